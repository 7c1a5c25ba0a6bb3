"""New numbers into a chart of Word whose look people may have changed.

What people changed stays: the kind, the colours, the type, the axes.  What they left as it was
generated follows the new chart: the axis ends where it ends now, numbers are in its unit, a
point below its target is coloured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from lkjip_docgen.docx import Element, q, series_name

_DATA: Final = ("tx", "cat", "val")
_BEFORE: Final = {
    "tx": ("idx", "order"),
    "dPt": ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "explosion"),
    "cat": ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "explosion", "dPt",
            "dLbls", "trendline", "errBars"),
    "val": ("idx", "order", "tx", "spPr", "invertIfNegative", "marker", "explosion", "dPt",
            "dLbls", "trendline", "errBars", "cat"),
    "max": ("logBase", "orientation"),
    "min": ("logBase", "orientation", "max"),
    "majorUnit": ("axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines",
                  "title", "numFmt", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr",
                  "crossAx", "crosses", "crossesAt", "crossBetween"),
    "layout": ("tx", "legendPos", "legendEntry"),
}  # fmt: skip
"""What stands before a child of a series, a scale, an axis, a legend, in the schema's order."""
_NOISE: Final = ("extLst", "lang", "style", "date1904", "externalData", "printSettings")


def merged_chart(old: Element, mine: Element, new: Element) -> Element:
    """The chart `mine`, made from `old`, with what `new` says; a tree of its own.

    One that nobody has changed is simply the new one.
    """
    if _plain(old) == _plain(mine):
        return deepcopy(new)
    result = deepcopy(mine)
    _Merge(old, result, new).done()
    return result


class _Merge:
    """A chart of people, about to be changed, between the old and the new generated one."""

    def __init__(self, old: Element, mine: Element, new: Element) -> None:
        self._old, self._mine, self._new = old, mine, new

    def done(self) -> None:
        """Bring every series, axis and text up to date."""
        self._series()
        for axis in ("valAx", "catAx"):
            self._axis(axis)
        self._heading()
        for holder in ("plotArea", "legend", "title"):
            self._follow(holder, "layout")

    # --- series ----------------------------------------------------------------

    def _series(self) -> None:
        """Each series with its new numbers; new ones come in, those that are no more go."""
        before = [series_name(one) for one in _all(self._old, "ser")]
        mine = {series_name(one): one for one in _all(self._mine, "ser")}
        names = [series_name(one) for one in _all(self._new, "ser")]
        kept: set[Element] = set()
        for place, wanted in enumerate(_all(self._new, "ser")):
            name = names[place]
            was = before[place] if place < len(before) and before[place] not in names else ""
            there = mine.get(name, mine.get(was))
            if there is None:
                kept.add(self._come_in(wanted))
                continue
            old = _named(self._old, series_name(there))
            kept.add(there)
            _renew(old, there, wanted)
        for one in _all(self._mine, "ser"):
            if one not in kept:
                _take_out(one)

    def _come_in(self, wanted: Element) -> Element:
        """A series that the chart has not had, looking as it was generated."""
        numbers = [_whole(one, "idx") for one in _all(self._mine, "ser")]
        copy = deepcopy(wanted)
        fresh = str(max(numbers, default=-1) + 1)
        for name in ("idx", "order"):
            number = copy.find(_c(name))
            if number is not None:
                number.set("val", fresh)
        last = _all(self._mine, "ser")
        kind = _tag_of_parent(wanted)
        alike = [one for one in last if _tag_of_parent(one) == kind] or last
        if alike:
            alike[-1].addnext(copy)
        return copy

    # --- around them -------------------------------------------------------------

    def _axis(self, name: str) -> None:
        """The ends, steps and numbers of an axis, where people have not set their own."""
        for part in ("min", "max"):
            self._follow(f"{name}/scaling", part)
        self._follow(name, "majorUnit")
        self._follow(name, "numFmt")

    def _heading(self) -> None:
        """What stands above the axis."""
        old, mine, new = (root.find(f"{_c('chart')}/{_c('title')}") for root in self._sides())
        if _said(old) != _said(mine) or _said(mine) == _said(new):
            return
        chart = self._mine.find(_c("chart"))
        if mine is not None and new is not None:
            _say(mine, _said(new))
            return
        if mine is not None:
            _take_out(mine)
        elif chart is not None and new is not None:
            chart.insert(0, deepcopy(new))
        for deleted in self._mine.iter(_c("autoTitleDeleted")):
            deleted.set("val", "1" if new is None else "0")

    def _follow(self, holder: str, name: str) -> None:
        """Take over a part of a holder of the new chart, where people left the old one."""
        old, mine, new = (_first(root, holder) for root in self._sides())
        if mine is not None:
            _follow(name, old, mine, new)

    def _sides(self) -> tuple[Element, Element, Element]:
        return self._old, self._mine, self._new


