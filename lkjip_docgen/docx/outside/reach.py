"""One thing that reaches beyond a Word file, or runs."""

from __future__ import annotations

from collections.abc import Callable

from lkjip_docgen.docx.xml import Element
from lkjip_docgen.records import Record

_SHOWN = 80  # characters of an address or name that a message quotes


class Reach(Record, eq=False):
    """What it is, in which part it stands, and how it is taken out.

    `code` is that of its finding; `what` says in Indonesian what it is, without
    a full stop; `part` is the zip entry, `at` the element where people see it;
    `cut` takes it out and leaves what readers saw of it, so far as there is any.
    """

    code: str
    what: str
    part: str
    at: Element | None
    cut: Callable[[], object]


def quoted(text: str) -> str:
    """An address or a name of the file's own in quotation marks."""
    return f"“{shown(text)}”"


def shown(text: str) -> str:
    """Words of strangers: on one line, not too long, without characters that terminals obey."""
    words = " ".join(text.split())
    plain = "".join([letter if letter.isprintable() else "�" for letter in words[:_SHOWN]])
    return f"{plain}…" if len(words) > _SHOWN else plain
