"""Regulations as dated tables: formula versions, categories, months, legal sources."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
