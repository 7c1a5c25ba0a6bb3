"""Monthly tables that the office keeps in Excel files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from buku import Buku, exported_once
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.workbook import import_workbook
from lkjip_docgen.resources import SAMPLES

TITLE = "Tabel Survei Kepuasan Masyarakat"


@pytest.fixture
def folder(tables_in_excel: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may change."""
    return Path(shutil.copytree(tables_in_excel, tmp_path / "proyek"))


@pytest.fixture(scope="module")
def tables_in_excel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with its tables as Excel files, with a title above the survey."""
    target = tmp_path_factory.mktemp("excel") / "proyek"
    root = Path(shutil.copytree(SAMPLES / "tanjungpandan-2023", target))
    data = root / "laporan.yaml"
    text = data.read_text(encoding="utf-8")
    for stem, sheet, above in (("survei-ikm-2023", "SKM", 2), ("emonev-2023", "Lembar1", 0)):
        book = Workbook()
        book.active.title = "Lain"
        book.active["A1"].value = "bukan tabel"
        page = book.create_sheet(sheet) if sheet == "SKM" else book.active
        for number in range(above):
            page.append([f"Judul {number + 1}"])
        page.delete_rows(1) if sheet != "SKM" else None
        for line in (root / f"{stem}.csv").read_text(encoding="utf-8").splitlines():
            page.append([angka(cell) for cell in line.split(";")])
        page["A1"].font = Font(bold=True)
        book.save(root / f"{stem}.xlsx")
        (root / f"{stem}.csv").unlink()
        text = text.replace(f"{stem}.csv", f"{stem}.xlsx")
    data.write_text(text, encoding="utf-8")
    return root


def angka(text: str) -> object:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


@pytest.fixture
def buku(folder: Path, tmp_path: Path) -> Buku:
    return Buku(exported_once(folder, tmp_path / "data.xlsx"))


def test_they_have_a_sheet_that_says_where_they_live(buku: Buku) -> None:
    assert buku.sel("Survei ikm", TITLE, 1, "Jan").value == 17.5
    assert buku.sel("e-Monev", "Kemajuan tiap bulan", 1, "Anggaran").value == 2.05
    texts = [c.value for c in buku.lembar("Survei ikm")[buku.judul("Survei ikm", TITLE)]]
    assert "Tersimpan di berkas survei-ikm-2023.xlsx" in texts


def test_changed_cells_go_back_into_their_cells(folder: Path, buku: Buku) -> None:
    before = isi(folder / "survei-ikm-2023.xlsx")
    buku.sel("Survei ikm", TITLE, 1, "Feb").value = 17.3
    buku.sel("e-Monev", "Kemajuan tiap bulan", 2, "Pelaksanaan").value = None

    result = import_workbook(buku.simpan(), folder)

    after = isi(folder / "survei-ikm-2023.xlsx")
    changed = {key for key in before if before[key] != after[key]}
    assert {file.name for file in result.files} == {"survei-ikm-2023.xlsx", "emonev-2023.xlsx"}
    assert changed == {("SKM", "C4")}
    assert after["SKM", "C4"] == 17.3
    assert load_workbook(folder / "survei-ikm-2023.xlsx")["SKM"]["A1"].font.bold
    assert load_workbook(folder / "emonev-2023.xlsx").active["C3"].value is None
    assert len(list(folder.glob("survei-ikm-2023.xlsx.*.bak"))) == 1


def test_a_workbook_that_nobody_changed_leaves_them(folder: Path, buku: Buku) -> None:
    before = (folder / "survei-ikm-2023.xlsx").read_bytes()

    assert import_workbook(buku.simpan(), folder).files == ()
    assert (folder / "survei-ikm-2023.xlsx").read_bytes() == before


@pytest.mark.parametrize("kind", ["formula", "chart", "row"])
def test_what_cannot_be_written_back_soundly_is_said_and_nothing_is_written(
    folder: Path, tmp_path: Path, kind: str
) -> None:
    file = folder / "survei-ikm-2023.xlsx"
    book = load_workbook(file)
    if kind == "formula":
        book["Lain"]["B1"].value = "=1+1"
    if kind == "chart":
        chart = BarChart()
        chart.add_data(Reference(book["SKM"], min_col=2, min_row=4, max_row=6))
        book["Lain"].add_chart(chart)
    book.save(file)
    buku = Buku(exported_once(folder, tmp_path / "data.xlsx"))
    buku.sel("Survei ikm", TITLE, 1, "Feb").value = 17.3
    if kind == "row":
        buku.sel("Survei ikm", TITLE, 1, "Unsur").value = "Unsur lain"
    before = file.read_bytes(), (folder / "laporan.yaml").read_bytes()

    with pytest.raises(LkjipError) as caught:
        import_workbook(buku.simpan(), folder)

    (finding,) = caught.value.findings
    assert finding.code == "LK076"
    assert "Ubah survei-ikm-2023.xlsx langsung di Excel" in finding.suggestion
    assert (file.read_bytes(), (folder / "laporan.yaml").read_bytes()) == before


def isi(file: Path) -> dict[tuple[str, str], object]:
    """The value of every cell of a workbook."""
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in load_workbook(file).worksheets
        for row in sheet.iter_rows()
        for cell in row
    }
