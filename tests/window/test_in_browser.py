"""The window as a person uses it: clicks and keys in a real browser, and what is in the files."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import yaml
from at_the_window import needs_chromium, paste
from desk import UNFOLDED, Desk, field, saved, until

from lkjip_docgen.window.window import Window

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Locator, Page, Route

pytestmark = needs_chromium
sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect


def test_what_is_typed_is_in_the_file_and_comments_stay(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    comments = [line for line in desk.text.splitlines() if line.lstrip().startswith("#")]

    field(page, "kantor.telepon").fill("(0717) 21 234")
    field(page, "kantor.telepon").blur()
    saved(page)

    assert desk.data["kantor"]["telepon"] == "(0717) 21 234"
    assert [x for x in desk.text.splitlines() if x.lstrip().startswith("#")] == comments


def test_a_field_is_saved_while_it_is_typed_without_being_left(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    field(page, "kantor.alamat").press("Control+End")
    field(page, "kantor.alamat").press_sequentially(" Lantai 2", delay=10)
    saved(page)
    assert desk.data["kantor"]["alamat"].endswith("Lantai 2")
    expect(field(page, "kantor.alamat")).to_be_focused()


def test_a_number_is_read_as_indonesians_write_it(desk: Desk) -> None:
    page = desk.page("isi/anggaran")
    amount = page.locator('[data-isi^="anggaran.versi[0]"][inputmode=decimal]').first
    id = amount.get_attribute("data-isi")
    amount.evaluate(UNFOLDED)
    amount.fill("1.234.567.890")
    amount.blur()
    saved(page)
    assert "1234567890" in desk.text.replace("_", "")
    amount.fill("bukan angka ini")
    amount.blur()
    expect(page.locator(f'[data-galat="{id}"]')).not_to_be_empty()
    expect(amount).to_have_attribute("aria-invalid", "true")
    assert "bukan angka ini" not in desk.text


def test_undo_and_redo_outside_of_fields(desk: Desk) -> None:
    before = desk.text
    page = desk.page("isi/kantor")
    field(page, "kantor.alamat").fill("Jalan Baru 1")
    field(page, "kantor.alamat").blur()
    saved(page)
    after = desk.text
    assert after != before

    page.locator("h1").click()
    page.keyboard.press("Control+z")
    expect(field(page, "kantor.alamat")).not_to_have_value("Jalan Baru 1")
    assert desk.text == before
    page.keyboard.press("Control+y")
    expect(field(page, "kantor.alamat")).to_have_value("Jalan Baru 1")
    assert desk.text == after


def names_of(desk: Desk) -> list[str]:
    return [each["nama"] for each in desk.data["inovasi"]]


def test_items_are_added_moved_and_removed_by_keyboard(desk: Desk) -> None:
    page = desk.page("isi/capaian")
    names = names_of(desk)
    page.locator('[id="d:inovasi[1]"] > summary').press("Enter")
    page.locator('[data-pindah="inovasi[1]"][data-arah="-1"]').press("Enter")
    expect(page.locator('[id="d:inovasi[0]"] > summary')).to_contain_text(names[1])
    assert names_of(desk) == [names[1], names[0], *names[2:]]

    page.locator('[data-hapus="inovasi[0]"]').press("Enter")
    expect(page.locator("#kabar")).to_contain_text("dihapus")
    expect(page.locator('[id="d:inovasi[0]"] > summary')).to_be_focused()
    assert names_of(desk) == [names[0], *names[2:]]

    page.locator('[data-tambah="inovasi"]').press("Enter")
    new = page.locator(f'[id="d:inovasi[{len(names) - 1}]"] [data-isi]').first
    expect(new).to_be_focused()
    field(page, f"inovasi[{len(names) - 1}].nama").fill("Loket Senja")
    saved(page)
    assert names_of(desk)[-1] == "Loket Senja"


def test_an_indicator_is_not_removed_before_what_names_it_is_decided(desk: Desk) -> None:
    before = desk.text
    codes = [each["kode"] for each in desk.data["indikator"]]
    page = desk.page("isi/indikator")
    page.locator('[id="d:indikator[0]"] > summary').press("Enter")
    page.locator('[data-hapus="indikator[0]"]').press("Enter")
    question = page.locator("dialog#tanya")
    expect(question).to_contain_text("Perjanjian kinerja: Tahun 2024")
    assert desk.text == before
    page.keyboard.press("Escape")
    expect(question).not_to_be_visible()

    page.locator('[data-hapus="indikator[0]"]').press("Enter")
    for choice in question.locator("select").all():
        choice.select_option("hapus")
    question.get_by_role("button", name="Hapus", exact=True).click()
    expect(page.locator("#kabar")).to_contain_text("dihapus")
    assert [each["kode"] for each in desk.data["indikator"]] == codes[1:]
    agreed = yaml.safe_dump(desk.data["perjanjian_kinerja"])
    assert f"indikator: {codes[0]}\n" not in agreed
    page.locator("#urung").click()
    expect(page.locator("#kabar")).to_contain_text("Diurungkan: Penghapusan")
    assert desk.text == before


def test_cells_of_excel_are_pasted_into_a_table_file(desk: Desk) -> None:
    page = desk.page("isi/nilai")
    cell = page.locator('[data-sel][data-baris="0"][data-lajur="1"]')
    paste(cell, "1,5\t2,5\r\n3,5\t4,5\r\n")
    expect(page.locator('[data-sel][data-baris="1"][data-lajur="2"]')).to_have_value("4,5")
    lines = (desk.folder / "emonev-2024.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1:3] == ["Januari,1.5,2.5", "Februari,3.5,4.5"]


def test_arrow_keys_go_from_cell_to_cell(desk: Desk) -> None:
    page = desk.page("isi/nilai")
    page.locator('[data-sel][data-baris="0"][data-lajur="1"]').focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator('[data-sel][data-baris="1"][data-lajur="1"]')).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(page.locator('[data-sel][data-baris="1"][data-lajur="2"]')).to_be_focused()


def test_a_sheet_of_excel_takes_typing_and_a_paste_and_keeps_its_formulas(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for row in (
        ("bulan", "anggaran", "pelaksanaan"),
        ("Januari", 4.1, "=B2+1"),
        ("Februari", 9, 8),
    ):
        book.active.append(row)
    book.save(desk.folder / "emonev.xlsx")
    desk.file.write_text(desk.text.replace("emonev-2024.csv", "emonev.xlsx"), encoding="utf-8")
    before = (desk.folder / "emonev.xlsx").read_bytes()
    page = desk.page("isi/nilai")

    def cell(row: int, column: int) -> Locator:
        return page.locator(f'[data-sel][data-baris="{row}"][data-lajur="{column}"]')

    expect(cell(0, 2)).to_have_attribute("aria-description", "Rumus =B2+1")
    expect(cell(0, 2)).not_to_be_editable()
    cell(0, 1).fill("4,5")
    expect(cell(0, 2)).to_have_value("5,5")
    paste(cell(1, 0), "Feb\t10,25\t9\r\nMaret\t20\t19\r\n")
    expect(cell(2, 2)).to_have_value("19")
    sheet = openpyxl.load_workbook(desk.folder / "emonev.xlsx").active
    assert [row[1] for row in sheet.values] == ["anggaran", 4.5, 10.25, 20]
    assert sheet["C2"].value == "=B2+1"

    cell(0, 1).press("ArrowDown")
    expect(cell(1, 1)).to_be_focused()
    page.locator("#urung").click()
    expect(cell(1, 1)).to_have_value("9")
    page.locator("#urung").click()
    expect(cell(0, 1)).to_have_value("4,1")
    assert (desk.folder / "emonev.xlsx").read_bytes() == before


def test_cells_are_pasted_into_a_grid_of_the_data_as_one_change(desk: Desk) -> None:
    before = desk.text
    page = desk.page("isi/dasar")
    rows = len(desk.data["landasan_hukum"])
    first = field(page, f"landasan_hukum[{rows - 1}].nama")
    paste(first, "Peraturan A\tTentang A\nPeraturan B\tTentang B")
    expect(field(page, f"landasan_hukum[{rows}].tentang")).to_have_value("Tentang B")
    assert desk.data["landasan_hukum"][rows] == {"nama": "Peraturan B", "tentang": "Tentang B"}
    page.locator("#urung").click()
    expect(field(page, f"landasan_hukum[{rows}].tentang")).to_have_count(0)
    assert desk.text == before


def test_cells_with_line_breaks_and_quotes_are_pasted_as_excel_copies_them(desk: Desk) -> None:
    page = desk.page("isi/dasar")
    first = field(page, "landasan_hukum[0].nama")
    copied = (
        '"Peraturan\nA"\t"Tentang ""mutu"""\r\n'
        'Peraturan "B"\t"kutipan saja"\r\n'
        '"Peraturan C\tTentang C\r\n'
    )
    paste(first, copied)
    expect(field(page, "landasan_hukum[2].tentang")).to_have_value("Tentang C")
    laws = [(each["nama"], each["tentang"]) for each in desk.data["landasan_hukum"][:3]]
    assert laws == [
        ("Peraturan A", 'Tentang "mutu"'),
        ('Peraturan "B"', '"kutipan saja"'),
        ('"Peraturan C', "Tentang C"),
    ]


