"""With which characters the matches of a pattern begin, told to Python's search.

Python looks quickly for the next character with which a match can begin, but finds those
characters only where a pattern starts with a letter or a set.  Behind `\\b`, a look back or
without regard to case it tries every position of a text instead, which takes five times as long;
and most patterns of a check begin so.  Like `compiled_patterns`, this knows one form of what
Python makes of a pattern: where anything is another, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any, Final

_MASK, _WIDTH, _HEAD = 2, 3, 5  # of the head of the code: where what stands, and how long it is
_WITHOUT_LENGTH: Final = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_LAST_ASCII: Final = 127
_ALSO: Final = {"i": "İı", "s": "ſ", "k": "\u212a"}
"""Letters that a pattern takes for one of ASCII where it ignores case."""

_Items = list[tuple[Any, Any]]
"""Characters, as a set of a pattern holds them: single ones, ranges, kinds."""
_Beginning = tuple[_Items, bool]
"""With what a part of a pattern can begin, and whether it may also be empty."""


class _UnknownError(Exception):
    """A pattern may begin with anything, as far as can be told here."""


def with_beginnings(code: list[int], tree: Any, flags: int) -> list[int]:
    """The code of a pattern whose matches begin with known characters, with those in its head.

    `tree` is the parsed pattern that the code was made from.  What begins with anything, may be
    empty or has its beginnings already stays as it is.
    """
    if code[_MASK] or not code[_WIDTH]:
        return code
    try:
        items, may_be_empty = _of_row(tree, flags)
    except _UnknownError:
        return code
    if may_be_empty or not items:
        return code
    compiler = import_module("re._compiler")
    added: list[int] = []
    found, _ = compiler._optimize_charset(list(dict.fromkeys(items)))
    compiler._compile_charset(found, flags, added)
    opening, skip, _, *widths = code[:_HEAD]
    head = [opening, skip + len(added), compiler.SRE_INFO_CHARSET, *widths]
    return [*head, *added, *code[_HEAD:]]


def _of_row(parts: Iterable[tuple[Any, Any]], flags: int) -> _Beginning:
    """With what parts one after the other begin: with the first that is not empty."""
    found: _Items = []
    for operation, argument in parts:
        items, may_be_empty = _of_part(str(operation), operation, argument, flags)
        found = _united(found, items)
        if not may_be_empty:
            return found, False
    return found, True


def _of_part(name: str, operation: Any, argument: Any, flags: int) -> _Beginning:
    """With what one part of a parsed pattern begins."""
    if name in _WITHOUT_LENGTH:
        return [], True
    if name == "LITERAL":
        return list(_in_any_case([(operation, argument)], flags)), False
    if name == "IN":
        return list(_in_any_case(argument, flags)), False
    if name == "BRANCH":
        return _of_branches(argument[1], flags)
    return _of_rows_inside(name, argument, flags)


def _of_rows_inside(name: str, argument: Any, flags: int) -> _Beginning:
    """With what a group or a repetition begins."""
    match name:
        case "SUBPATTERN":
            _, added, taken, parts = argument
            if (added | taken) & ~re.IGNORECASE:
                raise _UnknownError
            return _of_row(parts, (flags | added) & ~taken)
        case "ATOMIC_GROUP":
            return _of_row(argument, flags)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, parts = argument
            items, may_be_empty = _of_row(parts, flags)
            return items, may_be_empty or least == 0
    raise _UnknownError


def _of_branches(branches: Iterable[Iterable[tuple[Any, Any]]], flags: int) -> _Beginning:
    found: _Items = []
    may_be_empty = False
    for branch in branches:
        items, empty = _of_row(branch, flags)
        found, may_be_empty = _united(found, items), may_be_empty or empty
    return found, may_be_empty


def _united(one: _Items, other: _Items) -> _Items:
    """Two sets in one; what is none of some characters can stand only alone."""
    if one and other and (_is_negated(one) or _is_negated(other)) and one != other:
        raise _UnknownError
    return other if not one or one == other else one + other


def _is_negated(items: _Items) -> bool:
    return str(items[0][0]) == "NEGATE"


def _in_any_case(items: _Items, flags: int) -> Iterator[tuple[Any, Any]]:
    """The characters of a set, with those that are the same to a pattern that ignores case."""
    if not flags & re.IGNORECASE:
        yield from items
        return
    literal = import_module("re._parser").LITERAL
    for operation, argument in items:
        match str(operation):
            case "LITERAL":
                letters = _spellings(argument, argument)
            case "RANGE":
                letters = _spellings(*argument)
            case "CATEGORY":
                yield operation, argument
                continue
            case _:
                raise _UnknownError
        yield from ((literal, ord(letter)) for letter in letters)


def _spellings(first: int, last: int) -> Iterator[str]:
    """All that a pattern which ignores case takes for a character between two of ASCII."""
    if last > _LAST_ASCII:
        raise _UnknownError
    for code in range(first, last + 1):
        small = chr(code).lower()
        yield from (small, small.upper(), *_ALSO.get(small, ""))
