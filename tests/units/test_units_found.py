"""Which folders are units, and what is told of those whose figures a report lacks."""

from __future__ import annotations

import os
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from ministry import TAHUN, Trouble, make_ministry

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.jobs import check_project, new_year
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Keadaan
from lkjip_docgen.source import load_project
from lkjip_docgen.source.unit_folders import folders_named


def folders(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).mkdir(parents=True)
    return root


def test_a_star_stands_for_every_name_of_one_level(tmp_path: Path) -> None:
    folders(tmp_path, "unit/b", "unit/a/dalam", "unit/.git", "unit/keluaran", "lain/c")
    (tmp_path / "unit" / "catatan.txt").write_text("bukan folder", encoding="utf-8")

    assert folders_named(tmp_path, "unit/*") == ("unit/a", "unit/b")
    assert folders_named(tmp_path, "unit\\a*") == ("unit/a",)


def test_a_folder_that_is_named_is_expected_whether_it_is_there_or_not(tmp_path: Path) -> None:
    folders(tmp_path, "unit/a/2025", "unit/b")

    assert folders_named(tmp_path, "unit/kantor-a") == ("unit/kantor-a",)
    assert folders_named(tmp_path, "unit/*/2025") == ("unit/a/2025", "unit/b/2025")


@pytest.mark.parametrize(
    "pattern", ["../lain", "/tmp/*", "C:\\unit", "unit/../../x", ".", "**", ""]
)
def test_no_pattern_leads_out_of_the_project_or_names_it_itself(
    tmp_path: Path, pattern: str
) -> None:
    with pytest.raises(LkjipError) as refused:
        folders_named(tmp_path, pattern)
    assert refused.value.findings[0].code == "LK820"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_no_unit(tmp_path: Path) -> None:
    root = folders(tmp_path / "kantor", "unit/a")
    (root / "unit" / "tautan").symlink_to(folders(tmp_path, "rahasia"))

    with pytest.raises(LkjipError) as refused:
        folders_named(root, "unit/*")
    assert refused.value.findings[0].code == "LK036"


# --- what is told -----------------------------------------------------------------------


@pytest.fixture
def ministry(tmp_path: Path) -> Path:
    make_ministry(tmp_path, 6, 5, Trouble(late=1, stale=1, wrong=1))
    return tmp_path


def told(folder: Path) -> dict[str, Finding]:
    """What is said of units, by its code."""
    return {f.code: f for f in check_project(folder).findings if f.code.startswith("LK82")}


def test_a_unit_without_data_in_error_or_of_another_year_is_said_with_its_place(
    ministry: Path,
) -> None:
    units = {one.keadaan: one for one in load_project(ministry).laporan.unit_terbaca}
    found = told(ministry)

    assert found.keys() == {"LK821", "LK822", "LK823"}
    late, wrong, stale = (found[code] for code in sorted(found))
    assert late.place is not None
    assert late.place.file == str(ministry / units[Keadaan.TANPA_DATA].folder)
    assert wrong.place is not None
    assert wrong.place.file == str(ministry / units[Keadaan.GALAT].folder / "laporan.yaml")
    assert "pembilangan" in wrong.message
    assert "2024" in stale.message
    assert units[Keadaan.TAHUN_LAIN].nama in stale.message


def change(folder: Path, old: str, new: str) -> None:
    file = folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_unit_that_is_declared_not_to_count_is_not_missed(ministry: Path) -> None:
    gone = next(
        one.folder
        for one in load_project(ministry).laporan.unit_terbaca
        if one.keadaan is Keadaan.TANPA_DATA
    )
    rest = f"sebutan: balai\n  tidak_dihitung: [{{folder: {gone}, alasan: sudah ditutup}}]"
    change(ministry, "sebutan: balai", rest)

    assert "LK821" not in told(ministry)
    (unit,) = [one for one in load_project(ministry).laporan.unit_terbaca if one.folder == gone]
    assert (unit.keadaan, unit.sebab) == (Keadaan.TIDAK_DIHITUNG, "sudah ditutup")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("folder: [unit/*]", "folder: [../*]", "LK820"),
        (
            "sebutan: balai",
            "sebutan: balai\n  tidak_dihitung: [{folder: unit/x, alasan: tutup}]",
            "LK824",
        ),
    ],
)
def test_a_folder_that_cannot_be_meant_is_refused_with_its_place(
    ministry: Path, old: str, new: str, code: str
) -> None:
    change(ministry, old, new)

    with pytest.raises(LkjipError) as refused:
        load_project(ministry)
    (error,) = [f for f in refused.value.findings if f.code == code]
    assert error.place is not None
    assert Path(error.place.file).name == "laporan.yaml"


