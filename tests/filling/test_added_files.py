"""Pictures and PDF files that people drop on the page."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "laporan.yaml").write_text("kantor:\n  nama: A\n")
    return Workspace(tmp_path)


def picture(color: str = "red") -> bytes:
    stream = BytesIO()
    Image.new("RGB", (20, 10), color).save(stream, "PNG")
    return stream.getvalue()


def test_a_picture_gets_a_safe_and_free_name(workspace: Workspace) -> None:
    assert workspace.add_picture(r"C:\Foto\..\Rapat & Évaluasi (1).PNG", picture()) == (
        "foto/rapat-evaluasi-1.png"
    )
    assert workspace.add_picture("Rapat Evaluasi 1.png", picture()) == "foto/rapat-evaluasi-1.png"
    assert workspace.add_picture("rapat evaluasi 1.png", picture("blue")) == (
        "foto/rapat-evaluasi-1-2.png"
    )
    assert (workspace.root / "foto/rapat-evaluasi-1-2.png").read_bytes() == picture("blue")


def test_a_name_that_windows_takes_for_a_device_is_no_reason_to_refuse(
    workspace: Workspace,
) -> None:
    assert workspace.add_picture("CON.png", picture()) == "foto/berkas-con.png"


def test_what_is_damaged_is_told_by_its_own_name(workspace: Workspace) -> None:
    with pytest.raises(LkjipError, match=r"laporan-keuangan\.pdf"):
        workspace.add_document("Laporan Keuangan.pdf", b"%PDF-1.7\n%%EOF")


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.png", b"bukan gambar"), ("a.exe", picture()), ("a.svg", b"<svg/>"), ("a", picture())],
)
def test_what_is_no_picture_is_refused(workspace: Workspace, name: str, content: bytes) -> None:
    with pytest.raises(LkjipError, match="PNG, JPEG, WebP, atau HEIC"):
        workspace.add_picture(name, content)

    assert not (workspace.root / "foto").exists()


def test_a_folder_that_leads_elsewhere_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    (workspace.root / "foto").symlink_to(outside)

    with pytest.raises(LkjipError, match="tautan"):
        workspace.add_picture("a.png", picture())

    assert not list(outside.iterdir())


def test_a_document_is_a_pdf(workspace: Workspace) -> None:
    with pytest.raises(LkjipError, match="PDF"):
        workspace.add_document("surat.pdf", b"bukan")
    with pytest.raises(LkjipError, match="bukan berkas PDF"):
        workspace.add_document("surat.docx", b"%PDF-1.4")


def test_a_table_stands_beside_the_data_under_a_name_that_is_free(tmp_path: Path) -> None:
    (tmp_path / "laporan.yaml").write_text("kantor:\n  nama: A\n")
    workspace = Workspace(tmp_path)
    table = b"unsur;Jan\nWaktu;3\n"

    assert workspace.add_table("SKM 2025.csv", table) == "skm-2025.csv"
    assert workspace.add_table("SKM 2025.csv", table) == "skm-2025.csv"
    assert workspace.add_table("SKM 2025.csv", table + b"Biaya;4\n") == "skm-2025-2.csv"
    for name, content in (("a.docx", table), ("a.xlsx", table), ("a.csv", b"\0")):
        with pytest.raises(LkjipError):
            workspace.add_table(name, content)
