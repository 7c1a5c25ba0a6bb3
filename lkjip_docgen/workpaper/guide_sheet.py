"""The sheet "Petunjuk": what this file is, of which report, and how a reviewer reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from lkjip_docgen import __version__
from lkjip_docgen.idn import format_date
from lkjip_docgen.workpaper.answers import HELPER
from lkjip_docgen.workpaper.cell_places import COMPUTED, INPUTS
from lkjip_docgen.workpaper.paper import Book, Column, Sheet

GUIDE: Final = "Petunjuk"
_COLUMNS: Final = (Column("", 30, "label"), Column("", 100, "plain"))
_HINT: Final = "Kertas kerja setiap angka laporan kinerja, untuk penelaahan dan reviu."
_SHEETS: Final = (
    (INPUTS, "Angka seperti tertulis dalam data kantor, dengan berkas, baris, tanggal, sumbernya."),
    (COMPUTED, "Angka yang dihitung, sebagai rumus hidup, di samping angka yang tercetak."),
    ("Temuan", "Hasil pemeriksaan program, dan temuan yang diterima kantor beserta alasannya."),
    ("Lembar Reviu", "Butir reviu menurut PermenPANRB 53/2014 dengan letak buktinya."),
)
_HELPED: Final = (HELPER, "Baris pembantu bagi rumus pada lembar Hitungan yang memakai banyak sel.")
_AGREED: Final = ("pk.", "rkt.")
"""How the paths of numbers begin whose day is that of a document, the agreement."""
_HOW: Final = (
    "Klik angka dalam laporan Word: judul kendali isinya sama dengan kolom Uraian pada lembar "
    "Masukan dan Hitungan, dan tag kendali itu (Pengembang, Properti) sama dengan kolom Jalur; "
    "tag jalur yang terlalu panjang bagi Word tertulis di bawahnya. Cari salah satunya dengan "
    "Ctrl+F; bila beberapa baris bernama sama, kolom Dicetak di membedakannya.",
    "Ubah nilai berlatar kuning pada lembar Masukan; semua rumus yang memakainya ikut berubah, "
    "dan kolom Selisih menunjukkan angka laporan yang terkena.",
    "Berkas ini tidak dibaca kembali oleh program. Perbaikan data dilakukan pada berkas data "
    "kantor, lalu kertas kerja dibuat lagi.",
)


def write_guide(book: Book) -> Sheet:
    """Write the first sheet; `write_summary` adds what depends on the others."""
    laporan = book.paper.laporan
    title = f"Kertas Kerja {laporan.kosakata.laporan.nama}"
    sheet = book.sheet(GUIDE, title, _HINT, _COLUMNS)
    for label, text in _facts(book):
        sheet.text(0, label)
        sheet.text(1, text)
        sheet.end_row()
    sheet.row += 1
    return sheet


def _facts(book: Book) -> Iterator[tuple[str, str]]:
    laporan = book.paper.laporan
    yield "Kantor", laporan.kantor.nama
    yield "Tahun", str(laporan.dokumen.tahun)
    if not laporan.periode.tahunan:
        yield "Periode", str(laporan.dokumen.periode)
    if laporan.dokumen.tanggal is not None:
        yield "Tanggal laporan", format_date(laporan.dokumen.tanggal)
    days = sorted(_days(book))
    if days:
        told = format_date(days[0])
        yield (
            "Data per",
            told if len(days) == 1 else f"{told} sampai dengan {format_date(days[-1])}",
        )
    yield "Berkas data", book.paper.project.data_file.name
    yield "Dibuat dengan", f"LKjIP Docgen {__version__}"


def _days(book: Book) -> set[date]:
    """The days that the figures of the reported year are of; what was agreed is no figure."""
    year = book.paper.laporan.dokumen.tahun
    quantities = book.paper.hasil.quantities().items()
    found = (quantity.as_of for path, quantity in quantities if not path.startswith(_AGREED))
    return {day for day in found if day is not None and day.year >= year}


def write_summary(sheet: Sheet, book: Book, differences: str, *, helped: bool) -> None:
    """Whether all formulas give what was printed, the sheets, and how to go about."""
    count = f"SUMPRODUCT(--ISNUMBER({differences}),--({differences}<>0))"
    count += f'+COUNTIF({differences},"berbeda")'
    same = "Semua hasil rumus sama dengan angka yang tercetak."
    formula = f'=IF({count}=0,"{same}",{count}&" angka berbeda dari yang tercetak.")'
    sheet.text(0, "Hasil pembandingan")
    sheet.raw.write_formula(sheet.row, 1, formula, book.looks.of("plain"), same)
    sheet.row += 2
    for name, text in (*_SHEETS, _HELPED) if helped else _SHEETS:
        sheet.raw.write_url(sheet.row, 0, f"internal:'{name}'!A1", book.looks.of("link"), name)
        sheet.text(1, text)
        sheet.end_row()
    sheet.row += 1
    for number, text in enumerate(_HOW, 1):
        sheet.text(0, f"Cara memakai ({number})")
        sheet.text(1, text)
        sheet.end_row()
