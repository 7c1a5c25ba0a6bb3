"""Where the files that come with the program are: in the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
ASSETS = _ROOT / "assets"
SAMPLES = _ROOT / "sample_data"


def template(name: str, project: Path | None = None) -> Path:
    """The template `name`: the project's own if it has one, else the default (decision 7)."""
    if project is not None and (own := project / "templates" / name).is_file():
        return own
    return TEMPLATES / name
