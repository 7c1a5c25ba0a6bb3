"""The document tree: plain data that every writer reads and none changes."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
