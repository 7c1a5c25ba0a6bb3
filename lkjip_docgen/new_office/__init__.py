"""The first project folder of an office: its identity, and the rest empty to be filled in."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
