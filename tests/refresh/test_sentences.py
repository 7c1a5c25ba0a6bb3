"""A sentence is whole: what comes in where data and people both changed a paragraph."""

from __future__ import annotations

import re

import pytest

from lkjip_docgen.refresh.holes import Hole
from lkjip_docgen.refresh.sentences import Text, sentences
from lkjip_docgen.refresh.verdicts import Fate, judge

_FILLED = re.compile(r"\[(?P<number>.*?)\]|\{(?P<reference>.*?)\}")


def text(marked: str) -> Text:
    """A text with numbers of the data in [brackets], references and captions in {braces}."""
    holes, plain, position = [], "", 0
    for match in _FILLED.finditer(marked):
        plain += marked[position : match.start()]
        filled = match[match.lastgroup or 0]
        tag = f"besaran.{len(holes)}" if match.lastgroup == "number" else ""
        holes.append(Hole(len(plain), len(plain) + len(filled), tag))
        plain += filled
        position = match.end()
    return Text(plain + marked[position:], holes)


def merged(base: str, file: str, data: str) -> tuple[str, list[Fate]]:
    """The words that come out, and the fate of each sentence that the data changed."""
    three = text(base), text(file), text(data)
    verdicts = judge(*three)
    words = three[1].text
    swaps = [swap for verdict in verdicts for swap in verdict.swaps]
    for swap in sorted(swaps, key=lambda swap: swap.file, reverse=True):
        words = words[: swap.file[0]] + three[2].text[slice(*swap.data)] + words[swap.file[1] :]
    return words, [verdict.fate for verdict in verdicts]


def test_what_people_left_alone_follows_the_data() -> None:
    result, _ = merged(
        "Nilai [3,81] naik. Targetnya tetap.",
        "Nilai [3,81] naik. Target itu tetap.",
        "Nilai [3,10] turun. Targetnya tetap.",
    )
    assert result == "Nilai 3,10 turun. Target itu tetap."


def test_the_numbers_of_an_edited_sentence_follow_when_no_other_word_would() -> None:
    assert merged(
        "Realisasi [3,81] dari target [3,13].",
        "Realisasi sebesar [3,81] dari target [3,13].",
        "Realisasi [3,90] dari target [3,13].",
    ) == ("Realisasi sebesar 3,90 dari target 3,13.", [Fate.RENEW])


def test_a_sentence_whose_verdict_would_turn_stays_as_people_wrote_it() -> None:
    file = "Nilai [3,81] naik tajam dari [3,70]."
    assert merged("Nilai [3,81] naik dari [3,70].", file, "Nilai [3,60] turun dari [3,70].") == (
        "Nilai 3,81 naik tajam dari 3,70.",
        [Fate.CONFLICT],
    )


def test_a_number_that_people_typed_over_is_a_conflict() -> None:
    assert merged("Nilai [3,81].", "Nilai [3,85].", "Nilai [3,90].") == (
        "Nilai 3,85.",
        [Fate.CONFLICT],
    )


@pytest.mark.parametrize(
    ("base", "file", "data", "result"),
    [
        ("{Tabel 3.18} Hasil.", "{Tabel 3.19} Hasil.", "{Tabel 3.21} Hasil.", "Tabel 3.21 Hasil."),
        (
            "Nilai [3,81] ada pada {Tabel 3.9}.",
            "Nilai [3,81] ada pada {Tabel 3.10}.",
            "Nilai [3,90] turun pada {Tabel 3.12}.",
            "Nilai 3,90 turun pada Tabel 3.12.",
        ),
    ],
    ids=["caption", "reference"],
)
def test_a_caption_that_word_counted_anew_was_not_edited(
    base: str, file: str, data: str, result: str
) -> None:
    assert merged(base, file, data) == (result, [Fate.TAKE])


def test_a_reference_that_word_counted_anew_follows_in_a_sentence_that_people_edited() -> None:
    assert merged(
        "Hasil ada pada {Tabel 3.18}.",
        "Hasil lengkap ada pada {Tabel 3.19}.",
        "Hasil ada pada {Tabel 3.21}.",
    ) == ("Hasil lengkap ada pada Tabel 3.21.", [Fate.RENEW])


