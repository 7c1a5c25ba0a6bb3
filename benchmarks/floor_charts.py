"""Floor: what bare matplotlib takes to draw the same charts as PNG.

A plain script as anybody would write it: one figure a chart, default style, values at the
marks, no search for the best place of anything.  Reads the charts' data from `charts.json`
in the folder given, and writes the pictures there.

    python floor_charts.py FOLDER
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

DPI = 200


def columns(figure: Figure, chart: dict[str, Any]) -> None:
    grouped(figure.add_subplot(), chart["categories"], chart["series"])


def bars(figure: Figure, chart: dict[str, Any]) -> None:
    axes = figure.add_subplot()
    height = 0.8 / len(chart["series"])
    for number, series in enumerate(chart["series"]):
        places = [i + number * height for i in range(len(chart["categories"]))]
        axes.bar_label(axes.barh(places, series["values"], height, label=series["name"]))
    axes.set_yticks(range(len(chart["categories"])), chart["categories"])


def lines(figure: Figure, chart: dict[str, Any]) -> None:
    axes = figure.add_subplot()
    for series in chart["series"]:
        axes.plot(chart["categories"], series["values"], marker="o", label=series["name"])
        for place, value in enumerate(series["values"]):
            axes.annotate(str(value), (place, value))
    axes.legend(loc="upper right")


def rows(figure: Figure, chart: dict[str, Any]) -> None:
    """A dot for each value, categories below each other."""
    axes = figure.add_subplot()
    for series in chart["series"]:
        axes.plot(series["values"], chart["categories"], "o", label=series["name"])
        for place, value in enumerate(series["values"]):
            axes.annotate(str(value), (value, place))
    axes.legend(loc="upper right")


def panels(figure: Figure, chart: dict[str, Any]) -> None:
    count = len(chart["categories"])
    for number, category in enumerate(chart["categories"]):
        values = [s | {"values": [s["values"][number]]} for s in chart["series"]]
        grouped(figure.add_subplot(1, count, number + 1), [category], values)


def tree(figure: Figure, chart: dict[str, Any]) -> None:
    axes = figure.add_subplot()
    axes.set_axis_off()
    leaves = place_tree(axes, chart["tree"], 0, 0)
    axes.set_xlim(-1, leaves)
    axes.set_ylim(-5, 1)


def place_tree(axes: Axes, node: dict[str, Any], left: float, depth: int) -> float:
    """Draws a box, the boxes under it and the lines between; returns where the next may start."""
    right = left
    for child in node["children"]:
        middle = right
        right = place_tree(axes, child, right, depth + 1)
        axes.plot([left, middle], [-depth, -depth - 1], color="grey")
    axes.text(left, -depth, node["name"], ha="center", bbox={"facecolor": "white"})
    return max(right, left + 1)


def grouped(axes: Axes, categories: list[str], all_series: list[dict[str, Any]]) -> None:
    """Columns of every series side by side over the categories."""
    width = 0.8 / len(all_series)
    for number, series in enumerate(all_series):
        places = [i + number * width for i in range(len(categories))]
        axes.bar_label(axes.bar(places, series["values"], width, label=series["name"]))
    axes.set_xticks(range(len(categories)), categories)
    axes.legend(loc="upper right")


KINDS: dict[str, Callable[[Figure, dict[str, Any]], None]] = {
    "columns": columns,
    "bars": bars,
    "lines": lines,
    "spark": lines,
    "dots": rows,
    "dumbbell": rows,
    "panels": panels,
    "tree": tree,
}


def main(folder: Path) -> None:
    for chart in json.loads((folder / "charts.json").read_text(encoding="utf-8")):
        figure = Figure(figsize=(chart["width"] / 2.54, chart["height"] / 2.54))
        KINDS[chart["kind"]](figure, chart)
        figure.savefig(folder / f"{chart['id']}.png", dpi=DPI)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
