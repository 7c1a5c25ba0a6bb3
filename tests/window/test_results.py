"""What came of the work with a report that people edited: asked, told and written by clicks."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

import docx
import pytest
from window_on_trial import Browser, words
from word_files import W, type_over

from lkjip_docgen.resources import sample_folder

OLD, TYPED, NEW = "Rp5.259.606.637", "Rp5.000.000.000", "Rp3.259.606.637"
CORRECTED = ("realisasi: 5259606637", "realisasi: 3259606637")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its Word report, built once."""
    from lkjip_docgen.cli import main

    folder = tmp_path_factory.mktemp("kantor") / "laporan"
    shutil.copytree(sample_folder("tanjungpandan-2023"), folder)
    assert main(["build", str(folder), "--no-layout"]) == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "laporan kantor"))


@pytest.fixture
def report(folder: Path) -> Path:
    (report,) = (folder / "keluaran").glob("*.docx")
    return report


@pytest.fixture
def project(browser: Browser, folder: Path) -> str:
    return browser.page("p", browser.window.open(folder).key)


def correct(folder: Path) -> None:
    file = folder / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    assert CORRECTED[0] in text
    file.write_text(text.replace(*CORRECTED), encoding="utf-8")


def decisions(text: str) -> list[str]:
    return sorted(set(re.findall(r'name="(putus:[^"]+)"', text)))


def printed(report: Path) -> str:
    document = docx.Document(str(report))
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for paragraph in document.element.body.iter(f"{W}p")
    )


# --- a refresh with a conflict -------------------------------------------------------------


def test_a_conflict_is_asked_before_anything_is_written(
    browser: Browser, project: str, folder: Path, report: Path
) -> None:
    type_over(report, OLD, TYPED, everywhere=False)
    correct(folder)
    before = report.read_bytes()

    text = browser.do(project, "perbarui", laporan=f"keluaran/{report.name}")

    assert "Satu hal perlu Anda putuskan" in text
    assert f"<mark>{TYPED}</mark>" in text
    assert f"<mark>{NEW}</mark>" in text
    assert "Realisasi Anggaran dan PNBP" in text
    assert report.read_bytes() == before
    assert [file.name for file in report.parent.glob("*.docx")] == [report.name]


@pytest.mark.parametrize(("side", "stays"), [("data", False), ("file", True)])
def test_what_is_decided_is_done_and_told_with_the_earlier_file(
    browser: Browser, project: str, folder: Path, report: Path, side: str, stays: bool
) -> None:
    type_over(report, OLD, TYPED, everywhere=False)
    correct(folder)
    before, name = report.read_bytes(), f"keluaran/{report.name}"
    (conflict,) = decisions(browser.do(project, "perbarui", laporan=name))

    text = browser.do(project, "perbarui", **{"laporan": name, "putuskan": "ya", conflict: side})

    told = words(text)
    assert "Laporan Word sudah diperbarui" in told
    assert "Realisasi PNBP 2023" in told
    assert f"{OLD} {NEW}" in told
    (kept,) = report.parent.glob("*(sebelum *).docx")
    assert kept.name in told
    assert f'data-tampilkan="keluaran/{kept.name}"' in text
    assert kept.read_bytes() == before
    assert (TYPED in printed(report)) is stays
    assert NEW in printed(report)


def test_what_is_to_be_decided_later_stays_and_is_asked_again(
    browser: Browser, project: str, folder: Path, report: Path
) -> None:
    type_over(report, OLD, TYPED, everywhere=False)
    correct(folder)
    name = f"keluaran/{report.name}"
    (conflict,) = decisions(browser.do(project, "perbarui", laporan=name))
    sent = {"laporan": name, "putuskan": "ya", conflict: "nanti"}

    text = browser.do(project, "perbarui", **sent)

    assert "1 hal belum diputuskan" in words(text)
    assert decisions(text) == [conflict]
    assert TYPED in printed(report)
    later = browser.do(project, "perbarui", **{**sent, conflict: "data"})
    assert "Laporan Word sudah diperbarui" in words(later)
    assert TYPED not in printed(report)


def test_a_report_that_says_what_the_data_say_is_left_alone(
    browser: Browser, project: str, report: Path
) -> None:
    before = report.read_bytes()
    text = browser.do(project, "perbarui", laporan=f"keluaran/{report.name}")
    assert "Tidak ada yang perlu diperbarui" in text
    assert report.read_bytes() == before


def test_a_dropped_report_is_renewed_as_a_document_of_the_project(
    browser: Browser, project: str, folder: Path, report: Path
) -> None:
    correct(folder)
    given = browser.drop(project, "../Laporan dari Bu Sari?.docx", report.read_bytes())

    text = browser.do(project, "perbarui", laporan=given)

    assert "sudah diperbarui" in text
    mine = report.with_name("Laporan dari Bu Sari.docx")
    assert NEW in printed(mine)
    assert OLD in printed(report)
    assert f'data-tampilkan="keluaran/{mine.name}"' in text


# --- differences ---------------------------------------------------------------------------


def test_differences_are_a_table_and_marked_words(
    browser: Browser, project: str, folder: Path, report: Path
) -> None:
    correct(folder)
    text = browser.do(project, "bandingkan", lama=f"keluaran/{report.name}", baru="")

    told = words(text)
    assert f"Realisasi PNBP 2023 {OLD} {NEW} −Rp2.000.000.000" in told
    assert "Isian sekarang" in told
    assert "Naskah yang berubah" in told
    assert re.search(r"<del>[^<]*naik[^<]*</del> <ins>[^<]*turun[^<]*</ins>", text)
    assert 'data-asal="pnbp.2023.realisasi"' in text
    assert "\x1b" not in text


