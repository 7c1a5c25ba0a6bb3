"""Markdown as a tree of plain data, whoever parsed it: this run, or an earlier one."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
