"""Appendices that are PDF files: read and checked, given sheets in the report, put onto them.

Three steps around the layout of the report: `read_appendices` before it,
`reserve_sheets` on the tree, `fill_sheets` on the finished PDF.
"""

from lkjip_docgen.appendices.merge import fill_sheets
from lkjip_docgen.appendices.read import Appendix, read_appendices
from lkjip_docgen.appendices.sheets import reserve_sheets

__all__ = ["Appendix", "fill_sheets", "read_appendices", "reserve_sheets"]
