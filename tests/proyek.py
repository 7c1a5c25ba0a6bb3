"""A small project folder that every test may change before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.tree import Equation, Report
from lkjip_docgen.document.walk import each_block, own_inlines, plain_text
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.source import Project, load_project

DATA = """\
dokumen:
  tahun: 2031
  tempat: Teluk Contoh
  tanggal: 2032-01-05
  foto_sampul: foto/sampul.jpg
instansi:
  kementerian: {nama: Kementerian Contoh}
  eselon_satu: {nama: Direktorat Jenderal Contoh}
  bidang: percontohan
kantor:
  nama: Kantor Contoh Teluk
  nama_singkat: Teluk Contoh
  jenis: Kantor Contoh
  sebutan_pimpinan: Kepala Kantor
  alamat: Jalan Contoh Nomor 1
pejabat:
  - dokumen: laporan
    tahun: 2031
    tempat: Teluk Contoh
    tanggal: 2032-01-05
    penandatangan:
      - peran: kepala
        nama: Sari Contoh
        jabatan: Kepala Kantor Contoh Teluk
organisasi:
  dasar_hukum: Peraturan Contoh
  unit: [{nama: Subbagian Contoh}]
renstra:
  nama: Rencana Strategis Contoh
  periode: {mulai: 2030, akhir: 2034}
perjanjian_kinerja:
  - tahun: 2031
    tanggal: 2031-01-02
    anggaran: dipa-akhir
    tingkat:
      - tingkat: kegiatan
        sasaran:
          - kode: sk1
            nama: Meningkatnya kepuasan
            indikator:
              - nama: Indeks Kepuasan
                indikator: puas
                target: 3.25
indikator:
  - kode: puas
    nama: Indeks Kepuasan
    sasaran: sk1
    satuan: indeks
    target: 3.25
    program: Program Layanan
    pengukuran:
      jenis: survei_bulanan
      nama: Survei Kepuasan
      singkatan: SK
      nama_nilai: Nilai SK
      tabel: survei.csv
      skala_survei: {maks: 17.5}
      skala_hasil: {maks: 4}
      kategori: skm-2017
anggaran:
  versi:
    - kode: dipa-akhir
      nama: DIPA akhir
      program:
        - nama: Program Layanan
          kegiatan:
            - nama: Layanan
              pagu: 9.092.592.000
              realisasi: 8871653297
emonev:
  tabel: emonev.csv
