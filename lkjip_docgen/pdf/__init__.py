"""The PDF writer: the document tree becomes one HTML page, and that page a PDF."""

from lkjip_docgen.pdf.engine import require
from lkjip_docgen.pdf.html import write_html
from lkjip_docgen.pdf.process import LayoutProcess, layout_process
from lkjip_docgen.pdf.writer import Composed, Enclosed, compose_page, lay_out, write_pdf

__all__ = [
    "Composed",
    "Enclosed",
    "LayoutProcess",
    "compose_page",
    "lay_out",
    "layout_process",
    "require",
    "write_html",
    "write_pdf",
]
