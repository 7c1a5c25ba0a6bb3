"""What pages send: checked before anything is done with it."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes

Sent = Mapping[str, object]
"""What a page asked for."""


async def object_sent(request: Request) -> dict[str, object]:
    """The JSON object that a page sent; `LkjipError` for anything else."""
    try:
        sent: object = await request.json()
    except (ValueError, RecursionError):
        raise unreadable() from None
    if not isinstance(sent, dict):
        raise unreadable()
    return sent


async def texts_sent(request: Request, as_typed: str = "") -> dict[str, str]:
    """The fields of a form by their names, without blanks at their ends but for one of them."""
    sent = await object_sent(request)
    if not all(isinstance(value, str) for value in sent.values()):
        raise unreadable()
    texts = {name: str(value) for name, value in sent.items()}
    return {name: text if name == as_typed else text.strip() for name, text in texts.items()}


def unreadable() -> LkjipError:
    """What to raise for something that no page of ours sends."""
    return problem(
        codes.KIRIMAN,
        "Kiriman halaman tidak terbaca.",
        suggestion="Muat ulang halaman, lalu ulangi.",
    )


def text_in(sent: Sent, name: str) -> str:
    """A text that a page sent under a name."""
    value = sent.get(name, "")
    if not isinstance(value, str):
        raise unreadable()
    return value


def number_in(sent: Sent, name: str) -> int:
    """A whole number; 0 where none was sent."""
    value = sent.get(name, 0)
    if not isinstance(value, int):
        raise unreadable()
    return value


def count_in(sent: Sent, name: str) -> int:
    """A position or a version, which are never below 0."""
    value = number_in(sent, name)
    if value < 0:
        raise unreadable()
    return value


def rows_in(sent: Sent, name: str) -> list[list[str]]:
    """Rows of cells."""
    rows = sent.get(name)
    if not isinstance(rows, list) or not all(map(_is_row, rows)):
        raise unreadable()
    return rows


def _is_row(row: object) -> bool:
    return isinstance(row, list) and all(isinstance(cell, str) for cell in row)
