"""Landmarks lie in regencies and cities that there are; events have years, words and a source."""

from __future__ import annotations

import pytest

from lkjip_docgen.rules import nama_kabupaten, peristiwa, tengara


def test_every_landmark_lies_in_a_place_that_is_known() -> None:
    known = set(nama_kabupaten()) | {"Yogyakarta"}
    named = {place for rows in tengara().values() for places in rows.values() for place in places}
    assert sorted(named - known) == []


def test_a_landmark_of_one_name_in_two_kinds_may_lie_in_two_places() -> None:
    assert tengara()["bandar_udara"]["Soekarno-Hatta"] != tengara()["pelabuhan"]["Soekarno-Hatta"]


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("pembagian kementerian", 2024),
        ("kementerian hukum dan ham dipecah", 2024),
        ("pandemi covid-19 mulai melanda", 2020),
        ("terbentuknya provinsi kepulauan bangka belitung", 2000),
        ("proklamasi kemerdekaan", 1945),
    ],
)
def test_words_mean_one_event_whose_year_is_known(words: str, year: int) -> None:
    (found,) = (one for one in peristiwa() if one.pola.search(words))
    assert year in found.tahun
    assert found.sumber
