"""The work of many offices, one after the other in processes here or on other computers."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
