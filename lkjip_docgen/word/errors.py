"""What can be wrong with a Word template, said in Indonesian."""

from __future__ import annotations

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place

UNREADABLE = "LK401"


def template_problem(template: str, message: str, suggestion: str) -> LkjipError:
    """An error of the template file `template`."""
    return LkjipError(
        Finding(
            UNREADABLE,
            Severity.ERROR,
            f"Templat {template}: {message}.",
            Place(template),
            suggestion=suggestion,
        )
    )
