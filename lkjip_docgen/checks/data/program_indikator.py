"""The part of the budget that an indicator names, against what the indicator is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_docgen.checks.data.pohon import parts_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.findings import Severity
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.source import Path_

_TELLING: Final = 6
"""Letters from which on a word names a subject: "imunisasi", not "gizi"."""


@rule("LK166", Severity.HINT, "Program indikator tampaknya milik indikator lain")
def program_of_its_own(subject: Subject) -> Iterator[Problem]:
    """An indicator of tuberculosis paid by the line for nutrition, though there is one for it."""
    lines = _lowest_lines(subject)
    held = Counter(word for _, words in lines.values() for word in words)
    for number, row in enumerate(subject.hasil.indikator):
        paid = row.efisiensi
        named = paid.induk if paid is not None else None
        if named is None or named.rincian or not _is_of_others(named.nama, row):
            continue
        about = {word for word in roots(row.model.nama) if held[word] == 1 and _tells(word)}
        meant = [(path, name) for name, (path, words) in lines.items() if words & about]
        if len(meant) == 1 and meant[0][1] != named.nama:
            path, name = meant[0]
            yield Problem(
                ("indikator", number, "program"),
                f"“{row.model.nama}” dibiayai “{named.nama}”, padahal anggaran memuat “{name}”.",
                "Periksa kode atau nama pada `program`.",
                others=((*path, "nama"),),
            )


def _lowest_lines(subject: Subject) -> Mapping[str, tuple[Path_, frozenset[str]]]:
    """The lines of the last version of the budget that have no parts, by name: with its words."""
    versions = subject.laporan.anggaran.versi
    if not versions:
        return {}
    path: Path_ = ("anggaran", "versi", len(versions) - 1, "program")
    parts = parts_of(path, versions[-1].program, subject.hasil.anggaran.versi[-1])
    return {
        part.pos.nama: (part.path, roots(part.pos.nama)) for part in parts if not part.pos.rincian
    }


def _is_of_others(line: str, row: HasilIndikator) -> bool:
    """Whether a line has no word of the indicator, neither of its name nor of what is counted."""
    counted = " ".join(way_of(row.model.pengukuran).counted())
    return roots(line).isdisjoint(roots(f"{row.model.nama} {row.model.singkatan or ''} {counted}"))


def _tells(word: str) -> bool:
    return len(word) >= _TELLING
