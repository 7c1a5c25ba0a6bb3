"""Markdown in the office's own texts: what of it is understood, and what is not."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
