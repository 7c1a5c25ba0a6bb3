"""Years that lie too far from the plan or the report to be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_YEAR: Final = lazy_pattern(r"\bTahun\s+(?P<tahun>(?:19|20)\d\d)\b", holds="Tahun")
_LONG_AGO: Final = 10  # years after which an innovation is none any more
_OLD: Final = 5  # years after which a result says nothing of this one


@rule("LK299", Severity.WARNING, "Tahun penetapan renstra di luar masanya")
def penetapan_pada_masanya(subject: Subject) -> Iterator[Problem]:
    """A plan is passed in the year before it begins, or within it."""
    plan = subject.laporan.renstra
    match = _YEAR.search(plan.penetapan or "")
    if match is None or plan.periode.mulai > plan.periode.akhir:
        return
    year = int(match["tahun"])
    if not plan.periode.mulai - 1 <= year <= plan.periode.akhir:
        yield Problem(
            ("renstra", "penetapan"),
            f"{subject.laporan.kosakata.rencana_strategis.awal} {plan.periode.mulai}–"
            f"{plan.periode.akhir} ditetapkan dengan keputusan tahun {year}.",
            "Salin keputusannya dari dokumen yang berlaku, atau perbaiki masanya.",
            others=(("renstra", "periode"),),
        )


@rule("LK148", Severity.HINT, "Tahun inovasi atau pembanding jauh sebelum tahun laporan")
def tidak_lama(subject: Subject) -> Iterator[Problem]:
    """An innovation of more than ten years ago, a comparison with a result of more than five."""
    now = subject.laporan.dokumen.tahun
    for path, what, year, oldest in _years(subject.laporan):
        if year < now - oldest:
            yield Problem(
                path,
                f"{what} bertahun {year}, lebih dari {oldest} tahun sebelum tahun laporan.",
                "Periksa angka tahunnya.",
                others=(("dokumen", "tahun"),),
            )


def _years(laporan: Laporan) -> Iterator[tuple[Path_, str, int, int]]:
    """What bears a year: its path, its name, the year, and how old it may be."""
    for n, row in enumerate(laporan.inovasi):
        if row.tahun is not None:
            yield ("inovasi", n, "tahun"), f"Inovasi {row.nama}", row.tahun, _LONG_AGO
    for i, model in enumerate(laporan.indikator):
        for n, unit in enumerate(model.pembanding):
            if unit.tahun is not None:
                path: Path_ = ("indikator", i, "pembanding", n, "tahun")
                yield path, f"Angka {unit.unit}", unit.tahun, _OLD
