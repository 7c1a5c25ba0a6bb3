"""`lkjip check`: every finding about a data file, with its place and how to mend it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import add_data, add_periode, keep_all
from lkjip_docgen.visible import trusted

if TYPE_CHECKING:
    from lkjip_docgen.checks import CheckResult
    from lkjip_docgen.jobs import Progress


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Periksa berkas data dan sebutkan setiap temuan: tempat, kode, dan cara "
        "memperbaikinya. Arti tiap kode: docs/pemeriksaan.md.",
        epilog="Contoh:\n  lkjip check laporan-2023\n  lkjip check --format json > temuan.json",
    )
    add_data(command)
    add_periode(command)
    command.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="bentuk keluaran: text, json, atau github (bawaan: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check the data and print the findings; 1 when one of them is an error."""
    keep_all()
    from lkjip_docgen.findings import Severity
    from lkjip_docgen.jobs import check_project

    result = check_project(options.data, options.periode or "")
    if text := _shown(result, options.format):
        print(text, file=trusted(sys.stdout) if options.format == "text" else None)
    return int(any(finding.severity is Severity.ERROR for finding in result.findings))


def _shown(result: CheckResult, form: str) -> str:
    if form == "json":
        from lkjip_docgen.findings import render_json
        from lkjip_docgen.jobs import plain

        more = {"progress": plain(found) if (found := _progress(result)) else None}
        return render_json(result.findings, result.accepted, more)
    if form == "github":
        from lkjip_docgen.findings import render_github

        return render_github(result.findings)
    from lkjip_docgen.findings import render_text, wants_color
    from lkjip_docgen.jobs import told

    text = render_text(result.findings, accepted=result.accepted, color=wants_color(sys.stdout))
    found = _progress(result)
    return text if found is None else f"{text}\n{told(found)}"


def _progress(result: CheckResult) -> Progress | None:
    from lkjip_docgen.jobs import progress

    return progress(result)
