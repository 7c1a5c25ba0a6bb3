"""A quotient may be told per 1.000 or 100.000: computed, with its unit, never as a percentage."""

from __future__ import annotations

from typing import Any

import pytest
from measures.measures_data import indicator, report
from proyek import Proyek

from lkjip_docgen.checks.data.satuan import satuan_menyebut_pengali
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.idn import print_quantity, with_unit
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.quantity import Quantity

BIRTHS = "per 100.000 kelahiran hidup"


def quotient(per: object = 100_000, part: object = 4, whole: object = 3482) -> dict[str, Any]:
    """Deaths over births, multiplied by `per`."""
    return {
        "jenis": "persentase",
        "pembilang": "Kematian ibu",
        "penyebut": "Kelahiran hidup",
        "nilai_pembilang": part,
        "nilai_penyebut": whole,
        "per": per,
    }


def measured(pengukuran: dict[str, Any], satuan: str = BIRTHS, **options: Any) -> Hasil:
    row = indicator(pengukuran, satuan=satuan, target=130, polaritas="minimum", **options)
    return measure(report(indikator=[row]))


def realisasi(pengukuran: dict[str, Any], satuan: str = BIRTHS) -> Quantity:
    return measured(pengukuran, satuan).indikator[0].realisasi


@pytest.mark.parametrize(
    ("per", "satuan", "printed", "formula"),
    [
        (100, "persen", "0,11%", "pembilang ÷ penyebut × 100%"),
        (1_000, "per 1.000 bayi", "1,15 per 1.000 bayi", "pembilang ÷ penyebut × 1.000"),
        (100_000, BIRTHS, f"114,88 {BIRTHS}", "pembilang ÷ penyebut × 100.000"),
    ],
)
def test_the_result_is_the_quotient_times_what_it_is_told_per(
    per: int, satuan: str, printed: str, formula: str
) -> None:
    result = realisasi(quotient(per), satuan)
    assert with_unit(result) == printed
    assert result.formula == formula


def test_everything_beside_it_has_its_unit_and_decimals() -> None:
    hasil = measured(
        quotient(),
        riwayat=[{"tahun": 2022, "target": 145, "realisasi": "144,1"}],
        pembanding=[{"unit": "Provinsi", "realisasi": 126}],
        target_menengah={"tahun": 2029, "nilai": 100},
    ).indikator[0]
    assert hasil.menengah is not None
    past, other = hasil.tahun[0], hasil.pembanding[0]
    shown = [past.target, past.realisasi, hasil.target, hasil.menengah.target, other.realisasi]
    assert [with_unit(q).partition(" ")[0] for q in shown] == [
        "145,00",
        "144,10",
        "130,00",
        "100,00",
        "126,00",
    ]
    assert {with_unit(q).partition(" ")[2] for q in (*shown, other.selisih)} == {BIRTHS}
    assert print_quantity(hasil.capaian) == "111,63%"


@pytest.mark.parametrize("per", [100_000, "100000", "100.000"])
def test_the_multiplier_may_be_written_with_dots(per: object) -> None:
    assert print_quantity(realisasi(quotient(per))) == "114,88"


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(0, 0, "belum dilaksanakan"), (1, 0, "tidak dapat diperbandingkan"), (0, 10, "0,00")],
)
def test_nothing_divided_by_nothing_is_no_rate(part: int, whole: int, printed: str) -> None:
    assert print_quantity(realisasi(quotient(part=part, whole=whole))) == printed


@pytest.mark.parametrize(
    ("per", "satuan", "said"),
    [
        (1_000, "persen", "dikalikan 1.000, sedangkan satuannya persen."),
        (100, "per 1.000 kelahiran hidup", "dikalikan 100, sedangkan satuannya per 1.000"),
        (1_000, BIRTHS, "dikalikan 1.000, sedangkan satuannya per 100.000"),
        (1_000, "kematian", "dikalikan 1.000, sedangkan satuannya kematian."),
        (100, "per seratus ribu penduduk", "satuannya per seratus ribu penduduk."),
    ],
)
def test_a_unit_that_names_another_multiplier_is_found(per: int, satuan: str, said: str) -> None:
    [problem] = problems(per, satuan)
    assert said in problem


@pytest.mark.parametrize(
    ("per", "satuan"),
    [
        (100, "persen"),
        (100, "%"),
        (100, "poin"),
        (1_000, "per 1000 penduduk"),
        (1_000, "permil"),
        (1_000, "‰"),
        (1_000, "tiap 1.000 bayi"),
        (100_000, "Per Seratus Ribu penduduk"),
    ],
)
def test_a_unit_that_names_its_own_is_none(per: int, satuan: str) -> None:
    assert problems(per, satuan) == []


def test_a_multiplier_that_nobody_uses_is_not_advised() -> None:
    (found,) = found_in(1_000, "kasus per 50 orang")
    assert found.suggestion == "Tulis satuannya, misalnya `satuan: per 1.000 ...`."


def problems(per: int, satuan: str) -> list[str]:
    return [problem.message for problem in found_in(per, satuan)]


def found_in(per: int, satuan: str) -> list[Problem]:
    row = indicator(quotient(per), satuan=satuan)
    laporan = report(indikator=[row])
    subject = Subject(None, laporan, measure(laporan))  # type: ignore[arg-type]
    return list(satuan_menyebut_pengali(subject))


WRITTEN = (
    "pembilang: Kematian ibu",
    "penyebut: Kelahiran hidup",
    "nilai_pembilang: 4",
    "nilai_penyebut: 3482",
)


def per_births(proyek: Proyek, per: str) -> Proyek:
    proyek.ukur(*WRITTEN, f"per: {per}")
    proyek.ganti("    satuan: indeks\n", f"    satuan: {BIRTHS}\n    polaritas: minimum\n")
    return proyek.ganti("target: 3.25", "target: 130").ganti("target: 3.25", "target: 130")


@pytest.mark.parametrize("per", ["500", "ribu", "-1000", "1.5", "true"])
def test_a_multiplier_that_nobody_uses_is_refused(proyek: Proyek, per: str) -> None:
    finding = per_births(proyek, per).satu()
    assert (finding.code, finding.path) == ("LK019", "indikator[0].pengukuran.per")
    assert "Tulis 100000 untuk angka per 100.000 kelahiran hidup." in finding.suggestion


def test_the_unit_of_a_rate_has_to_be_written(proyek: Proyek) -> None:
    per_births(proyek, "100000").ganti(f"    satuan: {BIRTHS}\n", "")
    finding = proyek.satu()
    assert (finding.code, finding.path) == ("LK012", "indikator[0].satuan")


def test_the_report_never_prints_a_rate_as_a_percentage(proyek: Proyek) -> None:
    said = per_births(proyek, "100.000").naskah()  # YAML reads a dot as a decimal point
    assert "4 dibagi 3.482 dikali 100.000 sama dengan 114,88." in said
    assert f"yaitu 114,88 terhadap target 130,00 {BIRTHS}, dengan capaian 111,63%." in said
    assert "114,88%" not in said
    assert "LK137" not in {f.code for f in check_project(proyek.root).findings}
