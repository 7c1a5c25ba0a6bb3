"""Folders of an earlier version go on: templates, schema and workbooks, told line by line."""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from lkjip_docgen.cli import main
from lkjip_docgen.jobs.migrate import migrate
from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.resources import ASSETS, SCHEMA, TEMPLATES
from lkjip_docgen.source import load_project
from lkjip_docgen.template_owner import earlier
from lkjip_docgen.template_owner.earlier import digest_of, never_edited, with_filters
from lkjip_docgen.workbook.pending import unreadable

SAMPLE = Path(__file__).parents[1] / "sample_data" / "rudenim-tanjung-purnama-2024"
OWN = "templates/narasi/bab-4b-saran.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project folder without any template of its own."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "rudenim", copy_function=shutil.copyfile))


def own_template(folder: Path, text: str, name: str = OWN) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_folder_of_today_needs_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert main(["migrate", str(folder)]) == 0
    assert "Tidak ada yang perlu disesuaikan." in capsys.readouterr().out
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_a_copy_that_was_never_edited_makes_way_for_the_template_of_today(folder: Path) -> None:
    ours = (TEMPLATES / "narasi/bab-4b-saran.md").read_text(encoding="utf-8")
    file = own_template(folder, ours.replace("\n", "\r\n"))
    (step,) = migrate(folder).steps
    assert not file.exists()
    assert step.kept is not None
    assert step.kept.read_text(encoding="utf-8") == ours
    assert "tidak pernah diubah" in step.told[0]
    load_project(folder)


def test_a_copy_of_a_word_template_is_kept_as_a_word_file(folder: Path) -> None:
    file = folder / "templates/laporan.docx"
    file.parent.mkdir(exist_ok=True)
    shutil.copyfile(TEMPLATES / file.name, file)

    (step,) = migrate(folder).steps

    assert not file.exists()
    assert step.kept is not None
    assert re.fullmatch(r"laporan \(sebelum .+\)\.docx", step.kept.name)


def test_a_template_of_an_earlier_version_is_known_and_one_of_the_office_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {OWN: frozenset({digest_of(b"Saran versi lama.\n")})}
    monkeypatch.setattr(earlier, "_known", lambda: known)
    assert never_edited(OWN, b"Saran versi lama.\n")
    assert not never_edited(OWN, b"Saran kantor sendiri.\n")
    assert not never_edited("templates/narasi/milik-kantor.md", b"Saran versi lama.\n")


def test_every_name_in_the_table_of_earlier_versions_has_digests() -> None:
    known = earlier._known()
    assert OWN in known
    assert all(re.fullmatch("[0-9a-f]{16}", digest) for row in known.values() for digest in row)


