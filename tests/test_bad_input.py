"""Bad input, from the command line: one clear Indonesian message, status 1, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from proyek import Proyek

from lkjip_docgen import cli
from lkjip_docgen.resources import TEMPLATES

Damage = Callable[[Proyek], object]


def picture_outside(proyek: Proyek) -> None:
    Image.new("RGB", (8, 8)).save(proyek.root.parent / "luar.jpg")
    proyek.ganti("foto/sampul.jpg", "../luar.jpg")


def own_template(name: str, text: str) -> Damage:
    def damage(proyek: Proyek) -> None:
        path = proyek.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return damage


CASES: dict[str, tuple[Damage, str, str]] = {
    "missing data file": (lambda p: p.data.unlink(), "laporan.yaml", "lkjip init"),
    "empty data file": (lambda p: p.tulis(""), "kosong", "lkjip init"),
    "wrong type": (
        lambda p: p.ganti("9.092.592.000", "banyak"),
        "laporan.yaml:68:21",
        "Tulis angka",
    ),
    "unknown key": (lambda p: p.ganti("  alamat:", "  almat:"), "laporan.yaml:15:3", "`alamat`"),
    "duplicate key": (
        lambda p: p.ganti("  bidang:", "  bidang: a\n  bidang:"),
        "laporan.yaml:10:3",
        "Hapus salah satu",
    ),
    "bad date": (lambda p: p.ganti("2032-01-05", "2032-13-05"), "laporan.yaml:4:12", "TTTT-BB-HH"),
    "syntax error": (lambda p: p.ganti("  bidang", "\tbidang"), "laporan.yaml:9:1", "spasi"),
    "not UTF-8": (lambda p: p.tulis(b"nama: caf\xe9"), "laporan.yaml:1:10", "UTF-8"),
    "missing table": (
        lambda p: (p.root / "survei.csv").unlink(),
        "laporan.yaml:56:14",
        "nama berkas",
    ),
    "bad cell": (
        lambda p: p.ganti("17,42", "17,4x", "survei.csv"),
        "survei.csv:2:13 (baris 2, kolom Feb)",
        "Tulis angka",
    ),
    "unreadable picture": (
        lambda p: p.tulis(b"bukan gambar", "foto/sampul.jpg"),
        "laporan.yaml:5:16",
        "simpan ulang",
    ),
    "picture outside the project": (picture_outside, "laporan.yaml:5:16", "Salin berkas"),
    "template with a syntax error": (
        own_template("narasi/kata-pengantar.md", "Puji syukur.\n\n{% if %}\n"),
        "kata-pengantar.md:3",
        "",
    ),
    "template with an unknown variable": (
        own_template("narasi/kata-pengantar.md", "Puji syukur.\n\n{{ kantorr.nama }}\n"),
        "kata-pengantar.md:3",
        "kantor",
    ),
    "Word template that is none": (
        own_template("laporan.docx", "bukan dokumen"),
        "laporan.docx",
        "",
    ),
    "style that is no TOML": (
        lambda p: p.tulis("[warna\n", "gaya.toml"),
        "gaya.toml",
        "Bandingkan",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_gives_one_clear_message_and_keeps_the_earlier_report(
    name: str, proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damage, where, remedy = CASES[name]
    target = tmp_path / "laporan.docx"
    target.write_text("laporan lama")
    damage(proyek)
    status = cli.main(["build", str(proyek.root), "-o", str(target)])
    out, err = capsys.readouterr()

    assert (status, out) == (1, "")
    assert where in err
    assert remedy in err
    assert err.endswith("1 kesalahan.\n"), err
    assert "Traceback" not in err
    assert "internal" not in err
    assert target.read_text() == "laporan lama"
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file()) in (
        ["laporan.docx"],
        ["laporan.docx", "luar.jpg"],
    )


def test_a_document_that_is_open_elsewhere_is_left_alone(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "laporan.docx"
    target.write_text("laporan lama")
    (tmp_path / ".~lock.laporan.docx#").touch()
    status = cli.main(["build", str(proyek.root), "-o", str(target)])

    assert status == 1
    assert "sedang dibuka di program lain" in capsys.readouterr().err
    assert target.read_text() == "laporan lama"


@pytest.mark.parametrize("command", ["build", "charts"])
def test_an_output_folder_that_is_a_file_is_refused(
    command: str, proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hasil").write_text("berkas")
    status = cli.main([command, str(proyek.root), "-o", str(tmp_path / "hasil")])

    assert status == 1
    assert "sudah ada berkas atau folder lain dengan nama itu" in capsys.readouterr().err
    assert (tmp_path / "hasil").read_text() == "berkas"


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)
def test_a_folder_that_cannot_be_written_is_refused(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "tertutup"
    folder.mkdir(mode=0o500)
    status = cli.main(["build", str(proyek.root), "-o", str(folder)])

    assert status == 1
    assert "tidak boleh ditulisi" in capsys.readouterr().err


def test_special_characters_come_through(
    proyek: Proyek, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from docx import Document

    proyek.ganti("nama: Kantor Contoh Teluk\n", "nama: Kantor P&K <utama> {{ x }}\n")
    order = ["build", str(proyek.root), "-o", str(tmp_path / "a.docx"), "--no-layout"]
    status = cli.main(order)

    assert status == 0, capsys.readouterr().err
    text = "\n".join(p.text for p in Document(str(tmp_path / "a.docx")).paragraphs)
    assert "Kantor P&K <utama> {{ x }}" in text


def test_the_templates_that_the_cases_replace_exist() -> None:
    assert (TEMPLATES / "narasi" / "kata-pengantar.md").is_file()
    assert (TEMPLATES / "laporan.docx").is_file()
