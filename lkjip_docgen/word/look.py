"""Fits a template to the writer: style identifiers by name, the project's look.

Word writes the identifiers of styles in the language of its user interface
("Judul1" for "heading 1"), the names stay as they are: a template that was
saved by an Indonesian Word is as good as any other.
"""

from __future__ import annotations

from typing import Any

from docx.opc.part import XmlPart

from lkjip_docgen.docx import styles
from lkjip_docgen.docx.order import put_in_order
from lkjip_docgen.docx.xml import w
from lkjip_docgen.style import Style
from lkjip_docgen.word.contents_styles import settle
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.restyle import restyle

_REFERENCES = tuple(
    w(name)
    for name in (
        *("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"),
        *("styleLink", "numStyleLink"),
    )
)


def fit(package: Any, look: Style, template: str) -> None:
    """Give the template's styles the writer's identifiers and the project's look.

    Raises `LkjipError` naming the styles that the template lacks.
    """
    roots = [part.element for part in package.iter_parts() if isinstance(part, XmlPart)]
    for root in roots:
        put_in_order(root)
    _rename(roots, _twins(roots))
    names = _names(roots)
    missing = missing_styles(package)
    if missing:
        raise template_problem(
            template,
            f"gaya tidak ditemukan: {', '.join(missing)}",
            "Salin gaya itu dari templat bawaan (Word: Pengatur Gaya, Impor/Ekspor).",
        )
    _rename(roots, _changes(names))
    for root in roots:
        if root.tag == w("styles"):
            settle(root)
    restyle(roots, look)


def missing_styles(package: Any) -> list[str]:
    """The names of the styles that the writer uses and the template does not have."""
    roots = [part.element for part in package.iter_parts() if isinstance(part, XmlPart)]
    names = _names(roots)
    return [name for name in styles.NAMES if name.lower() not in names]


def _names(roots: list[Any]) -> dict[str, str]:
    """The identifier of each style of the template by its name in small letters."""
    return {
        style.find(w("name")).get(w("val")).lower(): style.get(w("styleId"))
        for root in roots
        if root.tag == w("styles")
        for style in root.iterfind(w("style"))
    }


def _twins(roots: list[Any]) -> dict[str, str]:
    """Take out styles that differ from another by capitals only; old identifier to kept one.

    LibreOffice adds its own "Caption" to a template's "caption"; to Word the
    two are one.
    """
    changes: dict[str, str] = {}
    for root in roots:
        kept: dict[str, Any] = {}
        for style in root.findall(w("style")):
            name = style.find(w("name")).get(w("val"))
            twin = kept.setdefault(name.lower(), style)
            if twin is style:
                continue
            old = twin if name in styles.NAMES else style
            kept[name.lower()] = style if old is twin else twin
            changes[old.get(w("styleId"))] = kept[name.lower()].get(w("styleId"))
            root.remove(old)
    return changes


def _changes(names: dict[str, str]) -> dict[str, str]:
    """Old identifier to new; a stranger that holds a wanted identifier makes way."""
    wanted = {names[name.lower()]: own for name, own in styles.NAMES.items()}
    changes = {old: new for old, new in wanted.items() if old != new}
    strangers = set(names.values()) - set(wanted)
    return changes | {own: f"{own}Lain" for own in changes.values() if own in strangers}


def _rename(roots: list[Any], changes: dict[str, str]) -> None:
    if not changes:
        return
    for root in roots:
        for element in root.iter(*_REFERENCES):
            element.set(w("val"), changes.get(element.get(w("val")), element.get(w("val"))))
        for style in root.iterfind(w("style")):
            style.set(w("styleId"), changes.get(style.get(w("styleId")), style.get(w("styleId"))))
