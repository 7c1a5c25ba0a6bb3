"""Reports that many tests start from are made once: the same project gives the same file.

What a report is made from is its project folder, whatever the folder is called and wherever
it stands: data, tables, pictures, templates and style.  The file that the first build of such
a folder wrote, and the draft that the first refresh composed, serve all others of the run.
A test marked `made_anew` makes its own; see `remembered`.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from remembered import Shelf

from lkjip_docgen.document.tree import Report
from lkjip_docgen.docx import DOCUMENT, is_marked
from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs import formats
from lkjip_docgen.jobs.drafting import Progress, with_places_to_sign
from lkjip_docgen.source import Project
from lkjip_docgen.word import Draft

_REFRESHING = import_module("lkjip_docgen.jobs.refresh")
Drafted = tuple[Draft, tuple[Finding, ...]]
"""A draft, and what is said of what it leaves out."""

_MADE = frozenset({"keluaran", ".lkjip"})
"""Folders in a project of which no report is made."""


def digest_of_project(folder: Path) -> str | None:
    """Names all that the report of a project is made from; None where that cannot be told."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if name.parts[0] in _MADE:
            continue
        if path.is_symlink() or not (path.is_dir() or path.is_file()):
            return None
        content = path.read_bytes() if path.is_file() else b""
        found.update(f"{name.as_posix()}\0{path.is_dir()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def written_once(project: Path, kind: str, write: Callable[[], Path]) -> tuple[str, bytes]:
    """Name and content of the file that `write` makes of a project, which the first wrote.

    `kind` says how it is made, as far as that is not in the project folder.
    """
    digest, shelf = digest_of_project(project), Shelf.of_this_run
    if digest is None or shelf is None:
        return _read(write())
    return shelf.kept(f"{kind}-{digest}", lambda: _read(write()))


def _read(file: Path) -> tuple[str, bytes]:
    return file.name, file.read_bytes()


def drafts_once(patch: pytest.MonkeyPatch, shelf: Shelf) -> None:
    """Have refreshes and builds take a draft that is on the shelf, or leave theirs there."""
    compose = _REFRESHING._draft

    def remembered(project: Project, progress: Progress, like: Mapping[str, bytes]) -> Drafted:
        kind = f"{_has_signature_places(like)}-{is_marked(like)}"
        return _kept(shelf, project, kind, lambda: compose(project, progress, like))

    patch.setattr(_REFRESHING, "_draft", remembered)

    make = formats.word_draft

    def left(project: Project, report: Report, *more: Any, is_draft: bool) -> Drafted:
        kind = f"{report == with_places_to_sign(report)}-{is_draft}"
        return _kept(shelf, project, kind, lambda: make(project, report, *more, is_draft=is_draft))

    patch.setattr(formats, "word_draft", left)


def _has_signature_places(like: Mapping[str, bytes]) -> bool:
    return bool(_REFRESHING._has_signature_places(like[DOCUMENT]))


def _kept(shelf: Shelf, project: Project, kind: str, make: Callable[[], Drafted]) -> Drafted:
    digest = digest_of_project(project.root)
    if digest is None or not shelf.is_open:
        return make()
    key = f"draf-{digest}-{project.data_file.name}-{kind}"
    places, *more, remarks = shelf.kept(key, lambda: _stored(*make(), shelf))
    entries = {name: zlib.decompress(shelf.kept(place, _lost)) for name, place in places.items()}
    return Draft(entries, *more), remarks


_Stored = tuple[dict[str, str], frozenset[str], dict[str, str], str, tuple[Finding, ...]]


def _stored(draft: Draft, remarks: tuple[Finding, ...], shelf: Shelf) -> _Stored:
    """A draft without the tree of its text; each entry lies on the shelf by itself.

    Drafts have most of their pictures and parts in common.
    """
    places = {name: _place(data, shelf) for name, data in draft.entries.items()}
    return places, draft.open, dict(draft.properties), draft.origin, remarks


def _place(data: bytes, shelf: Shelf) -> str:
    """Where on the shelf some content lies."""
    key = f"isi-{hashlib.sha256(data).hexdigest()}"
    shelf.kept(key, lambda: zlib.compress(data, 1))
    return key


def _lost() -> bytes:
    raise AssertionError("a draft is kept, and an entry of it is not")
