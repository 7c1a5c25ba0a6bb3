"""Styles of what stands below the title of a chapter: what it is about, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.docx import Element, elements, styles, w
from lkjip_docgen.style import Style

_NAMES = {identifier: name for name, identifier in styles.NAMES_OF_OPENERS.items()}


def add_opener_styles(sheet: Element, look: Style) -> None:
    """Give a style sheet those that it lacks, in the look of the project."""
    known = {style.get(w("styleId")) for style in sheet.iterfind(w("style"))}
    for identifier, style in zip(_NAMES, opener_styles(look), strict=True):
        if identifier not in known:
            sheet.extend(elements(style))


def opener_styles(look: Style) -> Iterator[str]:
    """Both styles: a light box with the bar of the chapter's title at its left."""
    base = look.huruf.ukuran
    yield _style(styles.OPENER, _box(look, 5, 2), _face(look.warna.teks, base))
    yield _style(styles.OPENER_CONTENTS, _box(look, 0, 4), _face(look.warna.redup, base - 2))


def _style(identifier: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{_NAMES[identifier]}"/><w:basedOn w:val="Normal"/>'
        f'<w:next w:val="{styles.BODY}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _box(look: Style, before: int, after: int) -> str:
    """Paragraph properties: points before and after; both styles have one box."""
    soft = look.warna.muda
    sides = (("top", 4, 4, soft), ("left", 36, 8, look.warna.aksen), ("bottom", 4, 4, soft))
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{color}"/>'
        for side, width, space, color in (*sides, ("right", 4, 5, soft))
    )
    return (
        f"<w:keepNext/><w:keepLines/><w:pBdr>{borders}</w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{soft}"/>'
        f'<w:spacing w:before="{before * 20}" w:after="{after * 20}" w:line="288"'
        ' w:lineRule="auto"/><w:ind w:left="227" w:right="113" w:firstLine="0"/>'
        '<w:jc w:val="left"/>'
    )


def _face(color: str, points: float) -> str:
    size = round(points * 2)
    return f'<w:color w:val="{color}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
