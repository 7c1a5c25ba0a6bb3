"""What the office still has to supply, as HTML."""

from __future__ import annotations

from lkjip_docgen.document import Marker
from lkjip_docgen.pdf.markup import text


def marker(node: Marker) -> str:
    """Something still to be supplied, in brackets and in a colour of its own."""
    words = node.text if node.text.startswith("[") else f"[{node.text}]"
    return f"<mark>{text(words)}</mark>"
