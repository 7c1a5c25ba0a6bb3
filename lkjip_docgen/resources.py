"""Where the files that come with the program are: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.project_files import own_file

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
ASSETS = _ROOT / "assets"
SAMPLES = _ROOT / "sample_data"


def template(name: str, project: Path | None = None) -> Path:
    """The template `name`: the project's own if it has one, else the default (decision 7).

    Raises `LkjipError` where the project's own is no ordinary file of its folder.
    """
    own = own_file(project, f"templates/{name}") if project is not None else None
    return own or TEMPLATES / name
