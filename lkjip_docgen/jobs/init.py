"""A new project folder: a copy of a sample, or an empty one of an office."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.output import fresh_folder
from lkjip_docgen.resources import copy_schema, copy_starters, sample_folder

if TYPE_CHECKING:
    from lkjip_docgen.new_office import Identitas

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
        copy_starters(made)


def create_for(identity: Identitas, folder: Path, sample: str | None = None) -> None:
    """Make the empty folder of an office, on the pattern of a sample; raises as `create` does."""
    from lkjip_docgen.new_office import new_office

    new_office(folder, identity, sample)
