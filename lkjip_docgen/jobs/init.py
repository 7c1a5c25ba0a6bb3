"""A new project folder that is a copy of a sample."""

from __future__ import annotations

import shutil
from pathlib import Path

from lkjip_docgen.output import fresh_folder
from lkjip_docgen.resources import copy_schema, sample_folder

_NOT_COPIED = shutil.ignore_patterns(".default", ".lkjip", "keluaran", "__pycache__")


def create(folder: Path, sample: str | None = None) -> None:
    """Copy a sample into `folder`, which must be new or empty.

    Raises `LkjipError` for an unknown sample or a folder that cannot be used;
    nothing in it is changed then.
    """
    source = sample_folder(sample)
    with fresh_folder(folder) as made:
        shutil.copytree(source, made, ignore=_NOT_COPIED)
        copy_schema(made)
