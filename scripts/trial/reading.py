"""Reads a .docx as the sequence of what a reader sees, independently of the program."""

from __future__ import annotations

import hashlib
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from trial.names import MARK, NS, q, value, w
from trial.numbering import Numbering, Styles, number_of

_WRAPPERS = {w(n) for n in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_UNSEEN = {
    *(w(n) for n in ("pPr", "rPr", "del", "moveFrom", "instrText", "delText", "sdtPr")),
    *(w(n) for n in ("sdtEndPr", "fldChar", "footnoteRef", "txbxContent", "delInstrText")),
}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
    w("softHyphen"): "",
}
_NOTE = "†"
_CONTENTS = ("toc ", "table of figures")
"""Styles of the entries of lists of contents begin so."""


@dataclass(frozen=True)
class Atom:
    """A paragraph, or a paragraph of a cell, as it is seen.

    `kind`: "p", or "t", "r", "c" for the first paragraph of a table, of a
    row, of a cell, "d" for a further one in a cell.  `mark` is the private
    mark by which an edited block is known; `heading` the last heading before.
    """

    kind: str
    text: str
    pictures: tuple[str, ...] = ()
    style: str = ""
    label: str = ""
    mark: str = ""
    heading: str = ""
    span: str = ""

    @property
    def face(self) -> tuple[str, str, tuple[str, ...]]:
        """What is compared in the sequence."""
        return self.kind, self.text, self.pictures

    @property
    def is_contents(self) -> bool:
        """Whether it is an entry of a list of contents."""
        return self.style.startswith(_CONTENTS)

    @property
    def is_heading(self) -> bool:
        """Whether it opens a section."""
        return self.style.startswith("heading") or self.style == "judul bagian"

    @property
    def is_empty(self) -> bool:
        """Whether it is only room between blocks."""
        return self.kind == "p" and not self.text.strip() and not self.pictures


@dataclass(frozen=True)
class Comment:
    """A comment, and the words it stands on ("" where its range is lost)."""

    author: str
    text: str
    words: str
    references: int


@dataclass
class Doc:
    """What a file says; `elements[i]` is the paragraph of `atoms[i]`."""

    entries: dict[str, bytes]
    root: etree._Element
    atoms: list[Atom] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)

    def part(self, name: str) -> etree._Element | None:
        """A part as XML; None where it is missing."""
        return etree.fromstring(self.entries[name]) if name in self.entries else None

    def relations(self, name: str = "word/document.xml") -> dict[str, tuple[str, str]]:
        """The relations of a part: identifier to (kind, target), targets as entry names."""
        folder, base = posixpath.split(name)
        root = self.part(f"{folder}/_rels/{base}.rels")
        found = {}
        for relation in [] if root is None else root:
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
            kind = relation.get("Type", "").rsplit("/", 1)[-1]
            found[relation.get("Id", "")] = (kind, target)
        return found

    def of_kind(self, kind: str) -> list[str]:
        """The parts of one kind that the text is related to."""
        return sorted({t for k, t in self.relations().values() if k == kind and t in self.entries})


def read(path: Path) -> Doc:
    """A .docx file."""
    with zipfile.ZipFile(path) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    return of(entries, etree.fromstring(entries["word/document.xml"]))


