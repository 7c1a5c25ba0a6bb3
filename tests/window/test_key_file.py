"""The key that opens the window reaches the browser, and nobody who looks at its arguments."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path
from urllib.parse import urlparse
from urllib.request import url2pathname

import pytest
from at_the_window import chromium, needs_chromium
from desk import until
from window_on_trial import Browser

from lkjip_docgen.window import server
from lkjip_docgen.window.key_file import KeyFile, key_file
from lkjip_docgen.window.window import Window

LED = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}


def path_of(address: str) -> Path:
    return Path(url2pathname(urlparse(address).path))


def test_only_this_user_can_read_the_page_that_leads_to_the_window() -> None:
    page = KeyFile("http://127.0.0.1:1/?kunci=a&b")
    path = path_of(page.address)

    assert 'content="0;url=http://127.0.0.1:1/?kunci=a&amp;b"' in path.read_text()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    page.remove()
    page.remove()
    assert not path.parent.exists()


def test_the_browser_is_told_the_address_itself_where_no_page_can_be_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(server.webbrowser, "open", told.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tidak-ada"))

    assert key_file("http://127.0.0.1:1/?kunci=a") is None
    assert server._show("http://127.0.0.1:1/?kunci=a") is None
    assert told == ["http://127.0.0.1:1/?kunci=a"]


def test_who_is_led_by_the_page_goes_on_from_the_window_itself(
    stranger: Browser, window: Window
) -> None:
    answer = stranger.get(window.session.address, headers=LED)

    assert answer.status_code == 200
    assert f"url={window.session.base}/" in answer.text
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert stranger.get(stranger.page("mulai")).status_code == 200


@pytest.mark.parametrize("shown", [("no-cors", "image"), ("navigate", "iframe"), ("cors", "empty")])
def test_another_site_can_not_use_the_key_for_anything_else(
    stranger: Browser, window: Window, shown: tuple[str, str]
) -> None:
    mode, dest = shown
    headers = {**LED, "sec-fetch-mode": mode, "sec-fetch-dest": dest}

    assert stranger.get(window.session.address, headers=headers).status_code == 403
    assert window.session.address


def test_another_site_that_leads_to_a_page_is_still_refused(browser: Browser) -> None:
    assert browser.get(browser.page("mulai"), headers=LED).status_code == 403


@needs_chromium
def test_a_browser_comes_in_and_the_page_goes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LKJIP_CONFIG", str(tmp_path))
    told: list[str] = []
    monkeypatch.setattr(server.webbrowser, "open", told.append)
    monkeypatch.setattr("signal.signal", lambda *_: None)
    addresses: list[str] = []
    run = threading.Thread(target=lambda: server.serve(None, addresses.append), daemon=True)
    run.start()
    with chromium() as browser:
        page = browser.new_page()
        until(lambda: bool(told))
        assert told[0].startswith("file:")
        assert "kunci" not in told[0]
        page.goto(told[0])
        page.wait_for_url("**/mulai", timeout=20000)
        assert "kunci" not in page.url
        until(lambda: not path_of(told[0]).exists())
    run.join(20)
    assert not run.is_alive()
    assert len(told) == 1
