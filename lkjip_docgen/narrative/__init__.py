"""The narrative: chapters in Jinja and Markdown become the document tree."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
