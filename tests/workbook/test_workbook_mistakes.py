from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from buku import Buku, exported_once
from draws import draws
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from proyek import Proyek

from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.findings.as_text import render_text
from lkjip_docgen.jobs.workbook import export_workbook, import_workbook
from lkjip_docgen.resources import SAMPLES

SAMPLE = SAMPLES / "tanjungpandan-2023"


@pytest.fixture
def buku(exported: Path, tmp_path: Path) -> Buku:
    return Buku(Path(shutil.copy(exported, tmp_path / "data.xlsx")))


def temuan(buku: Buku, tmp_path: Path) -> tuple[Finding, ...]:
    """The findings of an import that must not write anything."""
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "proyek"))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(LkjipError) as caught:
        import_workbook(buku.simpan(), folder)
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before
    return caught.value.findings


@dataclass(frozen=True)
class Salah:
    """A cell with a wrong value: the row and heading it stands under, and what is said of it."""

    sheet: str
    title: str
    number: int
    label: str
    value: Any
    code: str
    cell: str
    word: str

    def __str__(self) -> str:
        return f"{self.sheet} {self.label} {self.value}"


TERBACA = (
    Salah(
        "Kegiatan",
        "Kegiatan dan realisasi",
        1,
        "Kegiatan: pagu",
        "dua miliar",
        "LK015",
        "D6",
        "dua miliar",
    ),
    Salah("Belanja", "Belanja menurut jenis", 1, "Tahun", 1899, "LK017", "A6", "1899"),
    Salah(
        "Penanda tangan",
        "Pejabat penanda tangan",
        1,
        "Tanggal",
        "3 Januari 2024",
        "LK018",
        "F6",
        "3 Januari 2024",
    ),
    Salah(
        "Penanda tangan",
        "Pejabat penanda tangan",
        1,
        "NIP",
        196806041992031001,
        "LK014",
        "J6",
        "angka terakhirnya",
    ),
    Salah(
        "Penanda tangan",
        "Pejabat penanda tangan",
        1,
        "Nama",
        datetime(2024, 1, 3),
        "LK014",
        "H6",
        "tanggal",
    ),
    Salah("Penghargaan", "Penghargaan", 1, "Tingkat", "dunia", "LK019", "D6", "dunia"),
    Salah("Inovasi", "Inovasi", 1, "Ringkasan", "mungkin", "LK019", "J6", "mungkin"),
    Salah("Riwayat", "Tahun-tahun sebelumnya", 1, "Indikator", "ikn", "LK050", "A6", "ikn"),
    Salah(
        "Survei ikm", "Tabel Survei Kepuasan Masyarakat", 1, "Feb", "tujuh", "LK015", "C6", "tujuh"
    ),
    Salah(
        "Unsur berbobot",
        "Unsur berbobot",
        2,
        "Kelompok: nama",
        "Lain",
        "LK075",
        "C7",
        "baris di atas",
    ),
    Salah("Organisasi", "Unit organisasi", 2, "Tingkat", 5, "LK075", "A12", "Tingkat"),
)
"""What is wrong with a cell by itself, or beside the cells around it: found on reading."""

RANCU = (
    Salah(
        "Kegiatan", "Kegiatan dan realisasi", 1, "Kegiatan: pagu", "1.816", "LK016", "D6", "rancu"
    ),
)
"""The same cell again."""

TERPERIKSA = (
    Salah("Kegiatan", "Kegiatan dan realisasi", 1, "Kegiatan: pagu", 2.5, "LK017", "D6", "bulat"),
    Salah("Penghargaan", "Penghargaan", 1, "Nama", None, "LK012", "A6", "nama"),
    Salah("Indikator kinerja", "Indikator kinerja", 1, "Sasaran", "sk9", "LK050", "D6", "sk9"),
    Salah(
        "Pengukuran dan realisasi",
        "Cara pengukuran",
        2,
        "Pembilang",
        "Kasus",
        "LK013",
        "W7",
        "pembilang",
    ),
)
"""What the data file does not allow, found once every cell could be read."""

BUKU_SALAH = (TERBACA, RANCU, TERPERIKSA)