def test_a_cell_with_lines_and_quotes_is_one_cell_as_excel_copies_it(desk: Desk) -> None:
    page = desk.page("isi/dasar")
    rows = desk.data["landasan_hukum"]
    first = field(page, f"landasan_hukum[{len(rows) - 1}].nama")
    paste(first, '"Peraturan\n""A"""\tTentang A\nPeraturan B\tTentang B')
    expect(field(page, f"landasan_hukum[{len(rows)}].tentang")).to_have_value("Tentang B")
    assert desk.data["landasan_hukum"][:-1] == [
        *rows[:-1],
        {**rows[-1], "nama": 'Peraturan "A"', "tentang": "Tentang A"},
    ]


def test_two_windows_and_an_editor_at_once(desk: Desk) -> None:
    one, two = desk.page("isi/kantor"), desk.page("isi/kantor")
    field(one, "kantor.kode_pos").fill("33411")
    field(one, "kantor.kode_pos").blur()
    expect(field(two, "kantor.kode_pos")).to_have_value("33411")

    text = desk.text.replace("kota: ", "kota: ", 1)
    alamat = desk.data["kantor"]["alamat"]
    desk.file.write_text(text.replace(alamat, "Jalan Penyunting 5"), encoding="utf-8")
    expect(field(one, "kantor.alamat")).to_have_value("Jalan Penyunting 5")
    expect(field(two, "kantor.alamat")).to_have_value("Jalan Penyunting 5")
    assert str(desk.data["kantor"]["kode_pos"]) == "33411"


