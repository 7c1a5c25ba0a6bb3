"""Reading files of a project safely: only inside the folder, bounded, as text."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

from lkjip_docgen.findings import meant, nearest, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.project_files import own_file
from lkjip_docgen.unsaved import unsaved

DATA_FILE = "laporan.yaml"
MAX_DATA_BYTES = 10 * 1024 * 1024
# All that YAML does not take.  (The set of what it takes, negated, is slow to compile.)
_CONTROL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_SAVE_AS_UTF8 = (
    "Simpan ulang sebagai UTF-8 (Notepad: Simpan Sebagai, Pengodean UTF-8; Excel: CSV UTF-8)."
)


_SHOWN = 200  # characters of a name that a message quotes


def locate(root: Path, name: str) -> Path:
    """The file `name` of the project folder `root`.

    Raises `LkjipError` (place of the folder) as `own_file`, and for a file
    that is not there, with the nearest existing name as suggestion.
    """
    path = own_file(root, name)
    if path is None:
        raise problem(
            codes.BERKAS_TIDAK_TERBACA,
            f"Berkas `{name[:_SHOWN]}` tidak ditemukan di folder proyek.",
            Place(str(root)),
            _similar(root, name) or "Periksa nama berkas, huruf besar-kecil, dan foldernya.",
        )
    return path


def _similar(root: Path, name: str) -> str:
    folder = root.joinpath(*PureWindowsPath(name).parts[:-1])
    try:
        names = [p.name for p in folder.iterdir() if p.is_file()]
    except (OSError, ValueError):
        return ""
    found = nearest(PureWindowsPath(name).name, names, alike=0.7)
    if not found:
        return ""
    return meant(str(PurePosixPath(*PureWindowsPath(name).parts[:-1], found)))


def read_bytes(path: Path) -> bytes:
    """The bytes of a data file of at most 10 MB; `LkjipError` when they cannot be had."""
    place = Place(str(path))
    try:
        raw = unsaved(path)
        if raw is None:
            with path.open("rb") as file:
                raw = file.read(MAX_DATA_BYTES + 1)
    except FileNotFoundError:
        raise problem(
            codes.BERKAS_TIDAK_TERBACA,
            "Berkas tidak ditemukan.",
            place,
            "Periksa nama dan letaknya; `lkjip init FOLDER` membuat folder proyek baru.",
        ) from None
    except (OSError, ValueError) as error:
        raise problem(
            codes.BERKAS_TIDAK_TERBACA,
            f"Berkas tidak dapat dibaca ({type(error).__name__}).",
            place,
            "Periksa bahwa ini sebuah berkas dan Anda berhak membukanya.",
        ) from None
    if len(raw) > MAX_DATA_BYTES:
        raise problem(
            codes.BERKAS_TERLALU_BESAR,
            "Berkas data lebih dari 10 MB.",
            place,
            "Berkas data hanya memuat teks dan angka; gambar disimpan sebagai berkas tersendiri.",
        )
    return raw


def decode(path: Path, raw: bytes, *, or_cp1252: bool = False) -> str:
    """The text of UTF-8 bytes, with or without a byte order mark.

    With `or_cp1252`, bytes that are not UTF-8 are read as Windows-1252, as
    Excel saves CSV files.  Binary files and control characters are refused.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise problem(codes.BUKAN_UTF8, "Berkas memakai UTF-16.", Place(str(path)), _SAVE_AS_UTF8)
    if b"\0" in raw:
        raise problem(
            codes.BUKAN_TEKS,
            "Berkas biner, bukan berkas teks.",
            _place_of(path, raw, raw.index(b"\0")),
            "Pilih berkas data berupa teks, bukan dokumen Word, Excel, atau gambar.",
        )
    text = _decode_utf8(path, raw, or_cp1252)
    if _may_hold_control(raw) and (found := _CONTROL.search(text)) is not None:
        line, column = _line_column(text[: found.start()])
        raise problem(
            codes.BUKAN_TEKS,
            f"Berkas memuat karakter kendali U+{ord(found[0]):04X}.",
            Place(str(path), line, column),
            "Hapus karakter itu; biasanya ikut tersalin dari dokumen lain.",
        )
    return text


_CONTROL_BYTES = bytes({*range(32), 0x7F} - set(b"\t\n\r"))
_BEFORE_OTHERS = (b"\xc2", b"\xef\xbf")
"""How UTF-8 begins the control characters behind ASCII, and U+FFFE and U+FFFF."""


def _may_hold_control(raw: bytes) -> bool:
    """A quick look at whether a text has a character that `_CONTROL` finds."""
    return len(raw.translate(None, _CONTROL_BYTES)) < len(raw) or any(
        beginning in raw for beginning in _BEFORE_OTHERS
    )


def _decode_utf8(path: Path, raw: bytes, or_cp1252: bool) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        position = error.start
    body = raw.removeprefix(b"\xef\xbb\xbf")
    bad = body[position]
    try:
        guess = body.decode("cp1252")
    except UnicodeDecodeError:
        guess = ""
    if guess and or_cp1252:
        return guess
    hint = "Berkas ini tampaknya disimpan sebagai Windows-1252. " if guess else ""
    place = _place_of(path, body, position)
    raise problem(
        codes.BUKAN_UTF8,
        f"Berkas bukan UTF-8: bita 0x{bad:02X} pada baris {place.line} tidak dapat dibaca.",
        place,
        hint + _SAVE_AS_UTF8,
    )


def _place_of(path: Path, raw: bytes, position: int) -> Place:
    line, column = _line_column(raw[:position].decode("utf-8", "replace"))
    return Place(str(path), line, column)


def _line_column(before: str) -> tuple[int, int]:
    """Line and column, from 1, of the character after `before`."""
    lines = (before + "x").splitlines()
    return len(lines), len(lines[-1])
