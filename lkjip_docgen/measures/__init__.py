"""Pure functions from the model to quantities: what follows from what was written."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
