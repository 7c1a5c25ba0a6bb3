"""Output files: their names, and the one rule by which they may take their place.

Every command writes through `Outputs`: over nothing, or over a file that this
program wrote and nobody changed since.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
