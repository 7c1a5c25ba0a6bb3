"""Measures the .docx of an office with 20, 40 and 60 tables of its own, against bare docxtpl.

Every second table has a chart beside it (10, 20 and 30), drawn before and kept.

    python benchmarks/own_tables.py [--repeat N]

Each table is read from a CSV file of twelve rows and seven columns, with a row of sums.  The
floor is docxtpl on a report of equally many tables (`floor_docxtpl.py`).  No pages are laid out,
and charts are kept from an earlier build.  The cost has to grow in a line: the last twenty tables
take about what the twenty before them took.  Every command is a cold process; the first round is
not counted.  Exit status 1 when a target is missed.

    python benchmarks/own_tables.py prepare N FOLDER

writes the project of N tables into FOLDER.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from check import LKJIP
from processes import Cost, asked_costs, in_rounds, run

from lkjip_docgen.resources import SAMPLES

HERE = Path(__file__).resolve().parent
SAMPLE = SAMPLES / "rudenim-tanjung-purnama-2024"
SIZES = (20, 40, 60)
ROWS = 12
LIMIT = 2.0  # times the floor
GROWTH_LIMIT = 1.5  # of the last twenty tables against the twenty before
FLOOR = f"floor: docxtpl, {SIZES[-1]} own tables"
HEAD = "Wilayah;Loket;Daring;Keliling;Biaya;Selesai;Keterangan"


def name(size: int) -> str:
    """What the build of so many tables is called in a table."""
    return f"lkjip build, {size} own tables, charts cached"


def prepare(size: int, folder: Path) -> None:
    """A sample with a part of its own that holds `size` tables."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    file = folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    if text.count("\nbagian_tambahan: []\n") != 1:
        raise ValueError(f"{SAMPLE.name}: an empty list of own parts is expected")
    lines = ["bagian_tambahan:", "  - judul: Rincian Layanan", "    dalam: Bab III"]
    lines += ["    isi:", *(line for number in range(size) for line in _piece(number))]
    lines += [line for number in range(0, size, 2) for line in _chart(number)]
    file.write_text(text.replace("bagian_tambahan: []", "\n".join(lines)), encoding="utf-8")
    for number in range(size):
        (folder / f"layanan-{number}.csv").write_text(_table(number), encoding="utf-8")


def _piece(number: int) -> Iterator[str]:
    yield "      - tabel:"
    yield f"          judul: Layanan Bagian {number + 1}"
    yield f"          berkas: layanan-{number}.csv"
    yield "          sumber: Seksi Pelayanan"
    yield "          jumlah: {judul: Jumlah}"


def _chart(number: int) -> Iterator[str]:
    yield "      - grafik:"
    yield f"          judul: Loket dan Daring Bagian {number + 1}"
    yield f"          tabel: layanan-bagian-{number + 1}"
    yield "          jenis: batang"
    yield "          kategori: Wilayah"
    yield "          seri: [Loket, Daring]"


def _table(number: int) -> str:
    rows = [HEAD]
    for row in range(ROWS):
        value = 17 * number + 31 * row
        rows.append(f"Wilayah {row + 1};{value};{value + 5};{row};Rp{value}000;{50 + row}%;lancar")
    return "\n".join(rows) + "\n"


def commands(work: Path) -> dict[str, tuple[str | Path, ...]]:
    """What to measure, once its inputs are made in `work`."""
    found: dict[str, tuple[str | Path, ...]] = {}
    for size in SIZES:
        project, out = work / f"proyek-{size}", work / f"hasil-{size}"
        run((sys.executable, HERE / "own_tables.py", "prepare", str(size), project), work)
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
    """What the last twenty tables took, as a part of what the twenty before took, by CPU."""
    few, more, most = (costs[name(size)].cpu for size in SIZES)
    return (most - more) / (more - few) if more > few else 1.0


def main() -> int:
    """Prints the costs and how they stand; 1 when a target is missed or a command fails."""
    costs = asked_costs("The cost of many tables of the office's own.", measure, 45)
    if not costs:
        return 1
    (wall, cpu), grown = ratio(costs), growth(costs)
    print(f"{name(SIZES[-1])} / docxtpl: {wall:.2f} wall, {cpu:.2f} CPU (at most {LIMIT})")
    print(f"growth, the last twenty / the twenty before: {grown:.2f} (at most {GROWTH_LIMIT})")
    return int(min(wall, cpu) > LIMIT or grown > GROWTH_LIMIT)


if __name__ == "__main__":
    if sys.argv[1:2] == ["prepare"]:
        prepare(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(main())
