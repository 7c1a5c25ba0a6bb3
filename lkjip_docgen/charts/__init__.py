"""Charts as pictures, drawn by matplotlib only when their data or the style changed.

Importing this package is cheap: matplotlib is loaded with the first picture
that has to be drawn.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
