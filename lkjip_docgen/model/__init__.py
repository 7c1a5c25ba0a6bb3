"""What an office reports: the data file as typed, validated domain objects."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