@pytest.fixture(scope="module")
def tentang(
    exported: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[tuple[Salah, ...]], tuple[Finding, ...]]:
    """What is said of a workbook with all of these mistakes; imported once."""

    @cache
    def found(mistakes: tuple[Salah, ...]) -> tuple[Finding, ...]:
        folder = tmp_path_factory.mktemp("salah")
        buku = Buku(Path(shutil.copy(exported, folder / "data.xlsx")))
        for one in mistakes:
            buku.sel(one.sheet, one.title, one.number, one.label).value = one.value
        return temuan(buku, folder)

    return found


@pytest.mark.parametrize(
    ("salah", "semua"),
    [(salah, semua) for semua in BUKU_SALAH for salah in semua],
    ids=[str(salah) for semua in BUKU_SALAH for salah in semua],
)
def test_a_wrong_cell_is_named(
    salah: Salah,
    semua: tuple[Salah, ...],
    tentang: Callable[[tuple[Salah, ...]], tuple[Finding, ...]],
) -> None:
    found = tentang(semua)

    cells = [f.place.cell if f.place else "" for f in found]
    assert sorted(cells) == sorted(f"{one.sheet}!{one.cell}" for one in semua)  # each one alone
    mine = found[cells.index(f"{salah.sheet}!{salah.cell}")]
    assert mine.code == salah.code
    assert salah.word in mine.message
    assert mine.suggestion


def rumus_galat(buku: Buku) -> None:
    buku.sel("PNBP", "PNBP tiap tahun", 1, "Target").value = "#REF!"
    buku.sel("PNBP", "PNBP tiap tahun", 1, "Target").data_type = "e"


def rumus_belum_dihitung(buku: Buku) -> None:
    buku.sel("PNBP", "PNBP tiap tahun", 1, "Target").value = "=1+2"


def sel_gabungan(buku: Buku) -> None:
    buku.lembar("Penghargaan").merge_cells("A6:A7")


def lembar_tersembunyi(buku: Buku) -> None:
    buku.lembar("Penghargaan").sheet_state = "hidden"


def lembar_lain(buku: Buku) -> None:
    buku.book.create_sheet("Coretan")["A1"] = "x"


def lembar_hilang(buku: Buku) -> None:
    del buku.book["Penghargaan"]


def kolom_lain(buku: Buku) -> None:
    buku.lembar("Penghargaan")["F5"] = "Catatan"
    buku.lembar("Penghargaan")["F6"] = "x"


def kolom_salah_tulis(buku: Buku) -> None:
    buku.lembar("Penghargaan")["C5"] = "Pembri"


def judul_hilang(buku: Buku) -> None:
    buku.lembar("Pembinaan dan penutup").cell(
        buku.judul("Pembinaan dan penutup", "Saran"), 1
    ).value = "Usul"


def baris_lain(buku: Buku) -> None:
    buku.lembar("Dokumen laporan")["A7"] = "Kota"


def lembar_raksasa(buku: Buku) -> None:
    buku.lembar("Penghargaan").cell(1_000_000, 1).value = "x"


@pytest.mark.parametrize(
    ("spoil", "codes", "words"),
    [
        (rumus_galat, {"LK071"}, ["#REF!"]),
        (rumus_belum_dihitung, {"LK071"}, ["belum dihitung"]),
        (sel_gabungan, {"LK072"}, ["A6:A7"]),
        (lembar_tersembunyi, {"LK073"}, ["Penghargaan"]),
        (lembar_lain, {"LK074"}, ["Coretan"]),
        (lembar_hilang, {"LK074"}, ["Penghargaan"]),
        (kolom_lain, {"LK074"}, ["Catatan"]),
        (kolom_salah_tulis, {"LK074"}, ["Pembri", "Pemberi"]),
        (judul_hilang, {"LK074"}, ["Saran"]),
        (baris_lain, {"LK074"}, ["Kota", "Tempat"]),
        (lembar_raksasa, {"LK005"}, ["Penghargaan"]),
    ],
)
def test_a_spoilt_workbook_is_refused(
    buku: Buku,
    tmp_path: Path,
    spoil: Callable[[Buku], None],
    codes: set[str],
    words: list[str],
) -> None:
    spoil(buku)

    found = temuan(buku, tmp_path)

    assert codes <= {f.code for f in found}
    said = " ".join(f.message for f in found)
    assert all(f"{word}" in said for word in words)


