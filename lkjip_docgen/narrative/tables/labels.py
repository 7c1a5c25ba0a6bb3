"""Names that tables and figures share: sources, short names, what belongs to which year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_docgen.idn import format_decimal
from lkjip_docgen.measures import (
    Hasil,
    HasilBerbobot,
    HasilIndikator,
    HasilPos,
    HasilSurvei,
    survey_and_holder,
)
from lkjip_docgen.measures.ways import result_by, way_of
from lkjip_docgen.model import Indikator, Laporan, SurveiBulanan, UnsurBerbobot
from lkjip_docgen.quantity import Unit, written_places


def pendek(indikator: Indikator) -> str:
    """The abbreviation of an indicator, or its name where it has none."""
    return indikator.singkatan or indikator.nama


def kata_satuan(ind: HasilIndikator) -> str:
    """The word that follows a plain number ("per 1.000 bayi"); "" of percent, rupiah and others."""
    return ind.realisasi.satuan if ind.realisasi.unit is Unit.JUMLAH else ""


def hasil_survei(indikator: HasilIndikator) -> tuple[SurveiBulanan, HasilSurvei]:
    """A monthly survey as the office wrote it and what follows from it.

    Raises `ValueError` for an indicator that is measured in another way.
    """
    return result_by(indikator, SurveiBulanan, HasilSurvei)


def hasil_berbobot(indikator: HasilIndikator) -> tuple[UnsurBerbobot, HasilBerbobot]:
    """A weighted survey as the office wrote it and what follows from it.

    Raises `ValueError` for an indicator that is measured in another way.
    """
    return result_by(indikator, UnsurBerbobot, HasilBerbobot)


def asal_kinerja(laporan: Laporan) -> str:
    """The source of figures that the office measured itself."""
    return f"data kinerja {laporan.kantor.sebutan}"


def asal_pagu(laporan: Laporan) -> str:
    """The source of budget ceilings."""
    return f"{laporan.kosakata.dokumen_anggaran.pendek} {laporan.kantor.sebutan}"


def asal_anggaran(laporan: Laporan) -> str:
    """The source of ceilings and spending."""
    document = laporan.kosakata.dokumen_anggaran.pendek
    return f"{document} dan realisasi anggaran {laporan.kantor.sebutan}"


def asal_penerimaan(laporan: Laporan) -> str:
    """The source of revenue figures."""
    return f"data {laporan.kosakata.penerimaan.pendek} {laporan.kantor.sebutan}"


def asal_nka(laporan: Laporan) -> str:
    """The source of the budget performance score."""
    return laporan.kosakata.aplikasi_kinerja_anggaran.nama


def asal_ikpa(laporan: Laporan) -> str:
    """The source of the budget execution score."""
    words = laporan.kosakata
    return (
        f"penilaian {words.pelaksanaan_anggaran.pendek} {words.penilai_pelaksanaan_anggaran.nama}"
    )


def asal_emonev(laporan: Laporan) -> str:
    """The source of the progress month by month."""
    return f"aplikasi {laporan.kosakata.aplikasi_pemantauan.nama}"


def asal_ukur(pengukuran: SurveiBulanan | UnsurBerbobot) -> str:
    """The source of survey figures: the survey and who runs it."""
    return survey_and_holder(pengukuran.nama, pengukuran.penyelenggara)


def asal_indikator(laporan: Laporan, indikator: HasilIndikator) -> str:
    """The source of an indicator's result."""
    way = way_of(indikator.model.pengukuran)
    if way.of_units() is not None and laporan.unit is not None and laporan.unit.sebutan:
        return f"laporan kinerja {laporan.unit.sebutan}"
    return way.source(indikator.rincian) or asal_kinerja(laporan)


def angka_pendek(value: Decimal) -> str:
    """A number with the decimals that it needs."""
    return format_decimal(value, written_places(value.normalize()))


def rentang(years: Iterable[int]) -> str:
    """The years of a table or figure for its caption: "Tahun 2021–2023"."""
    span = sorted(years)
    first, last = span[0], span[-1]
    return f"Tahun {last}" if first == last else f"Tahun {first}–{last}"


def nama_sasaran(laporan: Laporan, kode: str) -> str | None:
    """The wording of a sasaran in the agreement of the reported year, the latest version."""
    found = None
    for pk in laporan.perjanjian_kinerja:
        if pk.tahun == laporan.dokumen.tahun:
            names = {sasaran.kode: sasaran.nama for t in pk.tingkat for sasaran in t.sasaran}
            found = names.get(kode, found)
    return found


def anggaran_tahunan(laporan: Laporan, hasil: Hasil) -> tuple[tuple[int, HasilPos], ...]:
    """Ceiling and spending of each year, oldest first.

    Earlier years come from spending by type, the reported year from the
    budget in force at its end.
    """
    now = laporan.dokumen.tahun
    earlier = [(t.tahun, t.total) for t in hasil.anggaran.jenis_belanja if t.tahun < now]
    return (*earlier, (now, hasil.anggaran.total))
