"""What somebody wants who signs a PDF: where, in which words, and whether a draft will do."""

from __future__ import annotations

from lkjip_docgen.records import Record


class Request(Record):
    """How a PDF is to be signed.

    `field` names a reserved place; without it the only one left is taken.
    `page` (from 1) makes a new place at the foot of that page instead.
    `nama` is printed in the block, by default the certificate's own.
    `reserve` are pages (from 1) that get an empty place for a later signatory.
    `draft`: the file may be a draft.
    """

    field: str | None = None
    page: int | None = None
    nama: str = ""
    jabatan: str = ""
    nip: str = ""
    reason: str = ""
    reserve: tuple[int, ...] = ()
    draft: bool = False
