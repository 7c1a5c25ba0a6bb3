"""Charts of Word in a Word file: where they and their workbooks are, and what they say."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from hashlib import sha1
from itertools import count
from typing import Final

from lxml import etree

from lkjip_docgen.docx.package import RELATIONS, Package, part_name, relations_of
from lkjip_docgen.docx.xml import NAMESPACES, Element, q
from lkjip_docgen.records import Record

_OFFICE: Final = NAMESPACES["r"]
_CHART, _ID = q("c", "chart"), q("r", "id")
_CHART_RELATION, _BOOK_RELATION = f"{_OFFICE}/chart", f"{_OFFICE}/package"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_MOST: Final = 10_000  # points of a series, whatever a file of strangers says
_OWN: Final = re.compile(r"word/charts/grafik\d+\.xml")


class SeriesData(Record):
    """What a series of a chart says: its values as texts of numbers, "" where one is missing."""

    name: str
    values: tuple[str, ...]


class ChartData(Record):
    """What a chart says, however it looks."""

    categories: tuple[str, ...]
    series: tuple[SeriesData, ...]


def chart_entry(number: int) -> str:
    """The zip entry of a chart of our own."""
    return f"word/charts/grafik{number}.xml"


def workbook_entry(number: int) -> str:
    """The zip entry of the workbook inside it."""
    return f"word/embeddings/grafik{number}.xlsx"


def chart_of(package: Package, drawing: Element) -> str:
    """The entry of the chart that a drawing shows; "" where it shows none that the file has."""
    chart = next(drawing.iter(_CHART), None)
    name = "" if chart is None else part_name(package.target(chart.get(_ID, "")))
    return name if name in package.entries else ""


def chart_digest(package: Package, drawing: Element) -> str:
    """A digest of the chart that a drawing shows, its looks too; "" where it shows none."""
    name = chart_of(package, drawing)
    return sha1(package.entries[name]).hexdigest() if name else ""


def data_of_chart(root: Element) -> ChartData:
    """The numbers and names that a chart holds, which readers show without its workbook."""
    series = list(root.iter(q("c", "ser")))
    categories = _categories(series[0]) if series else ()
    return ChartData(
        categories, tuple(SeriesData(series_name(one), _values(one)) for one in series)
    )


def series_name(series: Element) -> str:
    """The name of a series of a chart."""
    name = series.find(q("c", "tx"))
    return "" if name is None else "".join(v.text or "" for v in name.iter(q("c", "v")))


def add_chart(package: Package, xml: bytes, workbook: bytes) -> str:
    """Add a chart of our own with its workbook; the relation of the text to it."""
    name = _free(package, chart_entry)
    package.add_part(name, xml, _CHART_TYPE)
    if workbook:
        set_workbook(package, name, workbook)
    return package.add_relation(_CHART_RELATION, name.removeprefix("word/"))


def bring_charts(source: Package, element: Element, home: Package) -> None:
    """Bring the charts along that an element of one file shows, which is to stand in another."""
    for chart in element.iter(_CHART):
        name = part_name(source.target(chart.get(_ID, "")))
        if name in source.entries:
            chart.set(_ID, add_chart(home, source.entries[name], workbook_of(source, name)))


def workbook_of(package: Package, chart: str) -> bytes:
    """The workbook inside a chart; empty where it has none."""
    relation = _book_relation(package, chart)
    return b"" if relation is None else package.entries.get(_inner(chart, relation), b"")


def set_workbook(package: Package, chart: str, data: bytes) -> None:
    """Give a chart its workbook, in the place of the one that it had.

    One that led out of the file gives way to one inside it.
    """
    relation = _book_relation(package, chart)
    if relation is not None and _inner(chart, relation) in package.entries:
        package.entries[_inner(chart, relation)] = data
    else:
        if relation is None:
            relation = etree.SubElement(package.relations(chart), f"{{{RELATIONS}}}Relationship")
            relation.set("Id", "rIdLkjip1")
        name = _free(package, workbook_entry)
        package.add_part(name, data, _BOOK_TYPE)
        relation.set("TargetMode", "Internal")
        relation.set("Type", _BOOK_RELATION)
        relation.set("Target", f"../{name.removeprefix('word/')}")
    _lead(package.tree(chart), relation.get("Id", ""))


def prune_charts(package: Package) -> None:
    """Take out the charts of the program that the text shows no more, with their workbooks."""
    shown = {chart.get(_ID) for chart in package.body.iter(_CHART)}
    for relation in list(package.relations()):
        name = part_name(relation.get("Target", ""))
        if not _OWN.fullmatch(name) or relation.get("Id") in shown:
            continue
        package.relations().remove(relation)
        book = _book_relation(package, name)
        if book is not None:
            package.drop(_inner(name, book))
        package.drop(name)
        package.drop(relations_of(name))


def _lead(root: Element, relation: str) -> None:
    """Let a chart lead to its workbook by a relation."""
    outside = root.find(q("c", "externalData"))
    if outside is None:
        outside = etree.Element(q("c", "externalData"))
        etree.SubElement(outside, q("c", "autoUpdate")).set("val", "0")
        after = {q("c", "printSettings"), q("c", "userShapes"), q("c", "extLst")}
        following = next((child for child in root if child.tag in after), None)
        if following is None:
            root.append(outside)
        else:
            following.addprevious(outside)
    outside.set(_ID, relation)


def _book_relation(package: Package, chart: str) -> Element | None:
    """How a chart leads to its workbook."""
    for relation in package.relations(chart):
        if relation.get("Type", "") in (_BOOK_RELATION, f"{_OFFICE}/oleObject"):
            return relation
    return None


def _inner(chart: str, relation: Element) -> str:
    """The entry that a relation of a chart leads to; "" where it leads out of the file."""
    if relation.get("TargetMode", "Internal") != "Internal":
        return ""
    target = relation.get("Target", "")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(chart), target))


def _free(package: Package, entry: Callable[[int], str]) -> str:
    return next(name for n in count(1) if (name := entry(n)) not in package.entries)


# --- what it says ----------------------------------------------------------------


def _categories(series: Element) -> tuple[str, ...]:
    """The names of the categories; of names in two rows those of the inner one."""
    names = series.find(q("c", "cat"))
    if names is None:
        names = series.find(q("c", "xVal"))
    if names is None:
        return ()
    inner = next(names.iter(q("c", "lvl")), names)
    return tuple(_texts(inner, _count(names)))


def _values(series: Element) -> tuple[str, ...]:
    values = series.find(q("c", "val"))
    if values is None:
        values = series.find(q("c", "yVal"))
    if values is None:
        return ()
    return tuple(map(_number, _texts(values, _count(values))))


def _count(data: Element) -> int:
    """How many points there are, missing ones too."""
    counted = next(data.iter(q("c", "ptCount")), None)
    written = "" if counted is None else counted.get("val", "")
    return min(int(written), _MOST) if written.isdecimal() else 0


def _texts(data: Element, length: int) -> Iterator[str]:
    points = {
        point.get("idx"): point.findtext(q("c", "v"), "") for point in data.iter(q("c", "pt"))
    }
    return (points.get(str(n), "") for n in range(length))


def _number(text: str) -> str:
    """A number as it is told apart from others: programs write the last digits otherwise."""
    try:
        return f"{float(text):.12g}"
    except ValueError:
        return text.strip()