def test_an_edited_template_keeps_its_edits_and_gets_the_filters_of_today(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "## Saran {#saran}\n\nOleh {{ kantor.nama.upper() }}.\n\nTeks.lower() tetap.\n"
    file = own_template(folder, text)
    assert main(["migrate", str(folder)]) == 0
    assert file.read_text(encoding="utf-8") == text.replace(
        "kantor.nama.upper()", "kantor.nama | upper"
    )
    said = capsys.readouterr().out
    assert "baris 3: `kantor.nama.upper()` menjadi `kantor.nama | upper`" in said
    (kept,) = file.parent.glob("*.bak")
    assert kept.read_text(encoding="utf-8") == text


def test_what_has_to_be_mended_by_people_is_told_with_its_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_template(folder, "## Saran {#saran}\n\n{% import 'lain.md' as lain %}\n")
    assert main(["migrate", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "perlu Anda perbaiki sendiri" in told
    assert f"{Path(OWN).name}:3" in told


def test_a_dry_run_says_the_same_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_template(folder, "{{ kantor.nama.strip() }}\n")
    (folder / SCHEMA).write_text("{}", encoding="utf-8")
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    main(["migrate", str(folder), "--dry-run"])
    said = capsys.readouterr().out
    assert "Yang akan diubah:" in said
    assert "`kantor.nama.strip()` menjadi `kantor.nama | trim`" in said
    assert SCHEMA in said
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_a_dry_run_asks_nobody_to_mend_what_will_be_set_aside(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    own_template(folder, "{{ nama_lama }}\n")
    module = importlib.import_module("lkjip_docgen.jobs.migrate")
    monkeypatch.setattr(module, "never_edited", lambda name, content: True)
    assert main(["migrate", str(folder), "--dry-run"]) == 0
    said = capsys.readouterr()
    assert "disisihkan" in said.out
    assert said.err == ""


def test_where_there_is_no_data_file_nothing_is_said_of_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["migrate", str(tmp_path / "tiada.yaml")]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "LK001" in said.err


def test_the_schema_beside_the_data_becomes_that_of_today(folder: Path) -> None:
    (folder / SCHEMA).write_text("{}", encoding="utf-8")
    (step,) = migrate(folder).steps
    assert step.file.read_bytes() == (ASSETS / SCHEMA).read_bytes()
    assert step.kept is not None
    assert step.kept.read_text(encoding="utf-8") == "{}"


def test_a_link_in_place_of_a_template_is_refused(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "rahasia.md"
    outside.write_text("{{ kantor.nama.upper() }}", encoding="utf-8")
    (folder / OWN).parent.mkdir(parents=True)
    (folder / OWN).symlink_to(outside)
    assert main(["migrate", str(folder)]) == 1
    assert "tautan" in capsys.readouterr().err
    assert outside.read_text(encoding="utf-8") == "{{ kantor.nama.upper() }}"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{{ a.b.upper() ~ c }}", "{{ a.b | upper ~ c }}"),
        ("{% if nama.lower() == 'x' %}", "{% if nama | lower == 'x' %}"),
        ("{{ isi | safe }}", "{{ isi }}"),
        ("{{ daftar[0].nama.strip() }}", "{{ daftar[0].nama | trim }}"),
        ("nama.upper() di luar kurung", "nama.upper() di luar kurung"),
        ("{{ nama | upper }}", "{{ nama | upper }}"),
    ],
)
def test_methods_and_filters_of_before_in_the_words_of_today(old: str, new: str) -> None:
    assert with_filters(old)[0] == new


def test_line_ends_do_not_make_another_template() -> None:
    assert digest_of(b"a\r\nb\r\n") == digest_of(b"a\nb\n")


# --- workbooks -------------------------------------------------------------------


@pytest.fixture
def book(folder: Path) -> Path:
    return export_workbook(folder)


def without_heading(book: Path, sheet: str, *headings: str) -> None:
    """Make the workbook one of a version that did not have these columns or rows yet."""
    loaded = load_workbook(book)
    for row in loaded[sheet].iter_rows():
        for cell in row:
            if cell.value in headings:
                cell.value = None
    loaded.save(book)


def test_a_workbook_of_before_a_field_was_known_is_read_as_it_is(folder: Path, book: Path) -> None:
    without_heading(book, "SMART & IKPA", "Sumber")
    loaded = load_workbook(book)
    del loaded["Pemeriksaan"]["A1"]
    loaded.save(book)
    assert unreadable(book, folder / "laporan.yaml") == ()
    assert any("dapat diimpor seperti adanya" in note for note in migrate(folder).notes)


def test_a_column_that_held_something_may_not_be_missing(folder: Path, book: Path) -> None:
    without_heading(book, "SMART & IKPA", "Efisiensi")
    found = unreadable(book, folder / "laporan.yaml")
    assert found is not None
    assert "Kolom `Efisiensi` tidak ada." in {finding.message for finding in found}


def test_a_sheet_in_which_nothing_was_filled_in_may_be_missing(folder: Path, book: Path) -> None:
    loaded = load_workbook(book)
    del loaded["PNBP"]
    loaded.save(book)
    assert unreadable(book, folder / "laporan.yaml") == ()
    del loaded["Inovasi"]
    loaded.save(book)
    found = unreadable(book, folder / "laporan.yaml")
    assert found is not None
    assert [f.message for f in found] == ["Lembar `Inovasi` tidak ada."]


def test_another_excel_file_in_the_folder_is_no_workbook(folder: Path, book: Path) -> None:
    loaded = load_workbook(book)
    del loaded["_ekspor"]
    loaded.save(book)
    assert unreadable(book, folder / "laporan.yaml") is None
    assert migrate(folder).notes == ()
