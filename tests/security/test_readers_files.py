"""Hostile pictures, PDFs and Word files: refused with a word about the file, within limits."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from appendix_files import with_appendices, write_pdf
from batas import refused
from bombs import MEGABYTE, zipped, zlib_stream
from PIL import Image
from proyek import DATA, Proyek

from lkjip_docgen.comparison import read_snapshot
from lkjip_docgen.docx.reading import read_docx
from lkjip_docgen.docx.xml import parse_xml
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.pictures import inspect
from lkjip_docgen.source.pdf_appendix import pdf_facts

NOISE = Image.effect_noise((300, 200), 80).convert("RGB")
LINES = zlib.compress((b"\0" + bytes(300)) * 50)


def saved(picture: Image.Image, kind: str) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content).to_bytes(4, "big")
    return struct.pack(">I", len(content)) + kind + content + check


def png(width: int, height: int, extra: bytes = b"", lines: bytes = LINES) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rest = chunk(b"IDAT", lines) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + extra + rest


WHOLE = zlib.compress((b"\0" + bytes(300)) * 100)
PICTURES: dict[str, Callable[[], bytes]] = {
    "a decompression bomb": lambda: png(60_000, 60_000),
    "a PNG whose lower half is missing": lambda: png(100, 100),
    "a PNG cut off": lambda: saved(NOISE, "PNG")[:-4000],
    "a PNG with a wrong checksum": lambda: saved(NOISE, "PNG").replace(b"IEND", b"IENE"),
    "a PNG with a bomb in a remark": lambda: png(
        100, 100, chunk(b"zTXt", b"a\0\0" + zlib_stream(bytes(MEGABYTE), 300)), WHOLE
    ),
    "a JPEG cut off": lambda: saved(NOISE, "JPEG")[:-3000],
    "a WebP cut off": lambda: saved(NOISE, "WEBP")[:-3000],
    "a GIF": lambda: saved(NOISE, "GIF"),
    "an SVG": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
    "nothing": lambda: b"",
}


@pytest.mark.parametrize("make", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_refused(tmp_path: Path, make: Callable[[], bytes]) -> None:
    path = tmp_path / "gambar.png"
    path.write_bytes(make())

    (found,) = refused(lambda: inspect(path, path.name))

    assert found.code in ("LK040", "LK041")
    assert "`gambar.png`" in found.message


# --- PDF -----------------------------------------------------------------------


def bomb(path: Path) -> None:
    with pikepdf.open(write_pdf(path), allow_overwriting_input=True) as document:
        raw = zlib_stream(b"q Q " * 250_000, 240)
        packed = document.make_stream(raw)
        page = document.pages[0].obj
        page.Contents = document.make_stream(b"")
        page.Contents.write(packed.read_raw_bytes(), filter=pikepdf.Name.FlateDecode)
        document.save(path)


def nested_bomb(path: Path) -> None:
    with pikepdf.open(write_pdf(path), allow_overwriting_input=True) as document:
        raw = zlib.compress(zlib_stream(bytes(MEGABYTE), 300))
        filters = pikepdf.Array([pikepdf.Name.FlateDecode] * 2)
        document.pages[0].obj.Contents.write(raw, filter=filters)
        document.save(path)


def looping(path: Path) -> None:
    with pikepdf.open(write_pdf(path), allow_overwriting_input=True) as document:
        document.Root.Pages.Kids.append(document.Root.Pages)
        document.save(path)


def broken_table(path: Path) -> None:
    raw = write_pdf(path, ((595, 842),) * 20).read_bytes()
    path.write_bytes(raw[: raw.rindex(b"startxref")] + b"9 9 obj " * 400_000)


def oversized(path: Path) -> None:
    with pikepdf.open(write_pdf(path), allow_overwriting_input=True) as document:
        document.pages[0].obj.MediaBox = [0, 0, 600_000_000, 842]
        document.save(path)


def huge_picture(path: Path) -> None:
    with pikepdf.open(write_pdf(path), allow_overwriting_input=True) as document:
        picture = document.make_stream(b"x")
        picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        picture.Width, picture.Height = 10**6, 10**6
        document.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=picture))
        document.save(path)


def encrypted(path: Path) -> None:
    with pikepdf.open(write_pdf(path), allow_overwriting_input=True) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))


PDFS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a stream that inflates to 240 MB": (bomb, "LK045"),
    "a bomb inside a bomb": (nested_bomb, "LK045"),
    "a page tree that loops": (looping, "LK043"),
    "a broken table of objects": (broken_table, "LK043"),
    "a page of 200 km": (oversized, "LK045"),
    "a picture of 10^12 pixels": (huge_picture, "LK045"),
    "a password": (encrypted, "LK044"),
    "a head alone": (lambda path: path.write_bytes(b"%PDF-1.7\n") and None, "LK043"),
}


@pytest.mark.made_anew
@pytest.mark.parametrize(("make", "code"), PDFS.values(), ids=PDFS)
def test_a_pdf_appendix_is_refused(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    make(tmp_path / "sk.pdf")

    (found,) = refused(lambda: pdf_facts(tmp_path / "sk.pdf"))

    assert found.code == code
    assert "`sk.pdf`" in found.message


def test_check_names_an_unusable_appendix_at_its_line(proyek: Proyek) -> None:
    proyek.tulis(with_appendices(DATA, ("Surat Keputusan", "sk.pdf")))
    encrypted(proyek.root / "sk.pdf")

    (found,) = [f for f in check_project(proyek.root).findings if f.code == "LK044"]

    assert found.path == "lampiran[0].berkas"
    assert found.place is not None
    assert found.place.file == str(proyek.data)


@pytest.mark.made_anew
def test_diff_says_nothing_in_english_of_a_broken_pdf(tmp_path: Path) -> None:
    broken_table(tmp_path / "rusak.pdf")
    command = [sys.executable, "-m", "lkjip_docgen", "diff", "rusak.pdf", "rusak.pdf"]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "rusak.pdf" in done.stderr
    assert len(done.stderr.splitlines()) < 6
    assert "xref" not in done.stderr.lower()


# --- Word ----------------------------------------------------------------------

_TYPES = "[Content_Types].xml"


def docx(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in ({_TYPES: b"<Types/>"} | parts).items():
            archive.writestr(name, content)
    return stream.getvalue()


def word_bomb() -> bytes:
    return zipped({_TYPES: b"<Types/>"}, "word/document.xml", 300)


BODY = b"<a/>"
SOUND = docx({"word/document.xml": BODY * 3000})
DOCX: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip bomb": (word_bomb, "LK751"),
    "ten thousand parts": (lambda: docx({f"word/{n}.xml": BODY for n in range(10_000)}), "LK751"),
    "damaged deflate data": (lambda: SOUND[:120] + b"\xff" * 20 + SOUND[140:], "LK751"),
    "half a file": (lambda: SOUND[: len(SOUND) // 2], "LK751"),
    "no list of parts": (lambda: docx({}).replace(b"[Content_Types]", b"[Content-Types]"), "LK751"),
    "no text": (lambda: docx({"word/a.xml": BODY}), "LK750"),
    "an entity bomb": (
        lambda: docx({"word/document.xml": b"<!DOCTYPE a [<!ENTITY a 'b'>]><a>&a;</a>"}),
        "LK751",
    ),
    "elements deep in each other": (lambda: docx({"word/document.xml": b"<a>" * 200_000}), "LK751"),
    "millions of elements": (
        lambda: docx({"word/document.xml": b"<a>" + b"<b/>" * 3_000_000 + b"</a>"}),
        "LK751",
    ),
    "millions of attributes": (
        lambda: docx({"word/document.xml": b"<a " + b"b='' " * 3_000_000 + b"/>"}),
        "LK751",
    ),
    "XML in UTF-7": (
        lambda: docx({"word/document.xml": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-'}),
        "LK751",
    ),
}


@pytest.mark.parametrize(("make", "code"), DOCX.values(), ids=DOCX)
def test_a_word_file_is_refused(tmp_path: Path, make: Callable[[], bytes], code: str) -> None:
    from lkjip_docgen.docx.package import Package

    path = tmp_path / "laporan.docx"
    path.write_bytes(make())

    (found,) = refused(lambda: Package(read_docx(path), path).body)

    assert (found.code, found.place and found.place.file) == (code, str(path))


def test_a_report_with_a_bomb_is_refused_by_diff(tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(word_bomb())

    assert refused(lambda: read_snapshot(path))[0].code == "LK751"


def test_long_texts_are_still_read() -> None:
    assert len(parse_xml(b"<a>" + b"x" * 12_000_000 + b"</a>").text or "") == 12_000_000
