"""A project of a window that is served, and pages of a real browser that show it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from at_the_window import chromium

from lkjip_docgen.window.server import _listen, _server, _until_left
from lkjip_docgen.window.window import Window

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page

UNFOLDED = """(element) => {
  for (let fold = element.parentElement; fold; fold = fold.parentElement) fold.open = true;
}"""


@contextmanager
def served_window(settings: Path) -> Iterator[Window]:
    """A window that browsers reach, with the settings of a folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LKJIP_CONFIG", str(settings))
        place = _listen(0)
        window = Window(place.getsockname()[1])
        server = _server(window)
        run = threading.Thread(target=lambda: asyncio.run(_until_left(server, window, place)))
        run.start()
        with window.presence.work():  # not to end between two tests
            yield window
        server.should_exit = True
        run.join(10)


@contextmanager
def let_in_to(window: Window) -> Iterator[BrowserContext]:
    """A browser that has been let in."""
    expect = pytest.importorskip("playwright.sync_api").expect
    with chromium() as started:
        context = started.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(30000)
        expect.set_options(timeout=15000)
        page = context.new_page()
        page.goto(window.session.address)
        page.close()
        yield context


class Desk:
    """A project on the disk, and pages that show it."""

    def __init__(self, window: Window, browser: BrowserContext, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "laporan.yaml"
        self._browser = browser
        self._base = f"{window.session.origin}{window.session.base}/p/{window.open(folder).key}"
        self.complaints: list[str] = []

    def page(self, address: str = "") -> Page:
        """A new page of the project."""
        page = self._browser.new_page()
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda line: self._hear(line))
        page.goto(f"{self._base}/{address}")
        return page

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type == "error" and "422" not in line.text:
            self.complaints.append(line.text)

    @property
    def data(self) -> dict:
        """What the data file says."""
        return yaml.safe_load(self.text)

    @property
    def text(self) -> str:
        """The data file."""
        return self.file.read_text(encoding="utf-8")


def field(page: Page, id: str) -> Locator:
    """The field with an id."""
    return page.locator(f'[data-isi="{id}"]')


def saved(page: Page) -> None:
    """Wait until all is in the files."""
    expect = pytest.importorskip("playwright.sync_api").expect
    expect(page.locator("#simpan")).to_have_text("Tersimpan")


def until(is_so: Callable[[], bool]) -> None:
    """Wait for what no locator tells."""
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
