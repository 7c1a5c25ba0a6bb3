"""The command `lkjip`: parses the command line, runs a command, prints what went wrong."""

from __future__ import annotations

import lkjip_docgen.import_path  # isort: skip  # noqa: F401  before all else

import gc
import os
import sys
from collections.abc import Sequence

from lkjip_docgen import __version__
from lkjip_docgen.commands import (
    agreement,
    build,
    charts,
    check,
    diff,
    init,
    new_year,
    pdf,
    pull,
    refresh,
    schema,
    sign,
    template,
    values,
    verify,
    watch,
    workbook,
)
from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import print_findings
from lkjip_docgen.visible import one_line, screened

COMMANDS = (
    init,
    check,
    build,
    watch,
    charts,
    agreement,
    sign,
    verify,
    workbook,
    new_year,
    pull,
    refresh,
    pdf,
    diff,
    schema,
    values,
    template,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 1 findings or a failed job, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not know every character
            stream.reconfigure(errors="backslashreplace")
    with screened():
        options = _parser().parse_args(arguments)
        try:
            return int(options.run(options))
        except KeyboardInterrupt:
            print("\nDibatalkan.", file=sys.stderr)
            return 130
        except BrokenPipeError:  # the reader of our output has gone, as in `lkjip check | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 1
        except Exception as error:
            status = _failed(error)
        gc.collect()  # what a library left unfinished ends here, where it cannot complain
        return status


def _parser() -> Parser:
    parser = Parser(
        prog="lkjip",
        description="Satu berkas data menjadi Laporan Kinerja Instansi Pemerintah (LKjIP).",
        epilog="Contoh:\n  lkjip init laporan-2023\n  lkjip build laporan-2023",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"lkjip {__version__}",
        help="tampilkan versi program, lalu selesai",
    )
    commands = parser.add_subparsers(title="perintah", metavar="PERINTAH", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def _failed(error: Exception) -> int:
    from lkjip_docgen.findings import LkjipError
    from lkjip_docgen.output import refused_by_system

    if isinstance(error, LkjipError):
        print_findings(error.findings, sys.stderr)
    elif os.environ.get("LKJIP_DEBUG") == "1":
        raise error
    elif isinstance(error, OSError) and error.errno is not None:
        print_findings([refused_by_system(error)], sys.stderr)
    else:
        what = one_line(f"{type(error).__name__}: {error}".splitlines()[0], 200)
        hint = "Rincian: jalankan lagi dengan LKJIP_DEBUG=1."
        print(f"lkjip: kesalahan internal ({what}). {hint}", file=sys.stderr)
    return 1
