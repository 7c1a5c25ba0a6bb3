"""The Word writer: the document tree and a Word template become one .docx file."""

from lkjip_docgen.word.fields import page_bookmark
from lkjip_docgen.word.writer import write_report

__all__ = ["page_bookmark", "write_report"]
