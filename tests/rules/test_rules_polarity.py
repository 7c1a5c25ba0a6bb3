"""What the name of an indicator says about its polarity: names that agreements really hold."""

from __future__ import annotations

import pytest

from lkjip_docgen.rules import doubtful_word

OTHER = {"maksimum": "minimum", "minimum": "maksimum"}

# Names as they stand in agreements of ministries, prisons, immigration offices and regions, with
# the polarity that is right for them, and the word by which the wrong one is noticed (None: the
# name alone does not tell).
NAMES: list[tuple[str, str, str | None]] = [
    # immigration
    ("Indeks Kepuasan Masyarakat terhadap Layanan Keimigrasian", "maksimum", "kepuasan"),
    ("Indeks Pengamanan Keimigrasian di Wilayah", "maksimum", "pengamanan"),
    ("Indeks Kepuasan Internal di Wilayah", "maksimum", "kepuasan"),
    ("Jumlah orang asing overstay di wilayah kerja", "minimum", "overstay"),
    ("Persentase pelanggaran keimigrasian yang ditindak", "maksimum", None),
    ("Persentase pemulangan deteni ke negara asal", "maksimum", None),
    ("Rata-rata waktu penyelesaian paspor", "minimum", None),
    ("Jumlah gangguan keamanan dan ketertiban di rumah detensi", "minimum", "gangguan"),
    ("Persentase deteksi dini gangguan keamanan", "maksimum", None),
    # prisons
    ("Persentase narapidana gangguan mental yang memperoleh layanan", "maksimum", None),
    ("Cakupan penemuan dan pengobatan kasus tuberkulosis", "maksimum", None),
    ("Persentase pelacakan kasus kontak erat", "maksimum", None),
    ("Persentase narapidana yang mendapatkan hak remisi", "maksimum", None),
    ("Persentase pengulangan tindak pidana oleh narapidana", "minimum", None),
    ("Jumlah residivis dalam satu tahun", "minimum", "residivis"),
    ("Jumlah pelarian warga binaan", "minimum", "pelarian"),
    ("Persentase kasus gangguan kamtib yang ditangani", "maksimum", None),
    ("Angka kematian tahanan dan narapidana", "minimum", "kematian"),
    ("Persentase tahanan overstaying", "minimum", None),
    ("Indeks kepuasan layanan pemasyarakatan", "maksimum", "kepuasan"),
    ("Persentase keluhan masyarakat yang ditindaklanjuti", "maksimum", None),
    ("Jumlah keluhan atas kualitas layanan", "minimum", "keluhan"),
    # work and health
    ("Persentase korban kecelakaan kerja yang mendapat santunan", "maksimum", None),
    ("Angka kecelakaan kerja", "minimum", "kecelakaan"),
    ("Prevalensi stunting", "minimum", "stunting"),
    ("Persentase penurunan stunting", "maksimum", None),
    ("Cakupan layanan balita stunting", "maksimum", "cakupan"),
    ("Angka Kematian Ibu per 100.000 kelahiran hidup", "minimum", "kematian"),
    ("Angka Kematian Bayi", "minimum", "kematian"),
    ("Angka kesembuhan penderita tuberkulosis", "maksimum", "kesembuhan"),
    ("Persentase balita gizi buruk", "minimum", "gizi buruk"),
    ("Persentase balita gizi buruk yang mendapat perawatan", "maksimum", None),
    ("Usia Harapan Hidup", "maksimum", "harapan hidup"),
    ("Jumlah kejadian luar biasa yang ditanggulangi kurang dari 24 jam", "maksimum", None),
    ("Cakupan kunjungan ibu hamil", "maksimum", "cakupan"),
    # poverty, employment, education
    ("Persentase penduduk miskin", "minimum", "penduduk miskin"),
    ("Tingkat Kemiskinan", "minimum", "kemiskinan"),
    ("Persentase pengentasan kemiskinan ekstrem", "maksimum", None),
    ("Jumlah keluarga penerima program penanggulangan kemiskinan", "maksimum", None),
    ("Tingkat Pengangguran Terbuka", "minimum", "pengangguran"),
    ("Tingkat Partisipasi Angkatan Kerja", "maksimum", "partisipasi"),
    ("Indeks Gini", "minimum", "gini"),
    ("Angka Partisipasi Murni SMP", "maksimum", "partisipasi"),
    ("Angka putus sekolah SD", "minimum", "putus sekolah"),
    ("Persentase kelulusan peserta didik", "maksimum", "kelulusan"),
    ("Laju pertumbuhan penduduk", "minimum", None),
    # order, narcotics, family
    ("Jumlah kasus narkotika", "minimum", "kasus"),
    ("Persentase kasus narkotika yang diungkap", "maksimum", None),
    ("Jumlah penyalah guna narkotika yang direhabilitasi", "maksimum", None),
    ("Angka kriminalitas", "minimum", "kriminalitas"),
    ("Persentase pelanggaran perda yang diselesaikan", "maksimum", None),
    ("Persentase layanan bagi korban kekerasan terhadap perempuan", "maksimum", None),
    ("Rasio kekerasan dalam rumah tangga", "minimum", "kekerasan"),
    ("Angka perkawinan anak", "minimum", "perkawinan anak"),
    # public works, environment, disasters
    ("Luas kawasan kumuh", "minimum", "kumuh"),
    ("Persentase kawasan kumuh yang ditangani", "maksimum", None),
    ("Persentase rumah tidak layak huni", "minimum", "tidak layak huni"),
    ("Persentase jalan dalam kondisi mantap", "maksimum", None),
    ("Indeks Kualitas Air", "maksimum", "kualitas"),
    ("Indeks Risiko Bencana", "minimum", "risiko bencana"),
    ("Waktu tanggap kebakaran", "minimum", "kebakaran"),
    ("Persentase kebakaran yang tertangani dalam waktu tanggap", "maksimum", None),
    # management
    ("Nilai Akuntabilitas Kinerja Instansi Pemerintah", "maksimum", "akuntabilitas"),
    ("Persentase temuan BPK yang ditindaklanjuti", "maksimum", None),
    ("Jumlah temuan pemeriksaan berulang", "minimum", "temuan"),
    ("Persentase penyelesaian tindak lanjut temuan", "maksimum", "penyelesaian"),
    ("Deviasi penyelesaian rencana penarikan dana", "minimum", None),
    ("Nilai maturitas manajemen risiko bencana", "maksimum", None),
    ("Tingkat kepatuhan pelaporan", "maksimum", "kepatuhan"),
]


@pytest.mark.parametrize(("nama", "polaritas"), [row[:2] for row in NAMES])
def test_no_name_is_doubted_under_its_right_polarity(nama: str, polaritas: str) -> None:
    assert doubtful_word(nama, polaritas) is None


@pytest.mark.parametrize(("nama", "polaritas", "word"), NAMES)
def test_the_wrong_polarity_is_noticed_by_the_word_that_tells(
    nama: str, polaritas: str, word: str | None
) -> None:
    if word is not None:
        assert doubtful_word(nama, OTHER[polaritas]) == word


def test_a_quantity_to_be_kept_stable_is_never_doubted() -> None:
    assert doubtful_word("Angka kematian bayi", "stabil") is None
