"""Random actions in two windows and an editor: the file always loads, and pages show what it says.

That what is typed arrives in the file is held elsewhere (`test_nothing_lost`).
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from at_the_window import Complaints, chromium, needs_chromium, paste, program
from draws import thorough

from lkjip_docgen.forms import sections_of
from lkjip_docgen.forms.sections import fields_in
from lkjip_docgen.resources import sample_folder
from lkjip_docgen.source import read_yaml

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = needs_chromium

ACTIONS = int(os.environ.get("LKJIP_AKSI") or (60 if thorough() else 30))
"""As many as the environment names: 500 take minutes."""
_FIELD = "textarea, input[type=text]:not([data-alasan-terima], [data-alasan])"
TYPED = (
    "12",
    "4,25",
    "1.234.567.890",
    "-7",
    "0",
    "31/12/2024",
    "5 Maret 2024",
    "2024-02-30",
    "19710412 199503 2 001",
    "bukan angka: # 'kutip' \"ganda\" {kurung} [siku]",
    "- butir\n- butir lain\n\n1. nomor",
    "&<b>tebal</b> \\ \t akhir ",
    "Kalimat yang panjang sekali tentang pelayanan. " * 40,
    "~",
    "null",
    "",
)


@pytest.mark.parametrize("seed", [1])
def test_the_file_loads_and_pages_show_it_whatever_is_done(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "laporan"
    shutil.copytree(sample_folder("rudenim-tanjung-purnama-2024"), folder)
    with program(tmp_path, folder) as address, chromium() as browser:
        desk = Desk(browser, address, folder, random.Random(seed))
        for _ in range(ACTIONS):
            desk.does_something()
        desk.shows_in_every_section_what_the_file_says()


class Desk:
    """Two windows on one project, whose file an editor writes, too."""

    def __init__(self, browser: Browser, address: str, folder: Path, chance: random.Random) -> None:
        self.folder = folder
        self.file = folder / "laporan.yaml"
        self.chance = chance
        self.done: list[str] = []
        self.complaints = Complaints()
        self._context = browser.new_context(viewport={"width": 1280, "height": 900})
        first = self._new_page(address)
        first.wait_for_load_state()
        self.base = first.url.rstrip("/")
        self.pages = [first, self._new_page(f"{self.base}/isi/capaian")]
        self._ways: dict[str, Callable[[Page], None]] = {
            "ketik": self._types,
            "ketik lagi": self._types,
            "ketik tanpa pindah": self._types_and_stays,
            "pilih": self._chooses,
            "tambah": lambda page: self._presses(page, "button.tambah"),
            "hapus": lambda page: self._presses(page, "button:text-is('Hapus')"),
            "pindah": lambda page: self._presses(page, "button[data-pindah]:enabled"),
            "buka lipatan": lambda page: self._presses(page, "summary"),
            "tidak berlaku": self._says_it_does_not_apply,
            "memang tidak ada": lambda page: self._presses(page, "button.tautan"),
            "urung": lambda page: self._clicks(page.locator("#urung")),
            "ulang": lambda page: self._clicks(page.locator("#ulang")),
            "tempel": self._pastes,
            "bagian lain": lambda page: self._presses(page, ".butir-sisi", "nav"),
            "lanjutkan": lambda page: self._presses(page, "a:text-is('Lanjutkan mengisi')"),
            "muat ulang": lambda page: page.reload(),
            "mundur": lambda page: page.go_back(),
            "tutup": self._closes_in_the_middle,
            "penyunting": self._editor_writes,
            "putuskan": lambda page: self._presses(page, ".pertentangan button", "body"),
        }

    def _new_page(self, address: str) -> Page:
        page = self._context.new_page()
        page.set_default_timeout(120_000)
        self.complaints.listen(page)
        page.goto(address)
        return page

    # --- doing -------------------------------------------------------------------------

    def does_something(self) -> None:
        """One action in one of the windows, and what must hold after each."""
        page = self.chance.choice(self.pages)
        name = self.chance.choice(list(self._ways))
        self.done.append(f"{name} @ {page.url.rpartition('/')[2]}")
        self._ways[name](page)
        for each in self.pages:
            if not each.url.startswith(self.base):
                each.goto(f"{self.base}/")
            each.wait_for_load_state()
            each.wait_for_function(_QUIET)
        told = "\n".join(self.done[-12:])
        assert self.complaints.told == [], told
        read_yaml(self.file)
        if len(self.done) % 4 == 0:
            for each in self.pages:
                assert different(each, self._written()) == [], told

    def _one(self, page: Page, what: str, inside: str = "main") -> Locator | None:
        """One that is seen, of those that there are."""
        found = page.locator(f"{inside} >> {what} >> visible=true")
        number = found.count()
        return found.nth(self.chance.randrange(number)) if number else None

    def _presses(self, page: Page, what: str, inside: str = "main") -> None:
        found = self._one(page, what, inside)
        if found is not None:
            self._clicks(found)

    def _clicks(self, button: Locator) -> None:
        self.done[-1] += f" {button.evaluate('e => e.outerHTML.slice(0, 120)')}"
        button.click()

    def _types(self, page: Page) -> None:
        field = self._one(page, _FIELD)
        if field is not None:
            text = self.chance.choice(TYPED)
            self.done[-1] += f" {field.get_attribute('id')} {text[:30]!r}"
            field.fill(text)
            field.blur()

    def _types_and_stays(self, page: Page) -> None:
        field = self._one(page, _FIELD)
        if field is not None:
            self.done[-1] += f" {field.get_attribute('id')}"
            field.press("End")
            field.press_sequentially(self.chance.choice(TYPED)[:12])

    def _chooses(self, page: Page) -> None:
        field = self._one(page, "select")
        if field is not None:
            self.done[-1] += f" {field.get_attribute('id')}"
            field.select_option(index=self.chance.randrange(field.locator("option").count()))

    def _says_it_does_not_apply(self, page: Page) -> None:
        question = self._one(page, "details.absen-tanya summary")
        if question is None:
            return
        self._clicks(question)
        form = question.locator("xpath=..")
        if form.locator("input").is_visible():
            form.locator("input").fill("Tidak ada pada tahun ini.")
            form.locator("button").click()

    def _pastes(self, page: Page) -> None:
        cell = self._one(page, "table.kisi :is(input, textarea)")
        if cell is not None:
            self.done[-1] += f" {cell.get_attribute('id')}"
            rows = [
                "\t".join(self.chance.choice(TYPED[:9]) for _ in range(self.chance.randint(1, 4)))
                for _ in range(self.chance.randint(1, 5))
            ]
            paste(cell, "\r\n".join(rows))

    def _closes_in_the_middle(self, page: Page) -> None:
        self._types_and_stays(page)
        self.pages.remove(page)
        page.close()
        self.pages.append(self._new_page(f"{self.base}/isi/kantor"))

    def _editor_writes(self, page: Page) -> None:
        """Somebody saves the file in an editor: a remark, and another address."""
        lines = self.file.read_text(encoding="utf-8").splitlines(keepends=True)
        sections = [number for number, line in enumerate(lines) if line[:1].isalpha()]
        lines.insert(self.chance.choice(sections), "# catatan\n")
        for number, line in enumerate(lines):
            if line.startswith("  telepon:"):
                lines[number] = f"  telepon: '{self.chance.randrange(10**6)}'\n"
        self.file.write_text("".join(lines), encoding="utf-8")

    # --- looking -----------------------------------------------------------------------

    def _written(self) -> dict[str, str]:
        """What stands in the files, by the id of each field."""
        data = read_yaml(self.file).data
        sections = sections_of(data, self.folder)
        return {field.id: field.text for each in sections for field in fields_in(each.groups)}

    def shows_in_every_section_what_the_file_says(self) -> None:
        page, written = self.pages[0], self._written()
        for section in sections_of(read_yaml(self.file).data, self.folder):
            page.goto(f"{self.base}/isi/{section.id}")
            page.wait_for_load_state()
            assert different(page, written) == []
        assert self.complaints.told == []


_QUIET = """() => {
  const state = document.getElementById("simpan");
  return !state || !state.textContent.startsWith("Menyimpan");
}"""
_SHOWN = """() => [...document.querySelectorAll("main [data-isi]")]
  .filter((each) => each !== document.activeElement)
  .filter((each) => !each.matches("[aria-invalid], [data-galatnya]"))
  .map((each) => [each.dataset.isi, each.value])"""


def different(page: Page, written: dict[str, str]) -> list[tuple[str, str, str]]:
    """Fields that show something else than the file says; a moment is given for news."""
    for _ in range(20):
        shown = page.evaluate(_SHOWN)
        found = [
            (id, value, written.get(id, "tidak ada"))
            for id, value in shown
            if value != written.get(id, "tidak ada")
        ]
        if not found:
            return []
        page.wait_for_timeout(250)
    return found
