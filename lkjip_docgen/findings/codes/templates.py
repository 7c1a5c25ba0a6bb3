"""Codes of the findings about templates."""

from __future__ import annotations

from typing import Final

from lkjip_docgen.findings.registry import code

BUKAN_WORD: Final = code("LK600", "Berkas templat bukan dokumen Word yang dapat dibaca.")
SINTAKS: Final = code("LK601", "Perintah templat salah tulis.")
KURUNG: Final = code(
    "LK602", "Kurung `{{ }}`, `{% %}`, atau `{# #}` tidak berpasangan, atau terpotong."
)
NAMA: Final = code("LK603", "Nama tidak dikenal.")
PENYARING: Final = code("LK604", "Penyaring atau uji tidak dikenal.")
PEMBANGUN: Final = code("LK605", "Tabel, grafik, atau rumus tidak dikenal.")
TERLARANG: Final = code("LK606", "Templat memakai hal yang tidak diizinkan.")
SLOT_HILANG: Final = code("LK607", "Bagian laporan tidak mempunyai tempat pada templat Word.")
SLOT_GANDA: Final = code("LK608", "Tempat suatu bagian laporan ada lebih dari sekali.")
SLOT_MENUMPANG: Final = code(
    "LK609", "Tempat suatu bagian laporan tidak berdiri sendiri dalam satu paragraf."
)
SLOT_ASING: Final = code("LK610", "Tempat pada templat Word tidak ada isinya dalam laporan.")
GAYA_HILANG: Final = code("LK611", "Gaya yang diperlukan tidak ada pada templat Word.")
TEMPLAT_HILANG: Final = code("LK612", "Berkas templat yang disebut tidak ada.")
TIDAK_DIPAKAI: Final = code("LK613", "Berkas teks tidak dipakai oleh laporan.")
NILAI_BAWAAN: Final = code(
    "LK614", "Nama tidak dikenal sehingga yang tercetak selalu nilai bawaannya."
)
KURUNG_TUNGGAL: Final = code(
    "LK615", "Nama ditulis dalam kurung kurawal tunggal sehingga tercetak apa adanya."
)
