"""Numbers stated elsewhere by hand are held against the computed ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from seeded_sample import salin

from lkjip_docgen.checks.pernyataan import agrees
from lkjip_docgen.findings import Finding
from lkjip_docgen.quantity import Unit, computed, given, round_half_up

# What the report made by hand prints, with the line of its text, and what is true.
CONTRADICTIONS = [
    ("indikator.ikm.survei.nilai", "17.2", "774"),
    ("indikator.ikm.survei.nilai", "17.39", "789"),
    ("indikator.ikm.survei.jumlah_responden", "344", "776"),
    ("indikator.ikm.survei.jumlah_responden", "345", "790"),
    ("indikator.ikm.survei.des.responden", "197", "776"),
    ("indikator.ikm.survei.unsur.1.nilai", "17.35", "781"),
    ("indikator.ikm.survei.unsur.2.nilai", "17.38", "782"),
    ("indikator.ikm.target", "3.2", "798"),
    ("indikator.ikm.realisasi", "3.96", "722"),
    ("indikator.ikm.capaian", "5.375", "798"),
    ("indikator.ikm.capaian", "5375", "798"),
    ("indikator.ikm.tahun.2021.capaian", "3.80", "814"),
    ("indikator.ikm.tahun.2022.capaian", "133", "74"),
    ("indikator.ikm.tahun.2022.capaian", "5.312", "818"),
    ("indikator.ikm.menengah.capaian", "162.9", "826"),
    ("indikator.ipk.capaian", "121", "907"),
    ("indikator.ipk.capaian", "127", "919"),
    ("indikator.ipk.realisasi", "6.40", "905"),
    ("indikator.ipk.menengah.capaian", "126", "929"),
    ("indikator.iki.survei.nilai", "3.18", "987"),
    ("indikator.iki.survei.nilai", "99.21", "1016"),
    ("indikator.iki.survei.jumlah_responden", "2010", "986"),
    ("indikator.iki.realisasi", "3.97", "1023"),
    ("indikator.iki.tahun.2021.realisasi", "3.96", "1037"),
    ("indikator.iki.capaian", "126", "1029"),
    ("indikator.rata_rata_capaian", "371", "730"),
    ("anggaran.2023.total.realisasi", "8713186386", "81"),
    ("anggaran.2023.total.serapan", "95.83", "81"),
    ("anggaran.2022.jenis_belanja.total.realisasi", "7386338071", "81"),
    ("anggaran.2022.jenis_belanja.total.serapan", "99.47", "81"),
    ("anggaran.2023.dipa-awal.total.pagu", "9092592000", "703"),
    ("pnbp.2023.realisasi", "4729808477", "81"),
    ("pnbp.2023.realisasi", "5254106.63", "1302"),
    ("pnbp.2023.capaian", "89.34", "81"),
    ("pnbp.2023.capaian", "99.24", "1302"),
    ("pnbp.2023.target", "5294107000", "81"),
    ("nka.2021.nilai_efisiensi.nilai", "87.07", "1155"),
    ("nka.2023.nilai", "91.46", "1159"),
    ("nka.2023.penyerapan.bobot", "28.6", "1146"),
    ("nka.2023.nilai_efisiensi.bobot", "18.2", "1147"),
    ("emonev.agt.pelaksanaan", "67.97", "1238"),
    ("emonev.nov.pelaksanaan", "94.95", "1250"),
]

TRUE = [
    ("indikator.ikm.survei.nilai", "17.40", "851"),
    ("indikator.ikm.survei.unsur.1.nilai", "17.36", "842"),
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


def test_the_contradictions_of_the_report_made_by_hand_are_found(tmp_path: Path) -> None:
    found = stated(tmp_path, CONTRADICTIONS)
    assert [f.path for f in found] == [f"pernyataan[{n}].nilai" for n in range(len(CONTRADICTIONS))]
    assert {f.code for f in found} == {"LK151"}
    for finding, (_, _, line) in zip(found, CONTRADICTIONS, strict=True):
        assert f"(baris {line})" in finding.message


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
    (finding,) = stated(tmp_path, [("indikator.ikm.pembanding.1.realisasi", "3.25", "833")])
    assert (finding.code, str(finding.severity)) == ("LK153", "hint")
    assert "belum diisi" in finding.message


@examples(
    value=st.decimals(min_value=-1000, max_value=1000, places=6, allow_nan=False),
    places=st.integers(0, 2),
)
def test_every_correct_rounding_of_a_number_agrees_with_it(value: Decimal, places: int) -> None:
    quantity = computed("a", value, Unit.PERSEN, "A", formula="x", inputs=())
    assert agrees(round_half_up(quantity.nilai, places), quantity)


@examples(st.decimals(min_value=0, max_value=1000, places=2, allow_nan=False), st.integers(0, 2))
def test_a_number_off_by_one_in_its_last_decimal_does_not_agree(
    value: Decimal, places: int
) -> None:
    quantity = computed("a", value, Unit.PERSEN, "A", formula="x", inputs=())
    wrong = round_half_up(value, places) + Decimal(1).scaleb(-places)
    exactly_between = abs(wrong - quantity.nilai) == Decimal("0.5").scaleb(-places)
    assert agrees(wrong, quantity) is exactly_between


@pytest.mark.parametrize(("said", "true"), [("3.252", False), ("3.250", True), ("3.3", True)])
def test_a_given_number_is_exact_beyond_its_decimals(said: str, true: bool) -> None:
    assert agrees(Decimal(said), given("a", Decimal("3.25"), Unit.INDEKS, "A")) is true
