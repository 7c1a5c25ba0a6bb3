"""A tag for a new signature field, so that a screen reader meets it (ISO 14289-1, 7.18.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_docgen.sign.document import PdfValue

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import (
        ArrayObject,
        DictionaryObject,
        NameObject,
        NumberObject,
    )
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def tag_field(writer: IncrementalPdfFileWriter, name: str) -> None:
    """Hold the field `name` in a tag `Form` at the end of a tagged document.

    `writer` is pyHanko's incremental writer, which has the field already.  A
    document without tags stays without.
    """
    from pyhanko.sign.fields import enumerate_sig_fields

    if "/StructTreeRoot" not in writer.root:
        return
    root = writer.root["/StructTreeRoot"]
    if "/K" not in root or "/ParentTree" not in root:
        return
    field = next(ref for found, _, ref in enumerate_sig_fields(writer) if found == name)
    above = _references(root, "/K")[0]
    tag = writer.add_object(_form(field, above))
    _append(writer, above.get_object(), "/K", tag)
    number = _next(root)
    _enter(writer, root["/ParentTree"], number, tag)
    root[_name("/ParentTreeNextKey")] = _number(number + 1)
    writer.update_container(root)
    field.get_object()[_name("/StructParent")] = _number(number)
    writer.mark_update(field)


def _form(field: PdfValue, above: PdfValue) -> DictionaryObject:
    """A tag that holds nothing but the field."""
    page = field.get_object().raw_get("/P")
    held = _dictionary({"/Type": _name("/OBJR"), "/Obj": field, "/Pg": page})
    tag = {"/Type": _name("/StructElem"), "/S": _name("/Form"), "/P": above, "/Pg": page}
    return _dictionary(tag | {"/K": held})


def _next(root: DictionaryObject) -> int:
    """The first number that the tree of parents does not use."""
    known = int(root["/ParentTreeNextKey"]) if "/ParentTreeNextKey" in root else 0
    return max([known, *(number + 1 for number in _numbers(root["/ParentTree"]))])


def _numbers(tree: DictionaryObject) -> list[int]:
    """The numbers of a number tree (ISO 32000-1, 7.9.7)."""
    found = [int(number) for number in _references(tree, "/Nums")[::2]]
    for kid in _references(tree, "/Kids"):
        found += _numbers(kid.get_object())
    return found


def _enter(
    writer: IncrementalPdfFileWriter, tree: DictionaryObject, number: int, tag: PdfValue
) -> None:
    """Give `tag` a number larger than all others of the tree."""
    key = _number(number)
    if "/Kids" not in tree:
        _append(writer, tree, "/Nums", key, tag)
        return
    leaf = {"/Nums": _array([key, tag]), "/Limits": _array([key, key])}
    _append(writer, tree, "/Kids", writer.add_object(_dictionary(leaf)))


def _append(
    writer: IncrementalPdfFileWriter, owner: DictionaryObject, key: str, *items: PdfValue
) -> None:
    """Items at the end of an array, which becomes one of the dictionary's own."""
    owner[_name(key)] = _array([*_references(owner, key), *items])
    writer.update_container(owner)


def _references(owner: DictionaryObject, key: str) -> list[PdfValue]:
    """What an entry holds, one item or an array of them, references unfollowed."""
    from pyhanko.pdf_utils.generic import ArrayObject

    if key not in owner:
        return []
    value = owner[key]
    if isinstance(value, ArrayObject):
        return [value.raw_get(index) for index in range(len(value))]
    return [owner.raw_get(key)]


def _name(text: str) -> NameObject:
    from pyhanko.pdf_utils.generic import pdf_name

    return pdf_name(text)


def _number(number: int) -> NumberObject:
    from pyhanko.pdf_utils.generic import NumberObject

    return NumberObject(number)


def _array(items: list[PdfValue]) -> ArrayObject:
    from pyhanko.pdf_utils.generic import ArrayObject

    return ArrayObject(items)


def _dictionary(entries: dict[str, PdfValue]) -> DictionaryObject:
    from pyhanko.pdf_utils.generic import DictionaryObject

    return DictionaryObject({_name(key): value for key, value in entries.items()})
