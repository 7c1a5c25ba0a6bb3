"""Charts as pictures, drawn by matplotlib only when their data or the style changed.

Importing this package is cheap: matplotlib is loaded with the first picture
that has to be drawn.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
