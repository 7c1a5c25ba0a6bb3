"""Electronic signatures of PDF files: places for them, making them, checking them.

`state` and `places` need no library for signing; `signer` and `verify` need
the extra `[sign]` and are imported only by the commands that use them.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
