"""Abbreviations as texts introduce them, and the long forms that they are made of."""

from __future__ import annotations

import pytest

from lkjip_docgen.idn import introduced, is_said, spelt_out, tokens


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Nilai Indeks Kepuasan Masyarakat (IKM) naik.", "IKM", "Indeks Kepuasan Masyarakat"),
        (
            "menurut Laporan Kinerja Instansi Pemerintah (LKjIP)",
            "LKjIP",
            "Laporan Kinerja Instansi Pemerintah",
        ),
        (
            "Pegawai Pemerintah dengan Perjanjian Kerja (PPPK)",
            "PPPK",
            "Pegawai Pemerintah dengan Perjanjian Kerja",
        ),
        ("di Pusat Kesehatan\nMasyarakat (Puskesmas)", "Puskesmas", ""),
        ("rencana  strategis (Renstra)", "Renstra", "rencana strategis"),
        ("Keselamatan dan Kesehatan Kerja (K3)", "K3", "Keselamatan dan Kesehatan Kerja"),
        (
            "bidang Pencegahan dan Pengendalian Penyakit (P2P)",
            "P2P",
            "Pencegahan dan Pengendalian Penyakit",
        ),
        (
            "daerah tertinggal, terdepan, dan terluar (3T)",
            "3T",
            "tertinggal, terdepan, dan terluar",
        ),
    ],
)
def test_a_long_form_is_made_of_the_words_before_the_bracket(
    text: str, short: str, long: str
) -> None:
    found = {one.short: one.long for one in introduced(text)}
    assert found == ({short: long} if long else {})


@pytest.mark.parametrize(
    "text",
    [
        "pagu menurut DIPA (Awal)",
        "survei tahun lalu (SKM)",
        "Kota Contoh (Ibukota)",
        "(IKM)",
        "Indeks Kepuasan. Masyarakat (IKM)",
        "Kerja 5 (K)",
        "Kantor Kecamatan (K3)",
        "sebanyak lima kali (5)",
        "kertas ukuran (A4)",
    ],
)
def test_what_is_not_made_of_those_words_introduces_nothing(text: str) -> None:
    assert list(introduced(text)) == []


def test_a_text_made_to_be_slow_is_looked_at_no_longer_than_others() -> None:
    bracket = "A" + "a" * 11
    assert list(introduced(f"{'a' * 50} " * 20_000 + f"({bracket})"))


@pytest.mark.parametrize(
    ("short", "name", "long"),
    [
        ("AKI", "Angka Kematian Ibu", "Angka Kematian Ibu"),
        ("IDL", "Persentase Bayi dengan Imunisasi Dasar Lengkap", "Imunisasi Dasar Lengkap"),
        ("IKM", "Indeks Kepuasan Masyarakat atas Layanan", "Indeks Kepuasan Masyarakat"),
        ("Pemkab", "Pemerintah Kabupaten Contoh", "Pemerintah Kabupaten"),
        ("SBS", "Desa Stop Buang Air Besar Sembarangan", "Desa Stop Buang Air Besar Sembarangan"),
    ],
)
def test_of_a_name_the_words_count_that_the_abbreviation_is_made_of(
    short: str, name: str, long: str
) -> None:
    assert spelt_out(short, name) == long


def test_an_abbreviation_is_looked_for_as_it_is_written_a_word_with_a_small_letter_too() -> None:
    words = set(tokens("Target renstra pada LKjIP dan e-Monev, bukan ro."))
    assert [short for short in ("Renstra", "LKjIP", "RO", "E-Monev") if is_said(short, words)] == [
        "Renstra",
        "LKjIP",
        "E-Monev",
    ]
