"""Page numbers in the lists of contents and references of a file: read, and set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lkjip_docgen.docx.flow import keep_blanks
from lkjip_docgen.docx.xml import w

_PAGEREF = re.compile(r"PAGEREF\s+(\S+)")


def printed_pages(root: Any) -> dict[str, str]:
    """The page that each bookmark is said to stand on."""
    return {
        name: "".join(text.text or "" for text in texts)
        for name, texts in _references(root)
        if texts
    }


def set_pages(root: Any, pages: Mapping[str, str]) -> None:
    """Write page numbers into the results of the fields that show them."""
    for name, texts in _references(root):
        if name in pages and texts:
            texts[0].text = pages[name]
            keep_blanks(texts[0])
            for other in texts[1:]:
                other.text = ""


def _references(root: Any) -> Iterator[tuple[str, list[Any]]]:
    """The bookmark of each PAGEREF field and the texts of its result."""
    stack: list[tuple[list[str], list[Any], list[bool]]] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        if element.tag == w("fldChar"):
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                stack.append(([], [], [False]))
            elif kind == "separate" and stack:
                stack[-1][2][0] = True
            elif kind == "end" and stack:
                instruction, texts, _ = stack.pop()
                match = _PAGEREF.search("".join(instruction))
                if match:
                    yield match[1], texts
        elif stack and element.tag == w("instrText"):
            stack[-1][0].append(element.text or "")
        elif stack and stack[-1][2][0]:
            stack[-1][1].append(element)
