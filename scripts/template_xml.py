"""Properties of WordprocessingML as strings: the words in which the templates are written."""

from __future__ import annotations

from lkjip_docgen.docx.xml import TWIPS_PER_CM

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BUILT_IN = {"BodyText", "Caption", "Title", "Subtitle", "Hyperlink"} | {
    f"List{kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in ("", "2")
}


def twips(cm: float) -> int:
    """Centimetres in twentieths of a point."""
    return round(cm * TWIPS_PER_CM)


def half_points(points: float) -> int:
    """Points as Word counts font sizes."""
    return round(points * 2)


def size(points: float) -> str:
    """Run properties of a font size."""
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'


def color(value: str) -> str:
    """Run property of a text colour."""
    return f'<w:color w:val="{value}"/>'


def spacing(before: float = 0, after: float = 0, line: float = 1.0) -> str:
    """Paragraph spacing: points before and after, lines."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(line * 240)}" w:lineRule="auto"/>'
    )


def indent(left: float = 0, hanging: float = 0, right: float = 0) -> str:
    """Paragraph indents in centimetres."""
    hang = f' w:hanging="{twips(hanging)}"' if hanging else ' w:firstLine="0"'
    return f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"{hang}/>'


def border(side: str, value: str, width: int = 4, space: int = 0) -> str:
    """A single line; width in eighths of a point, space in points."""
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{space}" w:color="{value}"/>'


def jc(value: str) -> str:
    """Paragraph alignment."""
    return f'<w:jc w:val="{value}"/>'


def numbered(number: int, level: int = 0) -> str:
    """Numbering of a list style."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def style_xml(
    kind: str,
    identifier: str,
    name: str,
    *,
    based: str = "Normal",
    following: str = "",
    ppr: str = "",
    rpr: str = "",
    rest: str = "",
) -> str:
    """One `w:style`."""
    own = name[0].isupper() and identifier not in _BUILT_IN
    custom = ' w:customStyle="1"' if own else ""
    follow = f'<w:next w:val="{following}"/>' if following else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    paragraph = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
    run = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'{base}{follow}<w:uiPriority w:val="1"/><w:qFormat/>{paragraph}{run}{rest}</w:style>'
    )
