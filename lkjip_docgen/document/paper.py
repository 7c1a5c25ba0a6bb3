"""How wide the text of a page is, as the house has it: what the tree is planned with."""

from __future__ import annotations

from typing import Final

TEXT_CM: Final = 15.5
"""Centimetres of text on a page that stands upright."""
TURNED_TEXT_CM: Final = 24.0
"""The same on one that lies on its side."""
