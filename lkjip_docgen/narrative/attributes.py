"""Attributes in braces, `{#id .class}`: at the end of a heading or paragraph, or on a line alone.

A line alone belongs to the block that follows at once, else to the block
before it, and at the end of a list item to the list; so a loop may make a
list and `{.huruf}` after it says how it is marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_ATTRIBUTES = r"\{\s*((?:[.#][^\s{}]+\s*)+)\}"
_LEADING = re.compile(rf"\A{_ATTRIBUTES}[ \t]*\n")
_LAST_LINE = re.compile(rf"\n[ \t]*{_ATTRIBUTES}\s*\Z")
_TRAILING = re.compile(rf"\s*{_ATTRIBUTES}\s*\Z")


@dataclass(slots=True)
class Attributes:
    """What braces said about a block; `id` may hold sentinels."""

    id: str = ""
    classes: list[str] = field(default_factory=list)


def attributes(token_meta: dict[str, object]) -> Attributes:
    """The attributes that the plugin left in a token's meta."""
    found = token_meta.get("atribut")
    return found if isinstance(found, Attributes) else Attributes()


def braces_plugin(md: MarkdownIt) -> None:
    """Take attributes out of the text before inlines are parsed."""
    md.core.ruler.before("inline", "atribut", _take)


def _take(state: StateCore) -> None:
    kept: list[Token] = []
    before: dict[int, Token] = {}  # the block that ended last, by level
    open_blocks: list[Token] = []
    tokens = state.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "paragraph_open" and (text := _alone(tokens[index + 1].content)):
            target = _next(tokens, index) or before.get(token.level)
            if target is not None:
                _add(target, text)
                index += 3
                continue
        if token.type == "inline" and kept[-1].type in ("paragraph_open", "heading_open"):
            lists = [block for block in open_blocks if block.type.endswith("_list_open")]
            token.content = _own(token.content, kept[-1], lists[-1] if lists else kept[-1])
        if token.nesting == 1:
            open_blocks.append(token)
        elif token.nesting == -1:
            closed = open_blocks.pop()
            before = {lvl: block for lvl, block in before.items() if lvl < closed.level}
            before[closed.level] = closed
        kept.append(token)
        index += 1
    state.tokens = kept


def _alone(content: str) -> str:
    found = _TRAILING.match(content)
    return found[1] if found else ""


def _next(tokens: list[Token], index: int) -> Token | None:
    """The block that starts on the line after a line of braces."""
    if index + 3 >= len(tokens):
        return None
    after, own = tokens[index + 3], tokens[index].map
    at_once = after.map is not None and own is not None and after.map[0] == own[1]
    return after if after.nesting == 1 and at_once else None


def _own(content: str, block: Token, around: Token) -> str:
    """A block's text without braces, which go to the block or to the list `around` it."""
    for pattern, target in ((_LEADING, block), (_LAST_LINE, around), (_TRAILING, block)):
        found = pattern.search(content)
        if found:
            _add(target, found[1])
            content = content[: found.start()] + content[found.end() :]
    return content


def _add(target: Token, text: str) -> None:
    found = attributes(target.meta)
    for word in text.split():
        if word.startswith("#"):
            found.id = word[1:]
        else:
            found.classes.append(word[1:])
    target.meta["atribut"] = found
