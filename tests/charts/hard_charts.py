"""Charts that are hard to draw: long names, many rows, gaps, equal and extreme values."""

from __future__ import annotations

from decimal import Decimal

from chart_examples import MONTHS, REPORT, YEARS, row

from lkjip_docgen.document.chart import (
    SHORT,
    Chart,
    ChartKind,
    NumberFormat,
    ReferenceLine,
    Series,
    Span,
    TreeNode,
)

LONG = (
    "Persentase Penyelesaian Permohonan Dokumen Keimigrasian "
    "yang Diterbitkan Tepat Waktu Sesuai Standar"
)


def _many(count: int) -> tuple[str, ...]:
    return tuple(str(10 + (7 * i) % 53) for i in range(count))


def _node(name: str, breadth: tuple[int, ...]) -> TreeNode:
    if not breadth:
        return TreeNode(name)
    rank = ("Bidang", "Seksi", "Subseksi")[3 - len(breadth)]
    names = (f"{rank} {i + 1} Pelayanan Keimigrasian" for i in range(breadth[0]))
    return TreeNode(name, anak=tuple(_node(child, breadth[1:]) for child in names))


HARD = (
    Chart("satu-kolom", ChartKind.COLUMNS, "", ("2023",), (row("Nilai", "3.98"),)),
    Chart(
        "satu-batang", ChartKind.BARS, "", (LONG,), (row("Nilai", "97.57"),), NumberFormat.PERCENT
    ),
    Chart(
        "satu-titik", ChartKind.LINES, "", ("Jan",), (row("Nilai", "97.57"),), NumberFormat.PERCENT
    ),
    Chart(
        "empat-puluh",
        ChartKind.COLUMNS,
        "",
        tuple(f"Satker {i}" for i in range(40)),
        (row("Nilai", *_many(40)),),
        NumberFormat.PERCENT,
    ),
    Chart(
        "empat-puluh-tiga-seri",
        ChartKind.COLUMNS,
        "",
        tuple(f"Satker {i}" for i in range(40)),
        (row("A", *_many(39), None), row("B", None, *_many(39)), row("C", *_many(40))),
        NumberFormat.PERCENT,
    ),
    Chart(
        "empat-puluh-batang",
        ChartKind.BARS,
        "",
        tuple(f"{LONG} {i}" for i in range(40)),
        (row("Nilai", *_many(40)),),
        NumberFormat.PERCENT,
    ),
    Chart(
        "empat-puluh-titik",
        ChartKind.LINES,
        "",
        tuple(f"Minggu ke-{i}" for i in range(40)),
        (row("Nilai", *_many(40)), row("Lain", *reversed(_many(40)))),
        NumberFormat.PERCENT,
    ),
    Chart(
        "nama-panjang",
        ChartKind.COLUMNS,
        "",
        tuple(f"{LONG} {i}" for i in range(9)),
        (row("Target", *_many(9)), row("Realisasi", *_many(9))),
    ),
    Chart(
        "negatif",
        ChartKind.COLUMNS,
        "",
        ("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV"),
        (
            row("Pendapatan", "-12.5", "4.2", "0", "8.75"),
            row("Belanja", "3.1", "-6.4", "-0.4", None),
        ),
        axis_title="Perubahan",
    ),
    Chart(
        "negatif-batang",
        ChartKind.BARS,
        "",
        ("Triwulan I", "Triwulan II", "Triwulan III"),
        (row("Pendapatan", "-12.5", "4.2", None), row("Belanja", "3.1", "-6.4", "-0.4")),
    ),
    Chart(
        "negatif-garis",
        ChartKind.LINES,
        "",
        MONTHS[:6],
        (row("Pendapatan", "-12.5", "4.2", "0", "8.75", "-3", "-7"),),
    ),
    Chart(
        "target-berujung-dua",
        ChartKind.DUMBBELL,
        "",
        ("2021", "2022", "2023", "2024", "Target 2025", LONG),
        (
            row("Target", "6.5", "6.5", "6.5", None, "7", None),
            Series(
                "Realisasi",
                (Decimal("7.1"), Decimal("9"), Decimal("5.25"), None, None, Decimal("6.8")),
                ("", "", "", "realisasi belum ada data", "", ""),
            ),
        ),
        spans=(
            *(Span(Decimal("6.5"), Decimal("8.5")),) * 3,
            None,
            Span(Decimal(7), Decimal(8)),
            None,
        ),
        tones=("", SHORT, SHORT, "", "", ""),
        hollow=(False,) * 5 + (True,),
        notes=("100,00%", "94,12%", "80,77%", "", "", ""),
        from_zero=False,
    ),
    Chart(
        "titik-beberapa-tahun",
        ChartKind.DOTS,
        "",
        ("Capaian Rincian Output", LONG, "Penyerapan"),
        (
            row("2021", "75.09", "84.48", None),
            row("2022", "100", "99.43", "99.78"),
            row("2023", "100", None, "98.73"),
        ),
        from_zero=False,
        limit=Decimal(100),
    ),
    Chart(
        "titik-dengan-rentang",
        ChartKind.DOTS,
        "",
        ("Informasi", "Respon", "Waktu"),
        (row("Nilai", "17.36", "17.41", None),),
        spans=(
            Span(Decimal("17.06"), Decimal("17.5")),
            Span(Decimal("16.8"), Decimal("17.5")),
            None,
        ),
        reference=ReferenceLine(Decimal("17.40"), "Nilai tahun", target=False),
        from_zero=False,
        limit=Decimal("17.5"),
    ),
    Chart("semua-kosong", ChartKind.COLUMNS, "", YEARS, (row("Target", None, None, None),)),
    Chart(
        "sebagian-kosong",
        ChartKind.COLUMNS,
        "",
        ("2020", "2021", "2022", "2023"),
        (row("Target", "3.1", None, "3.3", None), row("Realisasi", None, None, "3.4", "3.5")),
    ),
    Chart(
        "garis-kosong",
        ChartKind.LINES,
        "",
        MONTHS,
        (
            row("Anggaran", "2", "8", "15", None, None, "46", "52", "57", "69", "79", None, None),
            row(
                "Pelaksanaan",
                "19",
                "20",
                "22",
                None,
                "34",
                "43",
                "54",
                "68",
                "74",
                "86",
                None,
                None,
            ),
        ),
        NumberFormat.PERCENT,
        0,
    ),
    Chart(
        "batang-kosong",
        ChartKind.BARS,
        "",
        ("Internal", "Eksternal", "Gabungan"),
        (row("Bobot", "60", "40", "100"), row("Nilai", "3.9", None, None)),
    ),
    Chart(
        "rupiah-besar",
        ChartKind.COLUMNS,
        "",
        tuple(str(2015 + i) for i in range(9)),
        (
            row("Pagu", *(f"{i}12345678901234" for i in range(1, 10))),
            row("Realisasi", *(f"{i}02345678901234" for i in range(1, 10))),
        ),
        NumberFormat.RUPIAH_SHORT,
    ),
    Chart(
        "rupiah-kecil",
        ChartKind.COLUMNS,
        "",
        YEARS,
        (row("Denda", "150000", "75000", "990000"),),
        NumberFormat.RUPIAH_SHORT,
    ),
    Chart(
        "target-kolom",
        ChartKind.COLUMNS,
        "",
        MONTHS,
        (row("Responden", *_many(11), "15"),),
        NumberFormat.WHOLE,
        0,
        reference=ReferenceLine(Decimal(30), "Jumlah responden minimal"),
    ),
    Chart(
        "kolom-berkelompok",
        ChartKind.COLUMNS,
        "",
        ("Gol. I", "Gol. II", "Gol. III", "Gol. IV", "SMA", "S1", "S2"),
        (row("Orang", "2", "9", "24", "4", "11", "22", "6"),),
        NumberFormat.WHOLE,
        0,
        groups=("Golongan",) * 4 + ("Pendidikan",) * 3,
    ),
    Chart(
        "panel-indikator",
        ChartKind.PANELS,
        "",
        ("IKM", "IPK", LONG),
        (row("Target", "3.25", "3.13", "80"), row("Realisasi", "3.98", None, "97.5")),
        notes=("122,46%", "", "121,88%"),
    ),
    Chart(
        "panel-satuan",
        ChartKind.PANELS,
        "",
        YEARS * 6,
        (
            row("Pagu", *(str(5 * 10 ** (4 + i // 3) * (1 + i % 3)) for i in range(18))),
            row("Realisasi", *(str(4 * 10 ** (4 + i // 3) * (1 + i % 3)) for i in range(18))),
        ),
        NumberFormat.RUPIAH_SHORT,
        groups=tuple(f"Belanja {c}" for c in "ABCDEF" for _ in range(3)),
    ),
    Chart(
        "enam-seri",
        ChartKind.COLUMNS,
        "",
        ("Semester I", "Semester II"),
        tuple(
            row(f"Unsur {c}", str(3 + i / 7)[:4], str(4 - i / 9)[:4])
            for i, c in enumerate("ABCDEF")
        ),
    ),
    Chart(
        "enam-garis",
        ChartKind.LINES,
        "",
        MONTHS,
        tuple(
            row(f"Unsur {c}", *(f"{60 + 5 * i + (m * (i + 3)) % 11}" for m in range(12)))
            for i, c in enumerate("ABCDEF")
        ),
        places=0,
        from_zero=False,
    ),
    Chart(
        "tanda-khusus",
        ChartKind.BARS,
        "",
        ("P&K <utama> $x_1$", "50% \\alpha ^2", "日本"),
        (row("A & B", "1", "2", "3"), row("<C>", "2", "3", "4")),
    ),
    Chart(
        "pohon-satu", ChartKind.TREE, "", tree=TreeNode("Kepala Kantor", "Nama Pejabat, S.H., M.H.")
    ),
    Chart("pohon-rata", ChartKind.TREE, "", tree=_node("Kepala Kantor", (12,))),
    Chart("pohon-empat", ChartKind.TREE, "", tree=_node("Kepala Kantor Wilayah", (3, 2, 3))),
    Chart("pohon-lebar", ChartKind.TREE, "", tree=_node("Kepala Kantor Wilayah", (7, 3))),
    Chart(
        "pohon-dua",
        ChartKind.TREE,
        "",
        tree=TreeNode(
            "Kepala",
            anak=(
                TreeNode("Seksi A", "Budi Santoso, S.Kom."),
                TreeNode("Seksi B", "Dr. Siti Rahmawati, S.H., M.H."),
            ),
        ),
    ),
    Chart(
        "pohon-nama-panjang",
        ChartKind.TREE,
        "",
        tree=TreeNode(
            LONG,
            LONG,
            anak=(
                TreeNode(LONG, anak=(TreeNode(LONG),)),
                TreeNode("Tata Usaha"),
                TreeNode("Ketatausahaankepegawaianumum"),
                TreeNode("Seksi"),
                TreeNode("Seksi"),
            ),
        ),
    ),
)

ALL = REPORT + HARD
