"""Codes of the findings about templates, each with its meaning."""

from __future__ import annotations

from typing import Final

BUKAN_WORD: Final = "LK600"
SINTAKS: Final = "LK601"
KURUNG: Final = "LK602"
NAMA: Final = "LK603"
PENYARING: Final = "LK604"
PEMBANGUN: Final = "LK605"
TERLARANG: Final = "LK606"
SLOT_HILANG: Final = "LK607"
SLOT_GANDA: Final = "LK608"
SLOT_MENUMPANG: Final = "LK609"
SLOT_ASING: Final = "LK610"
GAYA_HILANG: Final = "LK611"
TEMPLAT_HILANG: Final = "LK612"
TIDAK_DIPAKAI: Final = "LK613"
NILAI_BAWAAN: Final = "LK614"
KURUNG_TUNGGAL: Final = "LK615"

MEANINGS: Final[dict[str, str]] = {
    BUKAN_WORD: "Berkas templat bukan dokumen Word yang dapat dibaca.",
    SINTAKS: "Perintah templat salah tulis.",
    KURUNG: "Kurung `{{ }}`, `{% %}`, atau `{# #}` tidak berpasangan, atau terpotong.",
    NAMA: "Nama tidak dikenal.",
    PENYARING: "Penyaring atau uji tidak dikenal.",
    PEMBANGUN: "Tabel, grafik, atau rumus tidak dikenal.",
    TERLARANG: "Templat memakai hal yang tidak diizinkan.",
    SLOT_HILANG: "Bagian laporan tidak mempunyai tempat pada templat Word.",
    SLOT_GANDA: "Tempat suatu bagian laporan ada lebih dari sekali.",
    SLOT_MENUMPANG: "Tempat suatu bagian laporan tidak berdiri sendiri dalam satu paragraf.",
    SLOT_ASING: "Tempat pada templat Word tidak ada isinya dalam laporan.",
    GAYA_HILANG: "Gaya yang diperlukan tidak ada pada templat Word.",
    TEMPLAT_HILANG: "Berkas templat yang disebut tidak ada.",
    TIDAK_DIPAKAI: "Berkas teks tidak dipakai oleh laporan.",
    NILAI_BAWAAN: "Nama tidak dikenal sehingga yang tercetak selalu nilai bawaannya.",
    KURUNG_TUNGGAL: "Nama ditulis dalam kurung kurawal tunggal sehingga tercetak apa adanya.",
}