def test_all_mistakes_are_reported_at_once_in_the_order_of_the_sheets(
    buku: Buku, tmp_path: Path
) -> None:
    buku.sel("Penghargaan", "Penghargaan", 2, "Tahun").value = "dua ribu"
    buku.sel("Penghargaan", "Penghargaan", 1, "Tingkat").value = "dunia"
    buku.sel("Penanda tangan", "Pejabat penanda tangan", 1, "Tanggal").value = "besok"

    cells = [f.place.cell for f in temuan(buku, tmp_path) if f.place]

    assert cells == ["Penanda tangan!F6", "Penghargaan!D6", "Penghargaan!B7"]


def test_a_finding_shows_its_sheet_and_cell(buku: Buku, tmp_path: Path) -> None:
    buku.sel("Penghargaan", "Penghargaan", 1, "Tingkat").value = "dunia"

    text = render_text(temuan(buku, tmp_path))

    assert "data.xlsx (Penghargaan!D6) kesalahan LK019" in text


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "a.xlsx"), (b"PK\x03\x04rusak", "a.xlsx"), (b"unsur;Jan\n", "a.xlsx")],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(LkjipError) as caught:
        import_workbook(path, SAMPLE)

    assert [f.code for f in caught.value.findings] == ["LK070"]


def test_a_zip_of_something_else_and_macros_are_refused(tmp_path: Path) -> None:
    other, macros = tmp_path / "a.xlsx", tmp_path / "b.xlsm"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("x.txt", "x")
    Workbook().save(macros)

    for path in (other, macros):
        with pytest.raises(LkjipError) as caught:
            import_workbook(path, SAMPLE)
        assert [f.code for f in caught.value.findings] == ["LK070"]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bom.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (101 * 1024 * 1024))

    with pytest.raises(LkjipError) as caught:
        import_workbook(bomb, SAMPLE)

    assert [f.code for f in caught.value.findings] == ["LK005"]


def test_without_the_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(LkjipError) as caught:
        export_workbook(SAMPLE, tmp_path / "data.xlsx")

    assert caught.value.findings[0].code == "LK077"
    assert "lkjip-docgen[excel]" in caught.value.findings[0].suggestion
    assert not (tmp_path / "data.xlsx").exists()


def test_data_that_a_workbook_cannot_hold_are_named(proyek: Proyek, tmp_path: Path) -> None:
    proyek.ganti("alamat: Jalan Contoh Nomor 1", f"alamat: {'x' * 32_800}")

    with pytest.raises(LkjipError) as caught:
        export_workbook(proyek.root, tmp_path / "data.xlsx")

    assert [(f.code, f.path) for f in caught.value.findings] == [("LK076", "kantor.alamat")]
    assert not (tmp_path / "data.xlsx").exists()


VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1))
    | st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=40)
    | st.sampled_from(["=1/0", "#REF!", "• a\n• b", "1.816", "3,25", "ya", "kegiatan", "x: #"])
)


@settings(
    max_examples=draws(15),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_stands_in_a_cell_is_written_or_explained(
    proyek: Proyek, data: st.DataObject
) -> None:
    path = proyek.root / "data.xlsx"
    if not path.exists():
        exported_once(proyek.root, path)
    before = proyek.data.read_bytes()
    book = load_workbook(path)
    for _ in range(data.draw(st.integers(1, 4))):
        sheet = book[data.draw(st.sampled_from(book.sheetnames))]
        row = data.draw(st.integers(1, min(sheet.max_row, 30)))
        column = data.draw(st.integers(1, min(sheet.max_column + 1, 15)))
        cell = sheet.cell(row, column)
        if type(cell).__name__ == "Cell":
            cell.value = data.draw(VALUES)
    book.save(proyek.root / "ubah.xlsx")

    refused: tuple[Finding, ...] = ()
    try:
        import_workbook(proyek.root / "ubah.xlsx", proyek.root)
    except LkjipError as error:
        refused = error.findings
    if refused:
        assert proyek.data.read_bytes() == before
    proyek.muat()
    proyek.data.write_bytes(before)
