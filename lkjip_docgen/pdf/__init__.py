"""The PDF writer: the document tree becomes one HTML page, and that page a PDF."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
