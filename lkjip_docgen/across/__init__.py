"""What only shows when the reports of many offices are held against each other."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
