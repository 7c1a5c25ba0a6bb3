"""One regulation under two numbers or years, and amendments older than what they amend."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import Kutipan, kutipan, plain_title
from lkjip_docgen.source import Path_, dotted

_ADVICE = "Cocokkan nomor dan tahunnya dengan naskah pada JDIH."
_AMENDS = lazy_pattern(
    r"\s+(?:tanggal\s+[^,;.]{5,30}\s+)?tentang\s+(?:Perubahan(?:\s+[Kk]e\w+)?\s+[Aa]tas|Pencabutan)\s+$"
)
_YEARLY = lazy_pattern(
    r"\b(?:Anggaran\s+Pendapatan|APB[ND]|Rencana\s+Kerja|Tahun\s+Anggaran|Upah|Perubahan|Pencabutan"
    r"|Penetapan|Tim|Rencana\s+Aksi|Penjabaran|Standar\s+(?:Biaya|Harga))\b",
    re.IGNORECASE,
)
"""Titles that another regulation bears every year."""
_REPLACES = lazy_pattern(
    r"\b(?:dicabut|diganti\w*|mencabut|menggantikan|menggantinya|sebelumnya|semula|dahulu|lama"
    r"|perubahan|mengubah|diubah)\b",
    re.IGNORECASE,
)
_WORDS = 4
"""Words of a title from which on two regulations of one title are one."""
_LOWEST = 10
"""A number that two regulations of following years seldom both are cited with."""


class _Cited(Record):
    """A regulation, the text that cites it, and its title where one stands there."""

    teks: Text
    kutipan: Kutipan
    judul: str

    @property
    def tertulis(self) -> str:
        """The citation as it is written, on one line."""
        return " ".join(self.teks.value[self.kutipan.mulai : self.kutipan.akhir].split())


@rule("LK487", Severity.WARNING, "Satu peraturan dengan dua nomor atau tahun")
def two_numbers(subject: Subject) -> Iterator[Problem]:
    """One title under two numbers or years; numbers a slip apart, of which one has no title."""
    cited = tuple(_citations(subject))
    seen: set[tuple[str, str, int]] = set()
    for group in _alike(cited):
        for one in group[1:]:
            if _differ_slightly(one, group[0]) and one.kutipan.kunci not in seen:
                seen.add(one.kutipan.kunci)
                yield _differs(subject, one, group[0])
    for one, meant in _meant_by_title(subject, cited):
        if one.kutipan.kunci not in seen:
            seen.add(one.kutipan.kunci)
            yield _differs(subject, one, meant)
    yield from _amended_before(subject)


def _meant_by_title(subject: Subject, cited: tuple[_Cited, ...]) -> Iterator[tuple[_Cited, _Cited]]:
    """Citations without a title beside the words of another one's title, of the same year.

    "Standar Pelayanan Minimal bidang kesehatan", from Peraturan Pemerintah 8 of 2018: the one of
    that title is number 2.
    """
    titled: defaultdict[tuple[str, int], list[_Cited]] = defaultdict(list)
    for one in cited:
        if one.judul:
            titled[one.kutipan.kunci[0], one.kutipan.kunci[2]].append(one)
    known = {one.kutipan.kunci for one in cited if one.judul}
    bare = [
        one
        for one in cited
        if not one.judul and one.kutipan.kunci not in known and one.kutipan.kunci[1].isdigit()
    ]
    beside = _fields_beside(subject) if bare else {}
    for one in bare:
        kind, number, year = one.kutipan.kunci
        words = roots(" ".join(beside.get(one.teks.path[:-1], ())))
        for other in titled[kind, year]:
            title = roots(other.judul)
            if other.kutipan.kunci[1] != number and len(title) >= _TELLING and title <= words:
                yield one, other
                break


_TELLING = 2


def _fields_beside(subject: Subject) -> dict[Path_, list[str]]:
    """The texts of each part of the data."""
    found: defaultdict[Path_, list[str]] = defaultdict(list)
    for text in texts(subject):
        found[text.path[:-1]].append(text.value)
    return found


def _differ_slightly(one: _Cited, other: _Cited) -> bool:
    """Whether two citations are near each other: a later regulation may have an earlier's title."""
    (_, first, year), (_, second, another) = one.kutipan.kunci, other.kutipan.kunci
    return (first, year) != (second, another) and abs(year - another) <= _NEAR


