"""The preview of a project as its pages show it: the whole once, then what is another."""

from __future__ import annotations

from collections import deque
from threading import Lock

from lkjip_docgen.jobs import Change, Preview

_REMEMBERED = 60  # changes that a page may have missed and still be told of one by one


class LivePreview:
    """What was told of the preview until now, so that every page gets what it lacks."""

    def __init__(self, preview: Preview) -> None:
        self.preview = preview
        self.last = Change(0)
        self.wanted = False
        self._changes: deque[Change] = deque(maxlen=_REMEMBERED)
        self._lock = Lock()

    def take(self, change: Change) -> None:
        """Note what is another now."""
        with self._lock:
            self.last = change
            if change.changed or change.order != self._order:
                self._changes.append(change)

    @property
    def _order(self) -> tuple[str, ...]:
        return self._changes[-1].order if self._changes else ()

    def since(self, version: int) -> dict[str, object]:
        """What a page with an earlier version has to change to show the present one."""
        with self._lock:
            missed = [change for change in self._changes if change.version > version]
            complete = any(change.version <= version for change in self._changes)
            last = self.last
        fragments = self.preview.fragments()
        ids = {name for change in missed for name in change.changed} if complete else fragments
        return {
            "versi": last.version,
            "urutan": list(last.order),
            "kelas": last.css,
            "lembar": last.sheet,
            "penggalan": {name: fragments[name] for name in ids if name in fragments},
            "angka": sorted({path for change in missed for path in change.numbers}),
            "masalah": [finding.message for finding in last.problems],
            "menggambar": last.waiting,
        }
