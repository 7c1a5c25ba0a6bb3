"""What `+ - * / // % **` may do: compute with numbers, put texts and lists together."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeGuard

from markupsafe import Markup

from lkjip_docgen.findings.codes.report import FORBIDDEN, TOO_MUCH
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.templating.basics import Numeral, known
from lkjip_docgen.templating.budget import list_of_size, made, text_of_size
from lkjip_docgen.templating.data import kind_of
from lkjip_docgen.templating.problems import TemplateMistakeError

BINARY: Final[dict[str, Callable[[Numeral, Numeral], Numeral]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
}
UNARY: Final[dict[str, Callable[[Numeral], Numeral]]] = {
    "+": lambda number: +number,
    "-": lambda number: -number,
}

_NUMBERS: Final = frozenset({int, bool, float, Decimal, Number})
_LISTS: Final = (list, tuple)
_BITS = 4_096  # of a whole number: over a thousand digits
_EXPONENT = 1_000
_DIGITS = 1_000  # before or after the decimal comma


def compute(sign: str, left: object, right: object) -> object:
    """The result of an operator; raises `TemplateMistakeError` for what it is not for."""
    if _is_number(left) and _is_number(right):
        return _number(sign, left, right)
    known(left)
    known(right)
    put_together = _PUT_TOGETHER.get(sign)
    result = put_together(left, right) if put_together else None
    if result is None:
        raise _unfit(sign, left, right)
    return result


def compute_one(sign: str, value: object) -> object:
    """The result of a sign before a number."""
    if not _is_number(value):
        raise _unfit(sign, known(value))
    return UNARY[sign](value)


def _added(left: object, right: object) -> object:
    """Two texts, or two lists of one kind, one after the other; None for anything else."""
    if _is_text(left) and _is_text(right):
        text_of_size(len(left) + len(right))
        return left + right
    if _is_list(left) and _is_list(right) and type(left) is type(right):
        list_of_size(len(left) + len(right))
        return made(operator.add(left, right))
    return None


def _repeated(left: object, right: object) -> str | None:
    """A text several times; None for anything else."""
    if _is_text(left) and _is_whole_number(right):
        text_of_size(len(left) * max(0, right))
        return left * right
    return None


_PUT_TOGETHER: Final[dict[str, Callable[[object, object], object]]] = {
    "+": _added,
    "*": _repeated,
}


def _number(sign: str, left: Numeral, right: Numeral) -> Numeral:
    if sign in ("*", "**"):
        _bounded(sign, left, right)
    if isinstance(left, float) is not isinstance(right, float):
        left, right = _exact(left), _exact(right)
    result = BINARY[sign](left, right)
    if isinstance(result, Decimal) and _has_too_many_digits(result):
        raise _too_big(sign)
    return result


def _exact(number: Numeral) -> Numeral:
    """A binary fraction as the decimal that it is written as; any other number as it is."""
    return Decimal(str(number)) if isinstance(number, float) else number


def _has_too_many_digits(number: Decimal) -> bool:
    return number.is_finite() and abs(number.adjusted()) > _DIGITS


def _bounded(sign: str, left: Numeral, right: Numeral) -> None:
    """Refuse a whole number that would have thousands of digits."""
    if sign == "**":
        power = -right if right < 0 else right
        too_big = power > _EXPONENT or _size(left) * power > _BITS
    else:
        too_big = _size(left) + _size(right) > _BITS
    if too_big:
        raise _too_big(sign)


def _size(number: Numeral) -> int:
    """The bits of a whole number; any other counts as one."""
    return number.bit_length() if isinstance(number, int) else 1


def _too_big(sign: str) -> TemplateMistakeError:
    return TemplateMistakeError(TOO_MUCH, f"Hasil `{sign}` terlalu besar untuk dihitung.")


def _is_number(value: object) -> TypeGuard[Numeral]:
    return type(value) in _NUMBERS


def _is_list(value: object) -> TypeGuard[list[object] | tuple[object, ...]]:
    return type(value) in _LISTS


def _is_whole_number(value: object) -> TypeGuard[int]:
    return type(value) is int


def _is_text(value: object) -> TypeGuard[str]:
    """Whether a value is a text, and not what a macro or a block put out."""
    return isinstance(value, str) and not isinstance(value, Markup)


def _unfit(sign: str, *values: object) -> TemplateMistakeError:
    kinds = " dan ".join(map(_kind, values))
    return TemplateMistakeError(
        FORBIDDEN,
        f"Tanda `{sign}` tidak dapat dipakai untuk {kinds}.",
        _remedy(sign, values),
    )


def _kind(value: object) -> str:
    return "hasil makro" if isinstance(value, Markup) else kind_of(value)


def _remedy(sign: str, values: tuple[object, ...]) -> str:
    if any(isinstance(value, Quantity) for value in values):
        return "Untuk menghitung dengan suatu besaran, pakai nilainya: `.nilai`."
    if sign == "+":
        return "Rangkai teks dengan `~`."
    return "Hitungan hanya untuk angka."
