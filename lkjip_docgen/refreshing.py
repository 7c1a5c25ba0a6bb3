"""Corrections after people have edited the report: new numbers in, corrected numbers out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.building import cache
from lkjip_docgen.document.signing import reserve_signatures
from lkjip_docgen.document.walk import charts_of
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.output import refuse_open, write_aside
from lkjip_docgen.place import Place
from lkjip_docgen.refresh import codes
from lkjip_docgen.refresh.outcome import Decisions, Outcome
from lkjip_docgen.refresh.package import DOCUMENT, origin_of, problem, read_docx
from lkjip_docgen.refresh.pages import printed_pages, set_pages
from lkjip_docgen.refresh.side import Side, ancestor
from lkjip_docgen.resources import template
from lkjip_docgen.source import Project, load_project
from lkjip_docgen.style import load_style
from lkjip_docgen.word.origin import Origin, is_untouched
from lkjip_docgen.word.package import write_zip

if TYPE_CHECKING:
    from lkjip_docgen.document.tree import Report
    from lkjip_docgen.quantity import Quantity
    from lkjip_docgen.refresh.pull import Correction
    from lkjip_docgen.word import Draft

Progress = Callable[[str], None]
_DATA_FILE = "laporan.yaml"


@dataclass(frozen=True, slots=True)
class Wish:
    """How a report is to be refreshed.

    `take` decides conflicts: "data", "file" or `PATH=data`, `PATH=file`.
    `track` shows what changed as tracked changes; `force` takes data of
    another office or year; `with_layout` brings the page numbers of the
    contents up to date where pages may have moved.
    """

    take: Sequence[str] = ()
    track: bool = False
    force: bool = False
    with_layout: bool = True


@dataclass(frozen=True, slots=True)
class RefreshResult:
    """The file written, the copy of the earlier one, and what was done.

    `untouched`: nobody had edited the report, so it is simply the new one.
    `layout` names the program that laid out the pages anew, if one did.
    """

    file: Path
    backup: Path | None
    outcome: Outcome
    untouched: bool
    layout: str = ""
    findings: tuple[Finding, ...] = ()


def data_of(report: Path) -> Path:
    """The project that a report was built in: its folder, or the one above `keluaran`."""
    for folder in (report.parent, report.parent.parent):
        if (folder / _DATA_FILE).is_file():
            return folder
    return Path()


def refresh(
    report: Path,
    data: Path | None = None,
    out: Path | None = None,
    wish: Wish | None = None,
    progress: Progress = lambda text: None,
) -> RefreshResult:
    """Bring an edited report up to date with the data.

    Without `out` the report itself is written anew, and the earlier file kept
    beside it.  Raises `LkjipError` for a report or data that cannot be used;
    nothing is changed then.
    """
    from lkjip_docgen.refresh.run import merge

    wish = wish or Wish()
    decisions = _decisions(wish.take)
    target = out if out is not None else report
    refuse_open(report)
    refuse_open(target)
    progress("Membaca laporan")
    edited = read_docx(report)
    origin = origin_of(edited, report)
    progress("Membaca data")
    project = load_project(data if data is not None else data_of(report))
    draft = _draft(project, origin, progress)
    if not wish.force:
        _refuse_foreign(report, origin, draft, project)
    progress("Memadukan")
    pages = printed_pages(ancestor(origin.parts, report).tree(DOCUMENT))
    renewed = draft.filled(pages)
    entries, outcome = merge(
        dict(edited), origin, renewed, decisions, report, track=wish.track, date=_moment(project)
    )
    _refuse_unknown(decisions, report)
    untouched = is_untouched(edited) and not wish.track
    if untouched:
        entries = renewed
    layout = ""
    if wish.with_layout and outcome.moves_pages:
        progress("Menata halaman")
        layout, numbers = _pages(entries, project)
        entries = draft.filled(numbers or pages) if untouched else _paged(entries, numbers, report)
    backup = _keep(report) if target == report else None
    write_aside(target, lambda aside: write_zip(aside, entries))
    return RefreshResult(target, backup, outcome, untouched, layout, project.findings)


def _draft(project: Project, origin: Origin, progress: Progress) -> Draft:
    """The report of the new data, its page numbers open."""
    from lkjip_docgen.charts import render
    from lkjip_docgen.measures import measure
    from lkjip_docgen.narrative import compose
    from lkjip_docgen.word import prepare

    progress("Menyusun naskah")
    style = load_style(project.root)
    report = _reserved(compose(project, measure(project.laporan)), origin)
    charts = charts_of(report)
    progress(f"Menyiapkan {len(charts)} grafik")
    drawn = render(charts, style, cache(project.root, "grafik"), ("png",))
    pictures = {chart.id: chart.files["png"] for chart in drawn}
    return prepare(report, template("laporan.docx", project.root), style, pictures)


def _reserved(report: Report, origin: Origin) -> Report:
    """With places for electronic signatures where the report was made with them."""
    if b"#TTE1#" in origin.parts[DOCUMENT]:
        return reserve_signatures(report, ("kata_pengantar",))
    return report


def _refuse_foreign(report: Path, origin: Origin, draft: Draft, project: Project) -> None:
    ours = (draft.properties.get("author", ""), draft.properties.get("subject", ""))
    if ours == (origin.office, origin.subject):
        return
    raise problem(
        codes.KANTOR_LAIN,
        report,
        f"{report.name} adalah {_lower(origin.subject)} {origin.office}, sedangkan "
        f"{project.data_file.name} berisi {_lower(ours[1])} {ours[0]}.",
        "Sebutkan data yang benar, atau tambahkan --force bila nama kantor atau tahunnya memang "
        "diubah.",
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _decisions(take: Sequence[str]) -> Decisions:
    """What `--take` says, each "data", "file" or `PATH=data`."""
    general, by_path = "", {}
    for wish in take:
        path, _, side = wish.rpartition("=")
        if path:
            by_path[path] = side
        else:
            general = side
    return Decisions(general, by_path)


def _refuse_unknown(decisions: Decisions, report: Path) -> None:
    unknown = sorted(set(decisions.by_path) - decisions.used)
    if unknown:
        raise problem(
            codes.JALUR_TIDAK_DIKENAL,
            report,
            f"Tidak ada pertentangan pada jalur {', '.join(unknown)}.",
            "Jalankan `lkjip refresh` tanpa --take untuk melihat jalur yang ada.",
        )


def _moment(project: Project) -> str:
    """When the change is said to be made: `SOURCE_DATE_EPOCH`, else the report's own date."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return f"{project.laporan.dokumen.tanggal.isoformat()}T00:00:00Z"


