"""What is suggested for a name that is not known."""

from __future__ import annotations

from lkjip_docgen.findings import meant, near, nearest, nearest_of_all


def test_the_known_name_most_like_it_is_asked_for() -> None:
    assert near("lokket", ["sebaran", "loket"]) == "Mungkin maksud Anda `loket`."


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    assert near("lokket", ["anggaran"]) == ""
    assert near("lokket", []) == ""


def test_case_and_spacing_do_not_matter_and_the_name_is_told_as_it_is_known() -> None:
    assert nearest("JUMLAH  LAYANNAN", ["Jumlah Layanan"]) == "Jumlah Layanan"


def test_how_much_alike_they_have_to_be_can_be_said() -> None:
    assert nearest("s1", ["s2"], alike=0.5) == "s2"
    assert nearest("s1", ["s2"]) == ""


def test_several_are_told_the_most_alike_first() -> None:
    found = nearest_of_all("latar belakan", ["Latar Belakang", "Latar Depan", "Penutup"], 2)
    assert found == ["Latar Belakang", "Latar Depan"]
    assert meant(*found) == "Mungkin maksud Anda `Latar Belakang` atau `Latar Depan`."
