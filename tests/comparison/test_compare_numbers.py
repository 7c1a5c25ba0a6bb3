"""Which numbers differ between two reports, whatever each of them still knows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_docgen.comparison.changed_texts import Change
from lkjip_docgen.comparison.compare import NumberChange, compare
from lkjip_docgen.comparison.from_report import with_unprinted
from lkjip_docgen.comparison.record import dump, load
from lkjip_docgen.comparison.showing import shown, values_of
from lkjip_docgen.comparison.snapshot import Number, Snapshot
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import replace

PATH = "indikator.puas.selisih"


def number(value: str | None, *texts: str, unit: str = "indeks", recovered: bool = False) -> Number:
    exact = None if value is None else Decimal(value)
    return Number(PATH, "Selisih", exact, unit, 2, texts=texts, recovered=recovered)


def read_back(*texts: str) -> Number:
    """A number of which another word processor has left the printed forms alone."""
    return Number(PATH, PATH, None, "", 0, texts=texts, recovered=True)


def report(*numbers: Number, complete: bool = False) -> Snapshot:
    by_path = {number.path: number for number in numbers}
    return Snapshot("Kantor", "LKjIP 2031", by_path, (), (), complete=complete)


def changes(
    old: Number | None, new: Number | None, *, complete: bool = False
) -> list[NumberChange]:
    sides = [report(*(() if side is None else (side,)), complete=complete) for side in (old, new)]
    return list(compare(*sides).numbers)


def test_a_number_that_went_down_differs_by_a_negative_amount() -> None:
    (found,) = changes(number("3.25", "3,25"), number("3.10", "3,10"))
    assert (found.change, found.difference) == (Change.CHANGED, Decimal("-0.15"))
    assert found.number.value == Decimal("3.10")


def test_numbers_come_and_go() -> None:
    (came,) = changes(None, number("3.25", "3,25"))
    (went,) = changes(number("3.25", "3,25"), None)
    assert (came.change, came.number.texts) == (Change.ADDED, ("3,25",))
    assert (went.change, went.number.texts) == (Change.REMOVED, ("3,25",))
    assert (came.difference, went.difference) == (None, None)


def test_a_number_that_neither_prints_counts_where_both_know_all() -> None:
    assert changes(number("1"), number("2")) == []
    assert len(changes(number("1"), number("2"), complete=True)) == 1


def test_the_same_value_in_another_unit_differs_by_no_amount() -> None:
    (found,) = changes(number("3", "3"), number("3", "3", unit="orang"))
    assert found.difference is None


def test_without_values_the_printed_forms_are_compared() -> None:
    assert changes(number(None, "belum ada"), number(None, "belum ada")) == []
    assert len(changes(number(None, "belum ada"), number(None, "menyusul"))) == 1


def test_a_number_read_back_that_prints_what_the_other_prints_is_the_same() -> None:
    assert changes(read_back("3,25"), number("3.254", "3,25", "3,254")) == []
    assert changes(number("3.254", "3,25"), read_back("3,25")) == []


@pytest.mark.parametrize(
    ("known", "back", "value"),
    [
        (number("3.25", "3,25"), read_back("3,25", "3,40"), "3.40"),
        (number("-0.15", "0,15"), read_back("0,20"), "-0.20"),
        (number("-0.15", "-0,15"), read_back("-0,20"), "-0.20"),
        (number("-0.15", "\N{MINUS SIGN}0,15", "0,15"), read_back("0,20"), "0.20"),
    ],
    ids=["one form is new", "a fall without its sign", "a fall with it", "with and without"],
)
def test_a_number_read_back_has_the_value_of_what_the_other_does_not_print(
    known: Number, back: Number, value: str
) -> None:
    (found,) = changes(known, back)
    assert found.new is not None
    assert found.new.value == Decimal(value)
    assert (found.new.unit, found.new.label) == ("indeks", "Selisih")
    assert found.new.texts[0] not in known.texts


def test_words_read_back_in_the_place_of_a_number_have_no_value() -> None:
    (found,) = changes(number("-0.15", "0,15"), read_back("belum dihitung"))
    assert found.new is not None
    assert found.new.value is None


def predicate(word: str, *texts: str) -> Number:
    return Number(PATH, "Predikat SAKIP", None, "predikat", 0, texts=texts, word=word)


def test_a_predicate_that_no_report_prints_is_shown_by_its_word() -> None:
    (came,) = changes(None, predicate("BB"), complete=True)
    assert shown(came.number) == "BB"
    (changed,) = changes(predicate("B"), predicate("BB"), complete=True)
    assert values_of(changed) == ("B", "BB", "–")
    assert changes(predicate("BB"), predicate("BB", "BB"), complete=True) == []


def test_a_predicate_keeps_its_word_inside_a_pdf() -> None:
    kept = load(dump(report(predicate("BB"), replace(number("3.25", "3,25"), path="lain"))))
    assert kept.numbers[PATH].word == "BB"
    assert b'"word"' not in dump(report(number("3.25", "3,25")))


def test_a_predicate_of_the_data_brings_its_word() -> None:
    order = ("B", "BB", "A")
    best = Quantity("p", Decimal(2), Unit.PREDIKAT, "P", 0, urutan=order)
    snapshot = with_unprinted(report(), One(best))  # type: ignore[arg-type]
    assert shown(snapshot.numbers["p"]) == "BB"


class One:
    """Results that hold one quantity."""

    def __init__(self, quantity: Quantity) -> None:
        self._quantity = quantity

    def quantities(self) -> dict[str, Quantity]:
        return {self._quantity.path: self._quantity}
