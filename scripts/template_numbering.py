"""The list definitions of templates/laporan.docx: headings, and lists of every place."""

from __future__ import annotations

from template_xml import HEAD, color, twips

from lkjip_docgen.docx.xml import DECLARATIONS
from lkjip_docgen.style import Style

BULLET, NUMBER, LETTER = range(1, 4)
CELL_BULLET, CELL_NUMBER, CELL_LETTER = range(4, 7)
CALLOUT_BULLET, CALLOUT_NUMBER, CALLOUT_LETTER = range(7, 10)
HEADING = 10
CALLOUT_EDGE = 0.4  # centimetres from the text edge to the text of a callout
_LEVELS = 9
# Centimetres that "A. ", "1. " and "a. " are wide: where the next line of a heading begins.
# A tab after them would come back in every entry of the contents that Word updates.
HANGS = (0.6, 0.45, 0.45)


def numbering(look: Style) -> str:
    """The numbering part: headings and the three kinds of list, in text and in cells."""
    bullets, decimals = ("•", "–", "▪"), ("%{}.", "%{})", "(%{})")
    letters = ("%{}.", "%{}.", "%{})")
    definitions = [
        _list(BULLET, "bullet", bullets, 0.75, ("ListBullet", "ListBullet2")),
        _list(NUMBER, "decimal", decimals, 0.75, ("ListNumber", "ListNumber2")),
        _list(LETTER, "lowerLetter", letters, 0.75, ("DaftarHuruf", "DaftarHuruf2")),
        _list(CELL_BULLET, "bullet", bullets, 0.4, ("ButirTabel",)),
        _list(CELL_NUMBER, "decimal", decimals, 0.5, ("NomorTabel",)),
        _list(CELL_LETTER, "lowerLetter", letters, 0.5, ("HurufTabel",)),
        _list(CALLOUT_BULLET, "bullet", bullets, 0.75, ("ButirSorotan",), CALLOUT_EDGE),
        _list(CALLOUT_NUMBER, "decimal", decimals, 0.75, ("NomorSorotan",), CALLOUT_EDGE),
        _list(CALLOUT_LETTER, "lowerLetter", letters, 0.75, ("HurufSorotan",), CALLOUT_EDGE),
        _heading_list(look),
    ]
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number in range(1, len(definitions) + 1)
    )
    return f"{HEAD}<w:numbering {DECLARATIONS}>{''.join(definitions)}{instances}</w:numbering>"


def _abstract(number: int, levels: str) -> str:
    identity = f"{0x4C4B0000 + number:08X}"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{identity}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{identity}"/>{levels}'
        "</w:abstractNum>"
    )


def _list(
    number: int,
    kind: str,
    texts: tuple[str, ...],
    step: float,
    styles: tuple[str, ...],
    edge: float = 0.0,
) -> str:
    levels = []
    for level in range(_LEVELS):
        link = f'<w:pStyle w:val="{styles[level]}"/>' if level < len(styles) else ""
        text = texts[level % len(texts)].format(level + 1)
        left = twips(edge + step * (level + 1))
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab'
            f' w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}"'
            f' w:hanging="{twips(step)}"/></w:pPr></w:lvl>'
        )
    return _abstract(number, "".join(levels))


def _heading_list(look: Style) -> str:
    kinds = (
        ("upperRoman", "BAB %1", "space", 0.0),
        ("upperLetter", "%2.", "space", HANGS[0]),
        ("decimal", "%3.", "space", HANGS[1]),
        ("lowerLetter", "%4.", "space", HANGS[2]),
    )
    # The label of a chapter is paler than its title, and stands at the edge of its band.
    chapter = f"<w:rPr>{color(look.warna.garis)}</w:rPr>"
    levels = []
    for level in range(_LEVELS):
        kind, text, gap, hang = kinds[level] if level < len(kinds) else ("none", "", "nothing", 0)
        link = f'<w:pStyle w:val="Heading{level + 1}"/>' if level < len(kinds) else ""
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{link}'
            f'<w:suff w:val="{gap}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{twips(hang)}" w:hanging="{twips(hang)}"/></w:pPr>'
            f"{chapter if level == 0 else ''}</w:lvl>"
        )
    return _abstract(HEADING, "".join(levels))
