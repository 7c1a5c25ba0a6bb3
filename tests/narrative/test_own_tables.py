"""The office's own tables as they are printed: numbers, sums, pages and parts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from proyek import Proyek, proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import (
    TEXT_CM,
    TURNED_TEXT_CM,
    Marker,
    Paragraph,
    ParagraphRole,
    Reference,
    Row,
    RowRole,
    Table,
    Text,
    Value,
    each_block,
    each_inline,
    number,
    plain_text,
)
from lkjip_docgen.document.numbering import EntryKind
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.measures import measure
from lkjip_docgen.narrative.tables.column_widths import fit, wanted
from lkjip_docgen.quantity import Status, Unit

__all__ = ["proyek"]

TABLE = """\
Kecamatan;Loket;Daring;Kepuasan
Utara;1204;310;3,21
Selatan;2096;1040;3,4
Timur;87;-;3,05
"""
TOTAL = ("jumlah: {kolom: [Loket, Daring], rata_rata: [Kepuasan, Loket]}",)


def with_table(proyek: Proyek, table: str = TABLE, *more: str) -> Proyek:
    """A report with an own table in its last chapter, and a sentence that refers to it."""
    proyek.ringkas().tulis(table, "layanan.csv")
    lines = ["judul: Layanan", "kode: layanan", "berkas: layanan.csv", *more]
    own = "".join(f"          {line}\n" for line in lines)
    text = proyek.data.read_text(encoding="utf-8")
    return proyek.tulis(
        f"{text}bagian_tambahan:\n  - judul: Layanan\n    dalam: Penutup\n    isi:\n"
        f'      - uraian: "Rinciannya pada [tabel](#layanan)."\n      - tabel:\n{own}'
    )


def tables_of(proyek: Proyek) -> list[Table]:
    report = compose_report(proyek.muat())
    blocks = each_block(block for part in report.parts for block in part.blocks)
    return [b for b in blocks if isinstance(b, Table) and b.id.startswith("tabel-tambahan-")]


def texts(row: Row) -> list[str]:
    return [plain_text(cell.content) for cell in row.cells]


def test_the_table_is_printed_as_it_was_typed(proyek: Proyek) -> None:
    (table,) = tables_of(with_table(proyek, TABLE, "sumber: Seksi Pelayanan"))

    assert plain_text(table.caption) == "Layanan"
    assert [texts(row) for row in table.head] == [["Kecamatan", "Loket", "Daring", "Kepuasan"]]
    assert [texts(row) for row in table.rows] == [
        ["Utara", "1.204", "310", "3,21"],
        ["Selatan", "2.096", "1.040", "3,40"],
        ["Timur", "87", "–", "3,05"],
    ]
    assert plain_text(table.source) == "Sumber: Seksi Pelayanan."
    assert table.summary == "Layanan: 3 baris dengan kolom Kecamatan, Loket, Daring, Kepuasan."


def test_each_number_is_a_quantity_that_knows_its_cell(proyek: Proyek) -> None:
    quantities = measure(with_table(proyek).muat().laporan).quantities()
    loket = quantities["tabel.layanan.selatan.loket"]

    assert (loket.value, loket.unit, loket.label) == (Decimal(2096), Unit.JUMLAH, "Loket, Selatan")
    assert str(loket.place).endswith("layanan.csv:3:9 (baris 3, kolom Loket)")
    assert "tabel.layanan.timur.daring" not in quantities  # a dash is no number


def test_a_row_more_or_another_order_changes_no_other_path(proyek: Proyek) -> None:
    before = measure(with_table(proyek).muat().laporan).quantities()
    head, *rows = TABLE.splitlines()
    proyek.tulis("\n".join([head, "Barat;1;2;3", *reversed(rows)]) + "\n", "layanan.csv")
    after = measure(proyek.muat().laporan).quantities()

    kept = {path: quantity.value for path, quantity in before.items() if "layanan" in path}
    assert kept == {path: after[path].value for path in kept}


def test_sums_and_means_are_computed_and_stand_in_rows_of_their_own(proyek: Proyek) -> None:
    (table,) = tables_of(with_table(proyek, TABLE, *TOTAL))
    total, mean = table.rows[-2:]

    assert (texts(total), total.role) == (["Jumlah", "3.387", "1.350", ""], RowRole.TOTAL)
    assert texts(mean) == ["Rata-rata", "1.129,00", "", "3,22"]
    value = next(i for cell in total.cells for i in cell.content if isinstance(i, Value))
    assert value.quantity.formula == "jumlah semua baris"
    assert [q.nilai for q in value.quantity.inputs] == [1204, 2096, 87]


def test_without_names_all_columns_of_numbers_are_summed_and_no_percentage(proyek: Proyek) -> None:
    table = "Nama;Loket;Porsi;Biaya\na;1;40%;Rp100\nb;2;60%;Rp250\n"
    (made,) = tables_of(with_table(proyek, table, "jumlah: {judul: Total}"))

    assert texts(made.rows[-1]) == ["Total", "3", "", "Rp350"]


def test_a_sum_is_that_of_the_numbers_as_printed(proyek: Proyek) -> None:
    lines = ("kolom: [{nama: Nama}, {nama: Berat, desimal: 1}]", "jumlah: {kolom: [Berat]}")
    (made,) = tables_of(with_table(proyek, "Nama;Berat\na;1,25\nb;1,25\n", *lines))

    assert [texts(row)[-1] for row in made.rows] == ["1,3", "1,3", "2,6"]


def test_what_is_missing_is_marked_and_so_is_the_sum_over_it(proyek: Proyek) -> None:
    with_table(proyek, TABLE.replace("2096", "").replace("Selatan", ""), *TOTAL)
    (table,) = tables_of(proyek)
    row, total = table.rows[1], table.rows[-2]

    assert [type(cell.content[0]) for cell in row.cells] == [Marker, Marker, Value, Value]
    assert isinstance(total.cells[1].content[0], Marker)
    summed = measure(proyek.muat().laporan).quantities()["tabel.layanan.jumlah.loket"]
    assert summed.status is Status.KOSONG


def test_a_text_refers_to_it_by_its_kode(proyek: Proyek) -> None:
    report = compose_report(with_table(proyek).muat())
    references = [i for i in each_inline(report.part("bab_4")) if isinstance(i, Reference)]

    assert [reference.target for reference in references] == ["tabel-tambahan-layanan"]
    assert number(report).reference("tabel-tambahan-layanan") == "Tabel 4.1"
    assert not [f for f in check_project(proyek.root).findings if f.code == "LK407"]


def test_a_reference_to_another_kode_is_told_with_a_near_one(proyek: Proyek) -> None:
    with_table(proyek).ganti("#layanan", "#layaan")
    (finding,) = [f for f in check_project(proyek.root).findings if f.code == "LK407"]

    assert "`layanan`" in finding.suggestion


def test_words_beside_numbers_stand_apart_from_them(proyek: Proyek) -> None:
    (table,) = tables_of(with_table(proyek, "Nama;Loket;Jalan\na;1;darat\n"))

    assert [cell.indent for cell in table.rows[0].cells] == [0, 0, 1]


# --- pages -------------------------------------------------------------------------------


def _of_columns(count: int, width: int = 1, rows: int = 2) -> str:
    head = ";".join(f"Kolom bernomor {n}" for n in range(count))
    lines = (f"Nama {r};" + ";".join(["9" * width] * count) + "\n" for r in range(rows))
    return f"Nama;{head}\n{''.join(lines)}"


@pytest.mark.parametrize(
    ("count", "wide", "compact", "parts"),
    [(3, False, False, 1), (7, False, True, 1), (11, True, True, 1), (30, True, True, 3)],
)
def test_a_table_gets_the_page_that_its_columns_need(
    proyek: Proyek, count: int, wide: bool, compact: bool, parts: int
) -> None:
    tables = tables_of(with_table(proyek, _of_columns(count, rows=15)))

    assert len(tables) == parts
    assert {(table.wide, table.compact) for table in tables} == {(wide, compact)}


def test_a_wide_table_of_few_rows_stands_upright_in_two_parts(proyek: Proyek) -> None:
    few, other = tables_of(with_table(proyek, _of_columns(11, rows=14)))

    assert [(table.wide, table.compact) for table in (few, other)] == [(False, True)] * 2
    names = [*texts(few.head[-1]), *texts(other.head[-1])[1:]]
    assert names == ["Nama", *(f"Kolom bernomor {n}" for n in range(11))]


def _is_part_title(paragraph: Paragraph) -> bool:
    return paragraph.role is ParagraphRole.CONTINUED


def test_a_table_in_parts_repeats_its_first_column_and_is_listed_once(proyek: Proyek) -> None:
    with_table(proyek, _of_columns(30), "sumber: Seksi", "jumlah: {judul: Jumlah}")
    first, second, last = tables_of(proyek)
    shown = [texts(table.head[-1]) for table in (first, second, last)]

    assert [heads[0] for heads in shown] == ["Nama", "Nama", "Nama"]
    assert [title for heads in shown for title in heads[1:]] == [
        f"Kolom bernomor {n}" for n in range(30)
    ]
    assert [texts(table.rows[-1])[0] for table in (first, last)] == ["Jumlah", "Jumlah"]
    titles = [
        block.content
        for block in each_block(compose_report(proyek.muat()).part("bab_4"))
        if isinstance(block, Paragraph) and _is_part_title(block)
    ]
    own = Reference("tabel-tambahan-layanan")
    assert titles == [(own, Text(" (lanjutan)")), (own, Text(" (lanjutan 2)"))]
    assert [len(part.head) for part in (first, second, last)] == [1, 1, 1]
    assert [bool(table.source) for table in (first, second, last)] == [False, False, True]
    listed = number(compose_report(proyek.muat())).entries(EntryKind.TABLE)
    assert [entry.id for entry in listed if "tambahan" in entry.id] == ["tabel-tambahan-layanan"]


def test_no_column_is_narrower_than_its_longest_number() -> None:
    columns = [wanted("Uraian", ["kata " * 30], None), wanted("Pagu", ["Rp9.092.592.000"], None)]
    fitted = fit([*columns, *columns, *columns], leading=1)

    assert not fitted.wide
    assert sum(fitted.widths) == pytest.approx(TEXT_CM)
    assert all(w >= columns[1].at_least(small=True) for w in fitted.widths[1::2])


def test_a_width_in_centimetres_is_kept() -> None:
    fitted = fit([wanted("A", ["x"], Decimal("6.5")), wanted("B", ["y"], None)], leading=1)

    assert fitted.widths[0] == 6.5


def test_columns_wider_than_a_page_still_stand_in_parts_of_one(proyek: Proyek) -> None:
    fitted = fit([wanted("A", ["x"], Decimal(20)) for _ in range(3)], leading=1)

    assert fitted.parts == ((0, 1), (0, 2))
    assert sum(fitted.widths) > TURNED_TEXT_CM
