"""A file opened and saved by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from trial.deviation import hunks, pairs
from trial.fates import squeezed
from trial.reading import Atom, Doc

_SECONDS = 180


def is_there() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def resave(file: Path) -> None:
    """Have LibreOffice save a .docx as .docx; each process has a profile of its own."""
    profile = Path(tempfile.gettempdir(), f"trial-lo-{os.getpid()}")
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        shutil.move(str(Path(folder, file.name)), file)


def marked(before: Doc, after: Doc) -> Doc:
    """The saved text with the marks of the text before it."""
    old = [_key(a) for a in before.atoms]
    new = [_key(a) for a in after.atoms]
    marks = {j: before.atoms[i].mark for i, j in pairs(old, new)}
    for a, b, c, d in hunks(old, new):
        left = [n for n in range(a, b) if not before.atoms[n].is_empty]
        right = [n for n in range(c, d) if not after.atoms[n].is_empty]
        if len(left) == len(right):
            marks |= {j: before.atoms[i].mark for i, j in zip(left, right, strict=True)}
    after.atoms = [replace(a, mark=marks.get(n, "")) for n, a in enumerate(after.atoms)]
    return after


def _key(atom: Atom) -> tuple[bool, str, tuple[str, ...]]:
    return atom.kind == "p", squeezed(atom.text), atom.pictures
