"""Patterns as an earlier run compiled them: compiling is a seventh of a check of a short report.

What Python makes of a pattern is its own affair.  An entry belongs to one build of one version
of it, and where anything is not as this module expects, patterns are compiled as ever.
"""

from __future__ import annotations

import hashlib
import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import Final

from lkjip_docgen import __version__, patterns
from lkjip_docgen.pattern_beginnings import with_beginnings
from lkjip_docgen.shelf import Shelf

_SHELF: Final = Shelf("pola", 4_000_000)
_MOST: Final = 2000  # patterns; the program has 500
_WORD: Final = "I"  # of the code of a pattern, as `array` calls it
_FORM: Final = 4  # of the code: with the beginnings of matches

_Entry = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""What `_sre.compile` asks for beside the pattern: flags, code, groups and their names."""
_Known = dict[tuple[str, int], _Entry]


@contextmanager
def compiled_once() -> Iterator[None]:
    """While this lasts, lazy patterns come from the user's cache, and are kept for the next run."""
    book = _Book()
    before = patterns.compiling
    patterns.compiling = book.compiled
    try:
        yield
    finally:
        patterns.compiling = before
        book.keep()


class _Book:
    """The patterns of earlier runs, and those that this one adds."""

    def __init__(self) -> None:
        self._key = _key()
        self._known = _read(_SHELF.get(self._key)) if self._key else {}
        self._is_new = False

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """As `re.compile`."""
        entry = self._known.get((pattern, int(flags)))
        found = _restored(pattern, entry) if entry is not None else None
        if found is not None or not self._key:
            return found or re.compile(pattern, flags)
        return self._anew(pattern, int(flags))

    def _anew(self, pattern: str, flags: int) -> re.Pattern[str]:
        entry = _taken_apart(pattern, flags)
        found = _restored(pattern, entry) if entry is not None else None
        if entry is None or found is None:
            return re.compile(pattern, flags)
        self._known[pattern, flags] = entry
        self._is_new = True
        return found

    def keep(self) -> None:
        """Leave what was compiled for the next run."""
        if self._is_new and len(self._known) <= _MOST:
            _SHELF.put(self._key, marshal.dumps(self._known))


def _key() -> str:
    """Names the Python and the program that the entries are of; "" where Python is another."""
    try:
        sre = import_module("_sre")
        parts = (sre.MAGIC, sre.CODESIZE, sys.byteorder, sys.version, sys.implementation.cache_tag)
    except (ImportError, AttributeError):
        return ""
    if array(_WORD).itemsize != sre.CODESIZE:
        return ""
    return hashlib.sha256(repr((*parts, __version__, _FORM)).encode()).hexdigest()


def _read(content: bytes | None) -> _Known:
    try:
        return dict(marshal.loads(content)) if content is not None else {}
    except (ValueError, EOFError, TypeError):
        return {}


def _restored(pattern: str, entry: _Entry) -> re.Pattern[str] | None:
    """The pattern of an entry; None where this Python takes no such thing."""
    try:
        flags, code, *rest = entry
        made = _compile()(pattern, flags, array(_WORD, code).tolist(), *rest)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        return None
    return made


@cache
def _compile() -> Callable[..., re.Pattern[str]]:
    """What makes a pattern of its code."""
    made: Callable[..., re.Pattern[str]] = import_module("_sre").compile
    return made


def _taken_apart(pattern: str, flags: int) -> _Entry | None:
    """What Python makes of a pattern; None where it does so in another way than is known here.

    A pattern that is none raises `re.error`, as from `re.compile`.
    """
    try:
        tree = import_module("re._parser").parse(pattern, flags)
        state = tree.state
        code = array(_WORD, _code(tree, flags | state.flags))
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        groups = dict(state.groupdict)
        return flags | state.flags, code.tobytes(), state.groups - 1, groups, tuple(names)
    except (ImportError, AttributeError, TypeError, ValueError, OverflowError):
        return None


def _code(tree: object, flags: int) -> list[int]:
    """The code of a parsed pattern, as Python makes it and with the beginnings of its matches."""
    code: list[int] = import_module("re._compiler")._code(tree, flags)
    return with_beginnings(code, tree, flags)
