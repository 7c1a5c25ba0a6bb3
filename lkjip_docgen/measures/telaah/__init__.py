"""Findings: what the numbers say when they are held against each other.

Each is computed from what the other measures publish, and told only where it is true and
noticeable (docs/architecture.md, "A finding").  Why things are so is for the office to say.
"""

from __future__ import annotations

from itertools import chain

from lkjip_docgen.measures.results import Hasil, HasilIndikator, HasilTelaah
from lkjip_docgen.measures.telaah.goals import goals
from lkjip_docgen.measures.telaah.pokok import Findings, Pokok
from lkjip_docgen.measures.telaah.receipts import receipts
from lkjip_docgen.measures.telaah.score_parts import score_parts
from lkjip_docgen.measures.telaah.spending import spending
from lkjip_docgen.measures.telaah.surveys import surveys
from lkjip_docgen.measures.telaah.yearly_changes import yearly_changes
from lkjip_docgen.model import Laporan


def measure_findings(laporan: Laporan, hasil: Hasil) -> tuple[HasilTelaah, ...]:
    """All findings: indicators in their order, then the budget, revenue and scores.

    Of one subject the finding that matters most comes first.  A report of a part of a year has
    none: what is not over cannot be judged against a year.
    """
    if not laporan.periode.tahunan:
        return ()
    words = laporan.kosakata
    subjects = (
        *(_of_indicator(row) for row in hasil.indikator),
        spending(hasil, laporan.dokumen.tahun),
        receipts(hasil.penerimaan, words.penerimaan.pendek),
        score_parts(hasil.nka, "nka", words.kinerja_anggaran.pendek),
        score_parts(hasil.ikpa, "ikpa", words.pelaksanaan_anggaran.pendek),
    )
    return tuple(chain.from_iterable(map(_in_order, subjects)))


def _of_indicator(hasil: HasilIndikator) -> Findings:
    model = hasil.model
    pokok = Pokok(
        f"indikator.{model.kode}", model.singkatan or model.nama, f"indikator.{model.kode}"
    )
    found = [*yearly_changes(pokok, hasil), *goals(pokok, hasil), *surveys(pokok, hasil)]
    if any(row.kode == "praktis-sama" for row in found):
        found = [row for row in found if row.kode != "memburuk-berturut"]
    yield from found


def _in_order(found: Findings) -> list[HasilTelaah]:
    return sorted(found, key=lambda row: -row.bobot)


__all__ = ["measure_findings"]
