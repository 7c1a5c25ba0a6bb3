"""The titles of well-known regulations, by number and by title."""

from __future__ import annotations

from lkjip_docgen.rules import kutipan, nama_peraturan, peraturan_berjudul, peraturan_dikenal


def test_a_regulation_is_known_by_its_number() -> None:
    (cited,) = kutipan("Peraturan Presiden Nomor 29 Tahun 2014")
    known = peraturan_dikenal(cited.kunci)
    assert known is not None
    assert known.judul == "Sistem Akuntabilitas Kinerja Instansi Pemerintah"
    assert nama_peraturan(known.kunci) == "Peraturan Presiden Nomor 29 Tahun 2014"


def test_a_title_is_known_in_whatever_signs() -> None:
    found = peraturan_berjudul(
        "petunjuk teknis perjanjian kinerja, pelaporan kinerja, dan tata cara reviu atas laporan "
        "kinerja instansi pemerintah"
    )
    assert [row.kunci for row in found] == [("permenpanrb", "53", 2014)]


def test_a_title_that_is_used_again_has_all_its_regulations() -> None:
    found = peraturan_berjudul("Keimigrasian")
    assert {row.kunci for row in found} == {("uu", "6", 2011), ("uu", "9", 1992)}


def test_an_unknown_number_has_no_title() -> None:
    assert peraturan_dikenal(("uu", "999", 2014)) is None
    assert peraturan_berjudul("Tata Cara Minum Kopi") == ()
