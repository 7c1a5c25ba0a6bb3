"""Findings of every kind, each with the sentence that tells it."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.measures.results import BagianTelaah, HasilTelaah
from lkjip_docgen.quantity import Quantity, Unit, given


def q(value: str, unit: Unit = Unit.POIN) -> Quantity:
    """A number as it is printed: "-2,88"."""
    return given(f"uji.{value}.{unit}", Decimal(value.replace(",", ".")), unit, "Uji")


def rp(value: int) -> Quantity:
    return q(str(value), Unit.RUPIAH)


def years(value: int) -> Quantity:
    return given("uji.kali", value, Unit.JUMLAH, "Kali", satuan="tahun")


def index(value: str) -> Quantity:
    return q(value, Unit.INDEKS)


def percent(value: str) -> Quantity:
    return q(value, Unit.PERSEN)


def row(
    kode: str,
    kata: dict[str, str | int | bool] | None = None,
    bagian: tuple[BagianTelaah, ...] = (),
    **angka: Quantity,
) -> HasilTelaah:
    return HasilTelaah(
        kode, "uji", "IKM", 50, perhatian=50, angka=angka, kata=kata or {}, bagian=bagian
    )


def part(nama: str, nilai: Quantity, andil: str = "") -> BagianTelaah:
    return BagianTelaah(nama, nilai, percent(andil) if andil else None)


SURVEY: dict[str, str | int | bool] = {"nama_nilai": "Nilai SKM", "sebutan_unsur": "unsur"}
PLAN: dict[str, str | int | bool] = {"sejak": 2021, "sampai": 2023, "tahun": 2029}

INDICATOR = [
    (
        row("belum-tercapai", {"sejak": 2021, "tahun": 2023}, kekurangan=q("-1"), kali=years(3)),
        "Target belum tercapai tiga tahun berturut-turut (2021–2023); pada tahun 2023 "
        "realisasi berselisih 1,00 poin dari target.",
    ),
    (
        row("belum-tercapai", {"sejak": 2023, "tahun": 2023}, kekurangan=q("1"), kali=years(1)),
        "Realisasi berselisih 1,00 poin dari target, sedangkan pada tahun 2022 target masih "
        "tercapai.",
    ),
    (
        row(
            "memburuk-berturut",
            {"naik": False, "sejak": "2022", "sampai": "2023"},
            (part("2022", q("-0,01")), part("2023", q("-0,09"))),
            kali=years(2),
        ),
        "Realisasi turun dua tahun berturut-turut, yaitu 0,01 poin pada tahun 2022 dan 0,09 "
        "poin pada tahun 2023.",
    ),
    (
        row(
            "bulan-terendah",
            SURVEY | {"bulan": "Juli"},
            (part("Respon", index("16,80")), part("Informasi", index("17,06"))),
            nilai=index("17,13"),
            berikut=index("17,29"),
        ),
        "Nilai SKM terendah tercatat pada bulan Juli (17,13), terutama pada unsur Respon (16,80) "
        "dan Informasi (17,06); pada bulan lain nilainya tidak kurang dari 17,29.",
    ),
    (
        row(
            "bulan-terendah",
            SURVEY | {"bulan": "Juli"},
            nilai=index("17,13"),
            berikut=index("17,29"),
        ),
        "Nilai SKM terendah tercatat pada bulan Juli (17,13); pada bulan lain nilainya tidak "
        "kurang dari 17,29.",
    ),
    (
        row(
            "praktis-sama",
            {"tahun": 2022},
            perubahan=q("-0,01"),
            jarak=q("0,04"),
            terendah=index("98,32"),
            tertinggi=index("99,28"),
        ),
        "Perubahan realisasi 0,01 poin dari tahun 2022 kecil dibandingkan dengan jarak nilai "
        "antarbulan (98,32–99,28, setara dengan 0,04 poin pada skala target) sehingga hasil kedua "
        "tahun itu praktis sama.",
    ),
    (
        row(
            "sejak-tercapai",
            {"sejak": 2021, "tahun": 2024, "terlampaui": True, "terawal": True, "dekat": True},
            target=index("3,30"),
            realisasi=index("3,91"),
            jarak=q("0,02"),
            skala=index("4"),
        ),
        "Target jangka menengah tahun 2024 (3,30) sudah terlampaui sekurang-kurangnya sejak tahun "
        "2021 (3,91), dan realisasi kini tinggal 0,02 poin dari nilai tertinggi skala (4,00).",
    ),
    (
        row(
            "sejak-tercapai",
            {"sejak": 2022, "tahun": 2024, "terlampaui": False, "terawal": False, "dekat": False},
            target=index("3,30"),
            realisasi=index("3,30"),
        ),
        "Target jangka menengah tahun 2024 (3,30) sudah tercapai sejak tahun 2022 (3,30).",
    ),
    (
        row("dekat-batas", jarak=q("0"), jarak_target=q("0,75"), skala=index("4")),
        "Realisasi sudah pada nilai tertinggi skala (4,00), sedangkan targetnya berjarak 0,75 "
        "poin dari nilai itu.",
    ),
    (
        row(
            "beda-semester",
            SURVEY | {"unsur": 8},
            satu=index("17,49"),
            dua=index("17,30"),
            selisih=q("-0,19"),
            searah=years(8),
        ),
        "Nilai SKM semester II (17,30) lebih rendah daripada semester I (17,49); seluruh unsur "
        "ikut turun.",
    ),
    (
        row(
            "beda-semester",
            SURVEY | {"unsur": 8},
            satu=index("17,30"),
            dua=index("17,49"),
            selisih=q("0,19"),
            searah=years(6),
        ),
        "Nilai SKM semester II (17,49) lebih tinggi daripada semester I (17,30); enam dari "
        "delapan unsur ikut naik.",
    ),
    (
        row(
            "beda-semester",
            SURVEY | {"unsur": 0},
            satu=index("17,30"),
            dua=index("17,49"),
            selisih=q("0,19"),
            searah=years(0),
        ),
        "Nilai SKM semester II (17,49) lebih tinggi daripada semester I (17,30).",
    ),
    (
        row(
            "uraian-capaian",
            {"tahun": 2022, "target_naik": True, "polaritas": "maksimum"},
            perubahan=q("-3,27", Unit.POIN_PERSENTASE),
            realisasi=q("-2,88", Unit.POIN_PERSENTASE),
            target=q("-0,39", Unit.POIN_PERSENTASE),
        ),
        "Dari penurunan capaian 3,27 poin persentase terhadap tahun 2022, 2,88 berasal dari "
        "perubahan realisasi dan 0,39 dari target yang dinaikkan.",
    ),
    (
        row(
            "uraian-capaian",
            {"tahun": 2022, "target_naik": False, "polaritas": "minimum"},
            perubahan=q("-5", Unit.POIN_PERSENTASE),
            realisasi=q("20", Unit.POIN_PERSENTASE),
            target=q("-25", Unit.POIN_PERSENTASE),
        ),
        "Meskipun realisasi membaik dari tahun 2022, capaian turun 5,00 poin persentase: realisasi "
        "menambah 20,00, tetapi target yang diperketat mengurangi 25,00.",
    ),
    (
        row(
            "uraian-capaian",
            {"tahun": 2022, "target_naik": True, "polaritas": "maksimum"},
            perubahan=q("0,90", Unit.POIN_PERSENTASE),
            realisasi=q("2,82", Unit.POIN_PERSENTASE),
            target=q("-1,92", Unit.POIN_PERSENTASE),
        ),
        "Capaian naik 0,90 poin persentase dari tahun 2022: perubahan realisasi menambah 2,82, "
        "sedangkan target yang dinaikkan mengurangi 1,92.",
    ),
    (
        row(
            "uraian-capaian",
            {"tahun": 2022, "target_naik": False, "polaritas": "stabil"},
            perubahan=q("3", Unit.POIN_PERSENTASE),
            realisasi=q("1", Unit.POIN_PERSENTASE),
            target=q("2", Unit.POIN_PERSENTASE),
        ),
        "Dari kenaikan capaian 3,00 poin persentase terhadap tahun 2022, 1,00 berasal dari "
        "perubahan realisasi dan 2,00 dari target yang diubah.",
    ),
    (
        row(
            "uraian-capaian",
            {"tahun": 2022, "target_naik": True, "polaritas": "stabil"},
            perubahan=q("0,11", Unit.POIN_PERSENTASE),
            realisasi=q("-3,22", Unit.POIN_PERSENTASE),
            target=q("3,33", Unit.POIN_PERSENTASE),
        ),
        "Capaian naik 0,11 poin persentase dari tahun 2022: perubahan realisasi mengurangi 3,22, "
        "sedangkan target yang diubah menambah 3,33.",
    ),
    (
        row(
            "unsur-rapat",
            SURVEY | {"unsur": 8},
            jarak=q("0,08"),
            jarak_bulan=q("0,37"),
            terendah=index("17,36"),
            tertinggi=index("17,44"),
        ),
        "Nilai delapan unsur hanya terpaut 0,08 poin (17,36–17,44), lebih kecil daripada jarak "
        "antarbulan (0,37 poin), sehingga urutannya tidak banyak berarti.",
    ),
    (
        row(
            "unsur-terendah",
            SURVEY | {"nama": "Waktu"},
            nilai=index("2,91"),
            selisih=q("-0,35"),
            setahun=index("3,26"),
        ),
        "Nilai unsur Waktu (2,91) paling rendah, 0,35 poin di bawah Nilai SKM setahun (3,26).",
    ),
    (
        row(
            "unsur-di-bawah-target",
            {"unsur": 5, "tercapai": True},
            (part("Perawatan", index("3,04")), part("Keamanan", index("3,12"))),
            target=index("3,14"),
            banyak=years(2),
        ),
        "Meskipun target tercapai, dua dari lima unsur masih di bawah target, yaitu "
        "Perawatan (3,04) dan Keamanan (3,12).",
    ),
    (
        row(
            "unsur-di-bawah-target",
            {"unsur": 5, "tercapai": False},
            (part("A", index("1")), part("B", index("2")), part("C", index("3"))),
            target=index("3,14"),
            banyak=years(4),
        ),
        "Dari lima unsur, empat berada di bawah target, terutama A (1,00), B (2,00), dan C (3,00).",
    ),
    (
        row(
            "laju-menengah",
            PLAN | {"cukup": True, "tercapai": False, "menjauh": False},
            laju=q("5,93"),
            perlu=q("1,62"),
            target=percent("98"),
        ),
        "Dalam kurun 2021–2023 realisasi naik rata-rata 5,93 poin setahun, sedangkan target jangka "
        "menengah tahun 2029 (98,00%) memerlukan kenaikan 1,62 setahun; bila laju itu bertahan, "
        "target tersebut dapat tercapai.",
    ),
    (
        row(
            "laju-menengah",
            PLAN | {"cukup": False, "tercapai": False, "menjauh": False},
            laju=q("0"),
            perlu=q("-0,5"),
            target=percent("9"),
        ),
        "Realisasi tahun 2023 sama dengan tahun 2021, sedangkan target jangka menengah tahun "
        "2029 (9,00%) memerlukan penurunan 0,50 poin setahun.",
    ),
    (
        row(
            "laju-menengah",
            PLAN | {"cukup": False, "tercapai": False, "menjauh": True},
            laju=q("-1"),
            perlu=q("2"),
            target=percent("98"),
        ),
        "Dalam kurun 2021–2023 realisasi turun rata-rata 1,00 poin setahun, sedangkan target "
        "jangka menengah tahun 2029 (98,00%) memerlukan kenaikan 2,00 setahun; realisasi justru "
        "menjauhi target tersebut.",
    ),
    (
        row(
            "laju-menengah",
            PLAN | {"cukup": False, "tercapai": True, "menjauh": True},
            laju=q("-0,40"),
            perlu=q("-0,10"),
            target=index("3"),
        ),
        "Bila penurunan rata-rata 0,40 poin setahun dalam kurun 2021–2023 berlanjut, target "
        "jangka menengah tahun 2029 (3,00) tidak lagi tercapai.",
    ),
    (
        row(
            "tingkat-respons",
            {"kelompok": "Pihak internal"},
            responden=q("28", Unit.RESPONDEN),
            populasi=q("36", Unit.ORANG),
            persen=percent("77,78"),
        ),
        "Kuesioner pihak internal dijawab oleh 28 dari 36 orang (77,78%).",
    ),
]

BUDGET = [
    (
        row(
            "belanja-berubah",
            {"tahun": 2022, "genap": True},
            (part("Belanja Modal", rp(90), "90"), part("Belanja Barang", rp(10), "10")),
            perubahan=rp(100),
        ),
        "Kenaikan belanja dari tahun 2022 (Rp100) berasal dari Belanja Modal (90,00%) dan Belanja "
        "Barang (10,00%).",
    ),
    (
        row(
            "belanja-berubah",
            {"tahun": 2022, "genap": False},
            tuple(part(f"Belanja {name}", rp(-1), "33,33") for name in "ABC"),
            perubahan=rp(-3),
        ),
        "Penurunan belanja dari tahun 2022 (Rp3) berasal dari Belanja A (33,33%), Belanja B "
        "(33,33%), dan Belanja C (33,33%); jumlah persentasenya tidak tepat 100% karena "
        "pembulatan.",
    ),
    (
        row(
            "belanja-berubah",
            {"tahun": 2022, "genap": True},
            (part("Belanja Modal", rp(50), "100"),),
            perubahan=rp(50),
        ),
        "Seluruh kenaikan belanja dari tahun 2022 (Rp50) berasal dari Belanja Modal.",
    ),
    (
        row(
            "belanja-berubah",
            {"tahun": 2022, "genap": False},
            (part("Belanja Modal", rp(100)), part("Belanja Barang", rp(-30))),
            perubahan=rp(70),
        ),
        "Belanja naik Rp70 dari tahun 2022: Belanja Modal naik Rp100 dan Belanja Barang turun "
        "Rp30.",
    ),
    (
        row(
            "sisa-anggaran",
            {"genap": True, "seluruhnya": False},
            (part("Belanja Pegawai", rp(80), "80"), part("Belanja Barang", rp(20), "20")),
            sisa=rp(100),
            andil_pagu=percent("26,72"),
        ),
        "Dari sisa anggaran Rp100, bagian terbesar (80,00%) terdapat pada Belanja Pegawai, yang "
        "pagunya 26,72% dari seluruh pagu.",
    ),
    (
        row(
            "sisa-anggaran",
            {"genap": True, "seluruhnya": True},
            (part("Belanja Modal", rp(80), "100"), part("Belanja Barang", rp(0), "0")),
            sisa=rp(80),
            andil_pagu=percent("33,33"),
        ),
        "Seluruh sisa anggaran (Rp80) terdapat pada Belanja Modal, yang pagunya 33,33% dari "
        "seluruh pagu.",
    ),
    (
        row("triwulan-akhir", {"emonev": False}, andil=percent("29,65")),
        "Belanja triwulan IV mencakup 29,65% dari belanja setahun.",
    ),
    (
        row(
            "pelaksanaan-mendahului",
            {"bulan": "Januari"},
            selisih=q("16,98", Unit.POIN_PERSENTASE),
        ),
        "Pelaksanaan kegiatan paling jauh mendahului belanja pada bulan Januari, yaitu 16,98 poin "
        "persentase.",
    ),
]

TOGETHER: dict[str, str | int | bool] = {
    "tahun": 2022,
    "banding": 0,
    "searah": True,
    "arah": 1,
    "arah_target": 1,
}

REVENUE = [
    (
        row(
            "tumbuh-dan-target",
            TOGETHER | {"searah": False, "arah_target": -1},
            realisasi=percent("2"),
            target=percent("-2"),
        ),
        "Dibandingkan dengan tahun 2022, realisasi PNBP naik 2,00%, sedangkan targetnya turun "
        "2,00%.",
    ),
    (
        row(
            "tumbuh-dan-target",
            TOGETHER | {"searah": False, "arah_target": 0},
            realisasi=percent("0"),
            target=percent("0"),
        ),
        "Dibandingkan dengan tahun 2022, realisasi PNBP hampir tetap, sedangkan targetnya tetap.",
    ),
    (
        row(
            "tumbuh-dan-target",
            TOGETHER | {"arah": 0, "arah_target": 0},
            realisasi=percent("0"),
            target=percent("0"),
        ),
        "Realisasi dan target PNBP sama dengan tahun 2022.",
    ),
    (
        row(
            "tumbuh-dan-target",
            TOGETHER,
            realisasi=percent("41,03"),
            target=percent("41,43"),
        ),
        "Perubahan PNBP dari tahun 2022 sejalan dengan perubahan targetnya: realisasi naik 41,03%, "
        "target naik 41,43%.",
    ),
    (
        row(
            "tumbuh-dan-target",
            TOGETHER | {"banding": -1, "searah": False, "arah": -1, "arah_target": 0},
            realisasi=percent("-10"),
            target=percent("0"),
        ),
        "Perubahan PNBP dari tahun 2022 tertinggal dari perubahan targetnya: realisasi turun "
        "10,00%, target tetap.",
    ),
    (
        row(
            "target-penerimaan",
            {"sejak": 2022},
            (part("2022", percent("90")), part("2023", percent("99"))),
            kekurangan=rp(5),
            kali=years(2),
        ),
        "Target PNBP belum tercapai dua tahun berturut-turut, setelah 90,00% pada tahun 2022. "
        "Kekurangannya pada tahun 2023 adalah Rp5.",
    ),
    (
        row(
            "target-penerimaan",
            {"sejak": 2023},
            (part("2023", percent("99")),),
            kekurangan=rp(5),
            kali=years(1),
        ),
        "Kekurangan PNBP dari target adalah Rp5.",
    ),
]

SCORES = [
    (
        row(
            "uraian-nilai",
            {"tahun": 2022, "turun": True},
            (
                part("Nilai Efisiensi", q("-2,96"), "75,32"),
                part("Penyerapan", q("-0,77"), "19,59"),
                part("Konsistensi", q("-0,19"), "4,83"),
            ),
            perubahan=q("-3,93"),
            pembulatan=q("-0,01"),
        ),
        "IKM turun 3,93 poin dari tahun 2022, terutama dari Nilai Efisiensi (2,96 poin); "
        "selebihnya dari Penyerapan (0,77 poin) dan Konsistensi (0,19 poin); jumlahnya berselisih "
        "0,01 poin karena pembulatan.",
    ),
    (
        row(
            "uraian-nilai",
            {"tahun": 2022, "turun": True},
            (part("Output", q("-4,35"), "100"),),
            perubahan=q("-4,35"),
            pembulatan=q("0"),
        ),
        "IKM turun 4,35 poin dari tahun 2022, seluruhnya dari Output.",
    ),
    (
        row(
            "uraian-nilai",
            {"tahun": 2022, "turun": True},
            (part("Output", q("-1"), "50"), part("Penyerapan", q("-1"), "50")),
            perubahan=q("-2"),
            pembulatan=q("0"),
        ),
        "IKM turun 2,00 poin dari tahun 2022, dari Output (1,00 poin) dan Penyerapan (1,00 poin).",
    ),
    (
        row(
            "uraian-nilai",
            {"tahun": 2022, "turun": False},
            (part("Penyerapan", q("2")), part("Konsistensi", q("-0,50"))),
            perubahan=q("1,50"),
            pembulatan=q("0"),
        ),
        "IKM naik 1,50 poin dari tahun 2022: Penyerapan menambah 2,00 poin dan Konsistensi "
        "mengurangi 0,50 poin.",
    ),
    (
        row(
            "uraian-nilai",
            {"tahun": 2022, "turun": False},
            (part("Penyerapan", q("2"), "100"),),
            perubahan=q("2"),
            pembulatan=q("0"),
        ),
        "IKM naik 2,00 poin dari tahun 2022, seluruhnya dari Penyerapan.",
    ),
    (
        row(
            "nilai-hilang",
            {},
            (part("Nilai Efisiensi", q("7,03"), "86,90"),),
            seluruhnya=q("8,09"),
        ),
        "Dari 8,09 poin yang belum tercapai, 7,03 poin terdapat pada Nilai Efisiensi.",
    ),
]
