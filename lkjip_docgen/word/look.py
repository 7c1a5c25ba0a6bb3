"""Fits a template to the writer: style identifiers by name, the project's look.

Word writes the identifiers of styles in the language of its user interface
("Judul1" for "heading 1"), the names stay as they are: a template that was
saved by an Indonesian Word is as good as any other.
"""

from __future__ import annotations

from pathlib import Path

from docx.opc.package import OpcPackage
from docx.opc.part import XmlPart

from lkjip_docgen.docx import Element, Style, Stylesheet, put_in_order, styles, w
from lkjip_docgen.style import Style as Look
from lkjip_docgen.word.card_styles import add_card_styles
from lkjip_docgen.word.contents_styles import settle
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.opener_styles import add_opener_styles
from lkjip_docgen.word.restyle import restyle

_REFERENCES = tuple(
    w(name)
    for name in (
        *("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link"),
        *("styleLink", "numStyleLink"),
    )
)


def fit(package: OpcPackage, look: Look, template: Path) -> None:
    """Give the template's styles the writer's identifiers and the project's look.

    Raises `LkjipError` naming the styles that the template lacks.
    """
    roots = _roots(package)
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
    for root in roots:
        if root.tag == w("styles"):
            add_card_styles(root, look)
            add_opener_styles(root, look)


def missing_styles(package: OpcPackage) -> list[str]:
    """The names of the styles that the writer uses and the template does not have."""
    roots = _roots(package)
    names = _names(roots)
    return [name for name in styles.NAMES if name.casefold() not in names]


def _roots(package: OpcPackage) -> list[Element]:
    return [part.element for part in package.iter_parts() if isinstance(part, XmlPart)]


def _names(roots: list[Element]) -> dict[str, str]:
    """The identifier of each style of the template by its name without capitals."""
    return {key: own for root in roots for key, own in Stylesheet(root).identifiers().items()}


def _twins(roots: list[Element]) -> dict[str, str]:
    """Take out styles that differ from another by capitals only; old identifier to kept one.

    LibreOffice adds its own "Caption" to a template's "caption"; to Word the
    two are one.
    """
    changes: dict[str, str] = {}
    for root in roots:
        kept: dict[str, Style] = {}
        for style in Stylesheet(root):
            twin = kept.setdefault(style.key, style)
            if twin is style:
                continue
            old, new = (twin, style) if style.name in styles.NAMES else (style, twin)
            kept[style.key] = new
            changes[old.identifier] = new.identifier
            root.remove(old.element)
    return changes


def _changes(names: dict[str, str]) -> dict[str, str]:
    """Old identifier to new; a stranger that holds a wanted identifier makes way."""
    wanted = {names[name.casefold()]: own for name, own in styles.NAMES.items()}
    changes = {old: new for old, new in wanted.items() if old != new}
    strangers = set(names.values()) - set(wanted)
    return changes | {own: f"{own}Lain" for own in changes.values() if own in strangers}


def _rename(roots: list[Element], changes: dict[str, str]) -> None:
    if not changes:
        return
    for root in roots:
        for element in root.iter(*_REFERENCES):
            _swap(element, "val", changes)
        for style in Stylesheet(root):
            _swap(style.element, "styleId", changes)


def _swap(element: Element, name: str, changes: dict[str, str]) -> None:
    old = element.get(w(name))
    if old in changes:
        element.set(w(name), changes[old])
