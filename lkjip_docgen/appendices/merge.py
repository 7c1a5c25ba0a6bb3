"""Puts the pages of PDF appendices onto the sheets that the layout kept for them.

A sheet is found by the tag of its figure.  It keeps its place, size, tag, page
number and, on a draft, its mark; below them comes the page of the appendix,
scaled into the sheet and centred.  Notes, form fields and visible signatures
become part of the picture.  What the report itself has (tags, output intent,
attachments, bookmarks) stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.appendices.archiving import keep_claims, settle_pages
from lkjip_docgen.appendices.read import Appendix

if TYPE_CHECKING:
    from pikepdf import (
        ContentStreamInlineImage,
        ContentStreamInstruction,
        Object,
        Page,
        Pdf,
    )

    Instruction = ContentStreamInstruction | ContentStreamInlineImage

_NAME = "/Halaman"  # of the form that shows a page
_DEPTHS = {"BDC": 1, "BMC": 1, "EMC": -1}  # of marks, one in the other


def fill_sheets(pdf: Path, appendices: Sequence[Appendix], *, whole: bool = True) -> None:
    """Fill the sheets of a freshly written PDF; without appendices it stays as it is.

    A page fills the `whole` sheet, or the figure that keeps its place there.
    The same input gives the same bytes.  Raises `ValueError` when the PDF does
    not have a sheet for each page.
    """
    if not appendices:
        return
    import pikepdf

    with pikepdf.open(pdf, allow_overwriting_input=True) as report:
        sheets = _sheets(report, _alts(appendices))
        for appendix in appendices:
            with foreign(appendix.file) as source:
                for page in source.pages:
                    _fill(report, next(sheets), page, whole)
        keep_claims(report, min(appendix.claim for appendix in appendices))
        report.save(pdf, deterministic_id=True)


@contextmanager
def foreign(file: Path) -> Iterator[Pdf]:
    """A PDF appendix with its notes drawn onto its pages, fit for the archive."""
    import pikepdf

    with pikepdf.open(file, attempt_recovery=False, suppress_warnings=True) as source:
        source.generate_appearance_streams()
        source.flatten_annotations("print")
        settle_pages(source)
        yield source


def _alts(appendices: Sequence[Appendix]) -> list[str]:
    """What screen readers say of each page of the appendices, in their order."""
    return [appendix.alt(page) for appendix in appendices for page in range(1, appendix.pages + 1)]


def _sheets(report: Pdf, alts: list[str]) -> Iterator[Object]:
    """The tags of the sheets in the order of the pages that they are for."""
    order = {page.obj.objgen: number for number, page in enumerate(report.pages)}
    tags = _figures_named(set(alts), report)
    tags.sort(key=lambda tag: order[tag.Pg.objgen])
    if [str(tag.Alt) for tag in tags] != alts:
        raise ValueError(f"{len(tags)} sheets for {len(alts)} pages")
    return iter(tags)


def _figures_named(alts: set[str], report: Pdf) -> list[Object]:
    """The tags of the figures of which screen readers say one of these."""
    figures = filter(_is_figure, report.objects)
    return [figure for figure in figures if str(figure.get("/Alt", "")) in alts]


def _is_figure(tag: Object) -> bool:
    import pikepdf

    return isinstance(tag, pikepdf.Dictionary) and tag.get("/S") == "/Figure"


def _fill(report: Pdf, tag: Object, page: Page, whole: bool) -> None:
    """Show `page` on the sheet of `tag`, inside the marked content of its figure.

    It lies below what else the layout has put on the sheet.
    """
    import pikepdf

    sheet = pikepdf.Page(tag.Pg)
    form = report.copy_foreign(page.as_form_xobject())
    area = pikepdf.Rectangle(*map(float, sheet.mediabox if whole else tag.A.BBox))
    placed = sheet.calc_form_xobject_placement(
        form, pikepdf.Name(_NAME), area, allow_shrink=True, allow_expand=True
    )
    mark = _mark(tag)
    figure = b"/Figure <</MCID %d>> BDC\n%s\nEMC\n" % (mark, placed.strip())
    rest = list(_without(pikepdf.parse_content_stream(sheet), mark))
    sheet.obj.Contents = report.make_stream(figure + pikepdf.unparse_content_stream(rest))
    sheet.obj.Resources = _resources(sheet.obj.Resources, rest, form)
    if "/A" in tag and whole:
        tag.A = pikepdf.Dictionary(O=pikepdf.Name.Layout, BBox=pikepdf.Array(sheet.mediabox))


def _without(instructions: Sequence[Instruction], mark: int) -> Iterator[Instruction]:
    """The instructions but for the marked content of that number."""
    depth = 0  # of marked content inside the one that goes
    for instruction in instructions:
        operator = str(instruction.operator)
        if depth:
            depth += _DEPTHS.get(operator, 0)
        elif operator == "BDC" and instruction.operands[1].get("/MCID") == mark:
            depth = 1
        else:
            yield instruction


def _resources(shared: Object, instructions: Sequence[Instruction], form: Object) -> Object:
    """Of the resources that the pages share those which a sheet needs, and its form."""
    import pikepdf

    drawn = {str(i.operands[0]) for i in instructions if str(i.operator) == "Do"}
    resources = pikepdf.Dictionary(dict(shared.items()))
    resources.XObject = pikepdf.Dictionary(
        {name: item for name, item in shared.XObject.items() if name in drawn} | {_NAME: form}
    )
    return resources


def _mark(tag: Object) -> int:
    """The number of the figure's marked content on its page."""
    import pikepdf

    kids = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    return int(kids[0].MCID if isinstance(kids[0], pikepdf.Dictionary) else kids[0])
