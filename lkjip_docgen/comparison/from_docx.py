"""The snapshot of a Word report as it is now, with all that people did to it.

Numbers are recognised by the element of the custom XML part that their
content control is bound to, or by its tag; a text that differs from the one
stored there was typed by hand and counts.  Tracked changes count as accepted.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from lkjip_docgen.comparison.content_in_word import content_of
from lkjip_docgen.comparison.numbers_in_word import Stored, number_of, stored
from lkjip_docgen.comparison.recorder import Content, Hole, Recorder, plain
from lkjip_docgen.comparison.snapshot import Kind, Snapshot
from lkjip_docgen.document import heading_label
from lkjip_docgen.docx import (
    Element,
    Package,
    Paragraph,
    blocks,
    cells,
    entries,
    paragraphs,
    read_docx,
    rows,
    static_bookmark,
    store_name,
    styles,
    w,
)
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import comparing as codes
from lkjip_docgen.findings.codes.word_files import DOCX_RUSAK
from lkjip_docgen.records import replace

_REMEDY = "Buka di Word dan biarkan Word memperbaikinya, lalu simpan dan ulangi."
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ANCHOR = re.compile(r"#TTE\d+#?")  # keeps the place of an electronic signature, says nothing
_LABEL = re.compile(r"\s*((?:Tabel|Gambar)\s+\S+)\s*")
_COVER_END = (styles.PART_TITLE, *styles.HEADINGS)
_UNNUMBERED = (styles.PART_TITLE, styles.LIST_TITLE)
_WITHOUT_WORDS = {  # contents, pictures and their placeholders, formulas
    *styles.CONTENTS,
    styles.CONTENTS_OF_CAPTIONS,
    styles.PICTURE,
    styles.PICTURE_BOX,
    styles.EQUATION,
}
_CAPTIONS = {styles.CAPTION: Kind.TABLE, styles.FIGURE_CAPTION: Kind.FIGURE}


def from_docx(path: Path) -> Snapshot:
    """What the report in a Word file says now.

    Raises `LkjipError` for a file that is damaged, encrypted, or not made by
    this program.
    """
    package = Package(read_docx(path), path)
    if store_name(package) is None:
        raise problem(
            codes.BUKAN_LAPORAN,
            f"{path.name} tidak dibuat dengan program ini, atau angkanya hilang ketika disimpan "
            "program lain.",
            path,
            "Pilih berkas .docx yang dibuat dengan `lkjip build`.",
        )
    reader = _Reader(package)
    try:
        reader.body(package.body)
    except RecursionError:  # nested deeper than any word processor writes
        raise problem(DOCX_RUSAK, f"Isi {path.name} rusak.", path, _REMEDY) from None
    return reader.snapshot(*_properties(package))


class _Reader:
    """Walks the body in the order in which it is read."""

    def __init__(self, package: Package) -> None:
        self._recorder = Recorder()
        self._known: dict[str, Stored] = stored(entries(package))
        self._styles = package.style_names
        self._notes = package.notes()
        self._number = partial(number_of, known=self._known)
        self._cover = True
        self._labels = _Labels()
        self._table = ""  # label of the caption above, until its table has come
        self._figure = ""  # label of the caption above, until its source has come

    def body(self, body: Element) -> None:
        """Take down every paragraph and table after the cover."""
        for block in blocks(body):
            if block.tag == w("tbl"):
                self._rows(block)
            else:
                self._paragraph(Paragraph(block))

    def snapshot(self, office: str, subject: str, date: str) -> Snapshot:
        """All that the file says; of a number typed over, what was typed."""
        found = self._recorder.snapshot(office, subject, date)
        if found.numbers:
            return found
        # No control has survived another program: what is stored has to do.
        stored = (replace(entry.number, texts=(entry.text,)) for entry in self._known.values())
        return replace(found, numbers={number.path: number for number in stored})

    def _paragraph(self, block: Paragraph) -> None:
        style = self._styles.get(block.style, block.style)
        self._cover = self._cover and style not in _COVER_END
        if self._cover or style in _WITHOUT_WORDS:
            return
        content, notes = content_of(block.element, self._number)
        if plain(content):
            self._words(style, block, content)
            self._footnotes(notes, "")

    def _words(self, style: str, block: Paragraph, content: Content) -> None:
        if style in styles.OUTLINE:
            self._heading(style, block, content)
        elif style in _CAPTIONS and _bookmark(block):  # not "Tabel 3.2 (lanjutan)"
            self._caption(_CAPTIONS[style], _bookmark(block), content)
        else:
            self._recorder.text(Kind.PARAGRAPH, content, self._source_of(style))

    def _heading(self, style: str, block: Paragraph, content: Content) -> None:
        label = self._labels.next(styles.OUTLINE[style], _is_numbered(block, style))
        key = _bookmark(block)
        if key != static_bookmark(plain(content)):  # a heading of the template: list of tables
            self._recorder.heading(key, label, content)

    def _caption(self, kind: Kind, key: str, content: Content) -> None:
        label, title = _parted(content)
        self._recorder.caption(kind, key, label, title)
        if kind is Kind.TABLE:
            self._table = label
        else:
            self._figure = label

    def _source_of(self, style: str) -> str:
        label = {styles.SOURCE: self._table, styles.FIGURE_SOURCE: self._figure}.get(style, "")
        self._table = self._figure = ""
        return label

    def _rows(self, table: Element) -> None:
        if self._cover:
            return
        for row in rows(table):
            read = [self._cell(cell) for cell in cells(row)]
            self._recorder.row([content for content, _ in read], self._table)
            for _, notes in read:
                self._footnotes(notes, self._table)

    def _cell(self, cell: Element) -> tuple[Content, list[str]]:
        content: list[str | Hole] = []
        notes: list[str] = []
        for paragraph in paragraphs(cell):
            pieces, marked = content_of(paragraph, self._number)
            if _ANCHOR.fullmatch(plain(pieces)):
                continue
            content += [*pieces, " "]
            notes += marked
        return content, notes

    def _footnotes(self, ids: list[str], place: str) -> None:
        for number in ids:
            note = self._notes.get(number)
            if note is not None:
                content, _ = self._cell(note)
                self._recorder.text(Kind.FOOTNOTE, content, place)


class _Labels:
    """Counts headings as Word does, so that a place has the label that readers know."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._trail: dict[int, str] = {}

    def next(self, level: int, numbered: bool) -> str:
        """How a reference names the next heading ("BAB III.A"); "" for one without a number."""
        self._counts = self._going_on(level)
        self._trail = {key: label for key, label in self._trail.items() if key < level}
        if not numbered:
            return ""
        self._counts[level] = self._counts.get(level, 0) + 1
        self._trail[level] = heading_label(level, self._counts[level]).rstrip(".)")
        return ".".join(self._trail[key] for key in sorted(self._trail))

    def _going_on(self, level: int) -> dict[int, int]:
        """The counts that a heading of this level does not begin anew."""
        if level <= 1:
            return {1: self._counts.get(1, 0)}
        return {key: count for key, count in self._counts.items() if key <= level}


