"""How a process that checks once begins sooner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from lkjip_docgen.compiled_patterns import compiled_once, loading


@contextmanager
def quick_to_begin() -> Iterator[None]:
    """While this lasts, patterns come as an earlier process compiled them.

    So do those of libraries, wherefore it imports what a check needs.
    """
    with compiled_once():
        with loading():
            import_module("lkjip_docgen.jobs.check")
        yield
