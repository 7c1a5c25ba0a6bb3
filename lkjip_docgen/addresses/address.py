"""The address of a folder, which is shown without what opens it to others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from lkjip_docgen.records import Record
from lkjip_docgen.visible import one_line

_ADDRESS: Final = r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)"  # one letter would be a drive of Windows
# Who holds the account; a password may have slashes, the port of a computer is none.
_WHO: Final = r"[^/]*@|[^/@:]+:(?!\d{1,5}(?:/|\Z)).*@"
_HOLDER: Final = re.compile(rf"(?P<kind>[A-Za-z][A-Za-z0-9+.-]+://)(?P<who>{_WHO})")
_ASKED: Final = re.compile(r"[?;](?P<what>.*)", re.DOTALL)
_QUERY: Final = r"(\w://[^\s?]*)\?[^\s\"')]*"  # in a signed address of a library: how to get in
_READ_ONLY: Final = ("http", "https", "zip", "tar", "libarchive", "github", "git", "data")
_FORGETTING: Final = ("memory", "reference", "simplecache", "filecache", "blockcache", "cached")
_AZURE: Final = ("abfs", "az:", "adl:")
_SHORTEST: Final = 3  # characters of a secret: less would be found in every word


class Address(Record):
    """A folder at `url`, an address as fsspec reads it, or `below` it ("wilayah/anggrek").

    `url` may hold a password: as text an address says where, and never how to get in.
    """

    url: str
    below: str = ""

    def __truediv__(self, name: str | Path) -> Address:
        """What is called `name` in this folder; "." is the folder itself."""
        parts = [part for part in (self.below, Path(name).as_posix()) if part not in ("", ".")]
        return Address(self.url, "/".join(parts))

    def __str__(self) -> str:
        first, *others = (_without_holder(part) for part in self.url.split("::"))
        if self.below:
            first = f"{first}{'' if first.endswith('/') else '/'}{self.below}"
        return one_line("::".join((first, *others)))

    def __repr__(self) -> str:
        return f"Address({self})"

    @property
    def name(self) -> str:
        """The last part of it."""
        return str(self).partition("::")[0].rstrip("/").rpartition("/")[2]

    @property
    def protocol(self) -> str:
        """What kind of place it is: "s3"; that of the outermost where one lies in another."""
        return re.split(r"://|::", self.url, maxsplit=1)[0].lower()

    @property
    def protocols(self) -> tuple[str, ...]:
        """The kinds of all places that one lies in the other, the outermost first."""
        return tuple(part.partition("://")[0].lower() for part in self.url.split("::"))

    @property
    def is_read_only(self) -> bool:
        """Whether no file can be put there to stay: a page of the web, an archive, memory."""
        return self.protocol in (*_READ_ONLY, *_FORGETTING)

    def hidden(self, text: str) -> str:
        """A text about it as it may be shown: without what opens it to others."""
        for secret in _secrets(self.url):
            text = text.replace(secret, "***")
        return re.sub(_QUERY, r"\1", text)


Where = Path | Address
"""A folder of this computer, or one that lies elsewhere."""


def is_address(text: str) -> bool:
    """Whether a text is an address and no path: "s3://wadah/kanwil"."""
    return re.match(_ADDRESS, text) is not None


def where(text: str) -> Where:
    """The folder that a person typed; what is there under that very name is a path."""
    path = Path(text)
    return Address(text) if is_address(text) and not path.exists() else path


def _without_holder(part: str) -> str:
    shown = part if _is_container(part) else _HOLDER.sub(r"\g<kind>", part, count=1)
    return _ASKED.sub("", shown)


def _is_container(part: str) -> bool:
    """Whether what stands before the @ is a part of the place, as Azure has it."""
    holder = _HOLDER.match(part)
    return part.startswith(_AZURE) and holder is not None and ":" not in holder["who"]


def _secrets(url: str) -> list[str]:
    """What an address holds beside the place, the longest first."""
    found: set[str] = set()
    for part in url.split("::"):
        if (holder := _HOLDER.match(part)) and not _is_container(part):
            found |= {holder["who"].rstrip("@"), *re.split(r"[:/@]", holder["who"])}
        if asked := _ASKED.search(part):
            found |= {asked["what"], *re.split(r"[&=?#]", asked["what"])}
    found |= {unquote(secret) for secret in found}
    return sorted((s for s in found if len(s) >= _SHORTEST), key=len, reverse=True)
