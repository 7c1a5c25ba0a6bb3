"""What an office types in the wrong shape and everybody understands is printed right."""

from __future__ import annotations

import pytest
from proyek import Proyek, proyek

from lkjip_docgen.model.renstra import Peraturan

__all__ = ["proyek"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("tentang Pemilihan Umum", "Pemilihan Umum"),
        ("Tentang  Pemilihan Umum", "Pemilihan Umum"),
        ("Pemilihan Umum", "Pemilihan Umum"),
        ("Tentangan", "Tentangan"),
    ],
)
def test_the_title_of_a_regulation_stands_behind_its_word_once(typed: str, title: str) -> None:
    law = Peraturan.model_validate({"nama": "Undang-Undang Nomor 7 Tahun 2017", "tentang": typed})
    assert law.tentang == title


def test_a_note_on_an_earlier_year_keeps_the_letters_of_its_names(proyek: Proyek) -> None:
    proyek.ganti(
        "    program: Program Layanan\n",
        "    program: Program Layanan\n    riwayat:\n"
        "      - {tahun: 2029, target: 3, realisasi: 3.1, keterangan: Pemilu 2029.}\n",
    )
    assert "Tahun 2029: Pemilu 2029." in proyek.naskah()
