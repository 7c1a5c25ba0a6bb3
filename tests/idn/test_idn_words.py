"""Numbers in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.idn.number_words import IN_WORDS, read_words
from lkjip_docgen.idn.words import Bilangan, number_in_text, terbilang


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (3, "tiga"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (22, "dua puluh dua"),
        (39, "tiga puluh sembilan"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (359, "tiga ratus lima puluh sembilan"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (
            9_092_592_000,
            "sembilan miliar sembilan puluh dua juta lima ratus sembilan puluh dua ribu",
        ),
        (10**12, "satu triliun"),
        (10**15, "seribu triliun"),
        (-3, "minus tiga"),
    ],
)
def test_writes_numbers_in_words(number, words):
    assert terbilang(number) == words


@pytest.mark.parametrize(
    ("number", "written"),
    [(0, "nol"), (3, "tiga"), (12, "dua belas"), (20, "dua puluh"), (22, "22"), (1250, "1.250")],
)
def test_a_sentence_has_words_for_what_one_or_two_words_say(number, written):
    assert number_in_text(number) == written


def test_numbers_that_a_sentence_compares_are_written_alike():
    assert [number_in_text(5, 30), number_in_text(30, 5)] == ["lima", "tiga puluh"]
    assert [number_in_text(5, 34), number_in_text(34, 5)] == ["5", "34"]


def test_deeds_write_the_number_with_its_words():
    assert number_in_text(3, how=Bilangan.ANGKA_DAN_KATA) == "3 (tiga)"
    number = number_in_text(1250, 3, how=Bilangan.ANGKA_DAN_KATA)
    assert number == "1.250 (seribu dua ratus lima puluh)"


@given(st.integers(min_value=0, max_value=10**6))
def test_a_number_in_a_sentence_is_two_words_or_figures(number):
    written = number_in_text(number)
    if written[0].isdigit():
        assert int(written.replace(".", "")) == number
        assert len(terbilang(number).split()) > 2
    else:
        assert read(written) == number
        assert len(written.split()) <= 2


def test_refuses_numbers_beyond_its_vocabulary():
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(10**15 + 1)


_VALUES = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
}
_MULTIPLIERS = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read(words: str) -> int:
    """Read number words back, by a grammar of its own."""
    total = group = last = 0
    for word in words.split():
        if word == "seribu":
            group, last = group + last + 1000, 0
        elif word == "belas":
            group, last = group + last + 10, 0
        elif word == "puluh":
            group, last = group + last * 10, 0
        elif word == "ratus":
            group, last = group + last * 100, 0
        elif word in _MULTIPLIERS:
            total, group, last = total + (group + last) * _MULTIPLIERS[word], 0, 0
        else:
            group, last = group + last, _VALUES[word]
    return total + group + last


@given(st.integers(min_value=0, max_value=10**15))
def test_the_words_mean_the_number(number):
    assert read(terbilang(number)) == number


@given(st.integers(min_value=0, max_value=10**15))
def test_a_single_thousand_hundred_or_ten_is_se_and_not_satu(number):
    assert not re.search(r"(^|juta |miliar |triliun )satu ribu", terbilang(number))
    assert not re.search(r"satu (ratus|puluh|belas)", terbilang(number))


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_words_are_read_back(number):
    assert read_words(terbilang(number)) == number == read(terbilang(number))
    assert read_words(f" {terbilang(number).upper()}\n") == number


@given(st.integers(min_value=1, max_value=10**15 - 1))
def test_a_pattern_finds_the_words_and_leaves_only_the_scale_of_a_round_number(number):
    found = re.match(IN_WORDS, terbilang(number))
    rest = terbilang(number)[found.end() :] if found else terbilang(number)
    assert rest in ("", "seribu", " ribu", " juta", " miliar", " triliun")


@pytest.mark.parametrize(
    "words", ["", "dua ribu tiga ribu", "lima satu", "dua seribu", "dua puluh sepuluh", "kedua"]
)
def test_words_that_are_no_number_are_none(words):
    assert read_words(words) is None
