"""The two kinds of Markdown: that of templates, and that which an office may write.

Whatever a parser is told stands in this room, so that what an earlier run parsed is known by it.
The parser itself is imported when a text is parsed: for a check that finds every text as it was,
this would take longer than all the texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, TypedDict

from lkjip_docgen.markdown_tree.braces import attributes, braces_plugin
from lkjip_docgen.markdown_tree.kept_texts import Parsed, parsed
from lkjip_docgen.markdown_tree.syntax_tree import Node, Token, tree_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token as Parsing

CALLOUT: Final = "sorot"
"""How the box of a template is called."""

# Understood otherwise than in CommonMark: "[x]: y", "&amp;" and a line under words are
# what was typed, and so is text that is set in from the margin.
_OFF: Final = ("code", "lheading", "reference", "entity")


def template_tree(text: str) -> Node:
    """The tree of a rendered template: CommonMark with footnotes, boxes and braces."""
    return parsed("templat", text, _of_template).root


def office_tree(text: str) -> Node:
    """The tree of an office's text: CommonMark with tables, footnotes, ~sub~ and ^super^."""
    return parsed("kantor", text, _of_office).root


def office_tokens(text: str) -> tuple[Sequence[Token], dict[str, int]]:
    """The tokens of an office's text, line by line as typed, and its footnotes.

    Those by their names behind a colon, with their numbers: -1 where nothing refers to one.
    """
    found = parsed("persis", text, _exactly)
    return found.tokens, found.notes


def _of_template(text: str) -> Parsed:
    return Parsed(tree_of(_ours(_template_parser().parse(text))))


def _of_office(text: str) -> Parsed:
    return Parsed(tree_of(_ours(_office_parser().parse(text))))


class _Footnotes(TypedDict, total=False):
    """What the parser notes of footnotes."""

    refs: dict[str, int]


def _exactly(text: str) -> Parsed:
    notes: dict[str, _Footnotes] = {}
    tokens = _ours(_exact_parser().parse(text, notes))
    return Parsed(tokens=tokens, notes=notes.get("footnotes", {}).get("refs", {}))


@cache
def _template_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.container import container_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    md = MarkdownIt("commonmark", {"html": False})
    md.use(footnote_plugin).use(container_plugin, name=CALLOUT).use(braces_plugin)
    return md.disable(["code", "lheading", "hr"])


@cache
def _office_parser() -> MarkdownIt:
    return _plain_parser().disable(list(_OFF))


@cache
def _exact_parser() -> MarkdownIt:
    """The same, but letters behind a backslash stay tokens of their own."""
    return _plain_parser().disable([*_OFF, "text_join"])


def _plain_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.subscript import sub_plugin
    from mdit_py_plugins.superscript import superscript_plugin

    md = MarkdownIt("commonmark", {"html": False})
    # Words are never struck out in a report; the rule keeps "~~x~~" from being "~" and a ~sub~.
    md.enable(["table", "strikethrough"])
    return md.use(footnote_plugin).use(sub_plugin).use(superscript_plugin)


def _ours(tokens: Sequence[Parsing]) -> tuple[Token, ...]:
    """The tokens of the parser as plain data."""
    return tuple(map(_token, tokens))


def _token(token: Parsing) -> Token:
    given = attributes(token.meta)
    return Token(
        type=token.type,
        nesting=token.nesting,
        level=token.level,
        tag=token.tag,
        content=token.content,
        info=token.info,
        map=None if token.map is None else (token.map[0], token.map[1]),
        attrs=token.attrs,
        note=int(token.meta.get("id", -1)),
        id=given.id,
        classes=tuple(given.classes),
        children=_ours(token.children or ()),
    )
