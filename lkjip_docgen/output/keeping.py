"""Copies of files that are about to be changed; a copy never takes the place of another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path

from lkjip_docgen.output.aside import not_written, write_aside
from lkjip_docgen.replacing import Writer


def keep(file: Path) -> Path:
    """Keep a copy beside the file, under the time of now and `.bak`; which copy it is.

    Raises `LkjipError` when it cannot be written; nothing should be changed then.
    """
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    numbers = (f"-{n}" if n > 1 else "" for n in count(1))
    names = (file.with_name(f"{file.name}.{moment}{number}.bak") for number in numbers)
    return copy_new(file, names)


def keep_and_replace(file: Path, write: Writer) -> Path:
    """Keep a copy of a file, then let `write` make it anew; which copy that is.

    Raises `LkjipError` where either fails: the file is as it was, and there is
    no copy.
    """
    copy = keep(file)
    try:
        write_aside(file.resolve(), write)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return copy


def replace_together(contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write several files anew, all of them or none; where their earlier selves are.

    A file that was replaced comes back by its copy taking its place again,
    which needs no room on the disk.
    """
    copies: dict[Path, Path] = {}
    try:
        for file, content in contents.items():
            copies[file] = keep_and_replace(file, partial(_put, content=content))
    except BaseException:
        for file, copy in copies.items():
            copy.replace(file.resolve())
        raise
    return tuple(copies.values())


def _put(aside: Path, content: bytes) -> None:
    aside.write_bytes(content)


def copy_new(source: Path, names: Iterable[Path]) -> Path:
    """Copy a file to the first of the names that nothing has yet, made exclusively.

    `names` has no end.  Permissions and times are kept.  Raises `LkjipError`
    when the copy cannot be written.
    """
    for name in names:
        try:
            _copy(source, name)
        except FileExistsError:
            continue
        except OSError as error:
            raise not_written(name, error) from None
        return name
    raise ValueError("the names must not end")


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as given, target.open("xb") as made:  # "x" follows no link either
        try:
            shutil.copyfileobj(given, made)
            made.flush()
            os.fsync(made.fileno())
        except BaseException:
            target.unlink(missing_ok=True)
            raise
    shutil.copystat(source, target)