def _renew(old: Element | None, mine: Element, new: Element) -> None:
    """The numbers of a series, and what follows from them of how it looks."""
    if mine.find(_c("yVal")) is not None:  # points by two numbers: the first is people's own
        _renew_points(mine, new)
    else:
        for name in _DATA:
            _put(mine, name, new.findall(_c(name)))
    if old is None:
        return
    _follow_group("dPt", old, mine, new, _points)
    if _points_of_labels(old) == _points_of_labels(mine):
        _take_labels(mine, new)
    labels = [one.find(_c("dLbls")) for one in (old, mine, new)]
    if labels[1] is not None:
        _follow("numFmt", labels[0], labels[1], labels[2])
    _follow("spPr", old, mine, new)


def _renew_points(mine: Element, new: Element) -> None:
    values, wanted = mine.find(_c("yVal")), new.find(_c("val"))
    if values is not None and wanted is not None:
        values[:] = deepcopy(list(wanted))
    _put(mine, "tx", new.findall(_c("tx")))


def _follow(name: str, old: Element | None, mine: Element, new: Element | None) -> None:
    """Give a holder the new child of a name, where it has the old one still."""
    was, here, wanted = (None if one is None else one.find(_c(name)) for one in (old, mine, new))
    if _look(was) == _look(here) and _look(here) != _look(wanted):
        _put(mine, name, [] if wanted is None else [wanted])


def _follow_group(
    name: str, old: Element, mine: Element, new: Element, known: Callable[[Element], object]
) -> None:
    if known(old) == known(mine) and known(mine) != known(new):
        _put(mine, name, new.findall(_c(name)))


def _points(series: Element) -> list[str]:
    """The points that look otherwise than their series."""
    return [_look(point) for point in series.findall(_c("dPt"))]


def _points_of_labels(series: Element) -> list[int]:
    """The points whose values are not shown, or shown otherwise than those of the series."""
    return [_whole(label, "idx") for label in series.iterfind(f"{_c('dLbls')}/{_c('dLbl')}")]


def _take_labels(mine: Element, new: Element) -> None:
    """Show the values of other points: of a line the first, the last, the highest and lowest."""
    labels, wanted = mine.find(_c("dLbls")), new.find(_c("dLbls"))
    if labels is None or wanted is None:
        return
    for label in labels.findall(_c("dLbl")):
        labels.remove(label)
    labels[:0] = deepcopy(wanted.findall(_c("dLbl")))


def _put(parent: Element, name: str, wanted: list[Element]) -> None:
    """Let a parent have copies of some children of a name and no others, in the schema's place."""
    there = parent.findall(_c(name))
    place = parent.index(there[0]) if there else _place(parent, name)
    for child in there:
        parent.remove(child)
    parent[place:place] = deepcopy(wanted)


def _place(parent: Element, name: str) -> int:
    before = {_c(other) for other in _BEFORE.get(name, ())}
    return max((n for n, child in enumerate(parent, start=1) if child.tag in before), default=0)


def _look(element: Element | None) -> str:
    """How a part is written, without what programs add and but for the last digits of numbers."""
    if element is None:
        return ""
    return "|".join(_written(element))


def _written(node: Element) -> Iterator[str]:
    name = etree.QName(node).localname
    if name in _NOISE:
        return
    values = ",".join(f"{key!s}={_rounded(str(value))}" for key, value in sorted(node.items()))
    yield f"{name}({values}){(node.text or '').strip()}"
    for child in node.iterchildren(etree.Element):
        yield from _written(child)


def _rounded(value: str) -> str:
    try:
        return f"{float(value):.6g}"
    except ValueError:
        return value


def _plain(root: Element) -> str:
    """A chart without what other programs add when they save it."""
    return "|".join(line for line in _written(root) if not line.startswith("AlternateContent"))


def _said(title: Element | None) -> str:
    return "" if title is None else "".join(t.text or "" for t in title.iter(q("a", "t")))


def _say(title: Element, text: str) -> None:
    for n, run in enumerate(title.iter(q("a", "t"))):
        run.text = "" if n else text


def _first(root: Element, path: str) -> Element | None:
    name, _, rest = path.partition("/")
    found = next(root.iter(_c(name)), None)
    return found if found is None or not rest else found.find(_c(rest))


def _all(root: Element, name: str) -> list[Element]:
    return list(root.iter(_c(name)))


def _named(root: Element, name: str) -> Element | None:
    return next((one for one in _all(root, "ser") if series_name(one) == name), None)


def _tag_of_parent(series: Element) -> str:
    parent = series.getparent()
    return "" if parent is None else str(parent.tag)


def _whole(element: Element, name: str) -> int:
    found = element.find(_c(name))
    written = "" if found is None else str(found.get("val", ""))
    return int(written) if written.isdecimal() else 0


def _take_out(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _c(name: str) -> str:
    return q("c", name)
