"""The folders that were worked on last, kept in the user's own configuration."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

from lkjip_docgen.records import Record

_LONGEST = 12  # folders that are remembered
_FILE = "folder-terakhir.json"


class Recent(Record):
    """A folder that was opened, and which report is in it as far as is known."""

    folder: Path
    office: str = ""
    year: str = ""


def recent_reports() -> list[Recent]:
    """The folders that were opened and are still there, the last one first."""
    return [each for each in _kept() if (each.folder / "laporan.yaml").is_file()]


def remember(report: Recent) -> None:
    """Put a folder first; where nothing can be kept, nothing is."""
    place = _place()
    if place is None:
        return
    reports = [report, *(other for other in _kept() if other.folder != report.folder)][:_LONGEST]
    rows = [[str(each.folder), each.office, each.year] for each in reports]
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        place.write_text(json.dumps(rows), encoding="utf-8")


def _kept() -> list[Recent]:
    place = _place()
    try:
        found = json.loads(place.read_text(encoding="utf-8")) if place is not None else []
    except (OSError, ValueError):
        return []
    rows = map(_row, found if isinstance(found, list) else [])
    return [each for each in rows if each is not None and each.folder.is_absolute()]


def _row(kept: object) -> Recent | None:
    """A report as it was kept; earlier only its folder was."""
    row = kept if isinstance(kept, list) else [kept]
    texts = [text for text in row[:3] if isinstance(text, str)]
    return Recent(Path(texts[0]), *texts[1:]) if texts else None


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
