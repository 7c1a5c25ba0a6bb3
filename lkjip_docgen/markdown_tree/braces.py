"""Attributes in braces, `{#id .class}`: at the end of a heading or paragraph, or on a line alone.

A line alone belongs to the block that follows at once, else to the block
before it, and at the end of a list item to the list; so a loop may make a
list and `{.huruf}` after it says how it is marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import MutableRecord, field

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_ATTRIBUTES = r"\{\s*((?:[.#][^\s{}]+\s*)+)\}"
_LEADING = lazy_pattern(rf"\A{_ATTRIBUTES}[ \t]*\n")
_LAST_LINE = lazy_pattern(rf"\n[ \t]*{_ATTRIBUTES}\s*\Z")
_TRAILING = lazy_pattern(rf"\s*{_ATTRIBUTES}\s*\Z")
_PARAGRAPH = 3  # tokens: it opens, holds its words, and closes


class Attributes(MutableRecord):
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


class _Place:
    """Where reading stands: inside which blocks, and after which one on each level."""

    def __init__(self) -> None:
        self._open: list[Token] = []
        self._before: dict[int, Token] = {}

    def block_before(self, level: int) -> Token | None:
        """The block of a level that ended last."""
        return self._before.get(level)

    def list_around(self) -> Token | None:
        """The innermost list."""
        for block in reversed(self._open):
            if block.type.endswith("_list_open"):
                return block
        return None

    def move_past(self, token: Token) -> None:
        """Go on behind a token, which may begin a block or end one."""
        if token.nesting == 1:
            self._open.append(token)
        elif token.nesting == -1:
            closed = self._open.pop()
            self._before = {lvl: b for lvl, b in self._before.items() if lvl < closed.level}
            self._before[closed.level] = closed


def _take(state: StateCore) -> None:
    kept: list[Token] = []
    place = _Place()
    tokens = state.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if _is_given_away(tokens, index, place):
            index += _PARAGRAPH
            continue
        if token.type == "inline" and kept[-1].type in ("paragraph_open", "heading_open"):
            token.content = _own(token.content, kept[-1], place.list_around() or kept[-1])
        place.move_past(token)
        kept.append(token)
        index += 1
    state.tokens = kept


def _is_given_away(tokens: list[Token], index: int, place: _Place) -> bool:
    """Whether a paragraph of braces alone begins here; they go to the block after or before it."""
    token = tokens[index]
    text = _alone(tokens[index + 1].content) if token.type == "paragraph_open" else ""
    if not text:
        return False
    target = _next(tokens, index) or place.block_before(token.level)
    if target is not None:
        _add(target, text)
    return target is not None


def _alone(content: str) -> str:
    found = _TRAILING.match(content)
    return found[1] if found else ""


def _next(tokens: list[Token], index: int) -> Token | None:
    """The block that starts on the line after a line of braces."""
    if index + _PARAGRAPH >= len(tokens):
        return None
    after, own = tokens[index + _PARAGRAPH], tokens[index].map
    if after.nesting != 1 or after.map is None or own is None:
        return None
    return after if after.map[0] == own[1] else None


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
