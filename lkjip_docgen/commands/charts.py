"""`lkjip charts`: the charts alone, only those whose data changed."""

from __future__ import annotations

import argparse

from lkjip_docgen.commands.argparse_id import Parser
from lkjip_docgen.commands.common import (
    Progress,
    add_data,
    add_out,
    add_periode,
    print_any,
    print_kept,
    say,
)


def add(command: Parser) -> None:
    """Declare the command."""
    command.describe(
        description="Gambar grafik laporan sebagai PNG dan SVG; hanya yang datanya berubah. "
        'Dengan grafik = "word" pada gaya.toml, grafik Word juga menjadi buku kerja .xlsx.',
        epilog="Contoh:\n  lkjip charts laporan-2023\n  lkjip charts laporan-2023 --only pnbp",
    )
    add_data(command)
    add_out(command, "KELUARAN", "folder tujuan (bawaan: keluaran/grafik/ di folder proyek)")
    add_periode(command)
    command.add_argument("--only", metavar="ID", help="gambar satu grafik ini saja")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Draw, and say which charts were redrawn."""
    from lkjip_docgen.api import draw_charts
    from lkjip_docgen.output import Outputs

    with Progress() as progress:
        outputs = Outputs(overwrite=options.overwrite)
        result = draw_charts(
            options.data,
            options.out,
            options.only,
            progress.say,
            outputs,
            periode=options.periode or "",
        )
    drawn = result.charts
    for chart in drawn:
        state = "digambar ulang" if chart.redrawn else "sudah mutakhir"
        say(f"{chart.id}: {state}")
    redrawn = sum(chart.redrawn for chart in drawn)
    say(f"{redrawn} grafik digambar ulang, {len(drawn) - redrawn} sudah mutakhir.")
    if drawn:
        say(f"Folder grafik: {next(iter(drawn[0].files.values())).parent}")
    print_kept(outputs)
    return print_any(result.problems)
