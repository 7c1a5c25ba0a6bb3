"""The command `lkjip`: parses the command line, runs a command, prints what went wrong."""

from __future__ import annotations

import lkjip_docgen.import_path  # isort: skip  # noqa: F401  before all else

import atexit
import gc
import os
import sys
from functools import partial

from lkjip_docgen import __version__
from lkjip_docgen.commands.argparse_id import LateParser, Parser
from lkjip_docgen.visible import one_line, screened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "init": "buat folder proyek baru",
    "open": "isi data dan buat laporan di peramban, tanpa baris perintah",
    "check": "periksa berkas data",
    "build": "buat laporan",
    "batch": "buat laporan semua kantor dalam satu folder",
    "rollup": "buat laporan kantor dari data unit di bawahnya",
    "watch": "buat ulang laporan setiap kali berkas proyek disimpan",
    "charts": "gambar grafik saja",
    "agreement": "buat perjanjian kinerja",
    "sign": "tanda tangani PDF secara elektronik",
    "verify": "periksa tanda tangan elektronik PDF",
    "workpaper": "buat kertas kerja setiap angka untuk pereviu",
    "workbook": "isi data lewat buku kerja Excel",
    "new-year": "buat folder tahun berikutnya",
    "migrate": "sesuaikan folder proyek dari versi program sebelumnya",
    "pull": "tulis angka yang diperbaiki di Word ke berkas data",
    "refresh": "perbarui angka dalam laporan yang sudah disunting",
    "pdf": "buat PDF dari laporan Word yang sudah disunting",
    "diff": "bandingkan dua laporan: angka, naskah, dan bagian yang berbeda",
    "schema": "skema berkas data, untuk penyunting seperti VS Code",
    "values": "daftar nama yang dapat dipakai templat, dengan nilainya",
    "template": "salin templat untuk diubah, atau periksa (template check)",
}
"""The commands in the order of the help, each with its line there.

The module of a command bears its name and is imported when the command is typed.
"""


# Looking through every installed package for plugins of pydantic takes a tenth of `lkjip check`,
# and none of them has a say in what an office's data are.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 done, 1 findings or a failed job, 2 wrong usage.

    Without `arguments` they are those of the program, which may end here.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a console may not know every character
            stream.reconfigure(errors="backslashreplace")
    with screened():
        options = _parser().parse_args(arguments)
        try:
            status = int(options.run(options))
            if arguments is None and getattr(options, "leaves_nothing", False):
                _leave(status)
            return status
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


def _leave(status: int) -> None:
    """End the program, its memory as it is: taking it apart is a twentieth of a check."""
    if os.environ.get("LKJIP_DEBUG") == "1":
        return  # a profiler may be waiting
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    atexit._run_exitfuncs()
    os._exit(status)


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
    commands = parser.add_subparsers(
        title="perintah",
        metavar="PERINTAH",
        required=True,
        parser_class=LateParser,  # type: ignore[type-var]  # of a parser, it needs nothing else
    )
    for name, line in COMMANDS.items():
        commands.add_parser(name, help=line, declare=partial(_declare, name))
    return parser


def _declare(name: str, command: Parser) -> None:
    """Add the arguments of a command."""
    from importlib import import_module

    import_module(f"lkjip_docgen.commands.{name.replace('-', '_')}").add(command)


_NO_MEMORY = (
    "lkjip: memori komputer tidak cukup untuk pekerjaan ini. Tutup program lain atau naikkan batas "
    "memorinya, lalu ulangi."
)


def _failed(error: Exception) -> int:
    from lkjip_docgen.commands.common import print_findings
    from lkjip_docgen.findings import LkjipError
    from lkjip_docgen.output import refused_by_system

    if isinstance(error, LkjipError):
        print_findings(error.findings, sys.stderr)
    elif os.environ.get("LKJIP_DEBUG") == "1":
        raise error
    elif isinstance(error, MemoryError):
        print(_NO_MEMORY, file=sys.stderr)
    elif isinstance(error, OSError) and error.errno is not None:
        print_findings([refused_by_system(error)], sys.stderr)
    else:
        what = one_line(f"{type(error).__name__}: {error}".splitlines()[0], 200)
        hint = "Rincian: jalankan lagi dengan LKJIP_DEBUG=1."
        print(f"lkjip: kesalahan internal ({what}). {hint}", file=sys.stderr)
    return 1
