"""`lkjip check`: every finding about the data, with its place and its remedy."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.argparse_id import Parser
from lkjip_docgen.commands.common import Commands, add_data, print_findings

if TYPE_CHECKING:
    from lkjip_docgen.findings import Finding


def add(commands: Commands[Parser]) -> None:
    """Declare the command."""
    command = commands.add_parser(
        "check",
        help="periksa berkas data",
        description="Periksa berkas data dan sebutkan setiap temuan: tempat, kode, dan cara "
        "memperbaikinya.",
        epilog="Contoh:\n  lkjip check laporan-2023\n  lkjip check --format json > temuan.json",
    )
    add_data(command)
    command.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="bentuk keluaran: text atau json (bawaan: text)",
    )
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """List the findings; 1 when there is an error among them."""
    from lkjip_docgen.findings import LkjipError, Severity
    from lkjip_docgen.source import load_project

    try:
        findings: Sequence[Finding] = load_project(options.data).findings
    except LkjipError as error:
        findings = error.findings
    if options.format == "json":
        from lkjip_docgen.findings_json import render

        print(render(findings))
    else:
        print_findings(findings, sys.stdout)
    return int(any(finding.severity is Severity.ERROR for finding in findings))
