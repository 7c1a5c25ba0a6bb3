"""What does not agree: typed and reckoned figures, unlike units, rules that give no such number."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from ministry import make_ministry

from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs import check_project
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project


@pytest.fixture
def office(tmp_path: Path) -> Path:
    make_ministry(tmp_path, 4, 9)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(office: Path) -> list[Finding]:
    return [f for f in check_project(office).findings if f.code.startswith("LK56")]


def unit_files(office: Path) -> list[Path]:
    return sorted(office.glob("unit/*/laporan.yaml"))


def unit_file(office: Path) -> Path:
    return unit_files(office)[0]


def test_sound_units_say_nothing(office: Path) -> None:
    assert found(office) == []


def test_a_typed_result_that_differs_is_told_with_both_places(office: Path) -> None:
    change(
        office / "laporan.yaml",
        "gabungan: tertimbang_responden",
        "gabungan: tertimbang_responden\n      hasil: 2.22",
    )

    (finding,) = found(office)

    assert (finding.code, finding.severity) == ("LK560", "error")
    assert finding.place is not None
    assert finding.place.file == str(office / "laporan.yaml")
    others = {end.place.file for end in finding.others if end.place is not None}
    assert others == {str(file) for file in office.glob("unit/*/laporan.yaml")}


def test_a_typed_budget_that_differs_is_no_sum(office: Path) -> None:
    rows = "".join(
        f"        - {{nama: {name}, pagu: 7000000, realisasi: 6000000}}\n"
        for name in ("Program Layanan Publik", "Program Dukungan Manajemen")
    )
    file = office / "laporan.yaml"
    lines = "anggaran:\n  versi:\n    - kode: dipa\n      nama: DIPA\n      program:\n"
    file.write_text(f"{file.read_text(encoding='utf-8')}{lines}{rows}", encoding="utf-8")

    codes = [(f.code, f.path) for f in found(office)]

    assert codes == [("LK561", "anggaran"), ("LK561", "anggaran")]


def test_amounts_that_are_left_empty_are_the_sums(office: Path) -> None:
    """Programs by name alone: the office may order them, and add a text."""
    file = office / "laporan.yaml"
    lines = (
        "anggaran:\n  versi:\n    - kode: dipa\n      nama: DIPA\n      program:\n"
        "        - nama: Program Dukungan Manajemen\n        - nama: Program Layanan Publik\n"
    )
    file.write_text(f"{file.read_text(encoding='utf-8')}{lines}", encoding="utf-8")

    assert found(office) == []


def test_a_unit_without_the_figure_is_told(office: Path) -> None:
    change(unit_file(office), "      hasil: ", "      # hasil: ")

    (finding,) = found(office)

    assert finding.code == "LK562"
    assert "belum ada" in finding.message
    assert finding.others[0].place is not None
    assert finding.others[0].place.file == str(unit_file(office))


def test_unlike_scales_and_units_are_never_brought_together(office: Path) -> None:
    change(unit_file(office), "skala_hasil: {maks: 4}", "skala_hasil: {maks: 100}")
    change(unit_file(office), "satuan: kegiatan", "satuan: laporan")

    assert [f.code for f in found(office)] == ["LK563", "LK563"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gabungan: tertimbang_responden", "gabungan: rata_rata_capaian"),
        ("gabungan: tertimbang_responden", "gabungan: banyaknya_tercapai"),
        ("singkatan: Layanan Terendah", "polaritas: stabil"),
    ],
)
def test_a_rule_gives_a_number_of_the_indicators_kind(office: Path, old: str, new: str) -> None:
    change(office / "laporan.yaml", old, new)

    assert [f.code for f in found(office)] == ["LK564"]


def test_worst_is_of_results_with_the_offices_direction(office: Path) -> None:
    change(unit_file(office), "- kode: selesai\n", "- kode: selesai\n    polaritas: minimum\n")

    (finding,) = found(office)

    assert finding.code == "LK563"
    assert "makin kecil makin baik, bukan makin besar makin baik" in finding.message


@pytest.mark.parametrize(
    ("line", "path"),
    [("          realisasi: ", "unit.anggaran"), ("      realisasi: ", "unit.pnbp")],
)
def test_an_amount_that_a_unit_lacks_is_told_and_makes_no_sum_smaller(
    office: Path, line: str, path: str
) -> None:
    """Neither its ceiling nor its spending counts; the table of units and the chapter agree."""
    change(unit_file(office), f"\n{line}", f"\n{line.replace('realisasi', '# realisasi')}")

    (finding,) = found(office)
    hasil = measure(load_project(office).laporan)
    units = hasil.unit

    assert (finding.code, finding.path) == ("LK565", path)
    assert "belum ada" in finding.message
    assert units is not None
    assert units.anggaran is not None
    assert hasil.anggaran.total.realisasi.value == units.anggaran.realisasi.value
    assert hasil.anggaran.total.pagu.value == units.anggaran.pagu.value
    counted = [yaml.safe_load(file.read_text("utf-8")) for file in unit_files(office)[1:]]
    if path == "unit.anggaran":
        lines = [one for data in counted for one in data["anggaran"]["versi"][-1]["program"]]
        assert hasil.anggaran.total.pagu.value == sum(one["pagu"] for one in lines)
        assert len(units.anggaran_kurang) == 1
    else:
        assert hasil.pnbp is not None
        years = [data["pnbp"]["tahunan"][0] for data in counted]
        assert hasil.pnbp.kini.target.value == sum(one["target"] for one in years)


def test_earlier_years_that_the_office_wrote_stand_before_the_sum(office: Path) -> None:
    file = office / "laporan.yaml"
    rows = "pnbp:\n  tahunan:\n    - {tahun: 2024, target: 5000000, realisasi: 6000000}\n"
    file.write_text(f"{file.read_text(encoding='utf-8')}{rows}", encoding="utf-8")

    revenue = measure(load_project(office).laporan).pnbp

    assert revenue is not None
    assert [year.tahun for year in revenue.tahunan] == [2024, 2025]
    assert revenue.kini.realisasi.ada


def test_a_claim_in_the_name_of_an_indicator_claims_nothing(office: Path) -> None:
    """One of twelve reached it, so that "mencapai target" would be false of the count itself."""
    name = "Balai Mencapai Target"
    change(office / "laporan.yaml", "singkatan: Balai Berlayanan Baik", f"singkatan: {name}")
    change(office / "laporan.yaml", "target: 3, satuan: unit", "target: 12, satuan: unit")
    change(office / "laporan.yaml", "Hasil setiap tempat", f"{name} dan hasil setiap tempat")

    codes = {f.code for f in check_project(office).findings}

    assert not codes & {"LK266", "LK432"}

    change(office / "laporan.yaml", f"{name} dan hasil", f"{name} melampaui target. Hasil")

    assert "LK432" in {f.code for f in check_project(office).findings}
