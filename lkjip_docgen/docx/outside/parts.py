"""All that a Word file reaches for: by its list of types, its relations, elements and pictures.

Programs go by relations and contents rather than by names, so a part is read
for what leads to it, whatever it is called.
"""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from lkjip_docgen.docx.outside import allowed
from lkjip_docgen.docx.outside.elements import element_reaches
from lkjip_docgen.docx.outside.fields import field_reaches
from lkjip_docgen.docx.outside.reach import Reach, quoted
from lkjip_docgen.docx.outside.relations import (
    relation_reaches,
    same_name,
    target_of,
    unquoted,
)
from lkjip_docgen.docx.outside.svg import is_plain_svg
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import CONTENT_TYPES, DOCUMENT
from lkjip_docgen.docx.xml import Element
from lkjip_docgen.findings.codes import word_files as codes

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATIONS = ".rels"
_XML_NAMES = (".xml", ".vml")
_KINDS_OF_PARTS = (
    (("macro", "vba", "keymap", "toolbars"), codes.MAKRO, "Makro"),
    (("activex",), codes.OBJEK_TERTANAM, "Kontrol ActiveX"),
    (("oleobject", "spreadsheetml", "presentationml"), codes.OBJEK_TERTANAM, "Objek tertanam"),
)


def reaches(package: Package) -> list[Reach]:
    """What in a file is not allowed; raises `LkjipError` for a part that is damaged."""
    types = _types_of(package)
    found = [*_names(package), *_untyped(package, types), *_types(package, types)]
    parts = {same_name(name): name for name in package.entries}
    read: set[str] = set()  # the parts that a relation lets a program read as XML
    for name in _relations(package):
        found += relation_reaches(package, name)
        for relation, target in _led_to(package, name, parts):
            if allowed.opaque(relation.get("Type", "")):
                found += _picture(package, target, relation)
            elif allowed.relation(relation.get("Type", "")):
                read.add(target)
    for name in _xml_parts(package, types, read):
        found += element_reaches(package.tree(name), name)
        found += field_reaches(package.tree(name), name)
    return found


def _led_to(package: Package, name: str, parts: Mapping[str, str]) -> Iterator[tuple[Element, str]]:
    """The relations in a zip entry, each with the part that it leads to; "" for none."""
    for relation in package.tree(name).iter("{*}Relationship"):
        yield relation, parts.get(same_name(target_of(name, relation)), "")


def _names(package: Package) -> Iterator[Reach]:
    """Parts outside the file's own folders, and those that programs take for one another."""
    known: set[str] = set()
    for name in package.entries:
        plain = same_name(name)
        if plain in known or plain != unquoted(name).lower() or plain.startswith(("../", "/")):
            what = f"Bagian bernama ganjil {quoted(name)}"
            yield Reach(codes.BAGIAN_ASING, what, name, None, partial(package.drop, name))
        known.add(plain)


def _relations(package: Package) -> list[str]:
    return [name for name in package.entries if name.lower().endswith(_RELATIONS)]


def _xml_parts(
    package: Package, types: Mapping[str, Element], read: Collection[str]
) -> Iterator[str]:
    """The parts that may hold elements of Word: by their name, by their type, or by who leads."""
    for name in package.entries:
        if _is_of_package(name):
            continue
        if name in read or _is_xml(name, types.get(name)):
            yield name


def _is_of_package(name: str) -> bool:
    """Whether a part says what other parts are, or how they belong together."""
    return name == CONTENT_TYPES or name.lower().endswith(_RELATIONS)


def _is_xml(name: str, known: Element | None) -> bool:
    """Whether a part is XML by its name or its type, and no drawing."""
    kind = "" if known is None else known.get("ContentType", "")
    named = name.lower().endswith(_XML_NAMES) or kind.endswith(("+xml", "/xml"))
    return named and kind != "image/svg+xml"


def _types_of(package: Package) -> dict[str, Element]:
    """What says which type each part is of."""
    defaults: dict[str, Element] = {}
    overrides: dict[str, Element] = {}
    for element in package.tree(CONTENT_TYPES):
        if element.get("PartName"):
            overrides[same_name(element.get("PartName", ""))] = element
        else:
            defaults[element.get("Extension", "").lower()] = element
    found = {}
    for name in package.entries:
        extension = posixpath.basename(name).rpartition(".")[2].lower()  # that of `.rels` too
        known = overrides.get(same_name(name), defaults.get(extension))
        if known is not None:
            found[name] = known
    return found


def _untyped(package: Package, types: Mapping[str, Element]) -> Iterator[Reach]:
    """Parts of which the file does not say what they are."""
    for name in package.entries:
        if name != CONTENT_TYPES and name not in types:
            what = "Bagian yang jenisnya tidak disebut"
            yield Reach(codes.BAGIAN_ASING, what, name, None, partial(package.drop, name))


def _types(package: Package, types: Mapping[str, Element]) -> Iterator[Reach]:
    """Parts of types that a report does not have."""
    for name, element in types.items():
        kind = element.get("ContentType", "")
        if name != CONTENT_TYPES and not allowed.content_type(kind):
            code, words = _words(kind)
            yield Reach(code, words, name, None, partial(_drop_part, package, name, element))


def _words(kind: str) -> tuple[str, str]:
    for pieces, code, words in _KINDS_OF_PARTS:
        if any(piece in kind.lower() for piece in pieces):
            return code, words
    return codes.BAGIAN_ASING, f"Bagian jenis {quoted(kind)}"


def _drop_part(package: Package, name: str, kind: Element) -> None:
    """Take a part out; the text itself stays, as a text without macros."""
    if name == DOCUMENT:
        kind.set("ContentType", _MAIN)
    else:
        package.drop(name)


def _picture(package: Package, name: str, relation: Element) -> Iterator[Reach]:
    """A part that is shown as a picture, and is none or shows more than itself."""
    kind = allowed.relation(relation.get("Type", ""))
    data = package.entries.get(name)
    if data is None or kind == allowed.FONT or allowed.picture(data) or is_plain_svg(data):
        return
    what = f"Gambar {quoted(posixpath.basename(name))} yang bukan gambar biasa"
    yield Reach(codes.GAMBAR_ASING, what, name, None, partial(package.drop, name))
