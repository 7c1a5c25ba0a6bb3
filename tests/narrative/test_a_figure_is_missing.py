"""Sentences with a figure that is missing: one marker, and a whole sentence around it."""

from __future__ import annotations

import pytest
from proyek import Proyek

SPENT = "              realisasi: 8871653297\n"
UNTIL = ("  foto_sampul", "  batas_data: {semua: 2031-12-31}\n  foto_sampul")
OTHER = "{lingkup: kanwil, unit: Kanwil Contoh, realisasi: 3.1}"
PNBP = "pnbp:\n  tahunan: [{tahun: 2031, target: 5000, realisasi: 4000}]\nemonev:\n"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        pytest.param(
            SPENT, "",
            "Realisasi belanja tahun 2031 adalah BELUM DIISI: Realisasi DIPA akhir dari pagu "
            "Rp9.092.592.000.", id="spending",
        ),
        pytest.param(
            "pagu: 9.092.592.000", "pagu:",
            "Realisasi belanja tahun 2031 adalah Rp8.871.653.297 dari pagu "
            "BELUM DIISI: Pagu DIPA akhir.", id="ceiling",
        ),
        pytest.param(
            "pagu: 9.092.592.000", "pagu:",
            "anggaran yang terealisasi adalah Rp8.871.653.297. Rinciannya", id="chapter three",
        ),
        pytest.param(
            "emonev:\n", PNBP.replace(", realisasi: 4000", ""),
            "Pada tahun 2031, realisasi PNBP Kantor Contoh Teluk adalah "
            "BELUM DIISI: Realisasi PNBP 2031 dari target Rp5.000 (", id="income",
        ),
        pytest.param(
            "emonev:\n", PNBP.replace("target: 5000, ", ""),
            "Realisasi Penerimaan Negara Bukan Pajak (PNBP) tahun 2031 adalah Rp4.000 dari target "
            "BELUM DIISI: Target PNBP 2031.", id="target of income",
        ),
        pytest.param(
            SPENT, "",
            "Indikator ini didukung oleh Program Layanan dengan serapan anggaran "
            "BELUM DIISI: Serapan Program Layanan. Efisiensinya belum dapat dinilai karena "
            "serapan anggaran belum tersedia.", id="absorption of the program",
        ),
    ],
)  # fmt: skip
def test_a_sentence_with_a_missing_figure_reads_well(
    proyek: Proyek, old: str, new: str, sentence: str
) -> None:
    assert sentence in proyek.ganti(*UNTIL).ganti(old, new).naskah()


def test_what_has_no_name_yet_is_asked_for_by_one_marker(proyek: Proyek) -> None:
    proyek.ganti("unit: [{nama: Subbagian", 'unit: [{nama: "[BELUM DIISI: nama unit]"}, {nama: Sub')
    said = proyek.naskah()
    assert "\n[BELUM DIISI: nama unit]\nBELUM DIISI\n" in said
    assert "BELUM DIISI: tugas [" not in said


def test_a_comparator_is_not_said_to_be_missing_where_the_own_result_is(proyek: Proyek) -> None:
    proyek.langsung("3.5", "3.25")
    proyek.ganti("      hasil: 3.5\n", "")
    proyek.ganti(
        "    pengukuran:\n",
        f"    pembanding: [{OTHER}]\n    pengukuran:\n",
    )
    said = proyek.naskah()
    assert (
        "Dengan realisasi Kanwil Contoh, realisasi Indeks Kepuasan belum dapat dibandingkan karena "
        "belum tersedia."
    ) in said
    assert "BELUM DIISI: realisasi Indeks Kepuasan pada Kanwil" not in said
