"""Picture files of an office: looked at, and prepared once for Word, PDF and page alike."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
