"""The Markdown that an office may write: CommonMark with tables, footnotes, ~sub~ and ^super^."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TypedDict

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.subscript import sub_plugin
from mdit_py_plugins.superscript import superscript_plugin

from lkjip_docgen.office_text.numbered import with_figures

# Understood otherwise than in CommonMark: "[x]: y", "&amp;" and a line under words are
# what was typed, and so is text that is set in from the margin.
_OFF = ("code", "lheading", "reference", "entity")


@cache
def _parser() -> MarkdownIt:
    return _with_ours(MarkdownIt("commonmark", {"html": False})).disable(list(_OFF))


@cache
def _exact_parser() -> MarkdownIt:
    """The same, but letters behind a backslash stay tokens of their own."""
    md = _with_ours(MarkdownIt("commonmark", {"html": False}))
    return md.disable([*_OFF, "text_join"])


def _with_ours(md: MarkdownIt) -> MarkdownIt:
    # Words are never struck out in a report; the rule keeps "~~x~~" from being "~" and a ~sub~.
    md.enable(["table", "strikethrough"])
    return md.use(footnote_plugin).use(sub_plugin).use(superscript_plugin)


@lru_cache(maxsize=512)  # the texts of two reports: an office changes one at a time
def parse(text: str) -> SyntaxTreeNode:
    """The syntax tree of a text, which nobody may change."""
    return SyntaxTreeNode(_parser().parse(with_figures(text)))


class _Footnotes(TypedDict, total=False):
    """What the parser notes of footnotes."""

    refs: dict[str, int]


def tokens_of(text: str) -> tuple[list[Token], dict[str, int]]:
    """The tokens of a text, line by line as typed, and its footnotes.

    Those by their names behind a colon, with their numbers: -1 where nothing refers to one.
    """
    notes: dict[str, _Footnotes] = {}
    tokens = _exact_parser().parse(with_figures(text), notes)
    return tokens, notes.get("footnotes", {}).get("refs", {})
