"""Somebody at the window of `lkjip open`, in a real browser: reads labels, clicks, types.

Nothing here knows ids or addresses: what is pressed is found by what people read on it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import pytest

from lkjip_docgen.window.rendering import in_a_sentence

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Response

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
needs_chromium = pytest.mark.skipif(
    not CHROMIUM, reason="tidak ada peramban Chromium di komputer ini"
)
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")
_PATIENCE = 120_000  # milliseconds: a busy machine is no defect of the program

Row: TypeAlias = Mapping[str, str]
"""What is typed into an item of a list, by the label of each field."""


class Excel(NamedTuple):
    """Rows copied in Excel, to be pasted where the column `label` begins."""

    label: str
    rows: str


class Absent(NamedTuple):
    """That a part does not apply, and why."""

    reason: str


class Picture(NamedTuple):
    """A file that is dropped on a field."""

    name: str


Known: TypeAlias = "Mapping[str, str | Known | Sequence[Row] | Excel | Absent | Picture]"
"""What somebody knows of a part of the form: by labels what is typed or chosen, by headings and
names of items what stands below, as items to add, as rows to paste."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a picture; the test is skipped where there is no Playwright."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        # Without its sandbox, for which a container has no rights; it shows our own page alone.
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def program(home: Path, *folder: Path) -> Iterator[str]:
    """`lkjip open` as people start it; its address, which lets one browser in."""
    command = [sys.executable, "-m", "lkjip_docgen", "open", *map(str, folder), "--no-browser"]
    (home / "Documents").mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "LKJIP_CONFIG": str(home / "konfigurasi"), "HOME": str(home)},
    )
    try:
        assert process.stdout is not None
        yield next(found[0] for line in process.stdout if (found := _ADDRESS.search(line)))
    finally:
        process.terminate()
        process.communicate(timeout=20)


