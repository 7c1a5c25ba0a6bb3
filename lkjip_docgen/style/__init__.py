"""The look of a report: colours, fonts and page, in one place for Word, charts and PDF."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
