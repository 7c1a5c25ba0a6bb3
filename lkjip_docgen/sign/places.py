"""Reserved places: empty signature fields where a PDF has the marks of the layout.

The layout writes each place as a link to an address of our own, whose
rectangle is the place itself.  Here the annotation of the link becomes the
widget of a signature field, in a tag `Form` of its own (ISO 14289-1, 7.18.4).
The field is empty: it states nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from lkjip_docgen.document import Signatory, field_name
from lkjip_docgen.sign.persons import LABEL

if TYPE_CHECKING:
    import pikepdf

_SCHEME = "lkjip-ttd:"
_PRINT = 4  # annotation flag: ISO 19005-3, 6.3.2 wants it


def address(person: Signatory) -> str:
    """The link target that marks the place of a signatory with an anchor."""
    return f"{_SCHEME}{field_name(person.anchor)}/{quote(person.nama, safe='')}"


def make_fields(pdf: Path) -> tuple[str, ...]:
    """Turn the marks of a freshly written PDF into signature fields; gives their names.

    A file without marks stays byte for byte as it is; the same input gives the
    same bytes.
    """
    import pikepdf

    with pikepdf.open(pdf, allow_overwriting_input=True) as document:
        widgets = [_widget(document, number, link) for number, link in _marks(document)]
        if not widgets:
            return ()
        _declare(document, widgets)
        document.save(pdf, deterministic_id=True)
        return tuple(str(widget.T) for widget in widgets)


def _marks(document: pikepdf.Pdf) -> Iterator[tuple[int, pikepdf.Object]]:
    """The links that mark places, each with the number of its page in the file (from 1)."""
    import pikepdf

    for number, page in enumerate(document.pages, start=1):
        for annotation in page.obj.get("/Annots", ()):
            action = annotation.get("/A", pikepdf.Dictionary())
            if str(action.get("/URI", "")).startswith(_SCHEME):
                yield number, annotation


def _widget(document: pikepdf.Pdf, number: int, link: pikepdf.Object) -> pikepdf.Object:
    """The link annotation as the widget of an empty signature field."""
    import pikepdf

    target = str(link.A.URI).removeprefix(_SCHEME)
    name, _, signatory = target.partition("/")
    x1, y1, x2, y2 = (float(side) for side in link.Rect)
    link.Rect = [min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)]
    blank = document.make_stream(b"")
    blank.Type, blank.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    blank.BBox = [0, 0, abs(x2 - x1), abs(y2 - y1)]
    for key in ("/A", "/Border", "/BS", "/H", "/Contents", "/Dest"):
        if key in link:
            del link[key]
    link.Subtype = pikepdf.Name.Widget
    link.FT = pikepdf.Name.Sig
    link.T = pikepdf.String(name)
    link.TU = pikepdf.String(LABEL.format(nama=unquote(signatory), halaman=number))
    link.F = _PRINT
    link.P = document.pages[number - 1].obj
    link.AP = {"/N": blank}
    return link


def _declare(document: pikepdf.Pdf, widgets: list[pikepdf.Object]) -> None:
    """List the fields in the catalog, and give each its tag."""
    import pikepdf

    fields = [document.make_indirect(widget) for widget in widgets]
    document.Root.AcroForm = document.make_indirect(pikepdf.Dictionary(Fields=fields, SigFlags=0))
    tags = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and "/S" in o]
    for field in fields:
        for tag in tags:
            if (held := _holding(tag, field)) is not None:
                _move_to_form(document, tag, held, field)


def _holding(tag: pikepdf.Object, field: pikepdf.Object) -> pikepdf.Object | None:
    """The entry of a tag that refers to the annotation, if the tag holds it."""
    for kid in _kids(tag):
        if _is_reference(kid) and kid.Obj.objgen == field.objgen:
            return kid
    return None


def _move_to_form(
    document: pikepdf.Pdf, tag: pikepdf.Object, held: pikepdf.Object, field: pikepdf.Object
) -> None:
    """A tag `Form` after that of the link, which keeps the words of the anchor as a span.

    The form holds nothing but the field: a program that compares versions
    expects a changed field in such a place only.
    """
    import pikepdf

    form = document.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem, S=pikepdf.Name.Form, P=tag.P, K=held, Pg=field.P
        )
    )
    tag.S = pikepdf.Name.Span
    tag.K = pikepdf.Array([kid for kid in _kids(tag) if not _is_reference(kid)])
    siblings = _kids(tag.P)
    place = next(i for i, kid in enumerate(siblings) if _same(kid, tag))
    tag.P.K = pikepdf.Array([*siblings[: place + 1], form, *siblings[place + 1 :]])
    tree = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    tree[int(field.StructParent)] = form


def _kids(tag: pikepdf.Object) -> list[pikepdf.Object]:
    import pikepdf

    kids = tag.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _is_reference(kid: pikepdf.Object) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"


def _same(kid: pikepdf.Object, tag: pikepdf.Object) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == tag.objgen
