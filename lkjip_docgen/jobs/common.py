"""What several jobs need: the data of a report, and a copy of a file before it is changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from lkjip_docgen.output import write_aside

_DATA_FILE = "laporan.yaml"


def data_of(report: Path) -> Path:
    """The project that a report was built in: its folder, or the one above `keluaran`."""
    above = report.resolve().parent  # a bare name has no folder above it
    for folder in (above, above.parent):
        if (folder / _DATA_FILE).is_file():
            return folder
    return Path()


def keep(report: Path) -> Path:
    """Keep the earlier file beside the report, under the time of now."""
    moment = datetime.now().strftime("%Y%m%d-%H%M%S")
    backup = report.with_name(f"{report.name}.{moment}.bak")
    write_aside(backup, lambda aside: _copy(report, aside))
    return backup


def _copy(source: Path, target: Path) -> None:
    target.write_bytes(source.read_bytes())
