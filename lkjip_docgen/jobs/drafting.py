"""The one way from data to a report: measured and composed, its charts drawn, its Word draft."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.cache import project_cache
from lkjip_docgen.document import charts_of, reserve_signatures, small_charts_of
from lkjip_docgen.output import not_written
from lkjip_docgen.resources import template

if TYPE_CHECKING:
    from lkjip_docgen.charts import DrawingProcess, Drawn
    from lkjip_docgen.document import Chart, Report
    from lkjip_docgen.findings import Finding
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
    *,
    is_draft: bool,
) -> tuple[Draft, tuple[Finding, ...]]:
    """The Word file of a report, its page numbers open, and what of the project it leaves out.

    `kinds` and `drawing` are as for `pictures`.  Each page of a draft is marked DRAF.
    """
    from lkjip_docgen.word import prepare

    shown = pictures(project, report, style, "png", progress, kinds, drawing)
    progress("Menulis dokumen Word")
    with _with_appendices(report, project) as (whole, remarks):
        own = template(_TEMPLATE, project.root)
        return prepare(whole, own, style, shown, is_draft=is_draft), remarks


def _with_appendices(
    report: Report, project: Project
) -> AbstractContextManager[tuple[Report, tuple[Finding, ...]]]:
    """The report with the pages of its PDF appendices, and what is said of them."""
    if not any(lampiran.berkas for lampiran in project.laporan.lampiran):
        return nullcontext((report, ()))
    from lkjip_docgen.appendices import pages_in_word

    return pages_in_word(report, project)


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
    wanted = tuple(sorted({kind, *kinds}))
    charts = _to_draw(report, style, wanted)
    progress(f"Menyiapkan {len(charts)} grafik")

    def here() -> tuple[Drawn, ...]:
        return draw(project, charts, style, wanted)

    drawn: Mapping[str, Drawn]
    if drawing is None:
        drawn = {chart.id: chart for chart in here()}
    else:
        order = (charts, style, project_cache(project.root, "grafik"), wanted)
        drawn = drawing.render(order, here)
    return _Files(drawn, {chart.id: chart for chart in charts}, style, kind)


def _to_draw(report: Report, style: Style, kinds: Sequence[str]) -> Sequence[Chart]:
    """The charts of which pictures are wanted: for Word only those that it does not draw itself."""
    from lkjip_docgen.native_charts import in_word

    charts = charts_of(report)
    if "svg" in kinds:
        return charts
    small = small_charts_of(report)
    return tuple(chart for chart in charts if chart.id in small or not in_word(chart, style))


class _Files(Mapping[str, "Path"]):
    """The files of one kind, each there as soon as its chart is drawn.

    They are copies for this build alone, as long as this mapping is held: into the
    cache another build of the same project may draw at the same time, from other data.
    """

    def __init__(
        self, drawn: Mapping[str, Drawn], charts: Mapping[str, Chart], style: Style, kind: str
    ) -> None:
        self._drawn = drawn
        self._charts = charts
        self._style = style
        self._kind = kind
        self._folder: Path | None = None
        self._files: dict[str, Path] = {}

    def __getitem__(self, name: str) -> Path:
        if name not in self._files:
            self._files[name] = self._copied(self._drawn[name])
        return self._files[name]

    def _copied(self, drawn: Drawn) -> Path:
        from lkjip_docgen.charts import content

        picture = content(drawn, self._charts[drawn.id], self._style, self._kind)
        source = drawn.files[self._kind]
        try:
            file = self._own_folder() / source.name
            file.write_bytes(picture)
        except OSError as error:
            raise not_written(source, error) from None
        return file

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="lkjip-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

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
