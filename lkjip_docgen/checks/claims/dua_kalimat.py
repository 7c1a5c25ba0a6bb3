"""Two sentences of the report that count the same thing and come to different numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.klausa import (
    CHANGE,
    Clause,
    Number,
    clauses,
    may_tell_numbers,
    numbers_in,
)
from lkjip_docgen.checks.claims.pokok import Roots
from lkjip_docgen.checks.data.gaps import slipped
from lkjip_docgen.checks.logic.patterns import MONTH, Ucapan, counted
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import WORD, roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import has_figure, lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_ELSEWHERE: Final = (
    *("indikator.pembanding.", "penghargaan.", "pembinaan.", "langkah", "saran"),
    *("indikator.rencana_aksi.", "indikator.analisis.rekomendasi", "rencana_kinerja."),
)
"""What is planned, or told of others."""
_NO_COUNT_OF_IT = lazy_pattern(
    r"\b(?:akan|target\w*|rencana\w*|direncanakan|diusulkan|mengusulkan|usulan|menambah|ditambah"
    r"|depan|mendatang|setiap|tiap|per|masing-masing|rata-rata|semula|sebelum\w*|lalu|lain\w*|sisanya"
    r"|selebihnya|tersisa|tinggal|antara|sejak|pernah|triwulan|semester"
    rf"|{MONTH.lower()}|(?:19|20)\d\d)\b"
)
"""What makes a count one of another time, of a part, or no count of things."""
_END = lazy_pattern(r"[,.;:()]")
_PART_OF = lazy_pattern(r"\s+(?:[a-z]+\s+){0,2}dari\s")
_DENIED = lazy_pattern(r"\b(?:tidak|belum|bukan|tanpa|kurang)\b")
_SHARED_OF_SLIP: Final = 2
_SHARED: Final = 4
"""Telling words that two sentences share which count the same thing."""
_COMMON: Final = 40
"""A word of more sentences than that tells nothing apart."""


class _Counted(Record):
    """A count in a text: what is counted, the telling words of its clause, and where it stands."""

    text: Text
    kalimat: tuple[Path_, int]
    mulai: int
    nilai: Decimal
    tertulis: str
    benda: str
    kata: Roots
    disangkal: bool


@rule("LK580", Severity.WARNING, "Dua kalimat menyebut jumlah yang berbeda")
def told_twice(subject: Subject) -> Iterator[Problem]:
    """ "Daya tampung 120 orang" in one text, "menampung 1.200 orang" in another."""
    found = list(_counts(subject))
    told: set[tuple[Path_, int]] = set()
    for one, other in _pairs(found):
        key = (one.text.path, one.mulai)
        if key not in told and _contradict(one, other):
            told.add(key)
            message = (
                f"“{one.tertulis}”, padahal teks lain menyebut {format_decimal(other.nilai)}: "
                f"“{_quote(other)}”."
            )
            advice = "Samakan jumlahnya, atau sebutkan apa bedanya."
            end = place_of(subject, other.text, other.mulai) or other.text.path
            yield problem(subject, one.text, one.mulai, message, advice, others=(end,))


def _counts(subject: Subject) -> Iterator[_Counted]:
    for text, sentence in counted(subject):
        if not may_tell_numbers(sentence.isi) or text.field.startswith(_ELSEWHERE):
            continue
        for clause in filter(_may_count, clauses(sentence)):
            for number in numbers_in(clause):
                if number.jenis == "cacah" and number.nilai > 1 and not number.kira:
                    yield from _count_of(text, sentence, clause, number)


def _may_count(clause: Clause) -> bool:
    words = clause.isi
    return has_figure(words) and not (_NO_COUNT_OF_IT.search(words) or CHANGE.search(words))


def _count_of(text: Text, sentence: Ucapan, clause: Clause, number: Number) -> Iterator[_Counted]:
    words = sentence.isi[number.mulai :]
    figure = words.split(maxsplit=1)[0]
    behind = words[len(figure) :]
    if _PART_OF.match(behind):
        return
    near = _END.split(behind[:40], maxsplit=1)[0]
    thing = next((root for word in WORD.findall(near) for root in roots(word)), "")
    telling = clause.kata_pokok()
    if len(telling) >= _SHARED_OF_SLIP:
        written = " ".join(sentence.asli[number.mulai :].split()[:2]).rstrip(".,;")
        denied = _DENIED.search(clause.isi) is not None
        start = sentence.mulai + number.mulai
        said = (text.path, sentence.mulai)
        yield _Counted(text, said, start, number.nilai, written, thing, telling, denied)


def _pairs(found: Sequence[_Counted]) -> Iterator[tuple[_Counted, _Counted]]:
    """The counts of different sentences that share telling words, the later one first."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        shared = Counter(
            other for word in one.kata if len(holders[word]) < _COMMON for other in holders[word]
        )
        for other, times in sorted(shared.items()):  # the first one, whatever sets are in order
            if times >= _SHARED_OF_SLIP and found[other].kalimat != one.kalimat:
                yield one, found[other]
        for word in one.kata:
            holders[word].append(number)


def _contradict(one: _Counted, other: _Counted) -> bool:
    """Whether two counts are of the same thing, and differ."""
    if one.nilai == other.nilai or one.disangkal != other.disangkal:
        return False
    common = one.kata & other.kata
    least = min(len(one.kata), len(other.kata))
    of_it = not one.benda or one.benda in other.kata or len(common) > _SHARED_OF_SLIP
    if of_it and len(common) * 2 >= least and _is_slip(one.nilai, other.nilai):
        return True
    if one.text.path == other.text.path:
        return False  # of a list of several
    return one.benda == other.benda and len(common) >= _SHARED and len(common) == least


def _is_slip(one: Decimal, other: Decimal) -> bool:
    """Whether two counts are one with a slip of the pen: turned, tenfold, or one figure of many."""
    first, last = str(int(one)), str(int(other))
    if first.rstrip("0") == last.rstrip("0") and len(first) != len(last):
        return True
    if len(first) == len(last) == _FEW_FIGURES:
        return first == last[::-1]
    return min(len(first), len(last)) > _FEW_FIGURES and slipped(one, other)


_FEW_FIGURES: Final = 2


def _quote(found: _Counted) -> str:
    """The words around a count, as they are written."""
    words = found.text.value
    begin = max(words.rfind(". ", 0, found.mulai) + 1, found.mulai - 40, 0)
    return " ".join(words[begin : found.mulai + 40].split())
