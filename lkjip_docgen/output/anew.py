"""Writing a file of people's anew where it stands, with a copy of the earlier one beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.output.aside import settle, write_aside
from lkjip_docgen.output.backups import keep
from lkjip_docgen.output.memory import digest_of
from lkjip_docgen.replacing import Writer


def write_anew(file: Path, write: Writer, read: str) -> Path:
    """Let `write` make the file anew; the copy of the earlier one.

    `read` is the digest of what the new content was made from.  Raises
    `LkjipError`, with the file as it is and nothing left beside it, when
    somebody saved it since, or when it cannot be written.
    """
    kept: list[Path] = []

    def finish(aside: Path) -> None:
        write(aside)
        settle(aside)
        kept.append(keep(file))
        if digest_of(kept[0].read_bytes()) != read:
            raise _saved_since(file)

    try:
        write_aside(file.resolve(), finish)
    except BaseException:
        for copy in kept:
            copy.unlink(missing_ok=True)
        raise
    return kept[0]


def replace_together(contents: Mapping[Path, tuple[bytes, bytes]]) -> tuple[Path, ...]:
    """Write files anew, all of them or none: what each was when it was read, and what it becomes.

    The copies of the earlier files.  A file that was replaced comes back by its
    copy taking its place again, which needs no room on the disk.
    """
    copies: dict[Path, Path] = {}
    try:
        for file, (before, content) in contents.items():
            copies[file] = write_anew(file, partial(_put, content=content), digest_of(before))
    except BaseException:
        for file, copy in copies.items():
            copy.replace(file.resolve())
        raise
    return tuple(copies.values())


def _put(aside: Path, content: bytes) -> None:
    aside.write_bytes(content)


def _saved_since(file: Path) -> LkjipError:
    return problem(
        codes.BERUBAH_SEMENTARA,
        f"{file.name} disimpan oleh program atau orang lain ketika sedang diperbarui, sehingga "
        "tidak ditimpa.",
        file,
        "Pastikan tidak ada yang sedang menyuntingnya, lalu ulangi.",
    )
