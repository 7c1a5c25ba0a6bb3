"""What a chart says in words: the alternative text, built from its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.idn import print_quantity
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.templating import daftar_kata

MOST_NAMES = 4  # more categories with one value are counted, not named
MOST_SPOKEN = 12  # more categories without an order are summed up
MISSING = "belum ada data"
Point = tuple[str, Quantity]  # a category and its figure


def daftar(words: Sequence[str]) -> str:
    """Words joined as a sentence joins them: "a", "a dan b", "a, b, dan c"."""
    return str(daftar_kata(words))


def ringkas(name: str, points: Sequence[Point], *, berurut: bool = True) -> str:
    """One sentence on a series: highest, lowest and (if it has an order) latest figure.

    Says so when figures are missing or all the same.
    """
    known = [(label, quantity) for label, quantity in points if quantity.ada]
    if not known:
        return f"{name}: {_no_figure(points)}."
    parts = [_extremes(known)]
    if berurut:
        parts += _latest(known)
    parts += _gaps(points)
    return f"{name}: {'; '.join(parts)}."


def _no_figure(points: Sequence[Point]) -> str:
    """Why there is no figure at all."""
    reasons = dict.fromkeys(_said(quantity) for _, quantity in points)
    return daftar(list(reasons)) or MISSING


def _latest(known: Sequence[Point]) -> Iterator[str]:
    """The last figure, unless all are the same."""
    label, last = known[-1]
    if any(quantity.value != last.value for _, quantity in known):
        yield f"terakhir {print_quantity(last)} ({label})"


def _gaps(points: Sequence[Point]) -> Iterator[str]:
    """Why figures are missing, if any are, and which ones."""
    gaps: dict[str, list[str]] = {}
    for label, quantity in points:
        if not quantity.ada:
            gaps.setdefault(_said(quantity), []).append(label)
    for reason, labels in gaps.items():
        yield f"{reason} untuk {_named(labels)}"


def semua(name: str, points: Sequence[Point]) -> str:
    """One sentence that gives every figure of a short series."""
    return f"{name}: {'; '.join(f'{label} {_said(quantity)}' for label, quantity in points)}."


def _said(quantity: Quantity) -> str:
    return MISSING if quantity.status is Status.KOSONG else print_quantity(quantity)


def _extremes(known: Sequence[Point]) -> str:
    values = [quantity.nilai for _, quantity in known]
    if len(known) == 1:
        return f"{print_quantity(known[0][1])} ({known[0][0]})"
    if min(values) == max(values):
        return f"seluruhnya {print_quantity(known[0][1])}"
    return f"tertinggi {_at(known, max(values))}; terendah {_at(known, min(values))}"


def _at(known: Sequence[Point], value: object) -> str:
    """The printed value and every category that has it."""
    same = [(label, quantity) for label, quantity in known if quantity.value == value]
    return f"{print_quantity(same[0][1])} ({_named([label for label, _ in same])})"


def _named(labels: list[str]) -> str:
    rest = len(labels) - MOST_NAMES
    return daftar(labels if rest <= 0 else [*labels[:MOST_NAMES], f"{rest} lainnya"])
