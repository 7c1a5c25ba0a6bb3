"""How words, paragraphs, cells and pages look."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import partial
from itertools import groupby

from lxml import etree

from trial import reading
from trial.edits.kinds import (
    HIGHLIGHTS,
    WORD,
    is_body,
    is_cell,
    is_counted,
    is_prose,
    is_small_heading,
    kind,
    mark_of,
    part_of_words,
    picked,
)
from trial.names import value, w
from trial.reading import Doc
from trial.sheet import (
    Sheet,
    cut,
    dress,
    plain,
    properties,
    setting,
)


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
    span = None if mark is None else part_of_words(sheet, mark, WORD)
    colour = HIGHLIGHTS[sheet.number % len(HIGHLIGHTS)]
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
    colour = HIGHLIGHTS[sheet.number % len(HIGHLIGHTS)]
    whole = (0, len(plain(sheet.elements[mark])))
    return _dressed(sheet, mark, whole, setting("highlight", val=colour))


@kind
def bold_words(sheet: Sheet) -> bool:
    """A word in bold and in a colour."""
    mark = sheet.pick(is_prose)
    span = None if mark is None else part_of_words(sheet, mark, WORD)
    return (
        mark is not None
        and span is not None
        and _dressed(sheet, mark, span, _colour(sheet), setting("b"))
    )


@kind
def bold_half_number(sheet: Sheet) -> bool:
    """The first digits of a figure look otherwise, so that its run is split."""
    mark = sheet.pick(is_counted)
    span = None if mark is None else part_of_words(sheet, mark, re.compile(r"\d[\d.,]*\d"))
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
    element = picked(sheet, is_body)
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
    element = picked(sheet, lambda a: is_body(a) or is_small_heading(a))
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

    sheet.probe("page break", lambda doc: (str(len(measure(doc))),), mark_of(element))
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
    element = picked(sheet, is_body)
    if element is None:
        return False
    holder = etree.SubElement(element, w("r"))
    holder.append(setting("br", type="page"))

    def measure(doc: Doc) -> tuple[str, ...]:
        return (str(sum(1 for b in doc.root.iter(w("br")) if b.get(w("type")) == "page")),)

    sheet.probe("page break", measure, mark_of(element))
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
    if before is None or before.tag != w("p") or not following or has_section(before, *inside):
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

    sheet.probe("section", turns, *(mark_of(e) for e in inside))
    texts = [atom.text for atom in sheet.base.atoms]
    for each in inside:
        stood = reading.seen(each)
        if texts.count(stood) == 1:
            sheet.probe("pages", partial(_pages_of, stood), mark_of(each), words=stood)
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
        if following is None or following.tag != w("p") or mark_of(following) < 0:
            break
        if mark_of(following) in sheet.used:
            break
        sheet.used.add(mark_of(following))
        found.append(following)
    return found


def has_section(*elements: etree._Element) -> bool:
    """Whether one of them ends a section of pages."""
    return any(next(e.iter(w("sectPr")), None) is not None for e in elements)


def _comes_after(one: etree._Element, other: etree._Element) -> bool:
    order = {id(e): n for n, e in enumerate(one.getroottree().iter())}
    return order.get(id(one), 0) > order.get(id(other), 0)


@kind
def shade_cell(sheet: Sheet) -> bool:
    """A cell gets a colour of its own."""
    element = picked(sheet, is_cell)
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

    sheet.probe("look shade", measure, mark_of(element), words=reading.seen(cell))
    return True
