"""Pure functions from the model to quantities: what follows from what was written."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
