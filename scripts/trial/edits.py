"""Edits as colleagues make them in Word, each by its kind.

An edit takes a `Sheet` and does one thing; it says False where the report has
no place for it.  What it did to the blocks is seen from their marks; what is
to be looked after beyond that, such as a comment, is a probe.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from functools import partial
from itertools import groupby
from typing import Any

from docx.oxml.parser import OxmlElement
from lxml import etree

from trial import data_changes, reading, words
from trial.names import MARK, q, value, w
from trial.reading import Atom, Doc
from trial.sheet import (
    Sheet,
    copy_of,
    cut,
    dress,
    letters,
    paragraph,
    plain,
    properties,
    retype,
    run,
    setting,
    style_of,
    table_of,
)

Edit = Callable[[Sheet], bool]
KINDS: dict[str, Edit] = {}
"""Every kind of edit by name."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"\b[a-z]{5,}\b")
_HIGHLIGHTS = ("yellow", "green", "cyan", "magenta", "red", "darkYellow", "lightGray")
_COLLEAGUE = "Rekan Sejawat"


def kind(function: Edit) -> Edit:
    """Enter an edit in the list of kinds, under its own name."""
    KINDS[function.__name__.replace("_", " ").strip()] = function
    return function


# --- which block --------------------------------------------------------------------------------


def is_body(atom: Atom) -> bool:
    """A paragraph of running text."""
    return atom.kind == "p" and atom.style == "body text" and len(atom.text) > 50


def is_item(atom: Atom) -> bool:
    """An item of a list."""
    listed = atom.style.startswith(("list ", "daftar huruf"))
    return atom.kind == "p" and listed and len(atom.text) > 20


def is_prose(atom: Atom) -> bool:
    """Running text or an item of a list."""
    return is_body(atom) or is_item(atom)


def is_counted(atom: Atom) -> bool:
    """Prose that names a figure."""
    return is_prose(atom) and _NUMBER.search(atom.text) is not None


def is_cell(atom: Atom) -> bool:
    """A cell of a table that has words."""
    return atom.kind in "rc" and len(atom.text) > 3


def is_figure(atom: Atom) -> bool:
    """A picture of the text."""
    return atom.kind == "p" and bool(atom.pictures) and atom.style == "gambar"


def is_caption(atom: Atom) -> bool:
    """A caption of a table or picture."""
    return atom.kind == "p" and atom.style in ("caption", "keterangan gambar")


def is_heading(atom: Atom) -> bool:
    """A heading of the text."""
    return atom.kind == "p" and atom.style.startswith("heading")


def is_small_heading(atom: Atom) -> bool:
    """A heading of a section within a section."""
    return atom.style in ("heading 3", "heading 4")


