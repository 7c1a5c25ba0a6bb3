"""Page numbers from a real layout: which page each bookmark of a .docx stands on."""

from lkjip_docgen.layout.libreoffice import Unavailable, find_soffice, pages_of_bookmarks
from lkjip_docgen.layout.numbering import printed_numbers

__all__ = ["Unavailable", "find_soffice", "pages_of_bookmarks", "printed_numbers"]
