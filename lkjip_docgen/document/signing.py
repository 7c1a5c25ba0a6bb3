"""Places for electronic signatures: each signatory of a document gets an anchor.

An anchor is a short text that occurs once in the document (`#TTE1`), with one sign
`#`: services that are told to look for `#` sign at each one.  A PDF carries an empty
signature field of the same name without the sign (`TTE1`).  Nothing more is said: what states
that a document is signed belongs to the signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lkjip_docgen.document.tree import Blocks, Report, Signatory, SignatureBlock
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import replace

ANCHOR = lazy_pattern(r"#TTE\d+#?")
"""An anchor; those of reports made earlier end with a second sign."""


def anchor_of(number: int) -> str:
    """The anchor of the signatory of that number in the document (from 1)."""
    return f"#TTE{number}"


def reserve_signatures(report: Report, parts: tuple[str, ...]) -> Report:
    """The report with an anchor for each signatory in the named parts, in reading order.

    Blocks inside lists and callouts are left alone: nobody signs there.
    """
    numbers = count(1)
    reserved = tuple(
        replace(part, blocks=_reserved(part.blocks, numbers)) if part.id in parts else part
        for part in report.parts
    )
    return replace(report, parts=reserved)


def field_name(anchor: str) -> str:
    """The name of the signature field of an anchor: `#TTE1` -> `TTE1`."""
    return anchor.strip("#")


def _reserved(blocks: Blocks, numbers: Iterator[int]) -> Blocks:
    return tuple(
        replace(block, signatories=_anchored(block, numbers))
        if isinstance(block, SignatureBlock)
        else block
        for block in blocks
    )


def _anchored(block: SignatureBlock, numbers: Iterator[int]) -> tuple[Signatory, ...]:
    return tuple(replace(person, anchor=anchor_of(next(numbers))) for person in block.signatories)
