"""The form "Pernyataan Telah Direviu": what a reviewer fills in, left empty.

Nothing of it is ever filled in by the program: what was concluded, when and by whom only the
reviewer may say.
"""

from __future__ import annotations

from lkjip_docgen.document import Align, Cell, Inlines, Row, Table, TableLook, Text
from lkjip_docgen.narrative.known_builders import tabel
from lkjip_docgen.narrative.tables.cells import joined, kepala, kolom
from lkjip_docgen.templating import Konteks

_ROOM = 14  # lines for a conclusion by hand: the wording of the regulation takes three
_TO_SIGN = 4  # lines for a signature
_DOTS = "." * 40
C, L = Align.CENTER, Align.LEFT


@tabel("reviu-simpulan")
def simpulan(konteks: Konteks) -> Table:
    """A box for the conclusion."""
    return Table(
        id="tabel-reviu-simpulan",
        caption=(),
        columns=kolom((1, L)),
        head=(kepala("Simpulan Reviu"),),
        rows=(Row((Cell(_lines(*[""] * _ROOM)),)),),
        summary="Tempat pereviu menuliskan simpulannya.",
    )


@tabel("reviu-tanda-tangan")
def tanda_tangan(konteks: Konteks) -> Table:
    """Place and date, capacity, room to sign, name and NIP of the reviewer, on the right."""
    lines = (f"{_DOTS[:22]}, {_DOTS[:24]}", "Pereviu,", *[""] * _TO_SIGN, f"({_DOTS})", "")
    return Table(
        id="tabel-reviu-tanda-tangan",
        caption=(),
        columns=kolom((1, L), (1.2, C)),
        head=(),
        rows=(Row((Cell(()), Cell((*_lines(*lines), Text(f"NIP {_DOTS[:34]}"))))),),
        look=TableLook.PLAIN,
        summary="Tempat, tanggal, nama, dan NIP pereviu, untuk diisi.",
    )


def _lines(*lines: str) -> Inlines:
    """Lines one below the other, empty ones as room to write in."""
    return joined((Text(line),) if line else () for line in lines)
