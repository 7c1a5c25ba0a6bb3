"""The report of an office from the data of its units, and what there is of each of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import units as codes
from lkjip_docgen.jobs.build import BuildResult, BuildWish, build_read
from lkjip_docgen.records import Record
from lkjip_docgen.source import load_project

if TYPE_CHECKING:
    from lkjip_docgen.jobs.drafting import Progress
    from lkjip_docgen.measures import HasilUnitBawahan
    from lkjip_docgen.output import Outputs


class RollupResult(Record):
    """The report that was built, and the units behind it."""

    report: BuildResult
    units: HasilUnitBawahan


def rollup(
    path: Path | str,
    wish: BuildWish,
    progress: Progress,
    outputs: Outputs | None = None,
    periode: str = "",
) -> RollupResult:
    """Build the report of an office that names its units, as `build` does.

    Raises `LkjipError` for data that name no units, and where `build` does.
    """
    from lkjip_docgen.measures import measure

    progress("Membaca data kantor dan unitnya")
    project = load_project(path, periode)
    units = measure(project.laporan).unit
    if units is None:
        raise problem(
            codes.POLA_UNIT,
            "Data ini tidak menyebut folder unit.",
            project.data_file,
            "Tambahkan bagian `unit` dengan `folder`, misalnya folder: [unit/*]; laporan tanpa "
            "unit dibuat dengan `lkjip build`.",
            "unit",
        )
    return RollupResult(build_read(project, wish, progress, outputs), units)
