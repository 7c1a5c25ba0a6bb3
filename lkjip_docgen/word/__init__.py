"""The Word writer: the document tree and a Word template become one .docx file."""

from lkjip_docgen.docx.fields import page_bookmark, static_bookmark
from lkjip_docgen.word.draft import Draft
from lkjip_docgen.word.writer import prepare, write_report

__all__ = ["Draft", "page_bookmark", "prepare", "static_bookmark", "write_report"]
