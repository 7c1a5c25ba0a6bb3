"""Styles in which the lists of contents stay as they are when an office program updates them.

Word and LibreOffice rebuild an entry from its heading and the style alone.  A
tab stop after the labels then catches the tab to the page number of a short
name without a label ("Lampiran"), and a hanging indent is such a stop as well.
"""

from __future__ import annotations

from lxml import etree

from lkjip_docgen.docx import elements, styles, w

# LibreOffice gives the entries of the lists of tables and figures its own style, whatever
# style they had; without this one, they lose their indents and spacing.
FIGURE_INDEX = (
    f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{styles.FIGURE_INDEX}">'
    f'<w:name w:val="{styles.FIGURE_INDEX_NAME}"/>'
    f'<w:basedOn w:val="{styles.CONTENTS_OF_CAPTIONS}"/><w:semiHidden/></w:style>'
)
_AT_THE_LEFT = ("left", "leftChars", "start", "startChars", "hanging", "hangingChars")


def settle(sheet: etree._Element) -> None:
    """Make the styles part of an older template, or of one without `FIGURE_INDEX`, fit.

    Styles that have no tab stop at the left are as their owner wants them.
    """
    for style in sheet.iterfind(w("style")):
        if style.get(w("styleId")) in styles.CONTENTS:
            _let_labels_go(style)
    if not _has_figure_index(sheet):
        sheet.extend(elements(FIGURE_INDEX))


def _let_labels_go(style: etree._Element) -> None:
    """Take out the tab stops after the labels, and what a chapter's name could stop at."""
    stops = [tab for tab in style.iterfind(f"{w('pPr')}/{w('tabs')}/{w('tab')}") if _left(tab)]
    for stop in stops:
        _remove(stop)
    if stops and style.get(w("styleId")) == styles.CONTENTS[0]:
        _hang_no_more(style)


def _left(tab: etree._Element) -> bool:
    return tab.get(w("val")) in ("left", "start", "num")


def _remove(stop: etree._Element) -> None:
    """Without its stops, `w:tabs` would not be valid: it goes with the last."""
    tabs = stop.getparent()
    if tabs is None:
        return
    tabs.remove(stop)
    properties = tabs.getparent()
    if not len(tabs) and properties is not None:
        properties.remove(tabs)


def _hang_no_more(style: etree._Element) -> None:
    """Let all lines begin at the left: the indent made room for the label."""
    indent = style.find(f"{w('pPr')}/{w('ind')}")
    if indent is None or indent.get(w("hanging")) is None:
        return
    for name in _AT_THE_LEFT:
        if indent.get(w(name)) is not None:
            del indent.attrib[w(name)]


def _has_figure_index(sheet: etree._Element) -> bool:
    known = {styles.FIGURE_INDEX.lower(), styles.FIGURE_INDEX_NAME.lower()}
    for style in sheet.iterfind(w("style")):
        name = style.find(w("name"))
        called = (style.get(w("styleId"), ""), "" if name is None else name.get(w("val"), ""))
        if known.intersection(word.lower() for word in called):
            return True
    return False
