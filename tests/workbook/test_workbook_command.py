from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from buku import Buku

from lkjip_docgen import cli
from lkjip_docgen.resources import SAMPLES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "tanjungpandan-2023", tmp_path / "laporan-2023"))


def jalankan(*arguments: object) -> int:
    """Run a command line."""
    options = cli._parser().parse_args([str(argument) for argument in arguments])
    return int(options.run(options))


def test_export_and_import_say_what_they_wrote(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "data.xlsx"

    assert jalankan("workbook", "export", folder, "-o", target) == 0
    assert capsys.readouterr().out == f"Buku kerja ditulis: {target}\n"

    assert jalankan("workbook", "import", target, folder) == 0
    assert capsys.readouterr().out == "Tidak ada yang berubah.\n"

    buku = Buku(target)
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"
    buku.simpan()
    data = folder / "laporan.yaml"
    before = data.read_bytes()
    told = "  Laporan › Tempat ditandatangani: Tanjungpandan → Manggar\n"
    assert jalankan("workbook", "import", target, folder, "--dry-run") == 0
    assert capsys.readouterr().out == f"Yang akan berubah:\n{told}"
    assert data.read_bytes() == before

    assert jalankan("workbook", "import", target, folder) == 0
    [kept] = folder.glob("laporan.yaml.*.bak")
    expected = f"Yang berubah:\n{told}Berkas diperbarui: {data} (yang lama: {kept.name})\n"
    assert capsys.readouterr().out == expected


def test_the_workbook_stands_beside_the_data_by_default(folder: Path) -> None:
    assert jalankan("workbook", "export", folder) == 0
    assert (folder / "laporan.xlsx").is_file()


def test_new_year_says_where_the_folder_is(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert jalankan("new-year", folder) == 0

    said = capsys.readouterr().out
    assert str(folder.with_name("laporan-2024")) in said
    assert "PERIKSA" in said


@pytest.mark.parametrize("arguments", [("workbook",), ("workbook", "import")])
def test_a_command_without_its_arguments_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as caught:
        jalankan(*arguments)

    assert caught.value.code == 2


def test_a_folder_in_the_place_of_the_workbook_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(["workbook", "import", str(tmp_path)])

    assert "adalah folder; sebutkan buku kerjanya dahulu" in capsys.readouterr().err
