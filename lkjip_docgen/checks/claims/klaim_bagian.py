"""Words that make what is said of a subject one of a part of it: a unit, a month, a kind."""

from __future__ import annotations

import re
from typing import Final

from lkjip_docgen.patterns import lazy_pattern

PART: Final = lazy_pattern(
    r"\b(?:unsur|variabel|bulan|triwulan|semester|survei|SKM|kantor\s+wilayah|kanwil|nasional"
    r"|menengah|renstra|skala|kegiatan|program|pegawai|barang|modal|RM|rupiah\s+murni|awal|revisi"
    r"|komponen|responden|internal\s+dan|eksternal|efisiensi|konsistensi|Januari|Februari|Maret"
    r"|April|Mei|Juni|Juli|Agustus|September|Oktober|November)\b",
    re.I,
)
"""Parts by name: what is true of one of them need not be true of the whole."""
NARROWING: Final = lazy_pattern(
    r"(?<![\w/-])(?!(?:dan|atau|dari|dengan|pada|di|ke|sebesar|adalah|yaitu|yakni|ialah|mencapai|menjadi"
    r"|tercatat|per|atas|terhadap|hanya|baru|sudah|telah|masih|berhasil|dapat|juga|ini|itu|tersebut"
    r"|sendiri|sampai|tahun|anggaran|akhir|awal|bulan|tanggal|lalu|sebelumnya|dibandingkan|dibanding"
    r"|setahun|selama|realisasi|terealisasi|capaian|tercapai|nilai|hasil|indeks|target|pagu|alokasi"
    r"|serapan|penyerapan|terserap|memperoleh|diperoleh|mendapat|ditetapkan|persentase|persen"
    r"|penerimaan|pendapatan|belanja|total|jumlah|keseluruhan|kantor|dinas|badan|satuan|kerja|kinerja|skala"
    r"|revisi|naik|turun|meningkat|menurun|kenaikan|peningkatan|penurunan|menengah|jangka|pegawai"
    r"|barang|modal|rupiah|murni|yang|dicapai|diraih|terpenuhi|mengalami|rata-rata|perbandingan|wilayah"
    r"|berdasarkan|menurut|data|aplikasi|terus|selalu|konsisten|senantiasa|setiap|kembali|ikut|cenderung"
    r"|sedikit|mampu|secara|keuangan|periode|kurun|waktu|negara|bukan|pajak)\b)[a-z]+\b"
)
"""A word between a subject and a number that makes the number one of some part of it."""
OF_OTHERS: Final = lazy_pattern(
    r"\b(?:kantor\s+wilayah|kanwil|nasional|provinsi|kabupaten\s+lain|kota\s+lain|daerah\s+lain"
    r"|kantor\s+lain|kementerian\s+lain|negara\s+lain|inspektorat\s+jenderal)\b",
    re.IGNORECASE,
)
"""Others who have a value of the same name."""
ELEMENT: Final = lazy_pattern(
    r"\b(?:unsur|variabel|komponen|aspek|dimensi|kelompok)\b", re.IGNORECASE
)
"""A part of an index."""
MONTH_OR_DAY: Final = lazy_pattern(
    r"\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November)\b"
)
"""A time before the end of the year."""
