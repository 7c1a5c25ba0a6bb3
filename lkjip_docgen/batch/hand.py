"""One process at a time that does tasks for this one: here, and on every worker of a cluster.

What an office does to the process - end it, fill its memory, never come back - it does to no
other office, and to nobody who asks.
"""

from __future__ import annotations

import pickle
import shutil
import subprocess
import tempfile
import threading
from contextlib import suppress
from typing import Final

from lkjip_docgen import second_process
from lkjip_docgen.batch.task import Done, Task, about_office, alone, perform
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.records import Record

_WORKER: Final = "lkjip_docgen.batch.worker"
_GRACE: Final = 5  # seconds that a process has to end what it has started


class Limits(Record):
    """How long a process may live: so many tasks, so much memory after one, so long at one."""

    tasks: int = 200
    megabytes: int = 700
    seconds: float = 1800


class Hand:
    """One process at a time: started when there is work, ended when it has lived long enough."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._folder = ""  # of its temporary files: copies of an office's data must not outlive it
        self._tasks = 0
        self._is_over = False
        self._guard = threading.Lock()

    def do(self, task: Task) -> Done | None:
        """What comes of a task; None where the process died over it."""
        process = self._started()
        if process is None:  # none can be started here
            return None if self._is_over else perform(task)
        overdue = threading.Event()
        clock = threading.Timer(self._limits.seconds, self._stop, (process, overdue))
        clock.daemon = True
        clock.start()
        done = _ask(process, task)
        clock.cancel()
        self._tasks += 1
        if done is None or self._is_worn(done):
            self._retire()
        return _overdue(task, self._limits.seconds) if overdue.is_set() else done

    def keeps(self, limits: Limits) -> bool:
        """Whether its process lives within these limits."""
        return self._limits == limits

    def end(self) -> None:
        """End the process, whatever it is doing, and start no other."""
        self._is_over = True
        self._retire()

    def _started(self) -> subprocess.Popen[bytes] | None:
        with self._guard:
            if self._process is None and not self._is_over:
                self._folder = _temporary()
                self._process = second_process.start(_WORKER, self._folder)
                self._tasks = 0
            return self._process

    def _is_worn(self, done: Done) -> bool:
        return self._tasks >= self._limits.tasks or done.megabytes > self._limits.megabytes

    def _retire(self) -> None:
        with self._guard:
            process, self._process = self._process, None
            folder, self._folder = self._folder, ""
        if process is not None:
            _end(process)
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    @staticmethod
    def _stop(process: subprocess.Popen[bytes], overdue: threading.Event) -> None:
        overdue.set()
        _ask_to_end(process)
        process.kill()


def _temporary() -> str:
    """A new folder for the temporary files of a process; "" where there can be none."""
    with suppress(OSError):
        return tempfile.mkdtemp(prefix="lkjip-")
    return ""


def _ask(process: subprocess.Popen[bytes], task: Task) -> Done | None:
    """What a process makes of a task; None where it has ended."""
    if process.stdin is None or process.stdout is None:
        return None
    with suppress(OSError, ValueError):  # it has ended: no answer will come
        pickle.dump(task, process.stdin, pickle.HIGHEST_PROTOCOL)
        process.stdin.flush()
        found = second_process.answer(process.stdout)
        return found if isinstance(found, Done) else None
    return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, whatever it is doing."""
    _ask_to_end(process)
    second_process.end(process)


def _ask_to_end(process: subprocess.Popen[bytes]) -> None:
    """Let a process end what it has started, such as LibreOffice, and then itself."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(_GRACE)


def _overdue(task: Task, seconds: float) -> Done:
    finding = about_office(
        codes.TERLALU_LAMA,
        f"Laporan kantor ini tidak selesai dalam {seconds / 60:.0f} menit, sehingga dihentikan.",
        task,
        f"Coba kantor itu saja: {alone(task)}.",
    )
    return Done(task.name, problems=(finding,), seconds=seconds)
