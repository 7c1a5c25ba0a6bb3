"""A Word report ready to be saved, its page numbers still open.

Page numbers follow from a layout of the finished file, so the file is made
once and saved with or without them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_docgen.word.package import write_zip

_OPEN, _CLOSE = "\ue0f6", "\ue0f7"
_MARK = re.compile(f"{_OPEN}(.*?){_CLOSE}".encode())


def page_mark(bookmark: str) -> str:
    """What stands for the printed page of a bookmark until it is known."""
    return f"{_OPEN}{bookmark}{_CLOSE}"


@dataclass(frozen=True, slots=True)
class Draft:
    """The zip entries of the file; `open` names those with page numbers to fill in."""

    entries: Mapping[str, bytes]
    open: frozenset[str]

    def digest(self) -> str:
        """Names the content: the same content has the same layout."""
        digest = hashlib.sha256()
        for name in sorted(self.entries):
            digest.update(f"{name}\0{len(self.entries[name])}\0".encode())
            digest.update(self.entries[name])
        return digest.hexdigest()

    def save(self, target: Path, pages: Mapping[str, str] | None = None) -> None:
        """Write the file.

        `pages` gives the printed page number of each bookmark; without it the
        lists of contents and the page references show none, never a wrong
        one, until Word updates its fields.
        """
        known = {name.encode(): page.encode() for name, page in (pages or {}).items()}
        filled = {
            name: _MARK.sub(lambda mark: known.get(mark[1], b""), self.entries[name])
            for name in self.open
        }
        write_zip(target, {**self.entries, **filled})
