"""What the look of a report consists of."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.idn import Bilangan
from lkjip_docgen.records import Record

PICTURES: Final = "gambar"
NATIVE: Final = "word"


class Colors(Record):
    """Colours as RRGGBB."""

    utama: str
    aksen: str
    muda: str
    garis: str
    teks: str
    redup: str
    kurang: str
    penanda: str
    latar_penanda: str
    seri: tuple[str, ...]

    def of(self, name: str) -> str:
        """The colour of a name ("muda"); what is none of them is a colour itself ("C8E6C9")."""
        found = getattr(self, name, name)
        return found if isinstance(found, str) else name


class Fonts(Record):
    """The text face with its fallbacks; sizes in points, `spasi` in lines."""

    utama: str
    cadangan: tuple[str, ...]
    ukuran: float
    spasi: float
    ukuran_tabel: float


class Page(Record):
    """Paper and margins in centimetres."""

    lebar: float
    tinggi: float
    atas: float
    bawah: float
    kiri: float
    kanan: float

    @property
    def lebar_teks(self) -> float:
        """Width of the text column."""
        return self.lebar - self.kiri - self.kanan

    @property
    def tinggi_teks(self) -> float:
        """Height of the text column."""
        return self.tinggi - self.atas - self.bawah


class Writing(Record):
    """How the running text writes what may be written in several ways."""

    bilangan: Bilangan


class Style(Record):
    """The whole look.

    `grafik` says what charts are in a Word report: "gambar" (pictures of them) or
    "word" (charts of Word itself, wherever Word can draw them).
    """

    warna: Colors
    huruf: Fonts
    halaman: Page
    tulisan: Writing
    grafik: str = PICTURES
