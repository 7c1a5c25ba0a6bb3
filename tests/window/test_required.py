"""What must be filled in is asked for in Indonesian, whatever the language of the browser."""

from __future__ import annotations

import pytest
from at_the_window import needs_chromium
from desk import Desk

pytestmark = needs_chromium
expect = pytest.importorskip("playwright.sync_api").expect

SAID = "field => field.validationMessage"
FIRST = ":invalid:not(form, fieldset)"


def test_an_empty_field_and_an_open_choice_are_told_in_indonesian(desk: Desk) -> None:
    page = desk.page("../../kantor-baru")
    page.get_by_role("button", name="Lanjut").click()
    name = page.get_by_label("Nama lengkap kantor")
    assert name.evaluate(SAID) == "Isian ini belum diisi."

    name.fill("Dinas Perikanan Kabupaten Contoh")
    page.get_by_role("button", name="Lanjut").click()
    expect(page.get_by_label("Jenis instansi")).to_be_visible()

    page = desk.page("isi/kantor")
    page.evaluate(
        """() => {
          const form = document.createElement("form");
          form.id = "contoh";
          form.method = "dialog";
          form.innerHTML = "<select required><option value=''>Pilih …</option><option>a</option>"
            + "</select><input type=radio name=r required><input type=radio name=r required>"
            + "<button>Kirim</button>";
          document.getElementById("isi").prepend(form);
        }"""
    )
    page.locator("#contoh button").click()
    told = page.locator(f"#contoh {FIRST}").evaluate_all(
        "all => all.map((e) => e.validationMessage)"
    )
    assert told == ["Pilih salah satu dari daftar ini.", *["Pilih salah satu."] * 2]

    page.locator("#contoh select").select_option("a")
    page.locator("#contoh [type=radio]").first.evaluate("radio => { radio.checked = true; }")
    page.locator("#contoh button").click()
    assert page.locator(f"#contoh {FIRST}").count() == 0
