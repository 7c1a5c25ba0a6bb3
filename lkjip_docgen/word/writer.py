"""From the tree and the Word template to one .docx file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from itertools import count
from pathlib import Path

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.coreprops import CoreProperties
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from lkjip_docgen.document import Report, number
from lkjip_docgen.docx import (
    Bookmarks,
    Stylesheet,
    clean,
    controls,
    elements,
    has_label_alone,
    last_bookmark,
    open_root,
    origin,
    package_entries,
    parse_xml,
    w,
    whole,
)
from lkjip_docgen.style import Style
from lkjip_docgen.word.assembly import Assembly
from lkjip_docgen.word.book import Book
from lkjip_docgen.word.cover import fit_name, follow_look
from lkjip_docgen.word.draft import Draft, has_page_marks
from lkjip_docgen.word.draft_marking import give_heads, mark_heads
from lkjip_docgen.word.errors import template_problem
from lkjip_docgen.word.frames import fill_frames
from lkjip_docgen.word.lists import Lists
from lkjip_docgen.word.look import fit
from lkjip_docgen.word.media import Media
from lkjip_docgen.word.native import Charts
from lkjip_docgen.word.notes import footnotes_part
from lkjip_docgen.word.running_heads import RunningHeads
from lkjip_docgen.word.template import ReportTemplate

_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_CUSTOM_XML_PROPERTIES = f"{_CUSTOM_XML}Props"
_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def write_report(
    report: Report,
    template: Path,
    style: Style,
    pictures: Mapping[str, Path],
    target: Path,
    pages: Mapping[str, str] | None = None,
    *,
    is_draft: bool = False,
) -> None:
    """Write the report as a Word file: `prepare` and `Draft.save` in one."""
    prepare(report, template, style, pictures, is_draft=is_draft).save(target, pages)


def prepare(
    report: Report,
    template: Path,
    style: Style,
    pictures: Mapping[str, Path],
    *,
    is_draft: bool = False,
) -> Draft:
    """Make the Word file of a report, to be saved once its page numbers are known.

    `pictures` gives the PNG of each chart by its id; those that Word draws itself
    (`native_charts.in_word`) need none.
    `report.context["gambar"]` may hold picture files for the frames of the
    template (see `frames`).  Each page of a draft is marked DRAF.  The same
    input gives the same bytes.

    Raises `LkjipError` for a template, picture or formula that cannot be used.
    """
    word = ReportTemplate(template)
    document = word.docx.part
    fit(document.package, style, template)
    root = word.render_report(report.context)
    stylesheet, numbering = needed_parts(document, template)
    notes = footnotes_part(document)
    book = Book(
        numbering=number(report),
        style=style,
        charts=pictures,
        document=document,
        footnotes=notes,
        first_note=1 + _last_note(notes),
        lists=Lists(numbering.element, stylesheet.element),
        bookmarks=Bookmarks(1 + last_bookmark(root)),
        media=Media(document),
        native=Charts(document),
        title_below=has_label_alone(numbering.element),
    )
    fill_frames(root, document, book.media, report.context.get("gambar"))
    follow_look(document.package, style)
    fit_name(root, Stylesheet(stylesheet.element))
    word.place_values(root, book)
    if is_draft:
        give_heads(document, root)
    parts = {part.id: part.blocks for part in report.parts}
    assembly = Assembly(template, parts, book, RunningHeads(document))
    data, parsed = assembly.document(root)
    if is_draft:
        mark_heads(document, style)
    for instance in book.lists.instances():
        numbering.element.extend(elements(instance))
    _add_data(document, book.values.store(), controls.STORE_ID, controls.NAMESPACE)
    memory = _add_data(document, origin.EMPTY, origin.STORE_ID, origin.NAMESPACE)
    _set_properties(word.docx.core_properties, report.properties)
    replaced = {str(document.partname): data, str(notes.partname): _with_notes(notes, book.notes)}
    entries = package_entries(document.package, replaced)
    unfilled = frozenset(name for name, data in entries.items() if has_page_marks(data))
    return Draft(entries, unfilled, report.properties, memory, [parsed])


def needed_parts(document: XmlPart, template: Path) -> tuple[XmlPart, XmlPart]:
    """The styles and the numbering of the template; `LkjipError` when it has none."""
    styles = _needed(document, template, RT.STYLES, "gaya")
    return styles, _needed(document, template, RT.NUMBERING, "penomoran")


def _needed(document: XmlPart, template: Path, relation: str, what: str) -> XmlPart:
    try:
        part = document.part_related_by(relation)
    except KeyError:
        part = None
    if isinstance(part, XmlPart):
        return part
    raise template_problem(
        template,
        f"tidak memuat bagian {what}",
        "Mulailah dari salinan templat bawaan, bukan dari dokumen kosong.",
    )


def _last_note(notes: Part) -> int:
    found = parse_xml(notes.blob).iterfind(w("footnote"))
    return max((whole(note, w("id")) for note in found), default=0)


def _with_notes(notes: Part, new: list[str]) -> bytes:
    """The footnotes part with the report's notes added at its end."""
    root = open_root(parse_xml(notes.blob))
    root.extend(elements("".join(new)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _add_data(document: XmlPart, data: bytes, store: str, namespace: str) -> str:
    """Add a custom XML part after those of the template; the name of its zip entry."""
    index = _free_number(document)
    item = Part(PackURI(f"/customXml/item{index}.xml"), "application/xml", data, document.package)
    properties = Part(
        PackURI(f"/customXml/itemProps{index}.xml"),
        _PROPERTIES_TYPE,
        _store_properties(store, namespace),
        document.package,
    )
    item.relate_to(properties, _CUSTOM_XML_PROPERTIES)
    document.relate_to(item, _CUSTOM_XML)
    return f"customXml/item{index}.xml"


def _free_number(document: XmlPart) -> int:
    """The first number that no custom XML part of the file has."""
    taken = {str(part.partname) for part in document.package.iter_parts()}
    return next(number for number in count(1) if f"/customXml/item{number}.xml" not in taken)


def _store_properties(store: str, namespace: str) -> bytes:
    """The part that gives a custom XML part its identity."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem xmlns:ds="{_DS}" ds:itemID="{store}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _set_properties(core: CoreProperties, properties: Mapping[str, str]) -> None:
    """Core properties from the report; the dates are the report's own."""
    for name in ("title", "subject", "author", "keywords"):
        if value := properties.get(name):
            setattr(core, name, clean(value)[:255])
    core.last_modified_by = core.author
    core.language = "id-ID"
    core.revision = 1
    if day := properties.get("date"):
        core.created = core.modified = datetime.fromisoformat(day)
