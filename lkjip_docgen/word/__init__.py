"""The Word writer: the document tree and a Word template become one .docx file."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
