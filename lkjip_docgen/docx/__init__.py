"""Word files as such: package, blocks, words, controls and fields, to read and to write."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
