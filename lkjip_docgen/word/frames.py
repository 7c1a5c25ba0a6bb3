"""Pictures of the template that the report replaces: the emblem and the cover photo.

A picture whose name (Word: Selection Pane) is `gambar.lambang` or
`gambar.sampul` is a frame.  A floating frame is filled, what does not fit is
cropped evenly; a frame in the line of text keeps the whole picture.  Without a
picture of the office the template's own stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from lkjip_docgen.docx.xml import EMU_PER_CM, NAMESPACES
from lkjip_docgen.word.media import Media, Picture

_PREFIX = "gambar."
_EMBED = f"{{{NAMESPACES['r']}}}embed"
_THOUSANDTHS = 100_000  # a:srcRect counts in 1/1000 percent


def fill_frames(root: Any, document: Any, media: Media, pictures: object) -> None:
    """Put the report's pictures into the frames of the document."""
    files = pictures if isinstance(pictures, Mapping) else {}
    for properties in root.iter(_q("wp", "docPr")):
        name = properties.get("name", "")
        path = files.get(name.removeprefix(_PREFIX)) if name.startswith(_PREFIX) else None
        if path is not None:
            _fill(properties.getparent(), document, media, Path(path))


def _fill(frame: Any, document: Any, media: Media, path: Path) -> None:
    extent = frame.find(_q("wp", "extent"))
    width, height = int(extent.get("cx")), int(extent.get("cy"))
    picture = media.load(path, width / EMU_PER_CM)
    blip = next(frame.iter(_q("a", "blip")))
    old = blip.get(_EMBED)
    blip.set(_EMBED, media.relate(picture))
    if not any(other.get(_EMBED) == old for other in frame.getroottree().iter(_q("a", "blip"))):
        document.drop_rel(old)
        document.rels.pop(old, None)
    if frame.tag == _q("wp", "anchor"):
        _crop(blip, picture, width / height)
    else:
        _shrink(frame, extent, picture, (width, height))


def _crop(blip: Any, picture: Picture, ratio: float) -> None:
    """Cut the picture evenly at two sides until it has the proportions of the frame."""
    own = picture.width / picture.height
    rectangle = etree.Element(_q("a", "srcRect"))
    cut = 1 - (ratio / own if own > ratio else own / ratio)
    for side in ("l", "r") if own > ratio else ("t", "b"):
        rectangle.set(side, str(round(cut / 2 * _THOUSANDTHS)))
    fill = blip.getparent()
    for old in fill.findall(_q("a", "srcRect")):
        fill.remove(old)
    blip.addnext(rectangle)


def _shrink(frame: Any, extent: Any, picture: Picture, size: tuple[int, int]) -> None:
    """Make the frame smaller at one side until it has the proportions of the picture."""
    scale = min(size[0] / picture.width, size[1] / picture.height)
    for element in (extent, *frame.iter(_q("a", "ext"))):
        element.set("cx", str(round(picture.width * scale)))
        element.set("cy", str(round(picture.height * scale)))


def _q(prefix: str, name: str) -> str:
    return f"{{{NAMESPACES[prefix]}}}{name}"
