"""Who may use a window: whoever opened it, known by a key that opens once and a cookie."""

from __future__ import annotations

import secrets
from hmac import compare_digest
from threading import Lock

COOKIE = "lkjip"
"""The name of the cookie; it is sent to the window's own secret path alone."""

KEY = "kunci"
"""What the key is called in the address that opens the window."""


class Session:
    """One run of the window on one port.

    All pages stand below a path that nobody can guess: cookies are shared by every port of a
    computer, and those with a path that others do not know are not sent to them.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.host = f"127.0.0.1:{port}"
        self.origin = f"http://{self.host}"
        self.base = f"/{secrets.token_urlsafe(9)}"
        self._cookie = secrets.token_urlsafe(32)
        self._key: str | None = secrets.token_urlsafe(32)
        self._lock = Lock()

    @property
    def address(self) -> str:
        """The address that opens the window, once; "" when it has been used."""
        return "" if self._key is None else f"{self.origin}/?{KEY}={self._key}"

    def redeem(self, key: str) -> bool:
        """Whether this is the key; it opens nothing any more afterwards."""
        with self._lock:
            if self._key is None or not _same(key, self._key):
                return False
            self._key = None
            return True

    def knows(self, cookie: str) -> bool:
        """Whether this is the cookie that the key was exchanged for."""
        return _same(cookie, self._cookie)

    def cookie(self) -> str:
        """The header that gives the cookie to a browser."""
        return f"{COOKIE}={self._cookie}; Path={self.base}; HttpOnly; SameSite=Strict"


def _same(given: str, expected: str) -> bool:
    return compare_digest(given.encode(), expected.encode())
