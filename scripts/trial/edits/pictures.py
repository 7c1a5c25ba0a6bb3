"""Pictures replaced, resized and described."""

from __future__ import annotations

from trial import data_changes
from trial.edits.kinds import is_figure, kind, mark_of, picked
from trial.names import q
from trial.reading import Doc
from trial.sheet import (
    Sheet,
)


@kind
def replace_picture(sheet: Sheet) -> bool:
    """Another picture in the place of a generated one."""
    element = picked(sheet, is_figure)
    blip = None if element is None else next(element.iter(q("a:blip")), None)
    if blip is None:
        return False
    file = sheet.folder / f"own-{sheet.number}.png"
    data_changes.draw_picture(file, sheet.rng)
    key, _ = sheet.document.part.get_or_add_image(str(file))
    blip.set(q("r:embed"), key)
    return True


@kind
def resize_picture(sheet: Sheet) -> bool:
    """A generated picture gets another size."""
    element = picked(sheet, is_figure)
    if element is None:
        return False
    width = str(2_000_000 + sheet.rng.randrange(10**5))
    for size in element.iter(q("wp:extent"), q("a:ext")):
        if size.get("cx"):
            size.set("cx", width)
            size.set("cy", "1500000")

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple("x" for e in doc.root.iter(q("wp:extent")) if e.get("cx") == width)

    sheet.probe("size", measure, mark_of(element))
    return True


@kind
def alternative_text(sheet: Sheet) -> bool:
    """A picture gets another alternative text."""
    element = picked(sheet, is_figure)
    if element is None:
        return False
    text = sheet.sentence()
    for label in element.iter(q("wp:docPr")):
        label.set("descr", text)

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple(text for e in doc.root.iter(q("wp:docPr")) if e.get("descr") == text)

    sheet.probe("alternative text", measure, mark_of(element))
    return True
