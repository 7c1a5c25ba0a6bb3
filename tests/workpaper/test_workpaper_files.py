"""Where a working paper is written, and what keeps it from being written."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from proyek import Proyek

from lkjip_docgen import cli
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs import write_workpaper
from lkjip_docgen.measures import measure
from lkjip_docgen.output import Outputs
from lkjip_docgen.workpaper.arranging import arrange
from lkjip_docgen.workpaper.cell_places import place_all


def refusal(proyek: Proyek, target: Path) -> LkjipError:
    with pytest.raises(LkjipError) as caught:
        write_workpaper(proyek.root, target)
    return caught.value


def codes(error: LkjipError) -> list[str]:
    return [finding.code for finding in error.findings]


def test_it_stands_in_the_folder_of_outputs_by_default(proyek: Proyek) -> None:
    written = write_workpaper(proyek.root)
    assert written == proyek.root / "keluaran" / "Kertas-Kerja-LKjIP-Teluk-Contoh-2031.xlsx"
    assert load_workbook(written).sheetnames[0] == "Petunjuk"


def test_a_folder_as_target_keeps_the_name(proyek: Proyek, tmp_path: Path) -> None:
    written = write_workpaper(proyek.root, tmp_path / "reviu")
    assert written == tmp_path / "reviu" / "Kertas-Kerja-LKjIP-Teluk-Contoh-2031.xlsx"


def test_the_same_data_give_the_same_bytes_and_leave_the_file_alone(proyek: Proyek) -> None:
    first = write_workpaper(proyek.root)
    content, before = first.read_bytes(), first.stat().st_mtime_ns
    assert write_workpaper(proyek.root) == first
    assert (first.read_bytes(), first.stat().st_mtime_ns) == (content, before)


def test_changed_data_give_another_one_in_its_place(proyek: Proyek) -> None:
    first = write_workpaper(proyek.root)
    before = first.read_bytes()
    proyek.ganti("realisasi: 8871653297", "realisasi: 8871653298")
    assert write_workpaper(proyek.root).read_bytes() != before


@pytest.mark.parametrize("owner", ["~$kerja.xlsx", ".~lock.kerja.xlsx#"])
def test_one_that_is_open_in_excel_or_libreoffice_stays(
    proyek: Proyek, tmp_path: Path, owner: str
) -> None:
    target = write_workpaper(proyek.root, tmp_path / "kerja.xlsx")
    before = target.read_bytes()
    proyek.ganti("realisasi: 8871653297", "realisasi: 8871653298")
    (tmp_path / owner).write_bytes(b"")
    error = refusal(proyek, target)
    assert codes(error) == ["LK060"]
    assert "sedang dibuka" in error.findings[0].message
    assert target.read_bytes() == before


def test_what_a_reviewer_has_written_is_never_replaced(proyek: Proyek, tmp_path: Path) -> None:
    target = write_workpaper(proyek.root, tmp_path / "kerja.xlsx")
    book = load_workbook(target)
    book["Lembar Reviu"]["E6"] = "Ya"
    book.save(target)
    error = refusal(proyek, target)
    assert codes(error) == ["LK066"]
    assert "tidak ditimpa" in error.findings[0].message
    assert load_workbook(target)["Lembar Reviu"]["E6"].value == "Ya"


def test_with_overwrite_the_reviewers_one_is_kept_beside_it(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = write_workpaper(proyek.root, tmp_path / "kerja.xlsx")
    book = load_workbook(target)
    book["Lembar Reviu"]["E6"] = "Tidak"
    book.save(target)
    assert cli.main(["workpaper", str(proyek.root), "-o", str(target), "--overwrite"]) == 0
    (kept,) = tmp_path.glob("kerja.xlsx.*bak")
    assert kept.name in capsys.readouterr().out
    assert load_workbook(target)["Lembar Reviu"]["E6"].value is None


def test_a_workbook_of_somebody_else_stays(proyek: Proyek, tmp_path: Path) -> None:
    target = tmp_path / "anggaran.xlsx"
    target.write_bytes(b"PK milik orang lain")
    assert codes(refusal(proyek, target)) == ["LK066"]
    assert target.read_bytes() == b"PK milik orang lain"


def test_a_table_that_is_read_is_no_target(proyek: Proyek) -> None:
    proyek.ganti("tabel: emonev.csv", "tabel: emonev.xlsx")
    (proyek.root / "emonev.csv").rename(proyek.root / "asal.csv")
    _as_workbook(proyek.root / "asal.csv", proyek.root / "emonev.xlsx")
    before = (proyek.root / "emonev.xlsx").read_bytes()
    with pytest.raises(LkjipError) as caught:
        write_workpaper(proyek.root, proyek.root / "emonev.xlsx", outputs=Outputs(overwrite=True))
    assert codes(caught.value) == ["LK067"]
    assert not list(proyek.root.glob("*.bak"))
    assert (proyek.root / "emonev.xlsx").read_bytes() == before


def _as_workbook(table: Path, target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for line in table.read_text(encoding="utf-8").splitlines():
        book.active.append([cell.replace(",", ".") for cell in line.split(";")])
    book.save(target)


def test_a_folder_named_as_the_file_is_no_target(proyek: Proyek, tmp_path: Path) -> None:
    (tmp_path / "kerja.xlsx").mkdir()
    error = refusal(proyek, tmp_path / "kerja.xlsx")
    assert codes(error) == ["LK060"]
    assert "sudah ada berkas atau folder lain" in error.findings[0].message


def test_a_link_out_of_the_project_is_not_followed(proyek: Proyek, tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    (proyek.root / "keluaran").symlink_to(tmp_path / "lain")
    with pytest.raises(LkjipError) as caught:
        write_workpaper(proyek.root)
    assert codes(caught.value) == ["LK069"]
    assert not list((tmp_path / "lain").iterdir())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root menulis di mana pun")
def test_a_folder_without_the_right_to_write_is_said(proyek: Proyek, tmp_path: Path) -> None:
    closed = tmp_path / "terkunci"
    closed.mkdir(mode=0o500)
    assert codes(refusal(proyek, closed)) == ["LK060"]


def test_what_the_system_does_not_let_be_written_is_said(
    proyek: Proyek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kerja.xlsx"

    def refuse(*arguments: object, **more: object) -> int:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr("lkjip_docgen.replacing.os.open", refuse)
    error = refusal(proyek, target)
    assert codes(error) == ["LK060"]
    assert "folder tidak boleh ditulisi" in error.findings[0].message


def test_without_the_library_it_says_what_to_install(
    proyek: Proyek,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert cli.main(["workpaper", str(proyek.root), "-o", str(tmp_path / "kerja.xlsx")]) == 1
    said = capsys.readouterr().err
    assert "LK077" in said
    assert 'pip install "lkjip-docgen[excel]"' in said
    assert not (tmp_path / "kerja.xlsx").exists()


def test_more_rows_than_a_sheet_has_are_refused(proyek: Proyek) -> None:
    laporan = proyek.muat().laporan
    arrangement = arrange(laporan, measure(laporan))
    rows = 5 + sum(len(block.rows) + 1 for block in arrangement.inputs)
    with pytest.raises(LkjipError) as caught:
        place_all(arrangement, most=rows - 10)
    assert codes(caught.value) == ["LK076"]
    assert "Lembar Masukan" in caught.value.findings[0].message
    place_all(arrangement, most=1_000_000)


def test_hostile_texts_of_the_data_are_texts_in_every_sheet(proyek: Proyek, tmp_path: Path) -> None:
    proyek.ganti("nama: Kantor Contoh Teluk", "nama: '=cmd|'' /C calc''!A0'")
    proyek.ganti("nama: Indeks Kepuasan", "nama: '@SUM(A1)'", "laporan.yaml")
    proyek.ganti("singkatan: SK", "singkatan: '+1'")
    proyek.ganti("nama_nilai: Nilai SK", "nama_nilai: '-1'")
    proyek.ganti("Nilai SK;", "-1;", "survei.csv")
    proyek.ganti("nama: Program Layanan", f"nama: {'Program panjang ' * 60}")
    proyek.ganti("program: Program Layanan", f"program: {'Program panjang ' * 60}")
    book = load_workbook(write_workpaper(proyek.root, tmp_path / "kerja.xlsx"))
    for sheet in book.worksheets:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if isinstance(cell.value, str):
                assert len(cell.value) <= 32_767
                written = cell.data_type == "f"
                assert not (written and any(bad in cell.value for bad in ("cmd|", "@SUM")))
