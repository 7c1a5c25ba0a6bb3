"""The first page: recent folders, a new office, a new year, a sample."""

from __future__ import annotations

from pathlib import Path

import pytest
from window_on_trial import Browser, copied_sample

from lkjip_docgen.cli import main
from lkjip_docgen.window.folders import listing
from lkjip_docgen.window.recent import Recent, recent_reports, remember


def test_a_sample_is_copied_into_a_chosen_folder(browser: Browser, tmp_path: Path) -> None:
    folder = copied_sample(browser, tmp_path)

    assert (folder / "laporan.yaml").is_file()
    assert [each.folder for each in recent_reports()] == [folder]
    assert str(folder) in browser.get(browser.page("mulai")).text


def test_a_folder_in_use_is_refused_with_a_remedy(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "latihan").mkdir()
    (tmp_path / "latihan" / "surat.txt").write_text("penting")

    body = {"di": str(tmp_path), "nama_folder": "latihan", "contoh": ""}
    answer = browser.change(browser.page("contoh"), body)

    assert answer.status_code == 422
    assert "sudah berisi berkas" in answer.json()["masalah"][0]["pesan"]
    assert [file.name for file in (tmp_path / "latihan").iterdir()] == ["surat.txt"]


def test_names_of_new_folders_do_not_lead_elsewhere(browser: Browser, tmp_path: Path) -> None:
    for name in ("../luar", "a/b", "a\\b", "..", "", "c:x"):
        body = {"di": str(tmp_path), "nama_folder": name, "contoh": ""}
        answer = browser.change(browser.page("contoh"), body)
        assert answer.status_code == 422, name
        assert answer.json()["masalah"][0]["isian"] == "nama_folder"


def test_a_new_office_is_asked_what_its_kind_is_asked(browser: Browser, tmp_path: Path) -> None:
    first = browser.get(browser.page("kantor-baru")).text
    assert "Nama lengkap kantor" in first
    assert "Folder laporan" not in first

    second = browser.get(
        browser.page("kantor-baru"), params={"nama": "Dinas Kesehatan Kabupaten Contoh"}
    ).text
    assert 'value="perangkat-daerah" selected' in second
    assert "eselon" not in second.lower().split("tentang kantor")[1]

    body = {
        "nama": "Dinas Kesehatan Kabupaten Contoh",
        "profil": "perangkat-daerah",
        "tahun": "2025",
        "di": str(tmp_path),
        "nama_folder": "dinkes 2025",
    }
    answer = browser.change(browser.page("kantor-baru"), body)
    assert answer.status_code == 200, answer.text
    text = (tmp_path / "dinkes 2025" / "laporan.yaml").read_text(encoding="utf-8")
    assert "Dinas Kesehatan Kabupaten Contoh" in text


def test_a_wrong_answer_is_told_at_its_field(browser: Browser, tmp_path: Path) -> None:
    body = {
        "nama": "Kantor Contoh",
        "profil": "lainnya",
        "tahun": "dua ribu",
        "di": str(tmp_path),
        "nama_folder": "baru",
    }
    answer = browser.change(browser.page("kantor-baru"), body)
    assert answer.status_code == 422
    assert answer.json()["masalah"][0]["isian"] == "tahun"
    assert not (tmp_path / "baru").exists()


def test_the_next_year_stands_beside_this_one(browser: Browser, tmp_path: Path) -> None:
    folder = copied_sample(browser, tmp_path)
    answer = browser.change(browser.page("tahun-baru"), {"folder": str(folder)})
    assert answer.status_code == 200, answer.text
    assert recent_reports()[0].folder.parent == tmp_path
    assert recent_reports()[0].folder != folder


def test_a_folder_without_a_report_is_told_so(browser: Browser, tmp_path: Path) -> None:
    answer = browser.change(browser.page("buka"), {"folder": str(tmp_path)})
    assert answer.status_code == 422
    assert answer.json()["masalah"][0]["saran"]


def test_what_is_no_form_is_refused(browser: Browser) -> None:
    for body in ([], {"folder": 3}, {"folder": {"a": 1}}, "x", None):
        answer = browser.change(browser.page("buka"), body)
        assert answer.status_code == 422, body


def test_recent_folders_that_are_gone_are_not_shown(browser: Browser, tmp_path: Path) -> None:
    remember(Recent(tmp_path / "tidak-ada"))
    assert recent_reports() == []


def test_a_listing_shows_folders_and_which_hold_a_report(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").mkdir()
    (tmp_path / ".rahasia").mkdir()
    (tmp_path / "berkas.txt").write_text("")
    (tmp_path / "b" / "laporan.yaml").write_text("")

    found = listing(str(tmp_path))

    assert [(each.name, each.project) for each in found.below] == [("a", False), ("b", True)]
    assert found.way[-1].path == str(tmp_path)
    assert listing(str(tmp_path / "tidak" / "ada")).path == str(tmp_path)


def test_answers_stay_when_the_questions_are_asked_anew(browser: Browser) -> None:
    sent = {
        "nama": "Dinas Kesehatan Kabupaten Contoh",
        "profil": "lainnya",
        "kota": "Wanasari",
        "singkat": "",
        "di": "/srv/laporan",
        "nama_folder": "laporan dinas",
    }

    text = browser.get(browser.page("kantor-baru"), params=sent).text

    assert 'name="kota" value="Wanasari"' in text
    assert 'name="singkat" value="" data-usul="' in text, "what was cleared stays so"
    assert 'value="/srv/laporan"' in text
    assert 'name="nama_folder" value="laporan dinas"' in text


def test_a_folder_without_a_report_is_told_with_what_the_page_offers(
    browser: Browser, tmp_path: Path
) -> None:
    for way, folder in (("buka", tmp_path), ("buka", tmp_path / "tidak"), ("tahun-baru", tmp_path)):
        answer = browser.change(browser.page(way), {"folder": str(folder)})
        told = answer.json()["masalah"][0]
        assert answer.status_code == 422
        assert "Pilih folder" in told["saran"]
        assert "lkjip" not in told["saran"]


def test_the_command_names_the_first_page_where_there_is_no_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", str(tmp_path / "tidak ada"), "--no-browser"]) == 1

    told = capsys.readouterr()
    assert "Folder tidak ditemukan." in told.out + told.err
    assert "`lkjip open` tanpa nama folder" in told.out + told.err
