"""Word files as such: package, blocks, words, controls and fields, to read and to write."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