def write(path: Path, entries: dict[str, bytes]) -> None:
    """Write the entries of a file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in entries.items():
            package.writestr(name, data)


def of(entries: dict[str, bytes], root: etree._Element) -> Doc:
    """A text with the other entries of its file."""
    doc = Doc(entries, root)
    _Walk(doc).body()
    doc.notes = list(_notes(doc))
    doc.margins = sorted(
        {text for name in _margin_parts(doc) for text in [_plain(doc.part(name))] if text.strip()}
    )
    return doc


def _margin_parts(doc: Doc) -> list[str]:
    return doc.of_kind("header") + doc.of_kind("footer")


def _plain(root: etree._Element | None) -> str:
    return "" if root is None else " / ".join(seen(p) for p in root.iter(w("p")))


class _Walk:
    """Goes through a text from top to bottom."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.relations = doc.relations()
        self.styles = Styles.read(doc.part("word/styles.xml"))
        self.numbering = Numbering(doc.part("word/numbering.xml"))
        self.heading = ""
        self.digests: dict[str, str] = {}

    def body(self) -> None:
        body = self.doc.root.find(w("body"))
        for block in blocks(body):
            self.block(block, "p")

    def block(self, block: etree._Element, kind: str, span: str = "") -> None:
        if block.tag == w("p"):
            self.paragraph(block, kind, span)
            return
        first = "t"
        for row in children(block, w("tr")):
            if row.find(f"{w('trPr')}/{w('del')}") is not None:
                continue
            for cell in children(row, w("tc")):
                self.cell(cell, first)
                first = "c"
            first = "r"

    def cell(self, cell: etree._Element, first: str) -> None:
        span = _span(cell)
        for block in blocks(cell):
            self.block(block, first, span)
            first, span = "d", ""

    def paragraph(self, paragraph: etree._Element, kind: str, span: str) -> None:
        properties = paragraph.find(w("pPr"))
        style = self._style(properties)
        atom = Atom(
            kind,
            seen(paragraph),
            self._pictures(paragraph),
            self.styles.names.get(style, style.lower()),
            self._label(properties, style),
            paragraph.get(MARK, ""),
            self.heading,
            span,
        )
        if kind == "p" and atom.is_heading:
            self.heading = f"{atom.label} {atom.text}".strip()
            atom = replace(atom, heading=self.heading)
        self.doc.atoms.append(atom)
        self.doc.elements.append(paragraph)

    def _style(self, properties: etree._Element | None) -> str:
        found = None if properties is None else properties.find(w("pStyle"))
        return value(found, self.styles.default)

    def _label(self, properties: etree._Element | None, style: str) -> str:
        number = number_of(properties) or self.styles.numbers.get(style)
        return "" if number is None else self.numbering.label(*number)

    def _pictures(self, paragraph: etree._Element) -> tuple[str, ...]:
        found = []
        for element in paragraph.iter(q("a:blip"), q("c:chart")):
            if any(a.tag == q("mc:Fallback") for a in element.iterancestors()):
                continue
            key = element.get(q("r:embed")) or element.get(q("r:id")) or ""
            found.append(self._digest(self.relations.get(key, ("", ""))[1]))
        return tuple(found)

    def _digest(self, name: str) -> str:
        if name not in self.digests:
            data = self.doc.entries.get(name)
            lost = f"(missing {name})"
            self.digests[name] = lost if data is None else hashlib.sha256(data).hexdigest()[:12]
        return self.digests[name]


def _span(cell: etree._Element) -> str:
    """How a cell spans rows and columns."""
    properties = cell.find(w("tcPr"))
    if properties is None:
        return ""
    columns = value(properties.find(w("gridSpan")), "1")
    merge = properties.find(w("vMerge"))
    down = "" if merge is None else value(merge, "continue")
    return f"{columns}{down}" if columns != "1" or down else ""


def blocks(container: etree._Element | None) -> list[etree._Element]:
    """The paragraphs and tables of a body or cell, whatever wraps them."""
    return [] if container is None else list(children(container, w("p"), w("tbl")))


