"""Writing a file under another name before it takes its place."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.replacing import Writer, create, replace_by, unused_name
from lkjip_docgen.source import codes


def write_aside(target: Path, write: Writer) -> None:
    """Let `write` make the file under another name, then move it to `target`.

    A failure leaves an earlier `target` as it was.  Raises `LkjipError` when
    the file is open in a word processor or the folder cannot be written.
    This replaces whatever is there; outputs go through `Outputs.write`.
    """
    refuse_open(target)
    aside = unused_name(target)
    try:
        replace_by(target, aside, write)
    except OSError as error:
        if not _concerns(error, target, aside):
            raise
        raise not_written(target, error) from None


def settle(file: Path) -> None:
    """Wait until the disk has a finished file, so that losing power does not undo it."""
    with file.open("rb+") as made:
        os.fsync(made.fileno())


def make_folder(folder: Path) -> Path:
    """The folder, made if need be; `LkjipError` when files cannot be written into it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / f".{secrets.token_hex(8)}.sementara"
        create(probe)
        probe.unlink()
    except OSError as error:
        raise not_written(folder, error) from None
    return folder


def refuse_open(target: Path) -> None:
    """Word and LibreOffice leave a small owner file beside a document they have open."""
    if not target.name:
        return  # the root of a disk, or nothing at all: no document
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


def not_written(target: Path, error: OSError) -> LkjipError:
    """Why the system does not let a file or folder be written, as a finding."""
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
