"""What is wrong with a Word file whatever it says: broken XML, names given twice, dead ends."""

from __future__ import annotations

import io
import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator

import docx
from lxml import etree

from trial import reading
from trial.names import NS, q, w
from trial.reading import Doc


def problems(doc: Doc) -> set[str]:
    """Every defect as a sentence."""
    found = set(_broken(doc.entries))
    if found:
        return found
    found |= set(_twice(doc))
    found |= set(_dead_relations(doc))
    found |= set(_dead_ends(doc))
    found |= set(_empty_fields(doc))
    found |= set(_comments(doc))
    found |= set(_untyped(doc))
    return found


def opens(data: bytes) -> str:
    """Why python-docx cannot open a file; "" when it can."""
    try:
        docx.Document(io.BytesIO(data))
    except Exception as error:  # whatever it is, people cannot open the file
        return f"python-docx: {type(error).__name__}: {error}"
    return ""


def _broken(entries: dict[str, bytes]) -> Iterator[str]:
    for name, data in entries.items():
        if name.endswith((".xml", ".rels")):
            try:
                etree.fromstring(data)
            except etree.XMLSyntaxError as error:
                yield f"{name} is no XML: {error}"


def _twice(doc: Doc) -> Iterator[str]:
    root = doc.root
    groups: dict[str, Iterable[str]] = {
        "bookmark name": (e.get(w("name"), "") for e in root.iter(w("bookmarkStart"))),
        "bookmark id": (e.get(w("id"), "") for e in root.iter(w("bookmarkStart"))),
        "control id": (e.get(w("val"), "") for e in root.iterfind(".//w:sdtPr/w:id", NS)),
        "picture id": (e.get("id", "") for e in _shown(root, q("wp:docPr"))),
    }
    for what, values in groups.items():
        for value, times in Counter(values).items():
            if times > 1:
                yield f"{what} {value} stands {times} times"
    starts = {e.get(w("id")) for e in root.iter(w("bookmarkStart"))}
    ends = Counter(e.get(w("id")) for e in root.iter(w("bookmarkEnd")))
    for key in starts:
        if ends[key] != 1:
            yield f"bookmark id {key} has {ends[key]} ends"
    for key in set(ends) - starts:
        yield f"bookmark end {key} has no start"


def _shown(root: etree._Element, tag: str) -> Iterator[etree._Element]:
    for element in root.iter(tag):
        if not any(a.tag == q("mc:Fallback") for a in element.iterancestors()):
            yield element


def _dead_relations(doc: Doc) -> Iterator[str]:
    for name, data in doc.entries.items():
        if not re.fullmatch(r"word/(document|header\d*|footer\d*|footnotes|comments)\.xml", name):
            continue
        relations = doc.relations(name)
        used = set(re.findall(rb'r:(?:embed|id|link|pict)="([^"]+)"', data))
        for key in sorted(k.decode() for k in used):
            if key not in relations:
                yield f"{name} uses relation {key}, which does not exist"
    for rels in [n for n in doc.entries if n.endswith(".rels")]:
        folder, base = posixpath.split(posixpath.dirname(rels) or "")
        del base
        yield from _dead_targets(doc, rels, folder)


def _dead_targets(doc: Doc, rels: str, folder: str) -> Iterator[str]:
    for relation in etree.fromstring(doc.entries[rels]):
        if relation.get("TargetMode") == "External":
            continue
        target = relation.get("Target", "")
        path = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        if path not in doc.entries:
            yield f"{rels} leads to {path}, which does not exist"


def _dead_ends(doc: Doc) -> Iterator[str]:
    names = {e.get(w("name")) for e in doc.root.iter(w("bookmarkStart"))}
    wanted: Counter[str] = Counter(
        e.get(w("anchor"), "") for e in doc.root.iter(w("hyperlink")) if e.get(w("anchor"))
    )
    for instruction in doc.root.iter(w("instrText")):
        match = re.match(r"\s*(?:REF|PAGEREF)\s+(\S+)", instruction.text or "")
        if match:
            wanted[match[1]] += 1
    for name in wanted:
        if name not in names:
            yield f"a field or link leads to bookmark {name}, which does not exist"
    if "(missing)" in doc.notes:
        yield "a footnote mark has no footnote"


def _empty_fields(doc: Doc) -> Iterator[str]:
    """Numbers that stand beside their field, not in it: they are doubled when Word counts anew."""
    instruction, shown = "", True
    for element in doc.root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType"))
        if kind == "begin":
            instruction, shown = "", False
        elif element.tag == w("instrText"):
            instruction += element.text or ""
        elif element.tag == w("t"):
            shown = True
        elif kind == "end" and not shown and instruction.split()[:1] in (["SEQ"], ["REF"]):
            yield f"the field {instruction.strip()!r} says nothing"
            shown = True


def _comments(doc: Doc) -> Iterator[str]:
    names = doc.of_kind("comments")
    root = doc.part(names[0]) if names else None
    keys = [] if root is None else [e.get(w("id")) for e in root.iterfind(w("comment"))]
    for key, times in Counter(keys).items():
        if times > 1:
            yield f"comment id {key} stands {times} times"
    for mark in doc.root.iter(w("commentReference")):
        if mark.get(w("id")) not in keys:
            yield f"a mark leads to comment {mark.get(w('id'))}, which does not exist"
    for comment in reading.comments(doc):
        if comment.references != 1:
            yield f"the comment {comment.text[:40]!r} has {comment.references} marks"


def _untyped(doc: Doc) -> Iterator[str]:
    types = etree.fromstring(doc.entries["[Content_Types].xml"])
    endings = {e.get("Extension", "").lower() for e in types if e.get("Extension")}
    parts = {e.get("PartName", "").lstrip("/") for e in types if e.get("PartName")}
    for name in doc.entries:
        if name == "[Content_Types].xml" or name in parts or name.endswith("/"):
            continue
        if name.rsplit(".", 1)[-1].lower() not in endings:
            yield f"{name} has no content type"
    for name in parts - set(doc.entries):
        yield f"a content type is given for {name}, which does not exist"
