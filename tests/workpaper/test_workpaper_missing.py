"""What is missing stays visible in the working paper, whoever takes it away or fills it in."""

from __future__ import annotations

import re
import shutil
from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from openpyxl import Workbook, load_workbook
from spreadsheet import (
    COMPLETE,
    COMPUTED,
    INPUT,
    UNROUNDED,
    VALUE,
    WORDS,
    paper_once,
    recalculated,
    results,
    rows,
    write,
)

from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

SAMPLE = SAMPLES / "tanjungpandan-2023"
MANY = SAMPLES / "dinkes-teluk-cendana-2025"
_AMOUNTS = re.compile(r"(    realisasi: |hasil: )\d[\d.,]*")


class Cases:
    """The sample as it is, with results missing, and an office of thirty indicators."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.whole = measure(load_project(SAMPLE).laporan)
        self.lacking = self._project("kosong")
        self.many = self._many("banyak")
        self.books: dict[str, Workbook] = {}

    def _project(self, name: str) -> Hasil:
        folder = self.work / name
        shutil.copytree(SAMPLE, folder)
        file = folder / "laporan.yaml"
        file.write_text(_AMOUNTS.sub(r"\1", file.read_text(encoding="utf-8")), encoding="utf-8")
        return measure(load_project(folder).laporan)

    def _many(self, name: str) -> Hasil:
        folder = self.work / name
        shutil.copytree(MANY, folder)
        file = folder / "laporan.yaml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        one = next(row for row in data["indikator"] if row["kode"] == "tbc")
        more = range(30 - len(data["indikator"]))
        data["indikator"] += [
            {**deepcopy(one), "kode": f"nomor-{n}", "nama": f"{one['nama']} Wilayah {n}"}
            for n in more
        ]
        file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        return measure(load_project(folder).laporan)

    def paper(self, name: str) -> Workbook:
        source = SAMPLE if name == "utuh" else self.work / name
        return load_workbook(paper_once(source, self.work / f"kk-{name}.xlsx"))

    def compute(self) -> None:
        lacking, filled, emptied = self.paper("kosong"), self.paper("kosong"), self.paper("utuh")
        known = {p: q.nilai for p, q in self.whole.quantities().items() if _is_typed(q)}
        write(filled, {path: known[path] for path in rows(filled, INPUT) if path in known})
        for path, row in rows(emptied, INPUT).items():
            there = self.lacking.quantities().get(path)
            if there is not None and there.status is Status.KOSONG:
                emptied[INPUT].cell(row, VALUE).value = None
        zeros = self.paper("utuh")
        write(zeros, dict.fromkeys(rows(zeros, INPUT), Decimal(0)))
        books = {"kurang": lacking, "diisi": filled, "dihapus": emptied, "nol": zeros}
        self.books = recalculated({**books, "banyak": self.paper("banyak")}, self.work)


def _is_typed(quantity: Quantity) -> bool:
    return quantity.operasi is None and quantity.ada


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    made = Cases(tmp_path_factory.mktemp("kurang"))
    made.compute()
    return made


def differing(book: Workbook, hasil: Hasil) -> dict[str, tuple[object, object]]:
    quantities = hasil.quantities()
    expected = {
        path: str(q.status) if q.value is None else q.value for path, q in quantities.items()
    }
    found = results(book)
    return {p: (v, expected[p]) for p, v in found.items() if p in expected and v != expected[p]}


@pytest.mark.libreoffice
def test_a_number_without_its_inputs_says_why_there_is_none(cases: Cases) -> None:
    assert differing(cases.books["kurang"], cases.lacking) == {}
    words = [value for value in results(cases.books["kurang"]).values() if isinstance(value, str)]
    assert len(words) > 50
    assert set(words) <= set(map(str, WORDS))


@pytest.mark.libreoffice
@pytest.mark.parametrize("case", ["kurang", "dihapus", "diisi", "banyak", "nol"])
def test_no_cell_shows_an_error(cases: Cases, case: str) -> None:
    cells = (c for sheet in cases.books[case] for row in sheet.iter_rows() for c in row)
    assert [(c.parent.title, c.coordinate) for c in cells if c.data_type == "e"] == []


@pytest.mark.libreoffice
def test_what_is_divided_by_zero_has_no_result_and_says_so(cases: Cases) -> None:
    results_, exact = (results(cases.books["nol"], column) for column in (VALUE, UNROUNDED))
    by_zero = str(Status.TIDAK_SEBANDING)
    assert [path for path, value in exact.items() if value == by_zero] == [
        path for path, value in results_.items() if value == by_zero
    ]
    assert by_zero in exact.values()
    (told,) = (c.value for c in cases.books["nol"]["Petunjuk"]["B"] if "berbeda" in str(c.value))
    assert told.endswith("angka berbeda dari yang tercetak.")


@pytest.mark.libreoffice
def test_what_is_filled_in_is_computed_with(cases: Cases) -> None:
    assert differing(cases.books["diisi"], cases.whole) == {}


@pytest.mark.libreoffice
def test_an_emptied_cell_is_missing_and_no_zero(cases: Cases) -> None:
    assert differing(cases.books["dihapus"], cases.lacking) == {}


@pytest.mark.libreoffice
def test_thirty_indicators_are_those_of_the_report(cases: Cases) -> None:
    assert differing(cases.books["banyak"], cases.many) == {}
    longest = max(
        len(str(cell.value))
        for row in cases.paper("banyak")[COMPUTED].iter_rows()
        for cell in row
        if str(cell.value).startswith("=")
    )
    assert longest < 4000  # Excel takes 8,192


@pytest.mark.libreoffice
def test_a_mean_of_those_that_are_known_says_that_it_is_a_part(cases: Cases) -> None:
    found = results(cases.books["kurang"], COMPLETE)
    path = "indikator.ikm.survei.nilai"
    assert found[path] == "lengkap"
    assert {str(value) for value in found.values()} >= {"lengkap", "belum diisi"}
    assert Decimal(str(results(cases.books["kurang"])[path])) > 0
