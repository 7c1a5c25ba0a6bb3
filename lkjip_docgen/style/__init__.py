"""The look of a report: colours, fonts and page, in one place for Word, charts and PDF."""

from lkjip_docgen.style.model import Colors, Fonts, Page, Style
from lkjip_docgen.style.reading import STYLE_FILE, load_style, own_faces

__all__ = ["STYLE_FILE", "Colors", "Fonts", "Page", "Style", "load_style", "own_faces"]
