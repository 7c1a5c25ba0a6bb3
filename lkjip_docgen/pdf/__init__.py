"""The PDF writer: the document tree becomes one HTML page, and that page a PDF."""

from lkjip_docgen.pdf.engine import load as require
from lkjip_docgen.pdf.html import write_html
from lkjip_docgen.pdf.writer import write_pdf

__all__ = ["require", "write_html", "write_pdf"]
