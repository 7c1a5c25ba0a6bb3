"""All that a Word file reaches for: by its list of types, its relations, elements and pictures.

Programs go by relations and contents rather than by names, so a part is read
for what leads to it, whatever it is called.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from functools import partial

from lkjip_docgen.docx import codes
from lkjip_docgen.docx.outside import allowed
from lkjip_docgen.docx.outside.elements import element_reaches
from lkjip_docgen.docx.outside.fields import field_reaches
from lkjip_docgen.docx.outside.reach import Reach, quoted
from lkjip_docgen.docx.outside.relations import relation_reaches, target_of
from lkjip_docgen.docx.outside.svg import is_plain_svg
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.reading import CONTENT_TYPES, DOCUMENT
from lkjip_docgen.docx.xml import Element

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_XML_NAMES = (".xml", ".rels", ".vml")
_KINDS_OF_PARTS = (
    (("macro", "vba", "keymap", "toolbars"), codes.MAKRO, "Makro"),
    (("activex",), codes.OBJEK_TERTANAM, "Kontrol ActiveX"),
    (("oleobject", "spreadsheetml", "presentationml"), codes.OBJEK_TERTANAM, "Objek tertanam"),
)


def reaches(package: Package) -> list[Reach]:
    """What in a file is not allowed; raises `LkjipError` for a part that is damaged."""
    found = [*_types(package)]
    relations = [name for name in package.entries if name.lower().endswith(".rels")]
    targets: dict[str, bool] = {}  # whether a part is read as XML
    for name in relations:
        found += relation_reaches(package, name)
        for relation in package.tree(name).iter("{*}Relationship"):
            target = target_of(name, relation)
            opaque = allowed.opaque(relation.get("Type", ""))
            targets[target] = targets.get(target, False) or not opaque
            if opaque:
                found += _picture(package, target, relation)
    for name in _xml_parts(package, targets):
        if name not in relations:
            found += element_reaches(package.tree(name), name)
            found += field_reaches(package.tree(name), name)
    return found


def _xml_parts(package: Package, targets: Mapping[str, bool]) -> Iterator[str]:
    types = _types_of(package)
    for name in package.entries:
        if name == CONTENT_TYPES:
            continue
        if _is_xml(name, types) or targets.get(name, False):
            yield name


def _is_xml(name: str, types: Mapping[str, Element]) -> bool:
    if name.lower().endswith(_XML_NAMES):
        return True
    known = types.get(name)
    return known is not None and "xml" in known.get("ContentType", "") and not _is_svg(known)


def _is_svg(known: Element) -> bool:
    return known.get("ContentType", "") == "image/svg+xml"


def _types_of(package: Package) -> dict[str, Element]:
    """What says which type each part is of."""
    defaults: dict[str, Element] = {}
    overrides: dict[str, Element] = {}
    for element in package.tree(CONTENT_TYPES):
        if element.get("PartName"):
            overrides[element.get("PartName", "").lstrip("/").lower()] = element
        else:
            defaults[element.get("Extension", "").lower()] = element
    found = {}
    for name in package.entries:
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        known = overrides.get(name.lower(), defaults.get(extension))
        if known is not None:
            found[name] = known
    return found


def _types(package: Package) -> Iterator[Reach]:
    for name, element in _types_of(package).items():
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
