"""The one way from data to a report: measured and composed, its charts drawn, its Word draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lkjip_docgen.cache import project_cache
from lkjip_docgen.document import charts_of, reserve_signatures
from lkjip_docgen.output import not_written
from lkjip_docgen.resources import template

if TYPE_CHECKING:
    from pathlib import Path

    from lkjip_docgen.charts import DrawingProcess, Drawn
    from lkjip_docgen.document import Chart, Report
    from lkjip_docgen.measures import Hasil
    from lkjip_docgen.source import Project
    from lkjip_docgen.style import Style
    from lkjip_docgen.word import Draft

Progress = Callable[[str], None]
"""Told what is being done, in a few Indonesian words."""

_TEMPLATE = "laporan.docx"
_SIGNED = ("kata_pengantar",)  # the parts of a report that are signed


def measure_and_compose(project: Project, progress: Progress) -> tuple[Hasil, Report]:
    """What follows from the data of a project, and its report as a tree."""
    from lkjip_docgen.measures import measure
    from lkjip_docgen.narrative import compose

    progress("Menghitung capaian")
    hasil = measure(project.laporan)
    progress("Menyusun naskah")
    return hasil, compose(project, hasil)


def with_places_to_sign(report: Report) -> Report:
    """The report with an anchor for each electronic signature."""
    return reserve_signatures(report, _SIGNED)


def word_draft(
    project: Project,
    report: Report,
    style: Style,
    progress: Progress,
    kinds: Iterable[str] = (),
    drawing: DrawingProcess | None = None,
) -> Draft:
    """The Word file of a report, its page numbers open; `kinds`, `drawing` as for `pictures`."""
    from lkjip_docgen.word import prepare

    shown = pictures(project, report, style, "png", progress, kinds, drawing)
    progress("Menulis dokumen Word")
    return prepare(report, template(_TEMPLATE, project.root), style, shown)


def pictures(
    project: Project,
    report: Report,
    style: Style,
    kind: str,
    progress: Progress,
    kinds: Iterable[str] = (),
    drawing: DrawingProcess | None = None,
) -> Mapping[str, Path]:
    """The files of kind "png" or "svg" of a report's charts, by the ids of the charts.

    `kinds` are further kinds that are wanted later: a chart is laid out once for all of them.
    With `drawing` they are drawn in another process, and a chart is waited for when it is
    looked up.
    """
    charts = charts_of(report)
    progress(f"Menyiapkan {len(charts)} grafik")
    wanted = tuple(sorted({kind, *kinds}))
    if drawing is None:
        return {chart.id: chart.files[kind] for chart in draw(project, charts, style, wanted)}
    order = (charts, style, project_cache(project.root, "grafik"), wanted)
    drawn = drawing.render(order, lambda: draw(project, charts, style, wanted))
    return _Files(drawn, kind)


class _Files(Mapping[str, "Path"]):
    """The files of one kind, each there as soon as its chart is drawn."""

    def __init__(self, drawn: Mapping[str, Drawn], kind: str) -> None:
        self._drawn = drawn
        self._kind = kind

    def __getitem__(self, name: str) -> Path:
        return self._drawn[name].files[self._kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._drawn)

    def __len__(self) -> int:
        return len(self._drawn)


def draw(
    project: Project, charts: Sequence[Chart], style: Style, kinds: tuple[str, ...]
) -> tuple[Drawn, ...]:
    """Charts in the cache of a project, drawn where their data or style changed.

    Raises `LkjipError` where there is no room for them.
    """
    from lkjip_docgen.charts import render

    folder = project_cache(project.root, "grafik")
    try:
        return tuple(render(charts, style, folder, kinds))
    except OSError as error:
        raise not_written(folder, error) from None
