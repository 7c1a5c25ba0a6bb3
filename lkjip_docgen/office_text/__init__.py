"""Markdown in the office's own texts: what of it is understood, and what is not."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
