"""Page numbers from a real layout: which printed page each bookmark of a .docx stands on."""

from lkjip_docgen.layout.libreoffice import libreoffice
from lkjip_docgen.layout.own import pages_of_own_pdf
from lkjip_docgen.layout.page_ends import shape
from lkjip_docgen.layout.pages import Engine, PageNumbers, UnavailableError, page_numbers

__all__ = [
    "Engine",
    "PageNumbers",
    "UnavailableError",
    "libreoffice",
    "page_numbers",
    "pages_of_own_pdf",
    "shape",
]
