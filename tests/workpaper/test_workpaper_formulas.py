"""What an operation computes here and what its formula computes in a spreadsheet is one thing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from pathlib import Path

import pytest
from draws import share
from openpyxl import Workbook, load_workbook
from spreadsheet import REFERENCE, formulas, paper_once, recalculated

from lkjip_docgen.measures import measure
from lkjip_docgen.measures.achievement import FROM_NEAREST, Goal, achievement
from lkjip_docgen.measures.arithmetic import (
    DIFFERENCE,
    WEIGHTED_MEAN,
    WEIGHTED_MEAN_OF_KNOWN,
    difference,
    flat,
    growth,
    percent,
    rate,
    total,
)
from lkjip_docgen.measures.quarters import cumulated
from lkjip_docgen.model import Indikator
from lkjip_docgen.operation import Chosen, Status, Tally
from lkjip_docgen.quantity import Quantity, Unit, computed, given
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.rounding import Exact, Showing, Telling
from lkjip_docgen.source import load_project
from lkjip_docgen.workpaper.answers import HELPER, Helpers
from lkjip_docgen.workpaper.cell_ranges import Cell, Cells, Stretch
from lkjip_docgen.workpaper.excel_formulas import (
    completeness,
    decimals,
    fixed_decimals,
    unrounded,
)

NAMES = sorted(p.parent.name for p in SAMPLES.glob("*/laporan.yaml"))


# --- no formula is a constant ------------------------------------------------------------


@pytest.mark.parametrize("name", share(NAMES, one_of=3))
def test_every_result_is_a_formula_over_cells(name: str, tmp_path: Path) -> None:
    book = load_workbook(paper_once(SAMPLES / name, tmp_path / "kk.xlsx"))
    found = list(formulas(book))
    assert [cell for cell, formula in found if not REFERENCE.search(formula)] == []
    results = {cell for cell, _ in found if cell.startswith("D")}
    quantities = measure(load_project(SAMPLES / name).laporan).quantities().values()
    assert len(results) == sum(q.operasi is not None for q in quantities)


@pytest.mark.parametrize("name", NAMES)
def test_whatever_is_computed_says_how(name: str) -> None:
    quantities = measure(load_project(SAMPLES / name).laporan).quantities().values()
    assert [q.path for q in quantities if q.operasi is None and (q.formula or q.inputs)] == []


# --- one operation, two programs ---------------------------------------------------------


def angka(path: str, value: str | None, unit: Unit = Unit.NILAI, alasan: str = "") -> Quantity:
    number = None if value is None else Decimal(value)
    return given(path, number, unit, path.capitalize(), alasan=alasan)


def indikator(**keys: object) -> Indikator:
    data = {
        "kode": "x", "nama": "X", "satuan": "nilai", "sasaran": "s",
        "pengukuran": {"jenis": "langsung", "nama": "X", "hasil": 1}, **keys,
    }  # fmt: skip
    return Indikator.model_validate(data)


def capaian(name: str, result: str | None, target: str | None, upper: str | None = None,
            **keys: object) -> Quantity:  # fmt: skip
    goal = Goal(angka(f"{name}.t", target), None if upper is None else angka(f"{name}.u", upper))
    return achievement(name, angka(f"{name}.r", result), goal, indikator(**keys), name)


_TIES = [
    ("1.02", "3.2"), ("0.285", "1"), ("1.005", "1"), ("2.675", "1"), ("8.3145", "8"),
    ("0.51", "0.8"), ("3.98", "3.2"), ("33.335", "40"), ("199997", "200000"), ("99.995", "100"),
    ("99.99499", "100"), ("100.004", "100"), ("100.005", "100"), ("7", "7"), ("0.07", "0.07"),
]  # fmt: skip
"""Quotients that end with a 5 behind the last printed decimal, and some next to 100."""


def cases() -> Iterator[Quantity]:
    """Every kind of computation, with values that are there, missing, zero and below it."""
    for n, (part, whole) in enumerate(_TIES):
        yield percent(f"persen{n}", angka(f"a{n}", part), angka(f"b{n}", whole), "P", "a ÷ b")
    for n, (part, whole) in enumerate([("0", "0"), ("3", "0"), (None, "2"), ("2", None)]):
        yield percent(f"nol{n}", angka(f"c{n}", part), angka(f"d{n}", whole), "P", "c ÷ d")
    yield percent("tb", angka("tb.a", None), angka("tb.b", None, alasan="Tak ada."), "P", "a ÷ b")
    yield rate("rasio", angka("rasio.a", "17"), angka("rasio.b", "32"), "R", "a ÷ b", 1000, 1)
    for n, (now, before) in enumerate([("1", "10000"), ("5", "0"), ("-3", "4"), ("7", None)]):
        yield growth(f"tumbuh{n}", angka(f"e{n}", now), angka(f"f{n}", before), "T")
    yield difference("selisih", angka("g", "3.98"), angka("h", "4.1"), "S")
    items = [angka(f"i{n}", value) for n, value in enumerate(("1.25", "2.5", "4"))]
    nihil = angka("i9", None, alasan="Tidak ada.")
    yield total("jumlah", items, Unit.NILAI, "J")
    yield total("jumlah-tb", [*items, nihil], Unit.NILAI, "J")
    yield total("jumlah-kosong", [*items, angka("i8", None)], Unit.NILAI, "J")
    yield total("jumlah-nihil", [nihil], Unit.NILAI, "J")
    quarters = [angka(f"q{n}", value, Unit.JUMLAH) for n, value in enumerate("2347")]
    for sifat in ("jumlah", "akhir", "rata-rata", "tertinggi", ""):
        yield cumulated(f"tw-{sifat or 'tanpa'}", sifat, quarters, "TW")
    yield cumulated("tw-genap", "rata-rata", quarters[:1] + quarters[2:3], "TW")
    yield from _means()
    yield from _goals()
    yield from _others()


def _means() -> Iterator[Quantity]:
    pairs = [
        (angka(f"w{n}", weight), angka(f"v{n}", value))
        for n, (weight, value) in enumerate([("43.5", "98.71"), ("28.6", None), ("27.9", "80.005")])
    ]
    for name, operasi, chosen in (
        ("rata-semua", WEIGHTED_MEAN, pairs[::2]),
        ("rata-kurang", WEIGHTED_MEAN, pairs),
        ("rata-dikenal", WEIGHTED_MEAN_OF_KNOWN, pairs),
        ("rata-kosong", WEIGHTED_MEAN_OF_KNOWN, pairs[1:2]),
    ):
        yield computed(name, operasi, Unit.NILAI, name, formula="Σ", inputs=flat(chosen))


def _goals() -> Iterator[Quantity]:
    for n, (result, target) in enumerate([("3", "4"), ("0", "0"), ("2", "-1"), ("4", None)]):
        yield capaian(f"maks{n}", result, target)
        yield capaian(f"min{n}", result, target, polaritas="minimum")
        yield capaian(f"balik{n}", result, target, polaritas="minimum", rumus="t/r")
        yield capaian(f"tetap{n}", result, target, polaritas="stabil")
    for n, result in enumerate(("1", "3", "5", "6", "9")):
        yield capaian(f"rentang{n}", result, "3", "6", polaritas="stabil")


def _others() -> Iterator[Quantity]:
    small = (angka("kecil", "0.00042"), angka("nol", "0"))
    yield computed(
        "tampak", DIFFERENCE, Unit.NILAI, "tampak", formula="x", inputs=small, places=Showing(2)
    )
    stood_out = Chosen(DIFFERENCE)
    yield computed("terpilih", stood_out, Unit.NILAI, "terpilih", formula="x", inputs=small)
    for n, result in enumerate(("1", "4.5", "9", None)):
        ends = (angka(f"dr{n}", result), angka("dari", "3"), angka("sampai", "6"))
        name = f"jarak-rentang{n}"
        yield computed(name, FROM_NEAREST, Unit.NILAI, name, formula="r − t", inputs=ends)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Quantity, object]]:
    """Each case as it is computed here, and as LibreOffice computes its formulas."""
    with localcontext(Context(prec=60)):
        found = list(cases())
    book, cells, helpers = Workbook(), Cells(), Helpers()
    sheet = book.active
    sheet.title = "Masukan"
    results = book.create_sheet("Hitungan")
    seen: dict[str, Quantity] = {}
    for case in found:
        seen |= {item.path: item for item in case.inputs}
    for row, item in enumerate(seen.values()):
        cells.put(item.path, Cell("Masukan", "D", row))
        sheet.cell(row + 1, 4).value = item.status if item.value is None else float(item.value)
    for row, case in enumerate(found, 1):
        told = completeness(case, cells, helpers)
        results.cell(row, 1).value = f"={told}"
        results.cell(row, 2).value = f"={unrounded(case, cells, f'$A{row}', helpers)}"
        places = decimals(case.pembulatan, f"$B{row}") if case.pembulatan else ""
        results.cell(row, 3).value = f"={places}" if places else fixed_decimals(case)
        results.cell(row, 4).value = f"=IF(ISNUMBER($B{row}),ROUND($B{row},$C{row}),$B{row})"
    assert helpers.all == []
    again = recalculated({"kasus": book}, tmp_path_factory.mktemp("kasus"))["kasus"]["Hitungan"]
    return {case.path: (case, again.cell(row, 4).value) for row, case in enumerate(found, 1)}


@pytest.mark.libreoffice
def test_a_spreadsheet_computes_what_the_program_computes(
    both: dict[str, tuple[Quantity, object]],
) -> None:
    wrong = {
        path: (value, case.value, case.status)
        for path, (case, value) in both.items()
        if not _is_same(case, value)
    }
    assert wrong == {}


def _is_same(case: Quantity, value: object) -> bool:
    if case.value is None:
        return value == str(case.status)
    return isinstance(value, int | float) and Decimal(f"{value:.15g}") == case.value


@pytest.mark.libreoffice
def test_ties_are_rounded_away_from_zero(both: dict[str, tuple[Quantity, object]]) -> None:
    """By fractions, which know neither Decimal nor binary numbers."""
    for n, (part, whole) in enumerate(_TIES):
        exact = Fraction(part) / Fraction(whole) * 100
        places = both[f"persen{n}"][0].places
        wanted = Fraction(int(exact * 10**places + Fraction(1, 2)), 10**places)
        assert Fraction(str(both[f"persen{n}"][1])) == wanted, (part, whole)


# --- cells and ranges --------------------------------------------------------------------


def test_cells_below_one_another_are_a_range() -> None:
    cells = Cells()
    items = [angka(f"x{n}", "1") for n in range(5)]
    for row, item in zip((4, 5, 6, 9, 10), items, strict=True):
        cells.put(item.path, Cell("Masukan", "D", row))
    assert [s.reference for s in cells.stretches(items)] == [
        "Masukan!$D$5:$D$7",
        "Masukan!$D$10:$D$11",
    ]


def test_many_scattered_cells_are_copied_to_one_place() -> None:
    cells, helpers = Cells(), Helpers()
    items = [angka(f"x{n}", None if n == 3 else "1") for n in range(40)]
    for n, item in enumerate(items):
        cells.put(item.path, Cell("Masukan", "D", 2 * n))
    formula = completeness(total("t", items, Unit.NILAI, "T"), cells, helpers)
    assert f"{HELPER}!$C$5:$C$44" in formula
    assert len(formula) < 600
    copied = helpers.all[3]
    assert copied.formula == 'IF(ISBLANK(Masukan!$D$7),"belum diisi",Masukan!$D$7)'
    assert copied.value == Status.KOSONG


def test_a_list_is_counted_where_it_stands() -> None:
    cells = Cells()
    tally = Tally("evaluasi_akip.rekomendasi", ("selesai", "proses"), "selesai")
    cells.put_list(tally.path, tally.entries, Stretch(Cell("M", "D", 4), Cell("M", "D", 5)))
    counted = computed("n", tally, Unit.JUMLAH, "N", formula="banyaknya", inputs=(), places=0)
    assert unrounded(counted, cells, "$I5", Helpers()) == 'COUNTIF(M!$D$5:$D$6,"selesai")'
    assert counted.value == 1


@pytest.mark.parametrize(
    ("rounding", "formula"),
    [
        (Exact(4), ""),
        (Telling(7), "IF(ISNUMBER($J5),IF($J5=100,7,IF(ROUND($J5,7)<>100,7,8)),7)"),
    ],
)
def test_decimals_are_a_formula_where_the_value_decides_them(
    rounding: Telling | Exact, formula: str
) -> None:
    assert decimals(rounding, "$J5") == formula
