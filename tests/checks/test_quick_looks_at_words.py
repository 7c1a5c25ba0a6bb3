"""What is found quickly in words is what the patterns behind it find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from lkjip_docgen.checks.claims.arah_pokok import _TREND, _WORDS
from lkjip_docgen.checks.claims.hitungan import _NOUN, _starts_of_nouns
from lkjip_docgen.checks.claims.klaim import TARGET
from lkjip_docgen.checks.claims.klausa import clauses, may_tell_numbers, numbers_in
from lkjip_docgen.checks.claims.menerus import _MOVING, _STEADY
from lkjip_docgen.checks.claims.pembanding_disebut import COMPARED
from lkjip_docgen.checks.claims.ramalan import _EXACTLY, _SIDES, _TO_NUMBER, _TO_TARGET, may_tell
from lkjip_docgen.checks.claims.setiap import _QUANTIFIER, _may_claim, _parts
from lkjip_docgen.checks.language.tanda_baca import _DOUBTFUL, _NO_SPACE_AFTER, _TWICE
from lkjip_docgen.checks.logic.patterns import figures, ucapan
from lkjip_docgen.checks.prose.hampir_sama import _WORDS as WORDS_AND_NUMBERS
from lkjip_docgen.checks.prose.hampir_sama import _each_word_in, _words_in
from lkjip_docgen.checks.texts.akar import WORD, rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.word_index import _doubles_a_phrase, words_of

SIGNS = st.text(alphabet="abZ19 .,;:!?%-_/()\t\né“")
_SOUGHT = """
selalu senantiasa setiap tiap seluruh semua pernah tidak tak tanpa hanya berturut-turut
sepanjang masing-masing keempat ketiga kedua keduabelas kedelapan bulan tahun triwulan
jenis belanja unsur komponen indikator program sumber dana satu pun ada terdapat belum
bukan sedikitnya lebih dari demi ke di atas bawah kurang daripada tinggi rendah melebihi
melampaui mendahului mengungguli tertinggal paling banyak setidaknya minimal tercapai
terpenuhi terlampaui mencapai memenuhi target sebesar bernilai tetap realisasi anggaran
kegiatan naik turun meningkat menurun bertambah berkurang membaik memburuk merosot menanjak
melonjak anjlok menyusut sama dengan setara menyamai kalah lipat berubah
telah diraih dicapai dipenuhi 2 12 2023 80,5%
Rp1.250.000 butir nomor dua puluh seratus ratus belas sebelas DUA Tiga , ; ( – karena untuk
yaitu dan ribu juta seribu rupiah
"""
SAID = st.lists(st.sampled_from([*_SOUGHT.split(), "\n"]), max_size=14).map(" ".join)
"""Words that rules look for, in any order, some of them on lines of their own."""


@given(st.one_of(SIGNS, SAID))
def test_words_are_those_of_the_patterns(words: str) -> None:
    assert rows_of_words(words) == WORD.findall(words)
    assert _words_in(words) == WORDS_AND_NUMBERS.findall(words)
    assert _each_word_in(words) == set(_words_in(words))


@given(SAID)
def test_numbers_in_words_become_figures_in_any_case(words: str) -> None:
    assert f"{figures(words)} é" == figures(f"{words} é")


@given(st.lists(st.sampled_from("abc"), max_size=12))
def test_a_phrase_that_is_doubled(row: list[str]) -> None:
    doubled = any(
        row[n : n + size] == row[n + size : n + 2 * size]
        for size in (2, 3, 4)
        for n in range(len(row) - 2 * size + 1)
    )
    assert _doubles_a_phrase(row) == doubled


@given(SAID)
def test_what_may_tell_something_is_looked_at(words: str) -> None:
    told = ucapan(words).isi
    if any(pattern.search(told) for pattern in (_SIDES, _TO_TARGET, _TO_NUMBER, _EXACTLY)):
        assert may_tell(told)
    if any(_QUANTIFIER.search(part) for _, part in _parts(told)):
        assert _may_claim(told)
    if any(pattern.search(told) for pattern in (_TREND, COMPARED, TARGET)):
        assert any(word in told for word in _WORDS)
    if _STEADY.search(words):
        assert any(word in words.lower() for word in _MOVING)


@given(SAID)
def test_a_sentence_with_numbers_that_tell_is_looked_at(words: str) -> None:
    sentence = ucapan(words)
    if any(True for clause in clauses(sentence) for _ in numbers_in(clause)):
        assert may_tell_numbers(sentence.isi)


NOUNS = (
    "Indikator Kinerja",
    "indikator mencapai",
    "ISU strategis",
    "pegawai",
    "pemohon",
    "menilai",
)


@given(st.lists(st.sampled_from([*NOUNS, "lima", "5", "é", ".", "Seksi", "subseksi"]), max_size=9))
def test_nouns_are_found_in_any_case(words: list[str]) -> None:
    prose = " ".join(words)
    text = Text((), prose, prose, prose.lower(), False, "")
    assert _starts_of_nouns(text) == [noun.start() for noun in _NOUN.finditer(prose)]


@given(SIGNS)
def test_a_sign_in_the_wrong_place_is_doubtful(words: str) -> None:
    wrong = (_NO_SPACE_AFTER, _TWICE, re.compile(r"[.!?](?=[A-Za-z])"))
    if any(pattern.search(words) for pattern in wrong):
        assert _DOUBTFUL.search(words)


@given(st.lists(SAID, max_size=6), st.lists(st.sampled_from(["tahun", "rp", "2", "di atas", "%"])))
def test_rows_that_hold_a_stem(rows: list[str], stems: list[str]) -> None:
    lowered = [row.lower() for row in rows]
    expected = [n for n, row in enumerate(lowered) if any(stem in row for stem in stems)]
    assert words_of(lowered).holding(stems) == expected
