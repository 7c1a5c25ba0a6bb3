"""From project and results to the report: which chapters, in which order, with which names."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.document import Blocks, Part, Report
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.narrative.abbreviations import with_abbreviations
from lkjip_docgen.narrative.engine import Engine
from lkjip_docgen.narrative.italics import with_italics
from lkjip_docgen.narrative.mentions import with_mentions
from lkjip_docgen.narrative.openers import opened, with_contents
from lkjip_docgen.narrative.short_name import with_short_name
from lkjip_docgen.narrative.sources import with_sources_said_once
from lkjip_docgen.narrative.tied import resolved
from lkjip_docgen.resources import TEMPLATES, template
from lkjip_docgen.source import Project
from lkjip_docgen.templating import Konteks, cover_pictures, template_names
from lkjip_docgen.toml_tables import loads, parsed

_ORDER = "narasi/susunan.toml"
_INTERIM_ORDER = "narasi/susunan-periode.toml"


def compose(project: Project, hasil: Hasil) -> Report:
    """The report of a project: every part in the order of `susunan.toml`.

    One of a part of a year has an order and texts of its own (`susunan-periode.toml`).
    Raises `LkjipError` when the order file or a chapter has a mistake, or a part of the
    office's own has no place.
    """
    konteks = Konteks(laporan=project.laporan, hasil=hasil, project=project)
    names = template_names(konteks)
    engine = Engine(konteks, names, folders=(project.root / "templates", TEMPLATES))
    order = part_order(project.root, interim=not project.laporan.periode.tahunan)
    engine.try_out([f"narasi/{name}" for files in order.values() for name in files])
    chapters = {slot: _chapters(engine, files) for slot, files in order.items()}
    if project.laporan.bagian_tambahan:
        from lkjip_docgen.narrative.own_parts import with_own_parts

        chapters = with_own_parts(chapters, konteks, engine.office_text)
    parts = resolved(Part(slot, with_contents(blocks)) for slot, blocks in chapters.items())
    parts = tuple(with_short_name(parts, project.laporan.kantor))
    parts = tuple(with_italics(with_sources_said_once(with_mentions(parts))))
    parts = with_abbreviations(parts, project.laporan)
    context = names | {"gambar": cover_pictures(konteks)}
    return Report(properties=_properties(konteks), parts=parts, context=context)


def _chapters(engine: Engine, files: list[str]) -> Blocks:
    return opened(tuple(b for name in files for b in engine.render(f"narasi/{name}")))


def part_order(root: Path, *, interim: bool = False) -> dict[str, list[str]]:
    """The slots of the report in their order, each with the text files that fill it."""
    path = template(_INTERIM_ORDER if interim else _ORDER, root)
    read = loads if path.is_relative_to(TEMPLATES) else parsed
    try:
        table = read(path.read_text(encoding="utf-8-sig"))
        return {part["slot"]: [str(name) for name in part["berkas"]] for part in table["bagian"]}
    except (ValueError, OSError, KeyError, TypeError) as error:
        raise problem(
            codes.ARRANGEMENT,
            f"Susunan laporan tidak dapat dibaca: {error}.",
            path,
            f"Bandingkan dengan templates/{_ORDER} bawaan program.",
        ) from error


def _properties(konteks: Konteks) -> dict[str, str]:
    laporan = konteks.laporan
    name, periode = laporan.kosakata.laporan, laporan.periode
    return {
        "title": f"{name.lengkap} {laporan.kantor.nama} {periode.nama}",
        "subject": _subject(laporan),
        "author": laporan.kantor.nama,
        "company": laporan.instansi.kementerian.nama,
        "keywords": f"{name.pendek}; laporan kinerja; {laporan.kantor.nama}; "
        f"{periode.kecil.removeprefix('tahun ')}",
        "date": laporan.dokumen.tanggal.isoformat(),
        "language": "id-ID",
    }


def _subject(laporan: Laporan) -> str:
    """What kind of document it is, and of when: by the office's own word where it has one.

    A report is known again by it (`periode_dalam`).
    """
    periode, own = laporan.periode, laporan.istilah.laporan
    return f"Laporan kinerja {periode.kecil}" if own is None else f"{own.nama} {periode.nama}"
