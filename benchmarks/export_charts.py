"""Writes the data of a project's charts as JSON, for the matplotlib floor (not timed).

python export_charts.py PROJECT FOLDER
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import lkjip_docgen
from lkjip_docgen.document.chart import Chart, TreeNode
from lkjip_docgen.document.tree import Figure
from lkjip_docgen.document.walk import each_block
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative import compose


def number(value: Decimal | None) -> float:
    return 0.0 if value is None else float(value)


def node(tree: TreeNode) -> dict[str, Any]:
    return {"name": tree.nama, "children": [node(child) for child in tree.anak]}


def plain(chart: Chart) -> dict[str, Any]:
    """The chart as JSON types; a missing value is drawn as nothing."""
    return {
        "id": chart.id,
        "kind": chart.kind.value,
        "categories": list(chart.categories),
        "series": [{"name": s.nama, "values": [number(v) for v in s.nilai]} for s in chart.series],
        "tree": None if chart.tree is None else node(chart.tree),
        "width": chart.width_cm,
        "height": chart.height_cm,
    }


def main(project: Path, folder: Path) -> None:
    loaded = lkjip_docgen.load(project)
    report = compose(loaded, measure(loaded.laporan))
    charts = [
        plain(block.chart)
        for part in report.parts
        for block in each_block(part.blocks)
        if isinstance(block, Figure) and block.chart is not None
    ]
    (folder / "charts.json").write_text(json.dumps(charts), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
