"""What holds for every table: a full grid, stable ids, no number without its quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from draws import draws
from fixture_builders import all_tables, table, table_calls, untried
from fixture_data import DATA, grid, konteks, printed
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_docgen.document.tree import Marker, Table, TableLook, Text, Value
from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.narrative.known_builders import build
from lkjip_docgen.rules.categories import tabel as category_table

OFFICE = konteks()
TABLES = all_tables(OFFICE)
BARE = konteks(
    pegawai=None,
    pnbp=None,
    smart=None,
    ikpa=None,
    emonev=None,
    penghargaan=None,
    inovasi=None,
    output_lain=None,
    anggaran={"versi": [DATA["anggaran"]["versi"][0]]},
    kantor={k: v for k, v in DATA["kantor"].items() if k != "wilayah_kerja"},
)


@pytest.mark.parametrize("tabel", TABLES, ids=lambda t: t.id)
def test_every_place_of_the_grid_belongs_to_exactly_one_cell(tabel: Table) -> None:
    assert all(cell is not None for row in grid(tabel) for cell in row)


def test_every_table_is_tried_here() -> None:
    untitled = {"identitas", "daftar-singkatan", "reviu-simpulan", "reviu-tanda-tangan"}
    assert untried("tabel", table_calls(OFFICE)) == untitled, "add it to fixture_builders.py"


def test_ids_are_unique_and_those_of_indicators_hold_the_code() -> None:
    ids = [t.id for t in TABLES]
    assert len(set(ids)) == len(ids)
    assert {
        "tabel-ikm-bulanan",
        "tabel-ikm-hitung",
        "tabel-ikm-unsur",
        "tabel-ikm-kategori",
        "tabel-ikm-riwayat",
        "tabel-ipk-bobot-internal",
        "tabel-penghargaan-2025",
        "lampiran-pk-2025-awal-kegiatan",
    } <= set(ids)


def test_every_table_has_a_caption_except_those_of_the_appendix() -> None:
    titled = [t for t in TABLES if t.look is not TableLook.CARDS]  # a page of cards has its title
    assert [t.id for t in titled if bool(t.caption) == t.id.startswith("lampiran-")] == []
    assert all(t.summary for t in TABLES)


def test_every_value_is_printed_from_its_quantity() -> None:
    found = [i for t in TABLES for r in t.rows for c in r.cells for i in c.content]
    values = [i for i in found if isinstance(i, Value)]
    assert len(values) > 300
    printed = [print_quantity(value.quantity) for value in values]
    # A table "dalam rupiah" or "dalam persen" leaves out the sign of each amount.
    bare = [p.removeprefix("Rp").removesuffix("%") for p in printed]
    assert all(v.text in (p, b) for v, p, b in zip(values, printed, bare, strict=True))


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _strings(value)


def test_no_number_stands_in_a_body_as_bare_text() -> None:
    typed = " ".join(_strings(DATA))
    legal = {word for k in category_table("skm-2017").baris for word in k.rentang}
    harmless = re.compile(
        r"\d{1,2}(\.\d+)*|20\d\d|[a-z]\.|\d\. .*|.*tahun 20\d\d\b.*"
        r"|Tahun 20\d\d|Target dan Realisasi Tahun 20\d\d.*|Realisasi 20\d\d terhadap target .*"
    )  # numbers of rows, years
    for tabel in TABLES:
        for row in tabel.rows:
            for cell in row.cells:
                for inline in cell.content:
                    if isinstance(inline, Text) and re.search(r"\d", inline.text):
                        text = inline.text
                        assert text in typed or text in legal or harmless.fullmatch(text), text


def test_row_numbers_count_from_one() -> None:
    for tabel in TABLES:
        if not tabel.head or printed(tabel.head[0].cells[0]) != "No.":
            continue
        numbers = [printed(row[0]) for row in grid(tabel)[len(tabel.head) :] if row[0]]
        counted = [int(n) for n in dict.fromkeys(numbers) if n.isdigit()]
        assert counted == list(range(1, len(counted) + 1)), tabel.id


def test_names_with_special_characters_are_kept_as_typed() -> None:
    assert "Indikator IKM P&K <utama>" in str(table(OFFICE, "ringkas-capaian").rows)


@pytest.mark.parametrize(
    "name",
    [
        "wilayah-kerja",
        "jenis-belanja",
        "perubahan-pagu",
        "sumber-dana",
        "pnbp",
        "emonev",
        "nka-hitung",
        "penghargaan",
        "inovasi",
        "output-lain",
    ],
)
def test_a_table_without_data_is_left_out(name: str) -> None:
    assert build("tabel", BARE, name) == ()
    assert build("tabel", OFFICE, name) != ()


@pytest.mark.parametrize("name", ["nka", "ikpa"])
def test_a_required_score_without_data_shows_its_components_with_markers(name: str) -> None:
    tabel = table(BARE, name)
    last = [row.cells[-1].content for row in tabel.rows]
    assert all(content == (Marker("BELUM DIISI"),) for content in last)
    assert all(cell is not None for row in grid(tabel) for cell in row)


def test_nothing_crashes_for_an_office_with_the_least_data() -> None:
    for name, *args in table_calls(BARE):
        built = build("tabel", BARE, name, *args)
        assert built == () or isinstance(built, Table)


activities = st.lists(st.integers(0, 10**12), min_size=1, max_size=4)


@settings(max_examples=draws(30))
@given(programs=st.lists(activities, min_size=1, max_size=5))
def test_a_total_counts_every_activity_once_however_many_there_are(
    programs: list[list[int]],
) -> None:
    version = {
        "kode": "a",
        "nama": "A",
        "program": [
            {
                "nama": f"P{n}",
                "kegiatan": [{"nama": f"K{k}", "pagu": pagu} for k, pagu in enumerate(row)],
            }
            for n, row in enumerate(programs)
        ],
    }
    office = konteks(
        anggaran={"versi": [version]}, perjanjian_kinerja=OFFICE.laporan.perjanjian_kinerja
    )
    tabel = table(office, "realisasi-program")
    assert all(cell is not None for row in grid(tabel) for cell in row)
    total = tabel.rows[-1].cells[1].content[0]
    assert isinstance(total, Value)
    assert total.text == f"Rp{sum(map(sum, programs)):,}".replace(",", ".")


groups = st.lists(st.sampled_from(["sk-1", "sk-2", "sk-9"]), min_size=1, max_size=6)


@settings(max_examples=draws(30))
@given(groups)
def test_indicators_stand_under_their_sasaran_in_any_order(codes: list[str]) -> None:
    base = DATA["indikator"][4]
    rows = [{**base, "kode": f"i{n}", "sasaran": code} for n, code in enumerate(codes)]
    tabel = table(konteks(indikator=rows), "ringkas-capaian")
    places = grid(tabel)
    assert all(cell is not None for row in places for cell in row)
    body = places[len(tabel.head) : -1]
    assert len(body) == len(codes)
    assert len({id(row[1]) for row in body}) == len(set(codes))