def _pages(entries: Mapping[str, bytes], project: Project) -> tuple[str, dict[str, str]]:
    """Where the bookmarks stand now, by LibreOffice; nothing where it is missing."""
    from lkjip_docgen.layout import libreoffice, page_numbers

    digest = hashlib.sha256()
    for name in sorted(entries):
        digest.update(name.encode() + b"\0" + entries[name])
    engine = libreoffice(lambda path: write_zip(path, entries))
    found = page_numbers(digest.hexdigest(), (engine,), cache(project.root, "halaman"))
    return found.engine, found.pages


def _paged(entries: dict[str, bytes], pages: Mapping[str, str], report: Path) -> dict[str, bytes]:
    if not pages:
        return entries
    side = Side(entries, report)
    set_pages(side.tree(DOCUMENT), pages)
    return side.result()


def _keep(report: Path) -> Path:
    """Keep the earlier file beside the report, under the time of now."""
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    backup = report.with_name(f"{report.name}.{moment}.bak")
    write_aside(backup, lambda aside: _copy(report, aside))
    return backup


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())


@dataclass(slots=True)
class Pull:
    """The corrections of one report, found and waiting for a yes."""

    report: Path
    project: Project
    corrections: list[Correction] = field(default_factory=list)
    refused: list[Finding] = field(default_factory=list)


def find_corrections(report: Path, data: Path | None = None, *, force: bool = False) -> Pull:
    """The numbers that people changed in a report, against the data.

    Computed numbers are refused with the inputs to change instead.
    """
    from lkjip_docgen.measures import measure
    from lkjip_docgen.refresh.pull import corrections

    edited = read_docx(report)
    origin = origin_of(edited, report)
    project = load_project(data if data is not None else data_of(report))
    if not force and origin.office != project.laporan.kantor.nama:
        raise problem(
            codes.KANTOR_LAIN,
            report,
            f"{report.name} adalah laporan {origin.office}, sedangkan {project.data_file.name} "
            f"berisi data {project.laporan.kantor.nama}.",
            "Sebutkan data yang benar, atau tambahkan --force.",
        )
    found = corrections(edited, origin, measure(project.laporan).quantities(), report)
    pull = Pull(report, project)
    for correction in found:
        quantity = correction.quantity
        if quantity is not None and quantity.value == correction.value:
            continue  # the data say so already
        refusal = _refusal(correction, found, report)
        if refusal is None:
            pull.corrections.append(correction)
        else:
            pull.refused.append(refusal)
    return pull


