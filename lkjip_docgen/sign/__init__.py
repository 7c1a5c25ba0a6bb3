"""Electronic signatures of PDF files: places for them, making them, checking them.

`state` and `places` need no library for signing; `signer` and `verify` need
the extra `[sign]` and are imported only by the commands that use them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
