"""A window on trial: asked by a client that sends what a browser would, or by a real one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from desk import Desk, let_in_to, served_window
from window_on_trial import Browser

from lkjip_docgen.resources import sample_folder
from lkjip_docgen.window.window import Window

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

PORT = 8123


@pytest.fixture
def window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    monkeypatch.setenv("LKJIP_CONFIG", str(tmp_path / "konfigurasi"))
    opened = Window(PORT)
    yield opened
    opened.close()


@pytest.fixture
def stranger(window: Window) -> Browser:
    """A browser that has never had the address with the key."""
    return Browser(window)


@pytest.fixture
def browser(window: Window) -> Browser:
    inside = Browser(window)
    assert inside.get(window.session.address).status_code == 303
    return inside


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A window served for all tests of a file."""
    with served_window(tmp_path_factory.mktemp("konfigurasi")) as window:
        yield window


@pytest.fixture(scope="module")
def let_in(served: Window) -> Iterator[BrowserContext]:
    """A real browser for all tests of a file."""
    with let_in_to(served) as browser:
        yield browser


@pytest.fixture
def desk(served: Window, let_in: BrowserContext, tmp_path: Path) -> Iterator[Desk]:
    """A sample, with pages that complain of nothing and are closed at the end."""
    folder = tmp_path / "laporan"
    shutil.copytree(sample_folder("rudenim-tanjung-purnama-2024"), folder)
    desk = Desk(served, let_in, folder)
    yield desk
    for page in let_in.pages:
        page.close()
    assert desk.complaints == []
