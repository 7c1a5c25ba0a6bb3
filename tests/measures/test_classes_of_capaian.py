"""Classes of capaian: by a rule table or the office's own, without holes, with their source."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from measures_data import direct, indicator, measured
from narrative.fixture_builders import figure
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.ink import ink_on
from lkjip_docgen.document.tree import Table
from lkjip_docgen.document.walk import each_block
from lkjip_docgen.measures import measure
from lkjip_docgen.templating import Konteks

REGULATION = {"tabel": "permendagri-86-2017"}
OWN = """\
kategori_capaian:
  sumber: Peraturan Bupati Contoh Nomor 1 Tahun 2030
  kelas:
    - {nama: Baik, dari: 90, warna: "#A5D6A7"}
    - {nama: Kurang}
"""


def class_of(hasil: str, **kategori: Any) -> str | None:
    row = indicator(direct(hasil), target=100)
    found = measured(indikator=[row], kategori_capaian=kategori or REGULATION).indikator[0].kelas
    return found.nama if found else None


@pytest.mark.parametrize(
    ("hasil", "kelas"),
    [
        ("120", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90,99", "Tinggi"),  # between the printed whole numbers: 91 is not reached
        ("90", "Tinggi"),
        ("75,5", "Sedang"),
        ("65,01", "Rendah"),
        ("50,5", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
        ("-20", "Sangat Rendah"),
        (None, None),
    ],
)
def test_every_percentage_has_one_class(hasil: Any, kelas: str | None) -> None:
    assert class_of(hasil) == kelas


def test_the_lowest_class_of_the_office_takes_what_is_below() -> None:
    own = {"sumber": "S", "kelas": [{"nama": "Kurang"}, {"nama": "Baik", "dari": Decimal(90)}]}
    assert [class_of(hasil, **own) for hasil in ("90", "89,99", "-1")] == [
        "Baik",
        "Kurang",
        "Kurang",
    ]


def test_the_report_prints_class_source_and_count(proyek: Proyek) -> None:
    proyek.langsung("3.3").ganti("anggaran:\n  versi", f"{OWN}anggaran:\n  versi")
    text = proyek.naskah()
    assert "Kategori capaian menurut Peraturan Bupati Contoh Nomor 1 Tahun 2030: Baik (" in text
    assert "Menurut kategori capaian, satu indikator tergolong Baik." in text
    blocks = list(
        each_block(b for part in compose_report(proyek.muat()).parts for b in part.blocks)
    )
    (summary,) = [b for b in blocks if isinstance(b, Table) and b.id == "tabel-ringkas-capaian"]
    assert summary.rows[0].cells[-1].ground == "A5D6A7"


def test_the_bars_of_a_summary_have_the_colours_of_their_classes(proyek: Proyek) -> None:
    more = "".join(
        f"  - {{kode: n{result}, nama: Nilai {result}, sasaran: sk1, satuan: nilai, target: 100,"
        f" pengukuran: {{jenis: langsung, nama: Penilaian, hasil: {result}}}}}\n"
        for result in (95, 60)
    )
    proyek.langsung("3.3").ganti("anggaran:\n  versi", f"{more}{OWN}anggaran:\n  versi")
    project = proyek.muat()
    konteks = Konteks(project.laporan, measure(project.laporan), project)
    chart = figure(konteks, "ringkas-capaian").chart
    assert chart is not None
    assert chart.notes == ("Baik", "Baik", "Kurang")
    assert chart.tones == ("A5D6A7", "A5D6A7", "")  # the class has none: no red of its own then


def test_an_indicator_without_a_percentage_is_in_no_class(proyek: Proyek) -> None:
    proyek.langsung("0", "0", "    polaritas: minimum")
    proyek.ganti("anggaran:\n  versi", f"{OWN}anggaran:\n  versi")
    assert "satu indikator tanpa persentase capaian tidak dikategorikan." in proyek.naskah()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{nama: Kurang}", "{nama: Kurang, sampai: 80}", "di antara 80 dan 90 tidak masuk kelas"),
        ("{nama: Kurang}", "{nama: Kurang, sampai: 95}", "di antara 90 dan 95 masuk dua kelas"),
        ("{nama: Kurang}", "{nama: Kurang, dari: 51}", "di bawah 51 tidak masuk kelas"),
        ("{nama: Kurang}", "{nama: Kurang, dari: 90}", "mulai pada capaian yang sama"),
        ("dari: 90, ", "dari: 90, sampai: 100, ", "di atas 100 tidak masuk kelas"),
        ("    - {nama: Kurang}\n", "", "hanya satu"),
        ("  sumber: Peraturan Bupati Contoh Nomor 1 Tahun 2030\n", "", "tidak menyebut sumbernya"),
        ("  kelas:", "  tabel: permendagri-86-2017\n  kelas:", "tabel sekaligus kelas"),
    ],
)
def test_a_table_with_holes_is_refused_at_its_place(
    proyek: Proyek, old: str, new: str, said: str
) -> None:
    assert old in OWN
    proyek.ganti("anggaran:\n  versi", f"{OWN.replace(old, new, 1)}anggaran:\n  versi")
    found = proyek.temuan()
    assert {finding.code for finding in found} == {"LK025"}
    assert any(said in finding.message for finding in found)
    assert all(finding.place and finding.suggestion for finding in found)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("{tabel: permendagri}", "LK050"),
        ("{tabel: skm-2017}", "LK050"),
        ("{}", None),
        ("{sumber: S}", "LK025"),
        ("{sumber: S, kelas: [{nama: A, warna: merah}, {nama: B, dari: 5}]}", "LK014"),
    ],
)
def test_other_mistakes_are_told_too(proyek: Proyek, typed: str, code: str | None) -> None:
    proyek.ganti("anggaran:\n  versi", f"kategori_capaian: {typed}\nanggaran:\n  versi")
    if code is None:
        proyek.muat()
    else:
        assert proyek.satu().code == code


@pytest.mark.parametrize("ground", ["1B5E20", "A5D6A7", "FFF59D", "000000", "FFFFFF"])
def test_words_can_be_read_on_their_ground(ground: str) -> None:
    assert re.fullmatch("000000|FFFFFF", ink_on(ground))
    assert ink_on(ground) != ground


def test_a_source_beside_a_table_that_has_its_own_is_told_and_refuses_nothing(
    proyek: Proyek,
) -> None:
    typed = "{tabel: permendagri-86-2017, sumber: Peraturan Bupati}"
    proyek.ganti("anggaran:\n  versi", f"kategori_capaian: {typed}\nanggaran:\n  versi")
    (finding,) = proyek.muat().findings
    assert (finding.code, finding.path) == ("LK025", "kategori_capaian.sumber")
    assert "tidak dicetak" in finding.message
