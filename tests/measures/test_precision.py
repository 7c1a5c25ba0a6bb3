"""All numbers of one indicator have the same number of decimals, and no typed digit is lost."""

from __future__ import annotations

from typing import Any

import pytest
from measures.measures_data import direct, indicator, report

from lkjip_docgen.checks.data.satuan import desimal_seragam
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Laporan


def office(satuan: str, hasil: str, other: str, **options: Any) -> Laporan:
    """One indicator, every other number of it being `other`."""
    row = indicator(
        direct(hasil),
        satuan=satuan,
        target=other,
        riwayat=[{"tahun": 2022, "target": other, "realisasi": other}],
        target_menengah={"tahun": 2024, "nilai": other},
        pembanding=[{"unit": "Provinsi", "realisasi": other}],
        **options,
    )
    promised = {"nama": "Indeks Pengamanan", "target": other, "satuan": satuan}
    sasaran = [{"kode": "sk-1", "nama": "S", "indikator": [promised]}]
    levels = [{"tingkat": "kegiatan", "sasaran": sasaran}]
    agreement = {"tahun": 2023, "tanggal": None, "tingkat": levels}
    return report(indikator=[row], perjanjian_kinerja=[agreement])


def printed(satuan: str, hasil: str, other: str, **options: Any) -> tuple[str, set[str]]:
    """The result, and how the other numbers are printed, which must all be alike."""
    hasil_ = measure(office(satuan, hasil, other, **options))
    [row], [agreement] = hasil_.indikator, hasil_.perjanjian
    assert row.menengah is not None
    [promised] = agreement.tingkat[0].sasaran[0].indikator
    others = [row.target, row.tahun[0].target, row.tahun[0].realisasi, row.menengah.target]
    others += [row.pembanding[0].realisasi, promised.target]
    return print_quantity(row.realisasi), {print_quantity(other) for other in others}


@pytest.mark.parametrize(
    ("satuan", "hasil", "other", "desimal", "result", "rest"),
    [
        ("puskesmas", "5", "7", None, "5", "7"),
        ("hari", "12,10", "13", None, "12,10", "13,00"),
        ("hari", "12", "13,5", None, "12,0", "13,5"),
        ("hari", "12,123456", "13", None, "12,123456", "13,0000"),
        ("hari", "12", "13", 1, "12,0", "13,0"),
        ("indeks", "3,8", "3", None, "3,80", "3,00"),
        ("indeks", "3,8", "3", 1, "3,8", "3,0"),
        ("persen", "97,125", "95", None, "97,125", "95,00"),
        ("persen", "97,125", "95", 3, "97,125", "95,000"),
        ("persen", "97,1200", "95", None, "97,12", "95,00"),
    ],
)
def test_every_number_has_the_decimals_of_its_indicator(
    satuan: str, hasil: str, other: str, desimal: int | None, result: str, rest: str
) -> None:
    options = {} if desimal is None else {"desimal": desimal}
    sign = "%" if satuan == "persen" else ""
    assert printed(satuan, hasil, other, **options) == (result + sign, {rest + sign})


@pytest.mark.parametrize(
    ("satuan", "hasil", "options", "said"),
    [
        ("persen", "97,125", {}, "97,125 dicetak dengan 3 desimal, sedangkan"),
        ("hari", "12,25", {"desimal": 1}, "12,25 dicetak dengan 2 desimal, sedangkan"),
        ("hari", "12,123456", {}, "12,123456 dicetak dengan 6 desimal, sedangkan"),
    ],
)
def test_a_number_with_more_digits_is_told(
    satuan: str, hasil: str, options: dict[str, Any], said: str
) -> None:
    [problem] = told(office(satuan, hasil, "13", **options))
    assert said in problem


@pytest.mark.parametrize(
    ("satuan", "hasil"), [("persen", "97,12"), ("hari", "12,25"), ("persen", "97,1200")]
)
def test_one_that_is_as_exact_as_the_others_is_not(satuan: str, hasil: str) -> None:
    assert told(office(satuan, hasil, "13")) == []


def told(laporan: Laporan) -> list[str]:
    subject = Subject(None, laporan, measure(laporan))  # type: ignore[arg-type]
    return [problem.message for problem in desimal_seragam(subject)]