_NEAR = 2
"""Years within which no regulation is replaced by one of the same title."""


def _citations(subject: Subject) -> Iterator[_Cited]:
    """The regulations that are cited as in force, each with its title."""
    fields = {text.path: text for text in texts(subject)}
    for text in texts(subject):
        if "ahun" not in text.value and "/" not in text.value:
            continue
        for found in kutipan(text.value):
            around = text.value[max(0, found.mulai - 60) : found.akhir + 60]
            if not _REPLACES.search(around):
                yield _Cited(text, found, _title(text, found, fields))


_TITLE = lazy_pattern(r"\s+tentang\s+([A-Z][^.;,()]{10,160})")


def _title(text: Text, found: Kutipan, fields: dict[tuple[str | int, ...], Text]) -> str:
    """The title behind a citation, or in the field beside it; "" where there is none."""
    match = _TITLE.match(text.value, found.akhir)
    if match is not None:
        return plain_title(match[1])
    beside = fields.get((*text.path[:-1], "tentang")) if text.path[-1] == "nama" else None
    return plain_title(beside.value) if beside is not None else ""


def _alike(cited: tuple[_Cited, ...]) -> Iterator[list[_Cited]]:
    """Citations that mean one regulation.

    They are of one title, or of one number in following years, or of one year with numbers of the
    same digits: 14 and 41.
    """
    titles: defaultdict[tuple[str, str], list[_Cited]] = defaultdict(list)
    numbers: defaultdict[tuple[str, str], list[_Cited]] = defaultdict(list)
    digits: defaultdict[tuple[str, int, str], list[_Cited]] = defaultdict(list)
    for one in cited:
        kind, number, _ = one.kutipan.kunci
        if len(one.judul.split()) >= _WORDS and not _YEARLY.search(one.judul):
            titles[kind, one.judul].append(one)
        if number.isdigit() and int(number) >= _LOWEST:
            numbers[kind, number].append(one)
        if number.isdigit():
            digits[kind, one.kutipan.kunci[2], "".join(sorted(number))].append(one)
    yield from (_most_cited_first(group) for group in titles.values())
    yield from (_most_cited_first(group) for group in numbers.values() if _may_be_one(group))
    yield from (_most_cited_first(group) for group in digits.values() if _has_one_title(group))


def _has_one_title(group: list[_Cited]) -> bool:
    """Whether citations with different numbers have no two titles that tell them apart."""
    return len({one.judul for one in group if one.judul}) < 2


def _most_cited_first(group: list[_Cited]) -> list[_Cited]:
    """Those with a title, then the others, in the order of the data."""
    return sorted(group, key=lambda one: not one.judul)


def _may_be_one(group: list[_Cited]) -> bool:
    """Whether citations of one number lie a year apart, and only one year has a title."""
    years = {one.kutipan.kunci[2] for one in group}
    titled = {one.kutipan.kunci[2] for one in group if one.judul}
    return len(years) == 2 and max(years) - min(years) == 1 and len(titled) < 2


def _differs(subject: Subject, one: _Cited, first: _Cited) -> Problem:
    message = (
        f"{one.tertulis} di sini, {first.tertulis} pada `{dotted(first.teks.path)}`: tampaknya "
        "satu peraturan."
    )
    others = (first.teks.path,) if first.teks.path != one.teks.path else ()
    return problem(subject, one.teks, one.kutipan.mulai, message, _ADVICE, others=others)


def _amended_before(subject: Subject) -> Iterator[Problem]:
    """An amendment of a year before the one of what it amends."""
    for text in texts(subject):
        if "Perubahan" not in text.value and "Pencabutan" not in text.value:
            continue
        found = list(kutipan(text.value))
        for amending, amended in pairwise(found):
            between = text.value[amending.akhir : amended.mulai]
            if _AMENDS.match(between) and amending.kunci[2] < amended.kunci[2]:
                message = (
                    f"Peraturan tahun {amending.kunci[2]} tidak mungkin mengubah peraturan tahun "
                    f"{amended.kunci[2]}."
                )
                yield problem(subject, text, amended.akhir - 4, message, _ADVICE)