def children(parent: etree._Element, *wanted: str) -> Iterator[etree._Element]:
    """Children of some kinds, also inside wrappers."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from children(child, *wanted)


def seen(element: etree._Element) -> str:
    """The words as they are seen when tracked changes are taken as accepted."""
    return "".join(_pieces(element))


def _pieces(parent: etree._Element) -> Iterator[str]:
    for child in parent:
        tag = child.tag
        if tag == w("t"):
            yield child.text or ""
        elif tag in _SIGNS:
            yield _SIGNS[tag] if parent.tag == w("r") else ""
        elif tag == w("br"):
            yield "\n" if child.get(w("type")) in (None, "textWrapping") else ""
        elif tag in (w("footnoteReference"), w("endnoteReference")):
            yield _NOTE
        elif tag in (q("m:oMath"), q("m:oMathPara")):
            yield _formula(child)
        elif tag not in _UNSEEN and tag != q("mc:Fallback") and isinstance(tag, str):
            yield from _pieces(child)


def _formula(element: etree._Element) -> str:
    """The letters and digits of a formula; word processors draw its signs anew."""
    text = "".join(t.text or "" for t in element.iter(q("m:t")))
    return f"⟦{re.sub(r'[^0-9A-Za-z,%]+', '', text)}⟧"


def _notes(doc: Doc) -> Iterator[str]:
    """The footnotes in the order of their marks."""
    names = doc.of_kind("footnotes")
    root = doc.part(names[0]) if names else None
    bodies = {} if root is None else {e.get(w("id")): e for e in root.iterfind(w("footnote"))}
    for mark in doc.root.iter(w("footnoteReference")):
        body = bodies.get(mark.get(w("id")))
        yield "(missing)" if body is None else " ".join(seen(p) for p in body.iter(w("p"))).strip()


def comments(doc: Doc) -> list[Comment]:
    """The comments of a file with the words they stand on."""
    names = doc.of_kind("comments")
    root = doc.part(names[0]) if names else None
    found = []
    for element in [] if root is None else root.iterfind(w("comment")):
        key = element.get(w("id"), "")
        marks = doc.root.iter(w("commentReference"))
        references = sum(1 for mark in marks if mark.get(w("id")) == key)
        text = "\n".join(seen(p) for p in element.iter(w("p")))
        found.append(Comment(element.get(w("author"), ""), text, _words(doc, key), references))
    return found


def _words(doc: Doc, key: str) -> str:
    """The words between the two ends of the range of a comment."""
    inside, text = False, []
    for element in doc.root.iter(w("commentRangeStart"), w("commentRangeEnd"), w("t")):
        if element.tag == w("t"):
            if inside and not _is_deleted(element):
                text.append(element.text or "")
        elif element.get(w("id")) == key:
            inside = element.tag == w("commentRangeStart")
    return "".join(text)


def _is_deleted(element: etree._Element) -> bool:
    return any(a.tag in (w("del"), w("moveFrom")) for a in element.iterancestors())


def dressed(doc: Doc, name: str, setting: str) -> tuple[str, ...]:
    """The stretches of text whose runs have a setting, such as a highlight, a paragraph each."""
    found = []
    for paragraph in doc.elements:
        text = "".join(
            seen(run)
            for run in paragraph.iter(w("r"))
            if value(run.find(f"{w('rPr')}/{w(name)}")).lower() == setting.lower()
        )
        if text:
            found.append(text)
    return tuple(found)


def tracked(doc: Doc, author: str) -> tuple[str, ...]:
    """What one author inserted ("+") and deleted ("-"), in order."""
    found = []
    for change in doc.root.iter(w("ins"), w("del")):
        if change.get(w("author")) != author:
            continue
        sign, tag = ("+", w("t")) if change.tag == w("ins") else ("-", w("delText"))
        found.append(sign + "".join(t.text or "" for t in change.iter(tag)))
    return tuple(found)


def lying(doc: Doc) -> list[str]:
    """For each block how its page lies: "landscape" or "portrait"."""
    last = doc.root.find(f"{w('body')}/{w('sectPr')}")
    here, found = _orientation(last), []
    for paragraph in reversed(doc.elements):
        section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
        here = here if section is None else _orientation(section)
        found.append(here)
    return found[::-1]


def _orientation(section: etree._Element | None) -> str:
    size = None if section is None else section.find(w("pgSz"))
    return "portrait" if size is None else size.get(w("orient"), "portrait")


def dressed_anew(doc: Doc, author: str) -> tuple[str, ...]:
    """The stretches of text whose look one author changed with tracking, a paragraph each."""
    found = []
    for paragraph in doc.elements:
        changes = (c for c in paragraph.iter(w("rPrChange")) if c.get(w("author")) == author)
        holders = (next(c.iterancestors(w("r")), None) for c in changes)
        text = "".join(seen(run) for run in holders if run is not None)
        if text:
            found.append(text)
    return tuple(found)


def controls(doc: Doc) -> list[tuple[str, str]]:
    """The path and the shown text of each content control that is bound to the store."""
    found = []
    for control in doc.root.iter(w("sdt")):
        key, content = _key(control), control.find(w("sdtContent"))
        if key and content is not None:
            found.append((key, seen(content)))
    return found


def _key(control: etree._Element) -> str:
    binding = control.find(f"{w('sdtPr')}/{w('dataBinding')}")
    match = re.search(r"@id='([^']*)'", "" if binding is None else binding.get(w("xpath"), ""))
    return match[1] if match else ""


def store(doc: Doc) -> dict[str, str] | None:
    """The numbers that Word would show, by key; None where the file has lost them."""
    for name, data in doc.entries.items():
        if re.fullmatch(r"customXml/item\d+\.xml", name) and b"urn:lkjip-docgen:nilai" in data:
            return {e.get("id", ""): e.text or "" for e in etree.fromstring(data)}
    return None


def references(doc: Doc) -> list[tuple[str, str]]:
    """For each cross reference the words that stand there, and the words it points to."""
    places = {
        b.get(w("name"), ""): seen(p)
        for p in doc.elements
        for b in p.iter(w("bookmarkStart"))
    }  # fmt: skip
    found = []
    for paragraph in doc.elements:
        for instruction, result in fields(paragraph):
            match = re.match(r"\s*REF\s+(\S+)", instruction)
            if match:
                found.append((result, places.get(match[1], "(missing)")))
    return found


def fields(paragraph: etree._Element) -> list[tuple[str, str]]:
    """The complex fields of a paragraph: instruction and result."""
    stack: list[tuple[list[str], list[str], list[bool]]] = []
    done: list[tuple[str, str]] = []
    for element in paragraph.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            stack.append(([], [], []))
        elif kind == "separate" and stack:
            stack[-1][2].append(True)
        elif kind == "end" and stack:
            instruction, result, _ = stack.pop()
            done.append(("".join(instruction), "".join(result)))
        elif element.tag == w("instrText") and stack:
            stack[-1][0].append(element.text or "")
        elif element.tag == w("t"):
            for level in stack:
                if level[2]:
                    level[1].append(element.text or "")
    return done


def namespaces() -> dict[str, str]:
    """For XPath."""
    return NS
