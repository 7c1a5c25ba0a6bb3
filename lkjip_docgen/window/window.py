"""What one run of the window holds: who may use it, its projects, and who looks."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack
from pathlib import Path
from threading import Lock

from lkjip_docgen.jobs import project_root
from lkjip_docgen.window.events import Events
from lkjip_docgen.window.opened import Opened, key_of
from lkjip_docgen.window.presence import Presence
from lkjip_docgen.window.recent import Recent, remember
from lkjip_docgen.window.session import Session


class Window:
    """One run of `lkjip open`."""

    def __init__(self, port: int) -> None:
        self.session = Session(port)
        self.events = Events()
        self.presence = Presence()
        self.ending = ExitStack()  # what is to be ended first when it is closed
        self.first: Opened | None = None
        self._opened: dict[str, Opened] = {}
        self._entrusted: Path | None = None
        self._lock = Lock()

    def open(self, folder: Path) -> Opened:
        """The project in a folder; `LkjipError` where there is none."""
        root = project_root(folder)
        with self._lock:
            key = key_of(root)
            if key not in self._opened:
                self._opened[key] = Opened(root, self.events, self.session.base)
        opened = self._opened[key]
        remember(Recent(root, opened.office, opened.year))
        return opened

    def project(self, key: str) -> Opened | None:
        """The open project with this key."""
        return self._opened.get(key)

    def entrusted(self) -> Path:
        """A folder for files that were dropped on a page, which goes with the window."""
        with self._lock:
            if self._entrusted is None:
                self._entrusted = Path(tempfile.mkdtemp(prefix="lkjip-titipan-"))
            return self._entrusted

    def close(self) -> None:
        """Give back what the run holds."""
        self.ending.close()
        for opened in self._opened.values():
            opened.close()
        if self._entrusted is not None:
            shutil.rmtree(self._entrusted, ignore_errors=True)
