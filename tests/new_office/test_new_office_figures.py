"""A new office begins with the rows of the sample and none of its figures."""

from __future__ import annotations

from typing import Any

from lkjip_docgen.new_office.figures import empty_budget, empty_scores, rename_tables
from lkjip_docgen.new_office.identity import Identitas
from lkjip_docgen.new_office.maker import Blank, Maker
from lkjip_docgen.rules import aturan

SAMPLE: dict[str, Any] = {
    "dokumen": {"tahun": 2023},
    "instansi": {"eselon_satu": {"nama": "Direktorat Jenderal Contoh"}},
}


def maker(data: dict[str, Any], year: int | None = 2025) -> Maker:
    """The data of the sample on their way to a new office that reports on `year`."""
    return Maker(Blank(data), SAMPLE, Identitas("Kantor Uji", tahun=year))


def scores(*years: int) -> dict[str, Any]:
    rows = [{"tahun": year, "komponen": {"efisiensi": 9.5}} for year in years]
    return {"tahunan": rows, "uraian": "Nilai naik."}


def test_scores_have_the_years_as_far_back_as_in_the_sample_and_the_components_of_each() -> None:
    made = maker({"smart": scores(2022, 2023)})
    empty_scores(made)
    assert made.data["smart"] == {
        "tahunan": [
            {"tahun": 2024, "komponen": dict.fromkeys(aturan("nka", 2024).kunci)},
            {"tahun": 2025, "komponen": dict.fromkeys(aturan("nka", 2025).kunci)},
        ],
        "uraian": None,
    }


def test_the_reported_year_is_there_though_the_sample_does_not_have_it() -> None:
    made = maker({"ikpa": scores(2022)})
    empty_scores(made)
    assert [row["tahun"] for row in made.data["ikpa"]["tahunan"]] == [2024, 2025]


def test_years_before_the_first_rule_have_no_row_and_alone_no_section() -> None:
    made = maker({"ikpa": scores(2022, 2023), "smart": scores(2023)}, 2020)
    empty_scores(made)
    assert [row["tahun"] for row in made.data["ikpa"]["tahunan"]] == [2020]

    long_ago = maker({"ikpa": scores(2023), "smart": None}, 2017)
    empty_scores(long_ago)
    assert long_ago.data == {"ikpa": None, "smart": None}


def test_without_an_answer_the_year_is_that_of_the_sample() -> None:
    made = maker({"smart": scores(2023)}, None)
    empty_scores(made)
    assert [row["tahun"] for row in made.data["smart"]["tahunan"]] == [2023]


def test_revenue_keeps_its_years_without_amounts_and_a_budget_its_rows() -> None:
    activity = {"nama": "Layanan", "pagu": 9, "realisasi": 8}
    versions = [
        {"kode": kode, "nama": kode, "program": [{"nama": "P", "kegiatan": [dict(activity)]}]}
        for kode in ("dipa-awal", "dipa-akhir")
    ]
    kinds = [{"tahun": 2023, "belanja": [{"jenis": "Pegawai", "pagu": 5, "realisasi": 4}]}]
    made = maker(
        {
            "anggaran": {"versi": versions, "jenis_belanja": kinds, "faktor": ["Efisiensi"]},
            "pnbp": {
                "tahunan": [{"tahun": 2022, "target": 1, "realisasi": 2}],
                "catatan": "Naik.",
            },
        }
    )
    empty_budget(made)
    budget = made.data["anggaran"]
    (version,) = budget["versi"]
    assert version["program"][0]["kegiatan"] == [
        {"nama": "Layanan", "pagu": None, "realisasi": None}
    ]
    assert budget["jenis_belanja"] == [
        {"tahun": 2025, "belanja": [{"jenis": "Pegawai", "pagu": None, "realisasi": None}]}
    ]
    assert budget["faktor"] is None
    assert made.data["pnbp"] == {
        "tahunan": [{"tahun": 2024, "target": None, "realisasi": None}],
        "catatan": None,
    }


def test_tables_are_called_after_the_reported_year() -> None:
    way = {"tabel": " survei-ikm-2023.csv "}
    made = maker(
        {
            "indikator": [{"pengukuran": way}, {"pengukuran": {}}],
            "emonev": {"tabel": "emonev-2023.csv", "laman": "https://contoh", "uraian": "Naik."},
        }
    )
    rename_tables(made)
    assert way["tabel"] == "survei-ikm-2025.csv"
    assert made.data["emonev"] == {"tabel": "emonev-2025.csv", "laman": None, "uraian": None}
    assert made.result.tables == {
        "survei-ikm-2023.csv": "survei-ikm-2025.csv",
        "emonev-2023.csv": "emonev-2025.csv",
    }
