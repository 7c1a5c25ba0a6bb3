"""The pages of PDF appendices in a Word file: pictures after the divider of each.

A Word file cannot hold a PDF.  It shows the first pages as pictures, each on a page of its own
that lies as the page does; the PDF of the report holds the pages themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lkjip_docgen.appendices.drawing import (
    MOST_PAGES,
    CannotDrawError,
    DrawnPage,
    DrawnPdf,
    can_draw,
    draw_pages,
    kept_pages,
)
from lkjip_docgen.appendices.read import page_alt
from lkjip_docgen.appendices.sheets import after_dividers
from lkjip_docgen.document import Block, Blocks, Figure, PageBreak, Paragraph, Report, Sheet, Text
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.model import Lampiran
from lkjip_docgen.narrative import divider_id
from lkjip_docgen.records import Record
from lkjip_docgen.source import Project, dotted, pdf_facts

LONGEST_ALT: Final = 500  # characters: half a minute of a screen reader
_WIDTH_CM: Final = 60.0  # wider than any paper: as wide as there is room
_ONLY_PDF: Final = "PDF laporan tetap memuatnya utuh."
_INSTALL: Final = 'Pasang pustakanya dengan: pip install "lkjip-docgen[pdf]".'
_NOT_HERE: Final = (Paragraph((Text("Halamannya hanya dimuat dalam bentuk PDF laporan ini."),)),)
_LIGHTER: Final = "Cetak ke PDF baru dengan resolusi 200 dpi pada kertas A4 atau F4."
_SPLIT: Final = (
    "Bila halaman selebihnya perlu ada dalam Word, bagi PDF itu menjadi beberapa lampiran."
)


@contextmanager
def pages_in_word(report: Report, project: Project) -> Iterator[tuple[Report, tuple[Finding, ...]]]:
    """The report with the pages of its PDF appendices as pictures, and what is not among them.

    The pictures are files as long as this lasts.
    """
    with TemporaryDirectory(prefix="lkjip-") as folder:
        wanted: dict[str, Blocks] = {}
        remarks: list[Finding] = []
        for number, lampiran in enumerate(project.laporan.lampiran):
            if lampiran.berkas is not None:
                appendix = _Appendix(project, lampiran, number)
                blocks, remark = _shown(appendix, Path(folder))
                wanted[appendix.divider] = blocks
                remarks += remark
        yield after_dividers(report, wanted, end_pages=False), tuple(remarks)


class _Appendix(Record):
    """A PDF appendix of a project, and its position among all appendices."""

    project: Project
    lampiran: Lampiran
    number: int

    @property
    def divider(self) -> str:
        """The id of its divider."""
        return divider_id(self.project.laporan, self.lampiran)

    @property
    def file(self) -> Path:
        """The PDF; raises `LkjipError` where it is none of the project."""
        return self.project.picture(self.lampiran.berkas or "")

    def remark(self, severity: Severity, message: str, suggestion: str) -> Finding:
        """A finding at the place of its file in the data."""
        path = ("lampiran", self.number, "berkas")
        place = self.project.places.value(path)
        return Finding(
            codes.LAMPIRAN_TANPA_GAMBAR, severity, message, place, dotted(path), suggestion
        )


def _shown(appendix: _Appendix, folder: Path) -> tuple[Blocks, list[Finding]]:
    """The pages of an appendix, and a remark where some are missing."""
    name = appendix.file.name
    missing = f"Halaman lampiran `{name}` tidak dimuat dalam dokumen Word"
    if not can_draw():
        why = f"{missing} karena pustaka yang menggambarnya belum terpasang. {_ONLY_PDF}"
        return _NOT_HERE, [appendix.remark(Severity.WARNING, why, _INSTALL)]
    try:
        drawn = _drawn(appendix.file)
    except LkjipError as error:
        (finding, *_) = error.findings
        why = f"{missing}: {finding.message}"
        return _NOT_HERE, [appendix.remark(Severity.WARNING, why, finding.suggestion)]
    except CannotDrawError:
        why = f"{missing} karena terlalu berat digambar. {_ONLY_PDF}"
        return _NOT_HERE, [appendix.remark(Severity.WARNING, why, _LIGHTER)]
    blocks = tuple(_blocks(appendix, drawn, folder))
    return blocks, _left_out(appendix, drawn)


def _drawn(file: Path) -> DrawnPdf:
    """The pages of a PDF, drawn unless they were; a PDF of others is looked at before that."""
    content = file.read_bytes()
    known = kept_pages(content)
    if known is not None:
        return known
    pdf_facts(file)
    return draw_pages(file, content)


def _left_out(appendix: _Appendix, drawn: DrawnPdf) -> list[Finding]:
    if drawn.number <= len(drawn.pages):
        return []
    message = (
        f"Hanya {MOST_PAGES} dari {drawn.number} halaman lampiran `{appendix.file.name}` dimuat "
        f"dalam dokumen Word. {_ONLY_PDF}"
    )
    return [appendix.remark(Severity.HINT, message, _SPLIT)]


def _blocks(appendix: _Appendix, drawn: DrawnPdf, folder: Path) -> Iterator[Block]:
    if drawn.number > len(drawn.pages):
        note = (
            f"Halaman 1–{len(drawn.pages)} disajikan pula sebagai gambar dalam bentuk Word; "
            f"seluruh {drawn.number} halamannya dimuat dalam bentuk PDF."
        )
        yield Paragraph((Text(note),))
    for number, page in enumerate(drawn.pages, start=1):
        file = folder / f"{appendix.number}-{number}.{page.ending}"
        file.write_bytes(page.content)
        yield PageBreak()
        yield Figure(
            id=f"{appendix.divider}-halaman-{number}",
            caption=(),
            alt=_alt(page_alt(appendix.lampiran.judul, number, drawn.number), page),
            picture=file,
            width_cm=_WIDTH_CM,
            framed=True,
            sheet=Sheet.TURNED if page.turned else Sheet.UPRIGHT,
        )


def _alt(name: str, page: DrawnPage) -> str:
    """Which page it is, and its words, cut between two words where they are many."""
    whole = f"{name}: {page.text}" if page.text else name
    if len(whole) <= LONGEST_ALT:
        return whole
    return f"{whole[:LONGEST_ALT].rpartition(' ')[0]} …"
