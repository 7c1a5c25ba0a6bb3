"""Appendices that are PDF files: read and checked, given sheets in the report, put onto them.

Three steps around the layout of the report: `read_appendices` before it,
`reserve_sheets` on the tree, `fill_sheets` on the finished PDF.
"""

from lkjip_docgen.doors import door

__getattr__, __dir__, __all__ = door(__name__, __file__)
