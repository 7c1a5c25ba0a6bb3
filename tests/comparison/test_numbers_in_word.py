"""The numbers of a Word report: what the file knows of each, and what stands there now."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree

from lkjip_docgen.comparison.numbers_in_word import exact, number_of, stored
from lkjip_docgen.comparison.snapshot import Number
from lkjip_docgen.docx.controls import NAMESPACE, Control, Entry
from lkjip_docgen.docx.xml import DECLARATIONS

PATH = "anggaran.total.realisasi"


def entry(text: str, value: str, formula: str = "", unit: str = "rupiah") -> Entry:
    """What the store of a report says of a number."""
    return Entry("r1", text, PATH, value, unit, formula)


def control(tag: str = "", alias: str = "Realisasi", *, bound: bool = True) -> Control:
    """A content control as Word writes it, tied to the entry `r1` where it is `bound`."""
    binding = (
        f"<w:dataBinding w:prefixMappings=\"xmlns:n='{NAMESPACE}'\" w:xpath=\"//angka[@id='r1']\"/>"
    )
    properties = f'<w:alias w:val="{alias}"/><w:tag w:val="{tag}"/>{binding if bound else ""}'
    xml = f"<w:sdt {DECLARATIONS}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent/></w:sdt>"
    return Control(etree.fromstring(xml))


def read(text: str, *entries: Entry) -> Number | None:
    """The number of a control that shows `text` now."""
    return number_of(control(), text, stored(entries))


@pytest.mark.parametrize(
    ("printed", "value", "decimals"),
    [("Rp9.092.592", "9092592", 0), ("97,5%", "97.53", 2), ("97,57%", "97.5", 2)],
)
def test_a_number_as_generated_has_its_exact_value_and_all_its_decimals(
    printed: str, value: str, decimals: int
) -> None:
    found = read(printed, entry(printed, value))
    assert found == Number(PATH, "Realisasi", Decimal(value), "rupiah", decimals)


@pytest.mark.parametrize("unit", ["predikat", "Kategori", "Opini"])
def test_a_predicate_is_its_word_whatever_the_office_calls_its_unit(unit: str) -> None:
    found = read("Zona Hijau", entry("Zona Hijau", "3", unit=unit))
    assert found is not None
    assert found.value is None


def test_what_the_store_cannot_read_has_no_value_and_no_decimals() -> None:
    found = read("BELUM DIISI", entry("BELUM DIISI", ""))
    assert found is not None
    assert (found.value, found.decimals, found.typed) == (None, 0, False)


def test_blanks_and_line_ends_in_the_store_are_those_of_the_text() -> None:
    found = read("Rp9 miliar", entry("Rp9\n  miliar", "9092592000"))
    assert found is not None
    assert not found.typed


def test_a_computed_number_is_known_by_its_formula() -> None:
    computed = read("97,57%", entry("97,57%", "97.57", formula="realisasi ÷ pagu × 100%"))
    given = read("97,57%", entry("97,57%", "97.57"))
    assert computed is not None
    assert given is not None
    assert (computed.computed, given.computed) == (True, False)


def test_what_people_typed_over_a_number_is_its_value_now() -> None:
    found = read("Rp8.000", entry("Rp9.000", "9000"))
    assert found is not None
    assert (found.value, found.decimals, found.typed) == (Decimal(8000), 0, True)
    exacter = read("3,125", entry("3,12", "3.12"))
    assert exacter is not None
    assert (exacter.value, exacter.decimals) == (Decimal("3.125"), 3)


@pytest.mark.parametrize(
    ("typed", "printed", "value"),
    [("delapan ribu", "Rp9.000", "9000"), ("Rp8 miliar", "Rp9,09 miliar", "9092592000")],
    ids=["no number", "over a rounded form"],
)
def test_what_cannot_be_read_exactly_has_no_value(typed: str, printed: str, value: str) -> None:
    found = read(typed, entry(printed, value))
    assert found is not None
    assert (found.value, found.typed) == (None, True)


def test_a_fall_printed_without_its_sign_stays_a_fall() -> None:
    found = read("0,25", entry("0,15", "-0.15"))
    assert found is not None
    assert found.value == Decimal("-0.25")
    signed = read("-0,25", entry("-0,15", "-0.15"))
    assert signed is not None
    assert signed.value == Decimal("-0.25")


def test_a_report_that_lost_its_store_gives_what_it_prints() -> None:
    found = number_of(control("puas.target#2", ""), "3,25", {})
    assert found is not None
    assert (found.value, found.decimals, found.unit, found.recovered) == (
        Decimal("3.25"),
        2,
        "",
        True,
    )
    words = number_of(control(), "belum ada", {})
    assert words is not None
    assert (words.value, words.decimals) == (None, 0)


def test_a_control_of_another_program_is_no_number() -> None:
    assert number_of(control("lain", bound=False), "3,25", {}) is None


def test_a_number_is_known_by_its_control_or_else_by_the_tag() -> None:
    by_tag = number_of(
        control("r1", "", bound=False), "Rp9.000", stored([entry("Rp9.000", "9000")])
    )
    assert by_tag is not None
    assert (by_tag.value, by_tag.label) == (Decimal(9000), PATH)


def test_a_number_without_an_id_is_not_looked_up() -> None:
    assert stored([Entry("", "3,25", PATH, "3.25", "indeks", "")]) == {}


@pytest.mark.parametrize(
    ("text", "value"),
    [("Rp9.000", "9000"), ("9" * 60, "9" * 60), ("9" * 61, None), ("Rp9,09 miliar", None)],
)
def test_what_is_printed_is_read_where_it_is_exact_and_short(text: str, value: str | None) -> None:
    assert exact(text) == (None if value is None else Decimal(value))
