"""What is copied from Excel with its headings, with zeros of accounts, and with a slip in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from at_the_window import needs_chromium, paste
from desk import UNFOLDED, Desk, field, saved

from lkjip_docgen.window.window import Window

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = needs_chromium
expect = pytest.importorskip("playwright.sync_api").expect


def kinds_of_spending(desk: Desk, year: int) -> tuple[Page, str]:
    """A page with the grid of a year, and the path of its rows."""
    page = desk.page("isi/belanja")
    there = desk.data["anggaran"]["jenis_belanja"]
    number = next(i for i, each in enumerate(there) if each["tahun"] == year)
    path = f"anggaran.jenis_belanja[{number}].belanja"
    field(page, f"{path}[0].jenis").evaluate(UNFOLDED)
    return page, path


def spending(desk: Desk, year: int) -> list[dict]:
    return next(each for each in desk.data["anggaran"]["jenis_belanja"] if each["tahun"] == year)[
        "belanja"
    ]


def test_a_row_of_headings_says_where_each_column_belongs(desk: Desk) -> None:
    """Also with its unit, in another order, and with a column that numbers the rows."""
    page, path = kinds_of_spending(desk, 2023)

    paste(
        field(page, f"{path}[0].jenis"),
        "No.\tRealisasi (rupiah)\tjenis belanja\tPagu\n"
        "1\t 950.000 \tBelanja Pegawai\t1.000.000\n"
        "2\t Rp-   \tBelanja Modal\t -   \n",
    )
    expect(field(page, f"{path}[1].jenis")).to_have_value("Belanja Modal")
    saved(page)

    assert spending(desk, 2023)[:2] == [
        {"jenis": "Belanja Pegawai", "pagu": 1_000_000, "realisasi": 950_000},
        {"jenis": "Belanja Modal", "pagu": 0, "realisasi": 0},
    ]


def test_headings_of_other_columns_are_no_headings(desk: Desk) -> None:
    """What nobody can place is refused as a whole, and says which cell it is."""
    page, path = kinds_of_spending(desk, 2023)
    before = desk.text

    paste(field(page, f"{path}[0].jenis"), "Jenis belanja\tAnggaran\nBelanja Barang\t5.000\n")

    told = page.locator("#kabar")
    expect(told).to_contain_text("Baris ke-1 yang ditempel, kolom Pagu: “Anggaran” bukan angka.")
    assert desk.text == before

    paste(field(page, f"{path}[0].jenis"), "Jenis belanja\tPagu\nBelanja Barang\t5.000\n")
    expect(told).to_be_hidden()
    saved(page)
    assert spending(desk, 2023)[0]["pagu"] == 5000


def test_a_lone_dash_is_no_zero(desk: Desk) -> None:
    """In a table that people typed it may as well say that nothing is known."""
    page, path = kinds_of_spending(desk, 2023)
    before = desk.text

    paste(field(page, f"{path}[0].jenis"), "Belanja Pegawai\t1.000\nBelanja Barang\t-\n")

    expect(page.locator("#kabar")).to_contain_text("Baris ke-2 yang ditempel, kolom Pagu")
    assert desk.text == before


def test_a_number_with_two_meanings_is_one_click_away_from_either(desk: Desk) -> None:
    page = desk.page("isi/pengukuran")
    number = page.locator('[data-isi$="nilai_penyebut"], [data-isi$=".hasil"]').first
    number.evaluate(UNFOLDED)
    id = number.get_attribute("data-isi")
    number.fill("98.412")
    number.blur()
    told = page.locator(f'[data-galat="{id}"]')
    expect(told).to_contain_text("“98.412” rancu: ribuan atau desimal?")

    told.get_by_role("button", name="Ribuan: 98412").click()
    saved(page)
    expect(number).to_have_value("98412")
    expect(told).to_be_empty()
    assert "98412" in desk.text

    number.fill("98.412")
    number.blur()
    told.get_by_role("button", name="Desimal: 98,412").click()
    saved(page)
    assert '"98,412"' in desk.text


def test_the_first_row_of_a_grid_takes_the_place_of_what_said_that_there_is_none(
    desk: Desk,
) -> None:
    page = desk.page("isi/perbandingan")
    group = "indikator[3].pembanding"
    empty = page.locator(f'[id="kb:{group}"]')
    empty.evaluate(UNFOLDED)

    page.locator(f'[data-tambah="{group}"]').click()

    expect(page.locator(f'[data-kisi="{group}"] tbody tr')).to_have_count(1)
    expect(empty).to_have_count(0)
    expect(page.locator(f'[data-galat="{group}"]')).to_be_empty()


def test_a_new_item_begins_with_its_own_first_field(desk: Desk) -> None:
    """Not with the first cell of a grid within it."""
    page = desk.page("isi/organisasi")
    button = page.get_by_role("button", name="+ Tambah pembagian pegawai")
    before = len(desk.data["pegawai"]["rincian"])

    button.click()

    expect(field(page, f"pegawai.rincian[{before}].kode")).to_be_focused()


def test_the_folder_of_a_new_office_follows_its_short_name_and_year(
    served: Window, let_in: BrowserContext
) -> None:
    """Until somebody types another name."""
    page = let_in.new_page()
    page.goto(f"{served.session.origin}{served.session.base}/kantor-baru?nama=KPU+Kabupaten+Uji")
    folder = page.get_by_label("Nama folder baru")

    page.get_by_label("Nama singkat, dipakai pada nama berkas").fill("KPU Uji")
    page.get_by_label("Tahun yang dilaporkan").fill("2024")
    expect(folder).to_have_value("lkjip-KPU-Uji-2024")

    folder.fill("laporan kpu")
    page.get_by_label("Tahun yang dilaporkan").fill("2023")
    expect(folder).to_have_value("laporan kpu")
