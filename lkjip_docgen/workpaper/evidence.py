"""Where a report holds the evidence of each statement that a reviewer judges."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lkjip_docgen.records import Record
from lkjip_docgen.rules import BuktiReviu, ButirReviu
from lkjip_docgen.workpaper.arranging import Arrangement
from lkjip_docgen.workpaper.cell_places import COMPUTED, INPUTS
from lkjip_docgen.workpaper.landmarks import Keys, Landmark, Landmarks, shown
from lkjip_docgen.workpaper.paper import Paper

NOT_FOUND: Final = "tidak ditemukan dalam laporan"
_MOST: Final = 5
"""So many indicators, paragraphs or findings are named; of more their number is."""
_EACH: Final = "{kode}"


class Evidence(Record):
    """What is told of a statement, line by line, and what of this workbook it is about.

    `path` is a number, `sheet` a whole sheet, both "" where it is about none; `findings` are
    the numbers, on their sheet, of those that concern it.
    """

    lines: tuple[str, ...]
    findings: tuple[int, ...] = ()
    path: str = ""
    sheet: str = ""


class _Found(Record):
    """Landmarks that are evidence, the names of indicators without any, and numbers."""

    landmarks: tuple[Landmark, ...] = ()
    lacking: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


class Search:
    """Looks for evidence in one report."""

    def __init__(self, paper: Paper, arrangement: Arrangement) -> None:
        self._paper = paper
        self._landmarks = Landmarks(paper.report)
        self._paths = Keys(paper.printed)
        self._indicators = {
            row.model.kode: row.model.singkatan or row.model.nama for row in paper.hasil.indikator
        }
        inputs = [quantity for block in arrangement.inputs for quantity in block.rows]
        computed = sum(len(block.rows) for block in arrangement.computed)
        self._of_sheets = {
            INPUTS: _inputs(len(inputs), sum(1 for quantity in inputs if not quantity.ada)),
            COMPUTED: f"{computed} angka pada lembar {COMPUTED}",
        }

    def of(self, butir: ButirReviu) -> Evidence:
        """The evidence of a statement, each thing to look at on a line of its own."""
        lines: list[str] = []
        paths: list[str] = []
        sheet = ""
        for bukti in butir.bukti:
            told, found = self._told(bukti)
            if told:
                lines.append(told)
            paths += found
            sheet = sheet or bukti.lembar
        return Evidence(tuple(lines), self._findings(butir), paths[0] if paths else "", sheet)

    def _told(self, bukti: BuktiReviu) -> tuple[str, tuple[str, ...]]:
        """A line, "" for nothing to tell, and the numbers that it is about."""
        if bukti.luar:
            return f"Di luar laporan: {bukti.luar}", ()
        if bukti.lembar:
            return f"{bukti.hal}: {self._of_sheets[bukti.lembar]}", ()
        if bukti.sebutan:
            return f"{bukti.hal}: {self._mentioned(bukti.sebutan)}", ()
        found = self._found(bukti)
        if not found.landmarks:
            return "" if bukti.pelengkap else f"{bukti.hal}: {NOT_FOUND}", ()
        lacking = f"; tidak ditemukan untuk {_named(found.lacking)}" if found.lacking else ""
        return f"{bukti.hal}: {shown(found.landmarks)}{_gaps(found)}{lacking}", found.paths

    def _mentioned(self, words: Iterable[str]) -> str:
        places = list(dict.fromkeys(self._landmarks.mentions(words)))
        if not places:
            return NOT_FOUND
        more = len(places) - _MOST
        return "; ".join(places[:_MOST]) + (f"; dan {more} alinea lain" if more > 0 else "")

    def _found(self, bukti: BuktiReviu) -> _Found:
        if bukti.isi:
            return _Found(tuple(self._landmarks.titles_in(bukti.isi)))
        if not any(_EACH in pattern for pattern in (*bukti.letak, *bukti.angka)):
            return self._like(bukti, "")
        found = {name: self._like(bukti, kode) for kode, name in self._indicators.items()}
        return _Found(
            tuple(landmark for one in found.values() for landmark in one.landmarks),
            tuple(name for name, one in found.items() if not one.landmarks),
            tuple(path for one in found.values() for path in one.paths),
        )

    def _like(self, bukti: BuktiReviu, kode: str) -> _Found:
        """What the patterns of an evidence find, for one indicator where they are about each."""
        landmarks: list[Landmark] = []
        for pattern in bukti.letak:
            landmarks += self._landmarks.at(pattern.replace(_EACH, kode))
        paths: list[str] = []
        for pattern in bukti.angka:
            paths += self._paths.like(pattern.replace(_EACH, kode))
        landmarks += self._printed_at(paths)
        return _Found(tuple(landmarks), (), tuple(paths))

    def _printed_at(self, paths: Iterable[str]) -> list[Landmark]:
        """The first table or figure of each number; where none has one, a paragraph."""
        places = [self._paper.printed[path].places for path in paths]
        labelled = [self._first_labelled(one) for one in places]
        found = [landmark for landmark in labelled if landmark is not None]
        return found or [Landmark("", "", one[0]) for one in places[:1]]

    def _first_labelled(self, places: Iterable[str]) -> Landmark | None:
        found = map(self._landmarks.labelled, places)
        return next((landmark for landmark in found if landmark is not None), None)

    def _findings(self, butir: ButirReviu) -> tuple[int, ...]:
        """The numbers, on their sheet, of findings that concern a statement."""
        found = self._paper.found
        listed = (*found.findings, *(accepted.finding for accepted in found.accepted))
        known = [finding.code for finding in listed]
        keys = Keys(dict.fromkeys(known))
        wanted = {code for pattern in butir.temuan for code in keys.like(pattern)}
        return tuple(number for number, code in enumerate(known, 1) if code in wanted)


def _inputs(count: int, missing: int) -> str:
    told = f"{count} angka pada lembar {INPUTS}"
    return f"{told}, {missing} di antaranya tanpa nilai" if missing else told


def _gaps(found: _Found) -> str:
    gaps = sum(landmark.gaps for landmark in dict.fromkeys(found.landmarks))
    return f" ({gaps} bagian belum diisi)" if gaps else ""


def _named(names: tuple[str, ...]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f", dan {more} indikator lain" if more > 0 else "")


def numbers(found: Iterable[int]) -> str:
    """Numbers in a line, those that follow one another as a range: "3, 7–9"."""
    ranges: list[list[int]] = []
    for number in found:
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    return ", ".join(
        "–".join(str(end) for end in dict.fromkeys((one[0], one[-1]))) for one in ranges
    )
