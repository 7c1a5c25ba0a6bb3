"""What every template may call: references, notes, phrases, lists of numbers."""

from __future__ import annotations

from collections.abc import Callable

from jinja2.utils import Namespace

from lkjip_docgen.document import (
    Equation,
    Footnote,
    PageBreak,
    Reference,
    ReferenceKind,
)
from lkjip_docgen.model import Bagian
from lkjip_docgen.templating import phrases
from lkjip_docgen.templating.absence import bagian_dari, belum, tak_berlaku
from lkjip_docgen.templating.basics import text_of
from lkjip_docgen.templating.budget import list_of_size, within
from lkjip_docgen.templating.inlines import printable, to_inlines
from lkjip_docgen.templating.offered import offer
from lkjip_docgen.templating.signatures import signature_block


def nihil(bagian: Bagian, nama: str) -> bool:
    """Whether the office wrote an empty list, `[]`: there is none, which silence does not say."""
    return bagian.nihil(str(text_of(nama)))


def rujuk(target: str, kata: str = "") -> Reference:
    """The label of a heading, table or figure: "Tabel 3.2".

    `kata` is printed where the report has nothing with that id, as after an office has left a
    part out; without it such a reference is an error.
    """
    return Reference(str(text_of(target)), words=str(text_of(kata)))


def halaman(target: str) -> Reference:
    """The page of a heading, table or figure."""
    return Reference(str(text_of(target)), ReferenceKind.PAGE)


def catatan(text: object) -> Footnote:
    """A footnote at this place."""
    return Footnote(to_inlines(printable(text)))


def persamaan(latex: str, lisan: str, id: str = "") -> Equation:
    """A displayed formula in LaTeX with its reading in words."""
    return Equation(str(text_of(latex)), str(text_of(lisan)), str(text_of(id)))


def halaman_baru() -> PageBreak:
    """The next block starts a page."""
    return PageBreak()


def rentang(*bounds: int) -> range:
    """Whole numbers in a row: `range(3)` is 0, 1, 2."""
    found = range(*(within(bound, "`range`") for bound in bounds))
    list_of_size(len(found))
    return found


def namespace(**values: object) -> Namespace:
    """Values that a loop may set: `{% set ns.jumlah = ns.jumlah + 1 %}`."""
    return Namespace(**values)


FUNCTIONS: dict[str, Callable[..., object]] = {
    "range": rentang,
    "namespace": namespace,
    "belum": belum,
    "nihil": nihil,
    "tak_berlaku": tak_berlaku,
    "rujuk": rujuk,
    "halaman": halaman,
    "catatan": catatan,
    "persamaan": persamaan,
    "halaman_baru": halaman_baru,
    "tanda_tangan": signature_block,
    "arah": phrases.arah,
    "perubahan": phrases.perubahan,
    "lebih": phrases.lebih,
    "membaik": phrases.membaik,
    "tren": phrases.tren,
    "tercapai": phrases.tercapai,
    "sebutan_rumus": phrases.sebutan_rumus,
    "bagian_dari": bagian_dari,
    "tanpa_persentase": phrases.tanpa_persentase,
    "capai_semua": phrases.capai_semua,
    "kemajuan_semua": phrases.kemajuan_semua,
    "kelas_semua": phrases.kelas_semua,
    "efisiensi": phrases.efisiensi,
    "penyebab_capaian": phrases.penyebab_capaian,
}
for _function in FUNCTIONS.values():
    offer(_function)

BLOCKS = ("catatan", "persamaan", "halaman_baru", "tanda_tangan")
"""What makes blocks or notes: only the narrative has a place for them."""

INLINE_FUNCTIONS = {name: work for name, work in FUNCTIONS.items() if name not in BLOCKS}
"""The functions of Word and HTML templates."""
