"""Things of their own that people put into a report."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from docx.oxml.parser import OxmlElement
from lxml import etree

from trial import data_changes, reading, words
from trial.edits.kinds import (
    WORD,
    is_body,
    is_heading,
    is_item,
    is_prose,
    is_small_heading,
    kind,
    mark_of,
    picked,
)
from trial.names import q, w
from trial.reading import Atom, Doc
from trial.sheet import (
    Sheet,
    paragraph,
    plain,
    properties,
    retype,
    run,
    setting,
    style_of,
)


@kind
def own_paragraph_after(sheet: Sheet) -> bool:
    """A paragraph of one's own below another."""
    element = picked(sheet, is_prose)
    if element is not None:
        element.addnext(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_paragraph_before(sheet: Sheet) -> bool:
    """A paragraph of one's own above another."""
    element = picked(sheet, is_prose)
    if element is not None:
        element.addprevious(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_paragraph_first_in_section(sheet: Sheet) -> bool:
    """A paragraph of one's own below a heading."""
    element = picked(sheet, is_heading)
    if element is not None:
        element.addnext(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_paragraph_last_in_section(sheet: Sheet) -> bool:
    """A paragraph of one's own above a heading."""
    element = picked(sheet, is_small_heading)
    if element is not None:
        element.addprevious(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_heading(sheet: Sheet) -> bool:
    """A section of one's own: heading and text."""
    element = picked(sheet, is_small_heading)
    if element is None:
        return False
    element.addprevious(paragraph(f"{words.name(sheet.rng)} {sheet.code()}", style_of(element)))
    element.addprevious(paragraph(sheet.sentence()))
    return True


@kind
def own_list(sheet: Sheet) -> bool:
    """A list of one's own."""
    element = picked(sheet, is_body)
    if element is None:
        return False
    for _ in range(3):
        element.addnext(paragraph(sheet.sentence(), "ListBullet"))
    return True


def _own_picture(sheet: Sheet, anchor: etree._Element) -> etree._Element:
    """A picture below a block; the paragraph that holds it."""
    from docx.shared import Cm
    from docx.text.paragraph import Paragraph

    file = sheet.folder / f"own-{sheet.number}.png"
    data_changes.draw_picture(file, sheet.rng)
    holder = paragraph("", "Gambar")
    anchor.addnext(holder)
    body: Any = holder
    Paragraph(body, sheet.document._body).add_run().add_picture(str(file), width=Cm(7))
    for picture in holder.iter(q("wp:docPr")):
        picture.set("id", str(sheet.rng.randrange(10**6, 10**7)))
        picture.set("name", f"Foto {sheet.code()}")
    return holder


@kind
def own_picture_first_in_section(sheet: Sheet) -> bool:
    """A picture of one's own below a heading."""
    element = picked(sheet, is_heading)
    if element is not None:
        _own_picture(sheet, element)
    return element is not None


@kind
def own_picture_with_caption(sheet: Sheet) -> bool:
    """A picture of one's own with a caption that is not counted."""
    element = picked(sheet, is_body)
    if element is not None:
        holder = _own_picture(sheet, element)
        holder.addnext(paragraph(f"Foto kegiatan {sheet.code()}", "KeteranganGambar"))
    return element is not None


@kind
def own_table(sheet: Sheet) -> bool:
    """A table of one's own."""
    element = picked(sheet, is_prose)
    if element is None:
        return False
    table = sheet.document.add_table(2, 2)._tbl
    for cell in table.iter(w("p")):
        cell.append(run(sheet.code()))
    element.addnext(table)
    table.addnext(paragraph(sheet.sentence()))
    return True


def a_row(sheet: Sheet) -> etree._Element | None:
    """A row of a table whose cells span nothing."""

    def wanted(atom: Atom) -> bool:
        return atom.kind == "r" and not atom.span

    for _ in range(5):
        element = picked(sheet, wanted)
        row = None if element is None else next(element.iterancestors(w("tr")), None)
        if row is not None and next(row.iter(w("vMerge"), w("gridSpan"), w("tbl")), None) is None:
            return row
    return None


@kind
def own_table_row(sheet: Sheet) -> bool:
    """A row of one's own in a table."""
    row = a_row(sheet)
    if row is None:
        return False
    twin = deepcopy(row)
    for cell in twin.iter(w("tc")):
        for block in list(cell):
            if block.tag != w("tcPr"):
                cell.remove(block)
        cell.append(paragraph(sheet.code(), "TeksTabel"))
    row.addnext(twin)
    return True


@kind
def own_table_column(sheet: Sheet) -> bool:
    """A column of one's own at the right of a table."""
    row = a_row(sheet)
    table = None if row is None else row.getparent()
    if row is None or table is None or table.tag != w("tbl"):
        return False
    if next(table.iter(w("vMerge"), w("gridSpan")), None) is not None:
        return False
    for each in table.iterfind(w("tr")):
        cell = etree.SubElement(each, w("tc"))
        etree.SubElement(cell, w("tcPr")).append(setting("tcW", w="800", type="dxa"))
        cell.append(paragraph(sheet.code(), "TeksTabel"))
    grid = table.find(w("tblGrid"))
    if grid is not None:
        grid.append(setting("gridCol", w="800"))
    return True


@kind
def own_footnote(sheet: Sheet) -> bool:
    """A footnote of one's own."""
    element = picked(sheet, is_body)
    part = next((p for p in _parts(sheet, "footnotes")), None)
    if element is None or part is None:
        return False
    root = etree.fromstring(part.blob)
    key = str(1 + max([1, *(int(e.get(w("id"), "0")) for e in root)]))
    note = etree.SubElement(root, w("footnote"))
    note.set(w("id"), key)
    text = sheet.sentence()
    note.append(paragraph(text, "FootnoteText"))
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    mark = etree.SubElement(element, w("r"))
    mark.append(setting("footnoteReference", id=key))
    sheet.probe("footnote", lambda doc: tuple(n for n in doc.notes if n == text), mark_of(element))
    return True


def _parts(sheet: Sheet, ending: str) -> list[Any]:
    """Parts that the text is related to, as python-docx knows them."""
    relations = sheet.document.part.rels.values()
    return [r.target_part for r in relations if r.reltype.endswith(f"/{ending}")]


@kind
def own_equation(sheet: Sheet) -> bool:
    """A formula of one's own."""
    element = picked(sheet, is_body)
    if element is None:
        return False
    holder = paragraph("")
    formula = etree.SubElement(holder, q("m:oMath"))
    letters_ = etree.SubElement(etree.SubElement(formula, q("m:r")), q("m:t"))
    letters_.text = sheet.code()
    element.addnext(holder)
    return True


@kind
def own_bookmark(sheet: Sheet) -> bool:
    """A bookmark of one's own around some words."""
    element = picked(sheet, is_body)
    if element is None:
        return False
    name, key = f"Penanda_{sheet.code()}", str(sheet.rng.randrange(10**6, 10**7))
    start = setting("bookmarkStart", id=key, name=name)
    properties(element).addnext(start)
    element.append(setting("bookmarkEnd", id=key))

    def measure(doc: Doc) -> tuple[str, ...]:
        marks = doc.root.iter(w("bookmarkStart"))
        return tuple(m.get(w("name"), "") for m in marks if m.get(w("name")) == name)

    sheet.probe("bookmark", measure, mark_of(element))
    return True


@kind
def own_link(sheet: Sheet) -> bool:
    """A sentence with a link at the end of a paragraph."""
    element = picked(sheet, is_body)
    if element is None:
        return False
    address = f"https://contoh.go.id/{sheet.code()}"
    key = sheet.document.part.relate_to(
        address,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = etree.SubElement(element, w("hyperlink"))
    link.set(q("r:id"), key)
    link.append(run(f" {sheet.code()}"))

    def measure(doc: Doc) -> tuple[str, ...]:
        keys = [k for k, (_, target) in doc.relations().items() if target == address]
        links = doc.root.iter(w("hyperlink"))
        return tuple(reading.seen(e) for e in links if e.get(q("r:id")) in keys)

    sheet.probe("link", measure, mark_of(element))
    return True


def _margin(sheet: Sheet, ending: str) -> bool:
    parts = _parts(sheet, ending)
    if not parts:
        return False
    text = sheet.sentence()
    sheet.rng.choice(parts)._element.append(paragraph(text, "Header"))
    sheet.probe(f"{ending} text", lambda doc: tuple(text for m in doc.margins if text in m))
    return True


@kind
def header_text(sheet: Sheet) -> bool:
    """A line of one's own in a header."""
    return _margin(sheet, "header")


@kind
def footer_text(sheet: Sheet) -> bool:
    """A line of one's own in a footer."""
    return _margin(sheet, "footer")


def _margin_words(sheet: Sheet, ending: str) -> bool:
    """Type over a word at the head or foot of the pages."""
    rooms = [p for part in _parts(sheet, ending) for p in part._element.iter(w("p"))]
    worded = [p for p in rooms if WORD.search(plain(p)) and "(Q" not in plain(p)]
    if not worded:
        return False
    element, code = sheet.rng.choice(worded), sheet.code()
    span = sheet.rng.choice(list(WORD.finditer(plain(element)))).span()
    stood = plain(element)[slice(*span)]
    retype(element, *span, code)

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple(code for text in doc.margins if code in text)

    sheet.probe(f"{ending} words", measure, words=stood)
    return True


@kind
def header_words(sheet: Sheet) -> bool:
    """Another word in a generated header."""
    return _margin_words(sheet, "header")


@kind
def footer_words(sheet: Sheet) -> bool:
    """Another word in a generated footer."""
    return _margin_words(sheet, "footer")


@kind
def new_list_item(sheet: Sheet) -> bool:
    """An item of one's own in a generated list."""
    element = picked(sheet, is_item)
    if element is None:
        return False
    twin = OxmlElement("w:p")
    twin.append(deepcopy(properties(element)))
    twin.append(run(sheet.sentence()))
    element.addnext(twin)
    return True
