"""How a page holds its pictures: inside itself, or beside it under addresses of our own."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, Protocol

from lkjip_docgen.pdf.markup import attribute
from lkjip_docgen.pictures import Picture, prepare
from lkjip_docgen.records import Record

SCHEME = "lkjip"
SVG = "image/svg+xml"
_ENDINGS: Final = {SVG: ".svg", "image/png": ".png", "image/jpeg": ".jpg"}
_DIGITS: Final = 32  # of a digest in an address
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


class Shown(Record):
    """A picture as a page showed it: its address, and the file that it was read from, if any."""

    address: str
    picture: tuple[str, bytes]
    file: tuple[Path, float] | None = None


class Served:
    """Pictures under addresses that a server gives out: made of their content, so never stale.

    `begin` forgets those that neither of the last two pages showed; until then a page that is
    still on the screen finds them.  `shown` are those that were given out, in their order.
    """

    def __init__(self, base: str) -> None:
        self.base = base  # what an address begins with
        self._now: dict[str, tuple[str, bytes]] = {}
        self._before: dict[str, tuple[str, bytes]] = {}
        self.shown: list[Shown] = []

    def begin(self) -> None:
        """Begin a new page."""
        self._before, self._now, self.shown = self._now, {}, []

    def content(self, name: str) -> tuple[str, bytes] | None:
        """The media type and the content of what is under an address; None for no picture."""
        return self._now.get(name) or self._before.get(name)

    def add(self, media_type: str, data: bytes, file: tuple[Path, float] | None = None) -> str:
        """Give a picture out; its address."""
        name = f"{_digest(data)[:_DIGITS]}{_ENDINGS.get(media_type, '')}"
        self._now[name] = picture = (media_type, data)
        address = self.base + name
        self.shown.append(Shown(address, picture, file))
        return address

    def show_again(self, shown: Shown) -> bool:
        """Give a picture out as before; whether its file still holds the same."""
        if shown.file is not None:
            return self.address(*shown.file)[0] == shown.address
        return self.add(*shown.picture) == shown.address

    def address(self, path: Path, width_cm: float) -> tuple[str, Picture]:
        """The address of a picture file."""
        picture = prepare(path, width_cm)
        return self.add(picture.media_type, picture.data, (path, width_cm)), picture

    def drawing(self, name: str, svg: str, alt: str, css: str = "") -> str:
        """An SVG as a picture of its own."""
        style = f' style="{css}"' if css else ""
        return f'<img src="{self.add(SVG, svg.encode())}" alt="{attribute(alt)}"{style}>'


@lru_cache(maxsize=64)  # photographs of megabytes: bytes remember their hash
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


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
