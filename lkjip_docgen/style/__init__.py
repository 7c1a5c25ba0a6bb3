"""The look of a report: colours, fonts and page, in one place for Word, charts and PDF."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
