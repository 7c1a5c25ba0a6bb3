"""The working paper of a report: every number of it as a live formula over its inputs.

Importing this package is cheap: XlsxWriter, which comes with the extra `excel`, is
loaded with the first workbook.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
