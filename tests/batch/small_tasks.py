"""Tasks for processes under test: quick ones, and those that go wrong in every way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lkjip_docgen.batch import Task
from lkjip_docgen.findings import problem


def task(function: str, order: object = None, name: str = "") -> Task:
    """A task that calls a function of this module."""
    return Task(
        name or f"{function} {order}", f"/kantor/{function}", f"small_tasks:{function}", order
    )


def double(order: object) -> int:
    """Twice a number, of whatever type it was given."""
    assert isinstance(order, int)
    return order * 2


def process(_: object) -> int:
    """Which process this is."""
    return os.getpid()


def refuse(_: object) -> None:
    """What is wrong with the data of an office."""
    raise problem("LK012", "Isian wajib belum ada.")


def fail(_: object) -> None:
    """What no office is to blame for."""
    raise RuntimeError("tak terduga")


def die(_: object) -> None:
    """As when the system takes a process away."""
    os.kill(os.getpid(), signal.SIGKILL)


def die_over_a_copy(_: object) -> None:
    """As when memory runs out over the copy of an office's data."""
    with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
        (Path(folder) / "laporan.yaml").write_text("nip: ...", encoding="ascii")
        die(None)


def kill_the_asking(order: object) -> None:
    """As when the system takes a worker away, and not the process that works for it."""
    os.kill(os.getppid(), signal.SIGKILL)
    hang(order)


def die_once(order: object) -> str:
    """The first process dies; the next one works."""
    mark = Path(str(order))
    if not mark.exists():
        mark.touch()
        die(order)
    return "selesai"


def hang(order: object) -> None:
    """Start another program, as a layout does; say which, and never end by itself."""
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        Path(str(order)).write_text(f"{os.getpid()} {child.pid}", encoding="ascii")
        time.sleep(60)
    finally:
        child.kill()
        child.wait()


def is_alive(process: int) -> bool:
    """Whether a process is still there, and no more than a name waiting to be collected."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def ended(*processes: int, within: float = 10.0) -> bool:
    """Whether these processes end within so many seconds."""
    until = time.monotonic() + within
    while any(map(is_alive, processes)):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def written(file: Path, within: float = 20.0) -> list[int]:
    """The processes that `hang` has written down, waited for."""
    until = time.monotonic() + within
    while not (file.exists() and len(found := file.read_text(encoding="ascii").split()) == 2):
        assert time.monotonic() < until
        time.sleep(0.02)
    return [int(each) for each in found]


def note(order: object) -> None:
    """Say which process this is, and take a moment, as a report does."""
    Path(str(order)).write_text(f"{os.getpid()} 0", encoding="ascii")
    time.sleep(0.5)
