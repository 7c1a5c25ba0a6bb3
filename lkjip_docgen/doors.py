"""What a room offers, read from its `__init__.pyi`: a module is imported when a name is asked for.

The list has one line a name (`from .dates import format_date as format_date`).  `lazy_loader`
would read it as a program, which for all the rooms of a check takes as long as measuring a report.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lazy_loader

Door = tuple[Callable[[str], object], Callable[[], list[str]], list[str]]


def door(package: str, file: str) -> Door:
    """`__getattr__`, `__dir__` and `__all__` of a room whose `__init__.py` is `file`.

    Raises `ValueError` for a line that offers anything otherwise.
    """
    modules: set[str] = set()
    offered: dict[str, list[str]] = {}
    for line in Path(file).with_suffix(".pyi").read_text(encoding="utf-8").splitlines():
        match line.split():
            case ["from", ".", "import", name, "as", same] if name == same:
                modules.add(name)
            case ["from", module, "import", name, "as", same] if name == same:
                offered.setdefault(module.removeprefix("."), []).append(name)
            case _:
                raise ValueError(f"not one name of one module: {line}")
    attach: Callable[..., Door] = lazy_loader.attach
    return attach(package, modules, offered)
