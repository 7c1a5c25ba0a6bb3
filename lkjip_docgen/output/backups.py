"""Copies of files that are about to be changed; a copy never takes the place of another."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from datetime import datetime
from itertools import count
from pathlib import Path

from lkjip_docgen.output.aside import not_written, settle
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.replacing import create, unused_name

_DOCUMENTS = (".docx", ".pdf")
_KEPT = lazy_pattern(
    r"(?:.+ \(sebelum \d\d-\d\d-\d{4} \d\d\.\d\d\.\d\d(?:, \d+)?\)\.(?:docx|pdf)|.+\.bak)",
    re.IGNORECASE,
)


def keep(file: Path) -> Path:
    """Keep a copy beside the file, under the time of now; which copy it is.

    A document stays one that its programs open: "LKjIP (sebelum 31-01-2025 09.15.00).docx".
    Of any other file the copy ends in `.bak`.  Raises `LkjipError` when it cannot be
    written; nothing should be changed then.
    """
    name = _document if file.suffix.lower() in _DOCUMENTS else _other
    moment = datetime.now()
    return copy_new(file, (file.with_name(name(file, moment, number)) for number in count(1)))


def is_kept(name: str) -> bool:
    """Whether a file is named as `keep` names copies."""
    return _KEPT.fullmatch(name) is not None


def _document(file: Path, moment: datetime, number: int) -> str:
    more = f", {number}" if number > 1 else ""
    return f"{file.stem} (sebelum {moment:%d-%m-%Y %H.%M.%S}{more}){file.suffix}"


def _other(file: Path, moment: datetime, number: int) -> str:
    more = f"-{number}" if number > 1 else ""
    return f"{file.name}.{moment:%Y%m%d-%H%M%S}{more}.bak"


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