class Complaints:
    """What a browser complains of: errors of scripts, requests that failed.

    A change that is refused with words (422) is an answer, not a failure.
    """

    def __init__(self) -> None:
        self.told: list[str] = []

    def listen(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.told.append(f"pageerror: {error}"))
        page.on("console", self._console)
        page.on("response", self._response)

    def _console(self, line: ConsoleMessage) -> None:
        if line.type == "error" and "status of 422" not in line.text:
            self.told.append(f"console: {line.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status != 422:
            self.told.append(f"{response.status}: {response.request.method} {response.url}")


class Officer:
    """Somebody who fills in a report, looking at one page of the window."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(_PATIENCE)

    # --- looking -----------------------------------------------------------------------

    def sees(self, text: str) -> None:
        """Wait until a text stands on the page."""
        self.page.get_by_text(text).filter(visible=True).first.wait_for()

    def sees_no(self, heading: str) -> None:
        """Wait until nothing stands under a heading any more."""
        headings = self.page.get_by_role("heading", name=re.compile(f"^{re.escape(heading)}"))
        self._waits_for(headings, 0)

    @property
    def heading(self) -> str:
        """The title of the page."""
        return self.page.get_by_role("heading", level=1).inner_text()

    def inside(self, *names: str) -> Place:
        """The part of the form under some headings and items of lists, from the outermost."""
        place = Place(self.page.get_by_role("main"))
        for name in names:
            place = place.part(name)
        return place

    # --- going -------------------------------------------------------------------------

    def goes_to(self, section: str) -> None:
        """Choose a section in the menu on the left."""
        menu = self.page.get_by_role("navigation", name="Bagian laporan")
        menu.get_by_role("link", name=re.compile(f"^{re.escape(section)}")).first.click()
        self.page.get_by_role("heading", level=1, name=section).wait_for()
        self.page.wait_for_load_state()

    def is_led_on(self) -> str:
        """Follow "Lanjutkan mengisi"; the title of the page it leads to."""
        self.page.get_by_role("link", name="Lanjutkan mengisi").click()
        self.page.wait_for_load_state()
        return self.heading

    def chooses_tab(self, name: str) -> None:
        """Choose what to do, at the top of the page."""
        work = self.page.get_by_role("navigation", name="Pekerjaan")
        work.get_by_role("link", name=name, exact=True).click()
        self.page.wait_for_load_state()

    def clicks(self, name: str) -> None:
        """Press a button or follow a link of the page by its words."""
        words = re.compile(f"^{re.escape(name)}")
        page = self.page.get_by_role("main")
        page.get_by_role("button", name=words).or_(
            page.get_by_role("link", name=words)
        ).first.click()
        self.page.wait_for_load_state()

    # --- writing -----------------------------------------------------------------------

    def types(self, label: str, text: str) -> None:
        """Type into the only field of that name on the page."""
        self.inside().types(label, text)

    def ticks(self, wish: str) -> None:
        """Say yes to what can be chosen before an action."""
        self.page.get_by_role("checkbox", name=re.compile(f"^{re.escape(wish)}")).check()

    def picks(self, choice: str) -> None:
        """Choose one of several."""
        self.page.get_by_role("radio", name=re.compile(f"^{re.escape(choice)}")).first.check()

    def answers_each(self, button: str) -> None:
        """Press all buttons of these words by the keyboard, until none is left.

        Of clicks, one that follows at once is taken for the second of a double click.
        """
        buttons = self.page.get_by_role("button", name=button, exact=True)
        for left in range(buttons.count(), 0, -1):
            buttons.first.press("Enter")
            self._waits_for(buttons, left - 1)

    def accepts_each(self, reason: str) -> None:
        """Accept every finding that is open, with this reason."""
        questions = self.page.get_by_text("Terima dengan alasan …", exact=True)
        for left in range(questions.count(), 0, -1):
            questions.first.click()
            self.page.get_by_label("Mengapa ini boleh dibiarkan").filter(visible=True).fill(reason)
            self.page.get_by_role("button", name="Terima", exact=True).click()
            self._waits_for(questions, left - 1)

    def _waits_for(self, found: Locator, number: int) -> None:
        expect = pytest.importorskip("playwright.sync_api").expect
        expect(found).to_have_count(number, timeout=_PATIENCE)

    def waits_until_saved(self) -> None:
        """Look at the top of the page until all is in the files."""
        self.page.get_by_text("Tersimpan", exact=True).wait_for()


@contextmanager
def somebody_at(address: str, browser: Browser, evidence: Path) -> Iterator[Officer]:
    """Somebody who was told the address of the program, and complains of nothing at the end.

    Where that fails, `evidence` has a picture of what the page showed.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints = Complaints()
    complaints.listen(page)
    page.goto(address)
    try:
        yield Officer(page)
    except BaseException:
        page.screenshot(path=evidence / "layar.png", full_page=True)
        raise
    assert complaints.told == []


class Place:
    """A part of the page: a form, a list, an item of it."""

    def __init__(self, locator: Locator) -> None:
        self.locator = locator

    def part(self, name: str) -> Place:
        """The part below with this heading, or the item of this name, opened."""
        headed = self.locator.locator(f"xpath=.//section[*[{_HEADING}][{_begins(name)}]]")
        item = self.locator.locator(f"xpath=.//details[summary//*[{_begins(name)}]]")
        row = self.locator.locator(f"xpath=.//tr[@aria-label={_quoted(name)}]")
        found = headed.or_(item).or_(row).first
        found.evaluate(_UNFOLD)
        return _the_same(found)

    def field(self, label: str) -> Locator:
        """The field with this label."""
        words = re.compile(rf"^\s*{re.escape(label)}(\s+belum diisi)?\s*$")
        return self.locator.get_by_label(words).first

    def types(self, label: str, text: str) -> None:
        """Put a text into a field as keys do; choose it where there is a choice."""
        write(self.field(label), text)

    def drops(self, label: str, file: Path) -> None:
        """Let a file fall on a field for pictures."""
        drop(self.field(label), file)

    def adds(self, name: str, rows: Sequence[Row]) -> None:
        """Add items to the list of this name, each with what is known of it."""
        for row in rows:
            self.new_item(name).fills(row, Path())

    def new_item(self, name: str) -> Place:
        """Press the button that adds to a list, and see the new item."""
        words = f"+ Tambah {in_a_sentence(name)}"
        button = self.locator.get_by_role("button", name=words, exact=True)
        if not button.count():
            return self.part(name).new_item("baris")
        items = button.first.locator("xpath=ancestor::section[1]").locator(_ITEMS)
        before = items.count()
        button.first.click()
        items.nth(before).locator(":focus").wait_for()
        return _the_same(items.nth(before))

    def removes(self, what: str) -> None:
        """Take an item of a list away."""
        self.locator.get_by_role("button", name=f"Hapus {what}", exact=True).click()
        self.locator.page.get_by_text("dihapus").wait_for()

    def fills(self, known: Known, pictures: Path) -> None:
        """Answer all that is known, in its order."""
        for name, answer in known.items():
            match answer:
                case str():
                    self.types(name, answer)
                case Picture(file):
                    self.drops(name, pictures / file)
                case Excel(label, rows):
                    self.part(name).pastes(label, rows)
                case Absent(reason):
                    self.part(name).says_it_does_not_apply(reason)
                case tuple():
                    self.adds(name, answer)
                case _:
                    self.part(name).fills(answer, pictures)

    def pastes(self, label: str, cells: str) -> None:
        """Paste rows from Excel, the first cell into the field of that column."""
        paste(self.field(label), cells)

    def says_it_does_not_apply(self, reason: str) -> None:
        """Open the question below a part, and give the reason."""
        question = self.locator.get_by_text("Tidak berlaku bagi kantor kami").first
        question.click()
        self.locator.get_by_label(re.compile("Alasannya")).first.fill(reason)
        self.locator.get_by_role("button", name="Nyatakan tidak berlaku").first.click()
        self.locator.get_by_text(reason).first.wait_for()


_HEADING = "self::h2 or self::h3 or self::h4 or self::h5 or self::h6"
_ITEMS = "xpath=./div/details | ./div/table/tbody/tr"
_UNFOLD = """(element) => {
  for (let fold = element; fold; fold = fold.parentElement)
    if (fold.matches?.("details.butir, details")) fold.open = true;
}"""


def _the_same(found: Locator) -> Place:
    """What was found by its name, also when it gets another one."""
    return Place(found.page.locator(f'[id="{found.get_attribute("id")}"]'))


def _begins(name: str) -> str:
    """What a heading says before any mark beside it."""
    return f"normalize-space(text()[1])={_quoted(name)}"


def _quoted(text: str) -> str:
    return f'"{text}"'


def write(field: Locator, text: str) -> None:
    """Type into a field, or choose; and go on, which saves it."""
    if field.evaluate("element => element.matches('select')"):
        field.select_option(label=text)
    else:
        field.fill("")
        field.focus()
        field.page.keyboard.insert_text(text) if "\n" in text or len(text) > 40 else (
            field.press_sequentially(text)
        )
    field.blur()


_PASTED = """(element, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const told = { clipboardData, bubbles: true, cancelable: true };
  element.dispatchEvent(new ClipboardEvent("paste", told));
}"""


def paste(field: Locator, cells: str) -> None:
    """What Ctrl+V does after cells were copied in Excel."""
    field.focus()
    field.evaluate(_PASTED, cells)


_DROPPED = """(element, [name, kind, bytes]) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: kind }));
  for (const each of ["dragover", "drop"])
    element.dispatchEvent(new DragEvent(each, { dataTransfer, bubbles: true, cancelable: true }));
}"""


def drop(field: Locator, file: Path) -> None:
    """Let a file of the computer fall on a part of the page."""
    kind = {".png": "image/png", ".jpg": "image/jpeg"}.get(file.suffix, "application/octet-stream")
    field.evaluate(_DROPPED, [file.name, kind, list(file.read_bytes())])