CHECKED = """(address) => new EventSource(address).addEventListener("hasil", (event) => {
  document.body.dataset.diperiksa = JSON.parse(event.data).versi;
})"""


def test_what_changed_before_a_page_could_listen_is_shown(desk: Desk) -> None:
    held: list[Route] = []
    page, other = desk.page("isi/kantor"), desk.page("isi/kantor")
    other.evaluate(CHECKED, f"{other.url.partition('/p/')[0]}/acara")
    page.route("**/acara", lambda route: held.append(route))
    page.reload()
    alamat = desk.data["kantor"]["alamat"]
    desk.file.write_text(desk.text.replace(alamat, "Jalan Penyunting 5"), encoding="utf-8")
    expect(field(other, "kantor.alamat")).to_have_value("Jalan Penyunting 5")
    version = other.locator("body").get_attribute("data-versi")
    assert version is not None
    expect(other.locator("body")).to_have_attribute("data-diperiksa", version)
    expect(field(page, "kantor.alamat")).to_have_value(alamat)

    held[0].continue_()
    expect(field(page, "kantor.alamat")).to_have_value("Jalan Penyunting 5")


def test_what_was_asked_before_a_check_ended_hides_nothing_that_it_found(desk: Desk) -> None:
    page = desk.page("temuan")
    held = hold(page, "**/potongan?*")
    alamat = desk.data["kantor"]["alamat"]
    desk.file.write_text(desk.text.replace(alamat, "Jalan (sebutkan namanya)"), encoding="utf-8")
    expect(page.locator("main")).to_contain_text("(sebutkan namanya)")

    let_go(page, held)
    expect(page.locator("main")).to_contain_text("(sebutkan namanya)", timeout=1)


