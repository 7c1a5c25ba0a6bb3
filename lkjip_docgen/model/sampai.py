"""The data of a year as they were at the end of a quarter: what an interim report may tell.

A figure belongs to the period where its as-of date says so, or where it is one of a month or
quarter.  Whatever came later is taken out, so that nothing that measures or prints has to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from lkjip_docgen.model.anggaran import Anggaran, Emonev, Pnbp, VersiAnggaran
from lkjip_docgen.model.base import Bagian
from lkjip_docgen.model.indikator import Analisis, Indikator
from lkjip_docgen.model.kantor import BatasData, Dokumen
from lkjip_docgen.model.laporan import Kesimpulan, Lampiran, Laporan
from lkjip_docgen.model.periode import PeriodeLaporan
from lkjip_docgen.model.pohon import Simpul, isi, kunci_isi
from lkjip_docgen.model.renstra import IndikatorPK, PerjanjianKinerja
from lkjip_docgen.model.tambahan import BagianTambahan

B = TypeVar("B", bound=Bagian)
Tambahan = TypeVar("Tambahan", BagianTambahan, Lampiran)


def sampai_periode(laporan: Laporan) -> Laporan:
    """The report cut off at the end of its period (`dokumen.periode`); a year as it is.

    Parts of the office's own that belong into another report are empty: each keeps its place in
    the data.
    """
    periode = laporan.periode
    own = {
        "bagian_tambahan": tuple(_carried(row, periode) for row in laporan.bagian_tambahan),
        "lampiran": tuple(_carried(row, periode) for row in laporan.lampiran),
    }
    kept = laporan.model_copy(update=own)
    return kept if periode.tahunan else _Cut(periode, laporan.dokumen.batas_data).report(kept)


_CONTENT = ("isi", "bagian"), ("uraian", "gambar", "berkas")
"""What parts and appendices hold: lists, and what may be there."""


def _carried(row: Tambahan, periode: PeriodeLaporan) -> Tambahan:
    """A part or appendix, empty where the report of the period does not carry it."""
    if periode.memuat(row.periode):
        return row
    lists, fields = _CONTENT
    known = type(row).model_fields
    empty: dict[str, object] = {name: () for name in lists if name in known}
    return row.model_copy(update=empty | {name: None for name in fields if name in known})


def dengan_periode(laporan: Laporan, kode: str) -> Laporan:
    """The same data for another period; what came after it is still there."""
    dokumen = laporan.dokumen.model_copy(update={"periode": kode})
    return laporan.model_copy(update={"dokumen": dokumen})


class _Cut:
    """Takes out what came after the period; `batas` says of when each kind of figure is."""

    def __init__(self, periode: PeriodeLaporan, batas: BatasData) -> None:
        self._periode = periode
        self._batas = batas
        self._superseded = False  # whether an agreement of the year was changed after the period

    def report(self, laporan: Laporan) -> Laporan:
        """The whole report.

        Scores of the year (NKA, IKPA) are none of a part of it.
        """
        agreements = self._agreements(laporan)
        changes: dict[str, object] = {
            "dokumen": self._document(laporan),
            "perjanjian_kinerja": agreements,
            "indikator": tuple(self._indicator(row, agreements) for row in laporan.indikator),
            "anggaran": self._budget(laporan.anggaran),
            "smart": None,
            "ikpa": None,
            "emonev": self._progress(laporan.emonev),
            "pnbp": self._revenue(laporan.pnbp, self._batas.pnbp),
            "penerimaan": self._revenue(laporan.penerimaan, self._batas.penerimaan),
        }
        if not self._is_in_time(self._batas.kinerja):
            changes |= self._without_conclusions()
        return laporan.model_copy(update=changes)

    def _is_in_time(self, day: date | None) -> bool:
        """Whether a day is one of the period; figures of no day are not known to be of it."""
        return day is not None and day <= self._periode.akhir

    def _is_later(self, day: date | None) -> bool:
        return day is not None and day > self._periode.akhir

    def _agreements(self, laporan: Laporan) -> tuple[PerjanjianKinerja, ...]:
        """Those of the period; all, where it has none."""
        kept = tuple(pk for pk in laporan.perjanjian_kinerja if not self._is_later_pk(pk))
        later = (pk for pk in laporan.perjanjian_kinerja if pk not in kept)
        self._superseded = any(pk.tahun == self._periode.tahun for pk in later)
        return kept or laporan.perjanjian_kinerja

    def _is_later_pk(self, pk: PerjanjianKinerja) -> bool:
        return pk.tahun > self._periode.tahun or self._is_later(pk.tanggal)

    def _document(self, laporan: Laporan) -> Dokumen:
        """The document with its as-of dates: none is later than the period."""
        names = BatasData.model_fields
        found = {name: getattr(self._batas, name) for name in names}
        capped = {name: min(day, self._periode.akhir) for name, day in found.items() if day}
        batas = self._batas.model_copy(update=capped)
        signed = [p for p in laporan.pejabat if p.dokumen == "laporan" and p.tanggal]
        days = [p.tanggal for p in signed if p.periode == self._periode.kode]
        changes = {"batas_data": batas, **({"tanggal": days[0]} if days else {})}
        return laporan.dokumen.model_copy(update=changes)

    def _without_conclusions(self) -> dict[str, object]:
        """What an office concludes from figures that came later."""
        names = ("langkah", "saran", "pembinaan", "output_lain")
        empty: dict[str, object] = dict.fromkeys(names, ())
        return {**empty, "kontribusi_kanwil": None, "kesimpulan": Kesimpulan()}

    # --- indicators ------------------------------------------------------------------

    def _indicator(self, row: Indikator, agreements: Sequence[PerjanjianKinerja]) -> Indikator:
        changes: dict[str, object] = self._promised(row, agreements)
        in_time = self._is_in_time(self._batas.kinerja)
        way = row.pengukuran.sampai_bulan(self._periode.bulan, berlaku=in_time)
        changes["pengukuran"] = way
        if not in_time:
            changes["analisis"] = Analisis()
        if not self._is_in_time(self._batas.anggaran) and row.anggaran is not None:
            changes["anggaran"] = row.anggaran.model_copy(update={"realisasi": None})
        return row.model_copy(update=changes)

    def _promised(
        self, row: Indikator, agreements: Sequence[PerjanjianKinerja]
    ) -> dict[str, object]:
        """The target that was agreed on in the period, where another one was agreed on later."""
        if not self._superseded:
            return {}
        promises = [
            promise
            for pk in agreements
            if pk.tahun == self._periode.tahun
            for promise in _promises_of(pk, row.kode)
        ]
        if not promises or promises[-1].target is None:
            return {}
        return {"target": promises[-1].target, "target_sampai": promises[-1].target_sampai}

    # --- money -----------------------------------------------------------------------

    def _budget(self, anggaran: Anggaran) -> Anggaran:
        versions = self._versions(anggaran.versi)
        changes: dict[str, object] = {"versi": versions}
        if not self._is_in_time(self._batas.anggaran):
            same = len(versions) == len(anggaran.versi)  # else ceilings are those of a later one
            changes["versi"] = tuple(map(_unspent_version, versions))
            changes["faktor"] = ()
            changes["sumber_dana"] = tuple(map(_unspent, anggaran.sumber_dana)) if same else ()
            changes["jenis_belanja"] = tuple(
                year for year in anggaran.jenis_belanja if year.tahun != self._periode.tahun
            )
        return anggaran.model_copy(update=changes)

    def _versions(self, versions: tuple[VersiAnggaran, ...]) -> tuple[VersiAnggaran, ...]:
        """The versions that were in force: the first, and those known to be of the period."""
        first, *others = versions
        undated = self._is_in_time(self._batas.anggaran)  # then all that stands there is
        kept = (v for v in others if self._is_in_time(v.tanggal) or (undated and not v.tanggal))
        return (first, *kept)

    def _progress(self, emonev: Emonev | None) -> Emonev | None:
        """The months of the period; none where it has none."""
        if emonev is None:
            return None
        rows = tuple(row for row in emonev.tabel if row.bulan <= self._periode.bulan)
        return emonev.model_copy(update={"tabel": rows}) if rows else None

    def _revenue(self, revenue: Pnbp | None, day: date | None) -> Pnbp | None:
        """Revenue, this year's only where it is that of the period."""
        if revenue is None or self._is_in_time(day):
            return revenue
        rows = tuple(
            row if row.tahun != self._periode.tahun else row.model_copy(update={"realisasi": None})
            for row in revenue.tahunan
        )
        return revenue.model_copy(update={"tahunan": rows, "catatan": None})


def _promises_of(pk: PerjanjianKinerja, kode: str) -> list[IndikatorPK]:
    return [
        promise
        for level in pk.tingkat
        for sasaran in level.sasaran
        for promise in sasaran.indikator
        if promise.indikator == kode
    ]


def _unspent(row: B) -> B:
    """A budget line of which only the ceiling is known."""
    return row.model_copy(update={"realisasi": None})


def _unspent_version(version: VersiAnggaran) -> VersiAnggaran:
    return version.model_copy(update={"program": tuple(map(_unspent_part, version.program))})


def _unspent_part(node: Simpul) -> Simpul:
    """A part of a budget and all below it without spending."""
    parts = tuple(map(_unspent_part, isi(node)))
    return node.model_copy(update={"realisasi": None, kunci_isi(node): parts})
