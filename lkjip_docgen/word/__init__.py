"""The Word writer: the document tree and a Word template become one .docx file."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
