"""What differs between two reports: data, Word files and PDF files in any mixture."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
