"""Words, punctuation and sentences: what is told at its place, and what is let alone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from seeded_sample import salin

from lkjip_docgen.findings import Finding
from lkjip_docgen.rules import bentukan, daftar_kata, kosakata, padanan

# The code, and a sentence with what is told between «».
WRONG = [
    ("LK412", "Layanan tersedia «diwilayah» kerja dan di kantor."),
    ("LK412", "Pemohon datang «kekantor» setiap hari."),
    ("LK412", "Layanan «di tingkatkan» setiap tahun."),
    ("LK412", "Pembayaran «non tunai» dipakai."),
    ("LK412", "Kerja sama «antar daerah» diperluas."),
    ("LK412", "Pegawai «non ASN» dilatih."),
    ("LK412", "Layanan «sub-unit» diperbaiki."),
    ("LK412", "Rapat diadakan dua kali «perbulan»."),
    ("LK412", "Kegiatan «se Kabupaten» Belitung diadakan."),
    ("LK412", "Rapat pada triwulan «ke 3» ditunda."),
    ("LK412", "Rapat pada minggu «ke-dua» ditunda."),
    ("LK412", "Rapat pada triwulan «ke-III» ditunda."),
    ("LK412", "Gedung dibangun pada tahun «1990an»."),
    ("LK412", "Hasil «dari pada» survei itu baik."),
    ("LK412", "Hasilnya «ditindak» lanjuti seksi."),
    ("LK419", "Target «tercapai.Layanan» membaik."),
    ("LK419", "Layanan dimulai tahun «2023.Hasilnya» baik."),
    ("LK419", "Loket «dibuka.antrean» berkurang."),
    ("LK419", "Unit Layanan Paspor «(» ULP) dibuka."),
    ("LK419", "Unit Layanan Paspor (ULP«)dibuka» kembali."),
    ("LK419", "Layanan paspor«(baru)» dibuka."),
    ("LK428", "Target tercapai pada akhir tahun«..»"),
    ("LK428", "Target«,,» menurut seksi, tercapai."),
    ("LK428", "Target tercapai«,.»"),
    ("LK429", "Target «(indeks dan nilai tercapai."),
    ("LK429", "Target indeks«)» dan nilai tercapai."),
    ("LK429", "Semboyan «“cepat dan tepat dipasang."),
    ("LK430", "Seksi meningkatkan mutu layanan dan«»"),
    ("LK430", "Seksi meningkatkan mutu layanan untuk«.»"),
    ("LK430", "Target tercapai. Seksi lalu meningkatkan mutu«»"),
    ("LK436", "Target «kami» tercapai pada akhir tahun."),
    ("LK436", "Target tercapai. «Kita» bersyukur."),
    ("LK437", "Target tercapai. «layanan» membaik."),
    ("LK437", "«loket» dibuka pagi. Antrean berkurang."),
    ("LK449", "Survei diadakan pada bulan «oktober»."),
    ("LK449", "Bahasa «indonesia» dipakai."),
    ("LK450", "Seksi «adalah merupakan» bagian kantor."),
    ("LK450", "Layanan «terdiri dari» tiga loket."),
    ("LK412", "Pegawai mengikuti «pelatihan2» di kantor."),
    ("LK412", "Sebanyak «30orang» hadir."),
    ("LK412", "Gedung dibangun pada «tahun2023» oleh kantor."),
    ("LK412", "Nilai «rata - rata» membaik."),
    ("LK412", "Layanan «di-laksanakan» setiap hari."),
    ("LK412", "Layanan dibuka pada hari «jum’at» pagi."),
    ("LK413", "Survei berlangsung Januari «s.d» Maret."),
    ("LK428", "Layanan mencapai 98«%%» pada akhir tahun."),
    ("LK430", "Kamera rusak. «Sehingga» loket tidak terpantau."),
    ("LK438", "Layanan diperluas «(cek lagi ke seksi)»."),
    ("LK438", "Layanan perkantoran («contoh isian»)."),
    ("LK438", "Layanan diperluas«??» dan ditambah."),
    ("LK439", "Layanan diterangkan dalam «Tabel 5.7»."),
    ("LK439", "Layanan diterangkan dalam «BAB VI»."),
    ("LK439", "Layanan diterangkan dalam «Lampiran 40»."),
    ("LK449", "Petugas menguasai bahasa «inggris» dengan baik."),
    ("LK450", "Kantor melatih «para pegawai-pegawai» setempat."),
    ("LK427", "Layanan «online» dibuka."),
    ("LK427", "Pegawai mengikuti «sharing session» di kantor."),
]

# Our sentences are like one another, which another rule tells.
ALIKE = {"LK289", "LK404", "LK466"}

SOUND = [
    "Layanan tersedia di wilayah kerja, di kantor, dan di antara keduanya.",
    "Pemohon keluar dari kantor melalui pintu depan, kemudian ke luar kota.",
    "Layanan antar obat dan antar jemput tersedia.",
    "Pegawai nontunai, antarinstansi, dan pascabencana dilatih.",
    "Kapal berlayar 44 kali ke 13 pulau.",
    "Pangkat pegawai naik ke III/d, dan HUT ke-79 dirayakan.",
    "Rapat pada triwulan ketiga, minggu ke-2, dan triwulan III diadakan.",
    "Hasil naik dari 3,89 pada tahun 2022 menjadi 3,98.",
    "Petugas, antara lain dr. Sekar, Sp.A., dan Bagas, S.H., M.H., hadir.",
    "Layanan paspor, izin tinggal, dsb. dibuka.",
    "Layanan meliputi: a) paspor; b) izin tinggal; dan 1) pengaduan.",
    "Petugas (kepala (dan wakilnya)) hadir.",
    "Lihat https://contoh.go.id/a.b(c) dan (https://contoh.go.id).",
    "Lihat [pedoman](https://contoh.go.id/a_b) pada laman.",
    'Jam layanan 08.00 sampai dengan 15.30 WIB, dengan layar 32".',
    "Semboyan “kami siap melayani” dan *online learning* dipakai.",
    "Program Sahabat Kami dan Easy Passport Online diadakan.",
    "Minggu ini dan setiap minggu survei diadakan pada Mei dan Juni.",
    "penerimaan berkas dari seluruh loket; dan",
    "Giliran jaga berganti pada pukul 07.00, 15.00, dan 23.00.",
    "Rincian ada dalam Lampiran 12 Peraturan Menteri itu dan BAB V renstra.",
    "Luas ruang 30 m2, dan kadar CO2 serta PM2.5 diukur.",
    "Seluruh undang-undang dan berbagai mata-mata pelajaran dibaca.",
    "Layanan (catatan sipil) dan keterangan (nomor loket) dimuat.",
    "Petugas jaga e-paspor, x-ray, dan TNI-Polri hadir.",
]


@pytest.fixture(scope="module")
def by_line(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Finding, int]]]:
    """What is found in each sentence, with the column inside it."""
    sentences = [words.replace("«", "").replace("»", "") for _, words in WRONG] + SOUND
    rows = "".join("  - '" + words.replace("'", "''") + "'\n" for words in sentences)
    folder: Path = tmp_path_factory.mktemp("bahasa")
    salinan = salin(folder).ganti("\nsaran:\n", f"\nsaran:\n{rows}")
    lines = (salinan.root / "laporan.yaml").read_text("utf-8").splitlines()
    found: dict[str, list[tuple[Finding, int]]] = defaultdict(list)
    for finding in salinan.temuan_baru():
        assert finding.place is not None
        line = lines[finding.place.line - 1]
        found[line[5:-1].replace("''", "'")].append((finding, finding.place.column - 6))
    return found


@pytest.mark.parametrize(("code", "words"), WRONG)
def test_a_wrong_sentence_is_told_at_its_place(
    code: str, words: str, by_line: dict[str, list[tuple[Finding, int]]]
) -> None:
    found = by_line[words.replace("«", "").replace("»", "")]
    assert {finding.code for finding, _ in found} - ALIKE == {code}
    found = [(finding, at) for finding, at in found if finding.code == code]
    end = words.replace("«", "").index("»") if "»" in words else len(words)
    assert all(words.index("«") <= at + 12 and at <= end for _, at in found)


@pytest.mark.parametrize("words", SOUND)
def test_a_sound_sentence_brings_nothing(
    words: str, by_line: dict[str, list[tuple[Finding, int]]]
) -> None:
    assert [
        (finding.code, finding.message)
        for finding, _ in by_line.get(words, [])
        if finding.code not in ALIKE
    ] == []


# --- the lists ---------------------------------------------------------------------------------


def test_no_word_is_right_in_one_list_and_wrong_in_another() -> None:
    kinds = ("salah_ketik", "tidak_baku", "pisah_sambung", "singkatan")
    wrong = {word for kind in kinds for word in daftar_kata(kind)}
    assert wrong & kosakata().semua == set()


def test_the_parts_of_the_vocabulary_hold_a_word_once_and_in_order() -> None:
    words = kosakata()
    assert words.umum & words.kantor == frozenset()
    assert words.kerap <= words.umum | words.kantor
    assert words.semua == words.umum | words.kantor | words.kerap
    assert all(word == word.lower() and word.replace("-", "").isalpha() for word in words.semua)


def test_a_foreign_word_is_found_by_its_longest_phrase() -> None:
    words, finder = padanan()
    found = finder.search("diadakan sharing session di kantor")
    assert found is not None
    assert words[found.group()] == "sesi berbagi"
    assert finder.search("diadakan Sharing Session") is None


def test_a_word_stands_in_few_lists_of_places_and_exceptions() -> None:
    exceptions = {word for word in bentukan("bukan_kata_depan") if word.startswith("ke")}
    assert "keluar" in exceptions
    assert {word.removeprefix("ke") for word in exceptions} & bentukan("tempat")
