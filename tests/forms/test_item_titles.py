"""What items of lists are called: by words that people know, never by a code of the program."""

from __future__ import annotations

import pytest

from lkjip_docgen.forms.item_titles import title_of


@pytest.mark.parametrize(
    ("item", "key", "title"),
    [
        (
            {"dokumen": "laporan", "tahun": 2025, "periode": "semester 1"},
            "pejabat",
            "Laporan 2025 (Semester I)",
        ),
        ({"tahun": 2025, "versi": "perubahan"}, "perjanjian_kinerja", "Tahun 2025 (perubahan)"),
        ({"kode": "ik1", "nama": "Indeks Kepuasan"}, "indikator", "Indeks Kepuasan"),
        ({"kode": "ik1", "nama": "[BELUM DIISI: nama indikator]"}, "indikator", "Butir 3"),
        ({"kode": "7.01.02", "nama": None}, "program", "7.01.02"),
    ],
)
def test_an_item_is_called_as_people_know_it(item: dict[str, object], key: str, title: str) -> None:
    assert title_of(item, 2, key) == title
