"""Nobody but the browser that the program opened reads the window or changes anything there."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.routing import Mount, Route
from window_on_trial import Browser

from lkjip_docgen.window.application import application
from lkjip_docgen.window.guard import LARGEST
from lkjip_docgen.window.session import Session
from lkjip_docgen.window.window import Window


def test_the_key_is_exchanged_for_a_cookie_and_leaves_the_address(
    stranger: Browser, window: Window
) -> None:
    answer = stranger.get(window.session.address)

    assert answer.status_code == 303
    assert answer.headers["location"] == f"{window.session.base}/"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert f"Path={window.session.base}" in cookie
    assert stranger.get(stranger.page("mulai")).status_code == 200


def test_a_key_opens_once(stranger: Browser, window: Window) -> None:
    address = window.session.address
    other = Browser(window)
    stranger.get(address)

    answer = other.get(address)

    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert "hanya berlaku sekali" in answer.text
    assert window.session.address == ""


def test_a_wrong_key_opens_nothing_and_leaves_the_right_one_alive(
    stranger: Browser, window: Window
) -> None:
    assert stranger.get("/?kunci=salah").status_code == 403
    assert stranger.get("/?kunci=%ff").status_code == 403
    assert stranger.get(window.session.address).status_code == 303


@pytest.mark.parametrize(
    "page", ["", "mulai", "kantor-baru", "folder", "berkas/dasar.css", "acara"]
)
def test_nothing_is_read_without_the_cookie(stranger: Browser, page: str) -> None:
    assert stranger.get(stranger.page(page)).status_code == 403


def test_a_cookie_of_another_run_is_none(browser: Browser) -> None:
    other = Browser(Window(8124))
    other.cookies.update(browser.cookies)
    assert other.get(other.page("mulai")).status_code == 403


@pytest.mark.parametrize(
    "host",
    [
        "jahat.example:8123",
        "jahat.example",
        "localhost:8123",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8123.jahat.example",
        "",
    ],
)
def test_a_name_of_others_that_points_here_is_refused(browser: Browser, host: str) -> None:
    """DNS rebinding: the browser is sure to be on a site of its own, and sends its name."""
    answer = browser.get(browser.page("mulai"), headers={"host": host})
    assert answer.status_code == 421


def test_the_key_is_not_taken_under_another_name(stranger: Browser, window: Window) -> None:
    answer = stranger.get(window.session.address, headers={"host": "jahat.example:8123"})
    assert answer.status_code == 421
    assert window.session.address


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_others_do_not_even_read(browser: Browser, site: str) -> None:
    """A page at another port of this computer is of the same site, and still of others."""
    headers = {"sec-fetch-site": site}
    assert browser.get(browser.page("mulai"), headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://127.0.0.1:8123"},
        {"x-lkjip": "1"},
        {"origin": "http://jahat.example", "x-lkjip": "1"},
        {"origin": "http://127.0.0.1:9999", "x-lkjip": "1"},
        {"origin": "null", "x-lkjip": "1"},
        {"origin": "http://localhost:8123", "x-lkjip": "1"},
    ],
)
def test_changes_come_from_the_own_pages_alone(
    browser: Browser, method: str, headers: dict[str, str], tmp_path: Path
) -> None:
    body = {"di": str(tmp_path), "nama_folder": "baru", "contoh": ""}
    answer = browser.request(method, browser.page("contoh"), json=body, headers=headers)
    assert answer.status_code == 403
    assert not (tmp_path / "baru").exists()


def test_a_change_of_somebody_without_the_cookie_is_refused(
    stranger: Browser, tmp_path: Path
) -> None:
    body = {"di": str(tmp_path), "nama_folder": "baru", "contoh": ""}
    assert stranger.change(stranger.page("contoh"), body).status_code == 403
    assert not (tmp_path / "baru").exists()


def test_every_answer_tells_the_browser_what_to_hold_to(browser: Browser, window: Window) -> None:
    other = Browser(window)
    for answer in (
        browser.get(browser.page("mulai")),
        browser.get(browser.page("berkas", "dasar.css")),
        browser.get(browser.page("tidak-ada")),
        other.get(other.page("mulai")),
        other.get("/", headers={"host": "jahat.example"}),
    ):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert "frame-ancestors 'self'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert not any(name.startswith("access-control") for name in answer.headers)


def test_no_page_has_scripts_or_styles_inside(browser: Browser) -> None:
    for page in ("mulai", "kantor-baru", "kantor-baru?nama=Kantor+Contoh", "tidak-ada"):
        text = browser.get(browser.page(page)).text
        assert "<style" not in text
        assert " style=" not in text
        assert "<script>" not in text
        assert " on" not in {text[i : i + 3] for i in range(len(text)) if text[i : i + 4] == " on="}


def test_a_body_that_is_too_large_is_refused_before_it_is_read(browser: Browser) -> None:
    headers = {"content-length": str(LARGEST + 1)}
    answer = browser.change(browser.page("contoh"), {}, **headers)
    assert answer.status_code == 413
    assert "64 MB" in answer.json()["masalah"][0]["pesan"]


def test_what_is_read_changes_nothing(window: Window) -> None:
    """Whatever writes is asked by a method that the guard holds to the own pages."""
    from starlette.applications import Starlette

    inside = application(window)._app._app._app
    assert isinstance(inside, Starlette)
    (mount,) = inside.routes
    assert isinstance(mount, Mount)
    for route in mount.routes:
        assert isinstance(route, Route)
        methods = route.methods or {"GET"}
        assert methods <= {"GET", "HEAD"} or not methods & {"GET", "HEAD"}


def test_paths_and_keys_of_two_runs_differ() -> None:
    one, two = Session(1), Session(1)
    assert one.base != two.base
    assert one.address != two.address
    assert len(one.base) > 12
