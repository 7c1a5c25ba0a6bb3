"""A new folder: all of it or nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """A place to make the contents of `folder`; they stand there when all went well.

    The place does not exist yet.  Raises `LkjipError` when `folder` holds
    something already, or cannot be made; it is left as it was then.
    """
    try:
        _refuse_used(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".lkjip-") as aside:
            made = Path(aside) / "baru"
            yield made
            folder.mkdir(exist_ok=True)  # it may be the current folder, so it stays the same one
            _refuse_used(folder)  # somebody may have put a file there meanwhile
            for entry in made.iterdir():
                entry.rename(folder / entry.name)
    except (OSError, shutil.Error):
        raise _refusal(
            f"Folder {folder.name} tidak dapat dibuat.",
            folder,
            "Pilih tempat yang boleh Anda tulisi, misalnya folder Dokumen.",
        ) from None


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _refusal(
            f"Folder {folder.name} sudah berisi berkas.",
            folder,
            "Pilih nama folder yang belum ada, atau kosongkan folder itu.",
        )


def _refusal(message: str, folder: Path, suggestion: str) -> LkjipError:
    return problem(codes.FOLDER_BARU, message, folder, suggestion)
