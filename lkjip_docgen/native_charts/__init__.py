"""Charts of Word itself: their XML as the part of a file, and the workbook inside.

Importing this package is cheap: XlsxWriter, which comes with the extra `grafik`, is
loaded with the first chart.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
