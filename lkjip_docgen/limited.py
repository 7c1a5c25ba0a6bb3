"""A function on a file of others, run in a process of its own that may be ended.

For libraries that decode before they count: the process may use so many
seconds and so much memory; whatever it says on the way is not heard.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from typing import Final

from lkjip_docgen.import_path import safe_entries

SECONDS: Final = 4  # of the processor; a large scan takes half of one
MEGABYTES: Final = 900  # of addresses: Python and the libraries take 300 before they begin
_PATIENCE: Final = 15  # times SECONDS by the clock, on a busy computer
_SERVE: Final = (
    "import sys; sys.path[:] = sys.argv[1:]; from lkjip_docgen.limited import serve; serve()"
)


class LimitError(Exception):
    """The function took too long, needed too much memory, or brought its process down."""


def call(function: str, *arguments: str, seconds: int = SECONDS) -> dict[str, object]:
    """What a function (`module:name`) of this package says of some texts, as JSON has it.

    It may use so many `seconds` of the processor.  Raises `LimitError` when it says nothing.
    """
    question = json.dumps([function, arguments, seconds]).encode()
    command = [sys.executable, "-I", "-c", _SERVE, *safe_entries()]
    try:
        done = subprocess.run(
            command,
            input=question,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds * _PATIENCE,
            check=False,
        )
        answer: dict[str, object] = json.loads(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        raise LimitError(function) from None
    return answer


def serve() -> None:
    """What the process does: read the question, answer; an answer that fails is none."""
    function, arguments, seconds = json.load(sys.stdin)
    _limit(int(seconds))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    os.dup2(quiet, sys.stderr.fileno())
    module, _, name = function.partition(":")
    if module.partition(".")[0] != __package__:
        raise ValueError(function)
    found = getattr(importlib.import_module(module), name)(*arguments)
    with answers:
        answers.write(json.dumps(found).encode())


def _limit(seconds: int) -> None:
    """Set the limits where the system has such (not on Windows, where the clock alone counts)."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    for kind, most in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, MEGABYTES << 20),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)  # a tighter one stays
        least = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (least, least))
