"""Figures of an earlier year told as those of the reported one: left from the last report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lkjip_docgen.checks.claims.claim_subjects import claim_subjects
from lkjip_docgen.checks.claims.klausa import Clause, Number, clauses, numbers_in
from lkjip_docgen.checks.claims.pokok import Pokok, Roots, subjects_of_numbers
from lkjip_docgen.checks.logic.patterns import Ucapan, counted
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit, written_places
from lkjip_docgen.records import Record

_ADVICE = (
    "Bila memang angka tahun itu yang dimaksud, sebutkan tahunnya. Bila tertinggal, tulis angka "
    "tahun laporan."
)
_UNITS: Mapping[str, tuple[Unit, ...]] = {
    "rupiah": (Unit.RUPIAH,),
    "persen": (Unit.PERSEN,),
    "desimal": (Unit.INDEKS, Unit.NILAI, Unit.JUMLAH, Unit.PERSEN),
    "cacah": (Unit.JUMLAH, Unit.ORANG, Unit.RESPONDEN),
}
_OF_ANOTHER_TIME = (
    *("indikator.pembanding.", "indikator.riwayat.", "penghargaan.", "kantor.", "evaluasi_akip."),
    *("rencana_kinerja.", "perjanjian_kinerja.", "landasan_hukum.", "pedoman.", "organisasi."),
    *("indikator.satuan", "renstra.", "diterima."),
)
"""Texts that tell of other years than the reported one."""
_YEAR = lazy_pattern(r"(?<![\d.,/])20\d\d(?![\d.,]\d)")
_YEAR_IN_PATH = lazy_pattern(r"(?<!\d)20\d\d(?!\d)")
OTHER_TIME: Final = lazy_pattern(
    r"\b(?:sebelum\w*|lalu(?!\s+lintas)|semula|mula-mula|awal\w*|dahulu|dulu|terdahulu|tadinya"
    r"|kemarin|dibanding\w*|perbandingan|daripada|sejak|berturut-turut|selama|lama|terakhir|depan"
    r"|mendatang|berikut\w*|menengah|renstra|rencana\s+strategis|rata-rata|triwulan|semester"
    r"|riwayat|tren|nasional|provinsi|kanwil|kantor\s+wilayah|masing-masing|baseline|tahun\s+dasar"
    r"|perkembangan|bergerak|antara|rentang|kisaran)\b"
)
"""What makes a figure one of another time, another office, or of several years."""
_NOT_REACHED = lazy_pattern(
    r"\b(?:dari|sejak|semula|menyamai|menyusul|mendekati|mengungguli|pengganti|oleh|naik|turun"
    r"|meningkat|menurun|bertambah|berkurang|tumbuh|kenaikan|peningkatan|penurunan|pertumbuhan"
    r"|selisih\w*|bobot\w*|skala)\s+(?:(?:angka|nilai|sebesar|realisasi|hasil|capaian)\s+)*$"
)
"""What makes the number behind it the first of two, or a change."""
_COMPARING = lazy_pattern(r"\b(?:dibanding\w*|daripada|dari|sejak|terhadap)\b")
_WORD_OF_MEASURE = lazy_pattern(
    r"\b(?:realisasi\w*|terealisasi|capaian\w*|target\w*|nilai\w*|angka\w*|hasil\w*|persentase\w*"
    r"|indeks\w*|pagu\w*|serapan\w*|penyerapan|terserap|sebesar|mencapai|menjadi|tercatat)\b"
)
_PARAGRAPH = lazy_pattern(r"\n\s*\n")
_THREE_DIGITS = lazy_pattern(r"\d(?:[.,]?\d){2,}")
"""A number of three digits and more, however it is written."""


class _Years(Record):
    """A subject, and its figures of earlier years by what they look like.

    `nama` finds its names as texts on claims know them, that of what measures it too.
    """

    pokok: Pokok
    nama: re.Pattern[str] | None
    lalu: Mapping[_Look, tuple[tuple[int, Roots, Quantity], ...]]


_Look = tuple[Unit, Decimal]
"""The unit of a figure, and its value as it is printed."""


def figures_of_other_years(subject: Subject) -> Iterator[Problem]:
    """A figure that is one of an earlier year, in a sentence that tells of the reported one.

    It must be exactly that of what the sentence names, or its section is about, and none that
    the same thing has in the reported year.
    """
    now = subject.laporan.dokumen.tahun
    names = {about.bagian: about.pola for about in claim_subjects(subject)}
    known = [
        _by_years(about, now, names.get(about.bagian)) for about in subjects_of_numbers(subject)
    ]
    looks = frozenset(look for about in known for look in about.lalu)
    digits = frozenset(_digits_of(value) for _, value in looks)
    for text, sentence in counted(subject):
        if not _may_hold(sentence, digits) or text.field.startswith(_OF_ANOTHER_TIME):
            continue
        for clause in clauses(sentence):
            for number in numbers_in(clause):
                if not looks.isdisjoint(_looks(number)):
                    yield from _left_over(subject, known, (text, sentence, clause), number)


def _digits_of(value: Decimal) -> str:
    """The digits of a number, without the zeros at its ends."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def _may_hold(sentence: Ucapan, digits: frozenset[str]) -> bool:
    """Whether a sentence has a number of some digits: a quick look, which no scale changes."""
    return any(
        number.replace(".", "").replace(",", "").strip("0") in digits
        for number in _THREE_DIGITS.findall(sentence.isi)
    )


