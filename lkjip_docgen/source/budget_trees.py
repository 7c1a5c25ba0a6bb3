"""The budget as it is written: parts within parts, and what indicators name of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lkjip_docgen.findings import End, Finding, Severity
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.idn import plain_name
from lkjip_docgen.model import TINGKAT_TERDALAM, per_tingkat
from lkjip_docgen.records import Record
from lkjip_docgen.source.paths import Path_, Places, dotted, select

_PARTS = ("kegiatan", "rincian")
_TREES = ("anggaran.versi[].program[]", "perjanjian_kinerja[].program[]")
_SHOWN = 3  # places that a finding names


class Part(Record):
    """A part of a budget as it is written, with the path to it."""

    path: Path_
    row: Mapping[str, object]

    def called(self, name: str) -> bool:
        """Whether this is its code, or its name without regard to capitals and spacing."""
        own = _text(self.row.get("nama"))
        return name == _text(self.row.get("kode")) or plain_name(name) == plain_name(own)


def too_deep(data: Mapping[str, object], places: Places) -> Iterator[Finding]:
    """A finding for each budget with more levels than it may have."""
    for pattern in _TREES:
        for path, row in select(data, pattern):
            deepest = list(_levels([(path, row)]))[TINGKAT_TERDALAM:]
            if deepest:
                first = deepest[0][0]
                yield Finding(
                    codes.TERLALU_DALAM,
                    Severity.ERROR,
                    f"Anggaran dirinci lebih dari {TINGKAT_TERDALAM} tingkat, program termasuk.",
                    places.value(first.path),
                    dotted(first.path),
                    "Gabungkan tingkat yang tidak perlu tampil dalam laporan.",
                )


def parts_of_version(path: Path_, version: object) -> list[list[Part]]:
    """The parts of a version of the budget, level by level, programs first."""
    return list(_levels(list(select(version, "program[]", path))))


def names_of(levels: list[list[Part]]) -> list[str]:
    """The names and codes of the parts."""
    parts = [part for level in levels for part in level]
    found = [_text(part.row.get(key)) for key in ("nama", "kode") for part in parts]
    return list(filter(None, found))


def named(levels: list[list[Part]], name: str) -> list[Part]:
    """The parts with this code or name, on the highest level that has any."""
    for level in levels:
        found = [part for part in level if part.called(name.strip())]
        if found:
            return found
    return []


def is_ambiguous(levels: list[list[Part]], found: list[Part]) -> bool:
    """Whether a name fits several parts; of programs the first has always been meant."""
    return len(found) > 1 and found[0] not in levels[0]


def ambiguous(path: Path_, name: str, found: list[Part], places: Places) -> Finding:
    """The finding about a name that several parts of the budget have."""
    lines = [place.line for part in found if (place := places.value(part.path)) is not None]
    where = ", ".join(str(line) for line in lines[:_SHOWN])
    return Finding(
        codes.RUJUKAN_GANDA,
        Severity.ERROR,
        f"`{name}` ada pada {len(found)} bagian anggaran (baris {where}).",
        places.value(path),
        dotted(path),
        "Beri `kode` pada bagian yang dimaksud, lalu tulis kode itu di sini.",
        tuple(End(places.value(part.path), dotted(part.path)) for part in found[:_SHOWN]),
    )


def _levels(roots: list[tuple[Path_, object]]) -> Iterator[list[Part]]:
    parts = [Part(path, row) for path, row in roots if isinstance(row, Mapping)]
    return per_tingkat(parts, _below)


def _below(part: Part) -> list[Part]:
    return [
        Part(path, row)
        for key in _PARTS
        for path, row in select(part.row, f"{key}[]", part.path)
        if isinstance(row, Mapping)
    ]


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()
