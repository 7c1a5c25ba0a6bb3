"""Name and office of a person in the statement of an agreement."""

from __future__ import annotations

from lkjip_docgen.document import Align, Row, Table, TableLook
from lkjip_docgen.model import Penandatangan
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import kolom, teks
from lkjip_docgen.templating import Konteks


@tabel("identitas")
def identitas(konteks: Konteks, person: Penandatangan) -> Table:
    """Name and office, lined up at the colon as the official form has them."""
    rows = (("Nama", person.nama), ("Jabatan", person.jabatan))
    return Table(
        id="",
        caption=(),
        columns=kolom((2.2, Align.LEFT), (0.4, Align.LEFT), (13.4, Align.LEFT)),
        head=(),
        rows=tuple(Row((teks(name), teks(":"), teks(value))) for name, value in rows),
        look=TableLook.PLAIN,
        summary=f"Nama dan jabatan {person.nama}.",
    )
