"""Processes of this computer, each warm: one thread here asks one process there.

A process that dies takes one office with it and no other: it is known which one it was at.
That office is tried once more at the end, alone, so that it has all the memory there is.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Final

from lkjip_docgen.batch.hand import Hand, Limits
from lkjip_docgen.batch.task import Done, Task, about_office, alone
from lkjip_docgen.findings.codes import batch as codes

_MOMENT: Final = 0.5  # seconds after which Ctrl+C is looked for: Windows does not interrupt a wait


class Pool:
    """As many processes as `workers`, renewed within `limits`."""

    def __init__(self, workers: int, limits: Limits | None = None) -> None:
        self._workers = max(1, workers)
        self._limits = limits or Limits()

    def run(self, tasks: Sequence[Task]) -> Iterator[Done]:
        """See `Executor.run`."""
        suspects = []
        for task, done in self._round(tasks, self._workers):
            if done is None:
                suspects.append(task)
            else:
                yield done
        for suspect in suspects:
            for task, done in self._round((suspect,), 1):
                yield done or ended(task)

    def _round(self, tasks: Sequence[Task], workers: int) -> Iterator[tuple[Task, Done | None]]:
        """Each task with what came of it; None where its process died over it."""
        waiting, answers = deque(tasks), _Answers()
        hands = [Hand(self._limits) for _ in range(min(workers, len(tasks)))]
        threads = [threading.Thread(target=_work, args=(h, waiting, answers)) for h in hands]
        try:
            for thread in threads:
                thread.start()
            for _ in tasks:
                yield answers.next()
        finally:
            waiting.clear()
            for hand in hands:
                hand.end()
            for thread in threads:
                thread.join()


class _Answers:
    """What the threads bring, and a wait for it that Ctrl+C ends."""

    def __init__(self) -> None:
        self._queue: SimpleQueue[tuple[Task, Done | None]] = SimpleQueue()

    def put(self, task: Task, done: Done | None) -> None:
        self._queue.put((task, done))

    def next(self) -> tuple[Task, Done | None]:
        while True:
            with suppress(Empty):
                return self._queue.get(timeout=_MOMENT)


def _work(hand: Hand, waiting: deque[Task], answers: _Answers) -> None:
    """What a thread does: one task after the other, until there is none."""
    with suppress(IndexError):  # nothing waits any more
        while True:
            task = waiting.popleft()
            answers.put(task, hand.do(task))
    hand.end()


def ended(task: Task) -> Done:
    """What is told of an office over which two processes ended."""
    finding = about_office(
        codes.PROSES_BERAKHIR,
        "Proses yang membuat laporan kantor ini berakhir dua kali, juga ketika bekerja sendiri.",
        task,
        f"Coba kantor itu saja: {alone(task)}. Biasanya memori komputer tidak "
        "cukup; tutup program lain.",
    )
    return Done(task.name, problems=(finding,))
