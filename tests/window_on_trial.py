"""A browser for a window on trial: it needs no port, and sends what its scripts would."""

from __future__ import annotations

import re
import time
from html import unescape
from pathlib import Path
from urllib.parse import quote

import httpx2
from starlette.testclient import TestClient

from lkjip_docgen.window.application import application
from lkjip_docgen.window.window import Window


class Browser(TestClient):
    """A browser that opened the window: it has the cookie, and sends what its scripts send."""

    def __init__(self, window: Window) -> None:
        super().__init__(
            application(window), base_url=window.session.origin, follow_redirects=False
        )
        self.window = window

    def page(self, *steps: str) -> str:
        """The address of a page of the window."""
        return "/".join((self.window.session.base, *steps))

    def change(
        self, address: str, body: object, method: str = "POST", **more: str
    ) -> httpx2.Response:
        headers = {"origin": self.window.session.origin, "x-lkjip": "1", **more}
        return self.request(method, address, json=body, headers=headers)

    def drop(self, project: str, name: str, content: bytes) -> str:
        """Drop a file on a page; what the page sends when it is chosen."""
        headers = {"origin": self.window.session.origin, "x-lkjip": "1"}
        answer = self.post(f"{project}/titip?nama={quote(name)}", content=content, headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["nama"])

    def do(self, project: str, action: str, **sent: str) -> str:
        """Have an action done; what its page says when it is done."""
        answer = self.change(f"{project}/kerjakan/{action}", sent)
        assert answer.status_code == 200, answer.text
        return self.finished(project, action)

    def finished(self, project: str, action: str) -> str:
        """What the page of an action says when the work is done."""
        for _ in range(1200):
            answer = self.get(f"{project}/kerja", params={"untuk": action})
            text = str(answer.json()["potongan"]["kerja"])
            if 'data-keadaan="berjalan"' not in text:
                return text
            time.sleep(0.05)
        raise AssertionError("tidak selesai")


def copied_sample(browser: Browser, folder: Path) -> Path:
    """The folder of a sample that was asked for on the first page."""
    body = {"di": str(folder), "nama_folder": "latihan", "contoh": "tanjungpandan-2023"}
    answer = browser.change(browser.page("contoh"), body)
    assert answer.status_code == 200, answer.text
    return folder / "latihan"


def words(text: str) -> str:
    """What a piece of a page says."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
