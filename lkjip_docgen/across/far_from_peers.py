"""Figures far from those of all other offices: a digit lost, a comma too far.

Peers differ, and most distributions of offices are wide.  A figure is far where it is beyond all
the others by a wide margin and beyond what their own spread explains (median and median absolute
deviation, of the logarithms where sizes are compared).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from math import log10, sqrt
from statistics import median
from typing import Final

from lkjip_docgen.across.same_indicator import OfOffice
from lkjip_docgen.across.sheet import Figure, Sheet, Told
from lkjip_docgen.findings.codes import across as codes
from lkjip_docgen.records import Record, replace

PEERS: Final = 5
"""Other offices that it takes to know what is usual."""
_SPREADS: Final = 6
"""How many deviations from the median are far."""
_TO_DEVIATION: Final = 1.4826
_MARGIN: Final = 0.25
"""Of a percentage or index: how far beyond all others, as a share of the median."""
_TIMES: Final = 4
"""Of a size: how many times beyond all others, at least."""
_LEAST_SHARE: Final = 0.06
"""The deviation that percentages have at least, of the median: targets are missed, as happens."""
_BY_CHANCE: Final = 4
"""Of a small count: how many times its square root it is off without any reason."""
_FAR_TIMES: Final = 10
_FEWER_SPREADS: Final = 3
"""A size ten times beyond all others is far from these many deviations on."""
_FOLLOWS: Final = {"serapan": "pagu", "capaian penerimaan": "penerimaan"}
"""Figures with those that they follow from."""
_LEAST_SPREAD: Final = 0.15
"""The deviation of logarithms that sizes of few offices have at least: eight times is far."""
_NOTHING: Final = "nihil"
"""What a finding is about whose figure is nothing."""
_FEW: Final = 2
"""Offices of which none can be far from the others."""
_MONEY: Final = frozenset({"pagu", "penerimaan"})
_NEAR: Final = 10
"""How many times the least of other amounts the most of them is where they lie near."""
_POWERS: Final = {1: "sepuluh", 2: "seratus", 3: "seribu", 6: "sejuta"}


class _Held(Record):
    """A figure with the office that has it, and what offices of that rank are called."""

    office: str
    figure: Figure
    jenis: str = ""


def far_indicators(group: Sequence[OfOffice], without: frozenset[str] = frozenset()) -> list[Told]:
    """Figures of one indicator that are far from those of other offices, one an office.

    `without` are offices of which it is known that they tell it on another scale.
    """
    told: dict[str, Told] = {}
    for kind in ("target", "responden", "realisasi", "capaian"):
        rows = [
            _Held(one.office, one.indicator.figures[kind])
            for one in group
            if kind in one.indicator.figures and one.office not in without
        ]
        for found in _far(rows):
            told.setdefault(found.office, found)
    return list(told.values())


def far_offices(sheets: Sequence[Sheet]) -> list[Told]:
    """Money, revenue and employees of an office that are far from those of the others."""
    by_kind: dict[str, list[_Held]] = {}
    for sheet in sheets:
        for figure in sheet.figures:
            by_kind.setdefault(figure.known_as, []).append(_Held(sheet.folder, figure, sheet.jenis))
    found = {(kind, told.office): told for kind, rows in by_kind.items() for told in _far(rows)}
    for kind, rows in by_kind.items():
        for told in _several(rows):
            found.setdefault((kind, told.office), told)
    for (kind, office), told in list(found.items()):
        base = _FOLLOWS.get(kind, "")
        if (base, office) in found:
            cause = found[base, office]
            found[base, office] = replace(cause, resolves=(*cause.resolves, told))
            del found[kind, office]
    return list(found.values())


def nothing_yet(found: Sequence[Told]) -> list[Told]:
    """The findings; those of an office that has nothing yet in one."""
    by_office: dict[str, list[Told]] = {}
    for told in found:
        if told.about == _NOTHING:
            by_office.setdefault(told.office, []).append(told)
    first = {rows[0].office: rows for rows in by_office.values()}
    below = {id(told) for rows in first.values() for told in rows[1:]}
    return [
        replace(told, resolves=(*told.resolves, *first[told.office][1:]))
        if told.about == _NOTHING
        else told
        for told in found
        if id(told) not in below
    ]


def _far(rows: Sequence[_Held]) -> Iterator[Told]:
    """The figures of a kind that are far from all the others.

    Of few offices nobody knows what is far, but for money in thousands or millions.
    """
    if len(rows) > PEERS:
        yield from _ends(rows, _is_far)
        return
    for jenis in sorted({row.jenis for row in rows}):
        alike = [row for row in rows if row.jenis == jenis]
        if len(alike) > _FEW:
            yield from _ends(alike, _is_in_thousands)


def _ends(
    rows: Sequence[_Held], is_far: Callable[[Figure, Sequence[Figure]], bool]
) -> Iterator[Told]:
    """The least and the most of some figures, where they are far."""
    ordered = sorted(rows, key=lambda row: row.figure.value)
    for row, others in ((ordered[0], ordered[1:]), (ordered[-1], ordered[:-1])):
        if row.figure.value >= 0 and is_far(row.figure, [one.figure for one in others]):
            yield _told(row, others)


def _several(rows: Sequence[_Held]) -> Iterator[Told]:
    """Amounts of several offices of one rank that are a thousandth of what most others have."""
    for jenis in sorted({row.jenis for row in rows}):
        yield from _of_one_rank([row for row in rows if row.jenis == jenis])


def _of_one_rank(rows: Sequence[_Held]) -> Iterator[Told]:
    ordered = sorted(rows, key=lambda row: row.figure.value)
    for at in range(2, len(ordered) // 2 + 1):
        few, others = ordered[:at], ordered[at:]
        figures = [one.figure for one in others]
        if len(others) > len(few) and all(_is_in_thousands(r.figure, figures) for r in few):
            yield from (_told(row, others) for row in few)


def _is_in_thousands(figure: Figure, others: Sequence[Figure]) -> bool:
    """Whether money is a thousandth, or a thousand times, of what others have that lie near."""
    if figure.known_as not in _MONEY or figure.value <= 0 or min(o.value for o in others) <= 0:
        return False
    values = [float(other.value) for other in others]
    if max(values) / min(values) > _NEAR:
        return False
    powers = abs(log10(float(figure.value) / median(values))) / 3
    return round(powers) >= 1 and abs(powers - round(powers)) * 3 <= log10(_NEAR) / 2


def _is_far(figure: Figure, others: Sequence[Figure]) -> bool:
    values = [float(other.value) for other in others]
    value = float(figure.value)
    return (_is_far_share if figure.bounded else _is_far_size)(value, values)


def _is_far_share(value: float, others: Sequence[float]) -> bool:
    middle = median(others)
    margin = _MARGIN * abs(middle)
    beyond = max(min(others) - value, value - max(others))
    spread = max(_deviation(others), _LEAST_SHARE * abs(middle))
    return beyond > margin and abs(value - middle) > _SPREADS * spread


def _is_far_size(value: float, others: Sequence[float]) -> bool:
    if value <= 0 or min(others) <= 0:
        return False
    beyond = max(value / max(others), min(others) / value)
    middle = median(others)
    if beyond < _TIMES or abs(value - middle) < _BY_CHANCE * sqrt(middle):
        return False
    logs = [log10(other) for other in others]
    spreads = _FEWER_SPREADS if beyond >= _FAR_TIMES else _SPREADS
    return abs(log10(value) - median(logs)) > spreads * max(_LEAST_SPREAD, _deviation(logs))


def _deviation(values: Sequence[float]) -> float:
    middle = median(values)
    return _TO_DEVIATION * median(abs(value - middle) for value in values)


def _told(row: _Held, others: Sequence[_Held]) -> Told:
    """The finding, with the range of the others and the office nearest to it."""
    low, high = others[0].figure, others[-1].figure
    nearest = min(others, key=lambda one: abs(one.figure.value - row.figure.value))
    return Told(
        codes.MENYIMPANG,
        row.office,
        row.figure.spot,
        f"{row.figure.label} {row.figure.shown} jauh dari {len(others)} kantor lain: "
        f"{_span(low, high)}{_power(row.figure, others)}.",
        "Periksa angka dan satuannya dengan sumbernya. Bila memang demikian, terima temuan ini "
        "dengan alasannya.",
        ((nearest.office, nearest.figure.spot),),
        about=_NOTHING if not row.figure.value else "",
    )


def _span(low: Figure, high: Figure) -> str:
    if low.value == high.value:
        return f"semuanya {low.shown}"
    return f"{low.shown} sampai dengan {high.shown}"


def _power(figure: Figure, others: Sequence[_Held]) -> str:
    """Which power of ten parts a figure from the middle of the others, where one does."""
    middle = median(one.figure.value for one in others)
    if figure.value <= 0 or middle <= 0:
        return ""
    times = log10(figure.value / Decimal(middle))
    power = round(times)
    if abs(power) not in _POWERS or abs(times - power) > 0.3:
        return ""
    how = "kali" if power > 0 else "kali lebih kecil daripada"
    return f" (kira-kira {_POWERS[abs(power)]} {how} nilai tengahnya)"
