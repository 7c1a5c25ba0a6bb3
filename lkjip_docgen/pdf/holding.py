"""Pictures tied to their tags: LibreOffice draws them as artifacts beside an empty `Figure`.

A picture is known by its place: the tag says where it lies (`BBox`), the page
where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Object, Page, Pdf

    Instruction = ContentStreamInstruction | ContentStreamInlineImage
    """What a page draws with: an operator and what it works on."""

_NEAR = 1.5  # points between the rectangle of a tag and that of its picture


def hold_pictures(document: Pdf, figures: Sequence[Object]) -> None:
    """Give each empty figure the picture that is drawn in its place, if there is one."""
    empty: dict[tuple[int, int], list[Object]] = {}
    for figure in filter(_is_empty, figures):
        empty.setdefault(figure.Pg.objgen, []).append(figure)
    for page in document.pages:
        if page.obj.objgen in empty:
            _hold(document, page, empty[page.obj.objgen])


def _is_empty(figure: Object) -> bool:
    """Whether a tag has a place on a page, and nothing there."""
    return "/K" not in figure and "/Pg" in figure and _box(figure) is not None


def _hold(document: Pdf, page: Page, figures: list[Object]) -> None:
    import pikepdf

    instructions = list(pikepdf.parse_content_stream(page))
    held = _marks(document, page)
    for start, rectangle in list(_artifacts(instructions)):
        figure = _figure_at(rectangle, figures)
        if figure is None:
            continue
        figures.remove(figure)
        number = len(held)
        held.append(figure)
        figure.K = pikepdf.Array([number])
        instructions[start] = pikepdf.ContentStreamInstruction(
            [pikepdf.Name.Figure, pikepdf.Dictionary(MCID=number)], pikepdf.Operator("BDC")
        )
    page.obj.Contents = document.make_stream(pikepdf.unparse_content_stream(instructions))


def _figure_at(rectangle: list[float], figures: Sequence[Object]) -> Object | None:
    return next((figure for figure in figures if _alike(_box(figure), rectangle)), None)


def _marks(document: Pdf, page: Page) -> Object:
    """The tags of the marks of a page by their numbers; a page without marks gets such a list."""
    import pikepdf

    parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    if "/StructParents" not in page.obj:
        number = max(parents.keys(), default=-1) + 1
        parents[number] = document.make_indirect(pikepdf.Array())
        page.obj.StructParents = number
        document.Root.StructTreeRoot.ParentTreeNextKey = number + 1
    return parents[int(page.obj.StructParents)]


def _artifacts(instructions: Sequence[Instruction]) -> Iterator[tuple[int, list[float]]]:
    """The pictures drawn as artifacts: where the mark begins, and the rectangle of the picture."""
    start: int | None = None
    placed: list[float] = []
    for number, instruction in enumerate(instructions):
        match str(instruction.operator):
            case "BMC":
                start = number
            case "EMC" | "BDC":
                start = None
            case "cm":
                placed = [float(value) for value in instruction.operands]
            case "Do" if start is not None and placed:
                yield start, _rectangle(placed)
                start = None


def _rectangle(matrix: list[float]) -> list[float]:
    """Where a matrix puts a picture: its sides from left to top."""
    width, _, _, height, x, y = matrix
    return [x, y, x + width, y + height]


def _box(figure: Object) -> list[float] | None:
    """The rectangle that a tag says it fills."""
    boxes = (attribute.BBox for attribute in attributes_of(figure) if "/BBox" in attribute)
    found = next(boxes, None)
    return None if found is None else [float(side) for side in found]


def attributes_of(tag: Object) -> list[Object]:
    """The attributes of a tag, one of each owner (ISO 32000-1, 14.7.5)."""
    import pikepdf

    held = tag.get("/A", pikepdf.Array())
    return list(held) if isinstance(held, pikepdf.Array) else [held]


def _alike(box: list[float] | None, rectangle: list[float]) -> bool:
    if box is None:
        return False
    return all(abs(one - other) <= _NEAR for one, other in zip(box, rectangle, strict=True))
