"""Units that have units themselves: nothing counts twice, and what is missing below is said."""

from __future__ import annotations

import shutil
import tempfile
from decimal import Decimal
from pathlib import Path

import pytest
from draws import draws
from hypothesis import given, settings
from hypothesis import strategies as st
from ministry import TAHUN, Trouble, make_ministry
from plain_sums import Sums, half_up, recomputed
from test_rollup import tables

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.jobs import Pair, check_project, diff, measure_and_compose
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.source import load_project

REGIONS = ("barat", "selatan", "timur")
DATA = "laporan.yaml"


def change(file: Path, old: str, new: str, *, everywhere: bool = False) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, -1 if everywhere else 1), encoding="utf-8")


def make_levels(folder: Path, seed: int, troubles: list[Trouble], *, quarters: int = 0) -> None:
    """A ministry of regional offices, each with its own units, some of them in trouble."""
    for number, (region, trouble) in enumerate(zip(REGIONS, troubles, strict=False)):
        office = folder / "unit" / region
        make_ministry(office, 4, seed + number, trouble, quarters=quarters)
        change(office / DATA, "Seroja", region.title(), everywhere=True)
        for unit in (office / "unit").glob(f"*/{DATA}"):  # places of one name in two regions
            change(unit, "(fiktif)", f"{region.title()} (fiktif)", everywhere=True)
    text = (folder / "unit" / REGIONS[0] / DATA).read_text(encoding="utf-8")
    for old, new in (
        (REGIONS[0].title(), "Pusat"),
        ("sebutan: balai", "sebutan: kantor wilayah"),
        ("gabungan: banyaknya_tercapai\n      indikator_unit: ikm", "gabungan: jumlah"),
        ("gabungan: terburuk\n      indikator_unit: selesai", "gabungan: terburuk"),
        ("      indikator_unit: selesai\n", ""),
    ):
        assert old in text
        text = text.replace(old, new)
    (folder / DATA).write_text(text, encoding="utf-8")


def whole(hasil: Hasil) -> dict[str, Decimal | None]:
    found = {one.model.kode: one.realisasi.value for one in hasil.indikator}
    money, revenue = hasil.anggaran.total, hasil.pnbp
    found["pagu"], found["belanja"] = money.pagu.value, money.realisasi.value
    found["pnbp"] = revenue.kini.realisasi.value if revenue else None
    return found


def by_hand(regions: list[Sums]) -> dict[str, Decimal | None]:
    """What the sums of the regions come to."""
    people = sum(one.responden for one in regions)
    weighed = sum(((one.ikm or Decimal(0)) * one.responden for one in regions), Decimal(0))
    shares = [one.capaian_layanan for one in regions if one.capaian_layanan is not None]
    lowest = [one.layanan_terendah for one in regions if one.layanan_terendah is not None]
    return {
        "ikm": half_up(weighed / people),
        "capaian-layanan": half_up(sum(shares, Decimal(0)) / len(shares)),
        "layanan-terendah": min(lowest),
        "pendampingan": sum((one.pendampingan or Decimal(0) for one in regions), Decimal(0)),
        "unit-mencapai": Decimal(sum(one.mencapai or 0 for one in regions)),
        "pagu": Decimal(sum(one.pagu for one in regions)),
        "belanja": Decimal(sum(one.realisasi for one in regions)),
        "pnbp": Decimal(sum(one.pnbp for one in regions)),
    }


