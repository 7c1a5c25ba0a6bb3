"""Repairs of what another program has tagged: what is drawn, heard and skipped in a PDF.

LibreOffice leaves the lines of tables and paragraphs outside every mark,
formulas without words and header cells without direction.  Sources: ISO
14289-1 (PDF/UA-1), 7.1, 7.5, 7.7 and 7.18.3; veraPDF's rules for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lkjip_docgen.pdf.holding import hold_pictures

_BUILD = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
_PAINT = {"f", "F", "f*", "S", "s", "b", "b*", "B", "B*"}
_WHOLE = {"Do", "sh", "INLINE IMAGE"}
_OPEN, _CLOSE = {"BDC", "BMC"}, "EMC"
_SIGNING = {"/Tanda Tangan", "/Nama Penandatangan"}  # LibreOffice names tags by styles
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Gaps:
    """What a screen reader would miss: pictures without words, headings that skip a level."""

    pictures: int
    skipped: int

    def __bool__(self) -> bool:
        return bool(self.pictures or self.skipped)


def repair(document: Any, formulas: Sequence[str]) -> Gaps:
    """Complete the tags and pages of a document; what only people can mend is counted."""
    for page in document.pages:
        mark_loose(document, page)
        if "/Annots" in page.obj:
            page.obj.Tabs = _name("/S")
    tags = list(_tags(document))
    hold_pictures(document, [tag for tag in tags if tag.S == "/Figure"])
    _speak([tag for tag in tags if tag.S == "/Formula"], formulas)
    for table in [tag for tag in tags if tag.S == "/Table"]:
        _head(table)
    _direct([tag for tag in tags if tag.S == "/TH"])
    levels = [_HEADINGS[str(tag.S)] for tag in tags if str(tag.S) in _HEADINGS]
    silent = sum(1 for t in tags if t.S == "/Figure" and not _has_words(t))
    skipped = sum(1 for one, other in zip([0, *levels], levels, strict=False) if other > one + 1)
    return Gaps(silent, skipped)


def mark_loose(document: Any, page: Any) -> None:
    """Mark as artifacts what a page draws outside every mark: lines, frames, grounds."""
    import pikepdf

    instructions = list(pikepdf.parse_content_stream(page))
    marked = list(_marked(instructions))
    if len(marked) > len(instructions):
        page.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(marked))


def _marked(instructions: Sequence[Any]) -> Iterator[Any]:
    begin, end = _artifact()
    depth = 0
    path: list[Any] = []  # a path that is being built outside every mark
    for instruction in instructions:
        operator = str(instruction.operator)
        depth += (operator in _OPEN) - (operator == _CLOSE)
        if depth == 0 and operator in _WHOLE:
            yield from (begin, instruction, end)
        elif depth == 0 and operator in _BUILD:
            path.append(instruction)
        elif path and operator in _PAINT:
            yield from (begin, *path, instruction, end)
            path = []
        else:
            yield from (*path, instruction)
            path = []
    yield from path


def _artifact() -> tuple[Any, Any]:
    import pikepdf

    begin = pikepdf.ContentStreamInstruction([_name("/Artifact")], pikepdf.Operator("BMC"))
    return begin, pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))


def _tags(document: Any) -> Iterator[Any]:
    """Every tag, in the order in which it is read."""
    return _below(document.Root.StructTreeRoot)


def _below(above: Any) -> Iterator[Any]:
    waiting = _kids(above)
    while waiting:
        kid = waiting.pop()
        if _is_tag(kid):
            yield kid
            waiting += _kids(kid)


def _is_tag(kid: Any) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _kids(tag: Any) -> list[Any]:
    """What a tag holds, the last first."""
    import pikepdf

    held = tag.get("/K", [])
    return list(reversed(list(held))) if isinstance(held, pikepdf.Array) else [held]


def _speak(tags: Sequence[Any], formulas: Sequence[str]) -> None:
    """Give each formula its words; one of which we do not know which it is says what it is."""
    import pikepdf

    known = formulas if len(formulas) == len(tags) else ["rumus"] * len(tags)
    for tag, words in zip(tags, known, strict=True):
        if not _has_words(tag):
            tag.Alt = pikepdf.String(words or "rumus")


def _has_words(tag: Any) -> bool:
    return any(str(tag.get(key, "")).strip() for key in ("/Alt", "/ActualText"))


def _head(table: Any) -> None:
    """A table without header cells: the first of each row names it; a signature block is none."""
    inside = list(_below(table))
    if any(tag.S == "/TH" for tag in inside):
        return
    if any(str(tag.S) in _SIGNING for tag in inside):
        for tag in (table, *inside):
            if str(tag.S) in ("/Table", "/TR", "/TD"):
                tag.S = _name("/Div")
                if "/A" in tag:
                    del tag.A
        return
    for row in (tag for tag in inside if tag.S == "/TR"):
        cells = [cell for cell in _kids(row) if _is_tag(cell) and cell.S == "/TD"]
        if cells:
            _name_row(cells[-1])


def _name_row(cell: Any) -> None:
    cell.S = _name("/TH")
    _add_attribute(cell, "/Row")


def _direct(cells: Sequence[Any]) -> None:
    """Header cells name their column, where nothing else is said (7.5)."""
    for cell in cells:
        if not any("/Scope" in attribute for attribute in _attributes(cell)):
            _add_attribute(cell, "/Column")


def _add_attribute(cell: Any, scope: str) -> None:
    import pikepdf

    new = pikepdf.Dictionary(O=_name("/Table"), Scope=_name(scope))
    cell.A = pikepdf.Array([*_attributes(cell), new])


def _attributes(tag: Any) -> list[Any]:
    import pikepdf

    held = tag.get("/A", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)
