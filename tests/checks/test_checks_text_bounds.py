"""No text makes a rule fail, or work without bounds."""

from __future__ import annotations

import sys
from functools import cache
from types import FrameType

import pytest
from draws import draws, share
from hypothesis import given, settings
from hypothesis import strategies as st
from seeded_sample import SAMPLE

from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.run import RULES
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project

PIECES = [
    *("[", "]", "(", ")", "*", "{{", "}}", "{%", "<<a", ">", "...", "____", "xx", "“", '"', "%"),
    *("1", "1.", "1,", "1,000", "12.5", "Rp", "Rp 1", "5%", " ", "\n", "\n\n", ", ", ". ", ": "),
    *("aa aa ", "IKM ", "IPK ", "PNBP ", "pagu ", "realisasi ", "naik ", "tidak ", "turun dari "),
    *("kenaikan sebesar ", "lebih tinggi dari ", "tahun 2022 ", "tahun 2023 ", "konsisten "),
    *("seluruh indikator ", "tercapai ", "melampaui target ", "jangka menengah ", "karena "),
    *("3 (tiga) ", "dua puluh ", "terdapat ", "indikator kinerja ", "responden ", "pegawai "),
    *("Tahun 2014 tentang A ", "Peraturan Pemerintah Nomor 45 Tahun 2016 ", "atas ", "dicabut "),
    *("Kantor Imigrasi Kelas II ", "Tanjungpandan ", "Kecamatan Sujuk ", "Semester II "),
    *("a", "3 desa, Aa Bb, ", "Dari 3 desa, 2 ", "misi pertama ", "naik dari 5 menjadi 3 "),
    *("sekedar ", "di karenakan ", "s/d ", "03 Januari 2024 ", "3/1/2024 ", "Error! Reference "),
]


@cache
def contoh() -> Subject:
    project = load_project(SAMPLE)
    return Subject(project, project.laporan, measure(project.laporan))


def periksa(*saran: str) -> list[Problem]:
    """What the rules of text say of the sample with other `saran`."""
    it = contoh()
    changed = it.laporan.model_copy(update={"saran": saran})
    subject = Subject(it.project, changed, it.hasil)
    rules = [rule for code, rule in RULES.items() if "LK400" <= code < "LK500"]
    return [problem for rule in rules for problem in rule.check(subject)]


@settings(max_examples=draws(150))
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join))
def test_no_combination_of_words_makes_a_rule_fail(text: str) -> None:
    for problem in periksa(text):
        assert problem.message


@settings(max_examples=draws(50))
@given(st.text(min_size=1))
def test_no_text_at_all_makes_a_rule_fail(text: str) -> None:
    periksa(text)


def calls_for(text: str) -> int:
    """How many functions the rules of text call for a text: their work, on any computer the same.

    What a pattern does inside is not among it; `benchmarks/check_repeated.py` times that.
    """
    calls = 0

    def count(frame: FrameType, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        periksa(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", share(PIECES, one_of=5, before_merge=3))
def test_a_piece_repeated_for_pages_is_no_more_than_as_much_work(piece: str) -> None:
    calls_for(piece)  # what is read or remembered once is no part of the work
    least, short, long = (calls_for((piece * size)[:size]) for size in (1, 1_000, 4_000))
    few = 20_000  # calls that come and go with what is remembered
    assert long - least < 6 * max(short - least, few)  # quadratic would be 16 times
