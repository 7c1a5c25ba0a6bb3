"""Consistency rules over the data and what follows from them; one function a rule."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
