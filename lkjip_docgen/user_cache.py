"""The user's own cache folder: for what is costly to make and safe to lose."""

from __future__ import annotations

import os
from pathlib import Path


def user_cache(*names: str) -> Path | None:
    """A folder of the user's cache, made if need be; None where none can be made.

    `LKJIP_CACHE` names another place.  Nothing that comes from a project
    folder is ever run from here: only this user writes to it.
    """
    home = os.environ.get("LKJIP_CACHE")
    if home is None:
        base = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_CACHE_HOME")
        home = str(Path(base) if base else Path.home() / ".cache")
    folder = Path(home, "lkjip-docgen", *names)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None
