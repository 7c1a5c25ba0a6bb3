"""The Word writer: the document tree and a Word template become one .docx file."""

from lkjip_docgen.word.draft import Draft
from lkjip_docgen.word.writer import prepare, write_report

__all__ = ["Draft", "prepare", "write_report"]