def _part_of_words(sheet: Sheet, mark: int, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """A stretch of the letters of a block that the pattern matches."""
    found = list(pattern.finditer(plain(sheet.elements[mark])))
    return sheet.rng.choice(found).span() if found else None


def _target(sheet: Sheet, wanted: Callable[[Atom], bool]) -> etree._Element | None:
    mark = sheet.pick(wanted)
    return None if mark is None else sheet.elements[mark]


def _mark(element: etree._Element) -> int:
    return int(element.get(MARK, "-1"))


# --- notes in the margin ------------------------------------------------------------------------


def _comment(sheet: Sheet, mark: int, span: tuple[int, int]) -> bool:
    element = sheet.elements[mark]
    stood = plain(element)[slice(*span)]
    runs = cut(element, *span)
    if not runs:
        return False
    text = sheet.sentence()
    comment = sheet.document.add_comment(
        [_run_of(sheet, runs[0]), _run_of(sheet, runs[-1])], text, author=_COLLEAGUE, initials="RS"
    )
    del comment

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple(c.words for c in reading.comments(doc) if c.text == text)

    sheet.probe("comment", measure, mark, words=stood)
    return True


def _run_of(sheet: Sheet, element: Any) -> Any:
    from docx.text.run import Run

    return Run(element, sheet.document)


@kind
def comment_on_paragraph(sheet: Sheet) -> bool:
    """A comment on a whole paragraph."""
    mark = sheet.pick(lambda a: is_prose(a) and "⟦" not in a.text)
    return mark is not None and _comment(sheet, mark, (0, len(plain(sheet.elements[mark]))))


@kind
def comment_on_number(sheet: Sheet) -> bool:
    """A comment on a figure in a sentence."""
    mark = sheet.pick(is_counted)
    span = None if mark is None else _part_of_words(sheet, mark, _NUMBER)
    return mark is not None and span is not None and _comment(sheet, mark, span)


@kind
def comment_in_table(sheet: Sheet) -> bool:
    """A comment on a cell."""
    mark = sheet.pick(is_cell)
    if mark is None or not plain(sheet.elements[mark]):
        return False
    return _comment(sheet, mark, (0, len(plain(sheet.elements[mark]))))


@kind
def comment_over_paragraphs(sheet: Sheet) -> bool:
    """A comment from the end of one paragraph into the next one."""
    mark = sheet.pick(is_body)
    if mark is None or mark + 1 >= len(sheet.elements):
        return False
    element, following = sheet.elements[mark], sheet.elements[mark + 1]
    if element.getnext() is not following or not is_prose(sheet.base.atoms[mark + 1]):
        return False
    if mark + 1 in sheet.used:
        return False
    sheet.used.add(mark + 1)
    end = len(letters(element))
    first, last = cut(element, end - 8, end), cut(following, 0, 8)
    if not first or not last:
        return False
    text = sheet.sentence()
    runs = [_run_of(sheet, first[0]), _run_of(sheet, last[-1])]
    sheet.document.add_comment(runs, text, author=_COLLEAGUE, initials="RS")

    def measure(doc: Doc) -> tuple[str, ...]:
        found = (c for c in reading.comments(doc) if c.text == text)
        return tuple(str(c.references) for c in found)

    sheet.probe("comment", measure, mark, mark + 1)
    return True


# --- looks --------------------------------------------------------------------------------------


def _dressed(
    sheet: Sheet, mark: int, span: tuple[int, int], setting_: etree._Element, *more: etree._Element
) -> bool:
    stood = plain(sheet.elements[mark])[slice(*span)]
    runs = cut(sheet.elements[mark], *span)
    dress(runs, *more, setting_)
    name, said = etree.QName(setting_).localname, value(setting_)
    sheet.probe(f"look {name}", lambda doc: reading.dressed(doc, name, said), mark, words=stood)
    return bool(runs)


def _colour(sheet: Sheet) -> etree._Element:
    return setting("color", val=f"{sheet.rng.randrange(16**6):06X}")


@kind
def highlight_words(sheet: Sheet) -> bool:
    """Some words are highlighted."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else _part_of_words(sheet, mark, _WORD)
    colour = _HIGHLIGHTS[sheet.number % len(_HIGHLIGHTS)]
    return (
        mark is not None
        and span is not None
        and _dressed(sheet, mark, span, setting("highlight", val=colour))
    )


@kind
def highlight_cell(sheet: Sheet) -> bool:
    """A cell's words are highlighted."""
    mark = sheet.pick(is_cell)
    if mark is None or not plain(sheet.elements[mark]):
        return False
    colour = _HIGHLIGHTS[sheet.number % len(_HIGHLIGHTS)]
    whole = (0, len(plain(sheet.elements[mark])))
    return _dressed(sheet, mark, whole, setting("highlight", val=colour))


@kind
def bold_words(sheet: Sheet) -> bool:
    """A word in bold and in a colour."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else _part_of_words(sheet, mark, _WORD)
    return (
        mark is not None
        and span is not None
        and _dressed(sheet, mark, span, _colour(sheet), setting("b"))
    )


@kind
def bold_half_number(sheet: Sheet) -> bool:
    """The first digits of a figure look otherwise, so that its run is split."""
    mark = sheet.pick(is_counted)
    span = None if mark is None else _part_of_words(sheet, mark, re.compile(r"\d[\d.,]*\d"))
    if mark is None or span is None:
        return False
    cut_at = (span[0], span[0] + max(1, (span[1] - span[0]) // 2))
    return _dressed(sheet, mark, cut_at, _colour(sheet), setting("b"))


@kind
def colour_paragraph(sheet: Sheet) -> bool:
    """A whole paragraph in a colour."""
    mark = sheet.pick(is_body)
    if mark is None:
        return False
    whole = (0, len(plain(sheet.elements[mark])))
    return _dressed(sheet, mark, whole, _colour(sheet), setting("i"))


@kind
def change_style(sheet: Sheet) -> bool:
    """A paragraph gets another style."""
    element = _target(sheet, is_body)
    if element is None:
        return False
    found = properties(element).find(w("pStyle"))
    if found is None:
        return False
    found.set(w("val"), "ListBullet")
    return True


@kind
def page_break_before(sheet: Sheet) -> bool:
    """A paragraph starts on a new page."""
    element = _target(sheet, lambda a: is_body(a) or is_small_heading(a))
    if element is None:
        return False
    holder = properties(element)
    style = holder.find(w("pStyle"))
    flag = setting("pageBreakBefore")
    if style is None:
        holder.insert(0, flag)
    else:
        style.addnext(flag)
    _after_keeps(holder, flag)

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple(
            a.text
            for a, p in zip(doc.atoms, doc.elements, strict=True)
            if p.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None
        )

    sheet.probe("page break", lambda doc: (str(len(measure(doc))),), _mark(element))
    return True


def _after_keeps(holder: etree._Element, flag: etree._Element) -> None:
    """The schema wants the flag after those that keep lines together."""
    for name in ("keepNext", "keepLines"):
        found = holder.find(w(name))
        if found is not None:
            found.addnext(flag)


@kind
def page_break_run(sheet: Sheet) -> bool:
    """A page break at the end of a paragraph."""
    element = _target(sheet, is_body)
    if element is None:
        return False
    holder = etree.SubElement(element, w("r"))
    holder.append(setting("br", type="page"))

    def measure(doc: Doc) -> tuple[str, ...]:
        return (str(sum(1 for b in doc.root.iter(w("br")) if b.get(w("type")) == "page")),)

    sheet.probe("page break", measure, _mark(element))
    return True


@kind
def landscape_section(sheet: Sheet) -> bool:
    """One to three blocks on a landscape page of their own."""
    mark = sheet.pick(is_body)
    if mark is None or mark == 0:
        return False
    inside = _and_following(sheet, sheet.elements[mark], sheet.rng.randint(0, 2))
    before, last = inside[0].getprevious(), inside[-1]
    following = [s for s in sheet.body.iter(w("sectPr")) if _comes_after(s, last)]
    if before is None or before.tag != w("p") or not following or _has_section(before, *inside):
        return False
    portrait, landscape = deepcopy(following[0]), deepcopy(following[0])
    size = landscape.find(w("pgSz"))
    if size is None:
        return False
    wide, high = size.get(w("w"), ""), size.get(w("h"), "")
    size.set(w("w"), high)
    size.set(w("h"), wide)
    size.set(w("orient"), "landscape")
    properties(before).append(portrait)
    properties(last).append(landscape)

    def turns(doc: Doc) -> tuple[str, ...]:
        return tuple(lies for lies, _ in groupby(reading.lying(doc)))

    sheet.probe("section", turns, *(_mark(e) for e in inside))
    texts = [atom.text for atom in sheet.base.atoms]
    for each in inside:
        stood = reading.seen(each)
        if texts.count(stood) == 1:
            sheet.probe("pages", partial(_pages_of, stood), _mark(each), words=stood)
    return True


def _pages_of(words_: str, doc: Doc) -> tuple[str, ...]:
    """How the pages lie on which these words stand."""
    pairs = zip(doc.atoms, reading.lying(doc), strict=True)
    return tuple(lies for atom, lies in pairs if atom.text == words_)


def _and_following(sheet: Sheet, element: etree._Element, count: int) -> list[etree._Element]:
    """A paragraph and up to `count` generated ones behind it that nobody touched."""
    found = [element]
    while len(found) <= count:
        following = found[-1].getnext()
        if following is None or following.tag != w("p") or _mark(following) < 0:
            break
        if _mark(following) in sheet.used:
            break
        sheet.used.add(_mark(following))
        found.append(following)
    return found


def _has_section(*elements: etree._Element) -> bool:
    return any(next(e.iter(w("sectPr")), None) is not None for e in elements)


def _comes_after(one: etree._Element, other: etree._Element) -> bool:
    order = {id(e): n for n, e in enumerate(one.getroottree().iter())}
    return order.get(id(one), 0) > order.get(id(other), 0)


@kind
def shade_cell(sheet: Sheet) -> bool:
    """A cell gets a colour of its own."""
    element = _target(sheet, is_cell)
    cell = None if element is None else element.getparent()
    if element is None or cell is None or cell.tag != w("tc"):
        return False
    holder = cell.find(w("tcPr"))
    if holder is None:
        return False
    fill = f"{sheet.rng.randrange(16**6):06X}"
    for old in holder.findall(w("shd")):
        holder.remove(old)
    later = [c for c in holder if c.tag in map(w, ("noWrap", "tcMar", "vAlign", "hideMark"))]
    shade = setting("shd", val="clear", color="auto", fill=fill)
    if later:
        later[0].addprevious(shade)
    else:
        holder.append(shade)

    def measure(doc: Doc) -> tuple[str, ...]:
        cells = (s.getparent() for s in doc.root.iter(w("shd")) if s.get(w("fill")) == fill)
        holders = (c.getparent() for c in cells if c is not None)
        return tuple(reading.seen(h) for h in holders if h is not None)

    sheet.probe("look shade", measure, _mark(element), words=reading.seen(cell))
    return True


# --- things of their own ------------------------------------------------------------------------


@kind
def own_paragraph_after(sheet: Sheet) -> bool:
    """A paragraph of one's own below another."""
    element = _target(sheet, is_prose)
    if element is not None:
        element.addnext(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_paragraph_before(sheet: Sheet) -> bool:
    """A paragraph of one's own above another."""
    element = _target(sheet, is_prose)
    if element is not None:
        element.addprevious(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_paragraph_first_in_section(sheet: Sheet) -> bool:
    """A paragraph of one's own below a heading."""
    element = _target(sheet, is_heading)
    if element is not None:
        element.addnext(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_paragraph_last_in_section(sheet: Sheet) -> bool:
    """A paragraph of one's own above a heading."""
    element = _target(sheet, is_small_heading)
    if element is not None:
        element.addprevious(paragraph(sheet.sentence()))
    return element is not None


@kind
def own_heading(sheet: Sheet) -> bool:
    """A section of one's own: heading and text."""
    element = _target(sheet, is_small_heading)
    if element is None:
        return False
    element.addprevious(paragraph(f"{words.name(sheet.rng)} {sheet.code()}", style_of(element)))
    element.addprevious(paragraph(sheet.sentence()))
    return True


@kind
def own_list(sheet: Sheet) -> bool:
    """A list of one's own."""
    element = _target(sheet, is_body)
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
    element = _target(sheet, is_heading)
    if element is not None:
        _own_picture(sheet, element)
    return element is not None


@kind
def own_picture_with_caption(sheet: Sheet) -> bool:
    """A picture of one's own with a caption that is not counted."""
    element = _target(sheet, is_body)
    if element is not None:
        holder = _own_picture(sheet, element)
        holder.addnext(paragraph(f"Foto kegiatan {sheet.code()}", "KeteranganGambar"))
    return element is not None


@kind
def own_table(sheet: Sheet) -> bool:
    """A table of one's own."""
    element = _target(sheet, is_prose)
    if element is None:
        return False
    table = sheet.document.add_table(2, 2)._tbl
    for cell in table.iter(w("p")):
        cell.append(run(sheet.code()))
    element.addnext(table)
    table.addnext(paragraph(sheet.sentence()))
    return True


def _row(sheet: Sheet) -> etree._Element | None:
    """A row of a table whose cells span nothing."""

    def wanted(atom: Atom) -> bool:
        return atom.kind == "r" and not atom.span

    for _ in range(5):
        element = _target(sheet, wanted)
        row = None if element is None else next(element.iterancestors(w("tr")), None)
        if row is not None and next(row.iter(w("vMerge"), w("gridSpan"), w("tbl")), None) is None:
            return row
    return None


@kind
def own_table_row(sheet: Sheet) -> bool:
    """A row of one's own in a table."""
    row = _row(sheet)
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
    row = _row(sheet)
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
    element = _target(sheet, is_body)
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
    sheet.probe("footnote", lambda doc: tuple(n for n in doc.notes if n == text), _mark(element))
    return True


def _parts(sheet: Sheet, ending: str) -> list[Any]:
    """Parts that the text is related to, as python-docx knows them."""
    relations = sheet.document.part.rels.values()
    return [r.target_part for r in relations if r.reltype.endswith(f"/{ending}")]


@kind
def own_equation(sheet: Sheet) -> bool:
    """A formula of one's own."""
    element = _target(sheet, is_body)
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
    element = _target(sheet, is_body)
    if element is None:
        return False
    name, key = f"Penanda_{sheet.code()}", str(sheet.rng.randrange(10**6, 10**7))
    start = setting("bookmarkStart", id=key, name=name)
    properties(element).addnext(start)
    element.append(setting("bookmarkEnd", id=key))

    def measure(doc: Doc) -> tuple[str, ...]:
        marks = doc.root.iter(w("bookmarkStart"))
        return tuple(m.get(w("name"), "") for m in marks if m.get(w("name")) == name)

    sheet.probe("bookmark", measure, _mark(element))
    return True


@kind
def own_link(sheet: Sheet) -> bool:
    """A sentence with a link at the end of a paragraph."""
    element = _target(sheet, is_body)
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

    sheet.probe("link", measure, _mark(element))
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
    worded = [p for p in rooms if _WORD.search(plain(p)) and "(Q" not in plain(p)]
    if not worded:
        return False
    element, code = sheet.rng.choice(worded), sheet.code()
    span = sheet.rng.choice(list(_WORD.finditer(plain(element)))).span()
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
    element = _target(sheet, is_item)
    if element is None:
        return False
    twin = OxmlElement("w:p")
    twin.append(deepcopy(properties(element)))
    twin.append(run(sheet.sentence()))
    element.addnext(twin)
    return True


# --- taken out, moved and copied ----------------------------------------------------------------


def _drop(element: etree._Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


@kind
def delete_paragraph(sheet: Sheet) -> bool:
    """A generated paragraph goes."""
    element = _target(sheet, is_body)
    if element is None or _has_section(element):
        return False
    _drop(element)
    return True


@kind
def delete_list_item(sheet: Sheet) -> bool:
    """An item of a generated list goes."""
    element = _target(sheet, is_item)
    if element is not None:
        _drop(element)
    return element is not None


@kind
def delete_table_row(sheet: Sheet) -> bool:
    """A row of a generated table goes."""
    row = _row(sheet)
    if row is not None:
        _drop(row)
    return row is not None


def _around(sheet: Sheet, wanted: Callable[[Atom], bool]) -> list[etree._Element]:
    """A table or picture with its caption: what stands together."""
    mark = sheet.pick(wanted)
    if mark is None:
        return []
    element = sheet.elements[mark]
    other = element.getnext()
    if other is None or (is_figure(sheet.base.atoms[mark]) and other.tag != w("p")):
        return []
    return [element, other]


def _is_table_caption(atom: Atom) -> bool:
    return atom.kind == "p" and atom.style == "caption"


@kind
def delete_table(sheet: Sheet) -> bool:
    """A generated table and its caption go."""
    found = _around(sheet, _is_table_caption)
    for element in found:
        _drop(element)
    return bool(found)


@kind
def delete_figure(sheet: Sheet) -> bool:
    """A generated picture and its caption go."""
    found = _around(sheet, is_figure)
    for element in found:
        _drop(element)
    return bool(found)


def _section(sheet: Sheet) -> list[etree._Element]:
    """A small section from its heading to the next one; nothing where pages are set up in it."""
    mark = sheet.pick(is_small_heading)
    if mark is None:
        return []
    level = sheet.base.atoms[mark].style
    found = [sheet.elements[mark]]
    for element in sheet.elements[mark].itersiblings():
        key = _mark(element)
        if element.tag == w("p") and key >= 0 and sheet.base.atoms[key].is_heading:
            if sheet.base.atoms[key].style <= level:
                break
        elif element.tag == w("p") and key < 0 and style_of(element).startswith("Heading"):
            break
        if element.tag == w("sectPr") or _has_section(element):
            return []
        found.append(element)
    return found


@kind
def delete_section(sheet: Sheet) -> bool:
    """A generated section goes."""
    found = _section(sheet)
    for element in found:
        _drop(element)
    return bool(found)


@kind
def move_section(sheet: Sheet) -> bool:
    """A generated section goes before another of its level."""
    found = _section(sheet)
    if not found:
        return False
    level = sheet.base.atoms[_mark(found[0])].style
    moved = {_mark(p) for e in found for p in e.iter(w("p"))}
    target = sheet.pick(lambda a: a.style == level)
    if target is None or target in moved:
        return False
    for element in found:
        sheet.elements[target].addprevious(element)
    return True


@kind
def move_paragraph(sheet: Sheet) -> bool:
    """A generated paragraph goes to another place."""
    element, other = _target(sheet, is_body), _target(sheet, is_body)
    if element is None or other is None or _has_section(element):
        return False
    other.addnext(element)
    return True


@kind
def move_table(sheet: Sheet) -> bool:
    """A generated table goes with its caption to another place."""
    found = _around(sheet, _is_table_caption)
    other = _target(sheet, is_body)
    if other is None:
        return False
    for element in reversed(found):
        other.addnext(element)
    return bool(found)


@kind
def copy_paragraph(sheet: Sheet) -> bool:
    """A generated paragraph stands a second time elsewhere."""
    element, other = _target(sheet, is_prose), _target(sheet, is_body)
    if element is None or other is None or _has_section(element):
        return False
    other.addnext(copy_of(element, sheet))
    return True


@kind
def copy_table(sheet: Sheet) -> bool:
    """A generated table stands a second time elsewhere."""
    element, other = _target(sheet, is_cell), _target(sheet, is_body)
    table = None if element is None else table_of(element)
    if table is None or other is None:
        return False
    other.addnext(paragraph(sheet.sentence()))
    other.addnext(copy_of(table, sheet))
    return True


# --- words and figures --------------------------------------------------------------------------


def _typed(
    sheet: Sheet, wanted: Callable[[Atom], bool], pattern: re.Pattern[str], new: str
) -> bool:
    """Type over something in a block."""
    mark = sheet.pick(wanted)
    span = None if mark is None else _part_of_words(sheet, mark, pattern)
    if mark is None or span is None:
        return False
    retype(sheet.elements[mark], *span, new)
    return True


@kind
def change_word(sheet: Sheet) -> bool:
    """Another word in a generated sentence."""
    return _typed(sheet, is_body, _WORD, sheet.code())


@kind
def words_in_list_item(sheet: Sheet) -> bool:
    """Words inside an item of a list."""
    return _typed(sheet, is_item, re.compile(r"(?<=[a-z]) (?=[a-z])"), f" {sheet.code()} ")


@kind
def sentence_at_the_end(sheet: Sheet) -> bool:
    """A sentence of one's own at the end of a generated paragraph."""
    element = _target(sheet, is_body)
    if element is None:
        return False
    end = len(letters(element))
    retype(element, end, end, f" {sheet.sentence()}")
    return True


@kind
def rewrite_sentence(sheet: Sheet) -> bool:
    """A paragraph is written anew."""
    element = _target(sheet, lambda a: is_body(a) and "⟦" not in a.text)
    if element is None:
        return False
    first = next(element.iter(w("r")), None)
    look = None if first is None else first.find(w("rPr"))
    for child in list(element):
        if child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")):
            element.remove(child)
    new = run(f"{sheet.sentence()} {words.sentence(sheet.rng)}")
    if look is not None:
        new.insert(0, deepcopy(look))
    element.append(new)
    return True


@kind
def retype_number(sheet: Sheet) -> bool:
    """A figure is typed over."""
    return _typed(sheet, is_counted, _NUMBER, str(sheet.rng.randrange(1000, 9999)))


@kind
def delete_number(sheet: Sheet) -> bool:
    """A figure is taken out."""
    return _typed(sheet, is_counted, _NUMBER, "")


@kind
def cell_text(sheet: Sheet) -> bool:
    """Words in a cell."""
    mark = sheet.pick(is_cell)
    if mark is None or not plain(sheet.elements[mark]):
        return False
    end = len(letters(sheet.elements[mark]))
    retype(sheet.elements[mark], end, end, f" {sheet.code()}")
    return True


@kind
def cell_number(sheet: Sheet) -> bool:
    """A figure in a cell is typed over."""
    number = re.compile(r"^[\d.,]+%?$")
    return _typed(
        sheet,
        lambda a: a.kind == "c" and number.match(a.text) is not None,
        number,
        str(sheet.rng.randrange(1000, 9999)),
    )


@kind
def change_heading(sheet: Sheet) -> bool:
    """A heading gets another word."""
    return _typed(sheet, is_small_heading, _WORD, sheet.code())


@kind
def words_in_caption(sheet: Sheet) -> bool:
    """Words at the end of a caption."""
    element = _target(sheet, is_caption)
    if element is None:
        return False
    end = len(letters(element))
    retype(element, end, end, f" ({sheet.code()})")
    return True


@kind
def merge_paragraphs(sheet: Sheet) -> bool:
    """Two paragraphs become one."""
    mark = sheet.pick(is_body, after=1)
    if mark is None or mark + 1 >= len(sheet.elements):
        return False
    first, second = sheet.elements[mark], sheet.elements[mark + 1]
    if first.getnext() is not second or not is_body(sheet.base.atoms[mark + 1]):
        return False
    if mark + 1 in sheet.used or _has_section(first, second):
        return False
    sheet.used.add(mark + 1)
    first.append(run(" "))
    for child in list(second):
        if child.tag != w("pPr"):
            first.append(child)
    _drop(second)
    return True


@kind
def split_paragraph(sheet: Sheet) -> bool:
    """A paragraph becomes two."""
    mark = sheet.pick(lambda a: is_body(a) and ". " in a.text)
    span = (
        None if mark is None else _part_of_words(sheet, mark, re.compile(r"(?<=[a-z])\. (?=[A-Z])"))
    )
    if mark is None or span is None or _has_section(sheet.elements[mark]):
        return False
    element = sheet.elements[mark]
    end = span[1]
    later = cut(element, end, len(letters(element)))
    top = _child_of(later[0], element)
    if top.tag != w("r"):
        return False
    twin = OxmlElement("w:p")
    twin.append(deepcopy(properties(element)))
    for child in [top, *top.itersiblings()]:
        if child.tag not in (w("bookmarkEnd"), w("commentRangeEnd")):
            twin.append(child)
    element.addnext(twin)
    return True


def _child_of(element: etree._Element, parent: etree._Element) -> etree._Element:
    while element.getparent() is not parent:
        above = element.getparent()
        assert above is not None
        element = above
    return element


@kind
def line_break(sheet: Sheet) -> bool:
    """A line break inside a paragraph."""
    element = _target(sheet, is_body)
    runs = [] if element is None else cut(element, 10, 11)
    if not runs:
        return False
    holder = etree.Element(w("r"))
    etree.SubElement(holder, w("br"))
    runs[0].addprevious(holder)
    return True


# --- pictures -----------------------------------------------------------------------------------


@kind
def replace_picture(sheet: Sheet) -> bool:
    """Another picture in the place of a generated one."""
    element = _target(sheet, is_figure)
    blip = None if element is None else next(element.iter(q("a:blip")), None)
    if blip is None:
        return False
    file = sheet.folder / f"own-{sheet.number}.png"
    data_changes.draw_picture(file, sheet.rng)
    key, _ = sheet.document.part.get_or_add_image(str(file))
    blip.set(q("r:embed"), key)
    return True


@kind
def resize_picture(sheet: Sheet) -> bool:
    """A generated picture gets another size."""
    element = _target(sheet, is_figure)
    if element is None:
        return False
    width = str(2_000_000 + sheet.rng.randrange(10**5))
    for size in element.iter(q("wp:extent"), q("a:ext")):
        if size.get("cx"):
            size.set("cx", width)
            size.set("cy", "1500000")

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple("x" for e in doc.root.iter(q("wp:extent")) if e.get("cx") == width)

    sheet.probe("size", measure, _mark(element))
    return True


@kind
def alternative_text(sheet: Sheet) -> bool:
    """A picture gets another alternative text."""
    element = _target(sheet, is_figure)
    if element is None:
        return False
    text = sheet.sentence()
    for label in element.iter(q("wp:docPr")):
        label.set("descr", text)

    def measure(doc: Doc) -> tuple[str, ...]:
        return tuple(text for e in doc.root.iter(q("wp:docPr")) if e.get("descr") == text)

    sheet.probe("alternative text", measure, _mark(element))
    return True


# --- tracked changes of colleagues --------------------------------------------------------------


def _change(sheet: Sheet, tag: str, author: str) -> etree._Element:
    key = str(sheet.rng.randrange(10**6, 10**7))
    return setting(tag, id=key, author=author, date="2024-01-04T08:00:00Z")


def _delete_tracked(sheet: Sheet, runs: list[etree._Element], author: str) -> None:
    for element in runs:
        change = _change(sheet, "del", author)
        element.addprevious(change)
        change.append(element)
        for text in element.iter(w("t")):
            text.tag = w("delText")


@kind
def tracked_insertion(sheet: Sheet) -> bool:
    """A colleague inserts words with tracking."""
    element = _target(sheet, is_body)
    runs = [] if element is None else cut(element, 12, 13)
    if element is None or not runs:
        return False
    author = f"Rekan {sheet.code()}"
    change = _change(sheet, "ins", author)
    change.append(run(f"{sheet.code()} "))
    _child_of(runs[0], element).addprevious(change)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author), _mark(element))
    return True


@kind
def tracked_deletion(sheet: Sheet) -> bool:
    """A colleague deletes words with tracking."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else _part_of_words(sheet, mark, _WORD)
    if mark is None or span is None:
        return False
    author = f"Rekan {sheet.code()}"
    _delete_tracked(sheet, cut(sheet.elements[mark], *span), author)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author), mark)
    return True


@kind
def tracked_replacement(sheet: Sheet) -> bool:
    """A colleague replaces a word with tracking."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else _part_of_words(sheet, mark, _WORD)
    if mark is None or span is None:
        return False
    author = f"Rekan {sheet.code()}"
    runs = cut(sheet.elements[mark], *span)
    change = _change(sheet, "ins", author)
    change.append(run(sheet.code()))
    _child_of(runs[-1], sheet.elements[mark]).addnext(change)
    _delete_tracked(sheet, runs, author)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author), mark)
    return True


@kind
def tracked_paragraph(sheet: Sheet) -> bool:
    """A colleague inserts a paragraph with tracking."""
    element = _target(sheet, is_prose)
    if element is None:
        return False
    author = f"Rekan {sheet.code()}"
    new = paragraph("")
    look = etree.SubElement(properties(new), w("rPr"))
    look.append(_change(sheet, "ins", author))
    change = _change(sheet, "ins", author)
    change.append(run(sheet.sentence()))
    new.append(change)
    element.addnext(new)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author))
    return True


