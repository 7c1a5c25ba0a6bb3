"""What is left over in an indicator when it is measured in another way."""

from __future__ import annotations

from lkjip_docgen.forms import left_over, title_of_key
from lkjip_docgen.place import Number

DATA = {
    "kantor": {"jenis": "dinas", "kelas": "I"},
    "indikator": [
        {
            "jenis": "outcome",
            "pengukuran": {"jenis": "unsur_berbobot", "kelompok": [{"kode": "a"}], "hasil": None},
        },
        {"pengukuran": {"jenis": "cacahan", "hasil": Number(4), "sumber_hasil": None}},
    ],
}
WAY = ("indikator", 0, "pengukuran", "jenis")


def test_what_the_new_way_does_not_know_is_left_over_with_its_title() -> None:
    (left,) = left_over(DATA, WAY, "langsung")

    assert left.path == ("indikator", 0, "pengukuran", "kelompok")
    assert left.title == title_of_key("kelompok") != ""
    assert not left.empty


def test_the_way_that_is_there_leaves_nothing_over() -> None:
    assert left_over(DATA, WAY, "unsur_berbobot") == ()


def test_no_choice_and_other_choices_leave_nothing_over() -> None:
    assert left_over(DATA, WAY, None) == ()
    assert left_over(DATA, ("kantor", "jenis"), "langsung") == ()
    assert left_over(DATA, ("indikator", 0, "jenis"), "langsung") == ()
