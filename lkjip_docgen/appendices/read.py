"""PDF appendices of a project: opened, checked, their pages counted."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from pathlib import Path

from lkjip_docgen.document import Sheet
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.narrative import divider_id
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import PdfFacts, Project, dotted, doubts, pdf_facts


class Claim(IntEnum):
    """What a report with foreign pages may say of itself; the least of several counts."""

    NOTHING = 0
    ARCHIVE = 1  # PDF/A-3b
    ALL = 2  # PDF/A-3a and PDF/UA-1


class Appendix(Record):
    """A PDF that the report carries: the id of its divider, its title, its file.

    `sheets` says of each page how it lies, its rotation counted; `claim` what
    the report may still say of itself with these pages in it.
    """

    divider: str
    title: str
    file: Path
    sheets: tuple[Sheet, ...]
    claim: Claim = Claim.ALL

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self.sheets)

    def alt(self, page: int) -> str:
        """What a screen reader says of a page (from 1)."""
        return page_alt(self.title, page, self.pages)


def page_alt(title: str, page: int, pages: int) -> str:
    """What a screen reader says of a page (from 1) of a document of so many."""
    return " ".join(f"{title}, halaman {page} dari {pages}".split())


def read_appendices(project: Project) -> tuple[tuple[Appendix, ...], tuple[Finding, ...]]:
    """The PDF appendices in the order of the data, and what is doubtful about them.

    Raises `LkjipError` with every one that is damaged or empty (LK043),
    encrypted (LK044) or too long (LK045), each at its place in the data.
    """
    found: list[Appendix] = []
    problems: list[Finding] = []
    remarks: list[Finding] = []
    for number, lampiran in enumerate(project.laporan.lampiran, start=1):
        if lampiran.berkas is None:
            continue
        path = ("lampiran", number - 1, "berkas")
        file = project.picture(lampiran.berkas)
        placed = partial(replace, place=project.places.value(path), path=dotted(path))
        try:
            facts = pdf_facts(file)
        except LkjipError as error:
            problems += map(placed, error.findings)
            continue
        divider = divider_id(project.laporan, lampiran)
        found.append(Appendix(divider, lampiran.judul, file, _sheets(facts), _claim(facts)))
        remarks += map(placed, doubts(file, facts))
    if problems:
        raise LkjipError(problems)
    return tuple(found), tuple(remarks)


def _sheets(facts: PdfFacts) -> tuple[Sheet, ...]:
    return tuple(Sheet.TURNED if turned else Sheet.UPRIGHT for turned in facts.turned)


def _claim(facts: PdfFacts) -> Claim:
    if facts.faces:
        return Claim.NOTHING
    return Claim.ARCHIVE if facts.unreadable else Claim.ALL
