"""Cross references in the office's texts, and the codes that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.report_texts import Text, texts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.text_places import problem
from lkjip_docgen.document import Heading, Report, each_block, numbering, referable
from lkjip_docgen.findings import LkjipError, Severity, near
from lkjip_docgen.office_text import (
    Asked,
    id_of,
    kodes,
    names_of,
    references,
    target_among,
)
from lkjip_docgen.source import Path_, dotted, office_texts


@rule("LK407", Severity.ERROR, "Rujukan silang tidak menemukan tujuannya")
def unknown(subject: Subject) -> Iterator[Problem]:
    """`[lihat](#kode)` where the report has no numbered table or figure, and no title, so called.

    Only the report itself shows what it holds: it is composed for this, where a text refers.
    """
    asked = [*_references(subject)]
    report = subject.composed() if asked else None
    if report is None:
        return
    ids = _ids(report)
    for text, reference in asked:
        if target_among(reference.target, ids) is None:
            yield problem(
                subject,
                text,
                reference.start,
                f"Rujukan ke `#{reference.target}` tidak menemukan tabel, gambar, atau judul; yang "
                "tercetak hanya katanya.",
                near(reference.target, names_of(ids)) or _ADVICE,
            )


_ADVICE = (
    "Beri tabel atau gambar yang dimaksud judul dan kode, misalnya “Tabel: Loket menurut Kecamatan "
    "{#loket}”, lalu rujuk dengan [lihat](#loket)."
)


def _references(subject: Subject) -> Iterator[tuple[Text, Asked]]:
    """Every reference of a text in Markdown."""
    for text in _in_markdown(subject, "](#"):
        yield from ((text, asked) for asked in references(text.value))


def _in_markdown(subject: Subject, sign: str) -> Iterator[Text]:
    """The texts in Markdown that hold a sign."""
    marked = frozenset(path for path, text in office_texts(subject.laporan) if sign in text)
    return (text for text in texts(subject) if text.path in marked)


@rule("LK408", Severity.ERROR, "Kode tabel atau gambar dipakai dua kali")
def twice(subject: Subject) -> Iterator[Problem]:
    """One kode of two tables or pictures in texts: a reference would lead to the first."""
    seen: dict[str, Path_] = {}
    for text in _in_markdown(subject, "{#"):
        for start, kode in kodes(text.value):
            name = id_of(kode)
            if name in seen:
                yield problem(
                    subject,
                    text,
                    start,
                    f"Kode `{kode}` sudah dipakai pada `{dotted(seen[name])}`.",
                    f"Beri kode lain, misalnya `{kode}-2`, dan sesuaikan rujukannya.",
                    (seen[name],),
                )
            seen.setdefault(name, text.path)


_NUMBERED = re.compile(
    r"\b(?P<jenis>Tabel|Gambar|Grafik|BAB|Bab|Lampiran)\s+"
    r"(?P<nomor>[IVX]+(?![\w.])|L\.\d{1,3}|\d{1,2}\.\d{1,3}|\d{1,3}(?![.,]?\d|\w))"
)
_OF_OTHERS = re.compile(
    r"\b(?:dokumen|renstra|rencana|RPJM\w*|RPJP\w*|RKPD|peraturan|keputusan|permen\w*|PMK|DIPA|DPA"
    r"|undang-undang|LHE|buku|profil|pedoman|surat|berkas|laporan\s+(?!ini|kinerja\s+ini)\w+)\b",
    re.IGNORECASE,
)
"""Documents that have chapters, tables and appendices of their own."""


@rule("LK475", Severity.WARNING, "Rujukan ke bab, tabel, gambar, atau lampiran yang tidak ada")
def numbers_without_a_block(subject: Subject) -> Iterator[Problem]:
    """ "Tabel 9.7", "BAB VII": a number that the report as it is printed does not have."""
    asked = [*_numbered(subject)]
    labels = _labels(subject.composed()) if asked else None
    if labels is None:
        return
    for text, match in asked:
        name = _name(match)
        if name is not None and not _is_there(name, labels):
            yield problem(
                subject,
                text,
                match.start(),
                f"Laporan ini tidak mempunyai {match.group()}.",
                "Tulis nomor yang benar, atau rujuk dengan [tabel](#kode) agar nomornya mengikuti.",
            )


def _numbered(subject: Subject) -> Iterator[tuple[Text, re.Match[str]]]:
    """Where the office's own words name a part of the report by its number."""
    for text in texts(subject):
        if text.official or not text.holds("tabel", "gambar", "grafik", "bab ", "lampiran "):
            continue
        for match in _NUMBERED.finditer(text.prose):
            before = text.prose[max(0, match.start() - 60) : match.start()].rpartition(". ")[2]
            after = text.prose[match.end() : match.end() + 60].partition(". ")[0]
            if not _OF_OTHERS.search(f"{before} {after}"):
                yield text, match


def _labels(report: Report | None) -> frozenset[str] | None:
    """ "Tabel 3.1", "BAB IV", and as many "Lampiran" as there are; None without a report."""
    if report is None:
        return None
    try:
        labels = numbering.number(report).labels.values()
    except LkjipError:
        return None
    appendices = [
        block
        for block in each_block(report.part("lampiran"))
        if isinstance(block, Heading) and block.level == _OF_APPENDICES
    ]
    counted = (f"Lampiran {n}" for n in range(1, len(appendices) + 1))
    return frozenset((*labels, *counted))


_OF_APPENDICES = 2
"""The level of the heading of an appendix."""


def _name(match: re.Match[str]) -> str | None:
    """A part as its label calls it; None for what may be numbered in another way."""
    kind, number = match["jenis"], match["nomor"]
    if kind in ("BAB", "Bab"):
        return f"BAB {number}" if number.isalpha() else f"BAB {numbering.roman(int(number))}"
    if kind == "Lampiran":
        return f"Lampiran {number}" if number.isdigit() else None
    if number.isalpha():
        return None
    return f"{'Gambar' if kind == 'Grafik' else kind} {number}"


def _is_there(name: str, labels: frozenset[str]) -> bool:
    """Whether a label is printed; a table may be counted through without its chapter."""
    kind, _, number = name.partition(" ")
    if number.isdigit() and kind != "Lampiran":
        return int(number) <= sum(label.startswith(f"{kind} ") for label in labels)
    return name in labels


def _ids(report: Report) -> frozenset[str]:
    return frozenset(name for part in report.parts for name in referable(part.blocks))