@settings(max_examples=draws(3))
@given(
    seed=st.integers(0, 10**6),
    troubles=st.lists(st.builds(Trouble, *[st.integers(0, 1)] * 3), min_size=2, max_size=3),
)
def test_levels_come_to_what_plain_arithmetic_says(seed: int, troubles: list[Trouble]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_levels(folder, seed, troubles)
        hasil = measure(load_project(folder).laporan)
        regions = [recomputed(folder / "unit" / region, TAHUN) for region in REGIONS]

    assert whole(hasil) == by_hand(regions[: len(troubles)])
    assert hasil.unit is not None
    lacking = [unit.kunci for unit in hasil.unit.belum_lengkap]
    assert lacking == [r for r, t in zip(REGIONS, troubles, strict=False) if sum(t)]
    for unit, trouble in zip(hasil.unit.unit, troubles, strict=True):
        assert unit.bawahan is not None
        assert len(unit.bawahan.belum) == sum(trouble)
        assert unit.bawahan.dibaca.value == 4 - sum(trouble)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    make_levels(tmp_path, 5, [Trouble(late=1), Trouble()])
    return tmp_path


def found(office: Path, code: str, periode: str = "") -> list[Finding]:
    return [f for f in check_project(office, periode).findings if f.code == code]


def test_what_is_missing_two_levels_below_is_said_above(office: Path) -> None:
    (finding,) = found(office, "LK826")
    (late,) = set((office / "unit" / "barat" / "unit").iterdir()) - {
        file.parent for file in office.glob(f"unit/barat/unit/*/{DATA}")
    }
    report = measure_and_compose(load_project(office), lambda _: None)[1]

    assert finding.place is not None
    assert finding.place.file == str(late)
    assert len(tables(report)["tabel-unit-bawahan"].rows) == 1


def test_units_of_two_levels_named_by_one_office_count_twice(office: Path) -> None:
    change(office / DATA, "folder: [unit/*]", "folder: [unit/*, unit/*/unit/*]")

    with pytest.raises(LkjipError) as refused:
        load_project(office)

    assert {f.code for f in refused.value.findings if f.severity == "error"} == {"LK825"}


def test_a_unit_that_two_regions_hold_counts_twice(office: Path) -> None:
    unit = next(office.glob(f"unit/barat/unit/*/{DATA}")).parent
    shutil.copytree(unit, office / "unit" / "selatan" / "unit" / "zz-salinan")

    (finding,) = found(office, "LK825")

    assert finding.severity == "error"
    assert "unit/selatan/unit/zz-salinan" in finding.message


def test_an_office_may_be_a_unit_of_its_own(office: Path) -> None:
    """Its own budget is that of one of its units, under its own name."""
    above = office / "unit" / "selatan"
    unit = next(above.glob(f"unit/*/{DATA}"))
    name = "nama: Kantor Wilayah Layanan Selatan (fiktif)"
    text = unit.read_text(encoding="utf-8")
    line = next(row for row in text.splitlines() if row.startswith("  nama: Balai"))
    change(unit, line, f"  {name}")
    assert name in (above / DATA).read_text(encoding="utf-8")

    assert found(office, "LK825") == []


def test_money_of_a_unit_that_is_no_sum_of_those_below_is_told(office: Path) -> None:
    assert found(office, "LK566") == []
    file = office / "unit" / "selatan" / DATA
    change(file, "  anggaran: jumlah\n", "")
    lines = "anggaran:\n  versi:\n    - kode: dipa\n      nama: DIPA\n      program:\n"
    row = "        - {nama: Program Layanan Publik, pagu: 7000000, realisasi: 6000000}\n"
    file.write_text(file.read_text(encoding="utf-8") + lines + row, encoding="utf-8")

    findings = found(office, "LK566")

    assert [f.path for f in findings] == ["unit.anggaran"]
    assert "Kanwil Layanan Selatan" in findings[0].message


def test_units_below_units_are_asked_for_the_period_of_the_report(tmp_path: Path) -> None:
    """Though the data of the region are of the year, its unit has sent those of a half-year."""
    make_levels(tmp_path, 5, [Trouble(), Trouble()], quarters=2)
    unit = next(tmp_path.glob(f"unit/barat/unit/*/{DATA}"))
    change(unit, "  batas_data:", "  periode: semester 1\n  batas_data:")

    assert len(found(tmp_path, "LK826")) == 1
    assert found(tmp_path, "LK826", "semester 1") == []


def test_a_correction_two_levels_below_is_followed_upwards(office: Path, tmp_path: Path) -> None:
    """Which unit, which figure, and what it changes in the region and in the whole."""
    after = shutil.copytree(office, tmp_path / "sesudah")
    unit = next((after / "unit" / "selatan").glob(f"unit/*/{DATA}"))
    (line,) = (
        row for row in unit.read_text("utf-8").splitlines() if row.startswith("      hasil:")
    )
    before = int(line.partition(":")[2])
    change(unit, line, f"      hasil: {before + 9}")

    found = diff(Pair(office, after)).numbers

    changed = {one.number.path: one.difference for one in found}
    step = f"unit.selatan.unit.{unit.parent.name}."
    for path in (f"{step}indikator", "unit.selatan.indikator", "indikator"):
        assert changed[f"{path}.pendampingan.realisasi"] == 9
    below = [path for path in changed if path.count("unit.") == 2]
    assert all(path.startswith(step) for path in below)
    assert found[0].number.path in below
