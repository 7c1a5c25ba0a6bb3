"""The environment of the narrative: its output is Markdown, and data never are."""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import Final, cast

from markupsafe import Markup

from lkjip_docgen.document import Block, Blocks, Marker, Text, Value
from lkjip_docgen.narrative.office import markdown
from lkjip_docgen.narrative.sentinels import Embedded, OfficeText, Store, without_sentinels
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.templating import (
    BLOCK_TYPES,
    FILTERS,
    OwnFirst,
    TemplateEnvironment,
    place_of,
    to_inlines,
)


class NarrativeEnvironment(TemplateEnvironment):
    """The environment of all templates, with what Markdown needs.

    Jinja tells a template's own text (`Markup`) from data (`str`): the former
    is Markdown, the latter never is.  Comments are `<!-- ... -->`, for `{#...}`
    gives a heading its id.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(
            OwnFirst(folders),
            filters={**FILTERS, "markdown": markdown},
            cached=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            comment_start_string="<!--",
            comment_end_string="-->",
        )

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source without reserved characters, its lines of text ending as they look."""
        own = without_sentinels(super().preprocess(source, name, filename))
        return "\n".join(map(_kept_end, own.split("\n")))


_TAGS_ALONE = lazy_pattern(r"\s*(?:(?:\{%(?:(?!%\}).)*%\}|<!--(?:(?!-->).)*-->)\s*)*")
_TAG_AT_END = lazy_pattern(r"(?<![-+])(%\}|-->)(?=\s*\Z)")


def _kept_end(line: str) -> str:
    """A line of the source; where a tag ends a line of text, the line break is kept.

    Jinja's `trim_blocks` would join the next line to it; a tag that has the
    line to itself leaves none, as wanted.
    """
    return line if _TAGS_ALONE.fullmatch(line) else _TAG_AT_END.sub(r"+\1", line)


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...]) -> NarrativeEnvironment:
    """The environment that finds templates in `folders`, the first one first.

    Shared by all renderings, so that a template is compiled once.
    """
    return NarrativeEnvironment(folders)


def held(store: Store, value: object) -> Markup:
    """What is printed for a value: a sentinel that `store` knows."""
    blocks = _blocks(value)
    if blocks is not None:
        return store.hold(Embedded(blocks, _current_place()))
    inlines = to_inlines(value)
    return store.hold(inlines) if inlines else Markup("")


def _blocks(value: object) -> Blocks | None:
    """The value as blocks if it is a block or a sequence of blocks, else None."""
    if type(value) in _NO_BLOCKS:
        return None
    if isinstance(value, BLOCK_TYPES):
        return (cast(Block, value),)
    if isinstance(value, OfficeText) and value:
        return value
    return tuple(cast(Blocks, value)) if _holds_blocks(value) else None


_NO_BLOCKS: Final = frozenset((str, int, Quantity, Text, Value, Marker))
"""What most values are that a template prints: found out sooner than that they are no block."""


def _holds_blocks(value: object) -> bool:
    """Whether a value is a sequence of blocks, one at least."""
    return (
        isinstance(value, tuple | list)
        and len(value) > 0
        and all(isinstance(item, BLOCK_TYPES) for item in value)
    )


def _current_place() -> Place | None:
    """The template line that is being rendered."""
    frame = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return place_of(template, frame.f_lineno)
        if frame.f_back is None:
            break
        frame = frame.f_back
    return None
