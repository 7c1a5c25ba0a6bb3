"""Consistency rules over the data and what follows from them; one function a rule."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
