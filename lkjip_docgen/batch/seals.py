"""What was built from what, so that a second run does only what is left.

Kept in the user's own cache, as is what this program wrote (note 8): a project folder comes
from others, and could claim that a report in it is of its data.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from lkjip_docgen.addresses import Where
from lkjip_docgen.batch.inputs import digest_of_file
from lkjip_docgen.batch.outcome import Outcome, Status, as_data, from_data
from lkjip_docgen.cache import user_cache
from lkjip_docgen.records import Record, replace
from lkjip_docgen.replacing import replace_file

_ROOM = "kumpulan"


class Seal(Record):
    """A digest of all that an office was built from, and what came of it."""

    inputs: str
    outcome: Outcome


def recall(out: Where, name: str) -> Seal | None:
    """What was last built for the office `name` into the folder `out`; None where none is known."""
    entry = _entry(out, name)
    if entry is None:
        return None
    try:
        content = json.loads(entry.read_text(encoding="utf-8"))
        return Seal(str(content["masukan"]), from_data(content["hasil"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(out: Where, name: str, seal: Seal) -> None:
    """Keep it for the next run; without a cache everything is built again."""
    entry = _entry(out, name)
    if entry is None:
        return
    content = {"masukan": seal.inputs, "hasil": as_data(seal.outcome)}
    with suppress(OSError):
        replace_file(entry, lambda aside: aside.write_text(json.dumps(content), encoding="utf-8"))


def standing(seal: Seal, inputs: str, out: Path) -> Outcome | None:
    """What stands where nothing changed since: as it was written, or edited; None to build it.

    A report that somebody edited after it was made of these very data has nothing to gain from
    another build.
    """
    if seal.inputs != inputs or not seal.outcome.files:
        return None
    found = {name: digest_of_file(out / name) for name in seal.outcome.files}
    if not all(found.values()):  # one is gone
        return None
    status = Status.SKIPPED if found == seal.outcome.files else Status.EDITED
    return replace(seal.outcome, status=status)


def _entry(out: Where, name: str) -> Path | None:
    folder = user_cache(_ROOM)
    if folder is None:
        return None
    key = f"{os.path.normcase(out) if isinstance(out, Path) else out}\0{name}".encode(
        "utf-8", "surrogateescape"
    )
    return folder / f"{hashlib.sha256(key).hexdigest()}.json"
