"""Drawings in the line of text, as Word writes them."""

from __future__ import annotations

from lkjip_docgen.docx import EMU_PER_CM, NAMESPACES, attribute

_BOX = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'


def fitted(width: float, pixels: tuple[int, int], limits: tuple[float, float]) -> tuple[int, int]:
    """Size in EMU of a picture that keeps its proportions within limits (all in cm)."""
    width = min(width, limits[0])
    height = width * pixels[1] / pixels[0]
    if height > limits[1]:
        width, height = width * limits[1] / height, limits[1]
    return round(width * EMU_PER_CM), round(height * EMU_PER_CM)


def _border(color: str) -> str:
    """The line around a picture in a colour; "" for none."""
    if not color:
        return "<a:ln><a:noFill/></a:ln>"
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>'
    return f'<a:ln w="9525">{fill}</a:ln>'


def inline_picture(
    number: int, name: str, alt: str, relation: str, size: tuple[int, int], frame: str = ""
) -> str:
    """The run of a picture in the line of text; `size` in EMU, `frame` the colour of its line."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    label = f'id="{number}" name="{attribute(name)}" descr="{attribute(alt)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {label}/><wp:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NAMESPACES["pic"]}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {label}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>{_BOX}{_border(frame)}'
        "</pic:spPr>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def inline_chart(number: int, name: str, alt: str, relation: str, size: tuple[int, int]) -> str:
    """The run of a chart of Word in the line of text; `size` in EMU."""
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    label = f'id="{number}" name="{attribute(name)}" descr="{attribute(alt)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f"<wp:extent {extent}/><wp:docPr {label}/><wp:cNvGraphicFramePr/>"
        f'<a:graphic><a:graphicData uri="{NAMESPACES["c"]}"><c:chart r:id="{relation}"/>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
