"""Page numbers from a real layout: which printed page each bookmark of a .docx stands on."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
