"""Changes a data file where it must change, and leaves every other byte as it was."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
