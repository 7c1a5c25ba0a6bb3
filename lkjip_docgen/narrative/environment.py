"""The Jinja environment of the narrative: sandboxed, strict, and blind to Markdown in data."""

from __future__ import annotations

import hashlib
import re
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from lkjip_docgen.narrative.filters import FILTERS, KEPT, join_parts
from lkjip_docgen.narrative.functions import FUNCTIONS
from lkjip_docgen.narrative.inlines import BLOCK_TYPES, to_inlines
from lkjip_docgen.narrative.problems import Unknown, place_of
from lkjip_docgen.narrative.sentinels import Embedded, Store, without_sentinels
from lkjip_docgen.place import Place
from lkjip_docgen.template_loader import OwnFirst
from lkjip_docgen.user_cache import user_cache

STORE = "_simpanan"
"""The name under which a rendering finds its own store."""


class KeepingGenerator(CodeGenerator):
    """Makes `a ~ b` keep quantities and references instead of printing them at once."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        """Write a call that joins the parts."""
        self.write("environment.join_parts((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class NarrativeEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for templates that nobody has to trust.

    Autoescape is on so that Jinja tells a template's own text (`Markup`) from
    data (`str`): the former is Markdown, the latter never is.  Comments are
    `<!-- ... -->`, for `{#...}` gives a heading its id.
    """

    code_generator_class = KeepingGenerator
    join_parts = staticmethod(join_parts)

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(
            loader=OwnFirst(folders),
            autoescape=True,
            undefined=Unknown,
            finalize=_hold,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_bytecode_cache(),
            comment_start_string="<!--",
            comment_end_string="-->",
        )
        self.filters = {name: self.filters[name] for name in KEPT} | FILTERS
        self.globals |= FUNCTIONS

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """The source without reserved characters, its lines of text ending as they look."""
        own = without_sentinels(super().preprocess(source, name, filename))
        return "\n".join(map(_kept_end, own.split("\n")))


_TAGS_ALONE = re.compile(r"\s*(?:(?:\{%(?:(?!%\}).)*%\}|<!--(?:(?!-->).)*-->)\s*)*")
_TAG_AT_END = re.compile(r"(?<![-+])(%\}|-->)(?=\s*\Z)")


def _kept_end(line: str) -> str:
    """A line of the source; where a tag ends a line of text, the line break is kept.

    Jinja's `trim_blocks` would join the next line to it; a tag that has the
    line to itself leaves none, as wanted.
    """
    return line if _TAGS_ALONE.fullmatch(line) else _TAG_AT_END.sub(r"+\1", line)


def _bytecode_cache() -> FileSystemBytecodeCache | None:
    """Compiled templates of earlier runs; the compiler's own source is part of their name."""
    folder = user_cache("templat")
    if folder is None:
        return None
    compiler = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12]
    return FileSystemBytecodeCache(str(folder), f"{compiler}-%s.cache")


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...]) -> NarrativeEnvironment:
    """The environment that finds templates in `folders`, the first one first.

    Shared by all renderings, so that a template is compiled once.
    """
    return NarrativeEnvironment(folders)


@pass_context
def _hold(context: Context, value: Any) -> Markup:
    """Jinja's finalize: a sentinel for every value that a template prints."""
    if isinstance(value, Markup):
        return value
    store: Store = context[STORE]
    blocks = _blocks(value)
    if blocks is not None:
        return store.hold(Embedded(blocks, _current_place()))
    inlines = to_inlines(value)
    return store.hold(inlines) if inlines else Markup("")


def _blocks(value: Any) -> Any:
    """The value as blocks if it is a block or a sequence of blocks, else None."""
    if isinstance(value, BLOCK_TYPES):
        return (value,)
    if isinstance(value, tuple | list) and value and all(isinstance(v, BLOCK_TYPES) for v in value):
        return tuple(value)
    return None


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
