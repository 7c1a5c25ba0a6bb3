"""This year's data on their way into the next: what is carried on, and what is emptied."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
