"""Whatever is typed reaches the file: while others save, at closing, long texts, refused ones."""

from __future__ import annotations

import pytest
from at_the_window import needs_chromium
from desk import UNFOLDED, Desk, field, saved, until

from lkjip_docgen.window.window import Window

pytestmark = needs_chromium
sync_api = pytest.importorskip("playwright.sync_api")
expect = sync_api.expect


def save_aside(desk: Desk, text: str) -> None:
    """What an editor does: another file takes the place."""
    aside = desk.folder / "laporan.yaml.baru"
    aside.write_text(text, encoding="utf-8")
    aside.replace(desk.file)


def test_typing_goes_on_while_an_editor_saves(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    alamat = field(page, "kantor.alamat")
    alamat.press("Control+End")
    for number in range(6):
        alamat.press_sequentially(f" ke-{number}", delay=10)
        save_aside(desk, f"{desk.text.rstrip()}\n# simpanan {number}\n")
    saved(page)

    assert desk.data["kantor"]["alamat"].endswith(" ke-0 ke-1 ke-2 ke-3 ke-4 ke-5")
    assert "# simpanan 5" in desk.text
    expect(page.locator(".pertentangan")).to_have_count(0)


DEAF = "window.EventSource = class { static OPEN = 1; addEventListener() {} close() {} };"


def test_a_page_gone_back_to_shows_what_the_file_says_by_now(desk: Desk) -> None:
    """A browser would put back what stood there; what is typed next went over that of others."""
    page = desk.page("isi/kantor")
    page.add_init_script(DEAF)
    page.reload()
    field(page, "kantor.alamat").fill("Jalan Satu 1")
    saved(page)
    page.get_by_role("link", name="Ringkasan").first.click()
    save_aside(desk, desk.text.replace("Jalan Satu 1", "Jalan Dua 2"))
    page.go_back()

    expect(field(page, "kantor.alamat")).to_have_value("Jalan Dua 2")


NO_NEWS = """window.EventSource = class extends EventSource {
  addEventListener(name, act) { if (name === "open") super.addEventListener(name, act); }
};"""


def test_what_others_save_while_a_page_is_loaded_is_shown(desk: Desk, served: Window) -> None:
    page, opened = desk.page(), served.open(desk.folder)
    page.add_init_script(NO_NEWS)

    def late(route: sync_api.Route) -> None:
        page.wait_for_timeout(1000)  # the page is connected before it listens
        save_aside(desk, desk.text.replace("telepon: ", "telepon: 0 #"))
        until(lambda: "telepon: 0 #" in opened.workspace.text)
        route.continue_()

    page.route("**/proyek.js", late)
    page.goto(page.url.rstrip("/") + "/isi/kantor")

    expect(field(page, "kantor.telepon")).to_have_value("0")


LONG = "Paragraf yang panjang sekali tentang kinerja kantor. " * 1700  # some 90 KB


def in_file(desk: Desk) -> str:
    return " ".join(str(desk.data["renstra"].get("latar")).split())


def test_what_is_typed_at_the_end_of_a_long_text_is_saved_at_closing(desk: Desk) -> None:
    page = desk.page("isi/renstra")
    text = field(page, "renstra.latar")
    text.fill(LONG)
    saved(page)
    text.press("Control+End")
    text.press_sequentially("Kata penutup.", delay=0)

    page.goto("about:blank")

    until(lambda: in_file(desk).endswith("kinerja kantor. Kata penutup."))
    assert len(in_file(desk)) > 80_000


REWRITTEN = """(element) => {
  element.setSelectionRange(4, 8);
  element.setRangeText("\U0001f602 kini");
  element.dispatchEvent(new Event("input", {bubbles: true}));
}"""


def test_words_in_the_middle_of_a_long_text_with_signs_of_two_units(desk: Desk) -> None:
    page = desk.page("isi/renstra")
    text = field(page, "renstra.latar")
    text.fill("\U0001f600 awal. " + "isi biasa. " * 1000 + "akhir \U0001f601")
    saved(page)
    with page.expect_request("**/ubah") as asked:
        text.evaluate(REWRITTEN)
    saved(page)

    assert len(asked.value.post_data or "") < 1000  # what differs alone
    assert in_file(desk) == " ".join(text.input_value().split())
    assert "\U0001f602 kini" in in_file(desk)


def closed(page: sync_api.Page) -> str:
    """What the browser asks where a page is to be closed; the answer is to stay."""
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    asked.value.dismiss()
    return str(asked.value.type)


def test_a_page_with_a_text_on_its_way_that_is_too_long_asks_before_it_goes(desk: Desk) -> None:
    page = desk.page("isi/renstra")
    text = field(page, "renstra.latar")
    text.click()  # a browser asks only of those who have done something
    held: list[sync_api.Route] = []
    page.route("**/ubah", lambda route: held.append(route))
    text.fill(LONG)
    page.wait_for_timeout(300)

    assert closed(page) == "beforeunload"

    for route in held:
        route.continue_()
    saved(page)
    assert in_file(desk) == LONG.strip()


def test_many_fields_filled_one_after_another_are_saved_at_closing(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    names = ("alamat", "telepon", "faksimile", "surel", "situs")
    there = [name for name in names if field(page, f"kantor.{name}").count()]
    for name in there:
        field(page, f"kantor.{name}").fill(f"{name}-baru@contoh.go.id")
    page.goto("about:blank")

    def all_there() -> bool:
        return all(str(desk.data["kantor"].get(n)).startswith(f"{n}-baru") for n in there)

    until(all_there)
    assert len(there) >= 3


def test_what_cannot_be_written_is_not_lost_by_closing(desk: Desk) -> None:
    page = desk.page("isi/anggaran")
    amount = page.locator('[data-isi^="anggaran.versi[0]"][inputmode=decimal]').first
    amount.evaluate(UNFOLDED)
    amount.click()
    amount.fill("dua ratus juta")
    amount.blur()
    expect(page.locator("#simpan")).to_have_text("Belum tersimpan")

    assert closed(page) == "beforeunload"
    expect(amount).to_have_value("dua ratus juta")


def test_what_is_typed_while_the_file_is_broken_is_written_when_it_is_mended(desk: Desk) -> None:
    page = desk.page("isi/kantor")
    alamat = field(page, "kantor.alamat")
    alamat.press("Control+End")
    alamat.press_sequentially(" Lantai", delay=5)
    saved(page)
    good = desk.text
    save_aside(desk, good.replace("kantor:", "kantor: [{", 1))
    alamat.press_sequentially(" 7", delay=5)
    expect(page.locator("#kabar")).to_contain_text(
        "ditulis setelah berkas itu dapat dibaca kembali"
    )

    save_aside(desk, good)

    saved(page)
    assert desk.data["kantor"]["alamat"].endswith(" Lantai 7")


def test_what_is_typed_while_the_file_is_open_elsewhere_is_written_when_it_is_closed(
    desk: Desk,
) -> None:
    page = desk.page("isi/kantor")
    owner = desk.folder / ".~lock.laporan.yaml#"
    owner.write_text("LibreOffice", encoding="utf-8")
    telepon = field(page, "kantor.telepon")
    telepon.fill("0719 21")
    telepon.blur()
    expect(page.get_by_text("sedang dibuka di program lain").first).to_be_visible()
    expect(page.locator("#simpan")).to_have_text("Belum tersimpan")

    owner.unlink()

    saved(page)
    assert desk.data["kantor"]["telepon"] == "0719 21"
    expect(telepon).not_to_have_attribute("aria-invalid", "true")


def test_a_double_click_on_remove_takes_one_item_and_offers_it_back(desk: Desk) -> None:
    page = desk.page("isi/capaian")
    before = desk.text
    count = len(desk.data["inovasi"])
    fold = page.locator('[id="d:inovasi[0]"]')
    if fold.get_attribute("open") is None:
        fold.locator("summary").first.click()
    remove = page.locator('[data-hapus="inovasi[0]"]')
    remove.dblclick()
    expect(page.locator("#kabar")).to_contain_text("dihapus")
    page.wait_for_timeout(300)
    assert len(desk.data["inovasi"]) == count - 1

    page.locator("#kabar").get_by_role("button", name="Urungkan").click()
    expect(page.locator("#kabar")).to_contain_text("Diurungkan")
    assert desk.text == before


def test_a_reason_that_is_being_written_stays_when_findings_come_anew(desk: Desk) -> None:
    page = desk.page("temuan")
    expect(page.locator(".terima").first).to_be_attached()
    page.wait_for_timeout(1500)
    form = page.locator(".terima").first
    form.locator("summary").click()
    reason = page.locator("[data-alasan-terima]").first
    reason.fill("Sudah diperiksa bersama")
    for number in range(3):
        save_aside(desk, desk.text.replace("# simpanan", "# lama") + f"# simpanan {number}\n")
        page.wait_for_timeout(1500)
    expect(reason).to_have_value("Sudah diperiksa bersama")
    expect(reason).to_be_visible()

    reason.press_sequentially(" bagian keuangan.")
    form.get_by_role("button", name="Terima").click()
    expect(page.locator("#kabar")).to_contain_text("diterima")
    assert "Sudah diperiksa bersama bagian keuangan." in " ".join(desk.text.split())
