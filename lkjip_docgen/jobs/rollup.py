"""The report of an office from the data of its units, and what there is of each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import units as codes
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.jobs.build import BuildResult, BuildWish, build_read
from lkjip_docgen.records import Record
from lkjip_docgen.source import load_project

if TYPE_CHECKING:
    from lkjip_docgen.jobs.drafting import Progress
    from lkjip_docgen.measures import Hasil, HasilUnitBawahan
    from lkjip_docgen.output import Outputs


class RollupResult(Record):
    """The report that was built, the units behind it, and what the data of some of them lack."""

    report: BuildResult
    units: HasilUnitBawahan
    lacking: Mapping[str, str]


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
    hasil = measure(project.laporan)
    units = hasil.unit
    if units is None:
        raise problem(
            codes.POLA_UNIT,
            "Data ini tidak menyebut folder unit.",
            project.data_file,
            "Tambahkan bagian `unit` dengan `folder`, misalnya folder: [unit/*]; laporan tanpa "
            "unit dibuat dengan `lkjip build`.",
            "unit",
        )
    return RollupResult(build_read(project, wish, progress, outputs), units, _lacking(hasil))


def _lacking(hasil: Hasil) -> dict[str, str]:
    """What units that were read lack all the same, by their names: it is nowhere taken for zero."""
    found: dict[str, list[str]] = {}
    for unit, what in (*_of_indicators(hasil), *_of_money(hasil)):
        found.setdefault(unit, []).append(what)
    return {unit: in_a_row(lacking) for unit, lacking in found.items()}


def _of_indicators(hasil: Hasil) -> Iterator[tuple[str, str]]:
    for row in hasil.indikator:
        for unit in row.gabungan.tanpa_angka if row.gabungan is not None else ():
            yield unit.nama, row.model.singkatan or row.model.nama


def _of_money(hasil: Hasil) -> Iterator[tuple[str, str]]:
    for unit in hasil.unit.unit if hasil.unit is not None else ():
        if unit.sebab_anggaran:
            yield unit.nama, "anggaran"
        if unit.sebab_penerimaan:
            yield unit.nama, "penerimaan"
