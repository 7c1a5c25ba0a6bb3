"""Runs the own command line beside the window: what it says, and an end when somebody cancels."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import IO, Final

from lkjip_docgen.findings import Finding, from_line
from lkjip_docgen.for_windows import DOING, FOUND, PASSWORD_VARIABLE, SHOWN
from lkjip_docgen.import_path import safe_entries

_MOST: Final = 5000  # lines that are kept
_LARGEST: Final = 32_000_000  # characters of an answer that are kept
_RUN: Final = (
    "import sys; sys.path[:] = sys.argv[1].split('\\n'); del sys.argv[1];"
    "[each.reconfigure(encoding='utf-8', errors='backslashreplace')"
    " for each in (sys.stdout, sys.stderr)];"
    "sys.argv[0] = 'lkjip'; from lkjip_docgen.cli import main; sys.exit(main(sys.argv[1:]))"
)
_OF_ITS_OWN: Final[Mapping[str, object]] = (
    {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
    if os.name == "nt"
    else {"start_new_session": True}
)


class Ending(StrEnum):
    """How a run stands."""

    RUNNING = "berjalan"
    DONE = "selesai"
    FAILED = "gagal"
    CANCELLED = "dibatalkan"


class Run:
    """One command at work, or done; `told` is called whenever there is something new.

    `answer` is what it printed as its result, `lines` what it said besides, and
    `findings` what it found.
    """

    def __init__(
        self, arguments: Sequence[str], secret: str | None, told: Callable[[], None]
    ) -> None:
        """Start it; `secret` is the password of a certificate, which no argument shows."""
        self.arguments = tuple(arguments)
        self.ending = Ending.RUNNING
        self.ended: datetime | None = None
        self.doing = "Menyiapkan"
        self.answer = ""
        self.lines: list[str] = []
        self.findings: list[Finding] = []
        self._told = told
        self._cancelled = False
        environment = {**os.environ, SHOWN: "1"}
        environment.pop(PASSWORD_VARIABLE, None)
        if secret is not None:
            environment[PASSWORD_VARIABLE] = secret
        command = [sys.executable, "-I", "-c", _RUN, "\n".join(safe_entries()), *arguments]
        self._process = subprocess.Popen(  # type: ignore[call-overload]  # flags by system
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            encoding="utf-8",
            errors="replace",
            **_OF_ITS_OWN,
        )
        self._answering = threading.Thread(target=self._take_answer, daemon=True)
        self._answering.start()
        threading.Thread(target=self._follow, daemon=True).start()

    def cancel(self) -> None:
        """End it; outputs are there whole or not at all."""
        if self.ending is not Ending.RUNNING:
            return
        self._cancelled = True
        try:
            if os.name == "nt":
                self._process.send_signal(signal.CTRL_BREAK_EVENT)  # type: ignore[attr-defined]
            else:
                os.killpg(self._process.pid, signal.SIGINT)
            self._process.wait(3)
        except (OSError, subprocess.TimeoutExpired):
            self._process.kill()

    def wait(self, seconds: float) -> None:
        """Wait for its end; `subprocess.TimeoutExpired` where it takes longer."""
        self._process.wait(seconds)

    def _take_answer(self) -> None:
        printed: IO[str] = self._process.stdout
        self.answer = printed.read(_LARGEST)
        for _ in printed:  # whoever prints more than that is not to wait for a reader
            pass
        printed.close()

    def _follow(self) -> None:
        said: IO[str] = self._process.stderr
        for line in said:
            self._hear(line.rstrip("\n"))
        said.close()
        status = self._process.wait()
        self._answering.join()
        self.ended = datetime.now()
        if self._cancelled:
            self.ending = Ending.CANCELLED
        else:
            self.ending = Ending.FAILED if status else Ending.DONE
        self._told()

    def _hear(self, line: str) -> None:
        if line.startswith(DOING):
            self.doing = line.removeprefix(DOING)
        elif line.startswith(FOUND):
            self.findings.append(from_line(line.removeprefix(FOUND)))
        elif len(self.lines) < _MOST:
            self.lines.append(line)
        self._told()


def typed(arguments: Sequence[str]) -> str:
    """A command as people can type it, names with spaces in quotes."""
    words = ("lkjip", *arguments)
    return " ".join(f'"{each}"' if " " in each or not each else each for each in words)
