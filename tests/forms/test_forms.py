"""The data file as forms: everything in it has its place, and only one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from isian import all_fields, all_groups, data_of, forms_of, leaves

from lkjip_docgen.forms import (
    FormField,
    FormGroup,
    FormSection,
    State,
    field_at,
    next_empty,
    read,
    section_of,
    sections_of,
)
from lkjip_docgen.model import Kind
from lkjip_docgen.resources import SAMPLES

NAMES = ("tanjungpandan-2023", "rudenim-tanjung-purnama-2024", "dinkes-teluk-cendana-2025")
ROOT = SAMPLES / NAMES[0]


@pytest.fixture(scope="module")
def forms() -> tuple[FormSection, ...]:
    return forms_of(ROOT)


@pytest.fixture(scope="module")
def dinas() -> tuple[FormSection, ...]:
    return forms_of(SAMPLES / NAMES[2])


def group(sections: tuple[FormSection, ...], id: str) -> FormGroup:
    return next(group for group in all_groups(sections) if group.id == id)


def field(sections: tuple[FormSection, ...], id: str) -> FormField:
    found = field_at(sections, id)
    assert found is not None
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_of_a_sample_has_a_field(name: str) -> None:
    root = SAMPLES / name
    sections = forms_of(root)
    fields = {found.path for found in all_fields(sections)}
    groups = {found.path for found in all_groups(sections)}
    answers = list(leaves(data_of(root)))
    whole = {path for path, value in answers if value == [] or isinstance(value, dict)}

    assert {path for path, _ in answers} <= fields | (groups & whole)


@pytest.mark.parametrize("name", NAMES)
def test_no_value_has_two_fields(name: str) -> None:
    times = Counter(found.path for found in all_fields(forms_of(SAMPLES / name)))

    assert [path for path, count in times.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_groups_of_a_section_are_told_apart_by_their_ids(name: str) -> None:
    for section in forms_of(SAMPLES / name):
        times = Counter(found.id for found in all_groups((section,)))
        assert [id for id, count in times.items() if count > 1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_section_alone_is_the_same(name: str) -> None:
    root = SAMPLES / name
    data = data_of(root)

    for section in sections_of(data, root):
        assert section_of(data, root, section.id) == section


def test_an_office_has_a_screenful_of_sections(forms: tuple[FormSection, ...]) -> None:
    assert 15 <= len(forms) <= 25
    assert [section.id for section in forms][:3] == ["dokumen", "kantor", "pejabat"]
    assert section_of(data_of(ROOT), ROOT, "tidak-ada") is None


def test_values_stand_as_an_indonesian_writes_them(dinas: tuple[FormSection, ...]) -> None:
    assert field(dinas, "dokumen.tanggal").text == "20 Februari 2026"
    assert field(dinas, "dokumen.tahun").text == "2025"
    budget = field(dinas, "anggaran.versi[0].program[0].kegiatan[0].rincian[0].pagu")
    assert budget.kind is Kind.RUPIAH
    assert budget.text.count(".") == 3 or budget.text.count(".") == 2


def test_what_is_empty_tells_what_holds_instead() -> None:
    data = data_of(ROOT)
    office = data["kantor"]
    assert isinstance(office, dict)
    name = field(sections_of(data | {"kantor": office | {"sebutan": None}}, ROOT), "kantor.sebutan")

    assert name.state is State.EMPTY
    assert name.usual == office["nama"]
    assert not name.asked


def test_what_does_not_apply_keeps_its_reason() -> None:
    data = data_of(ROOT) | {"inovasi": {"tidak_berlaku": "Kantor baru dibuka."}, "saran": []}
    sections = sections_of(data, ROOT)

    assert group(sections, "inovasi").state is State.ABSENT
    assert group(sections, "inovasi").reason == "Kantor baru dibuka."
    assert field(sections, "saran").state is State.NONE


def test_items_have_the_names_of_what_they_are(forms: tuple[FormSection, ...]) -> None:
    titles = [item.title for item in group(forms, "pejabat").items]
    assert titles[0] == "Laporan 2023"
    assert titles[1].startswith("Perjanjian kinerja 2023")


def test_units_under_units_are_items_of_items(dinas: tuple[FormSection, ...]) -> None:
    below = group(dinas, "organisasi.unit[0].unit")

    assert below.path == ("organisasi", "unit", 0, "unit")
    assert [item.title for item in below.items] == [
        "Subbagian Umum dan Kepegawaian",
        "Subbagian Keuangan dan Aset",
    ]


def test_short_lists_are_grids(forms: tuple[FormSection, ...]) -> None:
    staff = group(forms, "pegawai.rincian[0].kelompok")

    assert staff.kind == "grid"
    assert [column.label for column in staff.columns] == ["Kelompok", "Jumlah"]
    assert staff.rows[0].fields[1].id == "pegawai.rincian[0].kelompok[0].jumlah"


def test_a_table_of_months_is_a_grid_of_its_file(forms: tuple[FormSection, ...]) -> None:
    survey = group(forms, "indikator[0].pengukuran.tabel#isi")

    assert survey.file == "survei-ikm-2023.csv"
    assert (len(survey.columns), survey.top) == (13, 1)
    assert survey.rows[0].texts[:3] == ("Informasi", "17,50", "17,42")


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    survey = group(sections_of(data_of(ROOT), tmp_path), "indikator[0].pengukuran.tabel#isi")

    assert survey.rows == ()
    assert "survei-ikm-2023.csv" in survey.problem


def test_next_empty_goes_on_behind_the_last_one() -> None:
    data = data_of(ROOT) | {"saran": None, "kesimpulan": None, "landasan_hukum": None}
    sections = sections_of(data, ROOT)
    first = next_empty(sections, "pegawai")
    assert first is not None
    assert first.id == "landasan_hukum"
    later = next_empty(sections, first.id)
    assert later is not None
    assert later.id != first.id


def test_next_empty_begins_in_the_section_at_hand_and_comes_round() -> None:
    data = data_of(ROOT) | {"saran": None}
    sections = sections_of(data, ROOT)
    found = [next_empty(sections, begin=each) for each in ("penutup", "tambahan")]
    assert [each.id for each in found if each] == ["saran", "dokumen.batas_data.pegawai"]


def test_words_are_those_of_the_office(dinas: tuple[FormSection, ...]) -> None:
    titles = [section.title for section in dinas]

    assert "Nilai kinerja anggaran" not in titles  # a dinas has neither SMART nor IKPA
    assert "{" not in " ".join(titles + [found.help for found in all_fields(dinas)])


def test_what_is_named_elsewhere_is_chosen_by_its_name(forms: tuple[FormSection, ...]) -> None:
    version = field(forms, "perjanjian_kinerja[0].anggaran")
    assert (version.text, version.choices[0].label) == ("dipa-awal", "DIPA awal (dipa-awal)")

    promised = group(forms, "perjanjian_kinerja[0].tingkat[2].sasaran[0].indikator")
    measured = promised.rows[0].fields[1]
    assert measured.text in [choice.value for choice in measured.choices]
    assert read(measured, measured.choices[1].label) == measured.choices[1].value
    assert read(measured, "indikator-baru") == "indikator-baru"


def test_tables_of_the_rules_are_chosen_by_their_names(dinas: tuple[FormSection, ...]) -> None:
    classes = field(dinas, "kategori_capaian.tabel")

    assert "permendagri-86-2017" in [choice.value for choice in classes.choices]
    assert all(choice.label != choice.value for choice in classes.choices)


def test_braces_of_an_office_are_no_places_for_words() -> None:
    data = data_of(ROOT) | {"landasan_hukum": [{"nama": "{kurung}", "tentang": "{dalam % kurung"}]}

    assert group(sections_of(data, ROOT), "landasan_hukum").rows[0].title == "{kurung}"


def test_a_level_of_an_agreement_is_called_as_the_office_calls_it(
    forms: tuple[FormSection, ...],
) -> None:
    levels = group(forms, "perjanjian_kinerja[0].tingkat")

    assert [item.title for item in levels.items] == [
        "Sasaran strategis",
        "Sasaran program",
        "Sasaran kegiatan",
    ]


def test_help_says_what_the_title_does_not(dinas: tuple[FormSection, ...]) -> None:
    assert field(dinas, "kantor.nama").help == ""
    assert field(dinas, "kantor.kedudukan").help.startswith("Kedudukan kantor dalam")
    assert "bawaan" not in field(dinas, "kantor.sebutan").help  # which is filled


@pytest.mark.parametrize("name", NAMES)
def test_examples_are_answers_to_their_fields(name: str) -> None:
    for found in all_fields(forms_of(SAMPLES / name)):
        if found.example:
            assert read(found, found.example) is not None, found.id


def test_components_of_a_score_have_the_names_of_their_rule() -> None:
    sections = forms_of(SAMPLES / NAMES[1])
    score = group(sections, "ikpa.tahunan[2].komponen")

    assert "Deviasi Halaman III DIPA" in [found.label for found in score.fields]
    assert score.fields[0].example == "95,25"
    assert score.source.startswith("Peraturan Direktur Jenderal Perbendaharaan")


def test_a_sheet_of_a_workbook_is_rows_with_its_formulas_and_one_empty_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "e-Monev"
    for row in ((), ("", "bulan", "anggaran", "pelaksanaan"), ("", "Januari", 4.5, "=C3+1")):
        sheet.append(row)
    book.save(tmp_path / "monev.xlsx")
    grid = group(sections_of({"emonev": {"tabel": "monev.xlsx"}}, tmp_path), "emonev.tabel#isi")

    assert (grid.table, grid.top, grid.left) == ("monev.xlsx#e-Monev", 2, 1)
    assert [row.texts for row in grid.rows] == [("Januari", "4,5", ""), ("", "", "")]
    assert [row.fixed for row in grid.rows] == [("", "", "=C3+1"), ("", "", "")]
    assert not grid.can_add
