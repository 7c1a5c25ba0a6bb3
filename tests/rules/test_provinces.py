"""The provinces: 38 of them, named in texts, longest name first; no postcode of nobody."""

from __future__ import annotations

import pytest

from lkjip_docgen.rules import provinsi, sebutan_ibu_kota, sebutan_provinsi


def test_there_are_thirty_eight_and_each_has_a_name_of_its_own() -> None:
    names = [name for row in provinsi() for name in row.sebutan]
    assert len(provinsi()) == 38
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kanwil Kepulauan Riau dan Riau", ["Kepulauan Riau", "Riau"]),
        ("Provinsi Papua Barat Daya", ["Papua Barat Daya"]),
        ("Kanwil Kementerian Hukum dan HAM Babel", ["Kepulauan Bangka Belitung"]),
        ("DKI Jakarta", ["Daerah Khusus Jakarta"]),
        ("Kabupaten Belitung", []),
        ("Balikpapan dan Riaumas", []),
    ],
)
def test_a_text_names_the_longest(text: str, names: list[str]) -> None:
    assert [found.provinsi.nama for found in sebutan_provinsi(text)] == names


def test_a_capital_tells_its_province() -> None:
    (found,) = sebutan_ibu_kota("Perawas, Pangkalpinang")
    assert found.provinsi.nama == "Kepulauan Bangka Belitung"


def test_every_postcode_from_10_to_99_belongs_to_some_province() -> None:
    known = {start for row in provinsi() for start in row.kode_pos}
    unknown = {str(number) for number in range(10, 100)} - known
    assert unknown <= {"18", "19", "47", "48", "49", "88", "89"}  # never given out
