"""Capitals of titles, by the rules of EYD V."""

from __future__ import annotations

import pytest

from lkjip_docgen.idn.titles import title_case


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Jumlah Pegawai menurut Eselon dan jabatan", "Jumlah Pegawai menurut Eselon dan Jabatan"),
        ("gangguan keamanan di dalam rutan", "Gangguan Keamanan di dalam Rutan"),
        ("di atas target", "Di atas Target"),
        ("Nilai e-Monev s.d. 2023", "Nilai e-Monev s.d. 2023"),
        ("Realisasi IKPA per unsur", "Realisasi IKPA per Unsur"),
        ("Rutan Contoh (fiktif) Tahun 2022–2024", "Rutan Contoh (fiktif) Tahun 2022–2024"),
        ("hak-hak deteni/tahanan, dan lain-lain", "Hak-Hak Deteni/Tahanan, dan Lain-Lain"),
        ("“layanan” prima", "“Layanan” Prima"),
        ("", ""),
        ("123", "123"),
    ],
)
def test_words_of_a_title_begin_with_a_capital_save_small_words(typed: str, title: str) -> None:
    assert title_case(typed) == title
