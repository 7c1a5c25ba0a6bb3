"""Patterns that are compiled when a text can match them, and not before.

A check holds several hundred patterns, and a report is matched by few of them.  Compiling one
takes as long as searching it in many pages, so that a module says what it looks for by
`lazy_pattern`, which costs nothing until it is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final, cast

DIGITS: Final = tuple("0123456789")
"""What every match of a pattern with `\\d` holds, if not a digit of another script."""
_SEARCHING: Final = (
    *("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn"),
    *("scanner", "groupindex", "groups"),
)


compiling: Callable[[str, int], re.Pattern[str]] = re.compile
"""What compiles a pattern; `compiled_patterns` puts in its place what remembers them."""


def lazy_pattern(
    pattern: str, flags: int = 0, *, holds: str | tuple[str, ...] = ()
) -> re.Pattern[str]:
    """A pattern as `re.compile` gives it, compiled when it is first used.

    `holds` are words of which every match has one, in lower case where the pattern ignores case:
    a text without them is not searched, and compiles nothing.  `tests/test_patterns.py` proves
    this of every pattern that says so.
    """
    words = (holds,) if isinstance(holds, str) else holds
    lazy = HoldingPattern(pattern, flags, words) if words else LazyPattern(pattern, flags)
    return cast("re.Pattern[str]", lazy)


def holds_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text holds one of some words or signs: quicker than to look at each of its own."""
    return any(map(text.__contains__, words))


def has_figure(text: str) -> bool:
    """Whether a text has a digit, of any script."""
    return any(map(text.__contains__, DIGITS)) or (
        not text.isascii() and _OF_ANY_SCRIPT.search(text) is not None
    )


class LazyPattern:
    """A pattern not yet compiled; afterwards its methods are those of the compiled one."""

    __slots__ = (*_SEARCHING, "_compiled", "flags", "pattern")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags
        self._compiled: re.Pattern[str] | None = None

    def __getattr__(self, name: str) -> object:
        """What is asked for the first time."""
        if name not in _SEARCHING:
            raise AttributeError(name)
        if self._compiled is None:
            self._compiled = compiling(self.pattern, self.flags)
        found: object = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


class HoldingPattern:
    """A pattern that is searched only in a text with one of its words: `in` is far quicker."""

    __slots__ = ("_digits", "_folded", "flags", "holds", "lazy", "pattern")

    def __init__(self, pattern: str, flags: int, holds: tuple[str, ...]) -> None:
        self.pattern = pattern
        self.flags = flags
        self.holds = holds
        self.lazy = lazy_pattern(pattern, flags)
        self._digits = set(DIGITS) <= set(holds)
        self._folded = bool(flags & re.IGNORECASE)

    def may_match(self, text: str) -> bool:
        """Whether the text holds one of the words."""
        if self._folded and text.isascii():
            text = text.lower()
        elif self._folded:
            text = text.replace("İ", "i").replace("ı", "i").casefold()  # as patterns take them
        return any(map(text.__contains__, self.holds)) or (self._digits and not text.isascii())

    def search(self, string: str, *span: int) -> re.Match[str] | None:
        """As the method of a compiled pattern."""
        return self.lazy.search(string, *span) if self.may_match(string) else None

    def match(self, string: str, *span: int) -> re.Match[str] | None:
        """As the method of a compiled pattern."""
        return self.lazy.match(string, *span) if self.may_match(string) else None

    def fullmatch(self, string: str, *span: int) -> re.Match[str] | None:
        """As the method of a compiled pattern."""
        return self.lazy.fullmatch(string, *span) if self.may_match(string) else None

    def finditer(self, string: str, *span: int) -> Iterator[re.Match[str]]:
        """As the method of a compiled pattern."""
        return self.lazy.finditer(string, *span) if self.may_match(string) else iter(())

    def findall(self, string: str, *span: int) -> list[str]:
        """As the method of a compiled pattern."""
        return self.lazy.findall(string, *span) if self.may_match(string) else []

    def split(self, string: str, maxsplit: int = 0) -> list[str]:
        """As the method of a compiled pattern."""
        return self.lazy.split(string, maxsplit) if self.may_match(string) else [string]

    def sub(self, repl: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        """As the method of a compiled pattern."""
        return self.lazy.sub(repl, string, count) if self.may_match(string) else string


_OF_ANY_SCRIPT: Final = lazy_pattern(r"\d")
