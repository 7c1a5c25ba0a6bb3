"""A report on somebody's desk: its blocks are marked, so that what becomes of them is seen."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import docx
from docx.oxml.parser import OxmlElement
from lxml import etree

from trial import reading, words
from trial.names import MARK, NS, SPACE, q, value, w
from trial.reading import Atom, Doc

Measure = Callable[[Doc], tuple[str, ...]]


@dataclass(frozen=True)
class Probe:
    """Something of people's that has to be in the refreshed report as it is in the edited one.

    `marks`: the blocks it lives on; `words`: what it stands on.
    """

    name: str
    measure: Measure
    marks: tuple[int, ...] = ()
    words: str = ""


@dataclass
class Sheet:
    """A report that is being edited; `elements[i]` is the block that has the mark i."""

    document: docx.document.Document
    base: Doc
    rng: random.Random
    folder: Path
    prefer: frozenset[int]
    elements: list[etree._Element] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    probes: list[Probe] = field(default_factory=list)
    removed_parts: set[str] = field(default_factory=set)
    number: int = 0

    @classmethod
    def open(cls, report: Path, base: Doc, folder: Path, prefer: Iterable[int]) -> Sheet:
        """Put a report on the desk; `base` is what it says."""
        document = docx.Document(str(report))
        live = reading.of(base.entries, document.element)
        for mark, element in enumerate(live.elements):
            element.set(MARK, str(mark))
        return cls(
            document, base, random.Random(0), folder, frozenset(prefer), elements=live.elements
        )

    def turn(self, number: int, seed: str) -> None:
        """Begin the next edit."""
        self.number = number
        self.rng = random.Random(seed)

    @property
    def body(self) -> etree._Element:
        """The body of the text."""
        found: etree._Element = self.document.element.body
        return found

    def code(self) -> str:
        """Words that stand nowhere else."""
        letters = "".join(self.rng.choice("bcdfghjklmnprstvz") for _ in range(5))
        return f"Q{self.number}{letters}"

    def sentence(self) -> str:
        """A sentence of a person's own."""
        return f"{words.sentence(self.rng)[:-1]} ({self.code()})."

    def pick(self, wanted: Callable[[Atom], bool], after: int = 0) -> int | None:
        """The mark of a block of some kind that nobody has touched yet."""
        atoms = self.base.atoms
        found = [
            mark
            for mark in range(after, len(atoms))
            if mark not in self.used and wanted(atoms[mark]) and self.stands(mark)
        ]
        if not found:
            return None
        preferred = [mark for mark in found if mark in self.prefer]
        if preferred and self.rng.random() < 0.5:
            found = preferred
        mark = self.rng.choice(found)
        self.used.add(mark)
        return mark

    def stands(self, mark: int) -> bool:
        """Whether a block is still in the text."""
        element: etree._Element | None = self.elements[mark]
        while element is not None and element is not self.body:
            element = element.getparent()
        return element is not None

    def probe(self, name: str, measure: Measure, *marks: int, words: str = "") -> None:
        """Have something looked after."""
        self.probes.append(Probe(name, measure, marks, words))

    def save(self, target: Path) -> Doc:
        """Write the file without marks; the edited text with its marks."""
        marked = target.with_suffix(".marked.docx")
        self.document.save(str(marked))
        seen = reading.read(marked)
        marked.unlink()
        clean = deepcopy(seen.root)
        for element in clean.iter(w("p")):
            if MARK in element.attrib:
                del element.attrib[MARK]
        entries = dict(seen.entries)
        entries["word/document.xml"] = etree.tostring(
            clean, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        for name in self.removed_parts:
            take_part_out(entries, name)
        reading.write(target, entries)
        seen.entries = entries
        return seen


def take_part_out(entries: dict[str, bytes], name: str) -> None:
    """Drop a part, what leads to it, and its type."""
    entries.pop(name, None)
    base = name.rpartition("/")[2]
    entries.pop(f"{name.rpartition('/')[0]}/_rels/{base}.rels", None)
    for rels in [n for n in entries if n.endswith(".rels")]:
        root = etree.fromstring(entries[rels])
        for relation in list(root):
            if relation.get("Target", "").endswith(f"/{base}"):
                root.remove(relation)
        entries[rels] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    types = etree.fromstring(entries["[Content_Types].xml"])
    for element in list(types):
        if element.get("PartName") == f"/{name}":
            types.remove(element)
    entries["[Content_Types].xml"] = etree.tostring(types, xml_declaration=True, encoding="UTF-8")


# --- making and cutting elements ----------------------------------------------------------------


def run(text: str, *settings: etree._Element) -> etree._Element:
    """A run with settings."""
    element: etree._Element = OxmlElement("w:r")
    if settings:
        properties = etree.SubElement(element, w("rPr"))
        properties.extend(settings)
    child = etree.SubElement(element, w("t"))
    child.text = text
    child.set(SPACE, "preserve")
    return element


def setting(tag: str, /, **attributes: str) -> etree._Element:
    """An element of properties."""
    element = etree.Element(w(tag))
    for key, text in attributes.items():
        element.set(w(key), text)
    return element


def paragraph(text: str, style: str = "BodyText") -> etree._Element:
    """A paragraph of a person's own."""
    element: etree._Element = OxmlElement("w:p")
    properties = etree.SubElement(element, w("pPr"))
    properties.append(setting("pStyle", val=style))
    if text:
        element.append(run(text))
    return element


def properties(element: etree._Element) -> etree._Element:
    """The properties of a paragraph, made where there are none."""
    found = element.find(w("pPr"))
    if found is None:
        found = etree.Element(w("pPr"))
        element.insert(0, found)
    return found


def letters(element: etree._Element) -> list[tuple[etree._Element, int]]:
    """The letters of a paragraph: the text that holds each, and where in it."""
    return [
        (t, offset)
        for t in element.iter(w("t"))
        if not any(a.tag in (w("del"), w("txbxContent")) for a in t.iterancestors())
        for offset in range(len(t.text or ""))
    ]


def plain(element: etree._Element) -> str:
    """The text of these letters."""
    return "".join((t.text or "")[offset] for t, offset in letters(element))


def retype(element: etree._Element, start: int, end: int, new: str) -> None:
    """Type over a stretch of letters; with `end` = `start`, type before a letter."""
    places = letters(element)
    first, offset = places[min(start, len(places) - 1)]
    if start >= len(places):
        first.text = (first.text or "") + new
        first.set(SPACE, "preserve")
        return
    gone: dict[int, tuple[etree._Element, list[int]]] = {}
    for holder, position in places[start:end]:
        gone.setdefault(id(holder), (holder, []))[1].append(position)
    for holder, positions in gone.values():
        text = holder.text or ""
        holder.text = text[: positions[0]] + text[positions[-1] + 1 :]
    text = first.text or ""
    first.text = text[:offset] + new + text[offset:]
    first.set(SPACE, "preserve")


def cut(element: etree._Element, start: int, end: int) -> list[etree._Element]:
    """Cut the runs around a stretch of letters; those inside."""
    for position in (end, start):
        _cut(element, position)
    found: list[etree._Element] = []
    for holder, _ in letters(element)[start:end]:
        parent = holder.getparent()
        if parent is not None and parent not in found:
            found.append(parent)
    return found


def _cut(element: etree._Element, position: int) -> None:
    places = letters(element)
    if not 0 < position < len(places):
        return
    holder, offset = places[position]
    old = holder.getparent()
    if old is None or (offset == 0 and places[position - 1][0].getparent() is not old):
        return
    new = deepcopy(old)
    index = old.index(holder)
    for child in list(new)[:index]:
        if child.tag != w("rPr"):
            new.remove(child)
    for child in list(old)[index + 1 :]:
        old.remove(child)
    if offset == 0:
        old.remove(holder)
    else:
        twin = new.find(w("t"))
        assert twin is not None
        twin.text = (holder.text or "")[offset:]
        holder.text = (holder.text or "")[:offset]
        twin.set(SPACE, "preserve")
        holder.set(SPACE, "preserve")
    old.addnext(new)


def dress(runs: Iterable[etree._Element], *settings: etree._Element) -> None:
    """Give runs settings."""
    for element in runs:
        found = element.find(w("rPr"))
        if found is None:
            found = etree.Element(w("rPr"))
            element.insert(0, found)
        for one in settings:
            for old in found.findall(one.tag):
                found.remove(old)
            _in_order(found, deepcopy(one))


_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "strike", "color", "spacing", "sz",
          "szCs", "highlight", "u", "shd", "vertAlign", "lang")  # fmt: skip


