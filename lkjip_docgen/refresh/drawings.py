"""Pictures and charts in an edited report: those that the data changed, and those of people."""

from __future__ import annotations

from collections.abc import Callable

from lkjip_docgen.docx import Element, Flow, chart_digest, chart_of, data_of_chart, q, w, whole
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.sides import Work

_DOC_NAME, _EXTENT = q("wp", "docPr"), q("wp", "extent")
_BLIP, _SIZE, _CHART = q("a", "blip"), q("a", "ext"), q("c", "chart")
_EMBED = q("r", "embed")


class Drawings:
    """Merges the drawings of a paragraph, each with its own counterpart."""

    def __init__(self, work: Work) -> None:
        self._base, self._file, self._data = work.sides.base, work.sides.file, work.sides.data
        self._adoption = work.adoption
        self._ledger = work.ledger

    def merge(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """Take over the drawings that the data changed."""
        mine = _drawings(file)
        for name, old, wanted in _in_both(_drawings(base), _drawings(data)):
            there = _named_or_only(name, mine)
            if self._redrawn(old, wanted):
                there = self._drawing(name, (old, there, wanted), where)
            if there is not None:
                _rename(there, old, wanted)

    def _drawing(
        self, name: str, drawings: tuple[Element, Element | None, Element], where: Where
    ) -> Element | None:
        """Decide about a drawing; what stands in the file then."""
        old, there, wanted = drawings
        texts = _alt(old), _alt(wanted)
        path = f"gambar.{name}"
        if there is None:
            self._ledger.note(Kind.GONE, where, *texts, path)
            return None
        if self._is_left(old, there):
            self._ledger.note(Kind.PICTURE, where, *texts, path)
            return self._show(there, old, wanted)
        if self._shows(there, wanted):
            return there
        said = f"[gambar {name}] {texts[0]}".strip(), self._said(there), texts[1]
        restore = self._restoring(old, wanted)
        if self._ledger.decide(where, said, there, restore, path) == "data":
            return self._show(there, old, wanted)
        return there

    def _said(self, there: Element) -> str:
        return "[grafik lain]" if chart_of(self._file, there) else "[gambar lain]"

    def _restoring(self, old: Element, new: Element) -> Callable[[], None]:
        def restore() -> None:
            parent = new.getparent()
            if parent is not None:
                parent.replace(new, self._adoption.remembered(old))

        return restore

    def _redrawn(self, old: Element, new: Element) -> bool:
        """Whether the new report shows another picture or chart, or says other words of it."""
        if _alt(old) != _alt(new) or self._base.picture(old) != self._data.picture(new):
            return True
        return chart_digest(self._base, old) != chart_digest(self._data, new)

    def _is_left(self, old: Element, there: Element) -> bool:
        """Whether people have left a drawing to show what was generated: of a chart its numbers."""
        chart, mine = chart_of(self._base, old), chart_of(self._file, there)
        if chart or mine:
            return bool(chart and mine) and _same_numbers(
                self._base.tree(chart), self._file.tree(mine)
            )
        return self._file.picture_digest(there) == self._digest(old)

    def _shows(self, there: Element, wanted: Element) -> bool:
        """Whether a drawing shows what the new report does: people may have changed it before."""
        chart, mine = chart_of(self._data, wanted), chart_of(self._file, there)
        if chart or mine:
            return bool(chart and mine) and _same_numbers(
                self._data.tree(chart), self._file.tree(mine)
            )
        return self._file.picture_digest(there) == self._data.picture_digest(wanted)

    def _digest(self, old: Element) -> str:
        """The digest of a picture as generated: its file is named by it."""
        return self._base.picture(old).rsplit("/", 1)[-1].split(".")[0]

    def _show(self, drawing: Element, old: Element, new: Element) -> Element:
        """Let a drawing show another picture or chart; a size that people gave it stays."""
        size = _new_extent(drawing, old, new)
        if size != _extent(drawing):
            self._ledger.outcome.resized = True
        if chart_of(self._file, drawing) and chart_of(self._data, new):
            self._adoption.renew_chart(drawing, old, new)
        elif chart_of(self._file, drawing) or chart_of(self._data, new):
            drawing = self._exchanged(drawing, new)
        elif self._base.picture(old) != self._data.picture(new):
            relation = self._adoption.picture(new)
            for blip in drawing.iter(_BLIP):
                blip.set(_EMBED, relation)
        for extent in (*drawing.iter(_EXTENT), *_sizes(drawing)):
            extent.set("cx", str(size[0]))
            extent.set("cy", str(size[1]))
        _describe(drawing, old, new)
        return drawing

    def _exchanged(self, drawing: Element, new: Element) -> Element:
        """A picture in the place of a chart, or a chart in that of a picture."""
        wanted = self._adoption.adopted(new)
        parent = drawing.getparent()
        if parent is not None:
            parent.replace(drawing, wanted)
        return wanted


def _same_numbers(one: Element, other: Element) -> bool:
    return data_of_chart(one) == data_of_chart(other)


def _in_both(
    old: dict[str, Element], new: dict[str, Element]
) -> list[tuple[str, Element, Element]]:
    """The drawings that both reports have, by the old name; one alone may have another now."""
    if len(old) == len(new) == 1:
        return list(zip(old, old.values(), new.values(), strict=True))
    return [(name, drawing, new[name]) for name, drawing in old.items() if name in new]


def _named_or_only(name: str, drawings: dict[str, Element]) -> Element | None:
    """The drawing of a name, else the only one that there is."""
    found = drawings.get(name)
    if found is None and len(drawings) == 1:
        return next(iter(drawings.values()))
    return found


def _rename(drawing: Element, old: Element, new: Element) -> None:
    """Call a drawing as the new report does; one that people renamed keeps its name."""
    before, after = _name(old), _name(new)
    for label in drawing.iter(_DOC_NAME):
        if before != after and label.get("name") == before:
            label.set("name", after)


def _name(drawing: Element) -> str:
    label = next(drawing.iter(_DOC_NAME), None)
    return "" if label is None else str(label.get("name", ""))


def _drawings(paragraph: Element) -> dict[str, Element]:
    """The drawings of a paragraph by their name (LibreOffice may wrap them)."""
    found: dict[str, Element] = {}
    for _, element in Flow(paragraph).objects():
        for drawing in element.iter(w("drawing")):
            label = next(drawing.iter(_DOC_NAME), None)
            if label is not None and next(drawing.iter(_BLIP, _CHART), None) is not None:
                found.setdefault(label.get("name", ""), drawing)
    return found


def _alt(drawing: Element) -> str:
    label = next(drawing.iter(_DOC_NAME), None)
    return "" if label is None else str(label.get("descr", ""))


def _extent(drawing: Element) -> tuple[int, int]:
    extent = next(drawing.iter(_EXTENT), None)
    return (0, 0) if extent is None else (whole(extent, "cx"), whole(extent, "cy"))


def _new_extent(drawing: Element, old: Element, new: Element) -> tuple[int, int]:
    """The size of a drawing with the new picture: as wide as people made it, if they did."""
    (width, height), (wide, high) = _extent(drawing), _extent(new)
    if (width, height) == _extent(old):
        return wide, high
    return width, round(width * high / wide) if wide else height


def _describe(drawing: Element, old: Element, new: Element) -> None:
    """Give a drawing its new description; one that people wrote stays."""
    for label in drawing.iter(_DOC_NAME, q("pic", "cNvPr")):
        if label.get("descr", _alt(old)) == _alt(old):
            label.set("descr", _alt(new))


def _sizes(drawing: Element) -> list[Element]:
    return [e for e in drawing.iter(_SIZE) if e.get("cx") is not None]
