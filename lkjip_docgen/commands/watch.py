"""`lkjip watch`: the report anew each time that a file of the project is saved."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    REPORT_FORMATS,
    REPORTS,
    add_data,
    add_formats,
    add_out,
    print_kept,
    say,
)
from lkjip_docgen.findings import Finding, Severity

if TYPE_CHECKING:
    from lkjip_docgen.charts import Drawn
    from lkjip_docgen.jobs import Round

_SHOWN = 5  # findings with their place; the others are counted
_NOT_BUILT = "Laporan tidak dibuat; yang terdahulu tetap ada."


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Pantau folder proyek dan buat ulang laporan setiap kali sebuah berkasnya "
        "disimpan: grafik\nlebih dahulu, lalu laporan, lalu temuan. Nomor halaman daftar isi .docx "
        "tidak dihitung,\nagar cepat; `lkjip build` menghitungnya. Tekan Ctrl+C untuk selesai.",
        epilog="Contoh:\n  lkjip watch laporan-2023\n  lkjip watch laporan-2023 --to html",
    )
    add_data(command)
    add_out(command, "KELUARAN", REPORTS)
    add_formats(command, "docx", "pdf", "html", text=REPORT_FORMATS)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Rebuild until Ctrl+C."""
    from lkjip_docgen.jobs import project_root, rebuild, saves
    from lkjip_docgen.output import Outputs

    root = project_root(options.data)
    formats = tuple(options.to or ("docx",))
    known: frozenset[str] = frozenset()
    try:
        for number, changed in enumerate(saves(root, options.out)):
            _say(*(_saved(changed) if number else _welcome(root)))
            outputs = Outputs(overwrite=options.overwrite, refreshable=True)
            built = rebuild(options.data, options.out, formats, _charts_done, outputs)
            _say(*_report(built, known))
            print_kept(outputs)
            known = frozenset(map(_brief, built.findings))
    except KeyboardInterrupt:
        return 0
    return 0


def _say(*lines: str) -> None:
    for line in lines:
        say(line)
    sys.stdout.flush()


def _welcome(root: Path) -> Iterator[str]:
    yield f"Memantau {root}. Tekan Ctrl+C untuk selesai."
    yield "Nomor halaman daftar isi .docx tidak dihitung; `lkjip build` menghitungnya."


def _saved(changed: Iterable[Path]) -> Iterator[str]:
    names = sorted({path.name for path in changed if path.exists()})
    yield ""
    yield f"Disimpan: {', '.join(names)}" if names else "Ada berkas yang dihapus."


def _charts_done(charts: Sequence[Drawn], seconds: float) -> None:
    redrawn = [chart.id for chart in charts if chart.redrawn]
    names = f": {', '.join(redrawn)}" if redrawn else ""
    _say(f"Grafik: {len(redrawn)} dari {len(charts)} digambar ulang ({_time(seconds)}){names}")


def _report(built: Round, known: Container[str]) -> Iterator[str]:
    """The files, then the errors and whatever the last round did not find, then how many."""
    from lkjip_docgen.findings import summary

    yield from _written(built)
    listed = list(dict.fromkeys((*built.problems, *built.findings)))
    shown = _pressing(listed, known)[:_SHOWN]
    for finding in shown:
        yield f"  {_where(finding)}{_brief(finding)}"
    more = "" if len(listed) <= len(shown) else " Selengkapnya: `lkjip check`."
    yield f"{summary(listed)}{more}"


def _written(built: Round) -> Iterator[str]:
    """The files, and whether some are missing."""
    from lkjip_docgen.findings import shown_path

    for file in built.files:
        yield f"Laporan ditulis: {shown_path(str(file))} ({_time(built.seconds)})"
    if built.problems:
        yield "Sebagian format tidak dibuat." if built.files else _NOT_BUILT


def _pressing(listed: Iterable[Finding], known: Container[str]) -> list[Finding]:
    """The errors, and what is not known yet; the gravest first."""
    new = [f for f in listed if f.severity is Severity.ERROR or _brief(f) not in known]
    return sorted(new, key=lambda finding: list(Severity).index(finding.severity))


def _brief(finding: Finding) -> str:
    return f"{finding.code} {finding.message}"


def _where(finding: Finding) -> str:
    from lkjip_docgen.findings import shown_path

    place = finding.place
    return "" if place is None else f"{shown_path(place.file)}:{place.line} "


def _time(seconds: float) -> str:
    return f"{seconds:.1f} detik".replace(".", ",")
