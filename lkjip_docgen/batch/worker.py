"""What a process of the pool does: read a task, do it, answer; until nobody asks any more."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
import time
from contextlib import suppress
from typing import Final

from lkjip_docgen import second_process
from lkjip_docgen.batch.task import Task, perform

_MEMORY: Final = 4 << 30  # bytes of addresses: a large report with all its libraries takes half

_LOOK: Final = 1  # seconds after which is looked whether the asking process is still there
_GRACE: Final = 5  # seconds to end what was started, such as LibreOffice


def serve() -> None:
    """Answer tasks from the standard input until it ends, as it does when the asking process ends.

    Ctrl+C on the terminal is for the process that asks: it ends this one.  Asked to end, this
    one first ends what it has started itself.
    """
    with second_process.answers() as answers:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        _limit_memory()
        threading.Thread(target=_end_with_the_asking, daemon=True).start()
        while isinstance(task := _next(), Task):
            pickle.dump(perform(task), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()


def _next() -> object:
    with suppress(EOFError):
        return pickle.load(sys.stdin.buffer)
    return None


def _end_with_the_asking() -> None:
    """End when the asking process was killed: nobody waits for the answer, or ends what hangs.

    On Windows a process keeps the number of the one that started it: there it ends when its
    task does.
    """
    asking = os.getppid()
    while os.getppid() == asking:
        time.sleep(_LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_GRACE)
    os._exit(1)


def _limit_memory() -> None:
    """A report that would take all memory fails by itself (not on Windows, which has no limit)."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        least = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (least, hard))
