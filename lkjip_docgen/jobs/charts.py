"""The charts of a report as files of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_docgen.document import Chart, charts_of
from lkjip_docgen.findings import Finding, LkjipError, near, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.jobs.drafting import Progress, draw, measure_and_compose
from lkjip_docgen.output import FOLDER, Outputs, make_folder, refuse_elsewhere
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style

if TYPE_CHECKING:
    from lkjip_docgen.charts import Drawn
    from lkjip_docgen.style import Style

_BOOK: Final = "xlsx"
"""The kind of file in which people change a chart and take it elsewhere."""


class ChartsResult(Record):
    """The charts with the files that show them now, and why others were not written."""

    charts: tuple[Drawn, ...]
    problems: tuple[Finding, ...] = ()


def draw_charts(
    path: Path | str,
    out: Path | str | None = None,
    only: str | None = None,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
    *,
    periode: str = "",
) -> ChartsResult:
    """Draw the charts as PNG and SVG into `out` (default `keluaran/grafik` of the project).

    In a look whose charts are those of Word, each of these comes as a workbook too, with its
    numbers and the chart to be changed and used elsewhere.  Only charts whose data or style
    changed are drawn again.  Files that are not this program's stay as they are, see
    `ChartsResult.problems`.  Raises `LkjipError` for an `only` that is no chart of the report.
    """
    progress("Membaca data")
    project = load_project(path, periode)
    charts = charts_of(measure_and_compose(project, progress)[1])
    if only is not None:
        charts = (_named(only, charts),)
    folder = Path(out) if out is not None else project.root / FOLDER / "grafik"
    progress(f"Menggambar {len(charts)} grafik")
    style = load_style(project.root)
    drawn = draw(project, charts, style, ("png", "svg"))
    outputs = outputs or Outputs()
    outputs.reads(*project.files())
    outputs.stays_in(project.root)
    refuse_elsewhere(project.root, folder)
    problems: list[Finding] = []
    make_folder(folder)
    copies = [
        _copied(_Wanted(found, chart, style), folder, outputs, problems)
        for found, chart in zip(drawn, charts, strict=True)
    ]
    return ChartsResult(tuple(copies), tuple(problems))


class _Wanted(Record):
    """A chart as it is drawn, and the files that are wanted of it."""

    drawn: Drawn
    chart: Chart
    style: Style

    def names(self) -> dict[str, str]:
        """The names of the files by their kinds."""
        from lkjip_docgen.native_charts import in_word

        names = {kind: file.name for kind, file in self.drawn.files.items()}
        if in_word(self.chart, self.style):
            names[_BOOK] = f"{names['png'].removesuffix('.png')}.{_BOOK}"
        return names

    def content(self, kind: str) -> bytes:
        """The file of a kind."""
        from lkjip_docgen.charts import content
        from lkjip_docgen.native_charts import chart_book

        if kind == _BOOK:
            return chart_book(self.chart, self.style)
        return content(self.drawn, self.chart, self.style, kind)


def _copied(wanted: _Wanted, folder: Path, outputs: Outputs, problems: list[Finding]) -> Drawn:
    """The files of a chart in the folder that is wanted; why some are not goes to `problems`."""
    files: dict[str, Path] = {}
    changed = False
    for kind, name in wanted.names().items():
        try:
            changed |= outputs.write_bytes(folder / name, wanted.content(kind))
            files[kind] = folder / name
        except LkjipError as error:
            problems += error.findings
    return replace(wanted.drawn, files=files, redrawn=changed)


def _named(name: str, charts: Sequence[Chart]) -> Chart:
    """The chart with this id; `LkjipError` when the report has none."""
    by_id = {chart.id: chart for chart in charts}
    if name in by_id:
        return by_id[name]
    listed = ", ".join(sorted(by_id))
    raise problem(
        codes.GRAFIK_TIDAK_DIKENAL,
        f"Grafik `{name}` tidak ada dalam laporan ini.",
        suggestion=f"{near(name, by_id)} Grafik yang ada: {listed}.".lstrip(),
    )
