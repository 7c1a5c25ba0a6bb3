"""What stands in a paragraph and is no text: pictures, footnotes, formulas."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lkjip_docgen.docx import NAMESPACES, Element, Flow, Package, w, whole
from lkjip_docgen.refresh.items import formula_words
from lkjip_docgen.refresh.outcome import Kind
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.sides import Work

_WP, _A = NAMESPACES["wp"], NAMESPACES["a"]
_DOC_NAME, _EXTENT = f"{{{_WP}}}docPr", f"{{{_WP}}}extent"
_BLIP, _SIZE = f"{{{_A}}}blip", f"{{{_A}}}ext"
_EMBED = f"{{{NAMESPACES['r']}}}embed"
_M = f"{{{NAMESPACES['m']}}}"
_NOTE = w("footnoteReference")

MergeNote = Callable[[Element, Element, Element, Where], None]


class Objects:
    """Merges the objects of a paragraph, each with its own counterpart."""

    def __init__(self, work: Work, merge_note: MergeNote) -> None:
        self._base, self._file, self._data = work.sides.base, work.sides.file, work.sides.data
        self._adoption = work.adoption
        self._ledger = work.ledger
        self._merge_note = merge_note

    def merge(self, base: Element, file: Element, data: Element, where: Where) -> None:
        """Take over the objects that the data changed."""
        if next(base.iter(w("drawing"), _NOTE, f"{_M}oMath"), None) is None:
            return
        self._pictures(base, file, data, where)
        self._notes(base, file, data, where)
        self._formulas(base, file, data, where)

    # --- pictures --------------------------------------------------------------

    def _pictures(self, base: Element, file: Element, data: Element, where: Where) -> None:
        mine = _drawings(file)
        for name, old, wanted in _in_both(_drawings(base), _drawings(data)):
            there = _named_or_only(name, mine)
            if self._redrawn(old, wanted):
                self._picture(name, (old, there, wanted), where)
            if there is not None:
                _rename(there, old, wanted)

    def _picture(
        self, name: str, drawings: tuple[Element, Element | None, Element], where: Where
    ) -> None:
        old, there, wanted = drawings
        texts = _alt(old), _alt(wanted)
        path = f"gambar.{name}"
        if there is None:
            self._ledger.note(Kind.GONE, where, *texts, path)
            return
        shown = self._file.picture_digest(there)
        if shown == self._digest(old):
            self._ledger.note(Kind.PICTURE, where, *texts, path)
            self._show(there, old, wanted)
        elif shown != self._data.picture_digest(wanted):
            said = f"[gambar {name}] {texts[0]}".strip(), "[gambar lain]", texts[1]
            if (
                self._ledger.decide(where, said, there, self._restoring(old, wanted), path)
                == "data"
            ):
                self._show(there, old, wanted)

    def _restoring(self, old: Element, new: Element) -> Callable[[], None]:
        def restore() -> None:
            parent = new.getparent()
            if parent is not None:
                parent.replace(new, self._adoption.remembered(old))

        return restore

    def _redrawn(self, old: Element, new: Element) -> bool:
        return self._base.picture(old) != self._data.picture(new) or _alt(old) != _alt(new)

    def _digest(self, old: Element) -> str:
        """The digest of a picture as generated: its file is named by it."""
        return self._base.picture(old).rsplit("/", 1)[-1].split(".")[0]

    def _show(self, drawing: Element, old: Element, new: Element) -> None:
        """Let a drawing show another picture; a size that people gave it stays."""
        if self._base.picture(old) != self._data.picture(new):
            relation = self._adoption.picture(new)
            for blip in drawing.iter(_BLIP):
                blip.set(_EMBED, relation)
        width, height = _new_extent(drawing, old, new)
        if (width, height) != _extent(drawing):
            self._ledger.outcome.resized = True
        for extent in (*drawing.iter(_EXTENT), *_sizes(drawing)):
            extent.set("cx", str(width))
            extent.set("cy", str(height))
        _describe(drawing, old, new)

    # --- footnotes ---------------------------------------------------------------

    def _notes(self, base: Element, file: Element, data: Element, where: Where) -> None:
        before, mine, now = (
            _notes_of(self._base, base),
            _notes_of(self._file, file),
            _notes_of(self._data, data),
        )
        if not len(before) == len(mine) == len(now):
            return
        for old, there, new in zip(before, mine, now, strict=True):
            if old is not None and there is not None and new is not None:
                self._merge_note(old, there, new, where)

    # --- formulas ----------------------------------------------------------------

    def _formulas(self, base: Element, file: Element, data: Element, where: Where) -> None:
        old, there, new = _formulas(base), _formulas(file), _formulas(data)
        if len(old) != len(new):
            return
        for i, formula in enumerate(old):
            if _words(formula) == _words(new[i]):
                continue
            if len(there) != len(old):
                self._ledger.note(Kind.GONE, where, _words(formula), _words(new[i]))
            else:
                self._formula(formula, there[i], new[i], where)

    def _formula(self, old: Element, there: Element, new: Element, where: Where) -> None:
        said = _words(old), _words(there), _words(new)
        was, here, wanted = formula_words(old), formula_words(there), formula_words(new)
        if here == wanted:
            return
        if here == was:
            self._ledger.note(Kind.TEXT, where, said[0], said[2])
        elif self._ledger.decide(where, said, there, _putting_back(new, old)) != "data":
            return
        parent = there.getparent()
        if parent is not None:
            parent.replace(there, deepcopy(new))


def _putting_back(new: Element, old: Element) -> Callable[[], None]:
    def restore() -> None:
        parent = new.getparent()
        if parent is not None:
            parent.replace(new, deepcopy(old))

    return restore


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


def _notes_of(package: Package, paragraph: Element) -> list[Element | None]:
    """The notes of a paragraph; None for a mark without one."""
    return [package.notes().get(mark.get(w("id"), "")) for mark in paragraph.iter(_NOTE)]


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
            if label is not None and next(drawing.iter(_BLIP), None) is not None:
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
    for label in drawing.iter(_DOC_NAME, f"{{{NAMESPACES['pic']}}}cNvPr"):
        if label.get("descr", _alt(old)) == _alt(old):
            label.set("descr", _alt(new))


def _sizes(drawing: Element) -> list[Element]:
    return [e for e in drawing.iter(_SIZE) if e.get("cx") is not None]


def _formulas(paragraph: Element) -> list[Element]:
    return list(paragraph.iter(f"{_M}oMath"))


def _words(formula: Element) -> str:
    return "".join("".join(text.text or "" for text in formula.iter(f"{_M}t")).split())
