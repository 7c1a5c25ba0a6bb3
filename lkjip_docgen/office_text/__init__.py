"""Markdown in the office's own texts: what of it is understood, and what is not."""

from lkjip_docgen.office_text.lines import APART, JOINED, ONE_LINE, UNFOLDED, ended_early
from lkjip_docgen.office_text.mistakes import HTML, SAFE_LINK, Mistake, mistakes, plain_signs
from lkjip_docgen.office_text.parser import parse
from lkjip_docgen.office_text.pictures import FOREIGN, file_of, picture_names, shown_alone

__all__ = [
    "APART",
    "FOREIGN",
    "HTML",
    "JOINED",
    "ONE_LINE",
    "SAFE_LINK",
    "UNFOLDED",
    "Mistake",
    "ended_early",
    "file_of",
    "mistakes",
    "parse",
    "picture_names",
    "plain_signs",
    "shown_alone",
]
