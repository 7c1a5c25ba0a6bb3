"""A target of zero, nothing to measure, a new indicator, nobody to compare with: all complete."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.jobs.check import check_project

PELARIAN = ("jenis: cacah", "yang_dihitung: Pelarian")
LULUS = ("jenis: persentase", "pembilang: yang lulus", "penyebut: yang ikut")
PLAN = "    target_menengah: {tahun: 2034, nilai: 0}\n"
LAST = "    riwayat: [{tahun: 2030, target: 0, realisasi: 0}]\n"


def pelarian(proyek: Proyek, hasil: int, polaritas: str = "minimum") -> Proyek:
    """An indicator that counts what should not happen, or, turned around, what should."""
    proyek.langsung("1", "0", f"    polaritas: {polaritas}")
    proyek.ganti("    satuan: indeks", "    satuan: kejadian")
    return proyek.ukur(*PELARIAN, f"hasil: {hasil}").ganti(
        "    pengukuran:\n", PLAN + LAST + "    pengukuran:\n"
    )


def bab(naskah: str, heading: str) -> str:
    """What stands under a heading of the indicator."""
    after = naskah.split(f"\n{heading}\n", 1)[1]
    return after.split("\nTahun-tahun sebelumnya. ", 1)[0]


def test_no_escape_of_none_allowed_is_a_target_met(proyek: Proyek) -> None:
    said = pelarian(proyek, 0).naskah()
    assert (
        "Realisasi Indeks Kepuasan tahun 2031 tepat memenuhi target, yaitu 0 terhadap target "
        "0 kejadian. Karena targetnya nol" in said
    )
    assert "Keberhasilan mencapai target ini dipengaruhi" not in said  # the causes are not given
    assert "Indikator kinerja telah mencapai target." in said
    assert "Realisasi tahun 2031 tepat memenuhi target tahun 2034 menurut" in said
    assert (
        "Indeks Kepuasan terealisasi 0 kejadian dari target 0 kejadian sehingga tepat memenuhi "
        "target." in said
    )
    assert "datanya belum lengkap" not in said
    assert "tidak dapat diperbandingkan" not in said


def test_an_escape_where_none_is_allowed_misses_it(proyek: Proyek) -> None:
    said = pelarian(proyek, 2).naskah()
    assert "Realisasi Indeks Kepuasan tahun 2031 belum mencapai target, yaitu 2 terhadap" in said
    assert "Indikator kinerja belum mencapai target." in said


def test_more_than_nothing_promised_exceeds_it(proyek: Proyek) -> None:
    said = pelarian(proyek, 2, "maksimum").naskah()
    assert "Realisasi Indeks Kepuasan tahun 2031 melampaui target, yaitu 2 terhadap" in said


def test_nothing_promised_and_nothing_done_is_not_done_yet(proyek: Proyek) -> None:
    said = pelarian(proyek, 0, "maksimum").naskah()
    assert "Target dan realisasinya nol sehingga capaian tidak dinyatakan dengan" in said
    assert "datanya belum lengkap" not in said


def test_a_share_of_nothing_has_no_percentage_and_no_marker(proyek: Proyek) -> None:
    proyek.langsung("1", "80").ganti("satuan: indeks", "satuan: persen")
    said = proyek.ukur(*LULUS, "nilai_pembilang: 0", "nilai_penyebut: 0").naskah()
    part = bab(said, "Perbandingan Target dan Realisasi")
    assert "Pembilang dan penyebutnya nol sehingga realisasi tidak dihitung" in part
    assert "BELUM DIISI" not in part


@pytest.mark.parametrize(
    ("riwayat", "sentence"),
    [
        ("[]", "Indeks Kepuasan baru diukur mulai tahun 2031"),
        (
            "[{tahun: 2030, keterangan: Indikator baru}]",
            "Realisasi tahun 2031 tidak diperbandingkan dengan tahun 2030: indikator baru.",
        ),
    ],
)
def test_a_new_indicator_is_complete_once_the_office_says_so(
    proyek: Proyek, riwayat: str, sentence: str
) -> None:
    asked = "BELUM DIISI: target dan realisasi Indeks Kepuasan pada tahun-tahun sebelumnya"
    assert asked in proyek.naskah()
    proyek.ganti("    pengukuran:\n", f"    riwayat: {riwayat}\n    pengukuran:\n")
    said = proyek.naskah()
    assert sentence in said
    part = said.split("\nTahun-tahun sebelumnya. ")[1]
    assert "BELUM DIISI" not in part.split("\nTarget jangka menengah. ")[0]
    assert "LK502" not in {finding.code for finding in check_project(proyek.root).findings}


@pytest.mark.parametrize("silence", ["", "    pembanding:\n"])
def test_nobody_to_compare_with_is_said_by_the_office_not_by_silence(
    proyek: Proyek, silence: str
) -> None:
    nobody = "Tidak tersedia realisasi kantor wilayah atau standar nasional"
    proyek.ganti("    pengukuran:\n", silence + "    pengukuran:\n")
    said = proyek.naskah()
    assert nobody not in said
    assert (
        "BELUM DIISI: realisasi Indeks Kepuasan pada kantor wilayah atau standar nasional" in said
    )
    advice = [f.suggestion for f in check_project(proyek.root).findings if f.code == "LK504"]
    assert [text for text in advice if "tulis `pembanding: []`" in text]

    proyek.ganti(silence + "    pengukuran:\n", "    pembanding: []\n    pengukuran:\n")
    assert nobody in proyek.naskah()
    assert "LK504" not in {finding.code for finding in check_project(proyek.root).findings}
