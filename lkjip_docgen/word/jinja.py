"""The Jinja environment of Word templates: the filters and phrases of the text, sandboxed."""

from __future__ import annotations

from collections.abc import Callable

from jinja2.sandbox import ImmutableSandboxedEnvironment

from lkjip_docgen.narrative.environment import KeepingGenerator
from lkjip_docgen.narrative.filters import FILTERS, KEPT, join_parts
from lkjip_docgen.narrative.functions import FUNCTIONS
from lkjip_docgen.narrative.problems import Unknown

# What makes blocks or notes: a paragraph of a Word template cannot hold them.
_BLOCKS = ("catatan", "persamaan", "halaman_baru", "tanda_tangan")


class WordEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with strict names, escaped values and what the text templates may use."""

    code_generator_class = KeepingGenerator
    join_parts = staticmethod(join_parts)


def word_environment(finalize: Callable[[object], object] | None = None) -> WordEnvironment:
    """A new environment; `finalize` says what a value prints."""
    environment = WordEnvironment(undefined=Unknown, autoescape=True, finalize=finalize)
    environment.filters = {name: environment.filters[name] for name in KEPT} | FILTERS
    environment.globals |= {n: f for n, f in FUNCTIONS.items() if n not in _BLOCKS}
    return environment
