"""Parts of the report that no template foresees: the office's own headings, texts and tables."""

from typing import Final, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from lkjip_docgen.model.base import Bagian, Kode, Teks, Uraian, bagian, daftar, opsional, turunan

LETAK: Final = ("sebelum", "sesudah", "dalam")
"""The keys that say where a part stands; exactly one of them is written."""


class Potongan(Bagian):
    """A piece of a part: exactly one of its fields is filled, which says what it is.

    A further kind of piece is a further field here and its module in `narrative/pieces/`.
    """

    uraian: Uraian | None = opsional("Teks: alinea, daftar, tabel kecil, catatan kaki, gambar")

    @property
    def jenis(self) -> str:
        """The name of the field that is filled."""
        return next(name for name in type(self).model_fields if getattr(self, name) is not None)

    @model_validator(mode="after")
    def _satu_jenis(self) -> Self:
        kinds = type(self).model_fields
        if sum(getattr(self, name) is not None for name in kinds) != 1:
            raise PydanticCustomError("isi_potongan", "tepat satu jenis")
        return self


class SubBagian(Bagian):
    """A heading with what stands below it."""

    judul: Teks = bagian("Judul, tercetak tanpa nomor yang diketik: nomornya dari program")
    kode: Kode = turunan("Kode singkat untuk merujuknya; bila kosong dibuat dari judul")
    isi: tuple[Potongan, ...] = daftar("Isi di bawah judul, urut seperti tercetak")


class BagianTambahan(SubBagian):
    """A part of the office's own: where it stands, what it holds, and the parts below it."""

    sebelum: Teks | None = opsional("Judul yang didahului bagian ini")
    sesudah: Teks | None = opsional("Judul yang diikuti bagian ini, sesudah seluruh isinya")
    dalam: Teks | None = opsional("Judul yang memuat bagian ini, di akhirnya")
    bagian: tuple[SubBagian, ...] = daftar("Subbagian di bawah isi")

    @property
    def letak(self) -> tuple[str, str]:
        """How it stands to a heading ("sesudah"), and the words of that heading."""
        for key in LETAK:
            name: str | None = getattr(self, key)
            if name is not None:
                return key, name
        raise ValueError(f"{self.kode}: no place")  # the validator has refused such a part

    @model_validator(mode="after")
    def _satu_letak(self) -> Self:
        if sum(getattr(self, key) is not None for key in LETAK) != 1:
            raise PydanticCustomError("letak_bagian", "tepat satu letak")
        return self
