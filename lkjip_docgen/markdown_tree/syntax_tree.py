"""What a text in Markdown is made of: its tokens in a row, or its nodes as a tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lkjip_docgen.records import Record, field

_OPENS: Final = "_open"


class Token(Record, omit_defaults=True):
    """A block that begins (`nesting` 1) or ends (-1), or what stands in it.

    `map` are the lines of the text from which to which it goes; `attrs` what it says besides,
    as the address of a link.  `note` is the number of a footnote, `id` and `classes` what
    braces say.
    """

    type: str
    nesting: int = 0
    level: int = 0
    tag: str = ""
    content: str = ""
    info: str = ""
    map: tuple[int, int] | None = None
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    note: int = -1
    id: str = ""
    classes: tuple[str, ...] = ()
    children: tuple[Token, ...] = ()


class Node(Record, omit_defaults=True):
    """A block or piece of a text with what stands in it; as a token otherwise.

    `line` is that of the text where it begins, of a piece that where its block does.
    """

    type: str
    tag: str = ""
    content: str = ""
    info: str = ""
    line: int = 0
    map: tuple[int, int] | None = None
    attrs: dict[str, str | int | float] = field(default_factory=dict)
    note: int = -1
    id: str = ""
    classes: tuple[str, ...] = ()
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """The node itself and all below it, in their order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree_of(tokens: Sequence[Token]) -> Node:
    """The tree of the tokens of a text."""
    return Node("root", children=_nodes(tokens, 0))


def _nodes(tokens: Sequence[Token], line: int) -> tuple[Node, ...]:
    """What tokens side by side make; those without a line of their own are of `line`."""
    above: list[tuple[list[Node], Token, int]] = []
    here: list[Node] = []
    for token in tokens:
        start = line if token.map is None else token.map[0]
        if token.nesting == 1:
            above.append((here, token, line))
            here, line = [], start
        elif token.nesting == -1:
            outside, opening, before = above.pop()
            outside.append(_node(opening, line, tuple(here)))
            here, line = outside, before
        else:
            here.append(_node(token, start, _nodes(token.children, start)))
    return tuple(here)


def _node(token: Token, line: int, children: tuple[Node, ...]) -> Node:
    return Node(
        type=token.type.removesuffix(_OPENS),
        tag=token.tag,
        content=token.content,
        info=token.info,
        line=line,
        map=token.map,
        attrs=token.attrs,
        note=token.note,
        id=token.id,
        classes=token.classes,
        children=children,
    )