def _in_order(holder: etree._Element, one: etree._Element) -> None:
    """The schema wants the settings of a run in an order of its own."""
    rank = {w(name): n for n, name in enumerate(_ORDER)}
    later = [c for c in holder if rank.get(c.tag, 99) > rank.get(one.tag, 50)]
    if later:
        later[0].addprevious(one)
    else:
        holder.append(one)


def copy_of(element: etree._Element, sheet: Sheet) -> etree._Element:
    """A copy as Word pastes it: no bookmarks, new numbers for controls and pictures."""
    twin = deepcopy(element)
    for mark in list(twin.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        holder = mark.getparent()
        if holder is not None:
            holder.remove(mark)
    for key in twin.iterfind(".//w:sdtPr/w:id", NS):
        key.set(w("val"), str(sheet.rng.randrange(10**8, 10**9)))
    for picture in twin.iter(q("wp:docPr")):
        picture.set("id", str(sheet.rng.randrange(10**6, 10**7)))
    return twin


def table_of(element: etree._Element) -> etree._Element | None:
    """The outermost table around a paragraph."""
    found = list(element.iterancestors(w("tbl")))
    return found[-1] if found else None


def style_of(element: etree._Element) -> str:
    """The identifier of the style of a paragraph."""
    return value(element.find(f"{w('pPr')}/{w('pStyle')}"))