def test_the_answer_to_a_change_hides_nothing_that_came_after_it(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    held = hold(page, "**/ubah")
    field(page, "kantor.telepon").fill("(0719) 24680")
    field(page, "kantor.telepon").blur()
    given(page, held)
    alamat = desk.data["kantor"]["alamat"]
    desk.file.write_text(desk.text.replace(alamat, "Jalan Baru 2"), encoding="utf-8")
    expect(field(page, "kantor.alamat")).to_have_value("Jalan Baru 2")
    page.evaluate(SHOWN)

    let_go(page, held)
    assert set(page.evaluate("alamat")) <= {"Jalan Baru 2"}
    assert desk.data["kantor"]["telepon"] == "(0719) 24680"


SHOWN = """() => {
  window.alamat = [];
  const field = () => document.querySelector('[data-isi="kantor.alamat"]').value;
  document.addEventListener("diperbarui", () => window.alamat.push(field()));
}"""


def hold(page: Page, address: str) -> list[tuple[Route, APIResponse]]:
    """Keep the first answer from an address back, as it is given now."""
    held: list[tuple[Route, APIResponse]] = []
    page.route(address, lambda route: held.append((route, route.fetch())), times=1)
    return held


def given(page: Page, held: list[tuple[Route, APIResponse]]) -> None:
    """Wait until there is an answer that is kept back."""
    end = time.monotonic() + 60
    while not held:
        assert time.monotonic() < end
        page.wait_for_timeout(20)


def let_go(page: Page, held: list[tuple[Route, APIResponse]]) -> None:
    """Give the page the answer that was kept back, and time to show it."""
    [(route, answer)] = held
    with page.expect_response(route.request.url):
        route.fulfill(response=answer)
    page.wait_for_timeout(200)


def test_closing_the_browser_in_the_middle_loses_nothing(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    field(page, "kantor.alamat").fill("Jalan Terakhir 9")
    page.goto("about:blank")
    other = desk.page("isi/kantor")
    expect(field(other, "kantor.alamat")).to_have_value("Jalan Terakhir 9")
    assert desk.data["kantor"]["alamat"] == "Jalan Terakhir 9"


def test_a_broken_file_is_mended_at_its_line(desk: Desk) -> None:
    good = desk.text
    lines = good.splitlines()
    number = next(i for i, line in enumerate(lines) if line.startswith("  alamat:"))
    lines[number] = '  alamat: "Jalan'
    desk.file.write_text("\n".join(lines), encoding="utf-8")
    page = desk.page("isi/kantor")
    expect(page.locator("h1")).to_have_text("Berkas data perlu diperbaiki")
    page.locator("#naskah-yaml").fill(good)
    page.get_by_role("button", name="Simpan dan coba baca").click()
    expect(field(page, "kantor.alamat")).to_be_visible()
    assert desk.text == good


def test_a_file_that_is_mended_elsewhere_leads_back_unless_something_is_typed(desk: Desk) -> None:
    good = desk.text
    broken = good.replace("\nkantor:", '\nkantor: "', 1)
    page = desk.page("isi/kantor")
    desk.file.write_text(broken, encoding="utf-8")
    expect(page.locator("h1")).to_have_text("Berkas data perlu diperbaiki")
    desk.file.write_text(good, encoding="utf-8")
    expect(field(page, "kantor.alamat")).to_be_visible()

    desk.file.write_text(broken, encoding="utf-8")
    text = page.locator("#naskah-yaml")
    text.press_sequentially("# catatan")
    desk.file.write_text(good, encoding="utf-8")
    expect(page.locator("#sudah-baik")).to_contain_text("sudah dapat dibaca lagi")
    expect(text).to_have_value(re.compile("# catatan"))
    page.get_by_role("button", name="Lanjutkan mengisi").click()
    expect(field(page, "kantor.alamat")).to_be_visible()
    assert desk.text == good


def test_to_go_on_filling_leads_to_the_next_empty_field(desk: Desk) -> None:
    page = desk.page()
    page.get_by_role("link", name="Lanjutkan mengisi").click()
    assert "#" in page.url
    expect(page.locator(".dituju")).to_have_count(1)


def test_a_finding_is_accepted_with_a_reason(desk: Desk) -> None:
    page = desk.page("temuan")
    first = page.locator(".terima").first
    first.locator("summary").click()
    first.locator("[data-alasan-terima]").fill("Sudah diperiksa bersama bagian keuangan.")
    first.get_by_role("button", name="Terima").click()
    expect(page.locator("#kabar")).to_contain_text("diterima")
    assert "Sudah diperiksa bersama bagian keuangan." in desk.text


def test_one_field_changed_in_two_windows_is_decided_by_a_click(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    alamat = field(page, "kantor.alamat")
    alamat.focus()
    old = desk.data["kantor"]["alamat"]
    desk.file.write_text(desk.text.replace(old, "Jalan Orang Lain 2"), encoding="utf-8")
    page.wait_for_timeout(1600)  # it is taken in while the field is in work
    alamat.fill("Jalan Saya 1")
    alamat.blur()

    ours = page.get_by_role("button", name="Pakai yang ini").first
    expect(page.locator(".pertentangan")).to_contain_text("Jalan Orang Lain 2")
    assert desk.data["kantor"]["alamat"] == "Jalan Orang Lain 2"
    ours.click()
    expect(page.locator(".pertentangan")).to_have_count(0)
    assert desk.data["kantor"]["alamat"] == "Jalan Saya 1"


def test_the_report_follows_beside_the_form(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    page.locator("#tombol-pratinjau").click()
    report = page.frame_locator("#pratinjau iframe")
    expect(report.locator("h2").first).to_be_attached(timeout=20000)
    field(page, "kantor.sebutan").fill("Rudenim Uji Coba")
    expect(report.get_by_text("Rudenim Uji Coba").first).to_be_attached(timeout=20000)
    report.locator("data[data-jalur*=capaian]").first.click()
    expect(page.locator("#asal")).to_contain_text("Dari mana angka ini?")
    page.get_by_role("button", name="Tutup").click()
    page.locator("#tombol-pratinjau").click()


def test_the_report_goes_to_the_section_and_the_item_that_are_opened(desk: Desk) -> None:
    desk.page().evaluate("localStorage.setItem('lkjip-pratinjau', 'ya')")
    page = desk.page("isi/pengukuran")
    report = page.frame_locator("#pratinjau iframe").locator("html")
    top = "page => page.scrollTop"
    expect(report.locator("h2").first).to_be_attached(timeout=20000)
    until(lambda: report.evaluate(top) > 0)
    at_first = report.evaluate(top)

    page.locator("details.butir > summary").nth(2).click()
    if page.locator("details.butir").nth(2).get_attribute("open") is None:
        page.locator("details.butir > summary").nth(2).click()
    until(lambda: report.evaluate(top) != at_first)
    page.evaluate("localStorage.removeItem('lkjip-pratinjau')")


@pytest.mark.parametrize("address", ["", "isi/pejabat", "temuan", "kerjakan/word"])
def test_axe_finds_nothing(desk: Desk, address: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.base")
    page = desk.page(address)
    page.emulate_media(color_scheme="dark" if address else "light", reduced_motion="reduce")
    page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
    assert told == []


def test_questions_asked_anew_keep_what_was_answered(
    served: Window, let_in: sync_api.BrowserContext
) -> None:
    page = let_in.new_page()
    page.goto(f"{served.session.origin}{served.session.base}/kantor-baru?nama=Kecamatan+Contoh")
    proposed = page.locator("[name=jabatan]").input_value()
    page.locator("[name=kota]").fill("Wanasari")
    for name in ("Dinas Kesehatan Kabupaten Contoh", "Dinas Perhubungan Kabupaten Contoh"):
        page.get_by_label("Nama lengkap kantor").fill(name)
        page.get_by_role("button", name="Sesuaikan pertanyaan").click()
        expect(page.locator("#nama")).to_have_value(name)
        expect(page.locator("[name=kota]")).to_have_value("Wanasari")
    expect(page.locator("[name=jabatan]")).not_to_have_value(proposed)
    page.close()


def test_the_last_sound_state_of_a_broken_file_comes_back(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    good = desk.text
    desk.file.write_text(good + "rusak: [\n", encoding="utf-8")
    page.goto(page.url)
    page.get_by_role("button", name="Kembalikan isi terakhir yang baik").click()
    expect(field(page, "kantor.alamat")).to_be_visible()
    assert desk.text == good


def test_the_head_keeps_its_height_whatever_it_tells(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    head, state = page.locator(".kepala"), page.locator("#simpan")
    heights = set()
    for words in ("Tersimpan", "Menyimpan …", "Belum tersimpan"):
        state.evaluate("(element, words) => { element.textContent = words }", words)
        heights.add(head.bounding_box()["height"])  # type: ignore[index]
    assert len(heights) == 1
    assert heights.pop() < 80
