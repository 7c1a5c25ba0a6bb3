"""What one run of the window holds: who may use it, its projects, and who looks."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from threading import Lock

from lkjip_docgen.jobs import project_root
from lkjip_docgen.window.events import Events
from lkjip_docgen.window.presence import Presence
from lkjip_docgen.window.recent import remember
from lkjip_docgen.window.session import Session


class Opened:
    """A project that is open in the window, known there by a short key."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.key = hashlib.sha256(os.fsencode(root)).hexdigest()[:10]


class Window:
    """One run of `lkjip open`."""

    def __init__(self, port: int) -> None:
        self.session = Session(port)
        self.events = Events()
        self.presence = Presence()
        self.first: Opened | None = None
        self._opened: dict[str, Opened] = {}
        self._lock = Lock()

    def open(self, folder: Path) -> Opened:
        """The project in a folder; `LkjipError` where there is none."""
        root = project_root(folder)
        with self._lock:
            opened = Opened(root)
            opened = self._opened.setdefault(opened.key, opened)
        remember(root)
        return opened

    def project(self, key: str) -> Opened | None:
        """The open project with this key."""
        return self._opened.get(key)

    def close(self) -> None:
        """Give back what the run holds."""
