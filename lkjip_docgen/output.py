"""Output files: their names, and writing them aside before they take their place."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from collections.abc import Callable, Container
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.source import codes

FOLDER = "keluaran"
FORMATS = ("docx", "pdf", "html")


def slug(text: str) -> str:
    """A part of a file name: letters, digits and hyphens, capitals kept."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-") or "kantor"


def target_file(out: Path, name: str, suffix: str, formats: Container[str] = FORMATS) -> Path:
    """The file to write: `name` in the folder `out`.

    Where `out` is itself named as a file of one of the `formats` ("docx"),
    the file is that one, with the `suffix` wanted.
    """
    if out.suffix.lower().removeprefix(".") in formats:
        return out.with_suffix(suffix)
    return out / f"{name}{suffix}"


def write_aside(target: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file under another name, then move it to `target`.

    A failure leaves an earlier `target` as it was.  Raises `LkjipError` when
    the file is open in a word processor or the folder cannot be written.
    """
    refuse_open(target)
    aside = target.with_name(f".{target.stem}.{os.getpid()}.sementara{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write(aside)
        aside.replace(target)
    except OSError as error:
        if not _concerns(error, target, aside):
            raise
        raise _not_written(target, error) from None
    finally:
        if aside.exists():
            aside.unlink()


def make_folder(folder: Path) -> Path:
    """The folder, made if need be; `LkjipError` when files cannot be written into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{os.getpid()}.sementara"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise _not_written(folder, error) from None
    return folder


def refuse_open(target: Path) -> None:
    """Word and LibreOffice leave a small owner file beside a document they have open."""
    owners = (f"~${target.name[2:]}", f"~${target.name}", f".~lock.{target.name}#")
    for owner in owners:
        if target.with_name(owner).exists():
            raise LkjipError(
                Finding(
                    codes.KELUARAN,
                    Severity.ERROR,
                    f"{target.name} sedang dibuka di program lain.",
                    Place(str(target)),
                    "",
                    f"Tutup dokumen itu, lalu ulangi. Bila sudah tertutup, hapus berkas {owner}.",
                )
            )


def _concerns(error: OSError, target: Path, aside: Path) -> bool:
    """Whether an error is about the output (a full disk names no file)."""
    names = {str(path) for path in (target, aside, *target.parents)}
    return error.filename is None or str(error.filename) in names


def _not_written(target: Path, error: OSError) -> LkjipError:
    if error.errno == errno.ENOSPC:
        why, remedy = "ruang penyimpanan penuh", "Kosongkan ruang, lalu ulangi."
    elif isinstance(error, PermissionError):
        why = "berkas sedang dibuka di program lain, atau folder tidak boleh ditulisi"
        remedy = "Tutup berkas itu di Word, atau pilih folder lain dengan -o FOLDER."
    elif isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        why = "sudah ada berkas atau folder lain dengan nama itu"
        remedy = "Pilih tempat lain dengan -o FOLDER."
    else:
        why = f"sistem menolak ({errno.errorcode.get(error.errno or 0, type(error).__name__)})"
        remedy = "Pilih tempat lain dengan -o FOLDER."
    message = f"{target.name} tidak dapat ditulis: {why}."
    return LkjipError(
        Finding(codes.KELUARAN, Severity.ERROR, message, Place(str(target)), "", remedy)
    )
