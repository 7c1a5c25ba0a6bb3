"""Where the files that come with the program are: in the wheel, or in the checkout."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

from lkjip_docgen.findings import near, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.project_files import own_file

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
ASSETS = _ROOT / "assets"
SAMPLES = _ROOT / "sample_data"
CHECKS_PAGE = _ROOT / "docs" / "pemeriksaan.md"
SCHEMA = "laporan.schema.json"
"""What the schema for editors is called, in the assets and in a project folder."""


def template(name: str, project: Path | None = None) -> Path:
    """The template `name`: the project's own if it has one, else the default.

    Raises `LkjipError` where the project's own is no ordinary file of its folder.
    """
    own = own_file(project, f"templates/{name}") if project is not None else None
    return own or TEMPLATES / name


def samples() -> dict[str, Path]:
    """The samples that come with the program, by name."""
    return {file.parent.name: file.parent for file in sorted(SAMPLES.glob("*/laporan.yaml"))}


def default_sample() -> str:
    """The sample whose folder holds a file `.default`."""
    return next(name for name, folder in samples().items() if (folder / ".default").exists())


def sample_folder(name: str | None) -> Path:
    """The folder of a sample, by default of the main one; `LkjipError` for an unknown name."""
    known = samples()
    if name is None:
        return known[default_sample()]
    if name not in known:
        raise problem(
            codes.CONTOH_TIDAK_DIKENAL,
            f"Contoh `{name}` tidak ada.",
            suggestion=f"{near(name, known)} Contoh yang ada: {', '.join(known)}.".lstrip(),
        )
    return known[name]


def copy_schema(folder: Path) -> None:
    """Put the schema that editors use beside the data, and let the data point to it."""
    schema = ASSETS / SCHEMA
    if not schema.is_file():
        return
    shutil.copyfile(schema, folder / SCHEMA)
    data = folder / "laporan.yaml"
    text = data.read_bytes().decode("utf-8")
    text = text.replace(f"$schema=../../assets/{SCHEMA}", f"$schema={SCHEMA}", 1)
    data.write_bytes(text.encode("utf-8"))


def copy_starters(folder: Path) -> None:
    """Put files beside the data that open the window of `lkjip open` by a double click.

    They name the Python at work as well: a program in a virtual environment is on no search path.
    """
    starters = ASSETS / "pembuka"
    if not starters.is_dir():
        return
    for file in starters.iterdir():
        target = folder / file.name
        text = file.read_bytes().decode("utf-8")
        on_windows = file.suffix == ".bat"
        target.write_bytes(text.replace("@PYTHON@", _python_for(on_windows)).encode("utf-8"))
        if not on_windows:
            target.chmod(0o755)


def _python_for(windows: bool) -> str:
    """The Python at work, for a script of Windows or a shell; "" where it cannot be said there.

    A script of Windows is read in the code page of the computer, and takes % for its own.
    """
    program = sys.executable or ""
    if not windows:
        return shlex.quote(program)
    return program if program.isascii() and not set(program) & set('%"') else ""
