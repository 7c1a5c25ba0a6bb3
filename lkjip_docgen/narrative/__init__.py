"""The narrative: chapters in Jinja and Markdown become the document tree."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
