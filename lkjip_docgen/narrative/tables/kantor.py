"""Tables about the office: employees, working area, values, awards, innovations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, compress, zip_longest

from lkjip_docgen.document import TEXT_CM, Align, Blocks, Cell, Row, RowRole, Table
from lkjip_docgen.identity import key_of
from lkjip_docgen.idn import title_case
from lkjip_docgen.measures import HasilRincian
from lkjip_docgen.model import Nilai, Penghargaan, Renstra, SasaranStrategis, TataNilai, Wilayah
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TIDAK_ADA,
    baris_jumlah,
    butir,
    judul_kelompok,
    kepala,
    keterangan,
    kolom,
    nomor,
    sel,
    sumber,
    teks,
    uraian,
)
from lkjip_docgen.records import replace
from lkjip_docgen.templating import Konteks, daftar_kata, kecil
from lkjip_docgen.templating import butir as tanpa_penutup

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
_SIDE_BY_SIDE = 3  # breakdowns of the staff that fit the width of a page
_COUNT_CM = 1.7  # a column of head counts: the names beside it get what is left


@tabel("pegawai")
def pegawai(konteks: Konteks, rincian: HasilRincian) -> Table:
    """Employees by one breakdown, with their total."""
    rows = tuple(
        Row((nomor(n), teks(nama), sel(jumlah)))
        for n, (nama, jumlah) in enumerate(rincian.kelompok, start=1)
    )
    return Table(
        id=f"tabel-pegawai-{rincian.kode}",
        caption=keterangan(f"Jumlah Pegawai menurut {rincian.nama}"),
        columns=kolom((1, C), (9, L), (4, C)),
        head=(kepala("No.", title_case(rincian.nama), "Jumlah (orang)"),),
        rows=(*rows, baris_jumlah("Jumlah", 2, (sel(rincian.jumlah),))),
        source=sumber(f"data kepegawaian {konteks.laporan.kantor.nama}", (rincian.jumlah,)),
        summary=f"Banyaknya pegawai tiap kelompok menurut {rincian.nama} dan jumlah seluruhnya.",
    )


@tabel("pegawai-semua")
def pegawai_semua(konteks: Konteks) -> Table | Blocks:
    """Employees by every breakdown: up to three side by side, more one below the other.

    Each has its total; below each other they share one where it is the same for all.
    """
    staff = konteks.hasil.pegawai
    if staff is None or not staff.rincian:
        return ()
    if 1 < len(staff.rincian) <= _SIDE_BY_SIDE:
        return _staff_across(konteks, staff.rincian)
    totals = [rincian.jumlah for rincian in staff.rincian]
    common = all(total.ada and total.nilai == totals[0].nilai for total in totals)
    rows: list[Row] = []
    for rincian in staff.rincian:
        rows += _breakdown_rows(rincian, titled=len(totals) > 1, with_total=not common)
    if common:
        rows.append(baris_jumlah("Jumlah", 1, (sel(staff.jumlah),)))
    names = _enumerated([rincian.nama for rincian in staff.rincian])
    return Table(
        id="tabel-pegawai",
        caption=keterangan(f"Jumlah Pegawai menurut {names}"),
        columns=kolom((10, L), (4, R)),
        head=(kepala("Rincian", "Jumlah (orang)"),),
        rows=tuple(rows),
        source=sumber(f"data kepegawaian {konteks.laporan.kantor.nama}", totals),
        summary=f"Banyaknya pegawai tiap kelompok menurut {names}.",
    )


def _staff_across(konteks: Konteks, parts: Sequence[HasilRincian]) -> Table:
    """Breakdowns side by side, each in two columns."""
    names = _enumerated([part.nama for part in parts])
    heads = [title for part in parts for title in (title_case(part.nama), "Jumlah")]
    totals = [part.jumlah for part in parts]
    return Table(
        id="tabel-pegawai",
        caption=keterangan(f"Jumlah Pegawai menurut {names} (Orang)"),
        columns=kolom(*[(TEXT_CM / len(parts) - _COUNT_CM, L), (_COUNT_CM, R)] * len(parts)),
        head=(kepala(*heads),),
        rows=(
            *(Row(cells) for cells in _lines_across(parts)),
            Row(_in_pairs([(teks("Jumlah", bold=True), sel(n)) for n in totals]), RowRole.TOTAL),
        ),
        source=sumber(f"data kepegawaian {konteks.laporan.kantor.nama}", totals),
        summary=f"Banyaknya pegawai tiap kelompok menurut {names}, berdampingan.",
    )


def _lines_across(parts: Sequence[HasilRincian]) -> Iterator[tuple[Cell, ...]]:
    """The groups of all breakdowns line by line; a shorter one ends in empty cells."""
    columns = [[(teks(nama), sel(jumlah)) for nama, jumlah in part.kelompok] for part in parts]
    for line in zip_longest(*columns, fillvalue=(Cell(()), Cell(()))):
        yield _in_pairs(line)


def _in_pairs(pairs: Sequence[tuple[Cell, Cell]]) -> tuple[Cell, ...]:
    return tuple(chain.from_iterable(pairs))


def _enumerated(names: Sequence[str]) -> str:
    """Names in a row; where one holds an "and" of its own, another word parts the last."""
    *others, last = names
    if not others or not any(" dan " in name for name in names):
        return str(daftar_kata(names))
    return f"{', '.join(others)}{',' if len(others) > 1 else ''} serta {last}"


def _breakdown_rows(rincian: HasilRincian, *, titled: bool, with_total: bool) -> Iterator[Row]:
    """The groups of one breakdown below its name, and their total where it is another."""
    if titled:
        yield judul_kelompok(f"Menurut {kecil(rincian.nama)}", 2)
    for nama, jumlah in rincian.kelompok:
        yield Row((teks(nama), sel(jumlah)))
    if with_total:
        role = RowRole.SUBTOTAL if titled else RowRole.TOTAL
        yield replace(baris_jumlah("Jumlah", 1, (sel(rincian.jumlah),)), role=role)


@tabel("wilayah-kerja")
def wilayah_kerja(konteks: Konteks) -> Table | Blocks:
    """Regencies and cities of the working area, with their districts where any are given."""
    area = konteks.laporan.kantor.wilayah_kerja
    if area is None or not area.wilayah:
        return ()
    detailed = any(w.kecamatan for w in area.wilayah)
    columns, districts = (3, " beserta kecamatannya") if detailed else (2, "")
    return Table(
        id="tabel-wilayah-kerja",
        caption=keterangan(f"Wilayah Kerja {konteks.laporan.kantor.nama}"),
        columns=kolom(*((1, C), (4.5, L), (8.5, L))[:columns]),
        head=(kepala(*("No.", "Kabupaten/Kota", "Kecamatan")[:columns]),),
        rows=tuple(_area_row(n, w, columns) for n, w in enumerate(area.wilayah, start=1)),
        source=sumber(area.dasar) if area.dasar else (),
        summary=f"Kabupaten dan kota dalam wilayah kerja{districts}.",
    )


@tabel("bagian-wilayah")
def bagian_wilayah(konteks: Konteks) -> Table | Blocks:
    """The districts or villages of an office inside one regency or district: "Desa Jipang"."""
    area = konteks.laporan.kantor.wilayah_kerja
    if area is None or not area.bagian_wilayah:
        return ()
    kinds = str(daftar_kata([kind for kind, _ in area.bagian_wilayah]))
    names = [_place(kind, name) for kind, names in area.bagian_wilayah for name in names]
    return Table(
        id="tabel-bagian-wilayah",
        caption=keterangan(
            f"{title_case(kinds)} dalam Wilayah Kerja {konteks.laporan.kantor.nama}"
        ),
        columns=kolom((1, C), (13, L)),
        head=(kepala("No.", title_case(kinds)),),
        rows=tuple(Row((nomor(n), teks(name))) for n, name in enumerate(names, start=1)),
        source=sumber(area.dasar) if area.dasar else (),
        summary=f"Nama {kinds} dalam wilayah kerja.",
    )


def _place(kind: str, name: str) -> str:
    """The name of a place with its kind, which it may hold already."""
    return name if name.lower().startswith(f"{kind} ") else f"{kind.capitalize()} {name}"


def _area_row(number: int, area: Wilayah, columns: int) -> Row:
    """A regency or city, in as many columns as the table has."""
    return Row((nomor(number), teks(area.nama), _districts(area))[:columns])


def _districts(area: Wilayah) -> Cell:
    """The districts of a regency or city as running text, which is all that a reader looks up."""
    if not area.kecamatan:
        return uraian(None, area, "kecamatan")
    return teks(", ".join(area.kecamatan))


def _plan(renstra: Renstra) -> str:
    """The plan as a source of figures: with its years, which its name may hold already."""
    years = f" {renstra.periode.mulai}–{renstra.periode.akhir}"
    return renstra.nama + ("" if renstra.menyebut_periode else years)


@tabel("sasaran-strategis")
def sasaran_strategis(konteks: Konteks) -> Table | Blocks:
    """Strategic objectives of the plan, with their indicators where any are given."""
    renstra = konteks.laporan.renstra
    objectives = renstra.sasaran_strategis
    if not objectives:
        return ()
    name = konteks.laporan.kosakata.sasaran_strategis
    caption, summary = name.judul, f"{name.awal} yang diampu"
    with_code = any(objective.kode for objective in objectives)
    with_measures = any(objective.indikator for objective in objectives)
    if with_measures:
        caption, summary = (
            f"{caption} dan Indikatornya",
            f"{summary} beserta indikator tiap sasaran",
        )
    shown = (not with_code, with_code, True, with_measures)
    return Table(
        id="tabel-sasaran-strategis",
        caption=keterangan(caption),
        columns=kolom(*compress(((1, C), (1.5, C), (6, L), (6, L)), shown)),
        head=(kepala(*compress(("No.", "Kode", name.judul, "Indikator"), shown)),),
        rows=tuple(_objective_row(n, s, shown) for n, s in enumerate(objectives, start=1)),
        source=sumber(_plan(renstra)),
        summary=f"{summary}.",
    )


def _objective_row(number: int, objective: SasaranStrategis, shown: Sequence[bool]) -> Row:
    """An objective, in those columns that are shown."""
    code = teks(objective.kode or TIDAK_ADA)
    cells = (nomor(number), code, teks(objective.nama), _measures(objective))
    return Row(tuple(compress(cells, shown)))


def _measures(objective: SasaranStrategis) -> Cell:
    return butir(objective.indikator, objective, "indikator")


@tabel("tata-nilai")
def tata_nilai(konteks: Konteks, tata: TataNilai) -> Table:
    """A set of values: what each means and the conduct it asks for, as far as they are given."""
    titles = _value_titles(tata)
    shapes = [(1.0, C), (4.0, L)] + [(10.0, L)] * (len(titles) - 2)
    more = " beserta makna atau panduan perilakunya" if len(titles) > 2 else ""
    return Table(
        id=f"tabel-tata-nilai-{key_of(tata, konteks.laporan.renstra.tata_nilai)}",
        caption=keterangan(f"Tata Nilai {tata.nama}"),
        columns=kolom(*shapes),
        head=(kepala(*titles),),
        rows=tuple(_value_row(n, value, titles) for n, value in enumerate(tata.nilai, start=1)),
        summary=f"Nilai-nilai dalam tata nilai {tata.nama}{more}.",
    )


def _value_titles(tata: TataNilai) -> list[str]:
    """The columns that a set of values fills."""
    titles = ["No.", "Nilai"]
    if any(value.uraian for value in tata.nilai):
        titles.append("Makna")
    if any(value.perilaku for value in tata.nilai):
        titles.append("Panduan Perilaku")
    return titles


def _conduct(value: Nilai) -> Cell:
    """The conduct that a value asks for in one run, which a reader takes in at a glance."""
    if not value.perilaku:
        return uraian(None, value, "perilaku")
    first, *others = [tanpa_penutup(one) or one for one in value.perilaku]
    return teks("; ".join([first, *[kecil(one) or one for one in others]]) + ".")


def _value_row(number: int, value: Nilai, titles: list[str]) -> Row:
    cells = [nomor(number), teks(value.nama, bold=True)]
    if "Makna" in titles:
        cells.append(uraian(value.uraian, value, "uraian"))
    if "Panduan Perilaku" in titles:
        cells.append(_conduct(value))
    return Row(tuple(cells))


@tabel("penghargaan")
def penghargaan(konteks: Konteks, tahun: int | None = None) -> Table | Blocks:
    """Awards, all or those of one year."""
    awards = [p for p in konteks.laporan.penghargaan if tahun in (None, p.tahun)]
    if not awards:
        return ()
    with_level = any(award.tingkat for award in awards)
    columns = 5 if with_level else 4
    what = "tahun, pemberi, dan tingkatnya" if with_level else "tahun, dan pemberinya"
    table = Table(
        id="tabel-penghargaan",
        caption=keterangan("Penghargaan yang Diterima"),
        columns=kolom(*((1, C), (7, L), (1.7, C), (5, L), (2.3, C))[:columns]),
        head=(kepala(*("No.", "Penghargaan", "Tahun", "Pemberi", "Tingkat")[:columns]),),
        rows=tuple(_award_row(n, award, columns) for n, award in enumerate(awards, start=1)),
        summary=f"Penghargaan yang diterima, {what}.",
    )
    if tahun is None:
        return table
    caption = keterangan(f"Penghargaan yang Diterima Tahun {tahun}")
    return replace(table, id=f"{table.id}-{tahun}", caption=caption)


def _award_row(number: int, award: Penghargaan, columns: int) -> Row:
    """An award, in as many columns as the table has."""
    level = award.tingkat.capitalize() if award.tingkat else TIDAK_ADA
    return Row(
        (
            nomor(number),
            teks(award.nama),
            teks(str(award.tahun)),
            teks(award.pemberi),
            teks(level),
        )[:columns]
    )


@tabel("inovasi")
def inovasi(konteks: Konteks) -> Table | Blocks:
    """Innovations and what their names stand for."""
    innovations = konteks.laporan.inovasi
    if not innovations:
        return ()
    rows = tuple(
        Row((nomor(n), teks(i.nama), teks(i.kepanjangan or TIDAK_ADA)))
        for n, i in enumerate(innovations, start=1)
    )
    return Table(
        id="tabel-inovasi",
        caption=keterangan(f"Inovasi {konteks.laporan.kantor.nama}"),
        columns=kolom((1, C), (5, L), (9, L)),
        head=(kepala("No.", "Inovasi", "Kepanjangan"),),
        rows=rows,
        summary="Nama inovasi layanan dan kepanjangannya.",
    )


@tabel("output-lain")
def output_lain(konteks: Konteks) -> Table | Blocks:
    """Other outputs of the year."""
    outputs = konteks.laporan.output_lain
    if not outputs:
        return ()
    rows = tuple(
        Row((nomor(n), teks(o.nama), uraian(o.uraian, o, "uraian")))
        for n, o in enumerate(outputs, start=1)
    )
    return Table(
        id="tabel-output-lain",
        caption=keterangan(f"Capaian Output Lainnya Tahun {konteks.laporan.dokumen.tahun}"),
        columns=kolom((1, C), (5, L), (9, L)),
        head=(kepala("No.", "Output", "Uraian"),),
        rows=rows,
        summary="Output lain yang dihasilkan pada tahun pelaporan beserta uraiannya.",
    )
