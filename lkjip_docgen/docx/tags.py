"""What the content control of a number is tagged with."""

from __future__ import annotations

import re
from hashlib import sha1
from typing import Final

TAG_LENGTH: Final = 64
"""Word refuses longer tags."""
_PLAIN_PATH: Final = re.compile(r"[\w.\[\]-]+")


def tag_of(path: str) -> str:
    """The tag of a quantity: its path, or its beginning and a digest where Word cannot hold it."""
    if len(path) <= TAG_LENGTH and _PLAIN_PATH.fullmatch(path):
        return path
    head = re.sub(r"[^\w.\[\]-]", "_", path)[: TAG_LENGTH - 13]
    return f"{head}~{sha1(path.encode()).hexdigest()[:12]}"
