"""A fictional ministry: one office above, and as many units below it as wanted, from a seed.

    python scripts/ministry.py FOLDER --units 200 --seed 7

Every name, number and event is invented.  FOLDER holds the `laporan.yaml` of the office above, and
`unit/` a project folder for each unit.  Some units are as units are in January: `--late` of them
have sent nothing, `--stale` still have the data of the year before, `--wrong` have an error.  With
`--quarters N` the units have written of so many quarters too.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

TAHUN: Final = 2025
_FIRST: Final = (
    *("Tanjung", "Teluk", "Muara", "Bukit", "Pulau", "Karang", "Rantau", "Sungai", "Lembah"),
    *("Padang", "Kampung", "Batu", "Air", "Gunung"),
)
_SECOND: Final = (
    *("Cendana", "Purnama", "Seroja", "Melati", "Kenanga", "Bahari", "Lestari", "Jernih"),
    *("Sembilang", "Pelita", "Mutiara", "Rimba", "Sentosa", "Gading", "Kemuning"),
)
_PEOPLE: Final = ("Arya", "Bening", "Candra", "Dewanti", "Elang", "Fajar", "Gita", "Harum", "Indra")
_FAMILY: Final = ("Lazuardi", "Wirasena", "Purnama", "Samudra", "Kencana", "Anggara", "Pradana")


class Trouble(NamedTuple):
    """How many units have sent nothing, data of the year before, and data with an error."""

    late: int = 0
    stale: int = 0
    wrong: int = 0


NO_TROUBLE: Final = Trouble()


class Quarter(NamedTuple):
    """What one unit reports of a quarter: index, share of services, trips, money spent."""

    ikm: str
    selesai: str
    kegiatan: int
    belanja: int


class Figures(NamedTuple):
    """What one unit reports, all of it invented."""

    nama: str
    kode: str
    ikm: str
    responden: int
    selesai: int
    masuk: int
    kegiatan: int
    target_kegiatan: int
    pagu: tuple[int, int]
    realisasi: tuple[int, int]
    target_pnbp: int
    pnbp: int
    triwulan: tuple[Quarter, ...] = ()


def make_ministry(
    folder: Path,
    units: int = 8,
    seed: int = 1,
    trouble: Trouble = NO_TROUBLE,
    *,
    quarters: int = 0,
) -> list[Figures]:
    """Write the office above and its units below `folder`; give back what the units report.

    A unit in trouble is among them with the figures that it would have.  Each has written of as
    many `quarters`.
    """
    draw = random.Random(seed)
    figures = [
        replace_quarters(_figures(draw, name), quarters, seed) for name in _names(draw, units)
    ]
    kinds = ["late"] * trouble.late + ["stale"] * trouble.stale + ["wrong"] * trouble.wrong
    troubled = dict(zip(draw.sample(range(units), len(kinds)), kinds, strict=True))
    for number, one in enumerate(figures):
        _write_unit(folder / "unit" / one.kode, one, draw, troubled.get(number, ""))
    _write(folder / "laporan.yaml", superior(figures))
    return figures


def _write_unit(folder: Path, one: Figures, draw: random.Random, trouble: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    person = _person(draw)
    if trouble == "late":
        _write(folder / "CATATAN.md", "Data belum masuk.\n")
        return
    text = unit(one, person, TAHUN - 1 if trouble == "stale" else TAHUN)
    if trouble == "wrong":
        text = text.replace("nilai_pembilang:", "pembilangan:")
    _write(folder / "laporan.yaml", text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")


def _names(draw: random.Random, count: int) -> list[str]:
    """Names of places, each once; from 210 on with a number of their district."""
    every = [f"{first} {second}" for first in _FIRST for second in _SECOND]
    draw.shuffle(every)
    rounds, rest = divmod(count, len(every))
    numbered = [f"{name} {turn + 2}" for turn in range(max(0, rounds)) for name in every]
    return sorted([*every, *numbered][: max(count, rest)])


def _person(draw: random.Random) -> str:
    return f"{draw.choice(_PEOPLE)} {draw.choice(_FAMILY)}"


def _figures(draw: random.Random, nama: str) -> Figures:
    masuk = draw.randint(180, 2400)
    target = draw.randint(4, 14)
    pagu = (draw.randint(2_000, 9_000) * 1_000_000, draw.randint(800, 4_000) * 1_000_000)
    spent = tuple(round(amount * draw.uniform(0.84, 0.998)) for amount in pagu)
    revenue = draw.randint(300, 5_000) * 1_000_000
    return Figures(
        nama=nama,
        kode=nama.lower().replace(" ", "-"),
        ikm=f"{draw.uniform(3.02, 3.97):.2f}",
        responden=draw.randint(60, 900),
        selesai=round(masuk * draw.uniform(0.86, 1.0)),
        masuk=masuk,
        kegiatan=max(1, target + draw.randint(-3, 3)),
        target_kegiatan=target,
        pagu=pagu,
        realisasi=(spent[0], spent[1]),
        target_pnbp=revenue,
        pnbp=round(revenue * draw.uniform(0.8, 1.25)),
    )


def replace_quarters(one: Figures, count: int, seed: int) -> Figures:
    """The figures with those of the first quarters, which no other figure depends on."""
    draw = random.Random(f"{one.kode}-{seed}")
    spent = sum(one.realisasi) // 4
    quarters = tuple(
        Quarter(
            f"{draw.uniform(3.02, 3.97):.2f}",
            f"{draw.uniform(86, 100):.2f}",
            draw.randint(0, 4),
            round(spent * draw.uniform(0.7, 1)),
        )
        for _ in range(count)
    )
    return one._replace(triwulan=quarters)


# --- a unit ---------------------------------------------------------------------------------


def unit(one: Figures, kepala: str, tahun: int) -> str:
    """The data file of a unit."""
    office = f"Balai Layanan {one.nama}"
    return f"""# Data fiktif: nama, orang, dan seluruh angka dikarang.
