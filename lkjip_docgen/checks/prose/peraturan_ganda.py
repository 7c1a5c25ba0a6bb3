"""One regulation under two numbers or years, and amendments older than what they amend."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lkjip_docgen.checks.prose.peraturan import named_in
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import Kutipan, peraturan_dikenal, plain_title
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
    for one, meant in _odd_ones(cited):
        if one.kutipan.kunci not in seen:
            seen.add(one.kutipan.kunci)
            yield _differs(subject, one, meant)
    yield from _amended_before(subject)


def _odd_ones(cited: tuple[_Cited, ...]) -> Iterator[tuple[_Cited, _Cited]]:
    """The one citation of a field that has another number than that field has everywhere else."""
    fields: defaultdict[tuple[str, str, int], list[_Cited]] = defaultdict(list)
    times = Counter(one.kutipan.kunci for one in cited)
    for one in cited:
        kind, _, year = one.kutipan.kunci
        fields[one.teks.field, kind, year].append(one)
    for group in fields.values():
        most = max(group, key=lambda one: times[one.kutipan.kunci])
        odd = [one for one in group if one.kutipan.kunci != most.kutipan.kunci]
        if len(group) >= _FEW and len(odd) == 1 and times[odd[0].kutipan.kunci] == 1:
            number, usual = odd[0].kutipan.kunci[1], most.kutipan.kunci[1]
            if not odd[0].judul and _is_slip(number, usual):
                yield odd[0], most


_FEW = 3


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
    """Whether two citations are near each other: a later regulation may have an earlier's title.

    Of one number and one title, or of years that one slip makes of each other, they mean the same.
    """
    (_, first, year), (_, second, another) = one.kutipan.kunci, other.kutipan.kunci
    if (first, year) == (second, another):
        return False
    same_title = one.judul == other.judul and bool(one.judul)
    return (
        abs(year - another) <= _NEAR
        or (first == second and same_title)
        or (first == second and _is_slip_of_year(year, another))
    )


_NEAR = 2
"""Years within which no regulation is replaced by one of the same title."""


def _citations(subject: Subject) -> Iterator[_Cited]:
    """The regulations that are cited as in force, each with its title."""
    fields = {text.path: text for text in texts(subject)}
    for text in texts(subject):
        if "ahun" not in text.value and "/" not in text.value:
            continue
        for found in named_in(subject, text):
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
    codes: defaultdict[tuple[str, int], list[_Cited]] = defaultdict(list)
    for one in cited:
        kind, number, _ = one.kutipan.kunci
        if len(one.judul.split()) >= _WORDS and not _YEARLY.search(one.judul):
            titles[kind, one.judul].append(one)
        numbers[kind, number].append(one)
        if number.isdigit():
            digits[kind, one.kutipan.kunci[2], "".join(sorted(number))].append(one)
        else:
            codes[kind, one.kutipan.kunci[2]].append(one)
    yield from (_most_cited_first(group) for group in titles.values())
    yield from (found for group in numbers.values() for found in _may_be_one(group))
    yield from (_most_cited_first(group) for group in digits.values() if _has_one_title(group))
    yield from (group for found in codes.values() for group in _codes_alike(found))


def _codes_alike(group: list[_Cited]) -> Iterator[list[_Cited]]:
    """Numbers such as IMI-0229.PR.01.01 of one year that have two signs exchanged.

    A figure that differs may make the next decree of it; two that are exchanged do not.
    """
    for at, one in enumerate(group):
        for other in group[:at]:
            first, second = (found.kutipan.kunci[1] for found in (one, other))
            exchanged = len(first) == len(second) and sorted(first) == sorted(second)
            if exchanged and _is_slip(first, second) and _has_one_title([one, other]):
                yield _most_cited_first([other, one])


def _has_one_title(group: list[_Cited]) -> bool:
    """Whether citations with different numbers have no two titles that tell them apart."""
    return len({one.judul for one in group if one.judul}) < 2


def _most_cited_first(group: list[_Cited]) -> list[_Cited]:
    """Those with a title, then the others, in the order of the data."""
    return sorted(group, key=lambda one: not one.judul)


def _may_be_one(group: list[_Cited]) -> Iterator[list[_Cited]]:
    """Citations of one number of which only one year has a title, with those of another year.

    Those lie a year apart, or one slip of the pen; a code of a ministry is no number that the next
    year has again.
    """
    titled = {one.kutipan.kunci[2] for one in group if one.judul}
    bare = [one for one in group if not one.judul and one.kutipan.kunci[2] not in titled]
    if len(titled) > 1 or not bare:
        return
    first = next((one for one in group if one.judul), group[0])
    for one in bare:
        if _is_near(one.kutipan.kunci, first.kutipan.kunci):
            yield [first, one]


def _is_near(one: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
    """Whether a citation without a title is a slip of the other one, of the same number."""
    (_, number, year), another = one, other[2]
    if year == another or peraturan_dikenal(one) is not None:
        return False
    if not number.isdigit():
        return True
    if int(number) >= _LOWEST and abs(year - another) == 1:
        return True
    exchanged = sorted(str(year)) == sorted(str(another))
    return exchanged if one[0] in _EVERY_YEAR else _is_slip_of_year(year, another)


_EVERY_YEAR = ("uu",)
"""Kinds of which many of one number are cited: UU 17/2003 of finance, UU 17/2023 of health."""


def _is_slip_of_year(year: int, another: int) -> bool:
    """Whether two years differ in one figure, or in two that are exchanged: 2018 and 2008, 2081."""
    return _is_slip(str(year), str(another))


def _is_slip(first: str, second: str) -> bool:
    """Whether two rows of signs differ in one of them, or in their order."""
    if len(first) != len(second):
        return False
    unlike = sum(one != other for one, other in zip(first, second, strict=True))
    return unlike == 1 or (unlike > 1 and sorted(first) == sorted(second))


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
        for amending, amended in pairwise(named_in(subject, text)):
            between = text.value[amending.akhir : amended.mulai]
            if _AMENDS.match(between) and amending.kunci[2] < amended.kunci[2]:
                message = (
                    f"Peraturan tahun {amending.kunci[2]} tidak mungkin mengubah peraturan tahun "
                    f"{amended.kunci[2]}."
                )
                yield problem(subject, text, amended.akhir - 4, message, _ADVICE)
