"""Counts in texts, held against what the data count under the same words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_docgen.checks.data.gaps import slipped
from lkjip_docgen.checks.data.known_counts import (
    KnownCount,
    columns_of,
    counts_of_districts,
    known_counts,
)
from lkjip_docgen.checks.logic.patterns import COUNT, Ucapan, count, counted_things, flat
from lkjip_docgen.checks.rule import Other, Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.model import pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_ADVICE = "Sesuaikan jumlahnya, atau perbaiki datanya."
_ELSEWHERE = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.")
_THING = lazy_pattern(rf"(?P<n>{COUNT})\s+(?P<benda>[a-z][a-z ()/-]{{2,80}})")
_RATE = lazy_pattern(r"\b(?:per|setiap|tiap)\s+$")
_NOT_NOW_WORDS = r"sebelum\w*|lalu|semula|target\w*|rencana\w*|akan|depan"
_NOT_NOW = lazy_pattern(rf"\b(?:{_NOT_NOW_WORDS})\b")
_ANOTHER = lazy_pattern(rf"\b(?:(?:19|20)\d\d|{_NOT_NOW_WORDS}|sejak)\b")
"""What makes a count one of another year, or one that is not reached yet."""
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_SINCE = lazy_pattern(r"\bsejak\s+(?:\w+\s+){0,3}?(?:19|20)\d\d\b")
_NARROWED = lazy_pattern(r"\s+(?:per|se-|dan|yang|pembantu|di|pada|dari|antara)\b")
_RATIO = lazy_pattern(r"\s+(?:per|se-|pembantu)\b")
_NEAR = 2
"""How far a count may be off and still be that of the whole, not of some part of it."""
_LEAST = 10
"""A count from which on the same digits in another order are no chance."""
_LONG = 1000
"""A count of four digits that differs from a known one by one slip is that one."""


class _Known(Record):
    """What is known under one name: its totals, the cells that they sum, and where they stand."""

    hitungan: tuple[KnownCount, ...]

    def holds(self, number: int) -> bool:
        """Whether a number is a total or a cell."""
        return any(number == one.nilai or number in one.sel for one in self.hitungan)

    @property
    def most(self) -> KnownCount:
        """The highest total."""
        return max(self.hitungan, key=lambda one: one.nilai)


def other_than_counted(subject: Subject) -> Iterator[Problem]:
    """ "83 puskesmas pembantu" where the column of that name comes to 38.

    Three kinds are told: more than a table of all districts holds, a slip of the pen away from a
    total, and one or two away from it where the office is described as a whole.
    """
    known, everywhere = _known(subject), _everywhere(subject)
    if not known:
        return
    told: set[tuple[str, int]] = set()
    for text, sentence, start in counted_things(subject):
        match = _THING.match(sentence.isi, start)
        name = _name_at(match["benda"], known) if match else ""
        if match is None or not name or text.field.startswith(_ELSEWHERE):
            continue
        number = count(match["n"])
        if known[name].holds(number) or (name, number) in told:
            continue
        if sentence.isi[: match.start()].endswith("tahun ") and match["n"].isdecimal():
            continue  # "sampai tahun 2024 puskesmas keliling …"
        most = known[name].most
        if name in everywhere and number > most.nilai:
            wrong = None if _may_be_more(subject, sentence, match, name) else most
        else:
            apart = _is_apart(sentence, match, name)
            wrong = None if apart else _slip_of(text, number, known[name])
        if wrong is not None:
            told.add((name, number))
            yield _told(subject, text, sentence, match, name, wrong)


@remembered
def _known(subject: Subject) -> Mapping[str, _Known]:
    """What the data count, by its name in lower case."""
    found: defaultdict[str, list[KnownCount]] = defaultdict(list)
    for one in (*known_counts(subject), *counts_of_districts(subject)):
        if one.nilai == int(one.nilai):
            found[flat(one.nama.lower())].append(one)
    return {name: _Known(tuple(counts)) for name, counts in found.items() if len(name) > 4}


@remembered
def _everywhere(subject: Subject) -> frozenset[str]:
    """The names of columns that tell of every district."""
    return frozenset(flat(one.nama.lower()) for one in counts_of_districts(subject))


def _name_at(words: str, known: Mapping[str, _Known]) -> str:
    """The longest known name with which some words begin."""
    parts = words.split()
    names = (" ".join(parts[:size]).rstrip("()/- ") for size in range(len(parts), 0, -1))
    return next((name for name in names if name in known), "")


def _is_apart(sentence: Ucapan, match: re.Match[str], name: str) -> bool:
    """Whether a count is a rate, one of another time, or one of some part of the thing."""
    before = sentence.isi[: match.start()]
    if _ANOTHER.search(before) or _RATE.search(before[-10:]):
        return True
    return _NARROWED.match(_behind(sentence, match, name)) is not None


def _may_be_more(subject: Subject, sentence: Ucapan, match: re.Match[str], name: str) -> bool:
    """Whether a count may be more than there is of the thing: a rate, or one of another time.

    No part of it can be, which "yang" or "di" tells, nor what there has been since a year.
    """
    before = _SINCE.sub(" ", sentence.isi[: match.start()])
    other_years = set(_YEAR.findall(before)) - {str(subject.laporan.dokumen.tahun)}
    if other_years or _NOT_NOW.search(before) or _RATE.search(before[-10:]):
        return True
    return _RATIO.match(_behind(sentence, match, name)) is not None


def _behind(sentence: Ucapan, match: re.Match[str], name: str) -> str:
    """The words behind the name of what is counted."""
    return flat(sentence.isi[match.start("benda") :])[len(name) :]


def _slip_of(text: Text, number: int, known: _Known) -> KnownCount | None:
    """The total that a count contradicts; None where it may be of something else."""
    for one in known.hitungan:
        if _is_slip(number, one.nilai):
            return one
        whole = text.path[0] == "kantor" or number > one.nilai
        if one.is_of_table and number >= _LEAST and whole and abs(number - one.nilai) <= _NEAR:
            return one
    return None


def _is_slip(number: int, total: Decimal) -> bool:
    """Whether a count has the digits of a total otherwise ordered, or is a slip from a long one."""
    if number < _LEAST:
        return False
    if sorted(str(number)) == sorted(str(int(total))):
        return True
    if number >= 10 * _LEAST and any(number == total.scaleb(n) for n in (1, 2, 3)):
        return True
    written = Decimal(number)
    is_long = min(written, total) >= 10 * _LEAST and max(written, total) >= _LONG
    return is_long and slipped(written, total)


def _told(
    subject: Subject,
    text: Text,
    sentence: Ucapan,
    match: re.Match[str],
    name: str,
    known: KnownCount,
) -> Problem:
    words = f"{sentence.kutip(match, 'n')} {name}"
    message = f"“{words}”, padahal menurut {known.menurut} {format_decimal(known.nilai)}."
    others: tuple[Other, ...] = known.sel[:1] if known.sel else (known.path,)
    start = sentence.mulai + match.start()
    return problem(subject, text, start, message, _ADVICE, others=others)


# --- how often ----------------------------------------------------------------------------------

_OFTEN = lazy_pattern(
    r"(?<![\w-])(?P<kata>[a-z]+)\s+(?:sebanyak\s+|hingga\s+)?(?P<angka>\d{1,3}(?:\.\d{3}){0,3})\s+kali\b"
    r"(?!\s+(?:lipat|lebih))",
    holds="kali",
)
_OTHER_TIME = lazy_pattern(
    r"\b(?:(?:19|20)\d\d|sebelum\w*|lalu|sejak|depan|target\w*|rencana\w*|akan|sehari|sebulan"
    r"|setahun|seminggu|per|setiap|tiap)\b"
)
"""What makes a number of times one of another year, one that is planned, or a rate."""


def more_often_than_counted(subject: Subject) -> Iterator[Problem]:
    """What is said to have been done more often than its table sums up: "berlayar 54 kali"."""
    sums, now = list(_times(subject)), str(subject.laporan.dokumen.tahun)
    for text in texts(subject) if sums else ():
        if text.official or text.field.startswith(_ELSEWHERE) or "kali" not in text.lowered:
            continue
        for match in _OFTEN.finditer(text.lowered):
            done = roots(match["kata"])
            meant = [total for total in sums if done and roots(total.nama) == done]
            around = _sentence(text.lowered, match).replace(now, "")
            if len(meant) != 1 or _OTHER_TIME.search(around):
                continue
            if Decimal(match["angka"].replace(".", "")) > meant[0].nilai:
                message = (
                    f"“{flat(match.group())}” lebih banyak daripada jumlah {meant[0].nama} pada "
                    f"tabelnya, {format_decimal(meant[0].nilai)}."
                )
                others = (meant[0].path,)
                yield problem(subject, text, match.start(), message, _ADVICE, others=others)


def _sentence(words: str, match: re.Match[str]) -> str:
    """The words around a number up to the full stops beside it."""
    begin = words.rfind(". ", 0, match.start()) + 1
    end = words.find(". ", match.end())
    return words[begin : end if end >= 0 else None]


def _times(subject: Subject) -> Iterator[KnownCount]:
    """The columns of one word of which a table prints the sum."""
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel
        table = own.berkas if own is not None else None
        if own is None or table is None or own.jumlah is None:
            continue
        printed = {name.lower() for name in own.jumlah.kolom}
        for total in columns_of(table, own.judul, (*path, piece.jenis, "berkas")):
            if (not printed or total.nama.lower() in printed) and " " not in total.nama:
                yield total
