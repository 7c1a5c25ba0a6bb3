"""Tables of results: targets, results and capaian, over the years and against others."""

from __future__ import annotations

from lkjip_docgen.document import Align, Blocks, Cell, Inlines, Row, Table, Text, Value
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import (
    HasilCapaian,
    HasilEfisiensi,
    HasilIndikator,
    HasilMenengah,
    HasilTahun,
)
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    kepala,
    kepala_tahun,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import (
    asal_indikator,
    asal_kinerja,
    nama_sasaran,
    pendek,
    rentang,
)
from lkjip_docgen.quantity import Status
from lkjip_docgen.templating import Konteks, kecil

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
YEARS_ACROSS = 3  # the reported year and the two before it


@tabel("ringkas-capaian")
def ringkas_capaian(konteks: Konteks) -> Table:
    """Every indicator under its sasaran; the last row is the mean of the capaian, if there is any.

    Targets and results of unlike indicators are never summed.
    """
    groups: dict[str, list[HasilIndikator]] = {}
    for indikator in konteks.hasil.indikator:
        groups.setdefault(indikator.model.sasaran, []).append(indikator)
    rows: list[Row] = []
    for number, (kode, members) in enumerate(groups.items(), start=1):
        rows += _objective_rows(number, nama_sasaran(konteks.laporan, kode), members)
    overall = konteks.hasil.capaian
    mean = overall.rata_rata
    if mean.ada or mean.status is Status.KOSONG:
        rows.append(baris_jumlah("Rata-rata capaian", 5, (sel(mean),)))
    objective = konteks.laporan.kosakata.sasaran
    return Table(
        id="tabel-ringkas-capaian",
        caption=keterangan(f"Capaian Kinerja Tahun {konteks.laporan.dokumen.tahun}"),
        columns=kolom((1, C), (4.5, L), (5.5, L), (2, C), (2, C), (2.2, C)),
        head=(
            kepala("No.", objective.judul, "Indikator Kinerja", "Target", "Realisasi", "Capaian"),
        ),
        rows=tuple(rows),
        source=sumber(asal_kinerja(konteks.laporan), (mean,)) + _ceiling_note(overall),
        summary=f"Target, realisasi, dan capaian tiap indikator menurut {objective.kecil}.",
    )


def _ceiling_note(overall: HasilCapaian) -> Inlines:
    """That the mean takes no more than the ceiling, where that changes it."""
    if overall.batas is None or not overall.dibatasi:
        return ()
    value = Value(overall.batas, print_quantity(overall.batas))
    return (
        Text(" Dalam rata-rata, capaian di atas "),
        value,
        Text(" diperhitungkan sebesar "),
        value,
        Text("."),
    )


def _objective_rows(number: int, name: str | None, members: list[HasilIndikator]) -> list[Row]:
    rows = []
    for n, indikator in enumerate(members):
        cells: tuple[Cell, ...] = (teks(indikator.model.nama), *_figures(indikator))
        if n == 0:
            height = len(members)
            cells = (nomor(number, rowspan=height), teks(name, rowspan=height), *cells)
        rows.append(Row(cells))
    return rows


def _figures(result: HasilIndikator | HasilTahun) -> tuple[Cell, ...]:
    return (
        sel(result.target, satuan=True),
        sel(result.realisasi, satuan=True),
        _achieved(result),
    )


_WORDS = {1: "melampaui", 0: "tercapai", -1: "belum tercapai"}


def _achieved(result: HasilIndikator | HasilTahun | HasilMenengah) -> Cell:
    """The capaian, or in words whether the target is met where it is 0 and has no percentage."""
    if result.capaian.ada or result.putusan is None:
        return sel(result.capaian)
    return teks(_WORDS[result.putusan], align=C)


@tabel("capaian-indikator")
def capaian_indikator(konteks: Konteks, ind: HasilIndikator) -> Table:
    """Target, result and capaian of one indicator in the reported year."""
    year = konteks.laporan.dokumen.tahun
    source = sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,))
    if ind.model.polaritas == "minimum":
        source += (Text(" Makin kecil realisasi, makin baik capaian."),)
    return Table(
        id=f"tabel-{ind.model.kode}-capaian",
        caption=keterangan(f"Target, Realisasi, dan Capaian {pendek(ind.model)} Tahun {year}"),
        columns=kolom((8, L), (2.5, C), (2.5, C), (2.5, C)),
        head=(kepala("Indikator Kinerja", "Target", "Realisasi", "Capaian"),),
        rows=(Row((teks(ind.model.nama), *_figures(ind))),),
        source=source,
        summary=f"Target, realisasi, dan capaian {ind.model.nama} tahun {year}.",
    )


