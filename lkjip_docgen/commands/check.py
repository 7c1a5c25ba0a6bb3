"""`lkjip check`: every finding about a data file, with its place and how to mend it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Progress,
    add_data,
    add_periode,
    keep_all,
    needs_folder,
)
from lkjip_docgen.visible import trusted

if TYPE_CHECKING:
    from lkjip_docgen.addresses import Address
    from lkjip_docgen.checks import CheckResult
    from lkjip_docgen.jobs import AllChecked
    from lkjip_docgen.jobs import Progress as Progressed


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Periksa berkas data dan sebutkan setiap temuan: tempat, kode, dan cara "
        "memperbaikinya. Arti sebuah kode: `lkjip check --explain LK433`.",
        epilog="Contoh:\n  lkjip check laporan-2023\n  lkjip check --format json > temuan.json\n"
        "  lkjip check --explain LK433\n"
        "  lkjip check --format json --stdin-name laporan-2023/laporan.yaml < naskah.yaml\n"
        "  lkjip check kanwil-2023 --all\n  lkjip check s3://wadah/kanwil-2023 --all",
    )
    add_data(command, _where, "; dengan --all juga alamat di tempat lain (s3://..., sftp://...)")
    add_periode(command)
    command.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="bentuk keluaran: text, json, atau github (bawaan: text)",
    )
    command.add_argument(
        "--rinci",
        action="store_true",
        help="sebutkan setiap temuan dan setiap isian yang kosong selengkapnya",
    )
    command.add_argument(
        "--explain",
        metavar="KODE",
        help="jelaskan sebuah kode temuan, tanpa memeriksa apa pun",
    )
    command.add_argument(
        "--stdin-name",
        type=Path,
        metavar="BERKAS",
        help="periksa isi masukan baku seolah-olah berkas ini yang sedang disunting",
    )
    command.add_argument(
        "--all",
        action="store_true",
        dest="every_office",
        help="periksa semua kantor di bawah folder DATA (bila folder itu sendiri laporan kantor di "
        "atasnya: unitnya), lalu bandingkan satu sama lain",
    )
    command.set_defaults(run=run, parser=command, leaves_nothing=True)


def _where(text: str) -> Path | Address:
    if "://" not in text:
        return Path(text)
    from lkjip_docgen.addresses import where

    return where(text)


def run(options: argparse.Namespace) -> int:
    """Check the data and print the findings; 1 when one of them is an error."""
    keep_all()
    if options.explain is not None:
        from lkjip_docgen.jobs import explain

        print(explain(options.explain))
        return 0
    if options.every_office:
        if options.stdin_name is not None:
            options.parser.error("argument --stdin-name: not allowed with argument --all")
        return _check_all(options)
    if not isinstance(options.data, Path):
        options.parser.error(f"argument DATA: {needs_folder(options.data.url)}")
    if options.stdin_name is None:
        return _check(options.data, options)
    if options.data != Path():
        options.parser.error("argument --stdin-name: not allowed with argument DATA")
    from lkjip_docgen.jobs import as_edited

    with as_edited(options.stdin_name, sys.stdin.buffer.read()) as data:
        return _check(data, options)


def _check(data: Path, options: argparse.Namespace) -> int:
    from lkjip_docgen.jobs import checked_beside

    periode = options.periode or ""
    with checked_beside(data, periode) as beside:  # at work before the rules are imported here
        from lkjip_docgen.findings import Severity
        from lkjip_docgen.jobs import check_project, quick_to_begin, with_hindrances

        with quick_to_begin(data):
            result = with_hindrances(check_project(data, periode, beside))
            text = _shown(result, options.format, every=options.rinci)
    if text:
        print(text, file=trusted(sys.stdout) if options.format == "text" else None)
    return int(any(finding.severity is Severity.ERROR for finding in result.findings))


def _check_all(options: argparse.Namespace) -> int:
    from lkjip_docgen.jobs import check_all

    with Progress() as progress:

        def tell(done: int, offices: int) -> None:
            progress.say(f"{done} dari {offices} kantor diperiksa")

        result = check_all(options.data, options.periode or "", tell=tell)
    text = _all_shown(result, options.format, every=options.rinci)
    if text:
        print(text, file=trusted(sys.stdout) if options.format == "text" else None)
    return int(result.has_errors)


def _all_shown(result: AllChecked, form: str, *, every: bool) -> str:
    if form == "json":
        from lkjip_docgen.jobs import json_of_all

        return json_of_all(result)
    if form == "github":
        from lkjip_docgen.jobs import github_of_all

        return github_of_all(result)
    from lkjip_docgen.findings import wants_color
    from lkjip_docgen.jobs import text_of_all

    return text_of_all(result, color=wants_color(sys.stdout), every=every)


def _shown(result: CheckResult, form: str, *, every: bool) -> str:
    if form == "json":
        from lkjip_docgen.findings import render_json
        from lkjip_docgen.jobs import plain

        more = {"progress": plain(found) if (found := _progress(result)) else None}
        return render_json(result.findings, result.accepted, more)
    if form == "github":
        from lkjip_docgen.findings import render_github

        return render_github(result.findings)
    from lkjip_docgen.findings import most_rewarding_first, render_text, wants_color
    from lkjip_docgen.jobs import listed, told

    text = render_text(
        most_rewarding_first(result.findings),
        accepted=result.accepted,
        color=wants_color(sys.stdout),
        every=every,
    )
    found = _progress(result)
    if found is None:
        return text
    return "\n".join(filter(None, (text, listed(found, every=every), told(found))))


def _progress(result: CheckResult) -> Progressed | None:
    from lkjip_docgen.jobs import progress

    return progress(result)
