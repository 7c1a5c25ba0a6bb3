"""Takes a run apart: which changes and edits does a deviation need?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from trial.run import LIBREOFFICE, Result, Spec, run

_MOST = 8  # changes or edits of a run


def shrunk(spec: Spec, out: Path) -> Result:
    """The smallest run that still deviates in the same way; the run itself where none does."""
    best = run(spec, out)
    if not best.deviations:
        return best
    kind = best.deviations[0].kind
    best = _smaller(best, kind, out, "edits", (*range(_MOST), LIBREOFFICE))
    return _smaller(best, kind, out, "data", tuple(range(_MOST)))


def _smaller(best: Result, kind: str, out: Path, what: str, numbers: tuple[int, ...]) -> Result:
    """Leave one out after the other, as long as the kind of deviation stays."""
    count = len(best.edits if what == "edits" else best.data)
    kept = tuple(n for n in numbers if n < count or n == LIBREOFFICE)
    for number in kept:
        fewer = tuple(n for n in kept if n != number)
        spec = (
            replace(best.spec, edits=fewer) if what == "edits" else replace(best.spec, data=fewer)
        )
        tried = run(spec, out)
        if any(d.kind == kind for d in tried.deviations):
            best, kept = tried, fewer
    return best
