"""With which characters the matches of a pattern begin, told to Python's search.

Python looks quickly for the next character with which a match can begin, but knows those
characters only where a pattern starts with a letter or a set, and is slow with kinds of characters
(`\\d`).  Behind `\\b`, a look back or without regard to case it tries every position of a text
instead; most patterns of a check begin so.  Like `compiled_patterns`, this knows one form of what
Python makes of a pattern: where anything is another, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, Final, NamedTuple

_MASK, _WIDTH, _HEAD = 2, 3, 5  # of the head of the code: where what stands, and how long it is
_ASCII: Final = frozenset(map(chr, range(128)))
_BEHIND_ASCII: Final = (128, 0x10FFFF)
_WITHOUT_LENGTH: Final = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
_KINDS: Final[Mapping[str, Callable[[str], bool]]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_NOT_DIGIT": lambda sign: not sign.isdecimal(),
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_NOT_SPACE": lambda sign: not sign.isspace(),
    "CATEGORY_WORD": lambda sign: sign.isalnum() or sign == "_",
    "CATEGORY_NOT_WORD": lambda sign: not (sign.isalnum() or sign == "_"),
}
_MORE_THAN_ASCII: Final = frozenset("iskISK")
"""Letters for which a pattern that ignores case takes others, behind ASCII."""


class _Signs(NamedTuple):
    """Characters of ASCII, and whether any behind it may be meant as well."""

    ascii: frozenset[str]
    others: bool


_NONE: Final = _Signs(frozenset(), others=False)
_Beginning = tuple[_Signs, bool]
"""With what a part of a pattern can begin, and whether it may also be empty."""


class _UnknownError(Exception):
    """A pattern may begin with anything, as far as can be told here."""


def with_beginnings(code: list[int], tree: Any, flags: int) -> list[int]:
    """The code of a pattern whose matches begin with known characters, with those in its head.

    `tree` is the parsed pattern that the code was made from.  What begins with anything, may be
    empty or begins with whole words stays as it is.
    """
    compiler = import_module("re._compiler")
    if code[_MASK] & compiler.SRE_INFO_PREFIX or not code[_WIDTH]:
        return code
    try:
        signs, may_be_empty = _of_row(tree, flags)
    except _UnknownError:
        return code
    if may_be_empty or signs == _NONE or len(signs.ascii) == len(_ASCII):
        return code
    added = _coded(signs, flags)
    opening, skip, _, *widths = code[:_HEAD]
    length = _HEAD + len(added) - 1
    return [opening, length, compiler.SRE_INFO_CHARSET, *widths, *added, *code[1 + skip :]]


def _coded(signs: _Signs, flags: int) -> list[int]:
    """Characters as they stand in the head of a code: quick to compare with."""
    compiler, parser = import_module("re._compiler"), import_module("re._parser")
    items = [(parser.LITERAL, ord(sign)) for sign in sorted(signs.ascii)]
    found, _ = compiler._optimize_charset(items)
    if signs.others:
        found = [*found, (parser.RANGE, _BEHIND_ASCII)]
    code: list[int] = []
    compiler._compile_charset(found, flags, code)
    return code


def _of_row(parts: Iterable[tuple[Any, Any]], flags: int) -> _Beginning:
    """With what parts one after the other begin: with the first that is not empty."""
    found = _NONE
    for operation, argument in parts:
        signs, may_be_empty = _of_part(str(operation), argument, flags)
        found = _united(found, signs)
        if not may_be_empty:
            return found, False
    return found, True


def _of_part(name: str, argument: Any, flags: int) -> _Beginning:
    """With what one part of a parsed pattern begins."""
    if name in _WITHOUT_LENGTH:
        return _NONE, True
    if name == "LITERAL":
        return _in_any_case(_of_letters(argument, argument), flags), False
    if name == "IN":
        return _of_set(argument, flags), False
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
            signs, may_be_empty = _of_row(parts, flags)
            return signs, may_be_empty or least == 0
    raise _UnknownError


def _of_branches(branches: Iterable[Iterable[tuple[Any, Any]]], flags: int) -> _Beginning:
    found, may_be_empty = _NONE, False
    for branch in branches:
        signs, empty = _of_row(branch, flags)
        found, may_be_empty = _united(found, signs), may_be_empty or empty
    return found, may_be_empty


def _of_set(items: Iterable[tuple[Any, Any]], flags: int) -> _Signs:
    """The characters of a set, or all others."""
    found, negated = _NONE, False
    for operation, argument in items:
        match str(operation):
            case "NEGATE":
                negated = True
            case "LITERAL":
                found = _united(found, _of_letters(argument, argument))
            case "RANGE":
                found = _united(found, _of_letters(*argument))
            case "CATEGORY" if str(argument) in _KINDS:
                is_kind = _KINDS[str(argument)]
                found = _united(found, _Signs(frozenset(filter(is_kind, _ASCII)), others=True))
            case _:
                raise _UnknownError
    if negated:  # those of the other case may be left in: they are looked at in vain
        return _Signs(_ASCII - found.ascii, others=True)
    return _in_any_case(found, flags)


def _of_letters(first: int, last: int) -> _Signs:
    return _Signs(frozenset(map(chr, range(first, min(last, 127) + 1))), others=last > 127)


def _in_any_case(signs: _Signs, flags: int) -> _Signs:
    """Characters with those that are the same to a pattern that ignores case."""
    if not flags & re.IGNORECASE:
        return signs
    both = frozenset(case for sign in signs.ascii for case in (sign.lower(), sign.upper()))
    return _Signs(both | _ascii_for(signs), signs.others or bool(both & _MORE_THAN_ASCII))


def _ascii_for(signs: _Signs) -> frozenset[str]:
    """The letters of ASCII that a letter behind it may stand for."""
    return _MORE_THAN_ASCII if signs.others else frozenset()


def _united(one: _Signs, other: _Signs) -> _Signs:
    return _Signs(one.ascii | other.ascii, one.others or other.others)
