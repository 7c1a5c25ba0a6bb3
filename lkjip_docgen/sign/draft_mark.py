"""The mark inside a PDF that says that it is a draft: nobody should sign one by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_docgen.sign.document import value_of

if TYPE_CHECKING:
    from pyhanko.pdf_utils.reader import PdfFileReader

KEY: Final = "LkjipSifat"
"""The entry of `/Info` that drafts of this program have."""
VALUE: Final = "draf"
_DRAWING = "/LkjipDraf"  # the word across the pages of drafts without the entry


def is_draft(reader: PdfFileReader) -> bool:
    """Whether a PDF, read by pyHanko, is marked as a draft."""
    info = value_of(reader.trailer_view, "/Info", {})
    if str(value_of(info, f"/{KEY}", "")) == VALUE:
        return True
    page = reader.find_page_for_modification(0)[0].get_object()
    resources = value_of(page, "/Resources", {})
    return _DRAWING in value_of(resources, "/XObject", {})
