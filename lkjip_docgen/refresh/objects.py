"""What stands in a paragraph and is no text: pictures, footnotes, formulas."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from lkjip_docgen.docx.flow import Flow
from lkjip_docgen.docx.package import Package
from lkjip_docgen.docx.xml import NAMESPACES, w
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.editor import Editor
from lkjip_docgen.refresh.outcome import Change, Kind

if TYPE_CHECKING:
    from lkjip_docgen.refresh.merge import Merge, Where

_WP, _A = NAMESPACES["wp"], NAMESPACES["a"]
_DOC_NAME, _EXTENT = f"{{{_WP}}}docPr", f"{{{_WP}}}extent"
_BLIP, _SIZE = f"{{{_A}}}blip", f"{{{_A}}}ext"
_EMBED = f"{{{NAMESPACES['r']}}}embed"
_M = f"{{{NAMESPACES['m']}}}"
_NOTE = w("footnoteReference")


class Objects:
    """Merges the objects of a paragraph, each with its own counterpart."""

    def __init__(
        self,
        sides: tuple[Package, Package, Package],
        editor: Editor,
        adoption: Adoption,
        merge: Merge,
    ) -> None:
        self._base, self._file, self._data = sides
        self._editor = editor
        self._adoption = adoption
        self._merge = merge

    def merge(self, base: Any, file: Any, data: Any, where: Where) -> None:
        """Take over the objects that the data changed."""
        if not (base.findall(f".//{w('drawing')}") or _others(base)):
            return
        self._pictures(base, file, data, where)
        self._notes(base, file, data, where)
        self._formulas(base, file, data, where)

    # --- pictures --------------------------------------------------------------

    def _pictures(self, base: Any, file: Any, data: Any, where: Where) -> None:
        mine, new = _drawings(file), _drawings(data)
        for name, old in _drawings(base).items():
            wanted = new.get(name)
            if wanted is None or not self._redrawn(old, wanted):
                continue
            alt = _alt(wanted)
            there = mine.get(name)
            if there is None and len(mine) == 1:
                there = next(iter(mine.values()))
            change = Change(Kind.PICTURE, str(where), f"gambar.{name}", _alt(old), alt)
            if there is None:
                self._merge.note(change, Kind.GONE)
            elif self._file.picture_digest(there) != self._digest(old):
                if self._file.picture_digest(there) == self._data.picture_digest(wanted):
                    continue
                if self._merge.decide(change):
                    self._show(there, old, wanted)
            else:
                self._merge.note(change, Kind.PICTURE)
                self._show(there, old, wanted)

    def _redrawn(self, old: Any, new: Any) -> bool:
        return self._base.picture(old) != self._data.picture(new) or _alt(old) != _alt(new)

    def _digest(self, old: Any) -> str:
        """The digest of a picture as generated: its file is named by it."""
        return self._base.picture(old).rsplit("/", 1)[-1].split(".")[0]

    def _show(self, drawing: Any, old: Any, new: Any) -> None:
        """Let a drawing show another picture; a size that people gave it stays."""
        if self._base.picture(old) != self._data.picture(new):
            relation = self._adoption.picture(new)
            for blip in drawing.iter(_BLIP):
                blip.set(_EMBED, relation)
        before = width, height = _extent(drawing)
        if (width, height) == _extent(old):
            width, height = _extent(new)
        else:
            wide, high = _extent(new)
            height = round(width * high / wide) if wide else height
        if (width, height) != before:
            self._merge.resized()
        for extent in (*drawing.iter(_EXTENT), *_sizes(drawing)):
            extent.set("cx", str(width))
            extent.set("cy", str(height))
        for label in drawing.iter(_DOC_NAME, f"{{{NAMESPACES['pic']}}}cNvPr"):
            if label.get("descr", _alt(old)) == _alt(old):
                label.set("descr", _alt(new))

    # --- footnotes ---------------------------------------------------------------

    def _notes(self, base: Any, file: Any, data: Any, where: Where) -> None:
        sides = ((self._base, base), (self._file, file), (self._data, data))
        notes = [
            [side.notes().get(mark.get(w("id"), "")) for mark in paragraph.iter(_NOTE)]
            for side, paragraph in sides
        ]
        if len({len(found) for found in notes}) != 1:
            return
        for old, there, new in zip(*notes, strict=True):
            if old is not None and there is not None and new is not None:
                self._merge.container(old, there, new, where)

    # --- formulas ----------------------------------------------------------------

    def _formulas(self, base: Any, file: Any, data: Any, where: Where) -> None:
        old, there, new = _formulas(base), _formulas(file), _formulas(data)
        if len(old) != len(new):
            return
        for i, formula in enumerate(old):
            was, wanted = _words(formula), _words(new[i])
            if was == wanted:
                continue
            change = Change(Kind.TEXT, str(where), "", was, wanted)
            if len(there) != len(old):
                self._merge.note(change, Kind.GONE)
            elif _words(there[i]) == wanted:
                continue
            elif _words(there[i]) == was or self._merge.decide(change):
                if _words(there[i]) == was:
                    self._merge.note(change, Kind.TEXT)
                there[i].getparent().replace(there[i], deepcopy(new[i]))


def _others(paragraph: Any) -> bool:
    return next(paragraph.iter(_NOTE, f"{_M}oMath"), None) is not None


def _drawings(paragraph: Any) -> dict[str, Any]:
    """The drawings of a paragraph by their name (LibreOffice may wrap them)."""
    found: dict[str, Any] = {}
    for _, element in Flow(paragraph).objects():
        for drawing in element.iter(w("drawing")):
            label = next(drawing.iter(_DOC_NAME), None)
            if label is not None and next(drawing.iter(_BLIP), None) is not None:
                found.setdefault(label.get("name", ""), drawing)
    return found


def _alt(drawing: Any) -> str:
    label = next(drawing.iter(_DOC_NAME), None)
    return "" if label is None else str(label.get("descr", ""))


def _extent(drawing: Any) -> tuple[int, int]:
    extent = next(drawing.iter(_EXTENT), None)
    return (0, 0) if extent is None else (int(extent.get("cx")), int(extent.get("cy")))


def _sizes(drawing: Any) -> list[Any]:
    return [e for e in drawing.iter(_SIZE) if e.get("cx") is not None]


def _formulas(paragraph: Any) -> list[Any]:
    return list(paragraph.iter(f"{_M}oMath"))


def _words(formula: Any) -> str:
    return "".join("".join(text.text or "" for text in formula.iter(f"{_M}t")).split())