_Said = tuple[Text, Ucapan, Clause]
"""A text, its sentence, and the clause of that."""


def _left_over(
    subject: Subject, known: list[_Years], said: _Said, number: Number
) -> Iterator[Problem]:
    """The problem with a number that is the figure of an earlier year, if it is one."""
    text, sentence, clause = said
    now = subject.laporan.dokumen.tahun
    if not _is_a_result(number, clause) or _tells_of_another_year(said, now):
        return
    words = roots(sentence.isi)
    meant = [about for about in known if _is_meant(about, text, sentence, clause, words)]
    if any(_is_now(about, number, words, now) for about in meant):
        return
    found = _past(meant, number, words, now)
    if found is None:
        return
    year, value, current = found
    if current is not None and _states(sentence, current):
        return  # beside that of this year it is the one that is compared
    shown = f"; {_named(current, now)}: {besaran(current)}" if current is not None else ""
    message = (
        f"“{_quoted(sentence, number)}” sama dengan angka {year} "
        f"({_YEAR.sub('', value.label).strip()}){shown}. Mungkin tertinggal."
    )
    others = (value,) if current is None else (current, value)
    yield problem(subject, text, sentence.mulai + number.mulai, message, _ADVICE, others)


# --- what is known of the years ----------------------------------------------------


def _by_years(about: Pokok, now: int, name: re.Pattern[str] | None) -> _Years:
    past: defaultdict[_Look, list[tuple[int, Roots, Quantity]]] = defaultdict(list)
    for words, group in about.angka.items():
        if words & _PARTS:
            continue
        for quantity in group:
            year = _year_of(quantity)
            if year is not None and year < now:
                for look in _looks_of(quantity):
                    past[look].append((year, words, quantity))
    return _Years(about, name, {look: tuple(rows) for look, rows in past.items()})


_PARTS = roots("bobot tertimbang pembanding selisih rasio sumbangan pembulatan")
"""Steps of a computation, which texts do not tell."""


def _year_of(quantity: Quantity) -> int | None:
    year = _YEAR_IN_PATH.search(quantity.path)
    return int(year.group()) if year else None


def _looks_of(quantity: Quantity) -> Iterator[_Look]:
    """How a value is printed in full, and without the zeros behind its decimals."""
    if quantity.ada:
        value = abs(quantity.nilai).normalize()
        yield quantity.unit, value
        if quantity.places < written_places(value):
            unit = Decimal(1).scaleb(-quantity.places)
            yield quantity.unit, value.quantize(unit, ROUND_HALF_UP).normalize()


def _looks(number: Number) -> tuple[_Look, ...]:
    value = number.nilai.normalize()
    return tuple((unit, value) for unit in _UNITS.get(number.jenis, ()))


# --- what a sentence says ------------------------------------------------------------


_FEWEST = 100
"""The least that the digits of a number may be: one of two digits is one of many.

`_THREE_DIGITS` finds the sentences that may have such a number.
"""


def _is_a_result(number: Number, clause: Clause) -> bool:
    """Whether a number is written in full, and is what something came to."""
    exact = number.nilai / number.besaran.ketelitian
    if number.kira or exact < _FEWEST or number.besaran.berskala:
        return False
    before = clause.isi[: number.mulai - clause.mulai]
    return _NOT_REACHED.search(before) is None


