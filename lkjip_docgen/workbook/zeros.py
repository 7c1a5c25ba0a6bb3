"""Zeros that lead a code, which a spreadsheet drops when it takes the code for a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip_docgen.workbook.cells import Digits


def give_back(data: Any, known: Any) -> None:
    """Put the zeros of the texts in `known` back where `data` have their digits from a number.

    0123 that was stored as the number 123 is 0123 again; what was typed as a
    text stays as it was typed.
    """
    whole = {text.lstrip("0"): text for text in _texts(known) if _leads_with_zero(text)}
    if whole:
        _restore(data, whole)


def _restore(node: Any, whole: dict[str, str]) -> None:
    steps = list(node.items()) if isinstance(node, dict) else list(enumerate(node))
    for step, value in steps:
        if isinstance(value, Digits):
            node[step] = whole.get(value, value)
        elif isinstance(value, dict | list):
            _restore(value, whole)


def _texts(node: Any) -> Iterator[str]:
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