def test_a_folder_that_was_opened_before_can_be_compared_with(
    browser: Browser, project: str, folder: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copytree(folder, tmp_path / "tahun lalu"))
    correct(folder)
    key = browser.window.open(other).key
    assert f'value="folder:{key}"' in browser.get(f"{project}/kerjakan/bandingkan").text

    told = words(browser.do(project, "bandingkan", lama=f"folder:{key}", baru=""))

    assert f"Realisasi PNBP 2023 {OLD} {NEW}" in told
    refused = browser.change(f"{project}/kerjakan/bandingkan", {"lama": "folder:lain", "baru": ""})
    assert refused.status_code == 422


# --- numbers that people corrected in Word ---------------------------------------------------


def test_numbers_from_word_are_chosen_written_and_undone(
    browser: Browser, project: str, folder: Path, report: Path
) -> None:
    type_over(report, OLD, TYPED)
    file = folder / "laporan.yaml"
    before = file.read_text(encoding="utf-8")

    text = browser.do(project, "tarik", laporan=f"keluaran/{report.name}")
    assert "Satu angka diubah di Word" in text
    assert file.read_text(encoding="utf-8") == before
    assert browser.change(f"{project}/ambil", {}).status_code == 422  # nothing was chosen

    taken = browser.change(f"{project}/ambil", {"ambil:pnbp.2023.realisasi": "ya"})
    told = words(taken.json()["potongan"]["kerja"])
    assert "1 angka ditulis ke isian" in told
    assert f"Realisasi PNBP 2023 : {OLD} {TYPED}" in told
    assert file.read_text(encoding="utf-8") == before.replace("5259606637", "5000000000")

    undone = browser.change(f"{project}/ubah", {"aksi": "urung", "bagian": "ringkasan"})
    assert "Pengambilan 1 angka dari Word" in undone.json()["kabar"]
    assert file.read_text(encoding="utf-8") == before
    assert not browser.window.open(folder).workspace.conflicts


def test_a_chosen_number_that_is_not_written_is_named_with_why(
    browser: Browser, project: str, folder: Path, report: Path
) -> None:
    type_over(report, OLD, TYPED)
    text = browser.do(project, "tarik", laporan=f"keluaran/{report.name}")
    assert "Hanya angka yang diambil. Naskah yang Anda sunting" in words(text)
    correct(folder)  # meanwhile, in another window

    taken = browser.change(f"{project}/ambil", {"ambil:pnbp.2023.realisasi": "ya"})

    told = words(taken.json()["potongan"]["kerja"])
    assert "Tidak ada yang ditulis" in told
    assert "Tidak ditulis: Realisasi PNBP 2023: " in told
    assert "datanya sudah berbeda" in told
    assert CORRECTED[1] in (folder / "laporan.yaml").read_text(encoding="utf-8")


# --- a refused final report ------------------------------------------------------------------


def test_a_refused_final_report_leads_to_each_field(browser: Browser, project: str) -> None:
    text = browser.do(project, "word", final="ya", periode="")

    told = words(text)
    assert "Belum dapat menjadi laporan akhir" in told
    for said in ("LK0", "--final", "laporan.yaml", "lkjip check", "BELUM DIISI"):
        assert said not in told
    links = re.findall(rf'<a href="({re.escape(project)}/isi/[^"]+)">', text)
    assert len(links) >= 6
    assert len(links) == len(set(links))
    for link in links:
        section, _, part = link.partition("#")
        assert f'"{unescape(part)}"' in unescape(browser.get(section).text).replace('"k:', '"')


def test_an_edited_report_is_not_written_over_but_made_anew_when_told(
    browser: Browser, project: str, report: Path
) -> None:
    type_over(report, OLD, TYPED, everywhere=False)
    edited = report.read_bytes()

    text = browser.do(project, "word", periode="")
    assert "agar suntingan tidak hilang" in text
    assert f'{project}/kerjakan/perbarui"' in text
    assert report.read_bytes() == edited

    made = browser.do(project, "word", periode="", timpa="ya")
    assert "Laporan Word sudah dibuat" in made
    (kept,) = report.parent.glob("*(sebelum *).docx")
    assert kept.read_bytes() == edited
    assert report.read_bytes() != edited


def test_a_pdf_to_be_signed_leads_to_that_of_the_edited_report(
    browser: Browser, project: str, report: Path
) -> None:
    type_over(report, OLD, TYPED, everywhere=False)

    text = browser.do(project, "pdf", periode="", tempat="ya")

    told = words(text)
    assert "agar suntingan tidak tertinggal" in told
    assert f"{report.name} sudah disunting di Word" in told
    for said in ("final", "-o", "lkjip"):
        assert said not in told
    assert f'href="{project}/kerjakan/pdf-word?berkas=keluaran/{report.name}"' in text
    assert f'href="{project}/kerjakan/word"' in text


def test_a_pdf_of_a_word_report_is_not_called_ready_by_what_the_data_say(
    browser: Browser, project: str
) -> None:
    page = browser.get(f"{project}/kerjakan/pdf-word").text
    assert "isi Word sebagaimana adanya" in words(page)
    assert 'id="kesiapan"' not in page
    assert 'id="kesiapan"' in browser.get(f"{project}/kerjakan/word").text
