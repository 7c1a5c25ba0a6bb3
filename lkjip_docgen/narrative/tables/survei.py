"""Tables of surveys: months, weighted calculation, elements, quality category."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, groupby
from typing import TypeVar

from lkjip_docgen.document import (
    Align,
    Blocks,
    Cell,
    Column,
    Inlines,
    Marker,
    Row,
    RowRole,
    Table,
    Text,
)
from lkjip_docgen.idn import MONTHS_SHORT
from lkjip_docgen.measures import (
    HasilIndikator,
    HasilKelompok,
    HasilSurvei,
    HasilUnsur,
)
from lkjip_docgen.model import PeriodeLaporan
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import (
    TANDA,
    TIDAK_ADA,
    baris_jumlah,
    bertanda,
    judul_kelompok,
    kepala,
    keterangan,
    kolom,
    nilai,
    nomor,
    sel,
    sumber,
    teks,
)
from lkjip_docgen.narrative.tables.labels import asal_ukur, hasil_berbobot, hasil_survei, pendek
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.records import replace
from lkjip_docgen.rules import Kategori
from lkjip_docgen.rules import tabel as tabel_kategori
from lkjip_docgen.templating import Konteks

C, L, R = Align.CENTER, Align.LEFT, Align.RIGHT
T = TypeVar("T")
PORTRAIT_MONTHS = 6  # so few fit the line of a portrait page, however wide their figures are
PORTRAIT_ROWS = 12  # more elements than this need the longer lines of a landscape page
LEAST_VALUES = 3  # values of months that differ: of fewer the lowest are seen at once
LOW_GROUND = "garis"  # the colour of the style behind the lowest months, dark enough for grey print
GAP = "[?]"  # marks a month without a figure
PORTRAIT_DIGITS = 5  # wider figures than 17,50 do not fit twelve to a portrait line


@tabel("survei-bulanan")
def survei_bulanan(konteks: Konteks, ind: HasilIndikator) -> Table:
    """The survey month by month: elements, reported value, respondents."""
    pengukuran, hasil = hasil_survei(ind)
    periode = konteks.laporan.periode
    rows = [*_element_rows(hasil), *_value_rows(hasil, pengukuran.nama_nilai)]
    titles = (*MONTHS_SHORT[: len(hasil.bulan)], _whole(periode))
    return Table(
        id=f"tabel-{ind.model.kode}-bulanan",
        caption=keterangan(f"Hasil {pengukuran.nama} per Bulan {periode.sampai}"),
        columns=(Column(3.0), *(Column(1, C) for _ in titles)),
        head=(kepala(pengukuran.sebutan_unsur.capitalize(), *titles),),
        rows=tuple(rows),
        source=sumber(asal_ukur(pengukuran), (hasil.nilai,))
        + _weak_note(hasil)
        + _low_note(hasil)
        + _gap_note(rows),
        wide=len(hasil.bulan) > PORTRAIT_MONTHS
        and (len(hasil.unsur) > PORTRAIT_ROWS or _too_wide(hasil)),
        compact=True,
        summary=(
            f"Nilai tiap {pengukuran.sebutan_unsur}, {pengukuran.nama_nilai}, dan banyaknya "
            f"responden, {periode.kurun}."
        ),
    )


def _whole(periode: PeriodeLaporan) -> str:
    """The short title of the column of the whole year, or of the part of it that is reported."""
    return str(periode.tahun) if periode.tahunan else "Hasil"


def _element_rows(hasil: HasilSurvei) -> Iterator[Row]:
    """The elements, under the names of their groups where they have any; low months shaded."""
    low = _low(hasil)
    for group, members in groupby(hasil.unsur, key=lambda unsur: unsur.kelompok):
        if group:
            yield judul_kelompok(group, 2 + len(hasil.bulan))
        for unsur in members:
            whole = _month(unsur.nilai, bold=True)
            months = (_shaded(_month(month), month, low) for month in unsur.bulan)
            yield Row((teks(unsur.nama), *months, whole))


def _low(hasil: HasilSurvei) -> Decimal | None:
    """Up to where a month is among the lowest tenth of all; None where too little differs."""
    known = sorted(month.nilai for unsur in hasil.unsur for month in unsur.bulan if month.ada)
    if len(set(known)) < LEAST_VALUES:
        return None
    low = known[max(1, len(known) // 10) - 1]
    return low if low < known[-1] else None


def _shaded(cell: Cell, quantity: Quantity, low: Decimal | None) -> Cell:
    """The cell of a month, on a ground where the month is among the lowest."""
    if low is None or quantity.value is None or quantity.value > low:
        return cell
    return replace(cell, ground=LOW_GROUND)


def _low_note(hasil: HasilSurvei) -> Inlines:
    """Says what the shaded cells are, if there are any."""
    if _low(hasil) is None:
        return ()
    return (Text(" Sel berlatar: nilai bulanan yang terendah (sekitar sepersepuluh)."),)


def _value_rows(hasil: HasilSurvei, name: str) -> Iterator[Row]:
    """The reported values, and the respondents with a mark where they are too few."""
    values = (_month(b.nilai, bold=True) for b in hasil.bulan)
    whole = _month(hasil.nilai, bold=True)
    yield Row((teks(name, bold=True), *values, whole), RowRole.SUBTOTAL)
    people = (_month(b.responden, mark=b in hasil.bulan_kurang) for b in hasil.bulan)
    everyone = _month(hasil.jumlah_responden, bold=True)
    yield Row((teks("Responden", bold=True), *people, everyone), RowRole.SUBTOTAL)


def _month(quantity: Quantity, *, bold: bool = False, mark: bool = False) -> Cell:
    """A figure of one month; where it is missing a marker that fits a twelfth of the line."""
    if quantity.status is Status.KOSONG:
        return Cell((Marker(GAP, (quantity,)),), align=C)
    cell = sel(quantity, bold=bold or mark)
    return bertanda(cell) if mark else cell


def _gap_note(rows: list[Row]) -> Inlines:
    gaps = any(Marker(GAP) in cell.content for row in rows for cell in row.cells)
    return (Text(f" Tanda {GAP}: belum diisi."),) if gaps else ()


def _too_wide(hasil: HasilSurvei) -> bool:
    elements = chain.from_iterable(unsur.bulan for unsur in hasil.unsur)
    values = (month.nilai for month in hasil.bulan)
    return any(map(_is_wide, chain(values, elements)))


def _is_wide(quantity: Quantity) -> bool:
    return quantity.ada and len(f"{quantity.nilai:.{quantity.places}f}") > PORTRAIT_DIGITS


def _weak_note(hasil: HasilSurvei) -> Inlines:
    """Says what the marked numbers of respondents mean, if there are any."""
    if hasil.minimum_responden is None or not hasil.bulan_kurang:
        return ()
    lead = f" Tanda {TANDA}: responden kurang dari ketentuan minimum ("
    return (Text(lead), *nilai(hasil.minimum_responden), Text(")."))


@tabel("survei-hitung")
def survei_hitung(konteks: Konteks, ind: HasilIndikator) -> Table:
    """The yearly value worked out: each month's value times its respondents, and the quotient."""
    pengukuran, hasil = hasil_survei(ind)
    rows = tuple(
        Row((nomor(n), teks(b.nama), sel(b.nilai), sel(b.responden), sel(b.hasil_kali)))
        for n, b in enumerate(hasil.bulan, start=1)
    )
    total = baris_jumlah(
        "Jumlah", 2, (sel(None), sel(hasil.jumlah_responden), sel(hasil.jumlah_tertimbang))
    )
    periode = konteks.laporan.periode
    label = f"{pengukuran.nama_nilai} {periode.sampai} (jumlah X × Y dibagi jumlah Y)"
    return Table(
        id=f"tabel-{ind.model.kode}-hitung",
        caption=keterangan(f"Perhitungan {pengukuran.nama_nilai} {periode.sampai}"),
        columns=kolom((1, C), (4, L), (3.3, C), (3.3, C), (3.6, R)),
        head=(kepala("No.", "Bulan", f"{pengukuran.nama_nilai} (X)", "Responden (Y)", "X × Y"),),
        rows=(*rows, total, baris_jumlah(label, 4, (sel(hasil.nilai),))),
        source=sumber(asal_ukur(pengukuran), (hasil.nilai,)),
        compact=True,
        summary=(
            f"{pengukuran.nama_nilai} tiap bulan dikalikan responden, jumlahnya, "
            "dan nilai tahunan yang dihasilkan."
        ),
    )


