"""Charts as they were drawn."""

from __future__ import annotations

import re
from pathlib import Path

_VIEW = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


def proportions(path: Path, svg: str) -> float:
    """The height of a drawn chart for its width; `path` is named where the file is none."""
    view = _VIEW.search(svg)
    if view is None:
        raise ValueError(f"{path.name}: chart without a view box")
    return float(view[2]) / float(view[1])
