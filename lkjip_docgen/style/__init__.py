"""The look of a report: colours, fonts and page, in one place for Word, charts and PDF."""

from lkjip_docgen.style.look_file import STYLE_FILE, load_style, own_faces
from lkjip_docgen.style.model import Colors, Fonts, Page, Style

__all__ = ["STYLE_FILE", "Colors", "Fonts", "Page", "Style", "load_style", "own_faces"]
