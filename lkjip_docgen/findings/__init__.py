"""Findings: what is wrong, where, and how to mend it; their codes, and how they are shown."""

from lkjip_docgen.findings.finding import Accepted, Finding, LkjipError, Severity
from lkjip_docgen.findings.problems import problem
from lkjip_docgen.findings.registry import code, meanings

__all__ = ["Accepted", "Finding", "LkjipError", "Severity", "code", "meanings", "problem"]
