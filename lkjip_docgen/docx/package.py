"""One of the three files that meet: its parts as trees, its relations and its pictures."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha1
from itertools import count, filterfalse
from pathlib import Path
from typing import cast

from lxml import etree

from lkjip_docgen.docx.reading import DOCUMENT, parse
from lkjip_docgen.docx.stylesheet import Stylesheet
from lkjip_docgen.docx.xml import NAMESPACES, Element, child, w
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import word_files as codes

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = NAMESPACES["r"]
_BLIP = f"{{{NAMESPACES['a']}}}blip"
_EMBED = f"{{{_OFFICE}}}embed"
_NOTE = f"{_OFFICE}/footnotes"
_OWN_PICTURE = re.compile(r"word/media/[0-9a-f]{16}\.(png|jpeg)")
_CONTENT = "[Content_Types].xml"
_RELATED = etree.XPath("//*/@r:*", namespaces={"r": _OFFICE})  # whatever names a relation


@dataclass
class Package:
    """The parts of one file; `path` is the file that messages name."""

    entries: dict[str, bytes]
    path: Path
    _trees: dict[str, Element] = field(default_factory=dict)

    def tree(self, name: str) -> Element:
        """The root of a part, parsed once; changes to it are kept."""
        if name not in self._trees:
            self._trees[name] = parse(self.entries[name], self.path)
        return self._trees[name]

    def replace(self, name: str, root: Element) -> None:
        """Give a part another content."""
        self._trees[name] = root

    @property
    def body(self) -> Element:
        """The body of the text; `LkjipError` when the file has lost it."""
        found = child(self.tree(DOCUMENT), "body")
        if found is None:
            raise problem(
                codes.DOCX_RUSAK,
                f"Isi {self.path.name} rusak.",
                self.path,
                "Buka di Word dan biarkan Word memperbaikinya, lalu simpan dan ulangi.",
            )
        return found

    def relations(self, part: str = DOCUMENT) -> Element:
        """The relations of a part, as a tree."""
        name = relations_of(part)
        if name not in self.entries and name not in self._trees:
            self._trees[name] = etree.Element(f"{{{RELATIONS}}}Relationships")
        return self.tree(name)

    def target(self, identifier: str) -> str:
        """What a relation of the text points to; "" when there is no such relation."""
        for relation in self.relations():
            if relation.get("Id") == identifier:
                return str(relation.get("Target", ""))
        return ""

    def relation_to(self, target: str) -> str:
        """The identifier of the relation of the text to a part; "" when it has none."""
        for relation in self.relations():
            if target and part_name(str(relation.get("Target", ""))) == part_name(target):
                return str(relation.get("Id", ""))
        return ""

    def part_of_type(self, kind: str) -> str | None:
        """The name of the part that the text relates to by a type (`footnotes`)."""
        for relation in self.relations():
            if relation.get("Type", "").endswith(f"/{kind}"):
                return part_name(str(relation.get("Target", "")))
        return None

    def notes(self) -> dict[str, Element]:
        """The footnotes by their identifier."""
        root = self._root_of_type("footnotes")
        notes = () if root is None else root.iterfind(w("footnote"))
        return {note.get(w("id"), ""): note for note in notes}

    @cached_property
    def stylesheet(self) -> Stylesheet:
        """The styles of the file; none where it has lost them."""
        return Stylesheet(self._root_of_type("styles"))

    @cached_property
    def style_names(self) -> dict[str, str]:
        """Our identifier of each style, by the one that it has in this file."""
        return self.stylesheet.ours()

    def style_id(self, name: str) -> str:
        """The identifier in this file of the style of a name; "" when it has none."""
        return self.stylesheet.identifier(name)

    def _root_of_type(self, kind: str) -> Element | None:
        name = self.part_of_type(kind)
        if name is None or (name not in self.entries and name not in self._trees):
            return None
        return self.tree(name)

    def picture(self, drawing: Element) -> str:
        """The name of the picture file that a drawing shows; "" when it shows none."""
        blip = next(drawing.iter(_BLIP), None)
        return "" if blip is None else part_name(self.target(blip.get(_EMBED, "")))

    def picture_digest(self, drawing: Element) -> str:
        """A digest of the picture that a drawing shows, as pictures are named by."""
        data = self.entries.get(self.picture(drawing))
        return "" if data is None else sha1(data).hexdigest()[:16]

    def add_relation(self, kind: str, target: str, *, external: bool = False) -> str:
        """The identifier of a relation of the text, a new one if need be."""
        relations = self.relations()
        for relation in relations:
            if relation.get("Target") == target and relation.get("Type") == kind:
                return str(relation.get("Id"))
        identifier = _free_identifier(relations)
        new = etree.SubElement(relations, f"{{{RELATIONS}}}Relationship")
        new.set("Id", identifier)
        new.set("Type", kind)
        new.set("Target", target)
        if external:
            new.set("TargetMode", "External")
        return identifier

    def add_part(self, name: str, data: bytes, content_type: str) -> None:
        """Add a part that nothing relates to yet."""
        self.entries[name] = data
        types = self.tree(_CONTENT)
        space = etree.QName(types).namespace
        extension = name.rsplit(".", 1)[-1].lower()
        for known in types:
            if known.get("PartName") == f"/{name}":
                return
            if known.get("Extension", "").lower() == extension != "xml":
                return
        new = etree.SubElement(types, f"{{{space}}}Override")
        new.set("PartName", f"/{name}")
        new.set("ContentType", content_type)

    def drop(self, name: str) -> None:
        """Take a part out, wherever a relation may still lead to it."""
        self.entries.pop(name, None)
        self._trees.pop(name, None)

    def prune_pictures(self) -> None:
        """Take out the pictures of the program that the text shows no more."""
        used = set(cast(list[str], _RELATED(self.tree(DOCUMENT))))
        relations = self.relations()
        others = {r.get("Target") for r in relations if r.get("Id") in used}
        for relation in list(relations):
            target = str(relation.get("Target", ""))
            if _OWN_PICTURE.fullmatch(part_name(target)) and target not in others:
                relations.remove(relation)
                self.entries.pop(part_name(target), None)

    def result(self) -> dict[str, bytes]:
        """The entries with every change of the trees."""
        changed = {
            name: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            for name, root in self._trees.items()
        }
        return {**self.entries, **changed}


def _free_identifier(relations: Element) -> str:
    """The first identifier of our own that no relation has."""
    taken = {relation.get("Id") for relation in relations}
    identifiers = (f"rIdLkjip{number}" for number in count(1))
    return next(filterfalse(taken.__contains__, identifiers))


def relations_of(part: str) -> str:
    """The name of the part that holds the relations of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def part_name(target: str) -> str:
    """The zip entry that a relation of the text points to."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join("word", target)) if target else ""


def ancestor(parts: Mapping[str, bytes], path: Path) -> Package:
    """The report as generated, from the parts that the file remembers."""
    return Package(dict(parts), path)
