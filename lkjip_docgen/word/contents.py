"""Daftar isi, daftar tabel, daftar gambar: TOC fields with their entries filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkjip_docgen.docx import FIELD_END, attribute, field, field_begin, paragraph, run, styles
from lkjip_docgen.word.book import Book, Entry

_CAPTIONS = re.compile(r'\\c\s+"?(\w+)"?')
_LEVELS = re.compile(r'\\o\s+"?(\d)-(\d)"?')
_DEFAULT_LEVELS = (1, 3)


def contents(instruction: str, book: Book) -> str:
    """The paragraphs of a TOC field: one linked entry each, the field around them.

    The page of an entry stays open until the layout is known.
    """
    rows = [_entry(entry, book) for entry in _wanted(instruction, book.entries)]
    if not rows:
        rows = [(styles.CONTENTS_OF_CAPTIONS, run("Tidak ada."))]
    out = []
    for number, (style, content) in enumerate(rows):
        first = field_begin(instruction) if number == 0 else ""
        last = FIELD_END if number == len(rows) - 1 else ""
        out.append(paragraph(style, first + content + last))
    return "".join(out)


def _wanted(instruction: str, entries: Sequence[Entry]) -> list[Entry]:
    """The lines that a list shows: the captions of a kind, or the headings of some levels."""
    captions = _CAPTIONS.search(instruction)
    if captions:
        return [entry for entry in entries if entry.kind == captions[1]]
    levels = _levels(instruction)
    return [entry for entry in entries if not entry.kind and entry.level in levels]


def _levels(instruction: str) -> range:
    """The levels of headings that a list shows."""
    levels = _LEVELS.search(instruction)
    low, high = (int(levels[1]), int(levels[2])) if levels else _DEFAULT_LEVELS
    return range(low, high + 1)


def _entry(entry: Entry, book: Book) -> tuple[str, str]:
    """The style and the content of a line, as Word itself writes it in an update.

    Between label and words stands a space, as after the number of the heading
    (also for the line break below "BAB I"); the only tab leads to the page.
    """
    if entry.kind:
        style = styles.CONTENTS_OF_CAPTIONS
    else:
        style = styles.CONTENTS[min(entry.level, len(styles.CONTENTS)) - 1]
    words = f"{entry.label} {entry.text}" if entry.label else entry.text
    words = words.replace("\n", " ")
    page = field(f"PAGEREF {entry.bookmark} \\h", run(book.page(entry.bookmark)))
    link = f'<w:hyperlink w:anchor="{attribute(entry.bookmark)}" w:history="1">'
    return style, f"{link}{run(words)}<w:r><w:tab/></w:r>{page}</w:hyperlink>"