profil: unit-kementerian
dokumen:
  tahun: {tahun}
  tempat: {one.nama}
  tanggal: {tahun + 1}-01-08
  batas_data: {{semua: {tahun}-12-31}}
{_above()}
kantor:
  nama: {office} (fiktif)
  nama_singkat: {one.nama}
  sebutan: {office}
  jenis: Balai
  alamat: Jalan Merpati Nomor 1, {one.nama}
{_signed(tahun, one.nama, kepala, f"Kepala {office}")}
{_duties()}
{_plan()}
{_agreement(tahun, _promised(one), one.pagu)}
indikator:
  - kode: ikm
    singkatan: IKM
    desimal: 2
    pengukuran:
      jenis: unsur_berbobot
      nama: Survei Kepuasan Masyarakat
      penyelenggara: {office}
      skala_hasil: {{maks: 4}}
      kelompok:
        - kode: eksternal
          nama: Pengguna layanan
          responden: {one.responden}
          unsur:
            - {{nama: Persyaratan, bobot: 50, nilai: {one.ikm}}}
            - {{nama: Waktu penyelesaian, bobot: 50, nilai: {one.ikm}}}
{_quarters("akhir", [q.ikm for q in one.triwulan], "3.40")}{_analysis(0)}
  - kode: selesai
    singkatan: Ketepatan Layanan
    pengukuran:
      pembilang: Permohonan yang selesai tepat waktu
      penyebut: Permohonan yang masuk
      nilai_pembilang: {one.selesai}
      nilai_penyebut: {one.masuk}
{_quarters("rata-rata", [q.selesai for q in one.triwulan], "94")}{_analysis(1)}
  - kode: pendampingan
    singkatan: Pendampingan
    pengukuran:
      yang_dihitung: kegiatan pendampingan
      hasil: {one.kegiatan}
{_quarters("jumlah", [q.kegiatan for q in one.triwulan], "2")}{_analysis(2)}
anggaran:
{_quarters_of_money([q.belanja for q in one.triwulan])}  versi:
    - kode: dipa-akhir
      nama: DIPA akhir
      program:
        - nama: Program Layanan Publik
          pagu: {one.pagu[0]}
          realisasi: {one.realisasi[0]}
        - nama: Program Dukungan Manajemen
          pagu: {one.pagu[1]}
          realisasi: {one.realisasi[1]}
pnbp:
  tahunan:
    - tahun: {tahun}
      target: {one.target_pnbp}
      realisasi: {one.pnbp}
