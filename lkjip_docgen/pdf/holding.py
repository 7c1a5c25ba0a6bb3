"""Pictures tied to their tags: LibreOffice draws them as artifacts beside an empty `Figure`.

A picture is known by its place: the tag says where it lies (`BBox`), the page
where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

_NEAR = 1.5  # points between the rectangle of a tag and that of its picture


def hold_pictures(document: Any, figures: Sequence[Any]) -> None:
    """Give each empty figure the picture that is drawn in its place, if there is one."""
    empty: dict[tuple[int, int], list[Any]] = {}
    for figure in figures:
        if "/K" not in figure and "/Pg" in figure and _box(figure) is not None:
            empty.setdefault(figure.Pg.objgen, []).append(figure)
    for page in document.pages:
        if page.obj.objgen in empty:
            _hold(document, page, empty[page.obj.objgen])


def _hold(document: Any, page: Any, figures: list[Any]) -> None:
    import pikepdf

    instructions = list(pikepdf.parse_content_stream(page))
    held = _marks(document, page)
    for start, rectangle in list(_artifacts(instructions)):
        figure = next((one for one in figures if _alike(_box(one), rectangle)), None)
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


def _marks(document: Any, page: Any) -> Any:
    """The tags of the marks of a page by their numbers; a page without marks gets such a list."""
    import pikepdf

    parents = pikepdf.NumberTree(document.Root.StructTreeRoot.ParentTree)
    if "/StructParents" not in page.obj:
        number = max(parents.keys(), default=-1) + 1
        parents[number] = document.make_indirect(pikepdf.Array())
        page.obj.StructParents = number
        document.Root.StructTreeRoot.ParentTreeNextKey = number + 1
    return parents[int(page.obj.StructParents)]


def _artifacts(instructions: Sequence[Any]) -> Iterator[tuple[int, list[float]]]:
    """The pictures drawn as artifacts: where the mark begins, and the rectangle of the picture."""
    start: int | None = None
    placed: list[float] = []
    for number, instruction in enumerate(instructions):
        operator = str(instruction.operator)
        if operator == "BMC":
            start = number
        elif operator in ("EMC", "BDC"):
            start = None
        elif operator == "cm":
            placed = [float(value) for value in instruction.operands]
        elif operator == "Do" and start is not None and placed:
            width, _, _, height, x, y = placed
            yield start, [x, y, x + width, y + height]
            start = None


def _box(figure: Any) -> list[float] | None:
    """The rectangle that a tag says it fills."""
    import pikepdf

    held = figure.get("/A", pikepdf.Array())
    attributes = list(held) if isinstance(held, pikepdf.Array) else [held]
    found = next((one.BBox for one in attributes if "/BBox" in one), None)
    return None if found is None else [float(side) for side in found]


def _alike(box: list[float] | None, rectangle: list[float]) -> bool:
    if box is None:
        return False
    return all(abs(one - other) <= _NEAR for one, other in zip(box, rectangle, strict=True))
