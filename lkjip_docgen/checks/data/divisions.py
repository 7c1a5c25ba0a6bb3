"""One whole divided in several ways: which division differs, and which of its figures is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.data.gaps import Culprits, Figure, culprits
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_


class Division(Record):
    """A way to divide a whole: its name, where it stands, its figures, and their sum."""

    nama: str
    path: Path_
    bagian: tuple[Figure, ...]
    jumlah: Quantity

    @property
    def nilai(self) -> Decimal:
        """The sum; only of one that is known."""
        return self.jumlah.nilai


_SHORT = 2
"""Figures of a division that are told one by one."""


class Difference(Record):
    """A division that differs from others, and the few figures of it that may explain that."""

    beda: Division
    acuan: tuple[Division, ...]
    tersangka: tuple[Figure, ...]

    @property
    def sel(self) -> Figure | None:
        """The figure that alone explains it."""
        return self.tersangka[0] if len(self.tersangka) == 1 else None

    @property
    def path(self) -> Path_:
        """The figure, else the division."""
        return self.sel.path if self.sel is not None else self.beda.path

    @property
    def others(self) -> tuple[Path_, ...]:
        """The divisions that it was held against, and its own figures that may be wrong.

        The few figures of a short division may all be.
        """
        suspects = tuple(figure.path for figure in self.tersangka)
        own = (self.beda.path,) if self.sel is not None else suspects
        if not suspects and len(self.beda.bagian) <= _SHORT:
            own = tuple(figure.path for figure in self.beda.bagian)
        return (*(division.path for division in self.acuan), *own)

    @property
    def menurut(self) -> str:
        """The divisions that agree, in words."""
        return in_a_row([division.nama for division in self.acuan])

    @property
    def seharusnya(self) -> Decimal | None:
        """What the figure has to be if all is to agree."""
        if self.sel is None:
            return None
        return self.sel.nilai + self.acuan[0].nilai - self.beda.nilai


def differences(divisions: Sequence[Division]) -> Iterator[Difference]:
    """The divisions that differ from what most of them say, else from the first.

    Of two that differ, one whose difference a slip of the pen explains is taken for the wrong one.
    """
    known = [division for division in divisions if division.jumlah.ada]
    counts = Counter(division.nilai for division in known)
    if len(counts) < 2:
        return
    right = _reference(known, counts)
    agreed = tuple(division for division in known if division.nilai == right.nilai)
    for division in known:
        if division.nilai != right.nilai:
            found = _explained(division, right)
            suspects = found.figures if found is not None else ()
            yield Difference(division, agreed, suspects)


def _reference(known: Sequence[Division], counts: Counter[Decimal]) -> Division:
    """The division that is taken for right."""
    (value, most), *rest = counts.most_common()
    if most > rest[0][1]:
        return next(division for division in known if division.nilai == value)
    first, *others = known
    if len(known) == 2 and _rank(first, others[0]) < _rank(others[0], first):
        return others[0]
    return first


_UNEXPLAINED = 9


def _rank(wrong: Division, right: Division) -> int:
    """How well a slip in the one division explains that it differs; the lower, the better."""
    found = _explained(wrong, right)
    return _UNEXPLAINED if found is None or found.only is None else found.rank


def _explained(wrong: Division, right: Division) -> Culprits | None:
    return culprits(wrong.bagian, right.nilai - wrong.nilai)
