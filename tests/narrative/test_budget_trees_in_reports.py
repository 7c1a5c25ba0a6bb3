"""What a report says of a budget of any depth, of the money of indicators, and of revenue."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import budget_trees as trees
import pytest
from fixture_data import printed
from word_files import W, part

from lkjip_docgen.api import build, compose_report
from lkjip_docgen.document.tree import Report, Table
from lkjip_docgen.document.walk import each_block, own_inlines, plain_text
from lkjip_docgen.source import load_project

ROADS = "    program: Program Penyelenggaraan Jalan\n"
SURVEY = '    program: {tidak_berlaku: "Survei dibiayai Sekretariat Daerah."}\n'
LAST = "penghargaan: []\n"
AMOUNTS = "pagu Rp1.200.000.000, realisasi Rp1.080.000.000, dan serapan 90,00%"


def report(folder: Path, budget: dict[str, Any], *replaced: tuple[str, str]) -> Report:
    return compose_report(load_project(trees.buat(folder / "dinas", budget, *replaced)))


def blocks(made: Report) -> list[Any]:
    return list(each_block(block for part in made.parts for block in part.blocks))


def said(made: Report) -> str:
    """Every paragraph, cell and caption, a line each."""
    return "\n".join(plain_text(inlines) for b in blocks(made) for inlines in own_inlines(b))


def table(made: Report, name: str) -> Table:
    return next(b for b in blocks(made) if isinstance(b, Table) and b.id == f"tabel-{name}")


def budget(*program: dict[str, Any]) -> dict[str, Any]:
    return trees.budget_of_a_dinas() | {"versi": [trees.version(list(program))]}


def head(shown: Table) -> list[str]:
    return [printed(cell) for cell in shown.head[-1].cells]


def rows(shown: Table) -> list[list[str]]:
    return [[printed(cell) for cell in row.cells] for row in shown.rows]


DPA = ("    anggaran: dpa-perubahan\n", "    anggaran: dpa\n")


def test_a_dinas_shows_its_sub_kegiatan_like_its_budget_document(tmp_path: Path) -> None:
    made = report(tmp_path, trees.budget_of_a_dinas())
    shown = table(made, "realisasi-program")

    assert plain_text(shown.caption) == (
        "Realisasi Anggaran menurut Program, Kegiatan, dan Sub Kegiatan Tahun 2025"
    )
    assert head(shown)[:2] == ["Kode", "Program/Kegiatan/Sub Kegiatan"]
    assert len(shown.rows) == 4 + 9 + 20 + 1
    assert rows(shown)[:3] == [
        [
            "1.03.01",
            "Program Penunjang Urusan Pemerintahan Daerah",
            "Rp2.400.000.000",
            "Rp2.160.000.000",
            "90,00%",
        ],
        [
            "1.03.01.2.01",
            "Perencanaan dan Evaluasi Kinerja",
            "Rp300.000.000",
            "Rp270.000.000",
            "90,00%",
        ],
        [
            "1.03.01.2.01.0001",
            "Penyusunan Dokumen Perencanaan",
            "Rp100.000.000",
            "Rp90.000.000",
            "90,00%",
        ],
    ]
    assert [(row.cells[1].indent, row.cells[1].bold) for row in shown.rows[:3]] == [
        (0, True),
        (1, True),
        (2, False),
    ]
    assert "Rinciannya menurut program, kegiatan, dan sub kegiatan disajikan" in said(made)
    # The agreement stops at activities.
    assert len(rows(table(made, "pk-2025-awal-anggaran"))) == 4 + 9 + 1


def test_a_satker_shows_kro_and_ro(tmp_path: Path) -> None:
    profile = ("profil: perangkat-daerah", "profil: unit-kementerian")
    satker = [trees.program("WB", "Program Penyelenggaraan Jalan"), *trees.of_a_satker()]
    satker[0]["pagu"], satker[0]["realisasi"] = 5, 4
    folder = trees.buat(tmp_path / "satker", budget(*satker), DPA)
    data = folder / "laporan.yaml"
    data.write_text(data.read_text(encoding="utf-8").replace(*profile), encoding="utf-8")

    shown = table(compose_report(load_project(folder)), "realisasi-program")

    assert head(shown)[1] == "Program/Kegiatan/KRO/RO"
    assert rows(shown)[5][:3] == ["6161.BAA.002", "Penerbitan Izin Tinggal", "Rp300.000.000"]
    assert [row.cells[1].indent for row in shown.rows[:7]] == [0, 0, 1, 2, 3, 3, 2]


ROAD = {"nama": "Program Penyelenggaraan Jalan"}
FLAT = ROAD | {"kegiatan": [{"nama": "Jalan", "pagu": 10, "realisasi": 9}]}


def test_without_codes_the_parts_are_numbered(tmp_path: Path) -> None:
    parts = [{"nama": name, "pagu": 10, "realisasi": 9} for name in "AB"]
    deep = ROAD | {"kegiatan": [{"nama": "Jalan", "rincian": parts}]}
    shown = table(report(tmp_path, budget(deep), DPA), "realisasi-program")

    assert [row[:2] for row in rows(shown)] == [
        ["1", "Program Penyelenggaraan Jalan"],
        ["1.1", "Jalan"],
        ["1.1.1", "A"],
        ["1.1.2", "B"],
        ["Jumlah", "Rp20"],
    ]


def test_programs_and_activities_alone_keep_their_numbers_and_letters(tmp_path: Path) -> None:
    shown = table(report(tmp_path, budget(FLAT), DPA), "realisasi-program")

    assert head(shown)[:2] == ["No.", "Program/Kegiatan"]
    assert rows(shown)[1] == ["a.", "Jalan", "Rp10", "Rp9", "90,00%"]


def test_amounts_of_trillions_have_wider_columns(tmp_path: Path) -> None:
    trillions = {"nama": "Jalan", "pagu": 8_070_000_000_000, "realisasi": 6_340_000_000_000}
    short = table(report(tmp_path / "a", budget(FLAT), DPA), "realisasi-program")
    long = table(
        report(tmp_path / "b", budget(ROAD | {"kegiatan": [trillions]}), DPA), "realisasi-program"
    )
    assert [column.weight for column in long.columns[2:4]] > [c.weight for c in short.columns[2:4]]


def test_a_part_without_amounts_is_a_marker_and_its_sums_too(tmp_path: Path) -> None:
    deep = ROAD | {"kegiatan": [{"nama": "Jalan", "rincian": [{"nama": "A"}]}]}
    shown = table(report(tmp_path, budget(deep), DPA), "realisasi-program")
    assert {cell for row in rows(shown)[:3] for cell in row[2:4]} == {"BELUM DIISI"}


def test_both_writers_indent_the_names(tmp_path: Path) -> None:
    folder = trees.buat(tmp_path / "dinas", trees.budget_of_a_dinas())
    word, page = build(folder, formats=("docx", "html"), with_layout=False).files

    indents = part(word, "word/document.xml").iter(f"{W}ind")
    assert {"113", "226"} <= {indent.get(f"{W}left") for indent in indents}
    assert 'style="padding-left:4mm"' in page.read_text(encoding="utf-8")


# --- the money of indicators --------------------------------------------------------------


def test_an_activity_of_one_indicator_is_judged_with_its_amounts(tmp_path: Path) -> None:
    text = said(report(tmp_path, trees.budget_of_a_dinas(), (ROADS, ROADS)))
    assert "Indikator ini didukung oleh Program Penyelenggaraan Jalan dengan serapan" in text
    assert "Anggaran menurut Indikator Kinerja" not in text

    only = (SURVEY, "    program: Penyelenggaraan Jalan Kabupaten\n")
    made = report(tmp_path / "lagi", trees.budget_of_a_dinas(), only)
    assert f"dibiayai dari kegiatan Penyelenggaraan Jalan Kabupaten dengan {AMOUNTS}." in said(made)
    assert "daripada serapan itu sehingga, menurut perbandingan keduanya, penggunaan" in said(made)
    assert "memuat tiga sub kegiatan" not in said(made)  # the office wrote what supports it


def test_shared_money_is_told_and_stands_once(tmp_path: Path) -> None:
    both = (
        (ROADS, '    program: "1.03.02.2.01"\n'),
        (SURVEY, "    program: Penyelenggaraan Jalan Kabupaten\n"),
    )
    made = report(tmp_path, trees.budget_of_a_dinas(), *both)

    assert (
        "Anggaran itu juga membiayai Kecelakaan kerja pada proyek dinas dan Indeks kepuasan "
        "pengguna jalan sehingga serapannya bukan serapan indikator ini saja." in said(made)
    )
    assert "tergolong efisien" not in said(made)
    shown = rows(table(made, "anggaran-indikator"))
    assert [len(row) for row in shown] == [7, 3, 3]
    assert shown[0][3:5] == ["Penyelenggaraan Jalan Kabupaten", "Rp1.200.000.000"]
    assert "tidak dijumlahkan" not in plain_text(table(made, "anggaran-indikator").source)


def test_money_that_holds_the_own_money_of_another_indicator_is_not_to_be_added(
    tmp_path: Path,
) -> None:
    road = "    program: Penyelenggaraan Jalan Kabupaten\n"
    parts = (
        (ROADS, '    program: "1.03.02.2.01"\n'),
        (SURVEY, f"{road}    anggaran: {{pagu: 200, realisasi: 100}}\n"),
    )
    made = report(tmp_path, trees.budget_of_a_dinas(), *parts)

    assert "Indeks kepuasan pengguna jalan sehingga serapannya bukan" in said(made)
    assert plain_text(table(made, "anggaran-indikator").source).endswith("tidak dijumlahkan.")


def test_money_of_its_own_is_called_so(tmp_path: Path) -> None:
    own = SURVEY + "    anggaran: {pagu: 200, realisasi: 100}\n"
    made = report(tmp_path, trees.budget_of_a_dinas(), (SURVEY, own))

    assert (
        "Indikator ini mempunyai anggaran tersendiri dengan pagu Rp200, realisasi Rp100, dan "
        "serapan 50,00%." in said(made)
    )
    assert (
        "Capaian indikator lebih tinggi 53,44 poin persentase daripada serapan itu sehingga, "
        "menurut perbandingan keduanya, penggunaan sumber daya tergolong efisien." in said(made)
    )


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ("{pagu: 0, realisasi: 0}", "Anggaran tersendiri indikator ini tidak mempunyai pagu"),
        ("{pagu: 200}", "belum dapat dinilai karena serapan anggaran belum tersedia"),
        (
            '{pagu: {tidak_berlaku: "Dibiayai hibah."}}',
            "serapan anggaran Indeks kepuasan pengguna jalan tidak berlaku",
        ),
    ],
)
def test_money_without_a_percentage_says_why(tmp_path: Path, own: str, words: str) -> None:
    written = SURVEY + f"    anggaran: {own}\n"
    text = said(report(tmp_path, trees.budget_of_a_dinas(), (SURVEY, written)))
    assert words.casefold() in text.casefold()


# --- sources of funds, revenue ------------------------------------------------------------


def test_sources_show_their_spending_where_it_is_known(tmp_path: Path) -> None:
    shown = table(report(tmp_path, trees.budget_of_a_dinas()), "sumber-dana")
    assert rows(shown)[0] == [
        "1",
        "Pendapatan Asli Daerah (PAD)",
        "Rp1.100.000.000",
        "Rp990.000.000",
        "90,00%",
    ]
    assert rows(shown)[-1] == ["Jumlah", "Rp11.100.000.000", "Rp9.990.000.000", "90,00%"]


PAD = """\
penerimaan:
  tahunan: [{tahun: 2024, target: 80, realisasi: 80}, {tahun: 2025, target: 90, realisasi: 99}]
"""


def test_a_region_reports_its_own_revenue(tmp_path: Path) -> None:
    made = report(tmp_path, trees.budget_of_a_dinas(), (LAST, LAST + PAD))
    text = said(made)

    assert "Realisasi Anggaran dan PAD" in text
    assert "Realisasi Pendapatan Asli Daerah (PAD) tahun 2025 adalah Rp99" in text
    assert "menerima PAD sebesar Rp99 atau 110,00% dari target Rp90." in text
    assert plain_text(table(made, "penerimaan").caption) == (
        "Target dan Realisasi Pendapatan Asli Daerah Tahun 2024–2025"
    )
    assert "PNBP" not in text
