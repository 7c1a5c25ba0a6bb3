"""What a text may reckon from the budget: differences, sums and shares of its lines.

The data have no figure of "Rp287.068.000 dialihkan ke Program Dukungan Manajemen", though it is
the difference of two ceilings of one line, and no share of a kind of spending in all spending.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkjip_docgen.checks.claims.klausa import Told, clause_around
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures import HasilPos, HasilVersi
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_MANY = 12
"""How many lines of one sentence are added up or compared."""


class Sum(Record):
    """Ceiling, spending and what is left of something; of what is not known, None."""

    pagu: Decimal | None
    realisasi: Decimal | None

    @property
    def sisa(self) -> Decimal | None:
        """What was not spent."""
        if self.pagu is None or self.realisasi is None:
            return None
        return self.pagu - self.realisasi

    def values(self) -> tuple[Decimal | None, ...]:
        """The three in their order."""
        return self.pagu, self.realisasi, self.sisa


class Line(Record):
    """A line of the budget of a year by the names that texts give it, and what it is a part of."""

    nama: tuple[str, ...]
    isi: Sum
    induk: tuple[Sum, ...]
    tahun: int
    pagu: Quantity


def follows_from_budget(subject: Subject, told: Told) -> bool:
    """Whether an amount or a percentage follows from the lines of the budget that are named.

    An amount is the value of a line, or the sum of two; where a change is told, the difference of
    two, or of one in two versions or years; of the budget as a whole only what is left of it and
    by how much it changed.  A percentage is the share or the growth of a line.
    """
    match told.jenis:
        case "rupiah":
            return any(map(told.is_, _amounts(subject, told)))
        case "persen":
            return any(map(told.is_, _shares(_lines_of(subject, told))))
    return False


def totals_of_budget(subject: Subject, sentence: str) -> list[Decimal]:
    """What an amount may be a share of: the totals of all versions and years, what is left of
    them, and the lines that a sentence names."""
    sums = [*_totals(subject), *(line.isi for line in _named(subject, sentence))]
    sums.append(Sum(_value(subject.hasil.anggaran.total_sumber_dana), None))
    return [value for one in sums for value in one.values() if value]


def tells_of_line(subject: Subject, sentence: str, position: int) -> bool:
    """Whether the words around a position are about a program, an activity or a source.

    A clause that names the budget as a whole is about a line only where it names one itself.
    """
    clause = clause_around(sentence, position)
    return bool(_named(subject, clause if _WHOLE.search(clause) else sentence))


_WHOLE = lazy_pattern(
    r"\b(?:pagu|realisasi|serapan|penyerapan|alokasi|sisa)\s+(?:awal\s+|akhir\s+)?"
    r"(?:anggaran|belanja|dipa|dpa)\b",
    re.IGNORECASE,
)


def _lines_of(subject: Subject, told: Told) -> list[Line]:
    """The lines that a number may be of: those its clause names, else those of its sentence."""
    named = _named(subject, told.anak_kalimat)
    if named or _WHOLE.search(told.di_depan_anak):
        return named
    return _named(subject, told.kalimat)


def _named(subject: Subject, words: str) -> list[Line]:
    """The lines that words name, in whole words."""
    flat = _flat(words)
    return [
        line
        for group in _groups(subject)
        for line in group
        if any(f" {name} " in flat for name in line.nama)
    ]


_WORD = lazy_pattern(r"[\w-]+")


def _flat(words: str) -> str:
    """Words in lower case with a space around each."""
    return f" {' '.join(_WORD.findall(words.lower()))} "


# --- the lines ----------------------------------------------------------------------------------


@remembered
def _groups(subject: Subject) -> tuple[tuple[Line, ...], ...]:
    """The lines that stand beside each other: of each year, version, program, and the sources."""
    budget, now = subject.hasil.anggaran, subject.laporan.dokumen.tahun
    years = (
        _beside(year.jenis, (_sum_of(year.total),), year.tahun)
        for year in budget.jenis_belanja
        if year.jenis
    )
    versions = (group for version in budget.versi for group in _of_version(version, now))
    whole = Sum(_value(budget.total_sumber_dana), _value(budget.total.realisasi))
    short = {row.nama: row.singkatan for row in subject.laporan.anggaran.sumber_dana}
    sources = tuple(
        Line(_names(line, short.get(line.nama)), _sum_of(line), (whole,), now, line.pagu)
        for line in budget.sumber_dana
    )
    return (*years, *versions, sources)


def _of_version(version: HasilVersi, now: int) -> Iterator[tuple[Line, ...]]:
    """The programs of a version, and the activities of each."""
    whole = _sum_of(version.total)
    yield _beside([program.pos for program in version.program], (whole,), now)
    for program in version.program:
        yield _beside(program.kegiatan, (_sum_of(program.pos), whole), now)


def _beside(lines: Iterable[HasilPos], wholes: tuple[Sum, ...], year: int) -> tuple[Line, ...]:
    return tuple(Line(_names(line), _sum_of(line), wholes, year, line.pagu) for line in lines)


def budget_lines(subject: Subject) -> Iterator[Line]:
    """The lines of all years and versions: kinds of spending, programs, activities, sources."""
    return (line for group in _groups(subject) for line in group)


def whole_budgets(subject: Subject) -> tuple[Sum, ...]:
    """The whole budget as it is reported, in all versions and years."""
    return _totals(subject)


def _names(line: HasilPos, short: str | None = None) -> tuple[str, ...]:
    """The name of a line, what a text leaves out of it, and its short name."""
    name = _flat(line.nama).strip()
    names = (name, f"belanja {name}") if " " not in name else (name,)
    return (*names, _flat(short).strip()) if short else names


def _totals(subject: Subject) -> tuple[Sum, ...]:
    """The whole budget as it is reported, in all versions and years."""
    budget = subject.hasil.anggaran
    totals = [budget.total, *(version.total for version in budget.versi)]
    totals += [year.total for year in budget.jenis_belanja]
    return tuple(map(_sum_of, totals))


def _sum_of(line: HasilPos) -> Sum:
    return Sum(_value(line.pagu), _value(line.realisasi))


def _value(quantity: Quantity) -> Decimal | None:
    return quantity.nilai if quantity.ada else None


# --- what follows from them ---------------------------------------------------------------------

_MEASURES = lazy_pattern(
    r"(?P<sisa>\b(?:sisa\w*|menyisakan|tersisa|(?:tidak|belum)\s+(?:ter|di)?serap)\b"
    r"(?:\s+(?:pagu|alokasi|anggaran))?)"
    r"|(?P<pagu>\b(?:pagu\w*|alokasi\w*|dialokasikan|target\w*)\b)"
    r"|(?P<realisasi>\b(?:realisasi\w*|terealisasi|terserap|menyerap|dibelanjakan|menghabiskan)\b)"
)
_DIFFERENCE = lazy_pattern(r"\bselisih\w*")
_CHANGED = lazy_pattern(
    r"\b(?:dialihkan|digeser|bergeser|dipindah\w*|pindah|bertambah|tambahan\w*|berkurang|naik|turun"
    r"|kenaikan\w*|penurunan\w*|meningkat|menurun|selisih\w*|lebih|kurang|ditambah|dikurangi)\b"
)


def _amounts(subject: Subject, told: Told) -> Iterator[Decimal]:
    """The amounts that follow from the lines of a number, or from the whole where none is named."""
    lines = _lines_of(subject, told)
    meant = _measures(told)
    if lines:
        yield from _known(meant, [line.isi for line in lines])
        yield from _of_pairs(meant, lines)
    elif "sisa" in meant:
        yield from _known(("sisa",), _totals(subject))
    if _CHANGED.search(told.anak_kalimat):
        yield from _differences(meant, [line.isi for line in lines] or _totals(subject))


def _measures(told: Told) -> tuple[str, ...]:
    """Which of the three a number is: by the last word before it; of a difference any."""
    found = [str(match.lastgroup) for match in _MEASURES.finditer(told.di_depan_anak)]
    if not found or _DIFFERENCE.search(told.di_depan_anak):
        return ("pagu", "realisasi", "sisa")
    return (found[-1],)


def _known(meant: Iterable[str], sums: Sequence[Sum]) -> Iterator[Decimal]:
    """The values of some sums that are known."""
    values = (getattr(one, measure) for measure in meant for one in sums)
    return (value for value in values if value is not None)


def _of_pairs(meant: Sequence[str], lines: Sequence[Line]) -> Iterator[Decimal]:
    """The sums of two lines that stand beside each other."""
    for one, other in combinations(lines[:_MANY], 2):
        if one.induk == other.induk and one.nama != other.nama:
            for measure in meant:
                both = list(_known((measure,), (one.isi, other.isi)))
                if len(both) > 1:
                    yield sum(both, Decimal(0))


def _differences(meant: Sequence[str], sums: Sequence[Sum]) -> Iterator[Decimal]:
    for measure in meant:
        for first, last in combinations(_known((measure,), sums[:_MANY]), 2):
            yield abs(first - last)


def _shares(named: Sequence[Line]) -> Iterator[Decimal]:
    """The share of each line in its whole, and its growth from one version or year to another."""
    for line in named:
        if line.isi.sisa is not None and line.isi.pagu:
            yield line.isi.sisa * 100 / line.isi.pagu
        for whole in line.induk:
            pairs = zip(line.isi.values(), whole.values(), strict=True)
            yield from (part * 100 / all_ for part, all_ in pairs if part is not None and all_)
    for one, other in combinations(named[:_MANY], 2):
        if one.nama == other.nama:
            pairs = zip(one.isi.values(), other.isi.values(), strict=True)
            yield from ((b - a) * 100 / a for a, b in pairs if a and b is not None)
        elif one.induk == other.induk:
            yield from _shares_together(one, other)


def _shares_together(one: Line, other: Line) -> Iterator[Decimal]:
    """The share of two lines beside each other in what they are parts of."""
    for whole in one.induk:
        rows = zip(one.isi.values(), other.isi.values(), whole.values(), strict=True)
        for first, last, all_ in rows:
            if first is not None and last is not None and all_:
                yield (first + last) * 100 / all_


def is_share_of_own_budget(
    subject: Subject, number: int, share: Decimal, precision: Decimal
) -> bool:
    """Whether a percentage is what was spent of the budget of an indicator, or what is left."""
    efficiency = subject.hasil.indikator[number].efisiensi
    if efficiency is None or not efficiency.serapan.ada:
        return False
    spent = efficiency.serapan.nilai
    return any(abs(value - share) < precision for value in (spent, 100 - spent))
