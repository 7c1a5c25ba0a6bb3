"""Numbers stated elsewhere by hand are held against the computed ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from seeded_sample import salin

from lkjip_docgen.checks.data.pernyataan import agrees
from lkjip_docgen.findings import Finding
from lkjip_docgen.operation import term
from lkjip_docgen.quantity import Unit, computed, given, round_half_up

# True numbers that the report made by hand prints, with the line of its text.
TRUE = [
    ("indikator.ikm.survei.nilai", "17.40", "851"),
    ("indikator.ikm.survei.unsur.informasi.nilai", "17.36", "842"),
    ("indikator.ikm.survei.jumlah_responden", "359", "851"),
    ("indikator.ipk.realisasi", "3.81", "723"),
    ("indikator.ipk.capaian", "122", "723"),
    ("indikator.iki.capaian", "127", "724"),
    ("indikator.ipk.tahun.2022.capaian", "125", "915"),
    ("anggaran.2023.total.realisasi", "8871281776", "1098"),
    ("anggaran.2023.total.serapan", "97.57", "1098"),
    ("anggaran.2023.total.serapan", "97.6", "1098"),
    ("nka.2022.nilai", "95.84", "1156"),
    ("pnbp.2023.capaian", "99.35", "1137"),
]


def stated(folder: Path, numbers: list[tuple[str, str, str]]) -> list[Finding]:
    """The findings about numbers typed into a copy of the sample."""
    rows = [f"  - {{besaran: {b}, nilai: {n}, di: baris {di}}}\n" for b, n, di in numbers]
    salinan = salin(folder).tambah("pernyataan:\n" + "".join(rows))
    return [f for f in salinan.temuan() if f.code in ("LK151", "LK152", "LK153")]


def test_true_numbers_are_not_reported_however_they_are_rounded(tmp_path: Path) -> None:
    assert stated(tmp_path, TRUE) == []


def test_the_message_gives_both_numbers_and_the_place_is_that_of_the_number(tmp_path: Path) -> None:
    (finding,) = stated(tmp_path, [("indikator.ipk.capaian", "121", "907")])
    assert "tercetak 121," in finding.message
    assert "121,73%" in finding.message
    assert finding.place is not None
    line = Path(finding.place.file).read_text(encoding="utf-8").splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1 :].startswith("121")


def test_a_misspelt_quantity_is_named_with_the_one_that_is_meant(tmp_path: Path) -> None:
    (finding,) = stated(tmp_path, [("indikator.ikm.capaiann", "122", "1")])
    assert finding.code == "LK152"
    assert "`indikator.ikm.capaian`" in finding.suggestion


def test_a_number_printed_for_what_the_data_do_not_have_is_a_hint(tmp_path: Path) -> None:
    other = "indikator.ikm.pembanding.kanwil-kantor-wilayah-60d4622f.realisasi"
    (finding,) = stated(tmp_path, [(other, "3.25", "833")])
    assert (finding.code, str(finding.severity)) == ("LK153", "hint")
    assert "belum diisi" in finding.message


@examples(
    value=st.decimals(min_value=-1000, max_value=1000, places=6, allow_nan=False),
    places=st.integers(0, 2),
)
def test_every_correct_rounding_of_a_number_agrees_with_it(value: Decimal, places: int) -> None:
    quantity = computed("a", term(value), Unit.PERSEN, "A", formula="x", inputs=())
    assert agrees(round_half_up(quantity.nilai, places), quantity)


@examples(st.decimals(min_value=0, max_value=1000, places=2, allow_nan=False), st.integers(0, 2))
def test_a_number_off_by_one_in_its_last_decimal_does_not_agree(
    value: Decimal, places: int
) -> None:
    quantity = computed("a", term(value), Unit.PERSEN, "A", formula="x", inputs=())
    wrong = round_half_up(value, places) + Decimal(1).scaleb(-places)
    exactly_between = abs(wrong - quantity.nilai) == Decimal("0.5").scaleb(-places)
    assert agrees(wrong, quantity) is exactly_between


@pytest.mark.parametrize(("said", "true"), [("3.252", False), ("3.250", True), ("3.3", True)])
def test_a_given_number_is_exact_beyond_its_decimals(said: str, true: bool) -> None:
    assert agrees(Decimal(said), given("a", Decimal("3.25"), Unit.INDEKS, "A")) is true


@pytest.mark.parametrize(("said", "true"), [("3.1", False), ("3.2", True), ("3.3", True)])
def test_a_computed_number_halfway_between_two_may_be_printed_as_either(
    said: str, true: bool
) -> None:
    quantity = computed("a", term(Decimal("3.25")), Unit.INDEKS, "A", formula="x", inputs=())
    assert agrees(Decimal(said), quantity) is true
