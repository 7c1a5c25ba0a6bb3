"""What the agreement promises and no indicator measures yet: each may become one at once."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_docgen.forms.form_parts import Offer
from lkjip_docgen.forms.item_titles import text_of
from lkjip_docgen.source import Path_, dotted, measured_promises

MEASURED_BY = "indikator"
"""The key by which a promise names what measures it, an item of the list of that name."""


def unmeasured(filled: Mapping[str, object]) -> dict[Path_, Offer]:
    """The promises with a name that no indicator measures, by the path of what would name one.

    `filled` are the data with what follows from others: an indicator of the same name measures a
    promise without being named by it.
    """
    found: dict[Path_, Offer] = {}
    for row, promise in measured_promises(filled):
        path = (*row, MEASURED_BY)
        name = text_of(promise.get("nama"))
        if name and promise.get(MEASURED_BY) is None:
            found[path] = Offer(dotted(path), name)
    return found
