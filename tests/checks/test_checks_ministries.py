"""A ministry bears the name of the day on which the document was signed."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from seeded_sample import SAMPLE

from lkjip_docgen.checks.prose.lembaga import named_in_the_texts, named_on_that_day
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.source import Project, dotted, load_project

OLD = "Kementerian Hukum dan Hak Asasi Manusia"
NEW = "Kementerian Imigrasi dan Pemasyarakatan"


@cache
def proyek() -> tuple[Project, Hasil]:
    project = load_project(SAMPLE)
    return project, measure(project.laporan)


def laporan(tahun: int = 2023, tanggal: date | None = None, kementerian: str = OLD) -> Laporan:
    """The sample's data as of another year and ministry, without regional office."""
    data = proyek()[0].laporan
    dokumen = data.dokumen.model_copy(
        update={"tahun": tahun, "tanggal": tanggal or date(tahun + 1, 1, 3)}
    )
    lembaga = data.instansi.kementerian.model_copy(
        update={"nama": kementerian, "singkatan": None, "pimpinan": None}
    )
    instansi = data.instansi.model_copy(update={"kementerian": lembaga, "kantor_wilayah": None})
    return data.model_copy(update={"dokumen": dokumen, "instansi": instansi, "pejabat": ()})


def temuan(data: Laporan) -> list[Problem]:
    return list(named_on_that_day(Subject(proyek()[0], data, proyek()[1])))


def naskah(kalimat: str, tahun: int = 2025) -> list[Problem]:
    """What is said of a sentence in the strategic aspects of a report of that year."""
    data = laporan(tahun)
    point = data.aspek_strategis.butir[0].model_copy(update={"uraian": kalimat})
    aspek = data.aspek_strategis.model_copy(update={"butir": (point,)})
    data = data.model_copy(update={"aspek_strategis": aspek})
    project = proyek()[0]
    problems = named_in_the_texts(Subject(project, data, proyek()[1]))
    return [found for found in problems if found.path[0] == "aspek_strategis"]


def test_the_old_name_is_sound_on_the_last_day_before_the_split() -> None:
    assert temuan(laporan(2023)) == []
    assert temuan(laporan(2024, date(2024, 11, 4))) == []


def test_the_old_name_is_found_from_the_day_of_the_split_with_source_and_successors() -> None:
    found = temuan(laporan(2024, date(2024, 11, 5)))
    assert [dotted(problem.path) for problem in found] == ["instansi.kementerian.nama"]
    assert "paling lambat sejak 5 November 2024" in found[0].message
    assert "155, 156, dan 157 Tahun 2024" in found[0].message
    assert NEW in found[0].suggestion


def test_the_new_name_on_an_agreement_of_before_the_split_is_found() -> None:
    (found,) = temuan(laporan(2024, kementerian=NEW))
    assert dotted(found.path) == "perjanjian_kinerja[0].tanggal"
    assert "baru ada sejak 21 Oktober 2024" in found.message
    assert "`nama_kementerian`" in found.suggestion


def test_an_agreement_that_says_its_own_names_is_judged_by_them() -> None:
    data = laporan(2024, kementerian=NEW)
    agreement = data.perjanjian_kinerja[0].model_copy(update={"nama_kementerian": OLD})
    assert temuan(data.model_copy(update={"perjanjian_kinerja": (agreement,)})) == []
    late = agreement.model_copy(update={"tanggal": date(2025, 1, 6)})
    (found,) = temuan(data.model_copy(update={"perjanjian_kinerja": (late,)}))
    assert dotted(found.path) == "perjanjian_kinerja[0].nama_kementerian"


def test_an_agreement_that_is_not_signed_yet_has_no_day_to_be_judged_by() -> None:
    data = laporan(2024, kementerian=NEW)
    agreement = data.perjanjian_kinerja[0].model_copy(update={"tanggal": None})
    assert temuan(data.model_copy(update={"perjanjian_kinerja": (agreement,)})) == []


def test_posts_and_regional_offices_of_the_old_ministry_are_found_once_with_their_places() -> None:
    data = laporan(2025, kementerian=NEW)
    pejabat = proyek()[0].laporan.pejabat
    report = next(p for p in pejabat if p.dokumen == "laporan")
    head = report.penandatangan[0].model_copy(update={"jabatan": "Kepala Kanwil Kemenkumham"})
    signed = report.model_copy(update={"tahun": 2025, "penandatangan": (head,)})
    regional = proyek()[0].laporan.instansi.kantor_wilayah
    instansi = data.instansi.model_copy(update={"kantor_wilayah": regional})
    update = {"pejabat": (signed,), "instansi": instansi, "perjanjian_kinerja": ()}
    (found,) = temuan(data.model_copy(update=update))
    assert dotted(found.path) == "instansi.kantor_wilayah.nama"
    assert "`pejabat[0].penandatangan[0].jabatan`" in found.message


@pytest.mark.parametrize(
    ("kementerian", "pengganti"),
    [
        ("Kementerian Pekerjaan Umum dan Perumahan Rakyat", "Kementerian Pekerjaan Umum"),
        ("Kementerian Lingkungan Hidup dan Kehutanan", "Kementerian Kehutanan"),
        ("Kementerian Komunikasi dan Informatika", "Kementerian Komunikasi dan Digital"),
        (
            "Kementerian Pendidikan, Kebudayaan, Riset dan Teknologi",
            "Kementerian Pendidikan Dasar dan Menengah",
        ),
    ],
)
def test_other_ministries_of_the_new_cabinet(kementerian: str, pengganti: str) -> None:
    assert temuan(laporan(2023, kementerian=kementerian)) == []
    (found,) = temuan(laporan(2025, kementerian=kementerian))
    assert pengganti in found.suggestion


@pytest.mark.parametrize(
    "kementerian",
    [
        "Kementerian Keuangan",
        "Kementerian Hukum dan Perundang-undangan",
        "Kementerian Kesehatan",
        "Dinas Komunikasi dan Informatika Kabupaten Purnama",
    ],
)
def test_names_that_the_table_does_not_know_are_left_alone(kementerian: str) -> None:
    assert temuan(laporan(2023, kementerian=kementerian)) == []
    assert temuan(laporan(2026, kementerian=kementerian)) == []


def test_a_text_of_a_later_year_that_speaks_of_the_old_ministry_as_of_today_is_a_hint() -> None:
    (found,) = naskah("Kantor melaksanakan tugas Kemenkumham di wilayah ini.")
    assert "“Kemenkumham” sudah berganti" in found.message


@pytest.mark.parametrize(
    "kalimat",
    [
        "Kantor melaksanakan tugas Kementerian Imigrasi dan Pemasyarakatan di wilayah ini.",
        "Kantor ini semula berada di bawah Kementerian Hukum dan HAM.",
        "Pada tahun 2023 kantor berada di bawah Kementerian Hukum dan HAM.",
        "Dasarnya Peraturan Menteri Hukum dan HAM tentang organisasi.",
        "Pemisahan Kemenkumham menjadi tiga kementerian mengubah tata kerja.",
    ],
)
def test_history_and_titles_of_regulations_are_spared(kalimat: str) -> None:
    assert naskah(kalimat) == []


def test_a_text_about_the_year_of_the_split_itself_is_spared() -> None:
    assert naskah("Kantor melaksanakan tugas Kemenkumham di wilayah ini.", 2024) == []
