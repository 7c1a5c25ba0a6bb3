"""What the numbers make a reader ask stays a question until the office has spoken of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from seeded_sample import Salinan, salin

from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.resources import SAMPLES

IKM = "# penyebab:                   # mengapa berhasil, naik, atau turun? Belum ada di sumber.\n"


def asked(folder: Path) -> dict[str, str]:
    """The questions by the data path that they are about."""
    found = [f for f in check_project(folder).findings if f.code == "LK530"]
    assert {f.severity for f in found} <= {Severity.HINT}
    assert len({f.path for f in found}) == len(found)  # one for each subject
    return {f.path: f.message for f in found}


@pytest.fixture
def salinan(tmp_path: Path) -> Salinan:
    return salin(tmp_path)


def test_the_most_urgent_finding_of_each_subject_is_asked_for(salinan: Salinan) -> None:
    assert asked(salinan.root) == {
        "indikator[0].analisis": "Mengapa Nilai SKM terendah pada bulan Juli "
        "(17,13; Respon 16,80; Informasi 17,06)?",
        "indikator[1].analisis": "Mengapa IPK turun 2 tahun berturut-turut?",
        "pnbp.catatan": "Mengapa target PNBP belum tercapai (99,35%)?",
        "smart.uraian": "Mengapa NKA turun 3,93 poin, terutama pada Nilai Efisiensi?",
    }


@pytest.mark.parametrize(
    ("words", "answered"),
    [
        ("Pada bulan Juli jaringan sering terputus.", True),
        ("Petugas loket kurang sigap sehingga respon melambat.", True),
        ("Responden lebih sedikit daripada biasa.", False),  # another word than the element
        ("Petugas diberi pelatihan.", False),
    ],
)
def test_a_dip_is_explained_by_its_month_or_its_element(
    salinan: Salinan, words: str, answered: bool
) -> None:
    salinan.ganti(IKM, f"penyebab: [{words}]\n")
    assert ("indikator[0].analisis" not in asked(salinan.root)) is answered


def test_unspent_money_is_explained_by_what_it_is_for(salinan: Salinan) -> None:
    assert "anggaran.faktor" not in asked(salinan.root)
    salinan.ganti("kelebihan anggaran gaji pegawai", "kelebihan anggaran")
    question = asked(salinan.root)["anggaran.faktor"]
    assert question == (
        "Mengapa Belanja Pegawai tersisa Rp172.264.377 (77,84% dari sisa anggaran)?"
    )


def test_a_missed_target_with_its_causes_is_explained() -> None:
    root = SAMPLES / "rudenim-tanjung-purnama-2024"
    assert not any("Gangguan" in question for question in asked(root).values())


def test_a_question_may_be_accepted(salinan: Salinan) -> None:
    accepted = 'diterima:\n  - {kode: LK530, di: "indikator[1]", alasan: Masih diteliti.}\n'
    text = (salinan.root / "laporan.yaml").read_text(encoding="utf-8")
    if "\nditerima:" in text:
        salinan.ganti("\nditerima:\n", f"\n{accepted}")
    else:
        salinan.tambah(f"\n{accepted}")
    assert "indikator[1].analisis" not in asked(salinan.root)


def test_half_a_year_raises_no_question(salinan: Salinan) -> None:
    found = check_project(salinan.root, periode="semester 1").findings
    assert not [f for f in found if f.code == "LK530"]


def test_a_score_that_fell_is_asked_about_by_what_fell_most(salinan: Salinan) -> None:
    """What rose by more than any part fell is no reason of the fall."""
    salinan.ganti("capaian_output: 100, efisiensi: 14.31", "capaian_output: 93, efisiensi: 14.31")
    salinan.ganti("konsistensi: 98.73", "konsistensi: 88.00")
    question = asked(salinan.root)["smart.uraian"]
    assert question == "Mengapa NKA turun 2,83 poin, terutama pada Nilai Efisiensi?"
