"""The working paper of a report: every number of it as a live formula over its inputs.

Importing this package is cheap: XlsxWriter, which comes with the extra `excel`, is
loaded with the first workbook.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
