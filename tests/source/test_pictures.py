from __future__ import annotations

import struct
import typing
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageFile
from proyek import Proyek
from pydantic import BaseModel

from lkjip_docgen.api import build, compose_report
from lkjip_docgen.document.walk import markers_of
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.model import Laporan
from lkjip_docgen.model.base import Berkas
from lkjip_docgen.source.named_pictures import FIELDS

FOTO = "foto/sampul.jpg"


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_sound_pictures_are_accepted(proyek: Proyek, suffix: str) -> None:
    Image.new("RGB", (900, 600), "teal").save(proyek.root / f"gambar.{suffix}")
    project = proyek.ganti(FOTO, f"gambar.{suffix}").muat()

    assert project.picture(f"gambar.{suffix}") == proyek.root / f"gambar.{suffix}"


def test_a_windows_path_names_the_same_picture(proyek: Proyek) -> None:
    project = proyek.ganti(FOTO, "foto\\sampul.jpg").muat()

    assert project.picture("foto\\sampul.jpg") == proyek.root / "foto" / "sampul.jpg"


def test_a_missing_picture_is_named_with_the_nearest_one(proyek: Proyek) -> None:
    (found,) = proyek.ganti(FOTO, "foto/Sampul.JPEG").muat().findings

    assert (found.code, found.path) == ("LK048", "dokumen.foto_sampul")
    assert found.severity is Severity.WARNING
    assert found.place is not None
    assert (found.place.line, found.place.column) == (5, 16)
    assert "`foto/sampul.jpg`" in found.suggestion


def test_a_missing_picture_is_a_marker_in_a_draft(proyek: Proyek) -> None:
    proyek.tulis(
        proyek.data.read_text(encoding="utf-8")
        + "inovasi:\n  - {nama: Loket Keliling, foto: foto/keliling.jpg}\n"
    )
    markers = [marker.text for marker in markers_of(compose_report(proyek.muat()))]
    assert "BELUM DIISI: berkas gambar foto/keliling.jpg" in markers


def test_a_missing_cover_stops_a_final_report(proyek: Proyek) -> None:
    proyek.ganti(FOTO, "foto/nanti.jpg")
    with pytest.raises(LkjipError) as caught:
        build(proyek.root, final=True)
    (found,) = [f for f in caught.value.findings if f.code == "LK048"]
    assert (found.severity, found.path) == (Severity.ERROR, "dokumen.foto_sampul")


@pytest.mark.parametrize(
    "name",
    ["../luar.jpg", "foto/../../luar.jpg", "/etc/hostname", "C:\\luar.jpg", "\\\\server\\luar.jpg"],
)
def test_a_picture_outside_the_project_is_refused(proyek: Proyek, name: str) -> None:
    Image.new("RGB", (8, 8)).save(proyek.root.parent / "luar.jpg")

    assert proyek.ganti(FOTO, f"'{name}'").satu().code == "LK035"


def test_a_link_that_leads_out_of_the_project_is_refused(proyek: Proyek) -> None:
    Image.new("RGB", (8, 8)).save(proyek.root.parent / "luar.jpg")
    (proyek.root / "tautan.jpg").symlink_to(proyek.root.parent / "luar.jpg")

    assert proyek.ganti(FOTO, "tautan.jpg").satu().code == "LK036"


@pytest.mark.parametrize(("name", "code"), [("CON.jpg", "LK037"), ("foto", "LK036")])
def test_a_name_that_no_picture_can_have_is_refused(proyek: Proyek, name: str, code: str) -> None:
    assert proyek.ganti(FOTO, name).satu().code == code


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp"])
def test_a_truncated_picture_is_refused(proyek: Proyek, suffix: str) -> None:
    whole = proyek.root / f"utuh.{suffix}"
    Image.effect_noise((400, 300), 90).save(whole)
    (proyek.root / f"potong.{suffix}").write_bytes(whole.read_bytes()[:-2000])

    assert proyek.ganti(FOTO, f"potong.{suffix}").satu().code == "LK040"


def test_a_truncated_picture_is_refused_where_another_library_bears_with_them(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = proyek.root / "utuh.jpg"
    Image.effect_noise((400, 300), 90).save(whole)
    (proyek.root / "potong.jpg").write_bytes(whole.read_bytes()[:-2000])

    assert proyek.ganti(FOTO, "potong.jpg").satu().code == "LK040"
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize("content", [b"", b"bukan gambar", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_picture_is_refused(proyek: Proyek, content: bytes) -> None:
    found = proyek.tulis(content, FOTO).satu()

    assert found.code == "LK040"
    assert "PNG, JPEG, WebP, atau HEIC" in found.message


def test_a_gif_is_not_among_the_kinds(proyek: Proyek) -> None:
    Image.new("P", (8, 8)).save(proyek.root / "gambar.gif")

    assert proyek.ganti(FOTO, "gambar.gif").satu().code == "LK040"


@pytest.mark.parametrize(("width", "height"), [(11_000, 10_001), (60_000, 60_000)])
def test_a_decompression_bomb_is_refused_unopened(proyek: Proyek, width: int, height: int) -> None:
    found = proyek.tulis(png_header(width, height), FOTO).satu()

    assert found.code == "LK041"
    assert "piksel" in found.message


def test_a_picture_of_more_than_a_hundred_megabytes_is_refused(proyek: Proyek) -> None:
    with (proyek.root / FOTO).open("ab") as file:
        file.truncate(100 * 1024 * 1024 + 1)

    assert "100 MB" in proyek.satu().message


def test_the_project_gives_only_pictures_inside_its_folder(proyek: Proyek) -> None:
    project = proyek.muat()
    for name in ("../luar.jpg", "hilang.jpg"):
        with pytest.raises(LkjipError):
            project.picture(name)


def test_every_field_of_the_model_that_names_a_file_is_checked() -> None:
    assert sorted(file_fields(Laporan)) == sorted(FIELDS)


def file_fields(model: type[BaseModel], prefix: str = "") -> Iterator[str]:
    hints = typing.get_type_hints(model, include_extras=True)
    for name in model.model_fields:
        many = typing.get_origin(hints[name]) is tuple
        path = f"{prefix}{name}{'[]' if many else ''}"
        if Berkas in (hints[name], *typing.get_args(hints[name])):
            yield path
        for kind in (hints[name], *typing.get_args(hints[name])):
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind is not model:
                yield from file_fields(kind, f"{path}.")


def png_header(width: int, height: int) -> bytes:
    """A PNG that promises many pixels and holds none."""
    chunks = b""
    for kind, body in (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"\0" * 1000)),
        (b"IEND", b""),
    ):
        chunks += struct.pack(">I", len(body)) + kind + body
        chunks += struct.pack(">I", zlib.crc32(kind + body))
    return b"\x89PNG\r\n\x1a\n" + chunks


def test_the_helper_makes_real_png_headers(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_header(30, 20))
    with Image.open(tmp_path / "a.png") as image:
        assert image.size == (30, 20)
