"""Several offices in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lkjip_docgen.idn import in_a_row

_NAMED: Final = 6


def offices_named(offices: Sequence[str]) -> str:
    """The folders of offices in a row; of many the first, and how many others."""
    if len(offices) <= _NAMED:
        return in_a_row(offices)
    first = _NAMED - 1
    return in_a_row([*offices[:first], f"{len(offices) - first} kantor lain"])
