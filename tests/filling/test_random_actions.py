"""Whatever is done, the data file loads, says what was meant, and keeps its comments."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import random_actions
from draws import seeds, thorough

from lkjip_docgen.filling import Workspace
from lkjip_docgen.jobs.init import create_for
from lkjip_docgen.new_office import identity_of
from lkjip_docgen.resources import SAMPLES

OFFICES = sorted(folder.name for folder in SAMPLES.iterdir() if folder.is_dir())
TABLES = sorted(SAMPLES.glob("*/*.csv"))
CELLS = (
    "",
    "4,25",
    "4.25",
    "98,2%",
    "1,816",
    "teks; dua, tiga",
    'kata "kutip"',
    "=A1",
    "-3,5",
    "-",
)


def _actions() -> int:
    return 40 if thorough() else 20


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Losing power is not tried here."""
    monkeypatch.setattr("os.fsync", lambda _: None)


@pytest.mark.parametrize("with_others", [False, True], ids=["alone", "with others"])
@pytest.mark.parametrize("seed", seeds(1, 1))
@pytest.mark.parametrize("name", OFFICES)
def test_a_sample_is_edited_at_random(
    tmp_path: Path, name: str, seed: int, with_others: bool
) -> None:
    root = tmp_path / name
    shutil.copytree(SAMPLES / name, root)

    random_actions.run(root, seed, _actions(), with_others=with_others)


@pytest.mark.parametrize("with_others", [False, True], ids=["alone", "with others"])
@pytest.mark.parametrize("seed", seeds(2, 2))
def test_a_new_office_is_filled_in_at_random(tmp_path: Path, seed: int, with_others: bool) -> None:
    root = tmp_path / "kantor"
    create_for(identity_of({"nama": "Dinas Sosial Kota Baru", "tahun": 2025}), root)

    random_actions.run(root, seed, _actions(), with_others=with_others)


@pytest.mark.parametrize("seed", seeds(1, 1))
@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.name)
def test_a_table_is_filled_in_at_random(tmp_path: Path, table: Path, seed: int) -> None:
    root = tmp_path / "proyek"
    root.mkdir()
    shutil.copy(table.parent / "laporan.yaml", root)
    shutil.copy(table, root)
    workspace = Workspace(root)
    model = [list(row) for row in workspace.cells(table.name).rows]
    draw = random.Random(seed)

    for _ in range(_actions()):
        change_table(workspace, table.name, model, draw)
        assert filled(workspace.cells(table.name).rows) == filled(model)

    while workspace.undo() is not None:
        pass
    assert (root / table.name).read_bytes() == table.read_bytes()


def change_table(
    workspace: Workspace, name: str, model: list[list[str]], draw: random.Random
) -> None:
    """Write a block of cells, put a row in or take one out; the same in the plain model."""
    place, left = draw.randrange(1, len(model) + 1), draw.randrange(5)
    action = draw.choice(("cells", "cells", "cells", "row", "no row"))
    if action == "cells":
        block = [[draw.choice(CELLS) for _ in range(draw.randint(1, 3))] for _ in range(2)]
        workspace.set_cells(name, place, left, block)
        for number, cells in enumerate(block, place):
            model += [[] for _ in range(number + 1 - len(model))]
            model[number] += [""] * (left + len(cells) - len(model[number]))
            model[number][left : left + len(cells)] = cells
    elif action == "row":
        workspace.add_row(name, place, ["baru", "1,5"])
        model.insert(place, ["baru", "1,5"])
    elif place < len(model):
        workspace.remove_row(name, place)
        del model[place]


def filled(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The cells of a table, numbers with a point, without the empty ones at the ends of rows."""
    found = []
    for row in rows:
        cells = [re.sub(r"^(-?\d+),(\d+)(%?)$", r"\1.\2\3", cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        found.append(cells)
    return found
