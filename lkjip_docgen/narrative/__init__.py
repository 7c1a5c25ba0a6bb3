"""The narrative: chapters in Jinja and Markdown become the document tree."""

from lkjip_docgen.narrative.compose import compose

__all__ = ["compose"]
