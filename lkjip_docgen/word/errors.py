"""What can be wrong with a Word template, said in Indonesian."""

from __future__ import annotations

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.place import Place


def template_problem(template: str, message: str, suggestion: str) -> LkjipError:
    """An error of the template file `template`."""
    return problem(
        codes.WORD_TEMPLATE, f"Templat {template}: {message}.", Place(template), suggestion
    )
