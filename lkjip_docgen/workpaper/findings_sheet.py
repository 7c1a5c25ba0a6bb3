"""The sheet "Temuan": what the checks found, and what the office accepted, with its reasons.

One row for each, so that Excel can filter and sort them; those that are gone when another one
is mended stand below it, as 3.1, 3.2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.checks import CheckResult
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.records import Record
from lkjip_docgen.workpaper.paper import Book, Column, Sheet

FINDINGS: Final = "Temuan"
_COLUMNS: Final = (
    Column("No.", 6, "count"),
    Column("Kode", 8, "count"),
    Column("Tingkat", 11),
    Column("Keadaan", 10),
    Column("Temuan", 52),
    Column("Letak dan jalur dalam data", 38, "small"),
    Column("Saran, atau alasan kantor menerimanya", 42, "small"),
)
_SEVERITIES: Final = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.HINT: "saran",
}
_MESSAGE: Final = 4
_OPEN, _ACCEPTED = "terbuka", "diterima"


class _Row(Record):
    """A finding as it is listed: under which number, in which state, with which reason."""

    number: int
    finding: Finding
    state: str = _OPEN
    reason: str = ""


def write_findings(book: Book) -> Sequence[int]:
    """Write the open findings, then the accepted ones; returns the row, from 0, of each."""
    found = book.paper.found
    sheet = book.sheet(FINDINGS, "Temuan Pemeriksaan", _hint(found), _COLUMNS)
    sheet.head()
    first = sheet.row
    rows = []
    for listed in _listed(found):
        rows.append(sheet.row)
        _write(book, sheet, str(listed.number), listed)
        for number, other in enumerate(listed.finding.same_cause, 1):
            same = _Row(listed.number, other, listed.state, "Ikut hilang bila yang di atas beres.")
            _write(book, sheet, f"{listed.number}.{number}", same)
    if not rows:
        _write_none(sheet)
    sheet.raw.autofilter(first - 1, 0, sheet.row - 1, len(_COLUMNS) - 1)
    return rows


def _hint(found: CheckResult) -> str:
    counts = Counter(finding.severity for finding in found.findings)
    told = ", ".join(f"{counts[severity]} {name}" for severity, name in _SEVERITIES.items())
    return (
        f"Hasil pemeriksaan program atas data laporan ini: {len(found.findings)} temuan terbuka "
        f"({told}) dan {len(found.accepted)} temuan yang diterima kantor, dengan alasannya."
    )


def _listed(found: CheckResult) -> Iterator[_Row]:
    """All findings under one count, the accepted ones last."""
    number = 0
    for finding in found.findings:
        number += 1
        yield _Row(number, finding)
    for accepted in found.accepted:
        number += 1
        yield _Row(number, accepted.finding, _ACCEPTED, accepted.alasan)


def _write(book: Book, sheet: Sheet, number: str, row: _Row) -> None:
    finding = row.finding
    if number.isdecimal():
        sheet.raw.write_number(sheet.row, 0, row.number, book.looks.of("count"))
    else:
        sheet.text(0, number)
    sheet.text(1, finding.code)
    sheet.text(2, _SEVERITIES[finding.severity])
    sheet.text(3, row.state)
    sheet.text(_MESSAGE, finding.message)
    sheet.text(5, "\n".join(_places(book, finding)))
    sheet.text(6, row.reason or finding.suggestion)
    sheet.end_row()


def _places(book: Book, finding: Finding) -> Iterator[str]:
    """Where the value stands, its path, and where it has another end."""
    yield from filter(None, (book.paper.place(finding.place), finding.path))
    for end in finding.others:
        where = book.paper.place(end.place) or end.path
        if where:
            yield f"bandingkan {where}"


def _write_none(sheet: Sheet) -> None:
    """A row that says that there is nothing to list."""
    for column in range(len(_COLUMNS)):
        sheet.text(column, "")
    sheet.text(_MESSAGE, "Tidak ada temuan.")
    sheet.end_row()
