"""Reports on a part of a year from what units wrote of its quarters, by plain arithmetic too."""

from __future__ import annotations

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from draws import draws
from hypothesis import given, settings
from hypothesis import strategies as st
from ministry import Trouble, make_ministry
from plain_sums import half_up
from test_rollup import tables

from lkjip_docgen.jobs import check_project, measure_and_compose
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.source import load_project

DATA = "laporan.yaml"


def measured(folder: Path, periode: str) -> Hasil:
    return measure(load_project(folder, periode).laporan)


def read(folder: Path) -> list[dict[str, Any]]:
    files = sorted(folder.glob("unit/*/laporan.yaml"))
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]


def quarters(data: dict[str, Any], kode: str, count: int) -> list[Decimal]:
    """The first results that a unit wrote of an indicator."""
    row = next(row for row in data["indikator"] if row["kode"] == kode)
    return [Decimal(str(row["triwulan"]["realisasi"][f"tw{n}"])) for n in range(1, count + 1)]


def mean(values: list[Decimal]) -> Decimal:
    return half_up(sum(values, Decimal(0)) / len(values))


def spent(data: dict[str, Any], count: int) -> int:
    return sum(data["anggaran"]["triwulan"]["realisasi"][f"tw{n}"] for n in range(1, count + 1))


@settings(max_examples=draws(4))
@given(seed=st.integers(0, 10**6), units=st.integers(2, 5), count=st.integers(1, 3))
def test_units_come_to_what_plain_arithmetic_says(seed: int, units: int, count: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_ministry(folder, units, seed, Trouble(late=1), quarters=4)
        hasil = measured(folder, f"triwulan {count}")
        data = read(folder)

    served = [mean(quarters(one, "selesai", count)) for one in data]
    trips = [sum(quarters(one, "pendampingan", count)) for one in data]
    indexes = [quarters(one, "ikm", count)[-1] for one in data]
    results = {one.model.kode: one.realisasi.value for one in hasil.indikator}
    assert results == {
        "ikm": None,  # of a quarter nobody has written how many people were asked
        "capaian-layanan": mean([half_up(share / 94 * 100) for share in served]),
        "layanan-terendah": min(served),
        "pendampingan": sum(trips),
        "unit-mencapai": sum(value >= Decimal("3.40") for value in indexes),
    }
    money = hasil.anggaran.berjalan
    assert money is not None
    assert money.realisasi.value == sum(spent(one, count) for one in data)
    assert hasil.unit is not None
    assert hasil.unit.anggaran is not None
    assert hasil.unit.anggaran.realisasi.value == money.realisasi.value
    assert hasil.unit.anggaran.pagu.value == money.pagu.value


@pytest.fixture
def office(tmp_path: Path) -> Path:
    make_ministry(tmp_path, 4, 3, quarters=3)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def a_unit(office: Path) -> Path:
    return sorted(office.glob("unit/*/laporan.yaml"))[0]


def test_the_report_has_the_sections_of_the_units(office: Path) -> None:
    project = load_project(office, "triwulan 3")
    found = tables(measure_and_compose(project, lambda _: None)[1])

    assert {"tabel-ikm-unit", "tabel-unit-capaian", "tabel-unit-anggaran"} <= found.keys()
    assert "tabel-unit-penerimaan" not in found  # which is known for the year alone


@pytest.mark.parametrize(("asked", "counted"), [("triwulan 3", 3), ("semester 1", 4)])
def test_a_unit_with_a_report_of_an_earlier_period_is_said_and_never_mixed_in(
    office: Path, asked: str, counted: int
) -> None:
    change(a_unit(office), "  batas_data:", "  periode: semester 1\n  batas_data:")

    units = measured(office, asked).unit
    said = [f.message for f in check_project(office, periode=asked).findings if f.code == "LK823"]

    assert units is not None
    assert int(units.dibaca.nilai) == counted
    assert len(said) == 4 - counted
    assert all("baru sampai dengan semester I" in message for message in said)


def test_spending_written_by_line_and_by_quarter_is_one_sum(office: Path) -> None:
    """The one unit has written of its lines up to the end of the period, the others of quarters."""
    file = a_unit(office)
    text = file.read_text(encoding="utf-8")
    start = text.index("  triwulan:\n    realisasi: {tw1", text.index("\nanggaran:"))
    file.write_text(text[:start] + text[text.index("  versi:", start) :], encoding="utf-8")
    change(file, "batas_data: {semua: 2025-12-31}", "batas_data: {semua: 2025-09-30}")
    by_line, *others = read(office)
    lines = by_line["anggaran"]["versi"][-1]["program"]

    money = measured(office, "triwulan 3").anggaran.berjalan

    assert money is not None
    expected = sum(line["realisasi"] for line in lines) + sum(spent(one, 3) for one in others)
    assert money.realisasi.value == expected


def test_a_typed_quarter_that_differs_from_the_units_is_told(office: Path) -> None:
    mark = "      gabungan: jumlah\n"
    typed = f"{mark}    triwulan: {{sifat: akhir, realisasi: {{tw3: 999}}}}\n"
    change(office / DATA, mark, typed)

    found = [f for f in check_project(office, periode="triwulan 3").findings if f.code == "LK560"]

    assert len(found) == 1
    assert "999" in found[0].message
