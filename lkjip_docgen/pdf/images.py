"""How a page holds its pictures: inside itself, or beside it under addresses of our own."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Protocol

from lkjip_docgen.pdf.markup import attribute
from lkjip_docgen.pictures import Picture, prepare

SCHEME = "lkjip"
SVG = "image/svg+xml"
_PROLOG = re.compile(r"\A.*?(?=<svg[\s>])", re.DOTALL)
_OWN_METADATA = re.compile(r"\s*<metadata>.*?</metadata>", re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')
_USE = re.compile(r'(href="#|url\(#)([^")]+)')


class Images(Protocol):
    """Gives the markup of pictures."""

    def address(self, path: Path, width_cm: float) -> tuple[str, Picture]:
        """The address of a picture file shown at a width, and the picture itself."""

    def drawing(self, name: str, svg: str, alt: str, css: str = "") -> str:
        """The element that shows an SVG; `name` is unique, `css` its inline style."""


class Beside:
    """Pictures beside the page: `files` is all that a fetcher may serve."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, bytes]] = {}
        self._addresses: dict[tuple[Path, int], tuple[str, Picture]] = {}

    def add(self, name: str, media_type: str, data: bytes) -> str:
        """Keep a file under an address of our own."""
        address = f"{SCHEME}:{name}"
        self.files[address] = (media_type, data)
        return address

    def address(self, path: Path, width_cm: float) -> tuple[str, Picture]:
        """The address of a picture file; read once however often it is shown."""
        key = (path, round(width_cm * 10))
        if key not in self._addresses:
            picture = prepare(path, width_cm)
            name = f"gambar-{len(self._addresses)}"
            self._addresses[key] = (self.add(name, picture.media_type, picture.data), picture)
        return self._addresses[key]

    def drawing(self, name: str, svg: str, alt: str, css: str = "") -> str:
        """An SVG as a picture of its own."""
        address = self.add(f"grafik-{name}", SVG, svg.encode())
        style = f' style="{css}"' if css else ""
        return f'<img src="{address}" alt="{attribute(alt)}"{style}>'


class Inside:
    """Pictures inside the page: data addresses and inline SVG."""

    def address(self, path: Path, width_cm: float) -> tuple[str, Picture]:
        """A picture file as a data address."""
        picture = prepare(path, width_cm)
        data = base64.b64encode(picture.data).decode()
        return f"data:{picture.media_type};base64,{data}", picture

    def drawing(self, name: str, svg: str, alt: str, css: str = "") -> str:
        """An SVG as an element of the page; its ids are made its own."""
        svg = _OWN_METADATA.sub("", _PROLOG.sub("", svg)).strip()
        svg = _ID.sub(lambda m: f'id="{attribute(name)}-{m[1]}"', svg)
        svg = _USE.sub(lambda m: f"{m[1]}{attribute(name)}-{m[2]}", svg)
        style = f' style="{css}"' if css else ""
        return f'<svg role="img" aria-label="{attribute(alt)}"{style}{svg.removeprefix("<svg")}'
