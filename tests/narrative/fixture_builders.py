"""Every builder with the arguments that a report gives it."""

from __future__ import annotations

from typing import Any

from lkjip_docgen.document.tree import Figure, Table
from lkjip_docgen.measures.results import HasilIndikator
from lkjip_docgen.narrative import registered
from lkjip_docgen.narrative.known_builders import build
from lkjip_docgen.templating.context import Konteks

PLAIN_TABLES = (
    "kilas-kinerja",
    "ringkas-capaian",
    "ringkas-sasaran",
    "wilayah-kerja",
    "bagian-wilayah",
    "sasaran-strategis",
    "sumber-dana",
    "perubahan-pagu",
    "realisasi-program",
    "anggaran-indikator",
    "realisasi-tahunan",
    "jenis-belanja",
    "penerimaan",
    "nka",
    "nka-hitung",
    "ikpa",
    "emonev",
    "penghargaan",
    "inovasi",
    "inovasi-uraian",
    "pegawai-semua",
    "tugas-unit",
    "piagam",
    "output-lain",
    "triwulan-anggaran",
    "target-triwulan",
    "rencana-aksi",
    "ringkas-periode",
    "pohon-kinerja",
    "perubahan-pk-anggaran",
    "evaluasi-komponen",
    "evaluasi-tahunan",
    "evaluasi-rekomendasi",
    "unit-anggaran",
    "unit-bawahan",
    "unit-belum",
    "unit-capaian",
    "unit-nilai",
    "unit-penerimaan",
)
INDICATOR_TABLES = (
    "kartu-indikator",
    "capaian-indikator",
    "riwayat-indikator",
    "target-menengah",
    "pembanding",
    "efisiensi",
    "triwulan-indikator",
    "unit-indikator",
)
SURVEY_TABLES = ("survei-bulanan", "survei-hitung", "unsur-tahunan", "kategori-mutu")
PLAIN_FIGURES = (
    "bagan-organisasi",
    "ringkas-capaian",
    "jenis-belanja",
    "serapan",
    "penerimaan",
    "nka",
    "ikpa",
    "emonev",
    "triwulan-anggaran",
    "pohon-kinerja",
)


SELDOM = {"perubahan-pk", "pk-semua"}
"""Builders of agreements that changed, or have several levels."""

OLD_NAMES = {"pnbp"}
"""What templates of earlier versions call a builder (`penerimaan`)."""


def indicator(konteks: Konteks, kode: str) -> HasilIndikator:
    """The measured indicator with this code."""
    return next(i for i in konteks.hasil.indikator if i.model.kode == kode)


def _breakdowns(konteks: Konteks) -> list[tuple[Any, ...]]:
    staff = konteks.hasil.pegawai
    return [("pegawai", rincian) for rincian in (staff.rincian if staff else ())]


def table_calls(konteks: Konteks) -> list[tuple[Any, ...]]:
    """Names and arguments of every table of a report."""
    laporan, hasil = konteks.laporan, konteks.hasil
    calls: list[tuple[Any, ...]] = [(name,) for name in PLAIN_TABLES]
    calls += [("penghargaan", laporan.dokumen.tahun), *_breakdowns(konteks)]
    calls += [("tata-nilai", tata) for tata in laporan.renstra.tata_nilai]
    calls += [("kartu-inovasi", inovasi) for inovasi in laporan.inovasi]
    calls += [("pk-semua", pk) for pk in laporan.perjanjian_kinerja if len(pk.tingkat) > 1]
    for pk in laporan.perjanjian_kinerja:
        for lampiran in (False, True):
            calls += [("pk", pk, tingkat, lampiran) for tingkat in pk.tingkat]
            calls.append(("pk-anggaran", pk, lampiran))
    calls += [("rkt", plan) for plan in hasil.rencana]
    changes = hasil.perubahan_perjanjian
    calls += [("perubahan-pk", level) for level in (changes.tingkat if changes else ())]
    for ind in hasil.indikator:
        calls += [(name, ind) for name in INDICATOR_TABLES]
        calls += [(name, ind) for name in SURVEY_TABLES if ind.survei]
        calls += [
            ("unsur-berbobot", ind, k) for k in (ind.berbobot.kelompok if ind.berbobot else ())
        ]
        calls += [("bobot-unsur", ind)] if ind.berbobot else []
    return calls


def figure_calls(konteks: Konteks) -> list[tuple[Any, ...]]:
    """Names and arguments of every chart of a report."""
    calls: list[tuple[Any, ...]] = [(name,) for name in PLAIN_FIGURES]
    calls += _breakdowns(konteks)
    calls += [("ringkas-sasaran", one) for one in konteks.hasil.capaian.sasaran]
    for ind in konteks.hasil.indikator:
        names = ("kartu-indikator", "riwayat-indikator", "triwulan-indikator", "unit-peringkat")
        calls += [(name, ind) for name in names]
        calls += [(name, ind) for name in ("survei-bulanan", "survei-unsur") if ind.survei]
    return calls


def untried(kind: str, calls: list[tuple[Any, ...]]) -> set[str]:
    """The builders of a kind that none of these calls names."""
    known = {name for name in registered(kind) if not name.startswith("contoh-")}  # of tests
    known -= SELDOM - {name for name, *_ in calls}
    return known - {name for name, *_ in calls} - OLD_NAMES


def all_tables(konteks: Konteks) -> list[Table]:
    """The tables that the data allow."""
    built = [build("tabel", konteks, name, *args) for name, *args in table_calls(konteks)]
    return [table for table in built if isinstance(table, Table)]


def all_figures(konteks: Konteks) -> list[Figure]:
    """The charts that the data allow."""
    built = [build("grafik", konteks, name, *args) for name, *args in figure_calls(konteks)]
    return [figure for figure in built if isinstance(figure, Figure)]


def table(konteks: Konteks, name: str, *args: Any) -> Table:
    """One table, which must be there."""
    built = build("tabel", konteks, name, *args)
    assert isinstance(built, Table)
    return built


def figure(konteks: Konteks, name: str, *args: Any) -> Figure:
    """One figure with a chart, which must be there."""
    built = build("grafik", konteks, name, *args)
    assert isinstance(built, Figure)
    assert built.chart is not None
    return built
