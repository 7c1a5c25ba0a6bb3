"""What a workbook said when it was last imported, kept in the user's own cache.

People import a workbook, go on in it and import it again.  Against its export
their second change of a cell would look like one of two places, for by then
the data file says what the first import wrote.  Never kept in the project
folder, which comes from others; without it the import asks, and loses nothing.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from lkjip_docgen.cache import user_cache
from lkjip_docgen.replacing import replace_file
from lkjip_docgen.workbook.origin import Origin, packed, unpacked


def remember(data_file: Path, origin: Origin, said: Origin) -> None:
    """Keep what the workbook with that `origin` said; without a cache it is forgotten."""
    entry = _entry(data_file, origin)
    if entry is None:
        return
    text = f"{said.digest}\n{packed(said)}"
    try:
        replace_file(entry, lambda aside: aside.write_text(text, encoding="ascii"))
    except OSError:
        return  # the next import will ask about a cell that was changed twice


def recall(data_file: Path, origin: Origin) -> Origin | None:
    """What the workbook said at its last import into that file; None where it is not known."""
    entry = _entry(data_file, origin)
    if entry is None:
        return None
    try:
        digest, _, content = entry.read_text(encoding="ascii").partition("\n")
    except (OSError, ValueError):
        return None
    return unpacked(digest, content)


def _entry(data_file: Path, origin: Origin) -> Path | None:
    folder = user_cache("impor")
    if folder is None:
        return None
    file = os.path.normcase(str(data_file.resolve()))
    key = f"{file}\0{origin.digest}\0{packed(origin)}"
    return folder / hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()
