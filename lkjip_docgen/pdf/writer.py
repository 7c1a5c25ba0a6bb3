"""From the tree to one PDF: the HTML page laid out by WeasyPrint."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from lkjip_docgen.document.tree import Report
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.pdf import engine
from lkjip_docgen.pdf.html import REPORT, compose, new_page, timestamp
from lkjip_docgen.pdf.images import Beside
from lkjip_docgen.style import Style

VARIANT = "pdf/a-3a"


def write_pdf(
    report: Report,
    style: Style,
    pictures: Mapping[str, Path],
    target: Path,
    *,
    final: bool,
    project: Path | None = None,
    attachments: Sequence[Path] = (),
    name: str = REPORT,
) -> tuple[Finding, ...]:
    """Write the report as a tagged PDF for the archive (PDF/A-3a, PDF/UA-1).

    `pictures` gives the SVG of each chart by its id.  `project` is the folder
    whose own `templates/html/` go before those of the program; `name` is the
    template.  `attachments` are the data files that the report was made from.
    A draft is marked DRAF on every page.  The same input gives the same bytes.

    Returns a warning (LK806) for characters that no installed font has.  Raises
    `LkjipError` where WeasyPrint or Pango is missing (LK801, LK802), and for a
    picture, formula or template that cannot be used.
    """
    engine.load()
    images = Beside()
    page = new_page(report, style, pictures, images)
    html = compose(report, page, final=final, project=project, name=name)
    return lay_out(html, images.files, page.spoken, target, timestamp(report), attachments, name)


def lay_out(
    html: str,
    files: Mapping[str, tuple[str, bytes]],
    formulas: Collection[str],
    target: Path,
    moment: datetime,
    attachments: Sequence[Path] = (),
    name: str = REPORT,
) -> tuple[Finding, ...]:
    """Lay a finished page out as PDF; `files` is all that it may show, by address.

    `formulas` are the spoken words of those pictures that are formulas, `moment`
    dates the attachments, `name` is the template to blame for a foreign address.
    Returns and raises as `write_pdf`.
    """
    weasyprint = engine.load()
    from lkjip_docgen.pdf.archive import Finisher
    from lkjip_docgen.pdf.fetcher import Fetcher
    from lkjip_docgen.pdf.remarks import Remarks

    fetcher, remarks = Fetcher(files), Remarks()
    with _undisturbed(), remarks.collected(), _refusals(fetcher, name):
        weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf(
            target,
            finisher=Finisher(formulas),
            pdf_variant=VARIANT,
            attachments=[_attachment(weasyprint, path, moment) for path in attachments],
        )
    return remarks.findings()


def _attachment(weasyprint: Any, path: Path, moment: datetime) -> Any:
    return weasyprint.Attachment(
        string=path.read_bytes(),
        name=path.name,
        description=f"Data sumber laporan: {path.name}",
        created=moment,
        modified=moment,
        relationship="Source",
    )


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep the garbage collector from walking a layout that stays alive to the end."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _refusals(fetcher: Any, name: str) -> Iterator[None]:
    """Turn an address that may not be fetched into a finding (LK805)."""
    try:
        yield
    except BaseException as error:
        if not fetcher.refused:
            raise
        raise LkjipError(
            Finding(
                "LK805",
                Severity.ERROR,
                f"Templat {name} meminta berkas di luar laporan: {fetcher.refused}",
                suggestion="Pakai hanya gambar yang tercantum pada data laporan.",
            )
        ) from error
