"""The gaps of a report as people are told of them: those of one item of the data in one line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from lkjip_docgen.checks.unfilled import Gap
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.findings.codes.data import BELUM_DIISI
from lkjip_docgen.identity import identities
from lkjip_docgen.model import Indikator, Laporan, label
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, dotted


class GapGroup(Record):
    """Gaps that are filled in together: those of one item of the data in one file."""

    name: str  # as people call the item: "Indikator IKM", "SMART tahunan 2024"
    gaps: tuple[Gap, ...]

    @property
    def what(self) -> str:
        """What is missing, alike ones counted: "target, 2 realisasi (riwayat)"."""
        counts = Counter(map(words, self.gaps))
        return ", ".join(f"{n} {key}" if n > 1 else key for key, n in counts.items())

    @property
    def place(self) -> Place | None:
        """Where the first of them is."""
        return self.gaps[0].place

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines that they stand on, each once, from the first to the last."""
        return tuple(sorted({gap.place.line for gap in self.gaps if gap.place is not None}))

    @property
    def titles(self) -> Mapping[str, int]:
        """Under which titles the report marks them, and how often each."""
        return Counter(title for gap in self.gaps for title in gap.titles)


def words(gap: Gap) -> str:
    """The key of a gap, and the section or list around it within its item: "target (riwayat)"."""
    below = [step for step in gap.path[len(_item(gap.path)) :] if isinstance(step, str)]
    if not below:
        return gap.key.replace("_", " ") or "isian"
    inner, *outer = (step.replace("_", " ") for step in reversed(below))
    return f"{inner} ({outer[0]})" if outer else inner


def in_groups(gaps: Iterable[Gap], laporan: Laporan) -> tuple[GapGroup, ...]:
    """Gaps by the item that they belong to, in their order; each gap of no known item alone."""
    groups: dict[tuple[str, Path_ | str], list[Gap]] = {}
    for gap in gaps:
        file = gap.place.file if gap.place is not None else ""
        groups.setdefault((file, _item(gap.path) or gap.names[0]), []).append(gap)
    return tuple(
        GapGroup(item if isinstance(item, str) else called(laporan, item), tuple(found))
        for (_, item), found in groups.items()
    )


_DEEPEST: Final = 3
"""Steps of a data path among which the item is found that its gap belongs to."""


def _item(path: Path_) -> Path_:
    """The path of the item of a list that a value belongs to, else of its section."""
    head = path[:_DEEPEST]
    number = next((n for n, step in enumerate(head) if isinstance(step, int)), 0)
    return path[: number + 1]


def called(laporan: Laporan, item: Path_) -> str:
    """What people call an item: its section, and what names it there."""
    section = label(tuple(step for step in item if isinstance(step, str))).replace(":", "")
    if isinstance(item[-1], str):
        return section
    items = _value_at(laporan, item[:-1])
    one = items[item[-1]]
    if isinstance(one, Indikator):
        return f"{section} {one.singkatan or one.nama}"
    named = getattr(one, "nama", None) or getattr(one, "judul", None)
    name = named if isinstance(named, str) else identities(items)[item[-1]].name
    return f"{section} butir ke-{item[-1] + 1}" if "BELUM DIISI" in name else f"{section} {name}"


def _value_at(node: object, path: Path_) -> tuple[object, ...]:
    """The list at a path of the data."""
    for step in path:
        if isinstance(step, str):
            node = getattr(node, step)
        elif isinstance(node, tuple):
            node = node[step]
    return node if isinstance(node, tuple) else ()


_FEW: Final = 3
"""So many titles of the report are named each; of more the first ones."""


def as_finding(group: GapGroup) -> Finding:
    """What a final report is refused for: what is missing, on which lines, and where it shows."""
    return Finding(
        BELUM_DIISI,
        Severity.ERROR,
        f"BELUM DIISI: {told(group)}. Penandanya {_shown(group)}.",
        group.place,
        dotted(group.gaps[0].path),
        also=tuple(dict.fromkeys(dotted(gap.path) for gap in group.gaps[1:])),
    )


def told(group: GapGroup) -> str:
    """A group in a line, without its place: "Indikator IKM: 2 target, baris 395, 401"."""
    is_named = bool(group.gaps[0].path) and group.what != group.name.lower()
    what = f"{group.name}: {group.what}" if is_named else group.name
    return f"{what}{_on_lines(group.lines)}"


def _on_lines(lines: tuple[int, ...]) -> str:
    """The lines, neighbours as a range: ", baris 395, 401–403"; one alone is told by the place."""
    if len(lines) < 2:
        return ""
    return f", baris {', '.join(_runs(lines))}"


def _runs(lines: tuple[int, ...]) -> Iterable[str]:
    start = before = lines[0]
    for line in (*lines[1:], 0):
        if line != before + 1:
            yield str(start) if start == before else f"{start}–{before}"
            start = line
        before = line


def _shown(group: GapGroup) -> str:
    """Where the report has the markers: "pada “Kilas Kinerja” (3 tempat)"."""
    titles = list(group.titles.items())
    named = [f"“{title}”" + (f" ({n} tempat)" if n > 1 else "") for title, n in titles if title]
    more = f", dan {len(named) - _FEW} bagian lain" if len(named) > _FEW else ""
    return f"pada {', '.join(named[:_FEW])}{more}" if named else f"{len(group.titles)} tempat"
