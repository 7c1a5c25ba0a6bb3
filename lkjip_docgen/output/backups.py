"""Copies of files that are about to be changed; a copy never takes the place of another."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from lkjip_docgen.output.aside import not_written, settle
from lkjip_docgen.replacing import create, unused_name


def keep(file: Path) -> Path:
    """Keep a copy beside the file, under the time of now and `.bak`; which copy it is.

    Raises `LkjipError` when it cannot be written; nothing should be changed then.
    """
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    numbers = (f"-{n}" if n > 1 else "" for n in count(1))
    names = (file.with_name(f"{file.name}.{moment}{number}.bak") for number in numbers)
    return copy_new(file, names)


def copy_new(source: Path, names: Iterable[Path]) -> Path:
    """Copy a file to the first of the names that nothing has yet, made exclusively.

    `names` has no end.  A copy that has its name is whole, whatever interrupts
    the program.  Permissions and times are kept.  Raises `LkjipError` when the
    copy cannot be written.
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
    if os.path.lexists(target):
        raise FileExistsError(target)
    aside = unused_name(target)
    create(aside)
    try:
        shutil.copyfile(source, aside)
        settle(aside)
        shutil.copystat(source, aside)
        create(target)  # takes the name, and follows no link either
        _move(aside, target)
    finally:
        aside.unlink(missing_ok=True)


def _move(aside: Path, target: Path) -> None:
    """Take the place that was made for the copy; an empty one stays nowhere."""
    try:
        aside.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
