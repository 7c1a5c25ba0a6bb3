"""Charts of a report: used by the tests, worth looking at."""

from __future__ import annotations

from decimal import Decimal

from lkjip_docgen.document.chart import (
    SHORT,
    Chart,
    ChartKind,
    NumberFormat,
    ReferenceLine,
    Series,
    TreeNode,
)

MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")


def row(name: str, *values: str | None) -> Series:
    return Series(name, tuple(None if v is None else Decimal(v) for v in values))


def words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SKM_MONTHLY = Chart(
    "survei-bulanan-ikm",
    ChartKind.LINES,
    "Nilai SKM per bulan",
    MONTHS,
    (
        row(
            "Nilai SKM",
            *words("17.49 17.48 17.50 17.49 17.50 17.50 17.13 17.36 17.31 17.29 17.30 17.50"),
        ),
    ),
    axis_title="Nilai SKM (skala 17,50)",
    from_zero=False,
    hollow=(False,) * 11 + (True,),
    reference=ReferenceLine(Decimal("17.50"), "Nilai tertinggi skala"),
)

SKM_ELEMENTS = Chart(
    "survei-unsur-ikm",
    ChartKind.DOTS,
    "Nilai per unsur",
    (
        "Informasi",
        "Persyaratan",
        "Prosedur/Alur",
        "Waktu Penyelesaian",
        "Tarif/Biaya",
        "Sarana/Prasarana",
        "Respon",
        "Konsultasi/Pengaduan",
    ),
    (row("Nilai", *words("17.36 17.39 17.39 17.40 17.44 17.41 17.41 17.41")),),
    from_zero=False,
    axis_title="Nilai rata-rata tertimbang",
)

_A = "A. Budaya Organisasi dan Sistem Antikorupsi"
_B = "B. Integritas Kerja Terkait Pengelolaan SDM"
_C = "C. Integritas dan Pelaksanaan Anggaran"
_D = "D. Integritas Kerja dan Kesesuaian Perintah Atasan dengan Aturan dan Norma"
VARIABLES = Chart(
    "survei-unsur-iki",
    ChartKind.DOTS,
    "Nilai 22 variabel",
    (
        "Transparansi",
        "Menerima Imbalan",
        "Perlakuan yang Sama",
        "Prosedur",
        "Privasi Pelapor",
        "Proses Pelanggaran",
        "Pencegahan Korupsi",
        "Penerimaan Pegawai",
        "Penempatan",
        "Promosi Jabatan",
        "Pengembangan Kompetensi",
        "Kenaikan Pangkat",
        "Gaji",
        "Presensi Pegawai",
        "Perjalanan Dinas",
        "PBJ",
        "Honorarium",
        "Bukti Transaksi",
        "Tanggung Jawab",
        "Pekerjaan Tidak Sesuai Aturan",
        "Hukuman Pekerja Tidak Sesuai Aturan",
        "Kode Etik",
    ),
    (
        row(
            "Nilai",
            *words(
                "98.10 98.04 98.07 98.05 97.99 97.99 97.96 98.00 97.84 97.88 98.00 98.08 "
                "98.17 97.93 97.91 97.93 97.93 97.93 98.05 98.04 98.02 98.01"
            ),
        ),
    ),
    groups=(_A,) * 7 + (_B,) * 7 + (_C,) * 4 + (_D,) * 4,
    from_zero=False,
    axis_title="Nilai (skala 100)",
    height_cm=8,
)

HISTORY = Chart(
    "riwayat-ikm",
    ChartKind.COLUMNS,
    "Target dan realisasi",
    ("2021", "2022", "2023"),
    (row("Target", "3.15", "3.20", "3.25"), row("Realisasi", "3.91", "3.89", "3.98")),
    notes=("Capaian 124,13%", "Capaian 121,56%", "Capaian 122,46%"),
    axis_title="Indeks (skala 4)",
)

CARD = Chart(
    "gangguan-kartu",
    ChartKind.DUMBBELL,
    "Target dan realisasi",
    ("2022", "2023", "2024", "Target 2025", "Rata-rata Nasional Rumah Detensi Imigrasi"),
    (row("Target", "6", "5", "4", "3", None), row("Realisasi", "7", "5", "5", None, "6")),
    format=NumberFormat.WHOLE,
    places=0,
    notes=("83,33%", "100,00%", "75,00%", "", ""),
    tones=(SHORT, "", SHORT, "", ""),
    hollow=(False, False, False, False, True),
    focus=2,
    from_zero=False,
    axis_title="Kejadian; persentase di kanan: capaian",
    height_cm=4,
)

ACHIEVEMENT = Chart(
    "ringkas-capaian",
    ChartKind.BARS,
    "Capaian tiap indikator",
    (
        "Indeks Kepuasan Masyarakat terhadap Layanan Keimigrasian di Wilayah",
        "Indeks Pengamanan Keimigrasian di Wilayah",
        "Indeks Kepuasan Internal di Wilayah",
    ),
    (row("Capaian", "122.46", "121.73", "126.52"),),
    format=NumberFormat.PERCENT,
    reference=ReferenceLine(Decimal(100), "Target"),
    axis_title="Capaian terhadap target",
)

