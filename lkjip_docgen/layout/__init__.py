"""Page numbers from a real layout: which printed page each bookmark of a .docx stands on."""

from lkjip_docgen.layout.pages import PageNumbers, page_numbers

__all__ = ["PageNumbers", "page_numbers"]
