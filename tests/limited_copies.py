"""What is asked of a PDF of others is asked in a copy of the test's process, not in a new one.

A new interpreter loads pikepdf again for each question.  The copy has the same limits beyond
what this process has already.  Tests about the limits themselves are marked `made_anew`, and
ask as the program does.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from remembered import Shelf

from lkjip_docgen import limited

_ASKING = (
    "lkjip_docgen.source.pdf_appendix",
    "lkjip_docgen.comparison.from_pdf",
    "lkjip_docgen.appendices.drawing",
)
_BEFORE = 300  # megabytes that a new interpreter takes before it begins


@pytest.fixture(scope="session", autouse=True)
def copies() -> Iterator[None]:
    """Ask in a copy wherever the program asks in a limited process."""
    with pytest.MonkeyPatch.context() as patch:
        if sys.platform == "linux":
            for module in _ASKING:
                patch.setattr(importlib.import_module(module), "call", asked)
        yield


def asked(function: str, *arguments: str, seconds: int = limited.SECONDS) -> dict[str, object]:
    """What `limited.call` gives back."""
    if not Shelf.is_open:
        return limited.call(function, *arguments, seconds=seconds)
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of libraries, all idle
        child = os.fork()
    if not child:
        os.close(reading)
        _answer(function, arguments, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    try:
        answer: dict[str, object] = json.loads(said)
    except ValueError:
        raise limited.LimitError(function) from None
    return answer


def _answer(function: str, arguments: Sequence[str], seconds: int, writing: int) -> NoReturn:
    """Answer within the limits; what fails says nothing."""
    try:
        _limit(seconds)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        module, _, name = function.partition(":")
        found = getattr(importlib.import_module(module), name)(*arguments)
        with os.fdopen(writing, "wb") as answers:
            answers.write(json.dumps(found).encode())
    finally:
        os._exit(0)


def _limit(seconds: int) -> None:
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + ((limited.MEGABYTES - _BEFORE) << 20)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
