"""What can be wrong with a Word template, said in Indonesian."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.place import Place


def template_problem(template: Path, message: str, suggestion: str) -> LkjipError:
    """An error of the template file `template`, placed where it can be opened."""
    return problem(
        codes.WORD_TEMPLATE,
        f"Templat {template.name}: {message}.",
        Place(str(template)),
        suggestion,
    )
