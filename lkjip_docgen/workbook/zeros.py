"""Zeros that lead a code, which a spreadsheet drops when it takes the code for a number."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.workbook.cells import Digits


def give_back(data: object, known: object) -> None:
    """Put the zeros of the texts in `known` back where `data` have their digits from a number.

    0123 that was stored as the number 123 is 0123 again; what was typed as a
    text stays as it was typed.
    """
    whole = {text.lstrip("0"): text for text in _texts(known) if _leads_with_zero(text)}
    if whole:
        _restore(data, whole)


def _restore(node: object, whole: dict[str, str]) -> None:
    if isinstance(node, dict):
        for key, value in node.items():
            node[key] = _restored(value, whole)
    elif isinstance(node, list):
        node[:] = [_restored(item, whole) for item in node]


def _restored(value: object, whole: dict[str, str]) -> object:
    """The text with its zeros; a section or list itself, in which they are back."""
    if isinstance(value, Digits):
        return whole.get(value, value)
    _restore(value, whole)
    return value


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node.strip()
    elif isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _texts(value)


def _leads_with_zero(text: str) -> bool:
    return text.startswith("0") and text.isdecimal() and text.strip("0") != ""
