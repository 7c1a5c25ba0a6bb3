"""The data file was changed after the workbook was exported."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from buku import Buku

from lkjip_docgen.cli import main
from lkjip_docgen.jobs.workbook import import_workbook
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLES / "tanjungpandan-2023", tmp_path / "proyek"))


@pytest.fixture
def buku(exported: Path, tmp_path: Path) -> Buku:
    return Buku(Path(shutil.copy(exported, tmp_path / "data.xlsx")))


def ganti(folder: Path, old: str, new: str, name: str = "laporan.yaml") -> None:
    """Edit a text file of the project, as in an editor."""
    file = folder / name
    text = file.read_bytes().decode("utf-8")
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode("utf-8"))


def test_later_edits_of_the_data_file_stay(folder: Path, buku: Buku) -> None:
    ganti(folder, 'kode_pos: "33413"', 'kode_pos: "33414"')
    ganti(folder, "  # telepon:", "  telepon: 0719 21234\n  # telepon:")
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"

    result = import_workbook(buku.simpan(), folder)

    laporan = load_project(folder).laporan
    assert (laporan.kantor.kode_pos, laporan.kantor.telepon) == ("33414", "0719 21234")
    assert laporan.dokumen.tempat == "Manggar"
    assert result.conflicts == ()


def test_a_workbook_that_nobody_changed_undoes_nothing(folder: Path, buku: Buku) -> None:
    ganti(folder, "target: 3.25\n    pengantar", "target: 3.30\n    pengantar")
    before = (folder / "laporan.yaml").read_bytes()

    result = import_workbook(buku.simpan(), folder)

    assert result.files == ()
    assert (folder / "laporan.yaml").read_bytes() == before


def test_a_value_changed_in_both_stays_and_is_told_with_both_values(
    folder: Path, buku: Buku
) -> None:
    ganti(folder, 'kode_pos: "33413"', 'kode_pos: "33414"')
    buku.isian("Kantor dan instansi", "Kantor", "Kode pos").value = "33415"
    cell = buku.isian("Kantor dan instansi", "Kantor", "Kode pos").coordinate
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"

    result = import_workbook(buku.simpan(), folder)

    (conflict,) = result.conflicts
    assert (conflict.code, conflict.path) == ("LK078", "kantor.kode_pos")
    assert "`33414` di berkas data" in conflict.message
    assert f"`33415` di buku kerja (Kantor dan instansi!{cell})" in conflict.message
    line = (
        (folder / "laporan.yaml")
        .read_text(encoding="utf-8")
        .splitlines()[(conflict.place.line if conflict.place else 0) - 1]
    )
    assert line.strip() == 'kode_pos: "33414"'
    laporan = load_project(folder).laporan
    assert (laporan.kantor.kode_pos, laporan.dokumen.tempat) == ("33414", "Manggar")


def test_the_workbook_can_be_given_the_last_word(folder: Path, buku: Buku) -> None:
    ganti(folder, 'kode_pos: "33413"', 'kode_pos: "33414"')
    ganti(folder, "laman: imigrasi.go.id", "laman: www.imigrasi.go.id")
    buku.isian("Kantor dan instansi", "Kantor", "Kode pos").value = "33415"

    result = import_workbook(buku.simpan(), folder, take_workbook=True)

    kantor = load_project(folder).laporan.kantor
    assert (kantor.kode_pos, kantor.laman) == ("33415", "www.imigrasi.go.id")
    assert result.conflicts == ()


def test_the_command_says_so_and_ends_with_one(
    folder: Path, buku: Buku, capsys: pytest.CaptureFixture[str]
) -> None:
    ganti(folder, 'kode_pos: "33413"', 'kode_pos: "33414"')
    buku.isian("Kantor dan instansi", "Kantor", "Kode pos").value = "33415"
    buku.simpan()

    assert main(["workbook", "import", str(buku.path), str(folder)]) == 1
    said = capsys.readouterr()
    assert "LK078" in said.err
    assert "--take workbook" in said.err
    assert said.out == "Tidak ada yang berubah.\n"

    take = ["workbook", "import", str(buku.path), str(folder), "--take", "workbook"]
    assert main(take) == 0
    assert load_project(folder).laporan.kantor.kode_pos == "33415"


def test_a_survey_added_to_the_data_file_later_does_no_harm(folder: Path, buku: Buku) -> None:
    ganti(folder, "  uraian: >-\n    Data dipantau", "  uraian: >-\n    Setiap bulan data dipantau")
    shutil.copyfile(folder / "emonev-2023.csv", folder / "emonev-baru.csv")
    ganti(folder, "tabel: emonev-2023.csv", "tabel: emonev-baru.csv")
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"

    import_workbook(buku.simpan(), folder)

    text = (folder / "laporan.yaml").read_text(encoding="utf-8")
    assert "tabel: emonev-baru.csv" in text
    assert "tempat: Manggar" in text


def test_cells_of_a_table_are_compared_one_by_one(folder: Path, buku: Buku) -> None:
    title = "Tabel Survei Kepuasan Masyarakat"
    ganti(folder, "Informasi;17,50;17,42", "Informasi;17,40;17,42", "survei-ikm-2023.csv")
    buku.sel("Survei ikm", title, 1, "Feb").value = 17.3
    buku.sel("Survei ikm", title, 1, "Jan").value = 17.2

    result = import_workbook(buku.simpan(), folder)

    lines = (folder / "survei-ikm-2023.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("Informasi;17,40;17,30;")
    (change,) = result.changes
    assert (change.title, change.new) == (f"{title} › Informasi › Feb", "17,3")
    (conflict,) = result.conflicts
    assert "`17,4` di survei-ikm-2023.csv, `17,2` di buku kerja" in conflict.message
    assert "Informasi, Jan" in conflict.message


def test_a_workbook_without_its_export_note_is_taken_as_it_stands(folder: Path, buku: Buku) -> None:
    del buku.book["_ekspor"]
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"

    result = import_workbook(buku.simpan(), folder)

    assert load_project(folder).laporan.dokumen.tempat == "Manggar"
    assert [file.name for file in result.files] == ["laporan.yaml"]
    assert [f.code for f in result.findings if "catatan ekspor" in f.message] == ["LK074"]


@pytest.mark.parametrize("packed", ["bukan base64", "eJwDAAAAAAE=", "A" * 5000])
def test_a_broken_export_note_does_not_stop_the_import(
    folder: Path, buku: Buku, packed: str
) -> None:
    buku.lembar("_ekspor")["A4"].value = packed
    buku.isian("Dokumen laporan", "Dokumen", "Tempat").value = "Manggar"

    import_workbook(buku.simpan(), folder)

    assert load_project(folder).laporan.dokumen.tempat == "Manggar"
