"""The folders that were worked on last, kept in the user's own configuration."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

_LONGEST = 12  # folders that are remembered
_FILE = "folder-terakhir.json"


def recent_folders() -> list[Path]:
    """The folders that were opened and are still there, the last one first."""
    return [folder for folder in _kept() if (folder / "laporan.yaml").is_file()]


def remember(folder: Path) -> None:
    """Put a folder first; where nothing can be kept, nothing is."""
    place = _place()
    if place is None:
        return
    folders = [folder, *(other for other in _kept() if other != folder)][:_LONGEST]
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.write_text(json.dumps([str(each) for each in folders]), encoding="utf-8")


def _kept() -> list[Path]:
    place = _place()
    try:
        found = json.loads(place.read_text(encoding="utf-8")) if place is not None else []
    except (OSError, ValueError):
        return []
    names = found if isinstance(found, list) else []
    return [Path(name) for name in names if isinstance(name, str) and Path(name).is_absolute()]


def _place() -> Path | None:
    folder = own_folder()
    return None if folder is None else folder / _FILE


def own_folder() -> Path | None:
    """Where the program keeps what is the user's own; None where there is no place for it."""
    for variable in ("LKJIP_CONFIG", "APPDATA", "XDG_CONFIG_HOME"):
        folder = Path(os.environ.get(variable, ""))
        if folder.is_absolute():
            return folder / "lkjip-docgen"
    try:
        return Path.home() / ".config" / "lkjip-docgen"
    except RuntimeError:  # a user without a home
        return None
