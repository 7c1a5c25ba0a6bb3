"""The snapshot of a Word report as it is now, with all that people did to it.

Numbers are recognised by the element of the custom XML part that their
content control is bound to, or by its tag; a text that differs from the one
stored there was typed by hand and counts.  Tracked changes count as accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from lkjip_docgen.comparison import codes
from lkjip_docgen.comparison.numbers_in_word import Stored, number_of, stored
from lkjip_docgen.comparison.recorder import Content, Hole, Recorder, plain
from lkjip_docgen.comparison.snapshot import Kind, Number, Snapshot
from lkjip_docgen.document.numbering import heading_label
from lkjip_docgen.docx import styles
from lkjip_docgen.docx.codes import DOCX_RUSAK
from lkjip_docgen.docx.controls import NAMESPACE
from lkjip_docgen.docx.fields import static_bookmark
from lkjip_docgen.docx.reading import DOCUMENT, parse, problem, read_docx
from lkjip_docgen.docx.words import content_of
from lkjip_docgen.docx.xml import w

_REMEDY = "Buka di Word dan biarkan Word memperbaikinya, lalu simpan dan ulangi."
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ANCHOR = re.compile(r"#TTE\d+#")  # keeps the place of an electronic signature, says nothing
_LABEL = re.compile(r"\s*((?:Tabel|Gambar)\s+\S+)\s*")
_COVER_END = (styles.PART_TITLE, *styles.HEADINGS)
_WITHOUT_WORDS = {  # contents, pictures and their placeholders, formulas
    *styles.CONTENTS,
    styles.CONTENTS_OF_CAPTIONS,
    styles.PICTURE,
    styles.PICTURE_BOX,
    styles.EQUATION,
}
_CAPTIONS = {styles.CAPTION: Kind.TABLE, styles.FIGURE_CAPTION: Kind.FIGURE}
_STYLE_IDS = {name.lower(): style for name, style in styles.NAMES.items()}


def from_docx(path: Path) -> Snapshot:
    """What the report in a Word file says now.

    Raises `LkjipError` for a file that is damaged, encrypted, or not made by
    this program.
    """
    entries = read_docx(path)
    store = next((data for name, data in entries.items() if _is_store(name, data)), None)
    if store is None:
        raise problem(
            codes.BUKAN_LAPORAN,
            path,
            f"{path.name} tidak dibuat dengan program ini, atau angkanya hilang ketika disimpan "
            "program lain.",
            "Pilih berkas .docx yang dibuat dengan `lkjip build`.",
        )
    notes = entries.get("word/footnotes.xml")
    reader = _Reader(
        stored(parse(store, path)),
        _styles(entries.get("word/styles.xml"), path),
        {} if notes is None else _by_id(parse(notes, path)),
    )
    try:
        reader.body(parse(entries[DOCUMENT], path).find(w("body")))
    except RecursionError:  # nested deeper than any word processor writes
        raise problem(DOCX_RUSAK, path, f"Isi {path.name} rusak.", _REMEDY) from None
    return reader.snapshot(*_properties(entries.get(_CORE), path))


class _Reader:
    """Walks the body in the order in which it is read."""

    def __init__(
        self, known: Mapping[str, Stored], names: Mapping[str, str], notes: Mapping[str, Any]
    ) -> None:
        self._recorder = Recorder()
        self._known = known
        self._names = names
        self._notes = notes
        self._cover = True
        self._labels = _Labels()
        self._table = ""  # label of the caption above, until its table has come
        self._figure = ""  # label of the caption above, until its source has come

    def body(self, body: Any) -> None:
        """Take down every paragraph and table after the cover."""
        for block in _blocks(body):
            if block.tag == w("tbl"):
                self._rows(block)
            else:
                self._paragraph(block)

    def snapshot(self, office: str, subject: str, date: str) -> Snapshot:
        """All that the file says; of a number typed over, what was typed."""
        found = self._recorder.snapshot(office, subject, date)
        if found.numbers:
            return found
        # No control has survived another program: what is stored has to do.
        stored = (replace(entry.number, texts=(entry.text,)) for entry in self._known.values())
        return replace(found, numbers={number.path: number for number in stored})

    def _paragraph(self, block: Any) -> None:
        style = self._style(block)
        if style in _COVER_END:
            self._cover = False
        if self._cover or style in _WITHOUT_WORDS:
            return
        content, notes = content_of(block, self._number)
        if not plain(content):
            return
        if style in styles.OUTLINE:
            self._heading(style, block, content)
        elif style in _CAPTIONS:
            self._caption(_CAPTIONS[style], _bookmark(block), content)
        else:
            self._recorder.text(Kind.PARAGRAPH, content, self._source_of(style))
        self._footnotes(notes, "")

    def _heading(self, style: str, block: Any, content: Content) -> None:
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

    def _rows(self, table: Any) -> None:
        if self._cover:
            return
        for row in _inside(table, w("tr")):
            cells = [self._cell(cell) for cell in _inside(row, w("tc"))]
            self._recorder.row([content for content, _ in cells], self._table)
            for _, notes in cells:
                self._footnotes(notes, self._table)

    def _cell(self, cell: Any) -> tuple[Content, list[str]]:
        content: list[str | Hole] = []
        notes: list[str] = []
        for paragraph in cell.iter(w("p")):
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

    def _number(self, control: Any, text: str) -> Number | None:
        return number_of(control, text, self._known)

    def _style(self, paragraph: Any) -> str:
        node = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        name = "" if node is None else str(node.get(w("val"), ""))
        return self._names.get(name, name)


class _Labels:
    """Counts headings as Word does, so that a place has the label that readers know."""

    def __init__(self) -> None:
        self._counts: dict[int, int] = {}
        self._trail: dict[int, str] = {}

    def next(self, level: int, numbered: bool) -> str:
        """How a reference names the next heading ("BAB III.A"); "" for one without a number."""
        if level > 1:
            self._counts = {key: count for key, count in self._counts.items() if key <= level}
        else:
            self._counts = {1: self._counts.get(1, 0)}
        self._trail = {key: label for key, label in self._trail.items() if key < level}
        if not numbered:
            return ""
        self._counts[level] = self._counts.get(level, 0) + 1
        self._trail[level] = heading_label(level, self._counts[level]).rstrip(".)")
        return ".".join(self._trail[key] for key in sorted(self._trail))


def _is_store(name: str, data: bytes) -> bool:
    return name.startswith("customXml/item") and f'"{NAMESPACE}"'.encode() in data[:400]


def _by_id(notes: Any) -> dict[str, Any]:
    return {note.get(w("id"), ""): note for note in notes.iterchildren(w("footnote"))}


def _styles(data: bytes | None, path: Path) -> dict[str, str]:
    """The style that each id of the file means: other programs give their own ids."""
    names: dict[str, str] = {}
    for node in () if data is None else parse(data, path).iterfind(w("style")):
        name = node.find(w("name"))
        if name is not None:
            own = node.get(w("styleId"), "")
            names[own] = _STYLE_IDS.get(name.get(w("val"), "").lower(), own)
    return names


def _properties(data: bytes | None, path: Path) -> tuple[str, str, str]:
    """Office, subject and date of the report."""
    if data is None:
        return "", "", ""
    core = parse(data, path)
    office, subject, created = (
        core.findtext(name) or "" for name in (f"{_DC}creator", f"{_DC}subject", _CREATED)
    )
    return office, subject, created[:10] if _DAY.match(created) else ""


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables, those inside content controls and tracked insertions too."""
    for child in parent.iterchildren("*"):
        if child.tag in (w("p"), w("tbl")):
            yield child
        elif child.tag not in (w("del"), w("moveFrom")):
            yield from _blocks(child)


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, but for rows struck by a tracked change."""
    for child in parent.iterchildren(tag, w("sdt"), w("sdtContent"), w("ins")):
        if child.tag != tag:
            yield from _inside(child, tag)
        elif child.find(f"{w('trPr')}/{w('del')}") is None:
            yield child


def _is_numbered(paragraph: Any, style: str) -> bool:
    number = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return style != styles.PART_TITLE and (number is None or number.get(w("val")) != "0")


def _bookmark(paragraph: Any) -> str:
    names = (node.get(w("name"), "") for node in paragraph.iter(w("bookmarkStart")))
    return next((name for name in names if name.startswith("_Toc")), "")


def _parted(content: Content) -> tuple[str, Content]:
    """The label of a caption ("Tabel 3.2") and the words after it."""
    match = _LABEL.match(plain(content))
    if match is None:
        return "", content
    rest, left = list(content), len("".join(match[1].split()))
    while rest and left > 0:
        piece = rest.pop(0)
        text = piece if isinstance(piece, str) else piece.text
        for index, letter in enumerate(text):
            left -= not letter.isspace()
            if left <= 0:
                rest.insert(0, text[index + 1 :])
                break
    return match[1], rest
