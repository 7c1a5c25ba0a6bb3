"""Puts the pages of PDF appendices onto the sheets that the layout kept for them.

A sheet is found by the tag of its figure.  Its page keeps its place, number
and tag; what it shows becomes the page of the appendix, scaled into A4 and
centred, upright or on its side as that page is.  Notes, form fields and
visible signatures become part of the picture.  What the report itself has
(tags, output intent, attachments, bookmarks) stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from lkjip_docgen.appendices.read import Appendix

_A4 = (595.276, 841.890)  # points
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


def fill_sheets(pdf: Path, appendices: Sequence[Appendix]) -> None:
    """Fill the sheets of a freshly written PDF; without appendices it stays as it is.

    The same input gives the same bytes.  Raises `ValueError` when the PDF does
    not have a sheet for each page.
    """
    if not appendices:
        return
    import pikepdf

    with pikepdf.open(pdf, allow_overwriting_input=True) as report:
        sheets = _sheets(report, [a.alt(n) for a in appendices for n in range(1, a.pages + 1)])
        for appendix in appendices:
            with pikepdf.open(appendix.file) as source:
                source.generate_appearance_streams()
                source.flatten_annotations("print")
                for page in source.pages:
                    _fill(report, next(sheets), page)
        report.save(pdf, deterministic_id=True)


def _sheets(report: Any, alts: list[str]) -> Iterator[Any]:
    """The tags of the sheets in the order of the pages that they are for."""
    import pikepdf

    order = {page.obj.objgen: number for number, page in enumerate(report.pages)}
    wanted = set(alts)
    tags = [
        tag
        for tag in report.objects
        if isinstance(tag, pikepdf.Dictionary)
        and tag.get("/S") == "/Figure"
        and str(tag.get("/Alt", "")) in wanted
    ]
    tags.sort(key=lambda tag: order[tag.Pg.objgen])
    if [str(tag.Alt) for tag in tags] != alts:
        raise ValueError(f"{len(tags)} sheets for {len(alts)} pages")
    return iter(tags)


def _fill(report: Any, tag: Any, page: Any) -> None:
    """Show `page` on the sheet of `tag`, inside the marked content of its figure."""
    import pikepdf

    form = report.copy_foreign(page.as_form_xobject())
    size = _upright_or_turned(form)
    sheet = pikepdf.Page(tag.Pg)
    sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Halaman": form}))
    area = pikepdf.Rectangle(0, 0, *size)
    placed = sheet.calc_form_xobject_placement(
        form, pikepdf.Name.Halaman, area, allow_shrink=True, allow_expand=True
    )
    mark = _mark(tag)
    sheet.obj.Contents = report.make_stream(
        b"/Figure <</MCID %d>> BDC\n%s\nEMC\n" % (mark, placed.strip())
    )
    for box in _BOXES:
        if box == "/MediaBox" or box in sheet.obj:
            sheet.obj[box] = pikepdf.Array([0, 0, *size])
    if "/A" in tag:
        tag.A = pikepdf.Dictionary(O=pikepdf.Name.Layout, BBox=pikepdf.Array([0, 0, *size]))
    for key in ("/Annots", "/Group"):
        if key in sheet.obj:
            del sheet.obj[key]


def _mark(tag: Any) -> int:
    """The number of the figure's marked content on its page."""
    import pikepdf

    kids = tag.K if isinstance(tag.K, pikepdf.Array) else [tag.K]
    return int(kids[0].MCID if isinstance(kids[0], pikepdf.Dictionary) else kids[0])


def _upright_or_turned(form: Any) -> tuple[float, float]:
    """A4 in the orientation of a page, its rotation counted."""
    import pikepdf

    left, bottom, right, top = (float(side) for side in form.BBox)
    matrix = pikepdf.Matrix(form.Matrix) if "/Matrix" in form else pikepdf.Matrix()
    shown = matrix.transform(pikepdf.Rectangle(left, bottom, right, top))
    return _A4 if shown.width <= shown.height else (_A4[1], _A4[0])
