"""The Perjanjian Kinerja composed as a document of its own, from the text of the report."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import count

from lkjip_docgen.document import (
    Block,
    Blocks,
    Heading,
    Paragraph,
    ParagraphRole,
    Part,
    Report,
)
from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan, Pejabat, PerjanjianKinerja, named_in
from lkjip_docgen.narrative.engine import Engine
from lkjip_docgen.narrative.tied import resolved
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.source import Project
from lkjip_docgen.templating import Konteks, cover_pictures, offer, signatories, template_names

PART = "perjanjian"
TEMPLATE = "perjanjian.docx"
_TEXT = "narasi/naskah-pk.md"


def compose_agreement(
    project: Project, hasil: Hasil, agreement: PerjanjianKinerja, *, single: bool = False
) -> Report:
    """One agreement as a report of one part: statement, tables of its levels, budget.

    Raises `LkjipError` when the text template has a mistake.
    """
    laporan = project.laporan
    konteks = Konteks(laporan, hasil, project)
    names = template_names(konteks) | {
        "naskah": agreement,
        "pejabat_untuk": offer(partial(_first_party if single else signatories, laporan)),
        "instansi": named_in(laporan.instansi, agreement),
    }
    engine = Engine(konteks, names, (project.root / "templates", TEMPLATES))
    engine.try_out([_TEXT])
    blocks = engine.render(_TEXT)
    return Report(
        properties=_properties(laporan, agreement),
        parts=resolved([Part(PART, tuple(_headed(blocks)))]),
        context=names | {"gambar": cover_pictures(konteks)},
    )


def _headed(blocks: Blocks) -> Iterator[Block]:
    """The blocks with headings for titles: the report has its own above them, this has not."""
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Paragraph) and block.role is ParagraphRole.TITLE:
            yield Heading(1, block.content, f"judul-{next(numbers)}", numbered=False)
        else:
            yield block


def _first_party(laporan: Laporan, dokumen: str, tahun: int, versi: str = "awal") -> Pejabat | None:
    """Who signs a document, without the superior."""
    found = signatories(laporan, dokumen, tahun, versi)
    return _alone(found) if found else None


def _alone(pejabat: Pejabat) -> Pejabat:
    """The signatories without the superior."""
    people = tuple(p for p in pejabat.penandatangan if p.peran != "pihak_kedua")
    return pejabat.model_copy(update={"penandatangan": people})


def _properties(laporan: Laporan, agreement: PerjanjianKinerja) -> dict[str, str]:
    office = laporan.kantor.nama
    return {
        "title": f"{agreement.nama_dokumen} {office}",
        "subject": agreement.nama_dokumen,
        "author": office,
        "company": agreement.nama_kementerian or laporan.instansi.kementerian.nama,
        "keywords": f"perjanjian kinerja; {office}; {agreement.tahun}",
        "date": (agreement.tanggal or laporan.dokumen.tanggal).isoformat(),
        "language": "id-ID",
    }
