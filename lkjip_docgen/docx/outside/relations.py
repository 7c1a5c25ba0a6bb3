"""Relations of parts: which kinds there may be, and that they stay within the file."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from typing import cast
from urllib.parse import unquote

from lxml import etree

from lkjip_docgen.docx.outside import allowed
from lkjip_docgen.docx.outside.reach import Reach, quoted
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, Element, take_out
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes import word_files as codes

_BY_ID = etree.XPath("//*[@r:*[. = $id]]", namespaces={"r": NAMESPACES["r"]})
_ADDRESS = re.compile(r"[a-zA-Z][\w+.-]*:|//|.*\\")  # a scheme, a server, a path of Windows

_OBJECT = (codes.OBJEK_TERTANAM, "Objek tertanam atau tertaut (OLE)")
_MERGE = (codes.PENGATURAN_TERLARANG, "Sumber data gabungan surat (mail merge)")
_MACRO = (codes.MAKRO, "Makro")
_CONTROL = (codes.OBJEK_TERTANAM, "Kontrol ActiveX")
_FILM = (codes.ISI_DARI_LUAR, "Video atau suara")
_REFUSED = {
    "attachedTemplate": (codes.PENGATURAN_TERLARANG, "Templat lain yang dilampirkan"),
    "oleObject": _OBJECT,
    "package": _OBJECT,
    "control": _CONTROL,
    "activeXControlBinary": _CONTROL,
    "aFChunk": (codes.OBJEK_TERTANAM, "Isi dokumen lain (altChunk)"),
    "subDocument": (codes.ISI_DARI_LUAR, "Subdokumen (subDoc)"),
    "frame": (codes.PENGATURAN_TERLARANG, "Bingkai halaman web"),
    "mailMergeSource": _MERGE,
    "mailMergeHeaderSource": _MERGE,
    "recipientData": _MERGE,
    "transform": (codes.PENGATURAN_TERLARANG, "Penyimpanan melalui XSLT"),
    "vbaProject": _MACRO,
    "wordVbaData": _MACRO,
    "keyMapCustomizations": (codes.MAKRO, "Pintasan papan ketik"),
    "attachedToolbars": (codes.MAKRO, "Bilah alat"),
    "extensibility": (codes.MAKRO, "Pita (ribbon) tambahan"),
    "webextensiontaskpanes": (codes.MAKRO, "Add-in Office"),
    "webextension": (codes.MAKRO, "Add-in Office"),
    "video": _FILM,
    "audio": _FILM,
    "media": _FILM,
}
_FETCHED = {
    allowed.PICTURE: "Gambar",
    "header": "Kop halaman",
    "footer": "Kaki halaman",
    "styles": "Gaya",
    allowed.FONT: "Huruf",
}


def relation_reaches(package: Package, name: str) -> Iterator[Reach]:
    """What the relations in a zip entry lead to that is not allowed."""
    source = source_of(name)
    for relation in package.tree(name).iter("{*}Relationship"):
        found = _objection(relation)
        if found is None:
            continue
        at = _user(package, source, relation.get("Id", ""))
        yield Reach(*found, source or name, at, partial(take_out, relation))


def source_of(name: str) -> str:
    """The part whose relations a zip entry holds; "" for those of the file itself."""
    folder, file = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), file[: -len(".rels")])


def target_of(name: str, relation: Element) -> str:
    """The zip entry that an inner relation of `name` leads to; "" for any other relation."""
    target = relation.get("Target", "")
    if _leaves(relation) or not target:
        return ""
    base = posixpath.dirname(source_of(name))
    target = re.split("[?#]", target, maxsplit=1)[0]
    return posixpath.normpath(posixpath.join("/", base, unquoted(target))).lstrip("/")


def same_name(name: str) -> str:
    """What names have in common that some program takes for one: `Media/%61.png`, `media/a.png`."""
    return posixpath.normpath(posixpath.join("/", unquoted(name).lower())).lstrip("/")


def unquoted(name: str) -> str:
    """A name without percent signs that stand for characters, however often."""
    plain = unquote(name).replace("\\", "/")
    while plain != name:
        name, plain = plain, unquote(plain).replace("\\", "/")
    return plain


def _leaves(relation: Element) -> bool:
    """Whether a relation leads out of the file, by what it says or by its address."""
    within = relation.get("TargetMode", "Internal") == "Internal"
    return not within or _ADDRESS.match(relation.get("Target", "")) is not None


def _objection(relation: Element) -> tuple[str, str] | None:
    """The code and the words for a relation that is not allowed."""
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    short = allowed.relation(kind)
    if not short:
        return _unknown(kind, target if _leaves(relation) else "")
    if short == allowed.HYPERLINK:
        if allowed.link(target):
            return None
        return codes.TAUTAN_TERLARANG, f"Tautan menuju {quoted(target)}"
    if _leaves(relation):
        return codes.ISI_DARI_LUAR, f"{_FETCHED.get(short, 'Bagian')} dari {quoted(target)}"
    return None


def _unknown(kind: str, target: str) -> tuple[str, str]:
    short = kind.rpartition("/")[2]
    code, words = _REFUSED.get(short, (codes.BAGIAN_ASING, f"Bagian jenis {quoted(short)}"))
    return code, f"{words} dari {quoted(target)}" if target else words


def _user(package: Package, source: str, identifier: str) -> Element | None:
    """The first element that a relation belongs to, where the part is XML."""
    if source not in package.entries or not identifier:
        return None
    try:
        found = cast("list[Element]", _BY_ID(package.tree(source), id=identifier))
    except LkjipError:  # a picture, say, which has no elements
        return None
    return found[0] if found else None
