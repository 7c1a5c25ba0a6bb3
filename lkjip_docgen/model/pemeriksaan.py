"""What the office tells the checks: numbers stated elsewhere, and findings it accepts."""

from typing import ClassVar

from lkjip_docgen.model.base import Angka, Bagian, Teks, bagian, opsional


class Pernyataan(Bagian):
    """A number that is printed elsewhere, to be held against the computed one.

    Write it with the decimals that are printed there: they set the tolerance.
    """

    arti: ClassVar = "Satu angka yang tercetak di tempat lain"

    besaran: Teks = bagian("Besaran yang dinyatakan, misalnya indikator.ikm.capaian")
    nilai: Angka = bagian(
        "Angka seperti tercetak, dengan desimal yang sama", judul="Angka seperti tercetak"
    )
    di: Teks | None = opsional(
        "Tempat angka itu tercetak, misalnya Ringkasan eksekutif halaman 3", judul="Tempat tercetak"
    )


class Diterima(Bagian):
    """A warning or hint that the office has looked at and lets stand."""

    arti: ClassVar = "Satu temuan yang dibiarkan, dengan alasannya"

    kode: Teks = bagian("Kode temuan, misalnya LK114", judul="Kode temuan")
    alasan: Teks = bagian("Alasan temuan dapat diterima")
    di: Teks | None = opsional(
        "Batasi pada bagian ini, misalnya indikator[0]; kosong berarti di mana pun",
        judul="Hanya pada bagian",
    )
    isi: Teks | None = opsional(
        "Angka atau tanggal di tempat itu ketika diterima, seperti tertulis; bila sudah lain, "
        "temuannya muncul lagi",
        judul="Isi ketika diterima",
    )

    def mengenai(self, kode: str, jalur: str) -> bool:
        """Whether it covers a finding of that code at a data path, written `indikator[0].kode`."""
        if self.kode.upper() != kode:
            return False
        if self.di is None:
            return True
        rest = jalur.removeprefix(self.di)
        return jalur.startswith(self.di) and (not rest or rest[0] in ".[")
