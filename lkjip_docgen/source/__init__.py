"""Reads what the office wrote and remembers the place of every value."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
