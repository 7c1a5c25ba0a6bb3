"""Words agree with the numbers that are printed beside them."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st

from lkjip_docgen.document.walk import plain_text
from lkjip_docgen.measures.arithmetic import absorption
from lkjip_docgen.measures.results import HasilEfisiensi
from lkjip_docgen.quantity import Quantity, Status, Unit, given
from lkjip_docgen.templating import phrases
from lkjip_docgen.templating.absence import bagian_dari


def q(value: str | Decimal | None, places: int = 2, status: Status = Status.KOSONG) -> Quantity:
    number = None if value is None else Decimal(value)
    status = Status.ADA if number is not None else status
    return Quantity("x", number, Unit.PERSEN, "X", places, status=status)


def several(*values: str | Decimal | None) -> list[Quantity]:
    return [q(v) for v in values]


printed = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False)


@pytest.mark.parametrize(
    ("now", "before", "word"),
    [
        ("3.98", "3.89", "naik"),
        ("3.81", "3.90", "turun"),
        ("3.98", "3.98", "tetap"),
        ("3.981", "3.979", "tetap"),  # both print 3,98
        (None, "3.98", None),
        ("3.98", None, None),
    ],
)
def test_the_verb_follows_the_printed_numbers(now, before, word):
    assert phrases.arah(q(now), q(before)) == word


@examples(printed, printed)
def test_verb_noun_and_comparison_never_contradict_each_other(now, before):
    rises, falls = now > before, now < before
    assert (phrases.arah(q(now), q(before)) == "naik") == rises
    assert (phrases.arah(q(now), q(before)) == "turun") == falls
    assert (phrases.perubahan(q(now), q(before)) == "kenaikan") == rises
    assert (phrases.lebih(q(now), q(before)) == "lebih rendah") == falls
    assert (phrases.membaik(q(now), q(before), "maksimum") == "membaik") == rises
    assert (phrases.membaik(q(now), q(before), "minimum") == "membaik") == falls


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("3.80", "3.89", "3.98"), "terus naik"),
        (("3.98", "3.90", "3.81"), "terus turun"),
        (("3.95", "3.89", "3.98"), "turun lalu naik"),
        (("3.95", "3.95", "3.98"), "naik, tetapi tidak setiap tahun"),
        (("3.90", "3.98", "3.98", "3.90"), "naik lalu turun"),
        (("3.90", "3.98", "3.90", "3.98"), "naik turun"),
        (("3.95", "3.95"), "tetap"),
        (("3.89", "3.98"), "naik"),
        (("3.98",), None),
        (("3.89", None, "3.98"), None),
    ],
)
def test_the_course_of_the_years_is_said_as_it_was(values, words):
    assert phrases.tren(several(*values)) == words


@examples(st.lists(printed, min_size=2, max_size=6))
def test_consistent_is_said_only_of_a_strict_course_over_three_years(values):
    words = phrases.tren(several(*values))
    rising = all(a < b for a, b in pairwise(values))
    falling = all(a > b for a, b in pairwise(values))
    assert ("terus" in words) == ((rising or falling) and len(values) >= 3)
    steps = {(a < b) - (a > b) for a, b in pairwise(values)}
    assert ("naik" in words) == (1 in steps)
    assert ("turun" in words) == (-1 in steps)
    assert ("lalu" in words or "naik turun" in words) == ({1, -1} <= steps)


@pytest.mark.parametrize(
    ("capaian", "words"),
    [
        (q("122.46"), "melampaui target"),
        (q("100.00"), "tepat memenuhi target"),
        (q("99.99"), "belum mencapai target"),
        (q(None), "belum dapat dinilai terhadap target"),
        (q(None, status=Status.BELUM_DILAKSANAKAN), "tidak dinilai terhadap target"),
        (
            q(None, status=Status.TIDAK_SEBANDING),
            "tidak dapat diperbandingkan dengan target",
        ),
    ],
)
def test_a_capaian_says_whether_the_target_is_reached(capaian, words):
    assert phrases.tercapai(capaian) == words


@pytest.mark.parametrize(
    ("capaian", "polaritas", "words"),
    [
        ("125.00", "minimum", "lebih baik daripada target jangka menengah"),
        ("50.00", "minimum", "belum mencapai target jangka menengah"),
        ("100.00", "stabil", "memenuhi target jangka menengah"),
        ("93.10", "stabil", "menyimpang dari target jangka menengah"),
    ],
)
def test_a_target_that_is_not_to_be_exceeded_has_words_of_its_own(capaian, polaritas, words):
    assert phrases.tercapai(q(capaian), "target jangka menengah", polaritas) == words


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        (("120", "110", "101"), "Seluruh indikator kinerja melampaui target."),
        (("120", "100"), "Seluruh indikator kinerja telah mencapai target."),
        (("120",), "Indikator kinerja melampaui target."),
        (("90",), "Indikator kinerja belum mencapai target."),
        (
            ("120", "100", "99"),
            "Sebanyak dua dari tiga indikator kinerja telah mencapai target, "
            "sedangkan satu lainnya belum mencapai target.",
        ),
        (
            ("120", None),
            "Sebanyak satu dari dua indikator kinerja telah mencapai target, "
            "sedangkan satu lainnya belum dapat dinilai.",
        ),
        (("90", "80"), "Belum satu pun dari dua indikator kinerja mencapai target."),
        ((None, None), "Capaian indikator kinerja belum dapat dinilai."),
    ],
)
def test_the_indicators_are_summed_up_in_a_sentence(values, sentence):
    assert phrases.capai_semua(several(*values)) == sentence


@examples(printed, printed)
def test_spending_is_called_efficient_only_when_capaian_keeps_up(capaian, serapan):
    hasil = HasilEfisiensi("Program", q(capaian), q(serapan), q(capaian - serapan), None)
    sentence = phrases.efisiensi(hasil)
    assert ("sumber daya efisien" in sentence) == (capaian >= serapan)
    assert ("belum efisien" in sentence) == (capaian < serapan)


def test_efficiency_is_not_judged_without_numbers():
    assert phrases.efisiensi(HasilEfisiensi("P", q(None), q("97.57"), q(None), None)) is None


@pytest.mark.parametrize(
    ("capaian", "start"),
    [
        ("100.00", "Keberhasilan mencapai target"),
        ("99.99", "Belum tercapainya target"),
        (None, "Hal-hal yang memengaruhi"),
    ],
)
def test_causes_are_introduced_as_those_of_success_or_failure(capaian, start):
    hasil = SimpleNamespace(capaian=q(capaian), putusan=None)
    assert phrases.penyebab_capaian(hasil).startswith(start)


@pytest.mark.parametrize(
    ("realisasi", "pagu", "said"),
    [
        ("9", "10", "Belanja adalah Rp9 atau 90,00% dari pagu Rp10."),
        ("0", "0", "Belanja adalah Rp0 dari pagu Rp0; persentasenya tidak dihitung."),
        ("Ada di pusat.", "10", "Belanja tidak berlaku: Ada di pusat."),
        ("9", "Ada di pusat.", "Belanja adalah Rp9. Pagu tidak berlaku: Ada di pusat."),
    ],
)
def test_a_part_of_a_whole_is_a_sentence_without_a_percentage_too(
    realisasi: str, pagu: str, said: str
) -> None:
    part, whole = (
        given(name, Decimal(text), Unit.RUPIAH, name)
        if text.isdigit()
        else given(name, None, Unit.RUPIAH, name, alasan=text)
        for name, text in (("realisasi", realisasi), ("pagu", pagu))
    )
    share = absorption("serapan", part, whole, "serapan")
    assert plain_text(bagian_dari("Belanja", part, share, "pagu", whole)) == said
