"""The work in a browser window: a server for this computer alone, its pages and their doing."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
