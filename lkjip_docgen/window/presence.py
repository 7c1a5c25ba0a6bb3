"""Whether anybody still looks at the window; it ends with its last page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

PAUSE = 15.0
"""Seconds without any page after which the window is closed; a slow computer needs some for one."""


class Presence:
    """Counts what keeps the window alive: open pages, answers on their way, jobs at work."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._alive = 0
        self._came = False
        self._since = now()

    @contextmanager
    def page(self) -> Iterator[None]:
        """While a page is open."""
        with self._lock:
            self._came = True
        with self.work():
            yield

    @contextmanager
    def work(self) -> Iterator[None]:
        """While something is done that must not be cut off."""
        with self._lock:
            self._alive += 1
        try:
            yield
        finally:
            with self._lock:
                self._alive -= 1
                self._since = self._now()

    def left(self) -> bool:
        """Whether there was a page, and none has been there for the pause."""
        with self._lock:
            return self._came and not self._alive and self._now() - self._since >= PAUSE
