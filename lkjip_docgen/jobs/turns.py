"""Whose turn it is among threads: what is new goes before what takes long."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Turns:
    """One works at a time; whoever works `later` is told to stop when somebody comes `first`."""

    def __init__(self) -> None:
        self._working = threading.RLock()
        self._counting = threading.Lock()
        self._waiting = 0

    @property
    def is_wanted(self) -> bool:
        """Whether somebody who goes first waits."""
        return self._waiting > 0

    @contextmanager
    def first(self) -> Iterator[None]:
        """Work as soon as whoever works has stopped."""
        with self._counting:
            self._waiting += 1
        with self._working:
            with self._counting:
                self._waiting -= 1
            yield

    @contextmanager
    def later(self) -> Iterator[Callable[[], bool]]:
        """Work when nobody else does; gives what says whether to stop."""
        with self._working:
            yield lambda: self.is_wanted
