"""Tables of the evaluation of accountability: components, years, recommendations."""

from __future__ import annotations

from lkjip_docgen.document import Align, Blocks, Break, Cell, Row, Table, Text
from lkjip_docgen.measures import HasilTahunEvaluasi
from lkjip_docgen.model import Laporan, RekomendasiEvaluasi
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    kepala,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
    uraian,
)
from lkjip_docgen.narrative.tables.labels import rentang
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks

C, L = Align.CENTER, Align.LEFT
_STATUS = {"selesai": "Selesai", "proses": "Dalam proses", "belum": "Belum"}
_RESULT = "Hasil Evaluasi Akuntabilitas Kinerja"


@tabel("evaluasi-komponen")
def komponen(konteks: Konteks) -> Table | Blocks:
    """The components of the evaluation with their weights, and the score."""
    hasil = konteks.hasil.evaluasi
    if hasil is None or not hasil.komponen:
        return ()
    rows = tuple(
        Row((nomor(n), teks(row.nama), sel(row.bobot), sel(row.nilai)))
        for n, row in enumerate(hasil.komponen, start=1)
    )
    total = baris_jumlah("Nilai", 2, (sel(hasil.jumlah_bobot), sel(hasil.jumlah_komponen)))
    return Table(
        id="tabel-evaluasi-komponen",
        caption=keterangan(f"Nilai Komponen {_RESULT} Tahun {hasil.kini.tahun}"),
        columns=kolom((1, C), (8, L), (3, C), (3, C)),
        head=(kepala("No.", "Komponen", "Bobot", "Nilai"),),
        rows=(*rows, total),
        source=sumber(_origin(konteks.laporan), (hasil.kini.nilai,)),
        summary="Bobot dan nilai tiap komponen evaluasi, dan jumlahnya.",
    )


def _origin(laporan: Laporan) -> str:
    """The report of the evaluators as a source."""
    evaluasi = laporan.evaluasi_akip
    evaluator = evaluasi.evaluator if evaluasi else None
    return f"laporan hasil evaluasi {evaluator}" if evaluator else "laporan hasil evaluasi"


@tabel("evaluasi-tahunan")
def tahunan(konteks: Konteks) -> Table | Blocks:
    """The score and the category of each year, where there are several."""
    hasil = konteks.hasil.evaluasi
    if hasil is None or len(hasil.tahunan) < 2:
        return ()
    years = hasil.tahunan
    return Table(
        id="tabel-evaluasi-tahunan",
        caption=keterangan(f"{_RESULT} {rentang(year.tahun for year in years)}"),
        columns=kolom((5, L), *[(3, C)] * len(years)),
        head=(kepala("Uraian", *(str(year.tahun) for year in years)),),
        rows=(
            Row((teks("Nilai"), *map(_score, years))),
            Row((teks("Kategori"), *(teks(year.kategori or TIDAK_ADA) for year in years))),
            Row((teks("Sebutan"), *(teks(year.sebutan or TIDAK_ADA) for year in years))),
        ),
        source=sumber(_origin(konteks.laporan), (hasil.kini.nilai,)),
        summary="Nilai dan kategori hasil evaluasi tiap tahun kinerja yang dievaluasi.",
    )


def _score(year: HasilTahunEvaluasi) -> Cell:
    """The score of a year; nothing is missing where only its category was reported."""
    return sel(year.nilai) if year.nilai.ada or not year.kategori else teks(TIDAK_ADA, align=C)


@tabel("evaluasi-rekomendasi")
def rekomendasi(konteks: Konteks) -> Table | Blocks:
    """Each recommendation with what was done about it, how far that is, and by whom."""
    hasil, evaluasi = konteks.hasil.evaluasi, konteks.laporan.evaluasi_akip
    if hasil is None or evaluasi is None or not evaluasi.rekomendasi:
        return ()
    named = any(row.penanggung_jawab for row in evaluasi.rekomendasi)
    who = ("Penanggung Jawab",) if named else ()
    return Table(
        id="tabel-evaluasi-rekomendasi",
        caption=keterangan(f"Tindak Lanjut Rekomendasi {_RESULT} Tahun {evaluasi.tahun}"),
        columns=kolom((0.9, C), (4.6, L), (5.4, L), *[(2.6, L)] * named, (1.9, C)),
        head=(kepala("No.", "Rekomendasi", "Tindak Lanjut", *who, "Status"),),
        rows=tuple(
            _recommended(number, row, named=named)
            for number, row in enumerate(evaluasi.rekomendasi, start=1)
        ),
        source=sumber(f"{_origin(konteks.laporan)}; tindak lanjut {konteks.laporan.kantor.nama}"),
        summary="Tiap rekomendasi evaluasi dengan tindak lanjut dan statusnya.",
    )


def _recommended(number: int, row: RekomendasiEvaluasi, *, named: bool) -> Row:
    who = (teks(row.penanggung_jawab or TIDAK_ADA),) if named else ()
    status = teks(_STATUS[row.status], align=C)
    return Row((nomor(number), teks(row.uraian), _done(row), *who, status))


def _done(row: RekomendasiEvaluasi) -> Cell:
    """What was done, with what proves it; of what nobody has begun nothing is missing."""
    if row.tindak_lanjut is None and row.status == "belum":
        return teks(TIDAK_ADA, align=C)
    told = uraian(row.tindak_lanjut, row, "tindak_lanjut")
    if not row.bukti:
        return told
    proof = Text(f"Bukti: {row.bukti}", italic=True)
    return replace(told, content=(*told.content, Break(), proof))
