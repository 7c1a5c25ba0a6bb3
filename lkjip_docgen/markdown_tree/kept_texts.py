"""Texts as an earlier run parsed them: parsing takes a fifteenth of a check of a short report.

Most texts are as they were: numbers and names stand in a template only as signs for them, and an
office changes one text at a time.  A text is known by every letter of it, and by the parser, its
version and all that it is told.  What is kept is JSON: reading it runs nothing.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from lkjip_docgen.markdown_tree.syntax_tree import Node, Token
from lkjip_docgen.records import Record, field, of_json, to_json
from lkjip_docgen.shelf import Shelf

_SHELF: Final = Shelf("markdown", 8_000_000)
_MOST: Final = 400_000  # characters of the texts of a project: eight times those of a report
_SPARE: Final = 100  # texts that are kept beside twice those that a check asks for
_LIBRARIES: Final = ("markdown_it", "mdit_py_plugins")


class Parsed(Record, omit_defaults=True):
    """What is known of a text: its tree, or its tokens and footnotes."""

    root: Node = Node("root")
    tokens: tuple[Token, ...] = ()
    notes: dict[str, int] = field(default_factory=dict)


_Texts = dict[str, Parsed]


@contextmanager
def parsed_once(folder: Path) -> Iterator[None]:
    """While this lasts, texts of the project in `folder` are kept for its next run.

    They come from the user's cache where an earlier one parsed them.
    """
    book = _Book(folder)
    token = _book.set(book)
    try:
        yield
    finally:
        _book.reset(token)
        book.keep()


def parsed(kind: str, text: str, parse: Callable[[str], Parsed]) -> Parsed:
    """What `parse`, which `kind` stands for, makes of a text."""
    book = _book.get()
    return parse(text) if book is None else book.parsed(kind, text, parse)


class _Book:
    """The texts of earlier runs, and those that this one adds."""

    def __init__(self, folder: Path) -> None:
        self._key = _key(folder)
        self._known = _read(_SHELF.get(self._key)) if self._key else {}
        self._used: _Texts = {}
        self._is_new = False

    def parsed(self, kind: str, text: str, parse: Callable[[str], Parsed]) -> Parsed:
        """As the function of that name."""
        name = f"{kind}\n{text}"
        found = self._known.get(name)
        if found is None:
            found = parse(text)
            self._is_new = True
        self._used[name] = found
        return found

    def keep(self) -> None:
        """Leave what was parsed for the next run, and of what this one did not need a part."""
        if not self._is_new or not self._key:
            return
        known = self._known | self._used
        kept = known if self._are_few(known) else self._used
        if self._are_few(kept):
            _SHELF.put(self._key, _written(kept))

    def _are_few(self, texts: _Texts) -> bool:
        """Whether reading these texts costs the next run little beside what it needs."""
        return len(texts) <= 2 * len(self._used) + _SPARE and sum(map(len, texts)) <= _MOST


_book: ContextVar[_Book | None] = ContextVar("book", default=None)


def _key(folder: Path) -> str:
    """Names the project, and all that the tree of a text follows from; "" where nobody knows."""
    digest = hashlib.sha256(os.path.realpath(folder).encode("utf-8", "surrogateescape"))
    sources = [*map(_beginning, _LIBRARIES), *sorted(Path(__file__).parent.glob("*.py"))]
    try:
        for source in sources:
            digest.update(b"\n" + source.read_bytes())
    except OSError:
        return ""
    return digest.hexdigest()


def _beginning(library: str) -> Path:
    """The file of a library in which it says its version; it is not imported."""
    spec = find_spec(library)
    return Path(spec.origin or "" if spec is not None else "")


def _read(content: bytes | None) -> _Texts:
    if content is None:
        return {}
    try:
        return of_json(content, _Texts)
    except ValueError:  # spoilt: parsed anew
        return {}


def _written(texts: _Texts) -> bytes:
    try:
        return to_json(texts)
    except ValueError:  # half a letter, which no file holds
        return to_json({})
