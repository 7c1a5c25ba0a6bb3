"""Pictures of the template that the report replaces: the emblem and the cover photo.

A picture whose name (Word: Selection Pane) is `gambar.lambang` or
`gambar.sampul` is a frame.  A floating frame is filled, what does not fit is
cropped evenly; a frame in the line of text keeps the whole picture.  Without a
picture of the office the template's own stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docx.opc.part import XmlPart
from lxml import etree

from lkjip_docgen.docx import EMU_PER_CM, Element, q, take_out, whole
from lkjip_docgen.pictures import Picture
from lkjip_docgen.word.media import Media

_PREFIX = "gambar."
_EMBED, _BLIP = q("r", "embed"), q("a", "blip")
_THOUSANDTHS = 100_000  # a:srcRect counts in 1/1000 percent


def fill_frames(root: Element, document: XmlPart, media: Media, pictures: object) -> None:
    """Put the report's pictures into the frames of the document."""
    files = pictures if isinstance(pictures, Mapping) else {}
    wanted = {f"{_PREFIX}{name}": path for name, path in files.items()}
    for properties in root.iter(q("wp", "docPr")):
        path = wanted.get(properties.get("name", ""))
        frame = properties.getparent()
        if path is not None and frame is not None:
            _fill(frame, document, media, Path(path))


def _fill(frame: Element, document: XmlPart, media: Media, path: Path) -> None:
    extent, blip = frame.find(q("wp", "extent")), next(frame.iter(_BLIP), None)
    if extent is None or blip is None:
        return  # a shape of that name, no picture
    width, height = whole(extent, "cx"), whole(extent, "cy")
    if min(width, height) <= 0:
        return  # a frame that shows nothing
    picture = media.load(path, width / EMU_PER_CM)
    old = blip.get(_EMBED, "")
    blip.set(_EMBED, media.relate(picture))
    _drop_unused(old, frame.getroottree(), document)
    if frame.tag == q("wp", "anchor"):
        _crop(blip, picture, width / height)
    else:
        _shrink(frame, extent, picture, (width, height))


def _drop_unused(relation: str, tree: etree._ElementTree, document: XmlPart) -> None:
    """Drop the relation to a picture that nothing shows any more."""
    if not any(blip.get(_EMBED) == relation for blip in tree.iter(_BLIP)):
        document.drop_rel(relation)
        document.rels.pop(relation, None)


def _crop(blip: Element, picture: Picture, ratio: float) -> None:
    """Cut the picture evenly at two sides until it has the proportions of the frame."""
    own = picture.width / picture.height
    rectangle = etree.Element(q("a", "srcRect"))
    cut = 1 - (ratio / own if own > ratio else own / ratio)
    for side in ("l", "r") if own > ratio else ("t", "b"):
        rectangle.set(side, str(round(cut / 2 * _THOUSANDTHS)))
    for old in list(blip.itersiblings(q("a", "srcRect"))):
        take_out(old)
    blip.addnext(rectangle)


def _shrink(frame: Element, extent: Element, picture: Picture, size: tuple[int, int]) -> None:
    """Make the frame smaller at one side until it has the proportions of the picture."""
    scale = min(size[0] / picture.width, size[1] / picture.height)
    for element in (extent, *frame.iter(q("a", "ext"))):
        element.set("cx", str(round(picture.width * scale)))
        element.set("cy", str(round(picture.height * scale)))
