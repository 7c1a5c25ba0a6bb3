"""New numbers into an edited report: what people wrote stays, what the data say is renewed."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
