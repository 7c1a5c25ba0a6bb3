"""What this program wrote: the digest of each output, in the user's own cache.

Never in the project folder: a project comes from others, and could claim that
a file of yours is an output.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

from lkjip_docgen.cache import user_cache
from lkjip_docgen.records import Record
from lkjip_docgen.replacing import replace_file


class Written(Record):
    """The digest of an output, and the edited report that it was made from, if any."""

    digest: str
    made_from: str = ""


def digest_of(content: bytes) -> str:
    """What tells a file from one that was changed, as 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def remember(file: Path, written: Written) -> None:
    """Remember an output by its resolved path; without a cache it is soon forgotten."""
    entry = _entry(file)
    if entry is None:
        return
    content = {"berkas": str(file), "sidik": written.digest, "dari": written.made_from}
    text = json.dumps(content, ensure_ascii=False)
    try:
        replace_file(entry, lambda aside: aside.write_text(text, encoding="utf-8"))
    except (OSError, UnicodeEncodeError):
        return  # the next build will ask rather than write over it


def recall(file: Path) -> Written | None:
    """What was last written to a resolved path; None where that is not known."""
    entry = _entry(file)
    if entry is None:
        return None
    try:
        content = json.loads(entry.read_text(encoding="utf-8"))
        return Written(str(content["sidik"]), str(content["dari"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _entry(file: Path) -> Path | None:
    folder = user_cache("keluaran")
    if folder is None:
        return None
    key = os.path.normcase(str(file)).encode("utf-8", "surrogateescape")
    return folder / f"{hashlib.sha256(key).hexdigest()}.json"
