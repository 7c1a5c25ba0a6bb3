"""Groups of a whole: of the staff, of what is spent and of where the money comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import rows_of_words
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.measures import HasilPos
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

Words = frozenset[str]

_OF_ALL: Final = frozenset(
    rows_of_words("pegawai pejabat jabatan dan dengan yang di pada program belanja sumber")
)
"""Words of a name that do not tell it from the other groups of its whole."""
_TAIL: Final = lazy_pattern(r"\s+(?:dan|serta)\s+.*$")


class Kelompok(Record):
    """A group: its name, the words that mean it, its shares of the whole in percent.

    The first of `bagian` is the one that is told; any of them may be meant.  `sebutan` are
    further words that mean it: its first letters, the beginning of a name of two things.
    """

    nama: str
    kata: Words
    sebutan: tuple[Words, ...]
    bagian: tuple[Decimal, ...]
    sumber: tuple[Quantity, ...]

    def meant_by(self, words: Words) -> int:
        """How many of its words mean it; 0 where these do not."""
        return max((len(one) for one in (self.kata, *self.sebutan) if one <= words), default=0)

    def words_in(self, words: Words) -> Words:
        """Those words by which it is meant, and what else its name says."""
        held = (one for one in (self.kata, *self.sebutan) if one <= words)
        return frozenset().union(*held, _words(self.nama))


class Keseluruhan(Record):
    """A whole with its groups, and where it stands in the data."""

    kelompok: tuple[Kelompok, ...]
    bagian: Path_

    def largest(self) -> Decimal:
        """The share of its largest group."""
        return max((group.bagian[0] for group in self.kelompok), default=Decimal(0))


def _words(name: str) -> Words:
    return frozenset(rows_of_words(name.lower()))


@remembered
def staff(subject: Subject) -> tuple[Keseluruhan, ...]:
    """The staff, divided in each way that the data have."""
    people = subject.hasil.pegawai
    found = []
    for number, row in enumerate(people.rincian if people else ()):
        counts = [(name, count) for name, count in row.kelompok if count.ada]
        total = sum((count.nilai for _, count in counts), Decimal(0))
        if total and len(counts) == len(row.kelompok):
            groups = (_group(name, "", [(count.nilai, total)], (count,)) for name, count in counts)
            found.append(Keseluruhan(tuple(groups), ("pegawai", "rincian", number)))
    return tuple(found)


@remembered
def money(subject: Subject) -> tuple[Keseluruhan, ...]:
    """The spending of the year by its kind, the sources of the money, and the programs."""
    budget = subject.hasil.anggaran
    year = subject.laporan.dokumen.tahun
    short = {row.nama: row.singkatan or "" for row in subject.laporan.anggaran.sumber_dana}
    kinds = [row.jenis for row in budget.jenis_belanja if row.tahun == year]
    programs = [program.pos for program in budget.versi[-1].program] if budget.versi else []
    found = (
        (("anggaran", "jenis_belanja"), kinds[-1] if kinds else ()),
        (("anggaran", "sumber_dana"), budget.sumber_dana),
        (("anggaran", "versi"), programs),
    )
    return tuple(
        Keseluruhan(tuple(_of_lines(lines, short)), path) for path, lines in found if len(lines) > 1
    )


def _of_lines(lines: Iterable[HasilPos], short: dict[str, str]) -> Iterator[Kelompok]:
    """Lines of the budget as groups, by what was allotted, spent, and spent of the allotted."""
    rows = list(lines)
    allotted = sum((row.pagu.nilai for row in rows if row.pagu.ada), Decimal(0))
    spent = sum((row.realisasi.nilai for row in rows if row.realisasi.ada), Decimal(0))
    for row in rows:
        parts = [(row.pagu.nilai, allotted)] if row.pagu.ada else []
        if row.realisasi.ada:
            parts.append((row.realisasi.nilai, spent))
            parts += [(row.realisasi.nilai, row.pagu.nilai)] if row.pagu.ada else []
        if parts:
            yield _group(row.nama, short.get(row.nama, ""), parts, (row.pagu,))


def _group(
    name: str, short: str, parts: list[tuple[Decimal, Decimal]], told: tuple[Quantity, ...]
) -> Kelompok:
    words = _words(name) - _OF_ALL or _words(name)
    row = [word for word in rows_of_words(name.lower()) if word not in ("dan", "dengan", "yang")]
    letters = {"".join(word[0] for word in row)} if len(row) > 2 else set()
    called = [frozenset({one}) for one in letters]
    called += [_words(short)] if short else []
    called += [_words(cut) - _OF_ALL] if (cut := _TAIL.sub("", name)) != name else []
    shares = tuple(part * 100 / whole for part, whole in parts if whole)
    return Kelompok(name, words, tuple(one for one in called if one), shares, told)


def together(groups: Sequence[Kelompok]) -> Kelompok:
    """Several groups of one whole as one, by their first share."""
    words = frozenset[str]().union(*(group.kata for group in groups))
    return Kelompok(
        in_a_row([group.nama for group in groups]),
        words,
        (),
        (sum((group.bagian[0] for group in groups), Decimal(0)),),
        tuple(value for group in groups for value in group.sumber),
    )