YEARS = ("2021", "2022", "2023")
SPENDING = Chart(
    "jenis-belanja",
    ChartKind.PANELS,
    "Pagu dan realisasi",
    YEARS * 3,
    (
        row(
            "Pagu",
            *words(
                "2055149000 2259267000 2429557000 3501303000 4341251000 4478993000 "
                "545216000 825400000 2184042000"
            ),
        ),
        row(
            "Realisasi",
            *words(
                "2013526048 2234544909 2257292623 2621101079 4327831215 4458788691 "
                "519926000 821467000 2155200462"
            ),
        ),
    ),
    format=NumberFormat.RUPIAH_SHORT,
    groups=("Belanja Pegawai",) * 3 + ("Belanja Barang",) * 3 + ("Belanja Modal",) * 3,
)

ABSORPTION = Chart(
    "serapan",
    ChartKind.COLUMNS,
    "Serapan",
    YEARS,
    (row("Serapan", "84.48", "99.43", "97.57"),),
    format=NumberFormat.PERCENT,
    axis_title="Realisasi terhadap pagu",
)

PNBP = Chart(
    "pnbp",
    ChartKind.COLUMNS,
    "Target dan realisasi PNBP",
    YEARS,
    (
        row("Target", "2813057000", "3743321000", "5294197000"),
        row("Realisasi", "1999969258", "3729301842", "5259606637"),
    ),
    format=NumberFormat.RUPIAH_SHORT,
    notes=("71,10%", "99,63%", "99,35%"),
)

NKA = Chart(
    "nka",
    ChartKind.COLUMNS,
    "Komponen NKA",
    ("Capaian RO", "Penyerapan", "Konsistensi", "Nilai Efisiensi", "NKA"),
    (
        row("2021", "75.09", "84.48", "70.38", "87.08", "78.57"),
        row("2022", "100", "99.43", "99.78", "85.78", "95.84"),
        row("2023", "100", "91.46", "98.73", "75.43", "91.91"),
    ),
    axis_title="Nilai",
    height_cm=8.5,
)

EMONEV = Chart(
    "emonev",
    ChartKind.LINES,
    "Realisasi anggaran dan pelaksanaan",
    MONTHS,
    (
        row(
            "Realisasi anggaran",
            *words("2.05 8.48 15.37 30.26 34.64 46.67 52.1 57.16 69.09 79.47 92.67 98.21"),
        ),
        row(
            "Pelaksanaan",
            *words("19.03 20.46 22.71 28.91 34.69 43.63 54.74 68.28 74.66 86.28 94.54 99.96"),
        ),
    ),
    format=NumberFormat.PERCENT,
    labelled=(2, 5, 8, 11),
)

EMPLOYEES = Chart(
    "pegawai",
    ChartKind.COLUMNS,
    "Pegawai menurut jabatan",
    ("Eselon III", "Eselon IV", "Eselon V", "Fungsional"),
    (row("Pegawai", "1", "4", "8", "26"),),
    format=NumberFormat.WHOLE,
    places=0,
    axis_title="Orang",
)


def _unit(name: str, *children: str) -> TreeNode:
    return TreeNode(name, anak=tuple(TreeNode(child) for child in children))


OFFICE = TreeNode(
    "Kepala Kantor Imigrasi Kelas II TPI Tanjungpandan",
    anak=(
        _unit("Subbagian Tata Usaha", "Urusan Kepegawaian", "Urusan Keuangan", "Urusan Umum"),
        _unit(
            "Seksi Lalu Lintas dan Izin Tinggal Keimigrasian",
            "Subseksi Lalu Lintas Keimigrasian",
            "Subseksi Izin Tinggal Keimigrasian",
        ),
        _unit(
            "Seksi Teknologi Informasi dan Komunikasi Keimigrasian",
            "Subseksi Teknologi Informasi Keimigrasian",
            "Subseksi Informasi dan Komunikasi Keimigrasian",
        ),
        _unit(
            "Seksi Intelijen dan Penindakan Keimigrasian",
            "Subseksi Intelijen Keimigrasian",
            "Subseksi Penindakan Keimigrasian",
        ),
    ),
)
ORGANISATION = Chart("bagan-organisasi", ChartKind.TREE, "Struktur organisasi", tree=OFFICE)

REPORT = (
    SKM_MONTHLY,
    SKM_ELEMENTS,
    VARIABLES,
    HISTORY,
    CARD,
    ACHIEVEMENT,
    SPENDING,
    ABSORPTION,
    PNBP,
    NKA,
    EMONEV,
    EMPLOYEES,
    ORGANISATION,
)