@tabel("unsur-tahunan")
def unsur_tahunan(konteks: Konteks, ind: HasilIndikator) -> Table:
    """The yearly value of each element; the highest and the lowest are pointed out."""
    pengukuran, hasil = hasil_survei(ind)
    periode = konteks.laporan.periode
    rows: list[Row] = []
    numbered = enumerate(hasil.unsur, start=1)
    for group, members in groupby(numbered, key=lambda pair: pair[1].kelompok):
        rows += [judul_kelompok(group, 4)] if group else []
        rows += [_element_row(n, unsur, hasil) for n, unsur in members]
    total = (sel(hasil.nilai), teks(TIDAK_ADA, align=C))
    sebutan = pengukuran.sebutan_unsur
    return Table(
        id=f"tabel-{ind.model.kode}-unsur",
        caption=keterangan(
            f"Nilai {pengukuran.singkatan} per {sebutan.capitalize()} {periode.sampai}"
        ),
        columns=kolom((1, C), (8, L), (3, C), (3, C)),
        head=(kepala("No.", sebutan.capitalize(), "Nilai", "Keterangan"),),
        rows=(*rows, baris_jumlah(pengukuran.nama_nilai, 2, total)),
        source=sumber(asal_ukur(pengukuran), (hasil.nilai,)),
        compact=len(rows) > PORTRAIT_ROWS,
        summary=f"Nilai tahunan tiap {sebutan} {pengukuran.nama}, tertinggi dan terendah ditandai.",
    )


