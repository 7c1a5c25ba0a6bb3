"""Picture files of an office: looked at, and prepared once for Word, PDF and page alike."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