def _refusal(correction: Correction, found: Sequence[Correction], report: Path) -> Finding | None:
    """Why a correction cannot be written into the data; None when it can."""
    from lkjip_docgen.refresh.pull import parse_number

    quantity, where = correction.quantity, f" (di bawah judul “{correction.heading}”)"
    said = f"{correction.path}: {correction.old} menjadi {correction.new}{where}"
    code, why, remedy = codes.TIDAK_TERBACA, "", ""
    if quantity is None:
        why, remedy = "angka ini tidak ada lagi dalam data", "Periksa laporan dan datanya."
    elif correction.value is None:
        why, remedy = "isinya bukan satu angka", "Tulis satu angka, misalnya 1.234,50."
    elif quantity.inputs or quantity.formula:
        code, why = codes.ANGKA_HITUNGAN, f"angka ini dihitung ({quantity.formula})"
        names = dict.fromkeys(_described(given) for given in quantity.inputs)
        remedy = f"Perbaiki asalnya: {'; '.join(names)}." if names else "Perbaiki asalnya."
    elif parse_number(correction.old) != quantity.value:
        why = "datanya sudah berbeda dari yang tercetak ketika laporan dibuat"
        remedy = f"Jalankan `lkjip refresh` dahulu, atau ubah langsung di {quantity.place}."
    elif quantity.place is None:
        code, why, remedy = codes.ANGKA_HITUNGAN, "tempatnya dalam data tidak dikenal", ""
    elif len({c.value for c in found if c.path == correction.path}) > 1:
        why = "angka yang sama diubah menjadi nilai yang berbeda-beda"
        remedy = "Samakan dahulu dalam laporan, atau ubah langsung dalam data."
    if not why:
        return None
    return Finding(
        code, Severity.WARNING, f"{said}: {why}.", Place(str(report)), correction.path, remedy
    )


def _described(quantity: Quantity) -> str:
    return f"{quantity.path} ({quantity.place})" if quantity.place else quantity.path


def write_corrections(pull: Pull) -> tuple[Path, ...]:
    """Write the corrections into the data files, comments and order kept.

    Every file is kept as `.bak`.  Raises `LkjipError`, with the files as they
    were, when the data would not say afterwards what the report says.
    """
    from lkjip_docgen.measures import measure

    before: dict[Path, bytes] = {}
    for correction in pull.corrections:
        place, value = correction.place, correction.value
        if place is None or value is None or correction.quantity is None:
            continue
        file = Path(place.file)
        content = before.setdefault(file, file.read_bytes())
        text = _with_value(file, place, correction.quantity.nilai, value)
        if text is None:
            _restore(before)
            raise _not_written(correction, place)
        if content == file.read_bytes():
            _keep(file)
        _write(file, text.encode("utf-8"))
    try:
        quantities = measure(load_project(pull.project.data_file).laporan).quantities()
    except LkjipError:
        _restore(before)
        raise
    for correction in pull.corrections:
        now = quantities.get(correction.path)
        if correction.place is not None and (now is None or now.value != correction.value):
            _restore(before)
            raise _not_written(correction, correction.place)
    return tuple(before)


def _with_value(file: Path, place: Place, old: Decimal, new: Decimal) -> str | None:
    """The text of a data file with a number replaced; None where that is not to be done."""
    from lkjip_docgen.refresh.pull import written

    if file.suffix.lower() not in (".yaml", ".yml", ".csv"):
        return None
    try:
        return written(file.read_bytes().decode("utf-8"), place, old, new)
    except UnicodeDecodeError:
        return None


def _restore(before: Mapping[Path, bytes]) -> None:
    for file, content in before.items():
        if file.read_bytes() != content:
            _write(file, content)


def _write(file: Path, content: bytes) -> None:
    write_aside(file, lambda aside: _bytes(aside, content))


def _bytes(target: Path, content: bytes) -> None:
    target.write_bytes(content)


def _not_written(correction: Correction, place: Place) -> LkjipError:
    return LkjipError(
        Finding(
            codes.TIDAK_TERBACA,
            Severity.ERROR,
            f"{correction.path}: {correction.new} tidak dapat ditulis ke tempat asalnya. Data "
            "tidak diubah.",
            place,
            correction.path,
            "Ubah angka itu langsung pada tempat tersebut.",
        )
    )