@kind
def tracked_row(sheet: Sheet) -> bool:
    """A colleague inserts a row in a table with tracking."""
    row = _row(sheet)
    if row is None:
        return False
    twin, author = deepcopy(row), f"Rekan {sheet.code()}"
    for cell in twin.iter(w("tc")):
        for block in list(cell):
            if block.tag != w("tcPr"):
                cell.remove(block)
        cell.append(paragraph("", "TeksTabel"))
        change = _change(sheet, "ins", author)
        change.append(run(sheet.code()))
        cell[-1].append(change)
    holder = twin.find(w("trPr"))
    if holder is None:
        holder = etree.Element(w("trPr"))
        first = next(n for n, child in enumerate(twin) if child.tag == w("tc"))
        twin.insert(first, holder)
    holder.append(_change(sheet, "ins", author))
    row.addnext(twin)
    sheet.probe("tracked", lambda doc: reading.tracked(doc, author))
    return True


@kind
def tracked_look(sheet: Sheet) -> bool:
    """A colleague makes a word bold with tracking."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else _part_of_words(sheet, mark, _WORD)
    if mark is None or span is None:
        return False
    author, stood = f"Rekan {sheet.code()}", plain(sheet.elements[mark])[slice(*span)]
    for element in cut(sheet.elements[mark], *span):
        look = element.find(w("rPr"))
        before = [] if look is None else [deepcopy(one) for one in look]
        dress([element], setting("b"))
        change = _change(sheet, "rPrChange", author)
        etree.SubElement(change, w("rPr")).extend(before)
        holder = element.find(w("rPr"))
        assert holder is not None
        holder.append(change)

    def measure(doc: Doc) -> tuple[str, ...]:
        return reading.dressed_anew(doc, author)

    sheet.probe("look tracked", measure, mark, words=stood)
    return True


# --- what programs do to a file -----------------------------------------------------------------


@kind
def strip_controls(sheet: Sheet) -> bool:
    """Content controls vanish, their words stay."""
    for control in list(sheet.body.iter(w("sdt"))):
        content, holder = control.find(w("sdtContent")), control.getparent()
        if content is not None and holder is not None:
            for child in list(content):
                control.addprevious(child)
            holder.remove(control)
    return True


@kind
def strip_tags(sheet: Sheet) -> bool:
    """Content controls lose their tags, as in LibreOffice."""
    for holder in sheet.body.iter(w("sdtPr")):
        for tag in holder.findall(w("tag")):
            holder.remove(tag)
    return True


@kind
def strip_store(sheet: Sheet) -> bool:
    """The part with the numbers is dropped."""
    for name, data in sheet.base.entries.items():
        if re.fullmatch(r"customXml/item\d+\.xml", name) and b"urn:lkjip-docgen:nilai" in data:
            sheet.removed_parts.add(name)
    return bool(sheet.removed_parts)


@kind
def merge_runs(sheet: Sheet) -> bool:
    """All runs of a paragraph become one, without controls and looks."""
    element = _target(sheet, is_counted)
    if (
        element is None
        or "†" in reading.seen(element)
        or next(element.iter(q("m:oMath")), None) is not None
    ):
        return False
    text = reading.seen(element)
    for child in list(element):
        if child.tag not in (w("pPr"), w("bookmarkStart"), w("bookmarkEnd")):
            element.remove(child)
    element.append(run(text))
    return True


@kind
def split_runs(sheet: Sheet) -> bool:
    """A paragraph's runs are cut into short ones, as spelling marks do."""
    element = _target(sheet, is_counted)
    if element is None:
        return False
    for position in range(3, len(letters(element)), 4):
        cut(element, position, position)
    return True
