"""The formulas of the working paper give what the report prints, and follow what is changed."""

from __future__ import annotations

import random
import shutil
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from draws import share
from openpyxl import Workbook, load_workbook
from spreadsheet import INPUT, expected, paper_once, recalculated, results, retyped, rows, write

from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

NAMES = share(sorted(p.parent.name for p in SAMPLES.glob("*/laporan.yaml")), one_of=3)
CHANGED = 10


class Changed:
    """A sample of whose data ten numbers were changed, in its files and in its working paper."""

    def __init__(self, name: str, work: Path, book: Path) -> None:
        folder = work / name
        shutil.copytree(SAMPLES / name, folder)
        before = measure(load_project(folder).laporan)
        self.values = _drawn(before, random.Random(f"kertas-{name}"))
        self.hasil = retyped(folder, self.values)
        self.book = load_workbook(book)
        write(self.book, self.values)


def _drawn(hasil: Hasil, draw: random.Random) -> dict[str, Decimal]:
    """Ten inputs of different sections, each with another value of as many decimals."""
    used = {item.path for q in hasil.quantities().values() for item in q.inputs}
    sections: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in hasil.quantities().values():
        if quantity.path in used and _may_change(quantity):
            sections[".".join(quantity.path.split(".")[:2])].append(quantity)
    chosen: dict[str, Decimal] = {}
    while len(chosen) < CHANGED:
        for rows_ in sections.values():
            quantity = draw.choice(rows_)
            if len(chosen) < CHANGED:
                chosen[quantity.path] = _another(quantity)
    return chosen


def _may_change(quantity: Quantity) -> bool:
    if quantity.operasi or quantity.place is None or not quantity.value or quantity.urutan:
        return False
    return not quantity.path.endswith(("bobot", "skala_survei", "skala_hasil"))


def _another(quantity: Quantity) -> Decimal:
    """A value close by: rupiah and counts stay whole, scores below the end of their scale."""
    if quantity.unit in (Unit.RUPIAH, Unit.ORANG, Unit.RESPONDEN, Unit.JUMLAH):
        return quantity.nilai + 1
    step = Decimal(1).scaleb(quantity.nilai.as_tuple().exponent)
    return quantity.nilai - 3 * step


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kertas")


@pytest.fixture(scope="module")
def books(work: Path) -> dict[str, Path]:
    return {name: paper_once(SAMPLES / name, work / f"{name}.xlsx") for name in NAMES}


@pytest.fixture(scope="module")
def changed(work: Path, books: dict[str, Path]) -> dict[str, Changed]:
    return {name: Changed(name, work / "diubah", books[name]) for name in NAMES}


@pytest.fixture(scope="module")
def computed(
    work: Path, books: dict[str, Path], changed: Mapping[str, Changed]
) -> dict[str, Workbook]:
    wanted = {name: load_workbook(file) for name, file in books.items()}
    wanted |= {f"{name}-diubah": found.book for name, found in changed.items()}
    return recalculated(wanted, work)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_every_number_is_that_of_the_report(name: str, computed: dict[str, Workbook]) -> None:
    hasil = measure(load_project(SAMPLES / name).laporan)
    printed = {
        path: expected(quantity)
        for path, quantity in hasil.quantities().items()
        if quantity.operasi is not None
    }
    assert results(computed[name]) == printed
    sums = computed[name]["Petunjuk"]
    told = [cell.value for cell in sums["B"] if cell.value]
    assert "Semua hasil rumus sama dengan angka yang tercetak." in told


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_ten_changed_inputs_give_what_the_changed_data_give(
    name: str, computed: dict[str, Workbook], changed: dict[str, Changed]
) -> None:
    after = changed[name].hasil.quantities()
    found = results(computed[f"{name}-diubah"])
    before = results(computed[name])
    assert found != before
    wrong = {
        path: (value, expected(after[path]))
        for path, value in found.items()
        if path in after and value != expected(after[path])
    }
    assert wrong == {}
    gone = {path for path in found if path not in after}
    assert all(".telaah." in path for path in gone), gone


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", NAMES)
def test_no_cell_shows_an_error(name: str, computed: dict[str, Workbook]) -> None:
    errors = [
        (sheet.title, cell.coordinate, cell.value)
        for sheet in computed[name].worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "e"
    ]
    assert errors == []


@pytest.mark.parametrize("name", NAMES)
def test_inputs_stand_as_they_stand_in_the_data(name: str, books: dict[str, Path]) -> None:
    book = load_workbook(books[name])
    hasil = measure(load_project(SAMPLES / name).laporan)
    quantities = hasil.quantities()
    where = rows(book, INPUT)
    typed = [q for q in quantities.values() if q.operasi is None and q.ada]
    assert {q.path for q in typed} <= set(where)
    for quantity in typed:
        cell = book[INPUT].cell(where[quantity.path], 4)
        assert Decimal(f"{cell.value:.15g}") == quantity.value, quantity.path
