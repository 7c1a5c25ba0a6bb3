"""A second interpreter of our own for work that takes long, beside this one.

It is asked by its standard input and answers by its standard output.  A plain
new interpreter works alike on every system and in programs that have threads.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import IO, BinaryIO, Final, cast

from lkjip_docgen.import_path import safe_entries

_SERVE: Final = "import sys; sys.path[:] = sys.argv[1:]; from {} import serve; serve()"
_NOTHING: Final = subprocess.DEVNULL  # what goes wrong there goes wrong here, too, and is told here


def start(module: str, temporary: str = "") -> subprocess.Popen[bytes] | None:
    """Run `serve` of a module, which is found where this process finds it.

    `temporary` is a folder for what it keeps for a while, so that whoever asks can remove that.
    None where no process can be started.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    command = [sys.executable, "-I", "-c", _SERVE.format(module), *safe_entries()]
    pipe, said = subprocess.PIPE, None if os.environ.get("LKJIP_DEBUG") == "1" else _NOTHING
    try:
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=said, env=_env(temporary))
    except OSError:
        return None


def _env(temporary: str) -> dict[str, str] | None:
    if not temporary:
        return None
    return {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), temporary)}


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is doing; nothing of it is left behind."""
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what could not be written is not missed
            if pipe is not None:
                pipe.close()
    process.wait()


def answer(pipe: IO[bytes]) -> object:
    """The next answer of a process; None where there is none, or what cannot be read as one.

    An interpreter may say something before we speak: what a file of the installation
    prints while it starts.
    """
    try:
        return cast(object, pickle.load(pipe))
    except Exception:  # pickle raises whatever it stumbles over
        return None


def answer_within(process: subprocess.Popen[bytes], seconds: float) -> object:
    """The next answer of a process, which is killed where none comes in time; else as `answer`.

    A process that was stopped, or waits for a disk that has gone, neither answers nor ends.
    """
    if process.stdout is None:
        return None
    from threading import Timer  # most commands start no process

    killing = Timer(seconds, process.kill)
    killing.daemon = True
    killing.start()
    try:
        return answer(process.stdout)
    finally:
        killing.cancel()


def end_with_asker() -> None:
    """In a `serve` that has read its whole order: end when who asked ends, even if it was killed.

    It leaves the pipe open, which the system closes for it then.
    """
    from threading import Thread

    Thread(target=_end_at_the_end_of, args=(sys.stdin.fileno(),), daemon=True).start()


def _end_at_the_end_of(pipe: int) -> None:
    with suppress(OSError):
        while os.read(pipe, 1):
            pass
    os._exit(1)


_beside_others: list[bool] = []


def among_others() -> None:
    """From now on this process is one of many that use all processors: it starts none beside it."""
    _beside_others.append(True)


def processors() -> int:
    """How many processors this process may use."""
    if _beside_others:
        return 1
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def answers() -> Iterator[BinaryIO]:
    """Where a `serve` writes its answers, with nothing else among them.

    Of an unexpected error it says nothing: the other process meets it too when
    it does the work itself, and reports it.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with suppress(Exception), out:
        yield out
