"""A quick look before a slow one leaves out nothing that the slow one would find."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.checks.claims.angka_lalu import _digits_of, _is_a_result, _looks_of, _may_hold
from lkjip_docgen.checks.claims.klausa import clauses, numbers_in
from lkjip_docgen.checks.data.magnitudes import slip
from lkjip_docgen.checks.logic.patterns import holding, ucapan
from lkjip_docgen.checks.prose.nama_orang import (
    _BEFORE_NAMES,
    _BEHIND_A_NAME,
    _MARKED,
    _WITH_DEGREE,
)
from lkjip_docgen.checks.prose.salinan_naskah import _may_be_alike, _without_signs
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.word_index import words_of
from lkjip_docgen.office_text.mistakes import _may_have_markdown
from lkjip_docgen.patterns import has_figure
from lkjip_docgen.quantity import Unit, written_places
from lkjip_docgen.quantity import given as quantity_of

NUMBERS = st.decimals(min_value="0.001", max_value="99999999", places=3)
WRITTEN = (
    *("97,57%", "1.250", "Rp1.250.000", "Rp12,5 juta", "3,570", "0,85", "2023", "12", "1.000.000"),
    *("3,5", "100", "1250 orang", "Rp.500", "20 persen", "0,057", "1.250,50"),
)


@given(st.lists(st.sampled_from(WRITTEN), min_size=1, max_size=4), st.sampled_from(WRITTEN))
def test_a_sentence_with_a_result_is_looked_at(told: list[str], sought: str) -> None:
    sentence = ucapan(f"realisasi mencapai {sought}; yang lain {', '.join(told)}.")
    results = [
        number
        for clause in clauses(sentence)
        for number in numbers_in(clause)
        if _is_a_result(number, clause)
    ]
    for number in results:
        assert _may_hold(sentence, frozenset({_digits_of(number.nilai.normalize())}))


@given(NUMBERS, st.integers(min_value=0, max_value=4))
def test_a_figure_looks_as_it_is_printed_and_as_it_is(value: Decimal, places: int) -> None:
    quantity = quantity_of("a.b", value, Unit.NILAI, "Nilai", places=places)
    exact = abs(quantity.nilai)
    expected = {
        exact.quantize(Decimal(1).scaleb(-shown), ROUND_HALF_UP).normalize()
        for shown in (quantity.places, written_places(exact.normalize()))
    }
    assert {look for _, look in _looks_of(quantity)} == expected


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_the_places_of_a_number_are_those_of_its_exponent(value: Decimal) -> None:
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    assert written_places(value) == max(0, -exponent)


def slip_by_all_logarithms(value: Decimal, others: list[Decimal], *, tight: bool) -> int:
    """What `slip` tells, without a look at how near the others are."""
    logs = [log10(other) for other in others if other != value]
    if len(logs) < 2:
        return 0
    here = log10(value)
    gap = max(here - max(logs), min(logs) - here)
    sign = 1 if here > max(logs) else -1

    def width(row: list[float]) -> float:
        return max(row) - min(row)

    least, places = min((width([*logs, here - sign * places]), places) for places in range(1, 7))
    stray = tight and least > 2 * width(logs)
    return sign * places if gap > 3 * least and not stray else 0


@given(NUMBERS, st.lists(NUMBERS, max_size=5), st.integers(-4, 4), st.booleans())
def test_a_comma_has_slipped_as_by_all_logarithms(
    value: Decimal, others: list[Decimal], places: int, tight: bool
) -> None:
    near = [other.scaleb(places) for other in others]
    for row in (others, near, [value.scaleb(places), *near], [value.scaleb(places)] * 3):
        expected = slip_by_all_logarithms(value, row, tight=tight)
        assert slip(value, row, tight=tight) == expected


@given(st.text(alphabet="ab ,.;-_\t\n(\u201c\u2013é1"))
def test_signs_are_taken_out_of_ascii_as_of_all_texts(words: str) -> None:
    assert _without_signs(words) == re.sub(r"[^\w\s-]", "", words)


@pytest.mark.parametrize("stems", [("naik",), ("naik", "dari "), ("+", "(", "s.d.")])
def test_the_sentences_with_a_stem_are_found_in_their_order(stems: tuple[str, ...]) -> None:
    words = ("nilai naik 2", "5 dari 6", "(7) + 8", "9 s.d. 10", "9 sxd. 10", "tetap 3")
    text = Text((), "", "", "", False, "")
    found = [(text, ucapan(said)) for said in words]
    expected = [said for said in found if any(stem in said[1].isi for stem in stems)]
    assert holding(found, *stems) == expected


@pytest.mark.parametrize("text", ["", "nilai", "nilai 7", "nomor ٣", "– nilai", "dua"])
def test_a_digit_is_one_of_any_script(text: str) -> None:
    assert has_figure(text) == bool(re.search(r"\d", text))


OF_PERSONS = (
    *(
        "Prof.",
        "Dr.",
        "H.",
        "KH.Abdul",
        "Bapak",
        "Ibu",
        "Sdri.",
        "bernama",
        "atas nama",
        "atas\nnama",
    ),
    *(
        "Sari",
        "Dewi Lestari",
        "Budi",
        "S.H.",
        "S.T., M.Si.",
        ",",
        ", SE",
        ", A.Md",
        "kepala",
        "(Ir.",
    ),
)


@given(st.lists(st.sampled_from(OF_PERSONS), max_size=8), st.sampled_from([" ", "", "  "]))
def test_a_text_that_names_a_person_is_looked_at(words: list[str], blank: str) -> None:
    prose = blank.join(words)
    if _MARKED.search(prose):
        assert not words_of([prose.lower()]).holders.keys().isdisjoint(_BEFORE_NAMES)
    if _WITH_DEGREE.search(prose):
        assert _BEHIND_A_NAME.search(prose)


@given(st.frozensets(st.integers(), min_size=7), st.integers(), st.integers(), st.booleans())
def test_sentences_alike_but_for_one_word_are_looked_at(
    sense: frozenset[int], word: int, added: int, whole: bool
) -> None:
    one = frozenset(map(str, sense))
    other = (one if whole else one - {str(min(sense))}) | {str(word)}
    if len(other) >= 7:
        assert _may_be_alike([one, frozenset({str(added)}), other])


@given(st.text(alphabet="ab1. \n\t)([]*-#\\$^|"))
def test_a_text_with_a_sign_of_markdown_is_looked_at(text: str) -> None:
    sign = re.search(r"[*_`~^|!\[\]<>&$#=+-]|^\s*\d{1,9}[.)](?:\s|$)", text)
    assert _may_have_markdown(text) == bool(sign or "\n" in text.strip())
