"""Measures the .docx of an office with 10, 20 and 30 indicators, against bare docxtpl.

    python benchmarks/many_indicators.py [--repeat N]

Each indicator has all its analyses: history, target of the plan, others to compare with, money,
a chart.  The floor is docxtpl on a report of equally many tables (`floor_docxtpl.py`).  No
pages are laid out, and charts are kept from an earlier build, as the floor has its pictures.
The cost has to grow in a line: the last ten indicators take about what the ten before them took.
Every command is a cold process; the first round is not counted.  Exit status 1 when a target is
missed.

    python benchmarks/many_indicators.py prepare N FOLDER

writes the project of N indicators into FOLDER.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

from check import LKJIP
from processes import Cost, asked_costs, in_rounds, run

from lkjip_docgen.resources import SAMPLES

HERE = Path(__file__).resolve().parent
SAMPLE = SAMPLES / "dinkes-teluk-cendana-2025"
PATTERN = "tbc"
"""The indicator of the sample that is repeated: a percentage with everything that one may have."""
SIZES = (10, 20, 30)
IN_ONE_OBJECTIVE = 5
LIMIT = 2.0  # times the floor
GROWTH_LIMIT = 1.5  # of the last ten indicators against the ten before
FLOOR = f"floor: docxtpl, {SIZES[-1]} indicators"


def name(size: int) -> str:
    """What the build of so many indicators is called in a table."""
    return f"lkjip build, {size} indicators, charts cached"


def prepare(size: int, folder: Path) -> None:
    """The sample with `size` indicators in the place of its own, in sasaran of five."""
    from ruamel.yaml import YAML  # here, so that the measuring process stays small

    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    yaml, file = YAML(), folder / "laporan.yaml"
    data = yaml.load(file.read_text(encoding="utf-8"))
    one = next(row for row in data["indikator"] if row["kode"] == PATTERN)
    rows = [_indicator(one, number) for number in range(size)]
    data["indikator"] = rows
    for agreement in data["perjanjian_kinerja"]:
        for level in agreement["tingkat"]:
            level["sasaran"] = list(_objectives(rows))
    with file.open("w", encoding="utf-8") as stream:
        yaml.dump(data, stream)


def _indicator(pattern: Any, number: int) -> Any:
    """A copy of an indicator with a code, a name and an objective of its own."""
    row = deepcopy(pattern)
    row["kode"] = f"nomor-{number + 1}"
    row["nama"] = f"{pattern['nama']} Wilayah {number + 1}"
    row["sasaran"] = f"s{number // IN_ONE_OBJECTIVE + 1}"
    return row


def _objectives(rows: list[Any]) -> Iterator[dict[str, Any]]:
    """The promises of an agreement about these indicators, under their objectives."""
    for start in range(0, len(rows), IN_ONE_OBJECTIVE):
        members = rows[start : start + IN_ONE_OBJECTIVE]
        promised = [
            {"nama": r["nama"], "indikator": r["kode"], "target": r["target"], "satuan": "Persen"}
            for r in members
        ]
        kode = members[0]["sasaran"]
        yield {"kode": kode, "nama": f"Meningkatnya pelayanan {kode}", "indikator": promised}


def commands(work: Path) -> dict[str, tuple[str | Path, ...]]:
    """What to measure, once its inputs are made in `work`."""
    found: dict[str, tuple[str | Path, ...]] = {}
    for size in SIZES:
        project, out = work / f"proyek-{size}", work / f"hasil-{size}"
        run((sys.executable, HERE / "many_indicators.py", "prepare", str(size), project), work)
        found[name(size)] = (LKJIP, "build", project, "-o", out, "--no-layout")
        run(found[name(size)], work)  # draws the charts
    (docx,) = out.glob("*.docx")
    floor = work / "dasar"
    floor.mkdir()
    run((sys.executable, HERE / "floor_docxtpl.py", "prepare", docx, floor), work)
    found[FLOOR] = (sys.executable, HERE / "floor_docxtpl.py", "render", floor)
    return found


def measure(work: Path, repeat: int) -> dict[str, Cost]:
    """The median cost of each command."""
    return in_rounds(commands(work), work, repeat)


def ratio(costs: dict[str, Cost]) -> tuple[float, float]:
    """The largest report against the floor, by wall clock and by CPU."""
    largest, floor = costs[name(SIZES[-1])], costs[FLOOR]
    return largest.wall / floor.wall, largest.cpu / floor.cpu


def growth(costs: dict[str, Cost]) -> float:
    """What the last ten indicators took, as a part of what the ten before them took, by CPU."""
    few, more, most = (costs[name(size)].cpu for size in SIZES)
    return (most - more) / (more - few) if more > few else 1.0


def main() -> int:
    """Prints the costs and how they stand; 1 when a target is missed or a command fails."""
    costs = asked_costs("The cost of many indicators.", measure, 45)
    if not costs:
        return 1
    (wall, cpu), grown = ratio(costs), growth(costs)
    print(f"{name(SIZES[-1])} / docxtpl: {wall:.2f} wall, {cpu:.2f} CPU (at most {LIMIT})")
    print(f"growth, the last ten / the ten before: {grown:.2f} (at most {GROWTH_LIMIT})")
    return int(min(wall, cpu) > LIMIT or grown > GROWTH_LIMIT)


if __name__ == "__main__":
    if sys.argv[1:2] == ["prepare"]:
        prepare(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main())
