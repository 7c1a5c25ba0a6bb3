"""Verdicts compare what is printed; nothing but 100 is printed as 100,00%."""

from __future__ import annotations

import pytest
from proyek import Proyek

HASIL = "Realisasi Indeks Kepuasan tahun 2031"
LULUS = (
    "jenis: persentase",
    "pembilang: yang lulus",
    "penyebut: yang ikut",
)


@pytest.mark.parametrize(
    ("hasil", "capaian", "verdict"),
    [
        ("3.1299", "99,997%", "belum mencapai target"),
        ("3.13", "100,00%", "tepat memenuhi target"),
        ("3.1301", "100,003%", "melampaui target"),
        ("3.129999", "99,99997%", "belum mencapai target"),
        ("2.50", "79,87%", "belum mencapai target"),
    ],
)
def test_the_verdict_and_the_percentage_say_what_the_digits_say(
    proyek: Proyek, hasil: str, capaian: str, verdict: str
) -> None:
    said = proyek.langsung(hasil, "3.13").naskah()
    assert f"{HASIL} {verdict}, yaitu" in said
    assert f"terhadap target 3,13, dengan capaian {capaian}." in said
    assert ("100,00%" in said) == (capaian == "100,00%")


def test_a_result_just_above_the_allowed_number_has_not_reached_it(proyek: Proyek) -> None:
    said = proyek.langsung("10.0001", "10", "    polaritas: minimum").naskah()
    assert "dengan capaian 99,999%." in said
    assert f"{HASIL} belum mencapai target, yaitu" in said


def test_the_conclusion_counts_what_was_missed_by_a_hair(proyek: Proyek) -> None:
    said = proyek.langsung("3.1299", "3.13").naskah()
    assert "Indikator kinerja belum mencapai target." in said


def test_a_share_that_is_not_the_whole_is_not_called_100_percent(proyek: Proyek) -> None:
    proyek.langsung("1", "100").ganti("satuan: indeks", "satuan: persen")
    said = proyek.ukur(*LULUS, "nilai_pembilang: 99998", "nilai_penyebut: 100000").naskah()
    assert "yaitu 99,998% terhadap target 100,00%" in said
    assert f"{HASIL} belum mencapai target, yaitu" in said


@pytest.mark.parametrize(
    ("spent", "printed"),
    [
        ("9092591000", "99,99999%"),
        ("9092592000", "100,00%"),
        ("9092593000", "100,00001%"),
    ],
)
def test_spending_is_100_percent_only_to_the_last_rupiah(
    proyek: Proyek, spent: str, printed: str
) -> None:
    said = proyek.ganti("realisasi: 8871653297", f"realisasi: {spent}").naskah()
    assert f"atau {printed} dari pagu Rp9.092.592.000" in said


@pytest.mark.parametrize(
    ("received", "printed"), [("999999999", "99,9999999%"), ("1000000000", "100,00%")]
)
def test_so_is_revenue(proyek: Proyek, received: str, printed: str) -> None:
    rows = f"[{{tahun: 2031, target: 1000000000, realisasi: {received}}}]"
    said = proyek.ganti("emonev:", f"pnbp:\n  tahunan: {rows}\nemonev:").naskah()
    assert f"atau {printed} dari target Rp1.000.000.000" in said
