"""What commands share: DATA, the options of outputs, progress on a terminal, findings."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.for_windows import DOING, FOUND, SHOWN
from lkjip_docgen.visible import one_line, trusted

if TYPE_CHECKING:
    from lkjip_docgen.findings import Finding
    from lkjip_docgen.jobs import BuildResult
    from lkjip_docgen.output import Outputs

Commands = argparse._SubParsersAction  # the type that add_subparsers returns

_LONGEST = 4000  # characters: longer than any path

REPORT_FORMATS = "format laporan: docx, pdf, atau html; boleh diulang (bawaan: docx)"
"""What `--to` of a command that makes a report is."""
REPORTS = "folder atau nama berkas tujuan (bawaan: keluaran/ di folder proyek)"
"""What `-o` of a command that makes a report is."""


def keep_all() -> None:
    """Never look for garbage: in one short process that keeps nearly all it makes until it ends.

    Python would look for it once more at the very end, which takes a tenth of a build.
    """
    gc.disable()
    atexit.register(gc.freeze)


def add_data(command: Parser, type_: Callable[[str], object] | None = None, more: str = "") -> None:
    """The argument DATA: a YAML file or a project folder, by default this one.

    `type_` reads it where it may be something else as well, as `more` says.
    """
    command.add_argument(
        "data",
        metavar="DATA",
        type=type_ or _data,
        nargs="?",
        default=Path(),
        help=f"berkas YAML, atau folder yang memuat laporan.yaml (bawaan: folder ini){more}",
    )


def _data(text: str) -> Path:
    if "://" in text:
        raise argparse.ArgumentTypeError(needs_folder(text))
    return Path(text)


def needs_folder(address: str) -> str:
    """That a command reads no address, in words without what the address hides."""
    return (
        f"{address.partition('://')[0]}://... adalah alamat, sedangkan perintah ini memerlukan "
        "folder di komputer ini: salin folder itu dahulu (alamat dipakai oleh `lkjip batch` dan "
        "`lkjip check --all`)"
    )


def add_report(command: Parser) -> None:
    """The arguments LAPORAN and DATA of a command that works on a report in Word."""
    command.add_argument("report", metavar="LAPORAN", type=_file, help="laporan .docx")
    command.add_argument(
        "data",
        metavar="DATA",
        type=Path,
        nargs="?",
        help="berkas YAML atau folder proyek (bawaan: folder laporan itu, atau folder di atasnya)",
    )


def _file(name: str) -> Path:
    path = Path(name)
    if not path.name:
        raise argparse.ArgumentTypeError(f"{name!r} bukan nama berkas")
    return path


def named(*endings: str) -> Callable[[str], Path]:
    """The name of a file that has to end in one of these, since that says what it is."""

    def read(name: str) -> Path:
        path = Path(name)
        if path.suffix.lower() not in endings:
            wanted = " atau ".join(endings)
            raise argparse.ArgumentTypeError(f"nama berkas harus berakhiran {wanted}: {name}")
        return path

    return read


def add_target(
    command: Parser, metavar: str, text: str, type_: Callable[[str], object] = Path
) -> None:
    """The option `-o` alone, of a command that never writes over anything."""
    command.add_argument("-o", dest="out", metavar=metavar, type=type_, help=text)


def add_out(command: Parser, metavar: str, text: str, type_: Callable[[str], Path] = Path) -> None:
    """The options `-o` and `--overwrite` of a command that writes files."""
    add_target(command, metavar, text, type_)
    command.add_argument(
        "--overwrite",
        action="store_true",
        help="ganti juga berkas yang bukan hasil program ini atau sudah diubah; yang lama disimpan "
        "di sampingnya",
    )


def add_periode(command: Parser) -> None:
    """The option `--periode`: the report of a part of the year, from the same data."""
    command.add_argument(
        "--periode",
        metavar="PERIODE",
        type=_periode,
        default=None,
        help='periode laporan: tahunan, "semester 1", "semester 2", atau "triwulan 1" sampai '
        '"triwulan 4" (bawaan: dokumen.periode dalam data)',
    )


def _periode(text: str) -> str:
    from lkjip_docgen.model import kode_periode

    kode = kode_periode(text)
    if kode is None:
        raise argparse.ArgumentTypeError(
            f'{text!r} bukan periode; pilihan: tahunan, "semester 1", "semester 2", '
            '"triwulan 1", "triwulan 2", "triwulan 3", "triwulan 4"'
        )
    return kode


def add_formats(command: Parser, *formats: str, text: str) -> None:
    """The option `--to`, which may be repeated; `formats` are those that there are."""
    command.add_argument("--to", action="append", choices=formats, help=text)


def add_wishes(
    command: Parser, final: str = "laporan final: tolak bila masih ada bagian yang belum diisi"
) -> None:
    """How the report of a command that makes one is wanted; `final` says what `--final` refuses."""
    add_formats(command, "docx", "pdf", "html", text=REPORT_FORMATS)
    add_periode(command)
    command.add_argument("--final", action="store_true", help=final)
    command.add_argument(
        "--no-layout",
        action="store_true",
        help="jangan hitung nomor halaman daftar isi .docx (lebih cepat)",
    )


def say(line: str, stream: TextIO | None = None) -> None:
    """Print one line; whatever names and texts in it hold, it stays one."""
    print(one_line(line, _LONGEST), file=stream)


def typed(command: str, *files: Path | None) -> str:
    """A command as people can type it: names with spaces in quotes, what is not given left out."""
    names = (str(file) for file in files if file is not None)
    return " ".join((command, *(f'"{name}"' if " " in name else name for name in names)))


def print_kept(outputs: Outputs, stream: TextIO | None = None) -> None:
    """Where files are that made way for outputs."""
    for file in outputs.kept:
        say(f"Berkas sebelumnya: {file}", stream)


def print_files(report: BuildResult) -> None:
    """The files of a report."""
    for file in report.files:
        say(f"Laporan ditulis: {file}")


def print_unfinished(report: BuildResult) -> int:
    """What a report lacks, and what kept formats of it from being made; the command's status."""
    if report.markers:
        say(f"Masih ada {len(report.markers)} bagian yang belum diisi.")
    return print_any(report.problems)


