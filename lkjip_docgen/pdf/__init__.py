"""The PDF writer: the document tree becomes one HTML page, and that page a PDF."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
