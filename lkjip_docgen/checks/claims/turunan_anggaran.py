"""What a text may reckon from the budget: differences, sums and shares of its lines.

The data have no figure of "Rp287.068.000 dialihkan ke Program Dukungan Manajemen", though it is
the difference of two ceilings of one line, and no share of a kind of spending in all spending.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures import HasilPos, HasilVersi
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record

_MANY = 12
"""Of how many lines that stand beside each other the sums and differences are looked at."""


class _Sum(Record):
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


class _Line(Record):
    """A line of the budget by the names that texts give it, and what it is a part of."""

    nama: tuple[str, ...]
    isi: _Sum
    induk: tuple[_Sum, ...]


def follows_from_budget(
    subject: Subject, kind: str, value: Decimal, precision: Decimal, sentence: str
) -> bool:
    """Whether an amount or a percentage follows from the budget's lines.

    An amount is the difference of a line in two versions or years, what is left of it, or the sum
    or difference of two lines beside each other.  A percentage is the share or the growth of a
    line that the sentence names.
    """
    if kind == "rupiah":
        return _is_among(_amounts(subject), value, precision)
    if kind != "persen":
        return False
    words = _flat(sentence)
    named = [line for group in _groups(subject) for line in group if _is_named(line, words)]
    return any(abs(abs(share) - value) * 2 <= precision for share in _shares(named))


def totals_of_budget(subject: Subject, sentence: str) -> list[Decimal]:
    """What an amount may be a share of: the last total first, then those of the other versions
    and years, of what is left, and the lines that a sentence names."""
    budget, words = subject.hasil.anggaran, _flat(sentence)
    totals = [budget.total, *(version.total for version in budget.versi)]
    totals += [year.total for year in budget.jenis_belanja]
    sums = [_sum_of(total) for total in totals]
    sums += [line.isi for group in _groups(subject) for line in group if _is_named(line, words)]
    sums.append(_Sum(_value(budget.total_sumber_dana), None))
    return [value for one in sums for value in one.values() if value]


def names_line(subject: Subject, sentence: str) -> bool:
    """Whether a sentence names a program, an activity or a source of the budget."""
    words = _flat(sentence)
    return any(_is_named(line, words) for group in _groups(subject) for line in group)


def _is_named(line: _Line, words: str) -> bool:
    return any(name in words for name in line.nama)


def _is_among(known: Sequence[Decimal], value: Decimal, precision: Decimal) -> bool:
    """Whether a sorted row has a value that is `value` as far as it is written."""
    at = bisect_left(known, value - precision / 2)
    return at < len(known) and known[at] <= value + precision / 2


def _flat(words: str) -> str:
    return " ".join(words.lower().split())


# --- the lines ----------------------------------------------------------------------------------


@remembered
def _groups(subject: Subject) -> tuple[tuple[_Line, ...], ...]:
    """The lines that stand beside each other: of each year, version, program, and the sources."""
    budget = subject.hasil.anggaran
    years = (
        _beside(year.jenis, (_sum_of(year.total),)) for year in budget.jenis_belanja if year.jenis
    )
    versions = (group for version in budget.versi for group in _of_version(version))
    whole = _Sum(_value(budget.total_sumber_dana), _value(budget.total.realisasi))
    short = {row.nama: row.singkatan for row in subject.laporan.anggaran.sumber_dana}
    sources = tuple(
        _Line((*_names(line), *_whole_word(short.get(line.nama))), _sum_of(line), (whole,))
        for line in budget.sumber_dana
    )
    return (*years, *versions, sources)


def _of_version(version: HasilVersi) -> Iterator[tuple[_Line, ...]]:
    """The programs of a version, and the activities of each."""
    whole = _sum_of(version.total)
    yield _beside([program.pos for program in version.program], (whole,))
    for program in version.program:
        yield _beside(program.kegiatan, (_sum_of(program.pos), whole))


def _beside(lines: Iterable[HasilPos], wholes: tuple[_Sum, ...]) -> tuple[_Line, ...]:
    return tuple(_Line(_names(line), _sum_of(line), wholes) for line in lines)


def _whole_word(short: str | None) -> tuple[str, ...]:
    return (_flat(short),) if short else ()


def _names(line: HasilPos) -> tuple[str, ...]:
    """The name of a line, and what a text leaves out of it."""
    name = _flat(line.nama)
    return (name, f"belanja {name}") if " " not in name else (name,)


def _sum_of(line: HasilPos) -> _Sum:
    return _Sum(_value(line.pagu), _value(line.realisasi))


def _value(quantity: Quantity) -> Decimal | None:
    return quantity.nilai if quantity.ada else None


# --- what follows from them ---------------------------------------------------------------------


@remembered
def _amounts(subject: Subject) -> tuple[Decimal, ...]:
    """Every amount that follows, from the smallest."""
    found: set[Decimal] = set()
    for group in _groups(subject):
        found.update(abs(value) for line in group for value in line.isi.values() if value)
        found.update(_of_pairs([line.isi for line in group[:_MANY]]))
    for same in _same_lines(subject):
        found.update(_differences(same))
    return tuple(sorted(found))


def _same_lines(subject: Subject) -> Iterable[list[_Sum]]:
    """The values of each line in all versions and years."""
    found: defaultdict[str, list[_Sum]] = defaultdict(list)
    for group in _groups(subject):
        for line in group:
            found[line.nama[0]].append(line.isi)
    return found.values()


def _of_pairs(lines: Sequence[_Sum]) -> Iterator[Decimal]:
    """The sums of two lines, and by how much they differ."""
    for one, other in combinations(lines, 2):
        for first, last in zip(one.values(), other.values(), strict=True):
            if first is not None and last is not None:
                yield first + last
    yield from _differences(lines)


def _differences(lines: Sequence[_Sum]) -> Iterator[Decimal]:
    for one, other in combinations(lines[:_MANY], 2):
        for first, last in zip(one.values(), other.values(), strict=True):
            if first is not None and last is not None:
                yield abs(first - last)


def _shares(named: Sequence[_Line]) -> Iterator[Decimal]:
    """The share of each line in its whole, and its growth from one version or year to another."""
    for line in named:
        for whole in line.induk:
            pairs = zip(line.isi.values(), whole.values(), strict=True)
            yield from (part * 100 / all_ for part, all_ in pairs if part is not None and all_)
    for one, other in combinations(named[:_MANY], 2):
        if one.nama == other.nama:
            pairs = zip(one.isi.values(), other.isi.values(), strict=True)
            yield from ((b - a) * 100 / a for a, b in pairs if a and b is not None)
        elif one.induk == other.induk:
            yield from _shares_together(one, other)


def _shares_together(one: _Line, other: _Line) -> Iterator[Decimal]:
    """The share of two lines beside each other in what they are parts of."""
    for whole in one.induk:
        rows = zip(one.isi.values(), other.isi.values(), whole.values(), strict=True)
        for first, last, all_ in rows:
            if first is not None and last is not None and all_:
                yield (first + last) * 100 / all_
