"""From the tree to one PDF: the HTML page laid out by WeasyPrint."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.document import Report
from lkjip_docgen.findings import Finding, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.pdf import engine
from lkjip_docgen.pdf.html import REPORT, compose, new_page, timestamp
from lkjip_docgen.pdf.images import Beside
from lkjip_docgen.records import Record
from lkjip_docgen.style import Style

if TYPE_CHECKING:
    from weasyprint import Attachment
    from weasyprint.text.fonts import FontConfiguration

    from lkjip_docgen.pdf.fetcher import Fetcher

VARIANT = "pdf/a-3a"


class Enclosed(Record):
    """A file that travels inside the PDF.

    `relationship` says what it is to the report (ISO 19005-3, annex E): its
    source, or data that the program made from it.
    """

    name: str
    description: str
    content: bytes
    relationship: str = "Data"


class Composed(Record):
    """A finished page, ready for the layout.

    `files` is all that it may show, by address; `formulas` are the spoken words
    of those pictures that are formulas; `attachments` are the data files that it
    was made from, dated `moment`; `name` is the template to blame for a foreign
    address; a draft is marked as one inside the file too.
    """

    html: str
    files: Mapping[str, tuple[str, bytes]]
    formulas: frozenset[str]
    moment: datetime
    attachments: tuple[Path | Enclosed, ...] = ()
    name: str = REPORT
    is_draft: bool = False


def write_pdf(
    report: Report,
    style: Style,
    pictures: Mapping[str, Path],
    target: Path,
    *,
    final: bool,
    project: Path | None = None,
    attachments: Sequence[Path | Enclosed] = (),
    name: str = REPORT,
) -> tuple[Finding, ...]:
    """Write the report as PDF: `compose_page` and `lay_out` in one, with what they raise."""
    engine.require()
    page = compose_page(
        report,
        style,
        pictures,
        final=final,
        project=project,
        attachments=attachments,
        name=name,
    )
    pdf, remarks = lay_out(page)
    target.write_bytes(pdf)
    return remarks


def compose_page(
    report: Report,
    style: Style,
    pictures: Mapping[str, Path],
    *,
    final: bool,
    project: Path | None = None,
    attachments: Sequence[Path | Enclosed] = (),
    name: str = REPORT,
) -> Composed:
    """The page of a report; WeasyPrint is not needed for it.

    `pictures` gives the SVG of each chart by its id.  `project` is the folder
    whose own `templates/html/` go before those of the program; `name` is the
    template.  `attachments` are the data files that the report was made from.
    A draft is marked DRAF on every page.  Raises `LkjipError` for a picture,
    formula or template that cannot be used.
    """
    images = Beside()
    page = new_page(report, style, pictures, images)
    html = compose(report, page, final=final, project=project, name=name)
    spoken = frozenset(page.spoken)
    return Composed(
        html, images.files, spoken, timestamp(report), tuple(attachments), name, not final
    )


def lay_out(page: Composed) -> tuple[bytes, tuple[Finding, ...]]:
    """Lay a page out as a tagged PDF for the archive (PDF/A-3a, PDF/UA-1).

    The same input gives the same bytes.  Gives also a warning (LK806) for
    characters that no installed font has.  Raises `LkjipError` where WeasyPrint
    or Pango is missing (LK801, LK802), and for an address that the page may not
    show (LK805).
    """
    weasyprint = engine.require()
    from lkjip_docgen.pdf.archive import Finisher
    from lkjip_docgen.pdf.fetcher import Fetcher
    from lkjip_docgen.pdf.weasyprint_log import Remarks

    fetcher, remarks = Fetcher(page.files), Remarks()
    fonts = weasyprint.text.fonts.FontConfiguration()
    with _undisturbed(), remarks.collected(), _refusals(fetcher, page.name):
        pdf: bytes = weasyprint.HTML(string=page.html, url_fetcher=fetcher).write_pdf(
            finisher=Finisher(page.formulas, is_draft=page.is_draft),
            font_config=fonts,
            cache=_made_ready(page.files, fonts),
            pdf_variant=VARIANT,
            attachments=[_attachment(file, page.moment) for file in page.attachments],
        )
    return pdf, remarks.findings()


def _made_ready(
    files: Mapping[str, tuple[str, bytes]], fonts: FontConfiguration
) -> dict[str, object]:
    """The pictures that need not be drawn by WeasyPrint; none with one that is built otherwise."""
    try:
        from lkjip_docgen.pdf.shown import shown
    except ImportError:
        return {}
    return shown(files, fonts)


def enclosed(file: Path | Enclosed) -> Enclosed:
    """A file that is to travel inside the PDF; a path is one of the data files."""
    if isinstance(file, Enclosed):
        return file
    return Enclosed(file.name, f"Data sumber laporan: {file.name}", file.read_bytes(), "Source")


def _attachment(file: Path | Enclosed, moment: datetime) -> Attachment:
    from weasyprint import Attachment

    file = enclosed(file)
    return Attachment(
        string=file.content,
        name=file.name,
        description=file.description,
        created=moment,
        modified=moment,
        relationship=file.relationship,
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
def _refusals(fetcher: Fetcher, name: str) -> Iterator[None]:
    """Turn an address that may not be fetched into a finding (LK805)."""
    try:
        yield
    except BaseException as error:
        if not fetcher.refused:
            raise
        raise problem(
            codes.FOREIGN_FILE,
            f"Templat {name} meminta berkas di luar laporan: {fetcher.refused}",
            suggestion="Pakai hanya gambar yang tercantum pada data laporan.",
        ) from error
