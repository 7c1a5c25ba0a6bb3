"""The list of abbreviations: an empty table until the whole report is composed."""

from __future__ import annotations

from lkjip_docgen.document import Align, Table
from lkjip_docgen.narrative.abbreviations import LIST_ID
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import kepala, kolom
from lkjip_docgen.templating import Konteks


@tabel("daftar-singkatan")
def daftar_singkatan(konteks: Konteks) -> Table:
    """The place of the list, with its head; `with_abbreviations` fills in the rows."""
    return Table(
        id=LIST_ID,
        caption=(),
        columns=kolom((3, Align.LEFT), (12, Align.LEFT)),
        head=(kepala("Singkatan", "Kepanjangan"),),
        rows=(),
        compact=True,
        summary="Singkatan yang dipakai dalam laporan ini dan kepanjangannya, menurut abjad.",
    )