def print_any(findings: Sequence[Finding]) -> int:
    """Findings on standard error, where there are any; 1 then, else 0: the status of a command."""
    if findings:
        print_findings(findings, sys.stderr)
    return int(bool(findings))


def _is_shown_by_a_window() -> bool:
    """Whether no terminal but the window shows what is said."""
    return os.environ.get(SHOWN) == "1"


class Progress:
    """One line that says what is being done, on a terminal only."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = trusted(stream or sys.stderr)
        self._shown = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *exc: object) -> None:
        if self._shown:
            self._stream.write(f"\r{' ' * self._shown}\r")
            self._stream.flush()

    def say(self, text: str) -> None:
        """Show what is being done now; a line each time for a window that shows it."""
        if _is_shown_by_a_window():
            print(f"{DOING}{one_line(text)}", file=self._stream, flush=True)
        elif self._stream.isatty():
            line = f"{one_line(text)} ..."
            self._stream.write(f"\r{line.ljust(self._shown)}")
            self._stream.flush()
            self._shown = max(self._shown, len(line))


def print_findings(findings: Iterable[Finding], stream: TextIO) -> None:
    """Findings for a reader: place, source line, remedy; for a window as data, a line each."""
    from lkjip_docgen.findings import render_text, to_line, wants_color

    if _is_shown_by_a_window():
        for finding in findings:
            print(f"{FOUND}{to_line(finding)}", file=trusted(stream), flush=True)
        return
    # Colours are for the terminal; everything that comes from elsewhere is made visible there.
    print(render_text(findings, color=wants_color(stream)), file=trusted(stream))