def _properties(package: Package) -> tuple[str, str, str]:
    """Office, subject and date of the report."""
    if _CORE not in package.entries:
        return "", "", ""
    core = package.tree(_CORE)
    office, subject, created = (
        core.findtext(name) or "" for name in (f"{_DC}creator", f"{_DC}subject", _CREATED)
    )
    return office, subject, created[:10] if _DAY.match(created) else ""


def _is_numbered(paragraph: Paragraph, style: str) -> bool:
    return style not in _UNNUMBERED and paragraph.list_number != "0"


def _bookmark(paragraph: Paragraph) -> str:
    return next((name for name in paragraph.bookmarks if name.startswith("_Toc")), "")


def _parted(content: Content) -> tuple[str, Content]:
    """The label of a caption ("Tabel 3.2") and the words after it."""
    match = _LABEL.match(plain(content))
    if match is None:
        return "", content
    return match[1], _after(content, _letters(match[1]))


def _after(content: Content, letters: int) -> Content:
    """What follows the first so many letters, blanks not counted."""
    for index, piece in enumerate(content):
        text = piece if isinstance(piece, str) else piece.text
        if _letters(text) >= letters:
            begun = re.match(rf"(?:\s*\S){{{letters}}}", text)
            return [text[begun.end() :] if begun else text, *content[index + 1 :]]
        letters -= _letters(text)
    return []


def _letters(text: str) -> int:
    return len("".join(text.split()))
