"""The evaluation of accountability and what became of its recommendations."""

from __future__ import annotations

from typing import Any

import pytest
from fixture_data import D, body, konteks, values
from narrative.fixture_builders import table

from lkjip_docgen.narrative.known_builders import build
from lkjip_docgen.rules import aturan_evaluasi

RECOMMENDED = [
    {"uraian": "Membahas capaian", "tindak_lanjut": "Rapat tiap triwulan.", "status": "selesai"},
    {"uraian": "Menyelaraskan SKP", "tindak_lanjut": "Contoh dibagikan.", "status": "proses"},
    {"uraian": "Membangun aplikasi", "status": "belum"},
]
PARTS = [
    {"nama": "Perencanaan Kinerja", "nilai": D("21.6")},
    {"nama": "Pengukuran Kinerja", "nilai": D("19.8")},
    {"nama": "Pelaporan Kinerja", "nilai": D("10.8")},
    {"nama": "Evaluasi Internal", "nilai": D("16.25")},
]


def office(**told: Any) -> Any:
    return konteks(evaluasi_akip={"tahun": 2024, **told})


def test_an_office_that_says_nothing_has_none() -> None:
    assert konteks().hasil.evaluasi is None
    assert build("tabel", konteks(), "evaluasi-rekomendasi") == ()


@pytest.mark.parametrize(
    ("score", "grade"),
    [("90.01", "AA"), ("90", "A"), ("80", "BB"), ("70.01", "BB"), ("70", "B"), ("0", "D")],
)
def test_the_category_follows_from_the_score_where_nobody_wrote_it(score: str, grade: str) -> None:
    assert office(nilai=D(score)).hasil.evaluasi.kini.kategori == grade


def test_what_the_office_wrote_stays() -> None:
    kini = office(nilai=D("68.45"), kategori="BB").hasil.evaluasi.kini
    assert (kini.kategori, kini.sebutan) == ("BB", "Sangat Baik")


def test_components_have_the_weights_of_the_rule_and_their_sum_is_the_score() -> None:
    made = office(komponen=PARTS)
    shown = table(made, "evaluasi-komponen")
    assert [row[-2:] for row in body(shown)] == [
        ["30", "21,60"],
        ["30", "19,80"],
        ["15", "10,80"],
        ["25", "16,25"],
        ["100", "68,45"],
    ]
    assert made.hasil.evaluasi.kini.nilai.nilai == D("68.45")


def test_the_weights_of_the_rule_make_a_hundred() -> None:
    rule = aturan_evaluasi(2024)
    assert rule is not None
    assert sum(part.bobot for part in rule.komponen) == 100
    assert aturan_evaluasi(2020) is None


def test_earlier_years_stand_beside_the_last_and_the_change_is_told() -> None:
    made = office(nilai=D("68.45"), riwayat=[{"tahun": 2023, "nilai": D("64.75")}])
    assert body(table(made, "evaluasi-tahunan"))[:2] == [
        ["Nilai", "64,75", "68,45"],
        ["Kategori", "B", "B"],
    ]
    assert made.hasil.evaluasi.perubahan.nilai == D("3.70")
    assert build("tabel", office(nilai=D("68.45")), "evaluasi-tahunan") == ()


def test_years_stand_in_their_order_however_they_are_written() -> None:
    later = [{"tahun": 2025, "nilai": D("71")}, {"tahun": 2021, "nilai": D("59")}]
    made = office(tahun=2024, nilai=D("68.45"), riwayat=later)
    assert body(table(made, "evaluasi-tahunan"))[0] == ["Nilai", "59,00", "68,45", "71,00"]


def test_of_a_year_of_which_only_the_category_is_known_no_score_is_missing() -> None:
    made = office(nilai=D("68.45"), riwayat=[{"tahun": 2022, "kategori": "b"}])
    assert body(table(made, "evaluasi-tahunan")) == [
        ["Nilai", "–", "68,45"],
        ["Kategori", "B", "B"],
        ["Sebutan", "Baik", "Baik"],
    ]


def test_recommendations_are_counted_by_their_status() -> None:
    found = office(rekomendasi=RECOMMENDED).hasil.quantities()
    names = ("jumlah", "selesai", "proses", "belum")
    assert [found[f"evaluasi_akip.rekomendasi.{name}"].nilai for name in names] == [3, 1, 1, 1]
    assert found["evaluasi_akip.rekomendasi.persen_selesai"].nilai == D("33.33")


def test_what_nobody_has_begun_misses_nothing_and_what_is_done_without_a_word_does() -> None:
    silent = {"uraian": "Menyusun pohon", "status": "selesai"}
    rows = body(table(office(rekomendasi=[*RECOMMENDED, silent]), "evaluasi-rekomendasi"))
    assert [row[2] for row in rows[:3]] == ["Rapat tiap triwulan.", "Contoh dibagikan.", "–"]
    assert "BELUM DIISI" in rows[3][2]


def test_proof_stands_below_what_was_done_and_who_answers_in_a_column_of_its_own() -> None:
    row = {**RECOMMENDED[0], "bukti": "Notula", "penanggung_jawab": "Sekretariat"}
    shown = table(office(rekomendasi=[row]), "evaluasi-rekomendasi")
    assert body(shown) == [
        ["1", "Membahas capaian", "Rapat tiap triwulan.\nBukti: Notula", "Sekretariat", "Selesai"]
    ]


def test_a_score_that_is_not_told_leaves_no_number() -> None:
    assert not values(table(office(rekomendasi=RECOMMENDED), "evaluasi-rekomendasi"))
    assert not office().hasil.evaluasi.kini.nilai.ada
