"""Names and links in a project folder that would reach something outside it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.findings.codes.data import BUKAN_BERKAS_BIASA, DI_LUAR_PROYEK, NAMA_BERKAS
from lkjip_docgen.jobs.new_year import new_year
from lkjip_docgen.jobs.watch import saves
from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.project_files import own_file, own_tree
from lkjip_docgen.style import load_style

SECRET = "kata sandi basis data: merpati"
COVER = "foto_sampul: foto/sampul.jpg"


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file of the person who builds the report, beside the project that was sent."""
    file = tmp_path / "rahasia.txt"
    file.write_text(f"{SECRET}\n", encoding="utf-8")
    return file


# --- names in the data -----------------------------------------------------------

OUTSIDE = {
    "absolute": "/etc/passwd",
    "up": "../rahasia.txt",
    "up from a folder": "foto/../../rahasia.txt",
    "up with backslashes": "..\\rahasia.txt",
    "drive": "C:\\rahasia.jpg",
    "drive without a slash": "C:rahasia.jpg",
    "network share": "\\\\server\\bagi\\rahasia.jpg",
    "network share with slashes": "//server/bagi/rahasia.jpg",
    "extended path": "\\\\?\\C:\\rahasia.jpg",
    "device path": "\\\\.\\PhysicalDrive0",
    "root of the drive": "\\rahasia.jpg",
}
ODD = {
    "alternate stream": "foto/sampul.jpg:tersembunyi",
    "stream of the data": "foto/sampul.jpg::$DATA",
    "device": "NUL",
    "device with an ending": "foto/con.jpg",
    "device as a folder": "aux/sampul.jpg",
    "serial port": "COM1.png",
    "printer port": "foto/lpt\u00b2.png",
    "console": "CONIN$",
    "dot at the end": "foto/sampul.jpg.",
    "blank at the end of a folder": "foto /sampul.jpg",
    "wildcard": "foto/*.jpg",
    "escape": "foto/\x1b[2Jsampul.jpg",
    "line break": "foto/sampul\n.jpg",
}


@pytest.mark.parametrize("name", OUTSIDE.values(), ids=OUTSIDE.keys())
def test_a_name_that_leads_outside_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(LkjipError) as caught:
        own_file(tmp_path, name)
    assert caught.value.findings[0].code == DI_LUAR_PROYEK


@pytest.mark.parametrize("name", ODD.values(), ids=ODD.keys())
def test_a_name_that_another_system_takes_for_something_else_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(LkjipError) as caught:
        own_file(tmp_path, name)
    assert caught.value.findings[0].code == NAMA_BERKAS


def test_ordinary_names_are_taken(proyek: Proyek) -> None:
    for name in ("foto/sampul.jpg", "foto\\sampul.jpg", "./foto/sampul.jpg", "survei.csv"):
        file = own_file(proyek.root, name)
        assert file is not None
        assert file.is_file()
    assert own_file(proyek.root, "Foto kantor (2) – depan & samping, 50%.jpg") is None
    assert own_file(proyek.root, "x" * 5000) is None


def test_a_refused_name_in_the_data_is_told_with_its_line(proyek: Proyek) -> None:
    found = proyek.ganti("foto/sampul.jpg", "foto/NUL").satu()
    assert (found.code, found.path) == (NAMA_BERKAS, "dokumen.foto_sampul")
    assert found.place is not None
    assert found.place.line == 5


# --- links, pipes and devices ----------------------------------------------------


def link(target: Path, secret: Path) -> None:
    target.symlink_to(secret)


def link_of_the_folder(target: Path, secret: Path) -> None:
    """The folder of the file is a link to one that has a file of that name."""
    elsewhere = secret.parent / "di-luar" / target.parent.name
    elsewhere.mkdir(parents=True)
    (elsewhere / target.name).write_bytes(secret.read_bytes())
    for other in target.parent.iterdir():
        other.unlink()
    target.parent.rmdir()
    target.parent.symlink_to(elsewhere)


def pipe(target: Path, secret: Path) -> None:
    os.mkfifo(target)