def test_a_reference_that_people_emptied_is_a_conflict() -> None:
    assert merged(
        "Hasil ada pada {Tabel 3.18}.", "Hasil ada pada {Tabel }.", "Hasil ada pada {Tabel 3.21}."
    ) == ("Hasil ada pada Tabel .", [Fate.CONFLICT])


def test_a_number_that_people_typed_over_stays_while_another_is_renewed() -> None:
    result, fates = merged(
        "Dari [3,70] ke [3,81].", "Dari [3,75] ke [3,81].", "Dari [3,70] ke [3,90]."
    )
    assert (result, fates) == ("Dari 3,75 ke 3,90.", [Fate.RENEW])


def test_what_is_renewed_already_is_no_conflict() -> None:
    assert merged("Ada [4] unsur.", "Ada hanya [5] unsur.", "Ada [5] unsur.") == (
        "Ada hanya 5 unsur.",
        [],
    )


def test_sentences_of_both_stand_one_after_the_other() -> None:
    assert merged("Satu.", "Satu. Dua dari orang.", "Satu. Tiga dari data.")[0] == (
        "Satu. Dua dari orang. Tiga dari data."
    )


@pytest.mark.parametrize("blank", [" ", "\n\n"], ids=["sentence", "line"])
def test_a_new_sentence_stands_apart_from_one_that_waits_before_it(blank: str) -> None:
    assert merged(
        "Kantor melayani warga dengan baik.",
        "Kantor melayani semua warga dengan baik.",
        f"Kantor melayani warga dengan sangat baik.{blank}Pimpinan menata berkas.",
    ) == (
        f"Kantor melayani semua warga dengan baik.{blank}Pimpinan menata berkas.",
        [Fate.CONFLICT, Fate.ADD],
    )


@pytest.mark.parametrize(
    "file",
    ["Nilai naik dari [4]\nke [6].", "Nilai naik da\nri [4] ke [6]."],
    ids=["between words", "inside a word"],
)
def test_a_sentence_whose_line_people_broke_is_still_one(file: str) -> None:
    renewed, fates = merged("Nilai naik dari [4] ke [6].", file, "Nilai naik dari [5] ke [7].")
    assert fates == [Fate.RENEW]
    assert "".join(renewed.split()) == "Nilainaikdari5ke7."
    turned = text("Nilai naik dari [4] ke [6]."), text(file), text("Nilai turun dari [5] ke [3].")
    [conflict] = judge(*turned)
    assert turned[1].text[slice(*conflict.unit.file)] == turned[1].text


def test_a_line_that_people_put_before_a_sentence_is_no_part_of_it() -> None:
    assert merged(
        "Nilai naik ke [6].", "Catatan kami\nNilai naik ke [6].", "Nilai turun ke [5]."
    ) == (
        "Catatan kami\nNilai turun ke 5.",
        [Fate.TAKE],
    )


def test_the_blank_behind_a_sentence_is_no_part_of_its_conflict() -> None:
    """Else taking the old one back, as what is remembered of it, would glue the next one to it."""
    data = "Layanan sangat baik. Berkas ditata."
    three = text("Layanan baik."), text("Semua layanan baik."), text(data)
    conflict, _ = judge(*three)
    assert data[slice(*conflict.unit.data)] == "Layanan sangat baik."


def test_a_sentence_that_people_took_out_stays_out() -> None:
    assert merged("Satu [1]. Dua [2].", "Dua [2].", "Satu [7]. Dua [2].") == (
        "Dua 2.",
        [Fate.GONE],
    )


def test_equal_numbers_are_told_apart_by_their_words() -> None:
    result, _ = merged(
        "Target [3,10] dan hasil [3,10].",
        "Target [3,10] dan juga hasil [3,10].",
        "Target [3,10] dan hasil [3,20].",
    )
    assert result == "Target 3,10 dan juga hasil 3,20."


@pytest.mark.parametrize(
    "whole",
    ["Sesuai PP No. 39 Tahun 2006 dan Dr. H. Budi.", "Nilai 3,81. naik", "Jl. Jenderal Sudirman"],
)
def test_an_abbreviation_ends_no_sentence(whole: str) -> None:
    assert len(sentences(whole)) == 1
