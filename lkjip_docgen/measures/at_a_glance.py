"""The year on one page: how many targets were met, and which indicators come first."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.measures.achievement import Goal, verdicts
from lkjip_docgen.measures.arithmetic import DIFFERENCE
from lkjip_docgen.measures.results import HasilIndikator, HasilKilas, HasilNilai
from lkjip_docgen.model import Laporan
from lkjip_docgen.operation import (
    Absent,
    Choose,
    CountEntries,
    CountTrue,
    Least,
    Span,
    Tally,
    Term,
    term,
)
from lkjip_docgen.quantity import Quantity, Unit, computed

MOST = 6
"""So many indicators have room on the page."""


def measure_glance(
    laporan: Laporan,
    indikator: Sequence[HasilIndikator],
    nka: HasilNilai | None,
    ikpa: HasilNilai | None,
) -> HasilKilas:
    """What the page Kilas Kinerja counts and compares."""
    counts = _Counts(indikator)
    return HasilKilas(
        jumlah=counts.number(
            "indikator", counts.everything, "Indikator yang dilaporkan", "banyaknya indikator"
        ),
        tercapai=counts.number(
            "tercapai",
            Choose(counts.judged.equals(0), Absent(), counts.met),
            "Indikator yang mencapai target",
            "banyaknya indikator yang mencapai target",
        ),
        belum_dinilai=counts.number(
            "belum_dinilai",
            counts.everything - counts.judged,
            "Indikator yang belum dapat dinilai",
            "banyaknya indikator yang belum dapat dinilai",
        ),
        utama=foremost(indikator),
        lainnya=counts.number(
            "lainnya",
            counts.everything - Least((counts.everything, term(MOST))),
            "Indikator lainnya",
            "banyaknya indikator − banyaknya indikator yang ditampilkan",
        ),
        perubahan_nka=_change("nka", nka),
        perubahan_ikpa=_change("ikpa", ikpa),
        inovasi=_innovations(laporan),
        penghargaan=_awards(laporan),
    )


class _Counts:
    """How many indicators there are, are judged, and met their target."""

    def __init__(self, indikator: Sequence[HasilIndikator]) -> None:
        told, self._inputs = verdicts(
            [(row.realisasi, Goal(row.target, row.sampai)) for row in indikator],
            [row.model.polaritas for row in indikator],
        )
        self.everything: Term = CountEntries(Span(0, len(indikator)))
        self.judged = CountTrue(tuple(verdict.is_known() for verdict in told))
        self.met = CountTrue(tuple(verdict.is_met() for verdict in told))

    def number(self, name: str, operasi: Term, label: str, formula: str) -> Quantity:
        """A count of indicators."""
        return _number(name, operasi, label, formula, self._inputs)


def foremost(indikator: Sequence[HasilIndikator]) -> tuple[HasilIndikator, ...]:
    """The indicators that the page shows: all, or first those that missed their target.

    They keep the order of the report.
    """
    by_weight = sorted(indikator, key=lambda row: _ORDER[row.tercapai])
    chosen = {row.nomor for row in by_weight[:MOST]}
    return tuple(row for row in indikator if row.nomor in chosen)


_ORDER = {False: 0, None: 1, True: 2}


def _number(
    name: str, operasi: Term, label: str, formula: str, inputs: tuple[Quantity, ...]
) -> Quantity:
    path = f"kilas.{name}"
    return computed(path, operasi, Unit.JUMLAH, label, formula=formula, inputs=inputs, places=0)


def _change(name: str, score: HasilNilai | None) -> Quantity | None:
    """The change of a score against the year before, where one rule holds for both."""
    if score is None or len(score.tahunan) < 2:
        return None
    before, now = score.tahunan[-2:]
    alike = before.tahun == now.tahun - 1 and before.aturan.kode == now.aturan.kode
    if not (alike and before.nilai.ada and now.nilai.ada):
        return None
    return computed(
        f"kilas.perubahan_{name}",
        DIFFERENCE,
        Unit.POIN,
        f"Perubahan nilai {now.aturan.nama}",
        formula="nilai tahun ini − nilai tahun lalu",
        inputs=(now.nilai, before.nilai),
        places=max(now.nilai.places, before.nilai.places),
    )


def _innovations(laporan: Laporan) -> Quantity | None:
    if not laporan.inovasi and not laporan.nihil("inovasi"):
        return None
    names = tuple(row.nama for row in laporan.inovasi)
    return _number(
        "inovasi", Tally("inovasi", names), "Inovasi yang dilaporkan", "banyaknya inovasi", ()
    )


def _awards(laporan: Laporan) -> Quantity | None:
    """The awards of the reported year, where the office has spoken of awards at all."""
    if not laporan.penghargaan and not laporan.nihil("penghargaan"):
        return None
    year = laporan.dokumen.tahun
    years = tuple(str(award.tahun) for award in laporan.penghargaan)
    words = f"tahun {year}"
    return _number(
        "penghargaan",
        Tally("penghargaan", years, str(year)),
        f"Penghargaan {words}",
        f"banyaknya penghargaan {words}",
        (),
    )
