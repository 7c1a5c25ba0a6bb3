"""What keeps a report from being final: every marker in it, by the place in the data to fill in.

`check` tells these places and `build --final` refuses them, so both ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lkjip_docgen.checks.empty_places import absent_at, agreed_target
from lkjip_docgen.document import Absence, Marker, Report, placed_markers
from lkjip_docgen.idn import month_short
from lkjip_docgen.measures import Hasil, data_path
from lkjip_docgen.model import Bagian, sections_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, missing_in
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, Project

_FILE: Final = lazy_pattern(r"berkas gambar (.+)$")
_TABLES: Final = frozenset({"tabel"})  # keys that name the file where the figures stand
_ABOUT: Final = lazy_pattern(r"^BELUM DIISI(?:: )?")


class Gap(Record):
    """A place in the data that leaves a marker in the report until it is filled in.

    `path` is the data path, () where nobody knows it; `place` where that is, or the section around
    it.  `names` says what is missing as the markers say it ("" of those that stand in a table),
    and `titles` under which title of the report they stand, each as often as it does.
    """

    path: Path_
    place: Place | None
    names: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def markers(self) -> int:
        """How many markers it leaves."""
        return len(self.titles)

    @property
    def key(self) -> str:
        """The key of the data that is to be filled in; "" where it is not known."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


def unfilled(report: Report, project: Project, hasil: Hasil) -> tuple[Gap, ...]:
    """The gaps of a report in the order of the data; those of no known place come last.

    None exactly where the report has no marker, and `build --final` refuses no gap.
    """
    found: dict[_Spot, list[tuple[str, str]]] = {}
    spots = _Spots(project, hasil)
    for title, marker in placed_markers(report):
        for spot in spots.of(marker):
            found.setdefault(spot, []).append((_ABOUT.sub("", marker.text), title))
    gaps = [
        Gap(spot.path, spot.place, tuple(dict.fromkeys(names)), titles)
        for spot, told in found.items()
        for names, titles in [tuple(zip(*told, strict=True))]
    ]
    return tuple(sorted(gaps, key=_order))


def _order(gap: Gap) -> tuple[object, ...]:
    place = gap.place
    if place is None:
        return (True, "", 0, 0)
    return (False, not place.file.endswith((".yaml", ".yml")), place.file, place.line, place.column)


class _Spot(Record):
    """A place of the data with its path; the words of the marker where neither is known."""

    path: Path_
    place: Place | None
    words: str = ""


class _Spots:
    """Finds the places of the data that markers stand for."""

    def __init__(self, project: Project, hasil: Hasil) -> None:
        self._project = project
        self._hasil = hasil
        self._sections: Mapping[int, Path_] | None = None
        self._texts: Mapping[Path_, str] | None = None
        self._quantities: Mapping[str, Quantity] | None = None

    def of(self, marker: Marker) -> tuple[_Spot, ...]:
        """The places that a marker waits for, each once; at least one spot for every marker."""
        found = [spot for gap in marker.of for spot in self._of_gap(gap)]
        found += [] if marker.of else self._of_words(marker.text)
        return tuple(dict.fromkeys(found)) or (_Spot((), None, marker.text),)

    def _of_gap(self, gap: Absence | Quantity | Place) -> Iterator[_Spot]:
        if isinstance(gap, Place):
            yield _Spot((), gap)
        elif isinstance(gap, Quantity):
            for missing in missing_in(gap):
                yield from self._of_figure(missing)
        elif (section := self._known_sections().get(id(gap.section))) is not None:
            yield self._at((*section, gap.name))

    def _at(self, path: Path_) -> _Spot:
        return _Spot(path, absent_at(self._project, path))

    def _of_figure(self, missing: Quantity) -> Iterator[_Spot]:
        path = data_path(missing.path, self._project.laporan)
        beside = self._beside(missing) if path and path[-1] in _TABLES else None
        if beside is not None:
            yield _Spot(path, beside)
        elif path:
            yield self._at(agreed_target(self._project, path) or path)

    def _beside(self, missing: Quantity) -> Place | None:
        """The cell of a table of months where a figure is missing: in the row of its neighbours."""
        if self._quantities is None:
            self._quantities = self._hasil.quantities()
        steps = missing.path.split(".")
        for number, step in enumerate(steps):
            if step in _MONTHS:
                for month in _MONTHS:
                    path = ".".join((*steps[:number], month, *steps[number + 1 :]))
                    known = self._quantities.get(path)
                    if known is not None and known.place is not None:
                        return _in_column(known.place, step)
        return None

    def _known_sections(self) -> Mapping[int, Path_]:
        if self._sections is None:
            known = sections_of(self._project.laporan)
            self._sections = {id(section): path for path, section in known}
        return self._sections

    def _of_words(self, words: str) -> list[_Spot]:
        """Where the data name the picture that is missing, or hold the marker itself."""
        named = _FILE.search(words)
        sought = named[1] if named else f"[{words}]"
        if self._texts is None:
            self._texts = dict(_texts(self._project.laporan, ()))
        return [
            self._at(path)
            for path, text in self._texts.items()
            if (text.strip() == sought if named else sought in text)
        ]


_MONTHS: Final = tuple(month_short(number).lower() for number in range(1, 13))


def _in_column(place: Place, month: str) -> Place:
    """The cell in the same row as another one, in the column of a month."""
    return Place(place.file, place.line, 1, f"baris {place.line}, kolom {month.capitalize()}")


def _texts(node: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Every text of the data with its path."""
    if isinstance(node, str):
        yield path, node
    for step, below in _below(node):
        yield from _texts(below, (*path, step))


def _below(node: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(node, Bagian):
        return [(name, getattr(node, name)) for name in type(node).model_fields]
    return enumerate(node) if isinstance(node, tuple) else ()