"""


def _quarters(sifat: str, results: Sequence[object], target: str) -> str:
    """What is written of the quarters of an indicator; nothing of none."""
    if not results:
        return ""
    aims = _by_quarter([target] * len(results))
    lines = f"target: {aims}\n      realisasi: {_by_quarter(results)}"
    return f"    triwulan:\n      sifat: {sifat}\n      {lines}\n"


def _quarters_of_money(spent: Sequence[int]) -> str:
    return f"  triwulan:\n    realisasi: {_by_quarter(spent)}\n" if spent else ""


def _by_quarter(values: Sequence[object]) -> str:
    return "{" + ", ".join(f"tw{n}: {value}" for n, value in enumerate(values, 1)) + "}"


def _promised(one: Figures) -> tuple[tuple[str, str, str, str], ...]:
    """The indicators that a unit agreed on: kode, name, target, unit."""
    return (
        ("ikm", "Indeks Kepuasan Masyarakat", "3.40", "indeks"),
        ("selesai", "Persentase permohonan yang selesai tepat waktu", "94", "persen"),
        ("pendampingan", "Jumlah kegiatan pendampingan", str(one.target_kegiatan), "kegiatan"),
    )


# --- the office above -----------------------------------------------------------------------


def superior(figures: Sequence[Figures]) -> str:
    """The data file of the office above, which types words and targets, and no result."""
    promised = (
        ("ikm", "Indeks Kepuasan Masyarakat", "3.40", "indeks"),
        ("capaian-layanan", "Rata-rata capaian ketepatan layanan unit", "100", "persen"),
        ("layanan-terendah", "Ketepatan layanan terendah di antara unit", "90", "persen"),
        (
            "pendampingan",
            "Jumlah kegiatan pendampingan",
            str(sum(one.target_kegiatan for one in figures)),
            "kegiatan",
        ),
        (
            "unit-mencapai",
            "Banyaknya unit yang mencapai target kepuasan",
            str(max(1, len(figures) * 3 // 4)),
            "unit",
        ),
    )
    total = (sum(one.pagu[0] for one in figures), sum(one.pagu[1] for one in figures))
    return f"""# Data fiktif: nama, orang, dan seluruh angka dikarang.
