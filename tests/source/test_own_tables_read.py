"""The tables of the office's own parts as they are read, and what is said of wrong ones."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from proyek import Proyek, proyek

from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.model import IsiTabel

__all__ = ["proyek"]

TABLE = """\
Kecamatan;Loket;Daring;Selesai;Biaya;Kepuasan;Mulai;Keterangan
Utara;1.204;310;98,5%;Rp2.500.000;3,21;2025-03-01;lancar
Selatan;2.096;1.040;97%;Rp1.200.000;3,4;2025-04-15;-
Timur;;512;-;Rp900.000;3,05;1 Juni 2025;
"""


def with_table(proyek: Proyek, table: str | bytes = TABLE, *more: str) -> Proyek:
    """The project with an own table, and more lines of its description."""
    proyek.tulis(table, "layanan.csv")
    lines = ["judul: Layanan", "berkas: layanan.csv", *more]
    own = "".join(f"          {line}\n" for line in lines)
    text = proyek.data.read_text(encoding="utf-8")
    return proyek.tulis(
        f"{text}bagian_tambahan:\n  - judul: Layanan\n    sesudah: Penutup\n    isi:\n"
        f"      - tabel:\n{own}"
    )


def table_of(proyek: Proyek) -> IsiTabel:
    (table,) = proyek.muat().laporan.tabel_sendiri
    return table.berkas


def test_the_format_of_a_column_is_that_of_its_cells(proyek: Proyek) -> None:
    plain = TABLE.replace("1.204", "1204").replace("2.096", "2096").replace("1.040", "1040")
    table = table_of(with_table(proyek, plain))

    assert [(c.nama, c.format, c.desimal, c.rata) for c in table.kolom] == [
        ("Kecamatan", "teks", 0, "kiri"),
        ("Loket", "bilangan", 0, "kanan"),
        ("Daring", "bilangan", 0, "kanan"),
        ("Selesai", "persen", 1, "kanan"),
        ("Biaya", "rupiah", 0, "kanan"),
        ("Kepuasan", "desimal", 2, "kanan"),
        ("Mulai", "tanggal", 0, "tengah"),
        ("Keterangan", "teks", 0, "kiri"),
    ]


def test_a_cell_keeps_its_text_its_value_and_its_place(proyek: Proyek) -> None:
    wanted = ("kolom:", "- {nama: mulai}", "- {nama: Biaya, judul: Biaya Layanan}")
    first, _, last = table_of(with_table(proyek, TABLE, *wanted)).baris

    assert (first[0].nilai, last[0].nilai) == (date(2025, 3, 1), date(2025, 6, 1))
    assert first[1].nilai == Decimal(2_500_000)
    assert str(first[1].place).endswith("layanan.csv:2:23 (baris 2, kolom Biaya)")


def test_what_the_office_says_of_a_column_comes_before_its_cells(proyek: Proyek) -> None:
    lines = ("kolom:", '- {nama: Loket, judul: "Di Loket", format: bilangan, lebar: "2,5"}')
    table = table_of(with_table(proyek, TABLE, *lines, "- {nama: Kepuasan, desimal: 1}"))
    loket, kepuasan = table.kolom

    assert (loket.judul, loket.lebar) == ("Di Loket", Decimal("2.5"))
    assert table.baris[0][0].nilai == Decimal(1204)  # whole numbers: the dot parts thousands
    assert (kepuasan.format, kepuasan.desimal) == ("desimal", 1)


@pytest.mark.parametrize(
    ("title", "cells", "form"),
    [
        ("Tahun", ("2024", "2025"), "teks"),
        ("Berdiri", ("1998", "2003"), "teks"),  # years, which nobody writes as 1.998
        ("No", ("1", "2"), "teks"),
        ("Kode", ("01", "02"), "teks"),
        ("Jumlah", ("1.234.567", "1.816"), "bilangan"),
        ("Nilai", ("3,2", "-"), "desimal"),
        ("Porsi", ("40%", "60%"), "persen"),
        ("Tanggal", ("01/03/2025", "15-4-2025"), "tanggal"),
        ("Hari", ("31/02/2025", "1/3/2025"), "teks"),  # there is no such day
        ("Kosong", ("", "-"), "teks"),
    ],
)
def test_a_format_is_guessed_only_where_every_cell_agrees(
    proyek: Proyek, title: str, cells: tuple[str, str], form: str
) -> None:
    rows = "".join(f"{name};{cell}\n" for name, cell in zip("ab", cells, strict=True))
    table = table_of(with_table(proyek, f"Nama;{title}\n{rows}"))

    assert table.kolom[1].format == form


def test_a_table_in_excel_shows_what_its_cells_show(proyek: Proyek) -> None:
    book = Workbook()
    book.create_sheet("Lain").append(["x"])
    sheet = book.active
    assert sheet is not None
    sheet.title = "Layanan"
    sheet.append(["Kecamatan", "Selesai", "Mulai"])
    sheet.append(["Utara", 0.985, date(2025, 3, 1)])
    sheet["B2"].number_format = "0.0%"
    book.save(proyek.root / "data.xlsx")
    with_table(proyek, TABLE, "lembar: Layanan").ganti("berkas: layanan.csv", "berkas: data.xlsx")
    table = table_of(proyek)

    assert [cell.nilai for cell in table.baris[0]] == [None, Decimal("98.5"), date(2025, 3, 1)]
    assert table.baris[0][1].place.cell == "Layanan!B2"


def test_a_workbook_of_several_sheets_needs_the_name_of_one(proyek: Proyek) -> None:
    book = Workbook()
    for name in ("Satu", "Dua"):
        book.create_sheet(name).append([name, "Isi"])
    book.remove(book.worksheets[0])
    book.save(proyek.root / "data.xlsx")
    finding = with_table(proyek).ganti("berkas: layanan.csv", "berkas: data.xlsx").satu()

    assert finding.code == "LK079"
    assert finding.suggestion == "Sebutkan lembarnya pada berkas data: `berkas: data.xlsx#Dua`."


def with_hidden(proyek: Proyek, hidden: str, *lines: str) -> Proyek:
    """A project with a table in Excel of which the third "row" or "column" is hidden."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Isi"
    for row in (["Kecamatan", "Loket", "Petugas"], ["Utara", 3, "Sari"], ["Uji coba", 9, "-"]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = hidden == "row"
    sheet.column_dimensions["C"].hidden = hidden == "column"
    book.save(proyek.root / "data.xlsx")
    return with_table(proyek, TABLE, *lines).ganti("berkas: layanan.csv", "berkas: data.xlsx")


@pytest.mark.parametrize(("hidden", "place"), [("row", "Isi!A3"), ("column", "Isi!C1")])
def test_what_excel_hides_is_not_printed(proyek: Proyek, hidden: str, place: str) -> None:
    finding = with_hidden(proyek, hidden).satu()

    assert (finding.code, finding.place and finding.place.cell) == ("LK073", place)


def test_a_hidden_column_that_is_not_asked_for_does_no_harm(proyek: Proyek) -> None:
    table = table_of(with_hidden(proyek, "column", "kolom: [{nama: Kecamatan}, {nama: Loket}]"))

    assert [column.nama for column in table.kolom] == ["Kecamatan", "Loket"]


@pytest.mark.parametrize(
    ("head", "cell", "place"),
    [
        ("Petugas", "[BELUM DIISI: nama]", "layanan.csv:2"),
        ("Petugas", "TODO", "layanan.csv:2"),
        ("[BELUM DIISI: judul]", "Sari", "laporan.yaml:"),
    ],
)
def test_what_waits_for_words_in_a_table_is_told_as_in_a_text(
    proyek: Proyek, head: str, cell: str, place: str
) -> None:
    with_table(proyek, f"Kecamatan;{head}\nUtara;{cell}\nSelatan;...\nTimur;[1]\n")

    (found,) = [f for f in check_project(proyek.root).findings if f.code == "LK400"]

    assert place in str(found.place)


def test_the_head_may_stand_below_a_title_where_its_columns_are_named(proyek: Proyek) -> None:
    table = f"DATA LAYANAN, TAHUN 2025;;;;;;;\n{TABLE}"
    found = table_of(with_table(proyek, table, "kolom: [{nama: Kecamatan}, {nama: Kepuasan}]"))

    assert [row[0].teks for row in found.baris] == ["Utara", "Selatan", "Timur"]


def _long(rows: int, columns: int) -> str:
    head = ";".join(f"K{n}" for n in range(columns))
    return f"{head}\n" + f"{';'.join('1' * columns)}\n" * rows


BAD = {
    "ragged": (
        TABLE.replace(";lancar", ""),
        (),
        ("LK034", "layanan.csv:2", "Baris ini berisi 7 kolom, sedangkan judul tabel 8 kolom."),
    ),
    "unknown-column": (
        TABLE,
        ("kolom:", "- {nama: Kecamatan}", "- {nama: Dering}"),
        ("LK082", "laporan.yaml:", "Kolom `Dering` tidak ada pada layanan.csv."),
    ),
    "one-heading-twice": (
        TABLE.replace(";Daring", ";loket"),
        (),
        ("LK082", "layanan.csv:1", "Judul kolom `loket` ditulis lebih dari sekali."),
    ),
    "no-heading": (
        TABLE.replace(";Daring", ";"),
        (),
        ("LK082", "layanan.csv:1", "Kolom ke-3 tidak berjudul."),
    ),
    "words-among-numbers": (
        TABLE.replace("310", "tiga ratus"),
        ("kolom: [{nama: Daring, format: bilangan}]",),
        ("LK031", "layanan.csv:2", "`tiga ratus` bukan angka."),
    ),
    "two-readings": (
        TABLE.replace("310", "310,5"),
        ("kolom: [{nama: Daring, format: desimal}]",),
        ("LK016", "layanan.csv:3", "Angka `1.040` rancu: ribuan atau desimal?"),
    ),
    "not-whole": (
        TABLE.replace("310", "310,5"),
        ("kolom: [{nama: Daring, format: bilangan}]",),
        ("LK031", "layanan.csv:2", "`310,5` bukan bilangan bulat."),
    ),
    "no-day": (
        TABLE.replace("1 Juni 2025", "31 Juni 2025"),
        ("kolom: [{nama: Mulai, format: tanggal}]",),
        ("LK018", "layanan.csv:4", "`31 Juni 2025` bukan tanggal."),
    ),
    "sum-of-words": (
        TABLE,
        ("jumlah: {kolom: [Keterangan]}", "kolom: [{nama: Daring, format: bilangan}, "
         "{nama: Keterangan}]"),
        ("LK083", "laporan.yaml:", "Kolom `Keterangan` tidak berisi angka saja: `lancar` pada "
         "layanan.csv, baris 2, kolom Keterangan."),
    ),
    "sum-of-a-percent-among-numbers": (
        TABLE.replace("310", "10%"),
        ("jumlah: {kolom: [Daring]}", "kolom: [{nama: Kecamatan}, {nama: Daring}]"),
        ("LK083", "laporan.yaml:", "Kolom `Daring` tidak berisi angka saja: `1.040` pada "
         "layanan.csv, baris 3, kolom Daring."),
    ),
    "sum-of-a-sum": (
        TABLE + "Total :;;1862;-;Rp4.600.000;-;-;\n",
        ("jumlah: {}", "kolom: [{nama: Kecamatan}, {nama: Daring, format: bilangan}]"),
        ("LK083", "layanan.csv:5", "Baris `Total :` akan ikut dijumlahkan bersama baris di atas"),
    ),
    "sum-of-dashes": (
        "Kecamatan;Daring\nUtara;-\n",
        ("jumlah: {kolom: [Daring]}",),
        ("LK083", "laporan.yaml:", "Kolom `Daring` tidak berisi angka yang dapat dijumlahkan."),
    ),
    "no-width": (
        TABLE,
        ("kolom: [{nama: Kecamatan, lebar: -1}]",),
        ("LK017", "laporan.yaml:", "`lebar` harus 0,5 sampai 40."),
    ),
    "forty-decimals": (
        TABLE,
        ("kolom: [{nama: Kecamatan}, {nama: Kepuasan, desimal: 40}]",),
        ("LK017", "laporan.yaml:", "`desimal` harus 0 sampai 10."),
    ),
    "sum-of-nothing": (
        TABLE,
        ("jumlah: {rata_rata: [Waktu]}", "kolom: [{nama: Kecamatan}, {nama: Kepuasan}]"),
        ("LK083", "laporan.yaml:", "Kolom `Waktu` tidak ada pada tabel."),
    ),
    "sum-at-the-left": (
        TABLE,
        ("jumlah: {kolom: [Biaya]}", "kolom: [{nama: Biaya}, {nama: Kecamatan}]"),
        ("LK083", "laporan.yaml:", "Kolom `Biaya` di tepi kiri memuat sebutan baris jumlah."),
    ),
    "no-rows": (
        "Kecamatan;Loket\n",
        (),
        ("LK002", "layanan.csv:1", "Tabel ini hanya berisi judul kolom."),
    ),
    "too-long": (
        _long(1001, 3),
        (),
        ("LK005", "layanan.csv:1", "Tabel ini 1001 baris dan 3 kolom; paling banyak 1000 baris"),
    ),
    "too-many-columns": (
        _long(2, 61),
        (),
        ("LK005", "layanan.csv:1", "Tabel ini 2 baris dan 61 kolom; paling banyak 1000 baris"),
    ),
    "unknown-format": (
        TABLE,
        ("kolom: [{nama: Biaya, format: uang}]",),
        ("LK019", "laporan.yaml:", "Pilihan"),
    ),
    "no-file": (
        TABLE,
        ("lembar: Layanan",),
        ("LK079", "layanan.csv:1", "Berkas CSV tidak mempunyai lembar `Layanan`."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_wrong_table_is_told_at_its_line_with_a_remedy(proyek: Proyek, case: str) -> None:
    table, lines, (code, place, message) = BAD[case]
    finding = with_table(proyek, table, *lines).satu()

    assert finding.code == code
    assert place in f"{Path(str(finding.place)).name}"
    assert message in finding.message or code == "LK019"
    assert finding.suggestion
    assert finding.path.startswith("bagian_tambahan[0].isi[0].tabel")


def test_a_file_that_is_not_there_is_told_where_it_is_named(proyek: Proyek) -> None:
    finding = with_table(proyek).ganti("berkas: layanan.csv", "berkas: layanan2.csv").satu()

    assert finding.code == "LK001"
    assert finding.place is not None
    assert finding.place.file.endswith("laporan.yaml")


def test_what_names_no_file_is_refused(proyek: Proyek) -> None:
    finding = with_table(proyek).ganti("berkas: layanan.csv", "berkas: 12").satu()

    assert finding.message == "`berkas` harus berupa nama berkas tabel, bukan angka 12."


def test_a_word_among_numbers_makes_a_column_text_and_is_told(proyek: Proyek) -> None:
    with_table(proyek, "Nama;Jumlah\na;1\nb;2\nc;n/a\n")
    (finding,) = proyek.muat().findings

    assert (finding.code, finding.severity) == ("LK031", Severity.WARNING)
    assert finding.message == "Kolom `Jumlah` dicetak sebagai teks karena `n/a` bukan angka."
    assert str(finding.place).endswith("layanan.csv:4:3 (baris 4, kolom Jumlah)")


def test_tables_of_one_workbook_are_read_from_it_once(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lkjip_docgen.source import xlsx_reader

    book = Workbook()
    assert book.active is not None
    book.active.append(["Kecamatan", "Loket"])
    book.active.append(["Utara", 3])
    book.save(proyek.root / "data.xlsx")
    opened: list[Path] = []
    known = xlsx_reader.open_book

    def counting(path: Path) -> xlsx_reader.Book:
        opened.append(path)
        return known(path)

    monkeypatch.setattr(xlsx_reader, "open_book", counting)
    with_table(proyek).ganti("berkas: layanan.csv", "berkas: data.xlsx")
    text = proyek.data.read_text(encoding="utf-8")
    more = "      - tabel: {judul: Kedua, berkas: data.xlsx}\n"
    proyek.tulis(f"{text}{more}")

    assert len(proyek.muat().laporan.tabel_sendiri) == 2
    assert len(opened) == 1