def _tells_of_another_year(said: _Said, now: int) -> bool:
    """Whether a clause, what stands before it, or the paragraph tells of another year."""
    text, sentence, clause = said
    end = clause.mulai + len(clause.isi)
    if OTHER_TIME.search(sentence.isi, 0, end):
        return True
    years = {int(year.group()) for year in _YEAR.finditer(sentence.isi, 0, end)}
    years |= _years_behind(sentence.isi, end)
    if years:
        return years != {now}
    return told_last(text.prose, sentence.mulai, now)


def _years_behind(sentence: str, end: int) -> set[int]:
    """The years behind a clause, but for one with which the clause is compared."""
    found = {int(year.group()): year.start() for year in _YEAR.finditer(sentence, end)}
    return {year for year, at in found.items() if not _COMPARING.search(sentence[end:at])}


def told_last(prose: str, start: int, now: int) -> bool:
    """Whether the sentences before one, in its paragraph, tell of another year or time last."""
    breaks = [match.end() for match in _PARAGRAPH.finditer(prose, 0, start)]
    before = prose[breaks[-1] if breaks else 0 : start].lower()
    years = [int(year.group()) for year in _YEAR.finditer(before)]
    if years:
        return years[-1] != now
    return _EARLIER.search(before) is not None


_EARLIER = lazy_pattern(r"\b(?:tahun(?:-tahun)?\s+(?:lalu|sebelum\w*|yang\s+lalu)|semula)\b")


def _is_meant(about: _Years, text: Text, sentence: Ucapan, clause: Clause, words: Roots) -> bool:
    """Whether a sentence names a subject, or a clause of its section tells of its measure."""
    if about.pokok.is_named(words, sentence.besar):
        return True
    if about.nama is not None and about.nama.search(sentence.besar):
        return True
    if not about.pokok.is_home_of(text.path):
        return False
    return bool(about.pokok.kosa & clause.kata()) or _WORD_OF_MEASURE.search(clause.isi) is not None


def _states(sentence: Ucapan, value: Quantity) -> bool:
    """Whether any number of a sentence is a value."""
    looks = set(_looks_of(value))
    return any(
        not looks.isdisjoint(_looks(number))
        for clause in clauses(sentence)
        for number in numbers_in(clause)
    )


def _is_now(about: _Years, number: Number, words: Roots, now: int) -> bool:
    """Whether a number is one that a subject has in the reported year, of what words name."""
    looks = set(_looks(number))
    return any(
        not looks.isdisjoint(_looks_of(quantity))
        for part, group in about.pokok.angka.items()
        if part <= words
        for quantity in group
        if (year := _year_of(quantity)) is None or year >= now
    )


_Past = tuple[int, Quantity, Quantity | None]
"""A year, a figure of it, and the same figure of the reported year, where the data have it."""


def _past(meant: list[_Years], number: Number, words: Roots, now: int) -> _Past | None:
    """The latest earlier year whose figure a number is, with that figure."""
    found = [
        (year, quantity, _current(about.pokok, quantity, now))
        for about in meant
        for look in _looks(number)
        for year, part, quantity in about.lalu.get(look, ())
        if part <= words
    ]
    return max(found, key=lambda row: row[0]) if found else None


def _current(about: Pokok, value: Quantity, now: int) -> Quantity | None:
    """The same figure of the reported year, where the data have it."""
    wanted = _without_year(value)
    for group in about.angka.values():
        for quantity in group:
            if _year_of(quantity) in (None, now) and _without_year(quantity) == wanted:
                return quantity if quantity.ada else None
    return None


def _named(value: Quantity, year: int) -> str:
    """What a value is called, with its year."""
    return value.label if str(year) in value.label else f"{value.label} {year}"


def _without_year(quantity: Quantity) -> tuple[str, ...]:
    """The steps of a path that tell what a figure is, not of which year."""
    steps = quantity.path.split(".")
    return tuple(step for step in steps if step not in _OF_YEARS and not _YEAR.fullmatch(step))


_OF_YEARS = frozenset({"tahun", "jenis_belanja"})
"""Steps of paths below which figures stand by years."""


def _quoted(sentence: Ucapan, number: Number) -> str:
    words = sentence.asli[number.mulai :].split()
    return words[0].rstrip(".,;:)”")