profil: unit-kementerian
dokumen:
  tahun: {TAHUN}
  tempat: Kota Seroja
  tanggal: {TAHUN + 1}-01-20
  batas_data: {{semua: {TAHUN}-12-31}}
{_above()}
kantor:
  nama: Kantor Wilayah Layanan Seroja (fiktif)
  nama_singkat: Kanwil Seroja
  sebutan: Kanwil Layanan Seroja
  jenis: Kantor Wilayah
  alamat: Jalan Kenari Nomor 3, Kota Seroja
{_signed(TAHUN, "Kota Seroja", "Laras Samudra", "Kepala Kantor Wilayah Layanan Seroja")}
{_duties()}
{_plan()}
{_agreement(TAHUN, promised, total)}
unit:
  folder: [unit/*]
  sebutan: balai
  anggaran: jumlah
  pnbp: jumlah
indikator:
  - kode: ikm
    singkatan: IKM
    pengukuran:
      gabungan: tertimbang_responden
      skala_hasil: {{maks: 4}}
{_analysis(0)}
  - kode: capaian-layanan
    singkatan: Capaian Layanan
    pengukuran:
      gabungan: rata_rata_capaian
      indikator_unit: selesai
{_analysis(1)}
  - kode: layanan-terendah
    singkatan: Layanan Terendah
    pengukuran:
      gabungan: terburuk
      indikator_unit: selesai
{_analysis(3)}
  - kode: pendampingan
    singkatan: Pendampingan
    pengukuran:
      gabungan: jumlah
{_analysis(2)}
  - kode: unit-mencapai
    singkatan: Balai Berlayanan Baik
    desimal: 0
    pengukuran:
      gabungan: banyaknya_tercapai
      indikator_unit: ikm
{_analysis(4)}
"""


# --- what both write ------------------------------------------------------------------------


def _above() -> str:
    return """instansi:
  kementerian:
    nama: Kementerian Layanan Nusa (fiktif)
    singkatan: Kemlayan
    pimpinan: Menteri Layanan Nusa
  eselon_satu:
    nama: Direktorat Jenderal Layanan
    singkatan: Ditjen Layanan
    pimpinan: Direktur Jenderal Layanan
  bidang: layanan publik"""


def _signed(tahun: int, tempat: str, kepala: str, jabatan: str) -> str:
    nip = _nip(f"{kepala}, {tempat}")
    return f"""pejabat:
  - dokumen: laporan
    penandatangan:
      - {{nama: {kepala}, jabatan: {jabatan}, nip: {nip}}}
  - dokumen: perjanjian_kinerja
    tempat: {tempat}
    tanggal: {tahun}-01-06
    penandatangan:
      - {{nama: {kepala}, jabatan: {jabatan}, nip: {nip}}}
      - {{nama: Damar Nugraha, jabatan: Direktur Jenderal Layanan, nip: 19660303 199003 1 999}}"""


def _nip(who: str) -> str:
    """A number for somebody, another for everybody else: born, appointed, sex, serial."""
    seed = int.from_bytes(sha256(who.encode()).digest()[:8], "big")
    seed, years = divmod(seed, 20)
    seed, month = divmod(seed, 12)
    seed, day = divmod(seed, 28)
    serial = seed % 100
    born = 1966 + years
    return f"{born}{month + 1:02}{day + 1:02} {born + 25}{month + 1:02} 2 9{serial:02}"


def _duties() -> str:
    return """organisasi:
  dasar_hukum: Peraturan Menteri Layanan Nusa Nomor 1 Tahun 2020 tentang Organisasi (fiktif)
  tugas: menyelenggarakan layanan publik di wilayah kerjanya
  fungsi:
    - penyelenggaraan layanan
    - pendampingan masyarakat
    - pengelolaan urusan tata usaha
  unit:
    - {nama: Bagian Tata Usaha, tugas: mengelola urusan tata usaha}
    - {nama: Bidang Layanan, tugas: menyelenggarakan layanan}"""


def _plan() -> str:
    return """renstra:
  nama: Rencana Strategis Direktorat Jenderal Layanan 2025–2029
  periode: {mulai: 2025, akhir: 2029}
  visi: Layanan publik yang mudah dan ramah
  misi:
    - mempercepat layanan
    - memperluas pendampingan
  tujuan:
    - terwujudnya layanan yang memuaskan
  sasaran_strategis:
    - kode: ss1
      nama: Meningkatnya mutu layanan publik
      indikator: [Indeks kepuasan masyarakat nasional]"""


def _agreement(
    tahun: int, promised: Sequence[tuple[str, str, str, str]], pagu: tuple[int, int]
) -> str:
    rows = "\n".join(
        f"              - {{indikator: {kode}, nama: {nama}, target: {target}, satuan: {satuan}}}"
        for kode, nama, target, satuan in promised
    )
    return f"""perjanjian_kinerja:
  - tahun: {tahun}
    tanggal: {tahun}-01-06
    tingkat:
      - tingkat: kegiatan
        sasaran:
          - kode: sk1
            nama: Meningkatnya mutu layanan kepada masyarakat
            indikator:
{rows}
    program:
      - {{nama: Program Layanan Publik, anggaran: {pagu[0]}}}
      - {{nama: Program Dukungan Manajemen, anggaran: {pagu[1]}}}
perjanjian_tahun_depan: belum_ditetapkan"""


_SAID: Final = (
    (
        "Jadwal layanan disusun bersama pengguna dan dipantau tiap bulan.",
        "Petugas loket di beberapa tempat belum lengkap.",
        "Petugas antarloket saling menggantikan menurut jadwal.",
        "Melengkapi petugas loket pada tahun berikutnya.",
    ),
    (
        "Berkas diperiksa sejak awal sehingga jarang dikembalikan.",
        "Sebagian pemohon mengirim berkas menjelang batas waktu.",
        "Pemohon diingatkan sepekan sebelum batas waktu.",
        "Membuka pemeriksaan berkas pada hari Sabtu.",
    ),
    (
        "Kegiatan lapangan dijadwalkan menurut musim.",
        "Jalan ke beberapa desa terputus pada musim hujan.",
        "Kunjungan digabung dengan kegiatan desa.",
        "Menyusun jadwal kunjungan bersama perangkat desa.",
    ),
    (
        "Tempat yang jauh didahulukan dalam pembagian petugas.",
        "Beberapa tempat baru mempunyai pimpinan pada bulan Mei.",
        "Pendamping ditugaskan ke tempat yang tertinggal.",
        "Menambah pendamping bagi tempat yang tertinggal.",
    ),
    (
        "Hasil setiap tempat dibahas pada rapat triwulan.",
        "Perbandingan antartempat belum memakai ukuran yang sama sejak awal.",
        "Cara mengukur disamakan melalui pelatihan.",
        "Mengulang pelatihan pada awal tahun.",
    ),
)
"""What offices say of an indicator: causes, obstacles, solutions, what comes next."""


def _analysis(number: int = 0) -> str:
    penyebab, kendala, solusi, rekomendasi = _SAID[number]
    return f"""    riwayat: []
    pembanding: []
    program: Program Layanan Publik
    analisis:
      penyebab: [{penyebab}]
      kendala: [{kendala}]
      solusi: [{solusi}]
      rekomendasi: [{rekomendasi}]"""


def main() -> None:
    """Write a ministry where the command line says."""
    told = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(description=told)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--units", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--late", type=int, default=0)
    parser.add_argument("--stale", type=int, default=0)
    parser.add_argument("--wrong", type=int, default=0)
    parser.add_argument("--quarters", type=int, default=0, choices=range(5))
    asked = parser.parse_args()
    trouble = Trouble(asked.late, asked.stale, asked.wrong)
    made = make_ministry(asked.folder, asked.units, asked.seed, trouble, quarters=asked.quarters)
    print(f"{len(made)} unit di {asked.folder / 'unit'}")


if __name__ == "__main__":
    main()
