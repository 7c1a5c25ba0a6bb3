"""Repairs of what another program has tagged: what is drawn, heard and skipped in a PDF.

LibreOffice leaves the lines of tables and paragraphs outside every mark,
formulas without words and header cells without direction.  Sources: ISO
14289-1 (PDF/UA-1), 7.1, 7.5, 7.7 and 7.18.3; veraPDF's rules for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from lkjip_docgen.pdf.holding import attributes_of, hold_pictures
from lkjip_docgen.records import Record

if TYPE_CHECKING:
    from pikepdf import Name, Object, Page, Pdf

    from lkjip_docgen.pdf.holding import Instruction

_BUILD = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
_PAINT = {"f", "F", "f*", "S", "s", "b", "b*", "B", "B*"}
_WHOLE = {"Do", "sh", "INLINE IMAGE"}
_DEPTHS = {"BDC": 1, "BMC": 1, "EMC": -1}  # of marks, one in the other
_SIGNING = {"/Tanda Tangan", "/Nama Penandatangan"}  # LibreOffice names tags by styles
_OF_TABLES = {"/Table", "/TR", "/TD"}
_HEADINGS = {f"/H{level}": level for level in range(1, 7)}


class Gaps(Record):
    """What a screen reader would miss: pictures without words, headings that skip a level."""

    pictures: int
    skipped: int

    def __bool__(self) -> bool:
        return bool(self.pictures or self.skipped)


def repair(document: Pdf, formulas: Sequence[str], charts: Sequence[str] = ()) -> Gaps:
    """Complete the tags and pages of a document; what only people can mend is counted.

    `formulas` and `charts` are what is said of those of the text, in reading order.
    """
    for page in document.pages:
        mark_loose(document, page)
        if "/Annots" in page.obj:
            page.obj.Tabs = _name("/S")
    tags = list(_tags(document))
    hold_pictures(document, _of_kind("/Figure", tags))
    _speak(_of_kind("/Formula", tags), formulas)
    _speak_of_charts(_of_kind("/Figure", tags), charts)
    for table in _of_kind("/Table", tags):
        _head(table)
    _direct(_of_kind("/TH", tags))
    return Gaps(_silent(tags), _skipped(tags))


def _silent(tags: Sequence[Object]) -> int:
    """How many pictures have no words."""
    return sum(not _has_words(picture) for picture in _of_kind("/Figure", tags))


def _skipped(tags: Sequence[Object]) -> int:
    """How often a heading lies more than one level below the one before it."""
    kinds = (str(tag.S) for tag in tags)
    levels = [_HEADINGS[kind] for kind in kinds if kind in _HEADINGS]
    return sum(below > above + 1 for above, below in pairwise([0, *levels]))


def mark_loose(document: Pdf, page: Page) -> None:
    """Mark as artifacts what a page draws outside every mark: lines, frames, grounds."""
    import pikepdf

    instructions = list(pikepdf.parse_content_stream(page))
    marked = list(_marked(instructions))
    if len(marked) > len(instructions):
        page.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(marked))


def _marked(instructions: Sequence[Instruction]) -> Iterator[Instruction]:
    """The instructions, those that draw outside every mark between marks of their own."""
    begin, end = _artifact()
    path: list[Instruction] = []  # a path that is being built outside every mark
    for instruction, operator in _with_loose_operators(instructions):
        if operator in _WHOLE:
            yield from (begin, instruction, end)
        elif operator in _BUILD:
            path.append(instruction)
        elif path and operator in _PAINT:
            yield from (begin, *path, instruction, end)
            path = []
        else:
            yield from (*path, instruction)
            path = []
    yield from path


def _with_loose_operators(
    instructions: Sequence[Instruction],
) -> Iterator[tuple[Instruction, str]]:
    """Each instruction with its operator, "" where it stands inside a mark."""
    depth = 0
    for instruction in instructions:
        operator = str(instruction.operator)
        depth += _DEPTHS.get(operator, 0)
        yield instruction, operator if depth == 0 else ""


def _artifact() -> tuple[Instruction, Instruction]:
    """The beginning and the end of a mark around what screen readers skip."""
    import pikepdf

    begin = pikepdf.ContentStreamInstruction([_name("/Artifact")], pikepdf.Operator("BMC"))
    return begin, pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))


def _tags(document: Pdf) -> Iterator[Object]:
    """Every tag, in the order in which it is read."""
    return _below(document.Root.StructTreeRoot)


def _below(above: Object) -> Iterator[Object]:
    waiting = _kids(above)
    while waiting:
        kid = waiting.pop()
        if _is_tag(kid):
            yield kid
            waiting += _kids(kid)


def _of_kind(kind: str, tags: Iterable[Object]) -> list[Object]:
    return [tag for tag in tags if str(tag.S) == kind]


def _is_tag(kid: Object) -> bool:
    import pikepdf

    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _kids(tag: Object) -> list[Object]:
    """What a tag holds, the last first."""
    import pikepdf

    held = tag.get("/K", pikepdf.Array())
    return list(reversed(list(held))) if isinstance(held, pikepdf.Array) else [held]


def _speak(tags: Sequence[Object], formulas: Sequence[str]) -> None:
    """Give each formula its words; one of which we do not know which it is says what it is."""
    import pikepdf

    known = formulas if len(formulas) == len(tags) else ["rumus"] * len(tags)
    for tag, words in zip(tags, known, strict=True):
        if not _has_words(tag):
            tag.Alt = pikepdf.String(words or "rumus")


def _speak_of_charts(pictures: Sequence[Object], charts: Sequence[str]) -> None:
    """Give the charts their words: the silent pictures, where there are as many of these."""
    import pikepdf

    silent = [picture for picture in pictures if not _has_words(picture)]
    if len(silent) != len(charts):
        return
    for picture, words in zip(silent, charts, strict=True):
        if words:
            picture.Alt = pikepdf.String(words)


def _has_words(tag: Object) -> bool:
    return any(str(tag.get(key, "")).strip() for key in ("/Alt", "/ActualText"))


def _head(table: Object) -> None:
    """A table without header cells: the first of each row names it; a signature block is none."""
    inside = list(_below(table))
    kinds = {str(tag.S) for tag in inside}
    if "/TH" in kinds:
        return
    if kinds & _SIGNING:
        _untable([table, *inside])
    else:
        _name_rows(_of_kind("/TR", inside))


def _untable(tags: Sequence[Object]) -> None:
    """Make the tags of a table plain divisions."""
    for tag in tags:
        if str(tag.S) in _OF_TABLES:
            tag.S = _name("/Div")
            if "/A" in tag:
                del tag.A


def _name_rows(rows: Sequence[Object]) -> None:
    """Make the first cell of each row its name."""
    for row in rows:
        cells = _of_kind("/TD", filter(_is_tag, _kids(row)))
        if cells:
            cells[-1].S = _name("/TH")
            _add_attribute(cells[-1], "/Row")


def _direct(cells: Sequence[Object]) -> None:
    """Header cells name their column, where nothing else is said (7.5)."""
    for cell in cells:
        if not any("/Scope" in attribute for attribute in attributes_of(cell)):
            _add_attribute(cell, "/Column")


def _add_attribute(cell: Object, scope: str) -> None:
    import pikepdf

    new = pikepdf.Dictionary(O=_name("/Table"), Scope=_name(scope))
    cell.A = pikepdf.Array([*attributes_of(cell), new])


def _name(text: str) -> Name:
    import pikepdf

    return pikepdf.Name(text)
