"""A text of the office as it is parsed, after what beside a figure only looks like Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from lkjip_docgen.markdown_tree import Node, Token, office_tokens, office_tree
from lkjip_docgen.office_text.numbered import with_figures


@lru_cache(maxsize=512)  # the texts of two reports: an office changes one at a time
def parse(text: str) -> Node:
    """The syntax tree of a text."""
    return office_tree(with_figures(text))


def tokens_of(text: str) -> tuple[Sequence[Token], dict[str, int]]:
    """The tokens of a text, line by line as typed, and its footnotes (`office_tokens`)."""
    return office_tokens(with_figures(text))
