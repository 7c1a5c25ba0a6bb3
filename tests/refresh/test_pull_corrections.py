"""Which of the numbers that stand in an edited report are corrections, and what they say."""

from __future__ import annotations

from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest

from lkjip_docgen.docx import Origin
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Unit, given
from lkjip_docgen.records import replace
from lkjip_docgen.refresh.corrections import Correction, corrections
from lkjip_docgen.refresh.printed import Printed

PATH = "pegawai.jumlah"


def said(value: str | None, place: Place | None = None, path: str = PATH) -> Quantity:
    """What the data say now."""
    number = None if value is None else Decimal(value)
    return replace(given(path, number, Unit.INDEKS, "Jumlah pegawai"), place=place)


def stands(
    new: str,
    old: str = "3,90",
    heading: str = "Pegawai",
    *,
    path: str = PATH,
    tracked: bool = False,
) -> Printed:
    """A number of the report: printed as `old`, and what people made of it."""
    exact = Decimal(old.replace(",", "."))
    return Printed(path, heading, old, new, exact, tracked)


@pytest.fixture
def find(monkeypatch: pytest.MonkeyPatch) -> Finder:
    return Finder(monkeypatch)


class Finder:
    """Asks for the corrections of a report in which these numbers stand."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._patch = patch

    def __call__(self, *numbers: Printed, data: tuple[Quantity, ...]) -> list[Correction]:
        module = import_module("lkjip_docgen.refresh.corrections")
        self._patch.setattr(module, "printed_numbers", lambda *_: list(numbers))
        quantities = {quantity.path: quantity for quantity in data}
        return corrections({}, Origin("", "", "", "", {}), quantities, Path("laporan.docx"))


def test_a_number_typed_at_one_place_of_three_is_one_correction(find: Finder) -> None:
    (found,) = find(stands("3,90"), stands("4,10"), stands("3,90"), data=(said("3.90"),))
    assert (found.path, found.old, found.new, found.value) == (
        PATH,
        "3,90",
        "4,10",
        Decimal("4.10"),
    )
    assert (found.unchanged, found.renewed, found.tracked) == (2, False, False)
    assert (found.label, found.heading) == ("Jumlah pegawai", "Pegawai")


def test_the_same_number_typed_twice_is_told_once_at_its_first_place(find: Finder) -> None:
    (found,) = find(
        stands("4,10", heading="Ringkasan"), stands("4,1", heading="Pegawai"), data=(said("3.90"),)
    )
    assert [(spot.heading, spot.new) for spot in found.spots] == [("Ringkasan", "4,10")]


def test_different_numbers_at_two_places_have_no_value_in_common(find: Finder) -> None:
    (found,) = find(stands("4,10"), stands("4,20"), data=(said("3.90"),))
    assert [spot.new for spot in found.spots] == ["4,10", "4,20"]
    assert found.value is None


@pytest.mark.parametrize(
    ("typed", "now"),
    [("3,9", "3.90"), ("4,10", "4.1"), ("3,90", "5")],
    ids=["another form of the same", "what the data say already", "not typed at all"],
)
def test_what_says_nothing_new_is_no_correction(find: Finder, typed: str, now: str) -> None:
    assert find(stands(typed), data=(said(now),)) == []


def test_words_in_the_place_of_a_number_are_told_as_they_stand(find: Finder) -> None:
    (found,) = find(stands("empat"), stands("lima"), stands("empat"), data=(said("3.90"),))
    assert [spot.new for spot in found.spots] == ["empat", "lima"]
    assert found.value is None


def test_a_number_that_the_data_changed_meanwhile_is_known_as_such(find: Finder) -> None:
    (found,) = find(stands("4,10"), data=(said("4.00"),))
    assert found.renewed
    (gone,) = find(stands("4,10"), data=())
    assert (gone.quantity, gone.renewed, gone.label, gone.place) == (None, False, PATH, None)
    (empty,) = find(stands("4,10"), data=(said(None),))
    assert not empty.renewed


def test_numbers_of_one_place_in_the_data_are_one(find: Finder) -> None:
    place = Place("laporan.yaml", 3, 8)
    data = (said("3.90", place), said("3.90", place, "pegawai.total"))
    (found,) = find(stands("4,10"), stands("4,20", path="pegawai.total"), data=data)
    assert [spot.new for spot in found.spots] == ["4,10", "4,20"]
    assert found.place == place
    assert len(find(stands("4,10"), stands("4,20", path="lain"), data=data)) == 2


def test_a_fall_printed_without_its_sign_is_corrected_with_it(find: Finder) -> None:
    fall = replace(stands("0,25", old="0,15"), exact=Decimal("-0.15"))
    (found,) = find(fall, data=(said("-0.15"),))
    assert found.value == Decimal("-0.25")


def test_a_tracked_change_that_nobody_decided_is_known_as_such(find: Finder) -> None:
    (found,) = find(stands("4,10"), stands("4,20", tracked=True), data=(said("3.90"),))
    assert found.tracked
