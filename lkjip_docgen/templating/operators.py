"""What `+ - * / // % **` may do: compute with numbers, put texts and lists together."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup

from lkjip_docgen.findings.codes.report import FORBIDDEN, TOO_MUCH
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.templating.budget import list_of_size, made, text_of_size
from lkjip_docgen.templating.data import kind_of
from lkjip_docgen.templating.problems import TemplateMistakeError

BINARY: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
    "**": operator.pow,
}
UNARY: Final[dict[str, Callable[[Any], Any]]] = {"+": operator.pos, "-": operator.neg}

_NUMBERS: Final = frozenset({int, bool, float, Decimal, Number})
_LISTS: Final = (list, tuple)
_BITS = 4_096  # of a whole number: over a thousand digits
_EXPONENT = 1_000
_DIGITS = 1_000  # before or after the decimal comma


def compute(sign: str, left: Any, right: Any) -> Any:
    """The result of an operator; raises `TemplateMistakeError` for what it is not for."""
    if type(left) in _NUMBERS and type(right) in _NUMBERS:
        return _number(sign, left, right)
    for value in (left, right):
        _known(value)
    if sign == "+" and _is_text(left) and _is_text(right):
        text_of_size(len(left) + len(right))
        return left + right
    if sign == "+" and type(left) in _LISTS and type(left) is type(right):
        list_of_size(len(left) + len(right))
        return made(left + right)
    if sign == "*" and _is_text(left) and type(right) is int:
        text_of_size(len(left) * max(0, right))
        return left * right
    raise _unfit(sign, left, right)


def compute_one(sign: str, value: Any) -> Any:
    """The result of a sign before a number."""
    if type(value) not in _NUMBERS:
        _known(value)
        raise _unfit(sign, value)
    return UNARY[sign](value)


def _number(sign: str, left: Any, right: Any) -> Any:
    if sign in ("*", "**"):
        _bounded(sign, left, right)
    if isinstance(left, float) is not isinstance(right, float):
        left, right = (Decimal(str(v)) if isinstance(v, float) else v for v in (left, right))
    result = BINARY[sign](left, right)
    if isinstance(result, Decimal) and result.is_finite() and abs(result.adjusted()) > _DIGITS:
        raise _too_big(sign)
    return result


def _bounded(sign: str, left: Any, right: Any) -> None:
    """Refuse a whole number that would have thousands of digits."""
    size = left.bit_length() if isinstance(left, int) else 1
    if sign == "**":
        too_big = abs(right) > _EXPONENT or size * abs(right) > _BITS
    else:
        too_big = size + (right.bit_length() if isinstance(right, int) else 1) > _BITS
    if too_big:
        raise _too_big(sign)


def _too_big(sign: str) -> TemplateMistakeError:
    return TemplateMistakeError(TOO_MUCH, f"Hasil `{sign}` terlalu besar untuk dihitung.")


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Markup)


def _known(value: Any) -> None:
    if isinstance(value, Undefined):
        str(value)  # raises, naming what is undefined


def _unfit(sign: str, *values: Any) -> TemplateMistakeError:
    kinds = " dan ".join(map(_kind, values))
    return TemplateMistakeError(
        FORBIDDEN,
        f"Tanda `{sign}` tidak dapat dipakai untuk {kinds}.",
        _remedy(sign, values),
    )


def _kind(value: Any) -> str:
    return "hasil makro" if isinstance(value, Markup) else kind_of(value)


def _remedy(sign: str, values: tuple[Any, ...]) -> str:
    if any(isinstance(value, Quantity) for value in values):
        return "Untuk menghitung dengan suatu besaran, pakai nilainya: `.nilai`."
    if sign == "+":
        return "Rangkai teks dengan `~`."
    return "Hitungan hanya untuk angka."
