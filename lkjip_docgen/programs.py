"""Other programs, looked for where the system keeps them and never in the current folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_ENDINGS = (".exe", ".com") if sys.platform == "win32" else ("",)


def on_path(name: str) -> str | None:
    """A program in a folder of the PATH; None where there is none.

    The current folder may be a project sent by others; `shutil.which` looks
    there first on Windows, and everywhere for an empty entry of the PATH.
    """
    for folder in os.get_exec_path():
        for ending in _ENDINGS:
            program = Path(folder, f"{name}{ending}")
            if name and program.is_absolute() and _is_program(program):
                return str(program)
    return None


def _is_program(file: Path) -> bool:
    return file.is_file() and os.access(file, os.X_OK) and file.parent != Path.cwd()
