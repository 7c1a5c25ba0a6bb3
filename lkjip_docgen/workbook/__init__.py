"""The data file as an Excel workbook: written for people to fill in, read back without loss."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