@tabel("riwayat-indikator")
def riwayat_indikator(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """An indicator over the last years, side by side under merged heads."""
    years = ind.tahun[-YEARS_ACROSS:]
    if len(years) < 2:
        return ()
    figures = [cell for year in years for cell in _past_figures(year)]
    return Table(
        id=f"tabel-{ind.model.kode}-riwayat",
        caption=keterangan(
            f"Perbandingan Capaian {pendek(ind.model)} {rentang(y.tahun for y in years)}"
        ),
        columns=kolom((4.0, L), *((1.4, C), (1.6, C), (1.7, C)) * len(years)),
        head=kepala_tahun(
            ("Indikator Kinerja",), [y.tahun for y in years], ("Target", "Realisasi", "Capaian")
        ),
        rows=(Row((teks(ind.model.nama), *figures)),),
        source=sumber(asal_indikator(konteks.laporan, ind), (ind.realisasi,)) + _notes(years),
        compact=True,
        summary=f"Target, realisasi, dan capaian {ind.model.nama} tiap tahun.",
    )


def _past_figures(year: HasilTahun) -> tuple[Cell, ...]:
    """The figures of a year; the note says what a dash for an incomparable one means."""
    if year.realisasi.status is Status.TIDAK_SEBANDING:
        target = year.target if year.target.ada else None
        return (sel(target, satuan=True), sel(None), sel(None))
    return _figures(year)


def _notes(years: tuple[HasilTahun, ...]) -> Inlines:
    return tuple(Text(f" {_note(year)}.") for year in years if _note(year))


def _note(year: HasilTahun) -> str:
    if year.realisasi.status is not Status.TIDAK_SEBANDING:
        return f"Tahun {year.tahun}: {kecil(year.keterangan)}" if year.keterangan else ""
    why = f": {kecil(year.keterangan)}" if year.keterangan else ""
    return f"Realisasi tahun {year.tahun} tidak dapat diperbandingkan ({TIDAK_ADA}){why}"


@tabel("target-menengah")
def target_menengah(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """This year's result against the target at the end of the strategic plan."""
    if ind.menengah is None:
        return ()
    now, end = konteks.laporan.dokumen.tahun, ind.menengah.tahun
    return Table(
        id=f"tabel-{ind.model.kode}-menengah",
        caption=keterangan(
            f"Realisasi {pendek(ind.model)} Tahun {now} terhadap Target Jangka Menengah Tahun {end}"
        ),
        columns=kolom((6.5, L), (3, C), (3, C), (3, C)),
        head=(kepala("Indikator Kinerja", f"Realisasi {now}", f"Target {end}", "Capaian"),),
        rows=(
            Row(
                (
                    teks(ind.model.nama),
                    sel(ind.realisasi, satuan=True),
                    sel(ind.menengah.target, satuan=True),
                    _achieved(ind.menengah),
                )
            ),
        ),
        source=sumber(
            f"{konteks.laporan.renstra.nama}; {asal_indikator(konteks.laporan, ind)}",
            (ind.realisasi,),
        ),
        summary=f"Realisasi {ind.model.nama} tahun {now} terhadap target tahun {end}.",
    )


@tabel("pembanding")
def pembanding(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """This year's result against the regional office and the national standard."""
    if not ind.pembanding:
        return ()
    rows = tuple(
        Row(
            (
                teks(p.unit),
                sel(p.realisasi, satuan=True),
                sel(ind.realisasi, satuan=True),
                sel(p.selisih, satuan=True),
                sel(p.rasio),
            )
        )
        for p in ind.pembanding
    )
    sources = dict.fromkeys(p.sumber for p in ind.pembanding if p.sumber)
    own = asal_indikator(konteks.laporan, ind)
    own_result = f"Realisasi {konteks.laporan.kosakata.kantor.judul}"
    return Table(
        id=f"tabel-{ind.model.kode}-pembanding",
        caption=keterangan(f"Perbandingan Realisasi {pendek(ind.model)} dengan Unit Lain"),
        columns=kolom((5.5, L), (2.5, C), (2.5, C), (2.3, C), (2.3, C)),
        head=(kepala("Pembanding", "Realisasi Pembanding", own_result, "Selisih", "Rasio"),),
        rows=rows,
        source=sumber("; ".join((*sources, own)), (ind.realisasi,)),
        summary=f"Realisasi {ind.model.nama} dibandingkan dengan realisasi unit lain.",
    )


@tabel("efisiensi")
def efisiensi(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """Capaian against the absorption of the program that pays for it."""
    result = ind.efisiensi
    if result is None:
        return ()
    figures = (result.capaian, result.serapan, result.selisih)
    selisih = f"Selisih ({result.selisih.unit})"
    return Table(
        id=f"tabel-{ind.model.kode}-efisiensi",
        caption=keterangan(f"Efisiensi Penggunaan Sumber Daya {pendek(ind.model)}"),
        columns=kolom((5, L), (2.5, C), (2.5, C), (2.6, C), (2.9, C)),
        head=(kepala("Program", "Capaian Kinerja", "Serapan Anggaran", selisih, "Simpulan"),),
        rows=(Row((teks(result.program), *map(sel, figures), teks(_verdict(result)))),),
        source=sumber(
            f"data kinerja dan realisasi anggaran {konteks.laporan.kantor.nama}", figures
        ),
        summary=f"Capaian {ind.model.nama} dibandingkan dengan serapan anggaran programnya.",
    )


def _verdict(result: HasilEfisiensi) -> str:
    if result.efisien is None:
        return "belum dapat disimpulkan"
    return "efisien" if result.efisien else "belum efisien"