def _element_row(number: int, unsur: HasilUnsur, hasil: HasilSurvei) -> Row:
    high, low = unsur in hasil.tertinggi, unsur in hasil.terendah
    note = ("tertinggi" if high else "terendah") if high != low else ""
    marked = bool(note)
    cells = (teks(unsur.nama, bold=marked), sel(unsur.nilai, bold=marked), teks(note, bold=marked))
    return Row((nomor(number), *cells))


@tabel("kategori-mutu")
def kategori_mutu(konteks: Konteks, ind: HasilIndikator) -> Table | Blocks:
    """The quality categories as the regulation prints them; the one reached is marked."""
    pengukuran, hasil = hasil_survei(ind)
    if hasil.kategori is None or pengukuran.kategori is None:
        return ()
    rule = tabel_kategori(pengukuran.kategori)
    reached = hasil.kategori.kategori
    ascending = tuple(reversed(hasil.kategori.tabel))
    return Table(
        id=f"tabel-{ind.model.kode}-kategori",
        caption=keterangan("Kategori Mutu Pelayanan dan Kinerja Unit Pelayanan"),
        columns=kolom((2, C), *[(3.6, C)] * len(rule.kolom), (2.4, C), (3.6, C)),
        head=(kepala("Nilai Persepsi", *rule.kolom, "Mutu Pelayanan", "Kinerja Unit Pelayanan"),),
        rows=tuple(_class_row(n, k, k == reached) for n, k in enumerate(ascending, start=1)),
        source=sumber(hasil.kategori.sumber) + _reached_note(hasil),
        summary="Kategori mutu pelayanan menurut peraturan; kategori yang dicapai bertanda *.",
    )


