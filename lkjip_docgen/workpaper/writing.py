"""The whole workbook, sheet by sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from lkjip_docgen.workpaper.answers import Helpers
from lkjip_docgen.workpaper.arranging import arrange
from lkjip_docgen.workpaper.cell_places import place_all
from lkjip_docgen.workpaper.computed_sheet import write_computed
from lkjip_docgen.workpaper.evidence import Search
from lkjip_docgen.workpaper.findings_sheet import write_findings
from lkjip_docgen.workpaper.guide_sheet import write_guide, write_summary
from lkjip_docgen.workpaper.helper_sheet import write_helpers
from lkjip_docgen.workpaper.inputs_sheet import write_inputs
from lkjip_docgen.workpaper.library import xlsxwriter
from lkjip_docgen.workpaper.paper import Book, Paper
from lkjip_docgen.workpaper.review_sheet import Targets, write_review

_OF_NO_REPORT = datetime(2000, 1, 1, tzinfo=UTC)


def workpaper_bytes(paper: Paper) -> bytes:
    """The working paper of a report as an .xlsx file; equal reports give equal bytes.

    Raises `LkjipError` where XlsxWriter is not installed, or a sheet has too few rows.
    """
    arrangement = arrange(paper.laporan, paper.hasil)
    cells = place_all(arrangement)
    file = BytesIO()
    book = Book(xlsxwriter().Workbook(file, {"in_memory": True}), paper)
    book.raw.set_properties(_properties(paper))
    book.raw.set_calc_mode("auto")
    guide = write_guide(book)
    write_inputs(book, arrangement, cells)
    helpers = Helpers()
    differences = write_computed(book, arrangement, cells, helpers)
    rows = write_findings(book)
    write_review(book, Search(paper, arrangement), Targets(cells, rows))
    write_helpers(book, helpers)
    write_summary(guide, book, differences, helped=bool(helpers.all))
    book.raw.close()
    return file.getvalue()


def _properties(paper: Paper) -> dict[str, object]:
    laporan = paper.laporan
    day = laporan.dokumen.tanggal
    created = _OF_NO_REPORT if day is None else datetime(day.year, day.month, day.day, tzinfo=UTC)
    return {
        "title": f"Kertas kerja {laporan.kosakata.laporan.nama} {laporan.dokumen.tahun}",
        "author": laporan.kantor.nama,
        "comments": "Dibuat oleh LKjIP Docgen",
        "created": created.replace(tzinfo=None),
    }
