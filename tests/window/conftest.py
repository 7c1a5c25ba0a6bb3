"""A window on trial: without a port, asked by a client that sends what a browser would."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from window_on_trial import Browser

from lkjip_docgen.window.window import Window

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