def _class_row(number: int, kategori: Kategori, reached: bool) -> Row:
    words = (str(number), *kategori.rentang, kategori.mutu, kategori.nama)
    *cells, name = (teks(word, bold=reached) for word in words)
    return Row((*cells, bertanda(name) if reached else name))


def _reached_note(hasil: HasilSurvei) -> Inlines:
    """Says what the marked category is, if one was reached."""
    if hasil.kategori is None or hasil.kategori.kategori is None:
        return ()
    return (Text(f" Tanda {TANDA}: kategori yang dicapai."),)


@tabel("bobot-unsur")
def bobot_unsur(konteks: Konteks, ind: HasilIndikator) -> Table:
    """The elements of a survey and their weights, under those who were asked: no values."""
    groups = hasil_berbobot(ind)[1].kelompok
    rows: list[Row] = []
    for group in groups:
        rows += [judul_kelompok(group.nama, 3)] if len(groups) > 1 else []
        numbered = enumerate(group.unsur, start=1)
        rows += [Row((nomor(n), teks(unsur.nama), sel(unsur.bobot))) for n, unsur in numbered]
    return Table(
        id=f"tabel-{ind.model.kode}-bobot",
        caption=keterangan(f"Unsur {pendek(ind.model)} dan Bobotnya"),
        columns=kolom((1, C), (9, L), (3, C)),
        head=(kepala("No.", "Unsur", "Bobot"),),
        rows=tuple(rows),
        source=sumber(asal_ukur(hasil_berbobot(ind)[0])),
        compact=True,
        summary=f"Bobot tiap unsur {ind.model.nama}.",
    )


@tabel("unsur-berbobot")
def unsur_berbobot(konteks: Konteks, ind: HasilIndikator, kelompok: HasilKelompok) -> Table:
    """The weighted elements asked of one kind of respondents.

    Where the result was given directly and no element has a value, there is
    nothing to multiply and the products have no column.
    """
    worked = hasil_berbobot(ind)[1].dihitung or any(u.nilai.ada for u in kelompok.unsur)
    products = worked or not ind.realisasi.ada
    rows = tuple(
        Row((nomor(n), teks(u.nama), sel(u.bobot), sel(u.nilai), *_if(products, sel(u.tertimbang))))
        for n, u in enumerate(kelompok.unsur, start=1)
    )
    total = (sel(kelompok.jumlah_bobot), sel(None), *_if(products, sel(kelompok.nilai)))
    span = 4 if products else 3
    people = Row(
        (teks("Responden", bold=True, colspan=span), sel(kelompok.responden)), RowRole.SUBTOTAL
    )
    return Table(
        id=f"tabel-{ind.model.kode}-bobot-{kelompok.kode}",
        caption=keterangan(f"Unsur {pendek(ind.model)}: {kelompok.nama}"),
        columns=kolom((1, C), (7, L), (2.2, C), (2.8, C), *_if(products, (2.8, C))),
        head=(kepala("No.", "Unsur", "Bobot", "Nilai", *_if(products, "Bobot × Nilai")),),
        rows=(*rows, baris_jumlah("Jumlah", 2, total), people),
        source=_weighted_source(ind, kelompok),
        summary=f"Bobot, nilai, dan hasil kali tiap unsur {ind.model.nama}, {kelompok.nama}.",
    )


def _if(wanted: bool, item: T) -> tuple[T, ...]:
    return (item,) if wanted else ()


def _weighted_source(ind: HasilIndikator, kelompok: HasilKelompok) -> Inlines:
    pengukuran, hasil = hasil_berbobot(ind)
    source = sumber(asal_ukur(pengukuran), (kelompok.nilai,))
    if not hasil.dihitung and ind.realisasi.ada:
        source += (Text(" Realisasi diberikan langsung, tidak dihitung dari nilai unsur."),)
    return source
