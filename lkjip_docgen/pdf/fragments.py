"""A report as the fragments of its HTML page, for a window that renews those that changed.

The page is that of `write_html`, shown under a policy that allows no style and no picture inside
it: styles of single elements stand in `data-gaya`, for the script of the window to set, and
pictures under addresses of their own.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from lkjip_docgen.document import Report
from lkjip_docgen.pdf import cuts
from lkjip_docgen.pdf.cuts import Fragment
from lkjip_docgen.pdf.html import REPORT, compose, new_page
from lkjip_docgen.pdf.images import Served
from lkjip_docgen.pdf.outside import foreign_in, reaches_out
from lkjip_docgen.pdf.rewriting import Rewriting
from lkjip_docgen.records import Record, replace
from lkjip_docgen.style import Style

_BODY: Final = re.compile(r"<body([^>]*)>(.*)</body>", re.DOTALL | re.IGNORECASE)
_CLASS: Final = re.compile(r'\bclass="([^"]*)"')
_SHEET: Final = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_STYLED: Final = re.compile(r'(<[a-zA-Z][^<>]*?) style="')
_INLINE: Final = re.compile(r"url\(data:([a-z]+/[a-z+.-]+);base64,([A-Za-z0-9+/=]+)\)")


class Parted(Record):
    """A page in fragments; `css` is the class of its body, `sheet` its style sheet."""

    fragments: tuple[Fragment, ...]
    css: str
    sheet: str


def write_fragments(
    report: Report,
    style: Style,
    pictures: Mapping[str, Path],
    images: Served,
    rewriting: Rewriting | None = None,
    *,
    project: Path | None = None,
) -> Parted:
    """Write the draft of a report as fragments; arguments and errors as for `write_html`.

    `images` gives out the pictures of the page, also those that its style sheet shows.
    `rewriting` is what remembers the page before, where there is one.
    """
    page = new_page(report, style, pictures, images, live=True, parted=True)
    page.rewriting = rewriting = rewriting or Rewriting(images)
    page.charts = rewriting.begin(page.numbering, page.front, style, pictures)
    html = compose(report, page, final=False, project=project)
    body = _BODY.search(html)
    head, css, content = (
        (html, "", "") if body is None else (html[: body.start()], body[1], body[2])
    )
    _refuse_foreign(head)
    found = cuts.fragments(content)
    for part in found:
        if part.id.startswith(cuts.OF_TEMPLATE):
            _refuse_foreign(part.html.replace(images.base, "#"))
    return Parted(tuple(map(_shown, found)), _class(css), _sheet(head, images))


def _shown(part: Fragment) -> Fragment:
    """A fragment whose styles wait for the script of the window."""
    return replace(part, html=_styled(part.html))


@lru_cache(maxsize=512)  # the fragments of two pages: most are as they were a moment ago
def _styled(html: str) -> str:
    return _STYLED.sub(r'\1 data-gaya="', html)


def _class(attributes: str) -> str:
    found = _CLASS.search(attributes)
    return found[1] if found else ""


@lru_cache(maxsize=8)
def _refuse_foreign(markup: str) -> None:
    """Raise `LkjipError` (LK724) for words of a template that run or fetch something."""
    if found := foreign_in(markup):
        raise reaches_out(REPORT, found)


def _sheet(head: str, images: Served) -> str:
    """The style sheets of a page as one, its pictures under addresses."""

    def addressed(match: re.Match[str]) -> str:
        try:
            data = base64.b64decode(match[2], validate=True)
        except binascii.Error:
            return match[0]
        return f"url({images.add(match[1], data)})"

    return _INLINE.sub(addressed, "\n".join(_SHEET.findall(head)))
