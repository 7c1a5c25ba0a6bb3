"""What commands share: the DATA argument, progress on a terminal, printing findings."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lkjip_docgen.argparse_id import Parser

if TYPE_CHECKING:
    from lkjip_docgen.findings import Finding

Commands = argparse._SubParsersAction  # the type that add_subparsers returns


def add_data(command: Parser) -> None:
    """The argument DATA: a YAML file or a project folder, by default this one."""
    command.add_argument(
        "data",
        metavar="DATA",
        type=Path,
        nargs="?",
        default=Path(),
        help="berkas YAML, atau folder yang memuat laporan.yaml (bawaan: folder ini)",
    )


class Progress:
    """One line that says what is being done, on a terminal only."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._shown:
            self._stream.write(f"\r{' ' * self._shown}\r")
            self._stream.flush()

    def say(self, text: str) -> None:
        """Show what is being done now."""
        if self._stream.isatty():
            line = f"{text} ..."
            self._stream.write(f"\r{line.ljust(self._shown)}")
            self._stream.flush()
            self._shown = max(self._shown, len(line))


def print_findings(findings: Iterable[Finding], stream: TextIO) -> None:
    """Findings for a reader: place, source line, remedy."""
    from lkjip_docgen.findings_text import render, wants_color

    print(render(findings, color=wants_color(stream)), file=stream)
