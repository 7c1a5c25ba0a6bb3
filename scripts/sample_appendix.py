"""Make the PDF appendix of the fictional dinas: a decision of two pages, the second on its side.

It is set like any paper that an office has signed and scanned, with the faces that the program's
own reports use, all embedded; the same fonts give the same bytes.

    python scripts/sample_appendix.py [FILE]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from weasyprint import HTML

TARGET = (
    Path(__file__).resolve().parent.parent
    / "sample_data/dinkes-teluk-cendana-2025/dokumen/keputusan-tim-penyusun.pdf"
)
PAGE = """\
<!DOCTYPE html><html lang="id"><head><title>Keputusan tim penyusun (fiktif)</title><style>
@page { size: A4; margin: 2.5cm }
@page rebah { size: A4 landscape; margin: 2cm }
body { font: 11pt/1.45 "Liberation Sans", Arial, sans-serif }
h1 { font-size: 13pt; text-align: center; line-height: 1.35; margin: 0 0 1.2em }
h2 { font-size: 12pt; text-align: center; margin: 0 0 1em }
.kop { text-align: center; border-bottom: 2pt solid #333; padding-bottom: .6em;
  margin-bottom: 1.5em }
.kop b { font-size: 13pt }
.ttd { margin: 2.5em 0 0 55% }
section { page: rebah; break-before: page }
table { border-collapse: collapse; width: 100% }
td, th { border: .6pt solid #555; padding: .3em .5em; text-align: left; vertical-align: top }
th { background: #e8e8e8 }
</style></head><body>
<div class="kop"><b>DINAS KESEHATAN KABUPATEN TELUK CENDANA</b><br>
(dokumen fiktif untuk contoh)</div>
<h1>KEPUTUSAN KEPALA DINAS KESEHATAN<br>NOMOR 440/305/2025<br>TENTANG<br>
TIM PENYUSUN LAPORAN KINERJA TAHUN 2025</h1>
<p>Menimbang bahwa laporan kinerja disusun oleh unit yang mempunyai tugas untuk itu dan didukung
data dari setiap bidang, perlu dibentuk tim penyusun.</p>
<p><b>KESATU</b> Membentuk Tim Penyusun Laporan Kinerja Dinas Kesehatan Tahun 2025 dengan susunan
dan jadwal kerja sebagaimana tercantum dalam lampiran keputusan ini.</p>
<p><b>KEDUA</b> Tim mengumpulkan data kinerja setiap triwulan, mencocokkannya dengan sumbernya, dan
menyampaikan rancangan laporan kepada Kepala Dinas paling lambat 31 Januari 2026.</p>
<p><b>KETIGA</b> Keputusan ini berlaku sejak tanggal ditetapkan.</p>
<p class="ttd">Ditetapkan di Bandar Cendana<br>pada tanggal 3 November 2025<br>Kepala Dinas,
<br><br><br>(ditandatangani)</p>
<section><h2>LAMPIRAN: SUSUNAN DAN JADWAL KERJA TIM</h2><table>
<tr><th>Kedudukan</th><th>Unit</th><th>November 2025</th><th>Desember 2025</th>
<th>Januari 2026</th></tr>
<tr><td>Ketua</td><td>Sekretariat</td><td>Menetapkan pembagian tugas</td>
<td>Memantau kelengkapan data</td><td>Menyampaikan rancangan</td></tr>
<tr><td>Anggota</td><td>Bidang Kesehatan Masyarakat</td><td>Menyiapkan data triwulan III</td>
<td>Menghitung capaian sementara</td><td>Menulis analisis penyebab</td></tr>
<tr><td>Anggota</td><td>Bidang Pencegahan dan Pengendalian Penyakit</td>
<td>Menyiapkan data triwulan III</td><td>Menghitung capaian sementara</td>
<td>Menulis analisis penyebab</td></tr>
<tr><td>Anggota</td><td>Bidang Pelayanan dan Sumber Daya Kesehatan</td>
<td>Menyiapkan data survei</td><td>Mencocokkan realisasi anggaran</td>
<td>Menyusun lampiran</td></tr></table></section></body></html>
"""


def main(target: Path) -> None:
    """Write the appendix."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "1762128000")  # 3 November 2025
    target.parent.mkdir(parents=True, exist_ok=True)
    HTML(string=PAGE).write_pdf(target, pdf_variant="pdf/a-3a")
    print(f"{target} ({target.stat().st_size} bytes)")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)
