"""Writing a file under another name before it takes its place."""

from __future__ import annotations

import errno
import os
import secrets
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.place import Place
from lkjip_docgen.replacing import Writer, create, replace_by, unused_name


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
            raise problem(
                codes.KELUARAN,
                f"{target.name} sedang dibuka di program lain.",
                target,
                f"Tutup dokumen itu, lalu ulangi. Bila sudah tertutup, hapus berkas {owner}.",
            )


def _concerns(error: OSError, target: Path, aside: Path) -> bool:
    """Whether an error is about the output (a full disk names no file)."""
    names = {str(path) for path in (target, aside, *target.parents)}
    return error.filename is None or str(error.filename) in names


_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def not_written(target: Path, error: OSError) -> LkjipError:
    """Why the system does not let a file or folder be written, as a finding."""
    why, remedy = _why(error)
    message = f"{target.name} tidak dapat ditulis: {why}."
    return problem(codes.KELUARAN, message, target, remedy)


def refused_by_system(error: OSError) -> Finding:
    """What the system did not let the program do where no room expected it."""
    why, remedy = _why(error)
    place = Place(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else None
    what = "Berkas tidak dapat dibaca atau ditulis"
    return Finding(codes.KELUARAN, Severity.ERROR, f"{what}: {why}.", place, "", remedy)


def _why(error: OSError) -> tuple[str, str]:
    """The reason and the remedy."""
    if error.errno in _FULL:
        return "ruang penyimpanan penuh", "Kosongkan ruang, lalu ulangi."
    if error.errno == errno.EFBIG:
        return "berkasnya terlalu besar untuk tempat itu", "Pilih tempat lain dengan -o FOLDER."
    if error.errno == errno.ENAMETOOLONG:
        return "namanya terlalu panjang", "Pilih nama yang lebih pendek dengan -o."
    if isinstance(error, PermissionError):
        return (
            "berkas sedang dibuka di program lain, atau folder tidak boleh ditulisi",
            "Tutup berkas itu di Word, atau pilih folder lain dengan -o FOLDER.",
        )
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return (
            "sudah ada berkas atau folder lain dengan nama itu",
            "Pilih tempat lain dengan -o FOLDER.",
        )
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return f"sistem menolak ({name})", "Pilih tempat lain dengan -o FOLDER."