def device(target: Path, secret: Path) -> None:
    target.symlink_to("/dev/zero")


def dangling(target: Path, secret: Path) -> None:
    target.symlink_to(secret.parent / "belum-ada")


def folder(target: Path, secret: Path) -> None:
    target.mkdir()


Attack = Callable[[Path, Path], None]
ATTACKS: tuple[Attack, ...] = (link, pipe, device, dangling, folder)
named = pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.__name__)


def put(proyek: Proyek, name: str, attack: Attack, secret: Path) -> None:
    file = proyek.root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    attack(file, secret)


@named
@pytest.mark.parametrize("name", ["foto/sampul.jpg", "survei.csv", "laporan.yaml"])
def test_data_that_are_no_ordinary_file_are_not_read(
    proyek: Proyek, secret: Path, attack: Attack, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    put(proyek, name, attack, secret)
    assert main(["check", str(proyek.root)]) == 1
    out, err = capsys.readouterr()
    assert BUKAN_BERKAS_BIASA in out
    assert SECRET not in out + err


def test_a_folder_of_pictures_that_is_a_link_is_not_entered(proyek: Proyek, secret: Path) -> None:
    link_of_the_folder(proyek.root / "foto" / "sampul.jpg", secret)
    found = proyek.satu()
    assert found.code == BUKAN_BERKAS_BIASA
    assert "di balik tautan `foto`" in found.message


def test_a_link_is_refused_inside_the_folder_too(proyek: Proyek) -> None:
    """On the next computer it may lead elsewhere, and a copy of the folder may not have it."""
    (proyek.root / "foto" / "lain.jpg").symlink_to("sampul.jpg")
    assert proyek.ganti("foto/sampul.jpg", "foto/lain.jpg").satu().code == BUKAN_BERKAS_BIASA


def test_a_data_file_that_is_a_link_is_refused_when_it_is_named(
    proyek: Proyek, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (proyek.root / "data.yaml").symlink_to(secret)
    assert main(["check", str(proyek.root / "data.yaml")]) == 1
    out, err = capsys.readouterr()
    assert BUKAN_BERKAS_BIASA in out + err
    assert SECRET not in out + err


@named
def test_a_style_that_is_no_ordinary_file_is_not_read(
    proyek: Proyek, secret: Path, attack: Attack
) -> None:
    put(proyek, "gaya.toml", attack, secret)
    with pytest.raises(LkjipError) as caught:
        load_style(proyek.root)
    assert caught.value.findings[0].code == BUKAN_BERKAS_BIASA


TEMPLATES = {
    "narrative": ("templates/narasi/ringkasan.md", "docx"),
    "order of the parts": ("templates/narasi/susunan.toml", "docx"),
    "Word": ("templates/laporan.docx", "docx"),
    "page": ("templates/html/laporan.html", "html"),
    "style sheet": ("templates/html/laporan.css", "html"),
}


@pytest.mark.parametrize("attack", [link, link_of_the_folder, pipe], ids=lambda a: a.__name__)
@pytest.mark.parametrize(("name", "kind"), TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_template_that_is_no_ordinary_file_is_not_printed(
    proyek: Proyek,
    secret: Path,
    attack: Attack,
    name: str,
    kind: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    put(proyek, name, attack, secret)
    assert main(["build", str(proyek.root), "--to", kind, "--no-layout"]) == 1
    out, err = capsys.readouterr()
    assert BUKAN_BERKAS_BIASA in err
    assert SECRET not in out + err
    assert not list(proyek.root.glob("keluaran/*"))


def test_templates_are_not_taken_from_behind_a_link(proyek: Proyek, secret: Path) -> None:
    elsewhere = secret.parent / "templates-lain"
    (elsewhere / "narasi").mkdir(parents=True)
    (elsewhere / "narasi" / "ringkasan.md").write_text(SECRET)
    (proyek.root / "templates").symlink_to(elsewhere)
    with pytest.raises(LkjipError) as caught:
        compose_report(proyek.muat())
    assert caught.value.findings[0].code == BUKAN_BERKAS_BIASA


def test_an_include_of_a_template_does_not_leave_the_folder(proyek: Proyek, secret: Path) -> None:
    own = proyek.root / "templates" / "narasi" / "ringkasan.md"
    own.parent.mkdir(parents=True)
    own.write_text("# Ringkasan {#ringkasan}\n\n{% include 'narasi/sisipan.md' %}\n")
    own.with_name("sisipan.md").symlink_to(secret)
    with pytest.raises(LkjipError) as caught:
        compose_report(proyek.muat())
    assert caught.value.findings[0].code == BUKAN_BERKAS_BIASA


def test_template_check_names_a_link_with_the_other_findings(
    proyek: Proyek, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(proyek, "templates/narasi/ringkasan.md", link, secret)
    assert main(["template", "check", str(proyek.root)]) == 1
    out, err = capsys.readouterr()
    assert BUKAN_BERKAS_BIASA in out
    assert SECRET not in out + err


# --- what is copied or written ---------------------------------------------------


def test_a_workbook_is_not_filled_from_a_table_outside(proyek: Proyek, tmp_path: Path) -> None:
    (tmp_path / "survei.csv").write_bytes((proyek.root / "survei.csv").read_bytes())
    proyek.ganti("tabel: survei.csv", "tabel: ../survei.csv")
    with pytest.raises(LkjipError) as caught:
        export_workbook(proyek.root, tmp_path / "isi.xlsx")
    assert caught.value.findings[0].code == DI_LUAR_PROYEK
    assert not (tmp_path / "isi.xlsx").exists()


def test_a_workbook_is_not_brought_into_a_table_outside(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outside = tmp_path / "survei.csv"
    outside.write_bytes((proyek.root / "survei.csv").read_bytes())
    workbook = export_workbook(proyek.root, tmp_path / "isi.xlsx")
    proyek.ganti("tabel: survei.csv", "tabel: ../survei.csv")
    before = outside.read_bytes()
    assert main(["workbook", "import", str(workbook), str(proyek.root)]) == 1
    assert DI_LUAR_PROYEK in capsys.readouterr().err
    assert outside.read_bytes() == before
    assert not list(tmp_path.glob("*.bak"))


@pytest.mark.parametrize("name", ["gaya.toml", "templates/narasi/bab.md", "templates/lain"])
def test_the_folder_of_the_next_year_gets_no_copy_of_what_a_link_leads_to(
    proyek: Proyek, secret: Path, name: str
) -> None:
    put(proyek, name, link, secret if "." in name else secret.parent)
    with pytest.raises(LkjipError) as caught:
        new_year(proyek.root, proyek.root.parent / "baru")
    assert caught.value.findings[0].code == BUKAN_BERKAS_BIASA
    assert not (proyek.root.parent / "baru").exists()


def test_a_tree_of_ordinary_files_is_copied_whole(proyek: Proyek) -> None:
    for name in ("templates/b.md", "templates/a/c.md"):
        put(proyek, name, lambda file, _: file.touch(), proyek.root)
    found = own_tree(proyek.root, "templates")
    assert [f.relative_to(proyek.root).as_posix() for f in found] == [
        "templates/b.md",
        "templates/a/c.md",
    ]


def test_copies_of_templates_are_not_written_behind_a_link(
    proyek: Proyek, secret: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = secret.parent / "templates-kantor-lain"
    elsewhere.mkdir()
    (proyek.root / "templates").symlink_to(elsewhere)
    assert main(["template", str(proyek.root)]) == 1
    assert "LK069" in capsys.readouterr().err
    assert not list(elsewhere.iterdir())


def test_a_folder_behind_a_link_is_not_watched(proyek: Proyek, secret: Path) -> None:
    """The library follows it, and it may lead to the whole disk."""
    (proyek.root / "foto" / "semua").symlink_to(secret.parent)
    with pytest.raises(LkjipError) as caught:
        next(saves(proyek.root))
    assert caught.value.findings[0].code == BUKAN_BERKAS_BIASA
