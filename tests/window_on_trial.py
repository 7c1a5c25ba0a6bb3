"""A browser for a window on trial: it needs no port, and sends what its scripts would."""

from __future__ import annotations

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
