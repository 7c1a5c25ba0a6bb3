"""Daftar isi, daftar tabel, daftar gambar: linked entries; the layout adds the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from lkjip_docgen.document import CONTENTS_DEPTH, Entry, EntryKind, plain_text
from lkjip_docgen.findings import near
from lkjip_docgen.findings.codes.report import UNKNOWN_NAME
from lkjip_docgen.pdf.inlines import page_number
from lkjip_docgen.pdf.markup import attribute, element, text
from lkjip_docgen.pdf.page import Page
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Lookup, TemplateMistakeError

_HEADING = re.compile(rf'<h([1-{CONTENTS_DEPTH}]) [^>]*?id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_MARK = "\ue0f2{}\ue0f3"
_UNNUMBERED = "tanpa-nomor"
_MOST = 3  # times that a page may show the same list
_KINDS = {"isi": EntryKind.HEADING, "tabel": EntryKind.TABLE, "gambar": EntryKind.FIGURE}


class Lists(Lookup):
    """What a template writes as `daftar.isi`, `daftar.tabel`, `daftar.gambar`.

    A list may stand before what it lists: the template gets a mark, and
    `fill` puts the list in its place once the whole page is written.
    """

    def __getitem__(self, name: str) -> Markup:
        if name not in _KINDS:
            hint = near(name, _KINDS) or f"Yang ada: {', '.join(_KINDS)}."
            raise TemplateMistakeError(UNKNOWN_NAME, f"Daftar `{name}` tidak ada.", hint)
        return Markup(_MARK.format(name))

    def __iter__(self) -> Iterator[str]:
        return iter(_KINDS)


def fill(html: str, page: Page) -> str:
    """The page with its lists of contents."""
    for name, kind in _KINDS.items():
        mark = _MARK.format(name)
        if mark in html:
            html = html.replace(mark, _list(kind, html, page), _MOST).replace(mark, "")
    return html


class _Line(Record):
    target: str
    css: str
    label: str
    words: str  # as markup
    front: bool  # on a page with a Roman number


def _list(kind: EntryKind, html: str, page: Page) -> str:
    entries = page.numbering.entries(kind)
    if kind is EntryKind.HEADING:
        lines = list(_headings(html, {entry.id: entry for entry in entries}, page))
    else:
        lines = [_caption(entry, page) for entry in entries]
    if not lines:
        return '<p class="rapat">Tidak ada.</p>'
    items = "".join(map(_item, lines))
    return f'<ol class="daftar">{items}</ol>'


def _caption(entry: Entry, page: Page) -> _Line:
    words = text(plain_text(entry.content))
    return _Line(entry.id, "t-gambar", entry.label, words, entry.id in page.front)


def _headings(html: str, entries: dict[str, Entry], page: Page) -> Iterator[_Line]:
    """The headings in the order of the page; those of the template itself too."""
    front = True
    for level, target, content in _HEADING.findall(html):
        entry = entries.get(target)
        front = front and (entry is None or target in page.front)
        if entry is None:
            yield _Line(target, f"t{level} {_UNNUMBERED}", "", _TAG.sub("", content), front)
        else:
            yield _heading(entry, level, front)


def _heading(entry: Entry, level: str, front: bool) -> _Line:
    css = f"t{level}" if entry.label else f"t{level} {_UNNUMBERED}"
    return _Line(entry.id, css, entry.label, text(plain_text(entry.content)), front)


def _item(line: _Line) -> str:
    """Label, words with dots to the margin, and in the margin the page."""
    label = element("span", f"{text(line.label)} ", "nomor") if line.label else ""
    target = attribute(line.target)
    words = f'<a class="titik" href="#{target}">{line.words}</a>'
    unread = 'aria-hidden="true" tabindex="-1"'  # the words beside it lead there, too
    page = f'<a class="{page_number(line.front)}" href="#{target}" {unread}></a>'
    return f'<li class="{line.css}">{label}{words}{page}</li>'
