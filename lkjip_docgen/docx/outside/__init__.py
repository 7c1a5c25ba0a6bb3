"""What in a Word file reaches beyond the file, or runs: found, told, and taken out."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
