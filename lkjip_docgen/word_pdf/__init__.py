"""From an edited Word report to its PDF: what stands in the way, the copy that is laid out,
and what an archive, a screen reader and a signature need of the result."""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
