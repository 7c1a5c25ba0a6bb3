"""What the office still has to supply, as a run."""

from __future__ import annotations

from lkjip_docgen.document import Marker
from lkjip_docgen.docx import run, styles


def marker_text(node: Marker) -> str:
    """The text of a marker in its brackets."""
    return node.text if node.text.startswith("[") else f"[{node.text}]"


def marker(node: Marker) -> str:
    """A marker as a run that cannot be overlooked."""
    return run(marker_text(node), f'<w:rPr><w:rStyle w:val="{styles.MARKER}"/></w:rPr>')
