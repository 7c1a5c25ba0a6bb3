"""The report of one of many offices, as a worker makes it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from lkjip_docgen.batch import Outcome, Seal, Status, digest_of_file, digest_of_inputs, standing
from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import batch as codes
from lkjip_docgen.findings.codes.word_files import SUDAH_DISUNTING
from lkjip_docgen.jobs.batch_bench import Bench, brought_here
from lkjip_docgen.jobs.batch_order import Order, Result
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace

if TYPE_CHECKING:
    from lkjip_docgen.jobs.build import BuildResult


def build_office(order: object) -> Result:
    """What a worker does for one office; raises `LkjipError` for what is wrong with its data."""
    order = cast(Order, order)
    with brought_here(order) as bench:
        return bench.finish(_build(order, bench))


def _build(order: Order, bench: Bench) -> Result:
    """Build, or leave what stands; all of it in folders of this computer."""
    if not bench.folder.is_dir():
        raise problem(
            codes.FOLDER_TAK_TERLIHAT,
            "Folder ini tidak ada, atau tidak terlihat dari komputer yang mengerjakannya.",
            Place(str(order.folder)),
            "Periksa apakah folder itu dipindah selagi dikerjakan. Bila beberapa komputer bekerja, "
            "letakkan pada tempat bersama dengan jalur yang sama.",
        )
    out = order.wish.out
    digest = digest_of_inputs(bench.folder, out.resolve() if isinstance(out, Path) else None)
    inputs = f"{order.basis}/{digest}"
    if order.known is not None:
        found = standing(order.known, inputs, bench.out)
        if found is not None:
            return Result(found, inputs)
    outcome = _built(order, bench)
    complete = not any(finding.code == codes.PEKERJA_KURANG for finding in outcome.findings)
    return Result(outcome, inputs if complete else "")


def _built(order: Order, bench: Bench) -> Outcome:
    """Build the report of one office."""
    from lkjip_docgen.jobs.build import BuildWish, build_read
    from lkjip_docgen.output import Outputs
    from lkjip_docgen.source import load_project

    project = load_project(bench.folder, order.wish.periode)
    laporan = project.laporan
    outcome = Outcome(
        order.name, Status.FAILED, laporan.kantor.nama_singkat, int(laporan.dokumen.tahun)
    )
    wish = BuildWish(
        out=bench.out,
        formats=order.wish.formats,
        final=order.wish.final,
        with_layout=order.wish.with_layout,
        checked=order.wish.checked,
    )
    try:
        result = build_read(project, wish, outputs=Outputs(refreshable=True))
    except LkjipError as error:
        return _unmade(outcome, error.findings, order.known, bench.folder)
    behind = tuple(_behind(result.problems, bench.folder))
    return replace(
        outcome,
        status=_status(result.problems, result.files) if result.problems else Status.BUILT,
        files={file.name: digest_of_file(file) for file in result.files},
        findings=(*(result.checked or result.findings), *behind, *_unpaged(result, order)),
        unfinished=len(result.markers),
    )


def _unmade(
    outcome: Outcome, problems: tuple[Finding, ...], known: Seal | None, folder: Path
) -> Outcome:
    """What came of a report that was not made; one that was edited stands as it was made."""
    status = _status(problems)
    files = known.outcome.files if known is not None and status is Status.EDITED else {}
    unfinished = known.outcome.unfinished if known is not None and files else 0
    findings = tuple(_behind(problems, folder))
    return replace(outcome, status=status, files=files, findings=findings, unfinished=unfinished)


def _behind(problems: Sequence[Finding], folder: Path) -> Iterator[Finding]:
    """The problems without edited reports that say what the data say: `refresh` was there."""
    for finding in problems:
        place = finding.place if finding.code == SUDAH_DISUNTING else None
        if place is None or not _is_current(Path(place.file), folder):
            yield finding


def _is_current(report: Path, folder: Path) -> bool:
    """Whether `refresh` would change nothing in an edited report; it is tried on a copy."""
    from lkjip_docgen.jobs.refresh import Wish, refresh

    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as place:
        copy = Path(shutil.copy(report, place))
        try:
            return not refresh(copy, folder, wish=Wish(with_layout=False)).written
        except LkjipError:
            return False


def _status(problems: Sequence[Finding], files: Sequence[Path] = ()) -> Status:
    """What became of a report of which some or all formats were not made."""
    if any(finding.code == SUDAH_DISUNTING for finding in problems):
        return Status.EDITED
    return Status.PARTLY if files else Status.FAILED


def _unpaged(result: BuildResult, order: Order) -> Iterator[Finding]:
    """That page numbers are missing where they were wanted; another run tries again."""
    if result.layout is not None and result.layout.reason and not result.layout.engine:
        yield Finding(
            codes.PEKERJA_KURANG,
            Severity.WARNING,
            f"Nomor halaman pada daftar isi belum terisi: {result.layout.reason}.",
            Place(str(order.folder)),
            suggestion="Pasang LibreOffice pada komputer yang mengerjakannya, lalu buat lagi.",
        )
