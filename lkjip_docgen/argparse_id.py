"""argparse that speaks Indonesian: titles, help and error messages."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from lkjip_docgen.visible import one_line

_TRANSLATIONS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"argumen berikut wajib ditulis: \1"),
    (r"unrecognized arguments: (.+)", r"argumen tidak dikenal: \1"),
    (
        r"argument (.+): invalid choice: (.+) \(choose from (.+)\)",
        r"pilihan \2 untuk \1 tidak dikenal; pilihan yang ada: \3",
    ),
    (r"argument (.+): expected one argument", r"\1 memerlukan satu nilai"),
    (r"argument (.+): expected at least one argument", r"\1 memerlukan paling sedikit satu nilai"),
    (r"argument (.+): ignored explicit argument (.+)", r"\1 tidak menerima nilai \2"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 tidak dapat dipakai bersama \2"),
    (r"argument (.+): invalid \w+ value: (.+)", r"nilai \2 untuk \1 tidak sesuai"),
    (r"ambiguous option: (.+) could match (.+)", r"pilihan \1 dapat berarti \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


def translated(message: str) -> str:
    """An error message of argparse in Indonesian."""
    for pattern, translation in _TRANSLATIONS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return found.expand(translation)
    return message


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose usage line begins with "Pemakaian:"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line with its Indonesian title."""
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser with `-h/--bantuan`-style Indonesian help and messages."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("formatter_class", Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "argumen"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini, lalu selesai")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and leave with status 2."""
        self.print_usage(sys.stderr)
        hint = f"Lihat `{self.prog} --help`."
        self.exit(2, f"{self.prog}: {one_line(translated(message))}. {hint}\n")
