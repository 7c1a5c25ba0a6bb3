"""Every page of the window: nothing that axe finds, and no page wider than a small screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from at_the_window import Complaints, chromium, needs_chromium, program
from draws import share

from lkjip_docgen.forms.officers_order import SECTIONS
from lkjip_docgen.resources import sample_folder
from lkjip_docgen.window.actions import ACTIONS

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = needs_chromium

OF_A_PROJECT = (
    "",
    "temuan",
    "kurang",
    "kerjakan",
    *(f"isi/{each.id}" for each in SECTIONS),
    *(f"kerjakan/{each.id}" for each in ACTIONS),
)
OF_ALL = ("mulai", "kantor-baru", "kantor-baru?nama=Dinas+Perikanan+Kabupaten+Contoh")
PAGES = [*(f"proyek/{each}" for each in OF_A_PROJECT), *OF_ALL]
TWICE_AS_LARGE = {"width": 512, "height": 384}  # what is left of 1024 x 768 at 200%


class Tour:
    """A browser that has been let in to a project."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(address)
        self._start, _, key = page.url.rstrip("/").partition("/p/")
        self._project = f"{self._start}/p/{key}"

    def opens(self, address: str) -> None:
        """Go to a page, of the project or of all."""
        kind, _, rest = address.partition("/")
        self.page.goto(f"{self._project}/{rest}" if kind == "proyek" else f"{self._start}/{kind}")
        self.page.wait_for_load_state()


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tour]:
    """What the pages complained of is told at the end."""
    home = tmp_path_factory.mktemp("rumah")
    folder = home / "laporan"
    shutil.copytree(sample_folder("tanjungpandan-2023"), folder)
    complaints = Complaints()
    with program(home, folder) as address, chromium() as browser:
        page = browser.new_page(reduced_motion="reduce")
        page.set_default_timeout(60_000)
        complaints.listen(page)
        yield Tour(page, address)
    assert complaints.told == []


def _schemes() -> list[str]:
    """Light and dark in turn, from day to day the other one."""
    return ["light", "dark"] if date.today().toordinal() % 2 else ["dark", "light"]


@pytest.mark.parametrize(
    ("address", "scheme"), list(zip(share(PAGES, 4), cycle(_schemes()), strict=False))
)
def test_axe_finds_nothing(tour: Tour, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.base")
    page = tour.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 900})
    tour.opens(address)
    page.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    told = [(each["id"], each["nodes"][0]["html"][:200]) for each in found]
    assert told == []


@pytest.mark.parametrize("address", share(PAGES, 3))
def test_no_page_is_wider_than_the_screen_at_twice_the_size(tour: Tour, address: str) -> None:
    page = tour.page
    page.set_viewport_size(TWICE_AS_LARGE)
    tour.opens(address)
    wide = page.evaluate(
        """() => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room) return [];
          return [...document.body.querySelectorAll("*")]
            .filter((each) => each.getBoundingClientRect().right > room + 1)
            .map((each) => each.outerHTML.slice(0, 120)).slice(0, 3);
        }"""
    )
    assert wide == []


@pytest.mark.parametrize("section", ["anggaran", "belanja", "nilai", "pengukuran", "perbandingan"])
def test_grids_show_every_digit_on_a_small_screen(tour: Tour, section: str) -> None:
    page = tour.page
    page.set_viewport_size({"width": 1024, "height": 768})
    tour.opens(f"proyek/isi/{section}")
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    cut = page.evaluate(
        """() => [...document.querySelectorAll(".kisi td.angka input")]
          .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.value)"""
    )
    assert cut == []
