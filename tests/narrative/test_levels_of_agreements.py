"""An office reports on the lowest level that its agreement holds, and it is called by its name."""

from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.api import build, compose_report
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.templating import ours

KEGIATAN = "      - tingkat: kegiatan\n"
ATAS = """\
      - tingkat: strategis
        sasaran:
          - kode: ss1
            nama: Terwujudnya layanan
            indikator: [{nama: Indeks Nasional, target: 80}]
"""


@pytest.mark.parametrize(
    ("level", "objectives", "indicators"),
    [
        ("strategis", "sasaran strategis", "indikator kinerja utama"),
        ("program", "sasaran program", "indikator kinerja program"),
        ("kegiatan", "sasaran kegiatan", "indikator kinerja kegiatan"),
    ],
)
def test_an_agreement_of_one_level_makes_a_report(
    proyek: Proyek, level: str, objectives: str, indicators: str
) -> None:
    proyek.ganti(KEGIATAN, KEGIATAN.replace("kegiatan", level))
    said = proyek.naskah()
    assert f"memuat satu {objectives} dengan satu {indicators}." in said
    assert "Meningkatnya kepuasan. Indeks Kepuasan melampaui target." in said
    assert "Sasaran " + level + " 1: Meningkatnya kepuasan" in said
    assert "Sasaran " + level.capitalize() in said.splitlines()  # the head of the tables
    assert build(proyek.root, with_layout=False).files[0].is_file()


def test_what_stands_above_is_named_as_far_as_it_is_there(proyek: Proyek) -> None:
    proyek.ganti(KEGIATAN, ATAS + KEGIATAN.replace("kegiatan", "program"))
    assert (
        "Sasaran program yang diperjanjikan merupakan turunan dari sasaran strategis "
        "Kementerian Contoh." in proyek.naskah()
    )


def test_what_stands_above_has_the_name_of_the_day_of_the_agreement(proyek: Proyek) -> None:
    proyek.ganti(KEGIATAN, ATAS + KEGIATAN.replace("kegiatan", "program"))
    signed = "    tanggal: 2031-01-02\n"
    proyek.ganti(signed, f"{signed}    nama_kementerian: Kementerian Lama\n")
    assert "dari sasaran strategis Kementerian Lama." in proyek.naskah()


BAWAH = """\
      - tingkat: sub_kegiatan
        sasaran:
          - kode: sb1
            nama: Terselesaikannya layanan
            indikator: [{nama: Layanan selesai, target: 80}]
"""


def test_a_level_that_names_no_indicator_is_printed_and_not_measured(proyek: Proyek) -> None:
    proyek.ganti(KEGIATAN, BAWAH + KEGIATAN)
    codes = {finding.code for finding in check_project(proyek.root).findings}
    assert not codes & {"LK050", "LK201", "LK202"}
    said = proyek.naskah()
    assert "memuat satu sasaran kegiatan dengan satu" in said
    assert "Yang diukur dalam laporan ini ialah sasaran kegiatan." in said
    assert "merupakan turunan" not in said
    assert "Layanan selesai" in said


def test_only_the_lowest_level_is_held_against_the_indicators(proyek: Proyek) -> None:
    proyek.ganti(KEGIATAN, ATAS + KEGIATAN.replace("kegiatan", "program"))
    codes = {finding.code for finding in check_project(proyek.root).findings}
    assert not codes & {"LK201", "LK202"}
    proyek.ganti("indikator: puas", "indikator: lain").ganti("nama: Indeks Kepuasan", "nama: Lain")
    assert "LK201" in {finding.code for finding in check_project(proyek.root).findings}


def test_an_indicator_names_an_objective_of_that_level(proyek: Proyek) -> None:
    proyek.ganti(KEGIATAN, ATAS + KEGIATAN.replace("kegiatan", "program"))
    proyek.ganti("    sasaran: sk1", "    sasaran: ss1")
    assert proyek.satu().message == "Sasaran `ss1` tidak ada pada perjanjian kinerja."


def test_a_fault_in_a_bundled_template_is_not_told_as_the_users(
    proyek: Proyek, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a chapter of the program that cannot be set, as a data file once brought about."""
    chapter = "narasi/bab-4b-saran.md"
    (proyek.root / "templates" / "narasi").mkdir(parents=True)
    own = proyek.root / "templates" / chapter
    own.write_text((TEMPLATES / chapter).read_text("utf-8") + "\n{{ tak_ada }}\n", "utf-8")
    with pytest.raises(LkjipError) as mine:
        compose_report(proyek.muat())
    assert mine.value.findings[0].code == "LK301"

    monkeypatch.setattr(ours, "TEMPLATES", proyek.root / "templates")
    with pytest.raises(LkjipError) as theirs:
        compose_report(proyek.muat())
    (finding,) = theirs.value.findings
    assert finding.code == "LK313"
    assert finding.place is None
    assert f"{chapter} baris 21" in finding.message
    assert "bukan kesalahan data atau templat Anda" in finding.suggestion
