"""The formulas that a change of cells makes wrong, and what they come to by then.

A workbook keeps what each formula came to when Excel computed it last, and a report reads that.
What follows from cells that were changed is computed here where it is plain arithmetic; what is
not loses its value, so that nobody reads one that is no longer true.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeAlias

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

Spot: TypeAlias = tuple[str, int, int]
"""A cell: its sheet in small letters, its row and its column, counted from 1."""

UNKNOWN: Final = object()
"""The value of a cell that is in error, or that nobody has computed yet."""

_MOST: Final = 2_000
"""Formulas that are gone through for what they refer to; of more all are taken to be wrong."""

_WIDEST: Final = 20_000  # cells of an area that is computed with
_DEEPEST: Final = 60  # formulas that refer to one another
_AREA = lazy_pattern(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!:\s]+)!)?"
    r"\$?(?P<left>[A-Z]{1,3})\$?(?P<top>\d{1,7})"
    r"(?::\$?(?P<right>[A-Z]{1,3})\$?(?P<below>\d{1,7}))?"
)
_UNPLAIN: Final = frozenset({"INDIRECT(", "OFFSET(", "INDEX(", "NOW(", "TODAY(", "RAND("})


class Area(Record):
    """A rectangle of cells."""

    sheet: str
    top: int
    left: int
    below: int
    right: int

    def holds(self, spot: Spot) -> bool:
        """Whether a cell lies in it."""
        sheet, row, column = spot
        inside = self.top <= row <= self.below and self.left <= column <= self.right
        return inside and sheet == self.sheet

    def spots(self) -> Iterator[Spot]:
        """Its cells, row by row."""
        for row in range(self.top, self.below + 1):
            for column in range(self.left, self.right + 1):
                yield self.sheet, row, column


class _NotPlainError(Exception):
    """A formula is more than plain arithmetic, or comes to no number."""


def stale(formulas: Mapping[Spot, str], changed: Iterable[Spot]) -> frozenset[Spot]:
    """The formulas that follow from cells that were changed, as far as can be told."""
    if len(formulas) > _MOST:
        return frozenset(formulas)
    areas = {spot: _areas(spot, formula) for spot, formula in formulas.items()}
    found = {spot for spot, refers in areas.items() if refers is None}
    waiting = [*changed, *found]
    while waiting:
        source = waiting.pop()
        for spot, refers in areas.items():
            if spot not in found and any(area.holds(source) for area in refers or ()):
                found.add(spot)
                waiting.append(spot)
    return frozenset(found)


def _areas(spot: Spot, formula: str) -> tuple[Area, ...] | None:
    """What a formula refers to; None where that is not to be told."""
    found: list[Area] = []
    try:
        tokens = _tokens(formula)
    except _NotPlainError:
        return None
    for token in tokens:
        if token.type == "FUNC" and token.value.upper() in _UNPLAIN:
            return None
        if token.type == "OPERAND" and token.subtype == "RANGE":
            area = area_of(spot[0], token.value)
            if area is None:
                return None
            found.append(area)
    return tuple(found)


def _tokens(formula: str) -> list[Token]:
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

    try:
        return [each for each in Tokenizer(formula).items if each.type != "WHITE-SPACE"]
    except TokenizerError:
        raise _NotPlainError from None


def area_of(sheet: str, text: str) -> Area | None:
    """The cells that a reference in a formula of a sheet names; None for any other name."""
    found = _AREA.fullmatch(text)
    if found is None:
        return None
    named = found["sheet"]
    if named is not None:
        sheet = named[1:-1].replace("''", "'") if named.startswith("'") else named
    first = _column(found["left"]), int(found["top"])
    last = _column(found["right"] or found["left"]), int(found["below"] or found["top"])
    left, right = sorted((first[0], last[0]))
    top, below = sorted((first[1], last[1]))
    return Area(sheet.casefold(), top, left, below, right)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


class Results:
    """What formulas come to, with the values of all other cells."""

    def __init__(
        self,
        formulas: Mapping[Spot, str],
        wrong: frozenset[Spot],
        values: Callable[[Spot], object],
    ) -> None:
        self._formulas = formulas
        self._wrong = wrong
        self._values = values
        self._known: dict[Spot, float | None] = {}
        self._depth = 0

    def of(self, spot: Spot) -> float | None:
        """The number that a formula comes to; None where only Excel can tell."""
        if spot not in self._known:
            self._known[spot] = None  # what refers to itself comes to nothing
            self._known[spot] = self._computed(spot)
        return self._known[spot]

    def _computed(self, spot: Spot) -> float | None:
        self._depth += 1
        try:
            if self._depth > _DEEPEST:
                return None
            found = _Arithmetic(_tokens(self._formulas[spot]), spot[0], self.value).result()
            return found if isfinite(found) else None
        except (_NotPlainError, ArithmeticError, IndexError):
            return None
        finally:
            self._depth -= 1

    def value(self, spot: Spot) -> object:
        """What a cell says by now."""
        found = self.of(spot) if spot in self._wrong else self._values(spot)
        if found is UNKNOWN or (found is None and spot in self._wrong):
            raise _NotPlainError
        return found


_Operand: TypeAlias = "float | list[object]"
_SIGNS: Final[Mapping[str, tuple[int, Callable[[float, float], float]]]] = {
    "+": (1, operator.add),
    "-": (1, operator.sub),
    "*": (2, operator.mul),
    "/": (2, operator.truediv),
}


class _Arithmetic:
    """A formula of plain arithmetic, being computed from left to right."""

    def __init__(self, tokens: list[Token], sheet: str, value: Callable[[Spot], object]) -> None:
        self._tokens = tokens
        self._sheet = sheet
        self._value = value
        self._place = 0

    def result(self) -> float:
        found = _number(self._sum(1))
        if self._place < len(self._tokens):
            raise _NotPlainError
        return found

    def _sum(self, least: int) -> _Operand:
        """What stands up to a sign that binds less than `least`."""
        found = self._one()
        while (token := self._next()) is not None and token.type == "OPERATOR-INFIX":
            rank, do = _SIGNS.get(token.value, (0, None))
            if do is None:
                raise _NotPlainError
            if rank < least:
                break
            self._place += 1
            found = do(_number(found), _number(self._sum(rank + 1)))
        return found

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def _one(self) -> _Operand:
        found = self._bare()
        while (token := self._next()) is not None and token.type == "OPERATOR-POSTFIX":
            self._place += 1
            found = _number(found) / 100
        return found

    def _bare(self) -> _Operand:
        token = self._tokens[self._place]
        self._place += 1
        if token.type == "OPERATOR-PREFIX":
            found = _number(self._one())
            return -found if token.value == "-" else found
        if token.type == "PAREN" and token.subtype == "OPEN":
            found = _number(self._sum(1))
            self._close()
            return found
        if token.type == "FUNC" and token.subtype == "OPEN":
            return self._function(token.value.upper())
        if token.type == "OPERAND":
            return self._operand(token)
        raise _NotPlainError

    def _close(self) -> None:
        token = self._tokens[self._place]
        if token.subtype != "CLOSE":
            raise _NotPlainError
        self._place += 1

    def _operand(self, token: Token) -> _Operand:
        if token.subtype == "NUMBER":
            return float(token.value)
        area = area_of(self._sheet, token.value) if token.subtype == "RANGE" else None
        if area is None or (area.below - area.top + 1) * (area.right - area.left + 1) > _WIDEST:
            raise _NotPlainError
        return [self._value(spot) for spot in area.spots()]

    def _function(self, name: str) -> float:
        made = _FUNCTIONS.get(name)
        if made is None:
            raise _NotPlainError
        arguments: list[_Operand] = [self._sum(1)]
        while (token := self._next()) is not None and token.type == "SEP":
            self._place += 1
            arguments.append(self._sum(1))
        self._close()
        return made(arguments)


def _number(operand: _Operand) -> float:
    """A single number; an empty cell counts as 0 where a formula names it alone."""
    if not isinstance(operand, list):
        return operand
    if len(operand) != 1 or isinstance(operand[0], bool):
        raise _NotPlainError
    value = 0 if operand[0] is None else operand[0]
    if not isinstance(value, int | float):
        raise _NotPlainError
    return float(value)


def _numbers(arguments: list[_Operand]) -> list[float]:
    """All numbers of some arguments; words and empty cells among the cells count for nothing."""
    found: list[float] = []
    for each in arguments:
        for value in each if isinstance(each, list) else [each]:
            if isinstance(value, int | float) and not isinstance(value, bool):
                found.append(float(value))
            elif value is not None and not isinstance(value, bool | str):  # a day is a number, too
                raise _NotPlainError
    return found


def _average(arguments: list[_Operand]) -> float:
    found = _numbers(arguments)
    return sum(found) / len(found)


def _rounded(arguments: list[_Operand]) -> float:
    if len(arguments) != 2:
        raise _NotPlainError
    places = Decimal(1).scaleb(-int(_number(arguments[1])))
    number = Decimal(f"{_number(arguments[0]):.15g}")
    return float(number.quantize(places, ROUND_HALF_UP))


_FUNCTIONS: Final[Mapping[str, Callable[[list[_Operand]], float]]] = {
    "SUM(": lambda arguments: sum(_numbers(arguments)),
    "AVERAGE(": _average,
    "ROUND(": _rounded,
    "MIN(": lambda arguments: min(_numbers(arguments), default=0.0),
    "MAX(": lambda arguments: max(_numbers(arguments), default=0.0),
    "COUNT(": lambda arguments: float(len(_numbers(arguments))),
}
