"""The codes of findings, one module a subject; a rule's code stands at the rule itself.

A module holds plain constants, each with its meaning beside it.  All of them are
imported together, so that a code given twice stops the program at once.
"""

from lkjip_docgen.findings.codes import (
    acceptance,
    addresses,
    batch,
    comparing,
    data,
    filling,
    refreshing,
    report,
    rules,
    signing,
    templates,
    units,
    window,
    word_files,
    word_pdf,
)

__all__ = [
    "acceptance",
    "addresses",
    "batch",
    "comparing",
    "data",
    "filling",
    "refreshing",
    "report",
    "rules",
    "signing",
    "templates",
    "units",
    "window",
    "word_files",
    "word_pdf",
]
