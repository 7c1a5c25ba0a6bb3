"""Pictures in a part of the office's own: one, or several side by side under one number."""

from typing import ClassVar, Final

from pydantic import Field

from lkjip_docgen.model.base import (
    Bagian,
    Berkas,
    Kode,
    Teks,
    bagian,
    daftar,
    isian,
    opsional,
    turunan,
)

_MOST: Final = 12  # pictures under one number: a page of small ones
_USUAL: Final = {1: 1, 2: 2, 4: 2}  # columns for so many pictures


class GambarSendiri(Bagian):
    """One figure: its pictures, what each of them shows, and how many stand in a row."""

    arti: ClassVar = "Satu atau beberapa gambar dengan satu judul"

    judul: Teks = bagian(
        "Judul di bawah gambar, tanpa nomor: nomornya dari program", judul="Judul gambar"
    )
    kode: Kode = turunan(
        "Kode singkat untuk merujuknya; bila kosong dibuat dari judul", judul="Kode gambar"
    )
    berkas: tuple[Berkas, ...] = bagian(
        "Berkas gambar di folder laporan, satu atau beberapa",
        min_length=1,
        max_length=_MOST,
        judul="Berkas gambar",
    )
    keterangan: tuple[Teks, ...] = daftar(
        "Yang tampak pada tiap gambar, urut seperti berkasnya: dibacakan kepada tunanetra, dan "
        "tercetak di bawah judul bila gambarnya beberapa",
        judul="Keterangan tiap gambar",
    )
    lajur: int | None = Field(
        default=None,
        description="Banyaknya gambar dalam satu baris, 1 sampai 4",
        ge=1,
        le=4,
        json_schema_extra=isian(judul="Gambar dalam satu baris"),
    )
    sumber: Teks | None = opsional("Asal gambar, tercetak di bawah judulnya", judul="Asal gambar")

    @property
    def sebaris(self) -> int:
        """How many pictures stand in a row: as said, else as suits so many."""
        count = len(self.berkas)
        return min(self.lajur or _USUAL.get(count, 3), count)
