"""What the window does for its project, by the command line of the program."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from window_on_trial import Browser

from lkjip_docgen.resources import sample_folder
from lkjip_docgen.window.actions import ACTIONS, Action
from lkjip_docgen.window.entrusted import EntrustedFiles
from lkjip_docgen.window.own_outputs import made, output_file, outputs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "laporan kantor"
    shutil.copytree(sample_folder("rudenim-tanjung-purnama-2024"), made)
    return made


@pytest.fixture
def project(browser: Browser, folder: Path) -> str:
    return browser.page("p", browser.window.open(folder).key)


def test_every_action_has_a_page_with_its_command(browser: Browser, project: str) -> None:
    for each in ACTIONS:
        text = browser.get(f"{project}/kerjakan/{each.id}").text
        assert each.button in text
        assert 'value="lkjip ' in text
    assert browser.get(f"{project}/kerjakan/tidak-ada").status_code == 404


@pytest.mark.parametrize("each", ACTIONS, ids=lambda each: each.id)
def test_a_command_is_one_that_the_program_knows(each: Action) -> None:
    from lkjip_docgen.cli import _parser

    answers = {wish.name: f"berkas{wish.endings[0]}" for wish in each.wishes if wish.endings}
    answers |= {wish.name: wish.choices[-1][0] for wish in each.wishes if wish.choices}
    answers |= {wish.name: "ya" for wish in each.wishes if wish.kind == "ya"}
    answers |= {wish.name: "2" for wish in each.wishes if wish.kind in ("angka", "teks")}
    for arguments in (each.arguments("folder", answers), each.shown("folder", answers)):
        assert _parser().parse_args(list(arguments)).run


def test_a_workbook_is_written_and_offered(browser: Browser, project: str, folder: Path) -> None:
    text = browser.do(project, "buku-kerja")

    (made,) = folder.glob("*.xlsx")
    assert "Buku kerja sudah dibuat" in text
    assert made.name in text
    fetched = browser.get(f"{project}/hasil/{made.name}")
    assert fetched.content == made.read_bytes()
    assert fetched.headers["content-disposition"].startswith("attachment")


def test_what_is_taken_from_a_workbook_is_undone_at_once(
    browser: Browser, project: str, folder: Path
) -> None:
    browser.do(project, "buku-kerja")
    (made,) = folder.glob("*.xlsx")
    book = openpyxl.load_workbook(made)
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    file, table = folder / "laporan.yaml", folder / "emonev-2024.csv"
    office = browser.window.open(folder)
    address = office.data["kantor"]["alamat"]
    for cell in cells:
        if cell.value == address:
            cell.value = "Jalan Contoh Nomor 7"
        elif cell.value == 4.12:
            cell.value = 4.5
    book.save(made)
    before = file.read_bytes(), table.read_bytes()
    told = browser.do(project, "impor", buku=made.name, pakai="data")

    assert "2 isian akan berubah" in told
    assert f"<del>{address}</del>" in told
    assert "<ins>Jalan Contoh Nomor 7</ins>" in told
    assert "<del>4,12</del>" in told
    assert "<ins>4,5</ins>" in told
    assert (file.read_bytes(), table.read_bytes()) == before
    told = browser.do(project, "impor", buku=made.name, pakai="data", ambil="ya")
    assert "2 isian diambil dari Excel" in told
    assert ".bak" not in told
    assert "Jalan Contoh Nomor 7" in file.read_text(encoding="utf-8")
    assert "4.5" in table.read_text().splitlines()[1]
    said = browser.change(f"{project}/ubah", {"aksi": "urung", "bagian": "kerjakan"}).json()[
        "kabar"
    ]
    assert said == "Diurungkan: Pengambilan isian dari Excel"
    assert (file.read_bytes(), table.read_bytes()) == before
    told = browser.get(f"{project}/kerjakan/impor").text
    assert "sudah diurungkan" in told
    assert "diambil dari Excel</h2>" not in told


def test_the_folder_of_the_next_year_is_named_and_opened_from_there(
    browser: Browser, project: str, folder: Path
) -> None:
    text = browser.do(project, "tahun-depan")

    (made,) = (
        file.parent for file in folder.parent.glob("*/laporan.yaml") if file.parent != folder
    )
    assert f"<strong>{made.name}</strong>" in text
    assert f'name="folder" value="{made}"' in text
    opened = browser.change(browser.page("buka"), {"folder": str(made)}).json()
    assert "2025" in browser.get(opened["ke"]).text


def test_what_a_command_refuses_is_told(browser: Browser, project: str, folder: Path) -> None:
    shutil.copy(folder / "laporan.yaml", folder / "bukan-laporan.docx")
    text = browser.do(project, "perbarui", laporan="bukan-laporan.docx")
    assert "Belum berhasil" in text
    assert "bukan dokumen Word" in text


def test_a_second_work_waits_and_the_first_can_be_cancelled(
    browser: Browser, project: str, folder: Path
) -> None:
    browser.change(f"{project}/kerjakan/pdf", {})
    second = browser.change(f"{project}/kerjakan/word", {})
    assert second.status_code == 422
    assert "masih berjalan" in second.json()["masalah"][0]["pesan"]
    browser.change(f"{project}/batal", {})
    assert "Dibatalkan" in browser.finished(project, "pdf")
    assert not list(folder.rglob("*.pdf"))


def test_a_work_ends_with_the_window(browser: Browser, project: str, folder: Path) -> None:
    browser.change(f"{project}/kerjakan/pdf", {})
    browser.window.close()

    assert "Dibatalkan" in browser.finished(project, "pdf")
    assert not list(folder.rglob("*.pdf"))


def test_what_came_of_another_action_is_not_shown(browser: Browser, project: str) -> None:
    browser.do(project, "buku-kerja")
    assert "sudah dibuat" in browser.get(f"{project}/kerjakan/buku-kerja").text
    for other in ("perbarui", "word"):
        assert "sudah dibuat" not in browser.get(f"{project}/kerjakan/{other}").text
    browser.change(f"{project}/tutup/buku-kerja", {})
    assert "sudah dibuat" not in browser.get(f"{project}/kerjakan/buku-kerja").text


def test_only_what_can_be_chosen_is_taken(browser: Browser, project: str, folder: Path) -> None:
    (folder.parent / "rahasia.docx").write_text("rahasia")
    for answers in (
        {"laporan": "../rahasia.docx"},
        {"laporan": str(folder.parent / "rahasia.docx")},
        {"laporan": "laporan.yaml"},
        {"laporan": "titipan:../rahasia.docx"},
        {"laporan": ""},
    ):
        answer = browser.change(f"{project}/kerjakan/perbarui", answers)
        assert answer.status_code == 422, answers
    assert browser.change(f"{project}/kerjakan/word", {"periode": "-o /tmp"}).status_code == 422


def test_a_file_from_elsewhere_is_entrusted_by_its_kind(browser: Browser, project: str) -> None:
    address = f"{project}/titip"
    headers = {"origin": browser.window.session.origin, "x-lkjip": "1"}
    taken = browser.post(f"{address}?nama=..%2Fbuku.xlsx", content=b"PK", headers=headers)
    again = browser.post(f"{address}?nama=buku.xlsx", content=b"PK2", headers=headers)
    assert taken.json()["label"] == "buku.xlsx"
    assert taken.json()["nama"].startswith("titipan:")
    assert taken.json()["nama"] != again.json()["nama"]
    refused = browser.post(f"{address}?nama=jahat.sh", content=b"#!", headers=headers)
    assert refused.status_code == 422


def test_a_dropped_file_is_copied_once_whatever_became_of_it(
    browser: Browser, folder: Path
) -> None:
    entrusted = EntrustedFiles(browser.window)
    name, _ = entrusted.take("Laporan AKHIR.docx", b"PK", {".docx"})
    copy = entrusted.into_project(folder, name)
    copy.write_bytes(b"PK, yang sudah diperbarui")

    assert entrusted.into_project(folder, name) == copy
    assert copy.read_bytes() == b"PK, yang sudah diperbarui"
    copy.unlink()
    assert entrusted.into_project(folder, name).read_bytes() == b"PK"


@pytest.mark.parametrize(
    "name",
    ["laporan.yaml", "../rahasia.docx", "/etc/passwd", "emonev-2024.csv", "gaya.toml", ""],
)
def test_nothing_but_documents_of_the_project_is_given_out(
    browser: Browser, project: str, folder: Path, name: str
) -> None:
    (folder.parent / "rahasia.docx").write_text("rahasia")
    assert browser.get(f"{project}/hasil/{name}").status_code == 404
    assert output_file(folder, name) is None


def test_a_link_to_elsewhere_is_no_document(folder: Path) -> None:
    secret = folder.parent / "rahasia.docx"
    secret.write_text("rahasia")
    (folder / "tautan.docx").symlink_to(secret)
    assert output_file(folder, "tautan.docx") is None
    assert outputs(folder, (".docx",)) == []


def test_a_table_of_the_data_is_nothing_that_was_made(folder: Path) -> None:
    """It is neither a result, nor a workbook to take the data from."""
    for name in ("laporan.xlsx", "kecamatan.xlsx", "surat.pdf"):
        (folder / name).write_bytes(b"x")
    data = {
        "bagian_tambahan": [{"isi": [{"tabel": {"berkas": "kecamatan.xlsx#Lembar1"}}]}],
        "lampiran": [{"berkas": "surat.pdf"}],
    }
    assert [each.name for each in made(folder, data, (".xlsx", ".pdf"))] == ["laporan.xlsx"]
