"""Consistency rules over the data and what follows from them; one function a rule."""

from lkjip_docgen.checks.run import CheckResult, check
from lkjip_docgen.findings import Accepted

__all__ = ["Accepted", "CheckResult", "check"]
