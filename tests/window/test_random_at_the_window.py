"""Random actions in two windows and an editor: the file always loads, and pages show what it says.

What is typed stands in the file or stays on the page with a reason; without an editor beside the
window, undoing everything gives back the first bytes.
`LKJIP_AKSI=500 LKJIP_BENIH=1,2,3` asks for more.
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
_FIELD = "textarea, input[type=text]:not([data-alasan-terima], [data-alasan], [readonly])"
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


SEEDS = [int(each) for each in os.environ.get("LKJIP_BENIH", "1").split(",")]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_file_loads_and_pages_show_it_whatever_is_done(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "laporan"
    shutil.copytree(sample_folder("rudenim-tanjung-purnama-2024"), folder)
    with program(tmp_path, folder) as address, chromium() as browser:
        desk = Desk(browser, address, folder, random.Random(seed))
        for _ in range(ACTIONS):
            desk.does_something()
        desk.shows_in_every_section_what_the_file_says()


@pytest.mark.parametrize("seed", SEEDS)
def test_undoing_everything_gives_back_the_first_bytes(tmp_path: Path, seed: int) -> None:
    folder = tmp_path / "laporan"
    shutil.copytree(sample_folder("dinkes-teluk-cendana-2025"), folder)
    before = contents(folder)
    with program(tmp_path, folder) as address, chromium() as browser:
        desk = Desk(browser, address, folder, random.Random(seed), with_editor=False)
        for _ in range(ACTIONS):
            desk.does_something()
        desk.undoes_everything()
    assert contents(folder) == before


def contents(folder: Path) -> dict[str, bytes]:
    """The data file and the tables beside it."""
    kinds = (".yaml", ".csv", ".xlsx")
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix in kinds}


class Desk:
    """Two windows on one project, whose file an editor writes, too."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        folder: Path,
        chance: random.Random,
        *,
        with_editor: bool = True,
    ) -> None:
        self.folder = folder
        self.file = folder / "laporan.yaml"
        self.chance = chance
        self.done: list[str] = []
        self._typed: tuple[Page, str, str] | None = None
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
        if not with_editor:
            del self._ways["penyunting"]

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
        self._answers_questions()
        for each in self.pages:
            if not each.url.startswith(self.base):
                each.goto(f"{self.base}/")
            each.wait_for_load_state()
            each.wait_for_function(_QUIET)
        told = "\n".join(self.done[-12:])
        assert self._is_kept(), told
        assert self.complaints.told == [], told
        read_yaml(self.file)
        if len(self.done) % 4 == 0:
            for each in self.pages:
                assert different(each, self._written()) == [], told

    def _answers_questions(self) -> None:
        """What becomes of those that name an item which is to go: decided at random, or left."""
        for page in self.pages:
            question = page.locator("dialog#tanya[open]")
            if not question.count():
                continue
            for choice in question.locator("select").all():
                options = choice.locator("option").all()
                values = [each.get_attribute("value") or "" for each in options]
                choice.select_option(self.chance.choice(list(filter(None, values))))
            name = self.chance.choice(("Hapus", "Hapus", "Batal"))
            self.done[-1] += f" {name}"
            question.locator(f"button:text-is('{name}')").click()

    def undoes_everything(self) -> None:
        """Presses "Urungkan" until there is nothing left."""
        page = self.pages[0]
        for _ in range(4 * ACTIONS):
            page.wait_for_function(_QUIET)
            page.evaluate(_SILENCE)
            page.locator("#urung").click()
            page.wait_for_function(_TOLD)
            told = page.locator("#kabar").inner_text()
            if "Tidak ada lagi" in told:
                return
            assert "Diurungkan" in told, told
        raise AssertionError("tidak pernah selesai diurungkan")

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
        """Clicks, unless what is new on the page takes the button away before."""
        late = pytest.importorskip("playwright.sync_api").TimeoutError
        try:
            self.done[-1] += f" {button.evaluate('e => e.outerHTML.slice(0, 120)', timeout=20_000)}"
            button.click(timeout=20_000)
        except late:
            assert button.count() == 0, "\n".join(self.done[-12:])
            self.done[-1] += " (sudah tidak ada)"

    def _types(self, page: Page) -> None:
        field = self._one(page, _FIELD)
        if field is not None:
            text = self.chance.choice(TYPED)
            self.done[-1] += f" {field.get_attribute('id')} {text[:30]!r}"
            field.fill(text)
            field.blur()
            self._typed = (page, field.get_attribute("id") or "", text)

    def _is_kept(self) -> bool:
        """Whether what was typed last is still seen where it was typed, or is to be decided."""
        page, id, text = self._typed or (None, "", "")
        self._typed = None
        if page is None or page.is_closed() or not text.strip():
            return True
        shown = page.evaluate("id => document.getElementById(id)?.value", id)
        return shown is None or bool(shown.strip()) or page.locator(".pertentangan").count() > 0

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
_SILENCE = """() => { const told = document.getElementById("kabar"); told.textContent = ""; }"""
_TOLD = """() => document.getElementById("kabar").textContent !== "" """
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
