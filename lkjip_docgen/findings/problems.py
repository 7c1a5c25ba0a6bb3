"""The one builder of an error with a single finding."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings.finding import Finding, LkjipError, Severity
from lkjip_docgen.place import Place


def problem(
    code: str,
    message: str,
    place: Place | Path | None = None,
    suggestion: str = "",
    path: str = "",
) -> LkjipError:
    """What to raise when a job cannot go on for one reason.

    `place` is where it stands in a file, or the file itself; None where no file is
    to blame.  `path` is a data path.
    """
    where = Place(str(place)) if isinstance(place, Path) else place
    return LkjipError(Finding(code, Severity.ERROR, message, where, path, suggestion))
