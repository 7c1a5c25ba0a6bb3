"""Time stamps of a server, which say when a signature was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko.sign.timestamps import HTTPTimeStamper

_PATIENCE = 20  # seconds


def time_stamper(url: str | None) -> HTTPTimeStamper | None:
    """What asks the server at `url` for a time stamp; None without one."""
    if url is None:
        return None
    from pyhanko.sign.timestamps import HTTPTimeStamper

    return HTTPTimeStamper(url, timeout=_PATIENCE)
