"""Places for electronic signatures: each signatory of a document gets an anchor.

An anchor is a short text that occurs once in the document (`#TTE1#`).  A
signature service finds it in the text; a PDF carries an empty signature field
of the same name without the signs (`TTE1`).  Nothing more is said: what states
that a document is signed belongs to the signature.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from lkjip_docgen.document.tree import Blocks, Report, Signatory, SignatureBlock


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
    """The name of the signature field of an anchor: `#TTE1#` -> `TTE1`."""
    return anchor.strip("#")


def _reserved(blocks: Blocks, numbers: Iterator[int]) -> Blocks:
    return tuple(
        replace(block, signatories=_anchored(block, numbers))
        if isinstance(block, SignatureBlock)
        else block
        for block in blocks
    )


def _anchored(block: SignatureBlock, numbers: Iterator[int]) -> tuple[Signatory, ...]:
    return tuple(replace(person, anchor=f"#TTE{next(numbers)}#") for person in block.signatories)
