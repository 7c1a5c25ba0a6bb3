"""Reading a .docx again without the program: zip, lxml and the rules of the format."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from docx.document import Document
from docx.opc import phys_pkg
from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Docx:
    """The parts of a file."""

    def __init__(self, path: Path) -> None:
        with ZipFile(path) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.document = etree.fromstring(self.parts["word/document.xml"])
        self.body = self.document.find(f"{W}body")

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    def relations(self, part: str = "word/_rels/document.xml.rels") -> dict[str, str]:
        return {r.get("Id"): r.get("Target") for r in self.part(part).iter(f"{REL}Relationship")}

    def paragraphs(self, style: str | None = None) -> list[etree._Element]:
        found = self.document.iter(f"{W}p")
        return [p for p in found if style is None or style_of(p) == style]

    def tables(self) -> list[etree._Element]:
        return list(self.document.iter(f"{W}tbl"))

    def table(self, caption: str) -> etree._Element:
        return next(t for t in self.tables() if words(t.find(f"{W}tblPr/{W}tblCaption")) == caption)


def part(path: Path, name: str = "word/document.xml") -> etree._Element:
    """One part of a file, parsed."""
    return etree.fromstring(part_bytes(path, name))


def part_text(path: Path, name: str = "word/document.xml") -> str:
    """One part of a file as it is written."""
    return part_bytes(path, name).decode()


def part_bytes(path: Path, name: str = "word/document.xml") -> bytes:
    with ZipFile(path) as archive:
        return archive.read(name)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val")


def words(element: etree._Element | None) -> str:
    """The visible text of an element, or the `w:val` of one that has only that."""
    if element is None:
        return ""
    if element.get(f"{W}val") is not None and not len(element):
        return element.get(f"{W}val")
    return "".join(element.itertext(f"{W}t"))


def fields(root: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Each field: its instruction, its cached result, the run that begins it."""
    stack: list[list] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append(["", "", element.getparent(), False])
        elif kind == "separate":
            stack[-1][3] = True
        elif kind == "end":
            code, result, run, _ = stack.pop()
            yield " ".join(code.split()), result, run
            if stack:
                stack[-1][1] += result
        elif stack and element.tag == f"{W}instrText":
            stack[-1][0] += element.text or ""
        elif stack and stack[-1][3]:
            stack[-1][1] += element.text or ""


def save(document: Document, target: Path) -> None:
    """Save a document as a word processor does, but for the packing.

    To pack the pictures of a report again takes longer than all else that is done to it.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phys_pkg, "ZIP_DEFLATED", ZIP_STORED)
        document.save(str(target))


def type_over(report: Path, old: str, new: str, *, everywhere: bool = True) -> None:
    """Type other words wherever a control shows the old ones, or only at the first place."""
    document = docx.Document(str(report))
    for control in document.element.body.iter(f"{W}sdt"):
        texts = list(control.iter(f"{W}t"))
        if "".join(each.text or "" for each in texts) == old:
            texts[0].text = new
            for rest in texts[1:]:
                rest.text = ""
            if not everywhere:
                break
    save(document, report)


def edited(source: Path, target: Path, edits: Mapping[str, Callable[[str], str]]) -> Path:
    """A copy of a .docx with the text of some parts changed; `target` may be `source`."""
    out = io.BytesIO()
    with ZipFile(source) as old, ZipFile(out, "w", ZIP_STORED) as new:
        assert edits.keys() <= set(old.namelist()), "no such part"
        for name in old.namelist():
            data = old.read(name)
            if name in edits:
                data = edits[name](data.decode()).encode()
            new.writestr(name, data)
    target.write_bytes(out.getvalue())
    return target