"""

SURVEY = """\
unsur;Jan;Feb;Mar;Apr;Mei;Jun;Jul;Agt;Sept;Okt;Nov;Des
Waktu;17,50;17,42;17,50;17,50;17,50;17,41;17,06;17,25;17,16;17,24;17,33;-
Biaya;16,00;16,00;16,00;16,00;16,00;16,00;16,00;16,00;16,00;16,00;16,00;
Nilai SK;16,75;16,71;16,75;16,75;16,75;16,71;16,53;16,63;16,58;16,62;16,67;
Responden;30;31;32;33;34;35;36;37;38;39;40;
"""

EMONEV = """\
bulan;anggaran;pelaksanaan
Januari;2,05;19,03
Februari;8,48;20,46
April;30,26;28,91
"""


SHORT_TEXTS = {
    "kata_pengantar": "# Kata Pengantar {.tanpa-nomor}\n\n{{ kantor.nama }} melaporkan.\n",
    "ringkasan": "# Ringkasan {.tanpa-nomor}\n\nTarget {{ indikator[0].target }} ditetapkan.\n",
    "bab_1": '# Pendahuluan\n\n{{ grafik("bagan-organisasi") }}\n',
    "bab_2": "# Perencanaan\n\n{{ renstra.nama }} menjadi acuan.\n",
    "bab_3": '# Capaian\n\n{{ tabel("capaian-indikator", indikator[0]) }}\n\n'
    '{{ grafik("emonev") }}\n',
    "bab_4": "# Penutup\n\n{{ kantor.nama }} melanjutkan layanannya.\n",
    "lampiran": "# Lampiran {.tanpa-nomor}\n\nTidak ada lampiran lain.\n",
}


@dataclass(frozen=True)
class Proyek:
    """A project folder under test."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "laporan.yaml"

    def ganti(self, old: str, new: str, file: str = "laporan.yaml") -> Proyek:
        """Replace the first `old`, which must be there."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def tulis(self, content: str | bytes, file: str = "laporan.yaml") -> Proyek:
        """Write a whole file."""
        raw = content.encode("utf-8") if isinstance(content, str) else content
        (self.root / file).write_bytes(raw)
        return self

    def tambah(self, lines: str) -> Proyek:
        """Write more lines at the end of the data."""
        return self.tulis(f"{self.data.read_text(encoding='utf-8')}{lines}")

    def ukur(self, *lines: str) -> Proyek:
        """Measure the indicator in another way, by lines of `pengukuran`."""
        text = self.data.read_text(encoding="utf-8")
        start, end = text.index("    pengukuran:\n"), text.index("anggaran:\n  versi")
        ways = "".join(f"      {line}\n" for line in lines)
        return self.tulis(f"{text[:start]}    pengukuran:\n{ways}{text[end:]}")

    def langsung(self, hasil: str, target: str = "3.25", *more: str) -> Proyek:
        """An indicator whose result and target are written as they are given."""
        self.ukur("jenis: langsung", "nama: Penilaian Contoh", f"hasil: {hasil}")
        own = "\n".join(("    satuan: indeks", f"    target: {target}", *more))
        self.ganti("    satuan: indeks\n    target: 3.25", own)
        return self.ganti("target: 3.25", f"target: {target}")

    def ringkas(self) -> Proyek:
        """Texts of its own, a sentence or two for each part: a report of a few pages.

        For tests about a report, whatever it says: its PDF is laid out in a fifth of the time.
        """
        own = self.root / "templates" / "narasi"
        own.mkdir(parents=True)
        chapters = [
            f'[[bagian]]\nslot = "{slot}"\nberkas = ["{slot}.md"]\n' for slot in SHORT_TEXTS
        ]
        (own / "susunan.toml").write_text("\n".join(chapters), encoding="utf-8")
        for slot, text in SHORT_TEXTS.items():
            (own / f"{slot}.md").write_text(text, encoding="utf-8")
        return self

    def naskah(self) -> str:
        """What the report says, a line for each paragraph, cell, caption and formula."""
        return naskah_dari(compose_report(self.muat()))

    def muat(self) -> Project:
        return load_project(self.root)

    def temuan(self) -> tuple[Finding, ...]:
        """The findings that forbid a report; there must be some."""
        with pytest.raises(LkjipError) as caught:
            load_project(self.root)
        return caught.value.findings

    def satu(self) -> Finding:
        """The only finding."""
        findings = self.temuan()
        assert len(findings) == 1, findings
        return findings[0]


def naskah_dari(report: Report) -> str:
    """What a report says, a line for each paragraph, cell, caption and formula."""
    lines = []
    for block in each_block(block for part in report.parts for block in part.blocks):
        lines += [plain_text(inlines) for inlines in own_inlines(block)]
        lines += [block.spoken] if isinstance(block, Equation) else []
    return "\n".join(lines)


@pytest.fixture
def proyek(tmp_path: Path) -> Proyek:
    """A project folder without mistakes."""
    return buat(tmp_path / "proyek")


def buat(root: Path) -> Proyek:
    """Make such a folder."""
    (root / "foto").mkdir(parents=True)
    Image.new("RGB", (64, 40), "navy").save(root / "foto" / "sampul.jpg")
    found = Proyek(root)
    found.tulis(DATA)
    found.tulis(SURVEY, "survei.csv")
    found.tulis(EMONEV, "emonev.csv")
    return found
