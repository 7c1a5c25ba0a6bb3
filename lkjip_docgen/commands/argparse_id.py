"""argparse that speaks Indonesian: titles, help and error messages."""

from __future__ import annotations

import argparse
import os
import re
import sys

from lkjip_docgen.visible import one_line

# `lkjip --help` comes by here: of the standard library, only what every command needs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import NoReturn, TypedDict, Unpack

    class _Options(TypedDict, total=False):
        """What commands say of their parser."""

        prog: str
        usage: str
        description: str
        epilog: str
        formatter_class: type[argparse.HelpFormatter]


_TRANSLATIONS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"argumen berikut wajib ditulis: \1"),
    (
        r"unrecognized arguments: ([^-].*)",
        r"argumen tidak dikenal: \1 (nama yang memuat spasi diapit tanda kutip)",
    ),
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


_USAGE = "Pemakaian: "
_USUAL_WIDTH = 80  # columns
_COMMAND = r"argument PERINTAH: invalid choice: '(.*)' \(choose from (.+)\)"


def translated(message: str) -> str:
    """An error message of argparse in Indonesian."""
    command = re.fullmatch(_COMMAND, message, re.DOTALL)
    if command is not None:
        return _unknown_command(command[1], re.findall(r"[a-z][a-z-]*", command[2]))
    for pattern, translation in _TRANSLATIONS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            return found.expand(translation)
    return message


def _unknown_command(typed: str, known: list[str]) -> str:
    """What is said of a command that there is not: the one that may be meant, or all there are."""
    from lkjip_docgen.findings import nearest  # not for help

    found = nearest(typed, known)
    hint = f"mungkin maksud Anda `{found}`" if found else f"yang ada: {', '.join(known)}"
    return f"perintah `{typed}` tidak dikenal; {hint}"


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose usage line begins with "Pemakaian:"."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)

    def add_argument(self, action: argparse.Action) -> None:
        """Add an argument; that commands are indented, argparse forgets when it sets the column."""
        super().add_argument(action)
        if isinstance(action, argparse._SubParsersAction):
            longest = max(map(len, action.choices or ()), default=0)
            indents = 2 * self._indent_increment
            self._action_max_length = max(self._action_max_length, longest + indents)

    def _split_lines(self, text: str, width: int) -> list[str]:
        """The lines of a help text; what breaks lines is loaded only for one that is too long."""
        line = " ".join(text.split())
        return [line] if 0 < len(line) <= width else super()._split_lines(text, width)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line with its Indonesian title."""
        super().add_usage(usage, actions, groups, _USAGE if prefix is None else prefix)


def _columns() -> int:
    """How wide help may be: COLUMNS, else the terminal, else 80.

    As `shutil.get_terminal_size` says; but that module brings those that pack files.
    """
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted) > 0:
        return int(wanted)
    stream = sys.__stdout__
    try:
        columns = os.get_terminal_size(stream.fileno()).columns if stream else 0
    except (ValueError, OSError):  # closed, or no terminal
        columns = 0
    return columns or _USUAL_WIDTH


class Parser(argparse.ArgumentParser):
    """A parser with `-h/--bantuan`-style Indonesian help and messages."""

    def __init__(self, **options: Unpack[_Options]) -> None:
        options.setdefault("formatter_class", Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **options)
        self._mixing = False
        self._positionals.title = "argumen"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", help="tampilkan bantuan ini, lalu selesai")

    def describe(self, *, description: str, epilog: str, usage: str | None = None) -> None:
        """What the help of this command says around its arguments."""
        self.description, self.epilog, self.usage = description, epilog, usage

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the arguments of a command in whatever order they are typed.

        By itself argparse takes an argument that may be missing, like DATA,
        only before the options: `lkjip refresh a.docx --no-layout DATA` would
        be wrong usage.  What nobody knows is refused here, where the usage of
        the command is at hand.
        """
        if self._subparsers is not None or self._mixing:
            return super().parse_known_args(args, namespace)
        self._mixing = True
        self.usage = self.usage or self.format_usage().removeprefix(_USAGE).strip()
        try:
            found, unknown = self.parse_known_intermixed_args(args, namespace)
        finally:
            self._mixing = False
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return found, unknown

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and leave with status 2."""
        self.print_usage(sys.stderr)
        hint = f"Lihat `{self.prog} --help`."
        self.exit(2, f"{self.prog}: {one_line(translated(message))}. {hint}\n")


class LateParser:
    """The parser of a command, made when the command is the one that was typed.

    `declare` adds its arguments: no command waits for what the others import.
    """

    def __init__(self, declare: Callable[[Parser], None], **options: Unpack[_Options]) -> None:
        self._declare = declare
        self._options = options

    def made(self) -> Parser:
        """The parser with all its arguments."""
        parser = Parser(**self._options)
        self._declare(parser)
        return parser

    def parse_known_args(
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse the arguments of the command."""
        return self.made().parse_known_args(args, namespace)
