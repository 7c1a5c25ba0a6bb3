"""Reads a .docx that people had in their hands, with nothing taken on trust."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from lkjip_docgen.docx.origin import Origin, UnreadableOriginError, read_origin
from lkjip_docgen.docx.xml import Element, parse_xml
from lkjip_docgen.file_kinds import HEAD, WORD, kind_of
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import word_files as codes
from lkjip_docgen.safe_zip import DamagedZipError, OversizedZipError, unpack

DOCUMENT = "word/document.xml"
CONTENT_TYPES = "[Content_Types].xml"
_LIMIT = 150_000_000  # bytes unpacked, far more than a report of many photos
_CHOOSE = "Pilih berkas .docx yang dibuat dengan `lkjip build`."
_NEW = "Buat laporan baru dengan `lkjip build -o` nama lain, lalu pindahkan suntingannya."
_BASE = "`lkjip refresh LAPORAN DATA --base DATA-SEMULA`"
_KEPT_COPY = "salinannya yang bernama “(sebelum …)”"  # as `output.keep` calls it
_MAX_PARTS = 4_000
_STORE_OF_NUMBERS = b"urn:lkjip-docgen:nilai:"  # which every report has had
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .doc files and encrypted .docx files


def read_docx(path: Path) -> dict[str, bytes]:
    """The zip entries of a Word file.

    Raises `LkjipError` for a file that is missing, damaged, encrypted or no
    Word file.
    """
    _look_at_head(path)
    entries = _entries(path)
    if CONTENT_TYPES not in entries:
        raise _no_word(path, codes.DOCX_RUSAK) or problem(
            codes.DOCX_RUSAK,
            f"{path.name} rusak: daftar isi berkasnya hilang.",
            path,
            f"Buka di Word dan biarkan Word memperbaikinya, atau ambil {_KEPT_COPY}.",
        )
    if DOCUMENT not in entries:
        raise _no_word(path, codes.BUKAN_LAPORAN) or problem(
            codes.BUKAN_LAPORAN, f"{path.name} bukan dokumen Word (.docx).", path, _CHOOSE
        )
    return entries


def _look_at_head(path: Path) -> None:
    """Raise `LkjipError` for a file that is not there, or that begins as an encrypted one does."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_OLE))
    except OSError:
        raise problem(
            codes.DOCX_RUSAK,
            f"Berkas {path.name} tidak ada atau tidak dapat dibaca.",
            path,
            "Periksa nama dan tempat berkas itu.",
        ) from None
    if head == _OLE:
        raise problem(
            codes.DOCX_BERSANDI,
            f"{path.name} bersandi, atau disimpan dalam format Word lama (.doc).",
            path,
            "Buka di Word, hapus sandinya (Berkas > Info > Proteksi Dokumen), lalu simpan sebagai "
            ".docx.",
        )


def _no_word(path: Path, code: str, size: int = -1) -> LkjipError | None:
    """What a file is that only bears the ending of a Word file; None where that is not plain.

    `size` is how many bytes are looked at: all of them, unless it is given.
    """
    try:
        with path.open("rb") as file:
            kind = kind_of(file.read(size))
    except OSError:
        return None
    if kind in ("", WORD):
        return None
    return problem(code, f"{path.name} adalah {kind}, bukan dokumen Word (.docx).", path, _CHOOSE)


def _entries(path: Path) -> dict[str, bytes]:
    try:
        return unpack(path, parts=_MAX_PARTS, size=_LIMIT)
    except OversizedZipError:
        raise problem(
            codes.DOCX_RUSAK,
            f"{path.name} terlalu besar: isinya lebih dari {_LIMIT // 10**6} MB.",
            path,
            "Perkecil gambarnya di Word (Format Gambar, Kompres Gambar), lalu simpan.",
        ) from None
    except DamagedZipError:
        raise _no_word(path, codes.DOCX_RUSAK, HEAD) or problem(
            codes.DOCX_RUSAK,
            f"{path.name} rusak atau bukan dokumen Word (.docx).",
            path,
            f"Buka di Word dan biarkan Word memperbaikinya, atau ambil {_KEPT_COPY}.",
        ) from None


def origin_of(entries: dict[str, bytes], path: Path) -> Origin:
    """How the report was made; `LkjipError` when the file does not say so."""
    try:
        origin = read_origin(entries)
    except UnreadableOriginError as error:
        raise _unreadable_origin(error.version, path) from None
    if origin is None:
        raise _no_origin(entries, path)
    return origin


def _unreadable_origin(version: str, path: Path) -> LkjipError:
    """The origin is of another `version`, or damaged where that is not known."""
    if not version:
        return problem(
            codes.DOCX_RUSAK,
            f"Catatan asal di dalam {path.name} rusak.",
            path,
            f"Ambil {_KEPT_COPY}, atau buat ulang dengan `lkjip build`.",
        )
    return problem(
        codes.VERSI_LAIN,
        f"{path.name} dibuat dengan versi program yang lain (catatan asal versi {version}).",
        path,
        "Perbarui program ini, atau buat laporan baru dengan `lkjip build -o` nama lain.",
    )


def _no_origin(entries: dict[str, bytes], path: Path) -> LkjipError:
    """The file is older than origins are, or not of this program any more."""
    if any(_STORE_OF_NUMBERS in data[:400] for data in entries.values()):
        return problem(
            codes.VERSI_LAIN,
            f"{path.name} dibuat dengan versi program sebelum ada pembaruan, sehingga naskah "
            "asalnya tidak tersimpan di dalamnya.",
            path,
            _NEW,
        )
    return problem(
        codes.BUKAN_LAPORAN,
        f"{path.name} tidak dibuat dengan program ini, atau catatan asalnya hilang ketika disimpan "
        "program lain.",
        path,
        f"Bila dahulu dibuat dengan program ini, sebutkan asalnya: {_BASE}.",
    )


def parse(data: bytes, path: Path) -> Element:
    """The XML of a part; `LkjipError` when it is damaged."""
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError:
        raise problem(
            codes.DOCX_RUSAK,
            f"Isi {path.name} rusak.",
            path,
            "Buka di Word dan biarkan Word memperbaikinya, lalu simpan dan ulangi.",
        ) from None
