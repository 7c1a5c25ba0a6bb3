"""What differs between two reports: data, Word files and PDF files in any mixture."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