def test_units_below_units_are_summed_by_one_level(tmp_path: Path) -> None:
    """A directorate sums its regional offices, which sum their own units."""
    make_ministry(tmp_path / "unit" / "barat", 3, 1)
    make_ministry(tmp_path / "unit" / "timur", 3, 2)
    top = (tmp_path / "unit" / "barat" / "laporan.yaml").read_text(encoding="utf-8")
    (tmp_path / "laporan.yaml").write_text(
        top.replace("indikator_unit: selesai", "indikator_unit: layanan-terendah"),
        encoding="utf-8",
    )
    whole, west, east = (
        measure(load_project(folder).laporan).anggaran.total.pagu.nilai
        for folder in (tmp_path, tmp_path / "unit" / "barat", tmp_path / "unit" / "timur")
    )

    assert whole == west + east


def test_a_corrected_unit_is_read_anew(ministry: Path) -> None:
    before = load_project(ministry).laporan.unit_terbaca
    good = next(one for one in before if one.keadaan is Keadaan.ADA)
    change(ministry / good.folder, "sebutan: Balai", "sebutan: Sebuah Balai")

    after = load_project(ministry).laporan.unit_terbaca

    assert {one.nama for one in after} - {one.nama for one in before} == {f"Sebuah {good.nama}"}


def test_the_next_year_begins_before_any_unit_has_sent_its_data(
    ministry: Path, tmp_path: Path
) -> None:
    """What the units came to is the history; their folders are expected anew."""
    result = measure(load_project(ministry).laporan).indikator[0].realisasi
    folder = new_year(ministry, tmp_path / "tahun-depan")

    laporan = load_project(folder).laporan

    assert laporan.dokumen.tahun == TAHUN + 1
    assert laporan.unit_terbaca == ()
    assert laporan.indikator[0].riwayat[-1].realisasi == result.value
    assert told(folder).keys() == {"LK820"}
    hasil = measure(laporan)
    assert not hasil.indikator[0].realisasi.ada
    assert not hasil.anggaran.total.pagu.ada


def test_a_copy_of_a_unit_is_refused_and_another_state_of_it_told(tmp_path: Path) -> None:
    make_ministry(tmp_path, 3, 5)
    first = sorted(tmp_path.glob("unit/*"))[0]
    copy = shutil.copytree(first, tmp_path / "unit" / "zz-salinan")

    assert told(tmp_path)["LK825"].severity == "error"

    change(copy, "responden: ", "responden: 1")
    assert told(tmp_path)["LK825"].severity == "warning"
    assert first.name in told(tmp_path)["LK825"].message


def test_a_draft_can_be_made_before_any_unit_has_sent_data(tmp_path: Path) -> None:
    """The programs are those of the office's agreement; their amounts are missing."""
    make_ministry(tmp_path, 3, 5, Trouble(late=3))

    hasil = measure(load_project(tmp_path).laporan)

    names = [one.pos.nama for one in hasil.anggaran.versi[-1].program]
    assert names == ["Program Layanan Publik", "Program Dukungan Manajemen"]
    assert not hasil.anggaran.total.pagu.ada


SCORE = "smart:\n  tahunan:\n    - {tahun: 2025, %s}\n"


def with_score(folder: Path, score: str) -> Path:
    file = sorted(folder.glob("unit/*/laporan.yaml"))[0]
    text = file.read_text(encoding="utf-8")
    file.write_text(text + SCORE % score, encoding="utf-8")
    return file


def test_a_score_that_no_rule_knows_keeps_a_unit_out_and_is_told(tmp_path: Path) -> None:
    """Such errors are found when scores are reckoned, not when data are read."""
    make_ministry(tmp_path, 3, 5)
    file = with_score(tmp_path, "komponen: {penyerapanku: 90}")

    finding = told(tmp_path)["LK822"]

    assert finding.place is not None
    assert finding.place.file == str(file)
    assert "penyerapanku" in finding.message


def test_scores_of_units_stand_side_by_side_and_make_none_of_the_office(tmp_path: Path) -> None:
    make_ministry(tmp_path, 3, 5)
    with_score(tmp_path, "nilai: 91.25, sumber: SMART DJA")

    hasil = measure(load_project(tmp_path).laporan)

    assert hasil.unit is not None
    assert [unit.nka and unit.nka.value for unit in hasil.unit.unit] == [
        Decimal("91.25"),
        None,
        None,
    ]
    assert hasil.nka is None
