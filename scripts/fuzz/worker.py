"""Tries inputs in forked processes with limits: a traceback, hang or crash is a result, no end."""

from __future__ import annotations

import contextlib
import io
import os
import resource
import signal
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from fuzz.mutations import mutate
from fuzz.seeds import Seeds
from fuzz.targets import LIMITED, TARGETS, Desk, fresh
from lkjip_docgen.findings import LkjipError

SECONDS = 10  # of the processor for one input
CLOCK = 300  # seconds for one input on a busy computer
MEMORY = 1 << 30  # bytes beyond what the worker itself has
BATCH = 20  # inputs that share a process


@dataclass(frozen=True)
class Case:
    """One input: the number it is drawn by, and the target that reads it."""

    number: int
    target: str
    data: bytes


@dataclass(frozen=True)
class Outcome:
    """How an input ended: "read", "refused", "limited", "traceback", "hang", "memory", "crash"."""

    case: Case
    verdict: str
    detail: str = ""

    @property
    def bad(self) -> bool:
        """Whether this may not happen."""
        return self.verdict not in ("read", "refused", "limited")


def draw(number: int, seed: int, seeds: Seeds, targets: Sequence[str]) -> Case:
    """The input of a number: the same for the same seed."""
    random = Random(f"{seed}:{number}")
    weights = [TARGETS[name][2] for name in targets]
    target = random.choices(list(targets), weights)[0]
    files = seeds.files[TARGETS[target][1]]
    return Case(number, target, mutate(random.choice(files), random, files))


def outcomes(cases: Sequence[Case], seeds: Seeds, desk: Desk) -> Iterator[Outcome]:
    """How each input ends."""
    waiting = list(cases)
    while waiting:
        done = _batch(waiting[:BATCH], seeds, desk)
        yield from done
        waiting = waiting[len(done) :]


def _batch(cases: list[Case], seeds: Seeds, desk: Desk) -> list[Outcome]:
    """Try some inputs in one process; those up to and with the one that ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            _serve(cases, seeds, desk, writing)
        finally:  # whatever happens: only the parent may go on from here, and clean up
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answers = pipe.read().decode("utf-8", "replace").split("\0")[:-1]
    _, status = os.waitpid(child, 0)
    found = [
        Outcome(case, *answer.split("\1", 1)) for case, answer in zip(cases, answers, strict=False)
    ]
    if len(found) < len(cases):
        case = cases[len(found)]
        found.append(Outcome(case, *_ended(status, within_limits=case.target in LIMITED)))
    return found


def _ended(status: int, *, within_limits: bool) -> tuple[str, str]:
    """How a process ended; the program itself ends some readers after a few seconds."""
    if os.WIFSIGNALED(status):
        number = os.WTERMSIG(status)
        if within_limits and number == signal.SIGXCPU:
            return "limited", ""
        hang = number in (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)
        return ("hang" if hang else "crash"), signal.Signals(number).name
    return "crash", f"status {os.WEXITSTATUS(status)}"


def _serve(cases: list[Case], seeds: Seeds, desk: Desk, writing: int) -> None:
    used = _addresses()
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for case in cases:
        seconds = int(sum(resource.getrusage(resource.RUSAGE_SELF)[:2])) + SECONDS + 1
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
        signal.alarm(CLOCK)
        fresh(desk, seeds.project)
        answer = "\1".join(_tried(case, desk))
        os.write(writing, answer.replace("\0", "").encode("utf-8", "replace")[:60_000] + b"\0")


def _tried(case: Case, desk: Desk) -> tuple[str, str]:
    function = TARGETS[case.target][0]
    try:
        with contextlib.redirect_stderr(io.StringIO()):
            function(desk, case.data)
    except LkjipError as error:
        return "refused", error.findings[0].code
    except MemoryError:
        return "memory", traceback.format_exc()[-2000:]
    except BaseException:
        return "traceback", traceback.format_exc()[-3000:]
    return "read", ""


def _addresses() -> int:
    """Bytes of addresses that this process has."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    return pages * resource.getpagesize()
