"""What several jobs need: the data of a report."""

from __future__ import annotations

from pathlib import Path

_DATA_FILE = "laporan.yaml"


def data_of(report: Path) -> Path:
    """The project that a report was built in: its folder, or the one above `keluaran`."""
    above = report.resolve().parent  # a bare name has no folder above it
    for folder in (above, above.parent):
        if (folder / _DATA_FILE).is_file():
            return folder
    return Path()
