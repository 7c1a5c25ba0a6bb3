"""Findings: what is wrong, where, and how to mend it; their codes, and how they are shown."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
