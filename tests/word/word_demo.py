"""A report with every kind of node, awkward on purpose; no figure in it is real."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PIL import Image

from lkjip_docgen.document.chart import Chart, ChartKind, Series
from lkjip_docgen.document.tree import (
    Align,
    Block,
    Break,
    Callout,
    Cell,
    Column,
    Equation,
    Figure,
    Footnote,
    Heading,
    Inline,
    Items,
    Link,
    ListKind,
    Marker,
    PageBreak,
    Paragraph,
    ParagraphRole,
    Part,
    Reference,
    ReferenceKind,
    Report,
    Row,
    RowRole,
    Signatory,
    SignatureBlock,
    Table,
    TableLook,
    Text,
    Value,
)
from lkjip_docgen.model.istilah import Istilah
from lkjip_docgen.model.kosakata import kosakata
from lkjip_docgen.model.periode import PeriodeLaporan
from lkjip_docgen.quantity import Quantity, Unit

AWKWARD = "P&K <utama> “kutip” 'tunggal' \"ganda\" 🙂 a\x07b {{ bukan.jinja }} {% x %}"
AWKWARD_PRINTED = AWKWARD.replace("\x07", "")
LONG_WORD = "PertanggungjawabanPelaksanaanPengadaanBarangJasaPemerintahTerintegrasi" * 2
LONG_PATH = "indikator." + "kelompok-yang-panjang." * 4 + "realisasi"
WORDS = (
    "Laporan ini menyajikan capaian kinerja selama satu tahun beserta uraian tentang hal-hal "
    "yang mendukung dan menghambat pencapaiannya, sehingga pembaca dapat menilai sendiri. "
)


def quantity(path: str, value: str, unit: Unit = Unit.INDEKS) -> Quantity:
    return Quantity(path, Decimal(value), unit, f"Nilai {path}", formula="a / b")


IKM = quantity("indikator.ikm.realisasi", "3.98")
PAGU = quantity("anggaran.2031.pagu", "9092592000", Unit.RUPIAH)


def p(*content: Inline | str, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    return Paragraph(tuple(Text(c) if isinstance(c, str) else c for c in content), role)


def cell(text: str, **options: object) -> Cell:
    return Cell((Text(text),), **options)  # type: ignore[arg-type]


def items(kind: ListKind, *texts: str, start: int = 1) -> Items:
    return Items(kind, tuple((p(t),) for t in texts), start)


def merged_table() -> Table:
    """Three years across, with heads merged both ways, a group, a subtotal and a total."""
    years = ("2029", "2030", "2031")
    first = (
        cell("No.", rowspan=2),
        cell("Uraian", rowspan=2),
        *(cell(f"Tahun {year}", colspan=2) for year in years),
    )
    second = tuple(cell(word) for _ in years for word in ("Pagu", "Realisasi"))
    rows = [Row((cell("Belanja operasional", colspan=8),), RowRole.GROUP)]
    for number in range(1, 4):
        figures = (
            Cell((Value(quantity(f"belanja.{number}.{n}", "1250000", Unit.RUPIAH), "Rp1.250.000"),))
            for n in range(6)
        )
        rows.append(Row((cell(f"{number}."), cell(f"Belanja {number}"), *figures)))
    rows.append(
        Row((cell("Jumlah bagian", colspan=2), *(cell("1,00") for _ in range(6))), RowRole.SUBTOTAL)
    )
    rows.append(Row((cell("Jumlah", colspan=2), *(cell("2,00") for _ in range(6))), RowRole.TOTAL))
    columns = (
        Column(1, Align.CENTER),
        Column(4),
        *(Column(2.6, Align.RIGHT) for _ in range(6)),
    )
    return Table(
        "tabel-belanja",
        (Text("Pagu dan Realisasi Belanja P&K <utama>"),),
        columns,
        (Row(first), Row(second)),
        tuple(rows),
        source=(Text("Sumber: aplikasi pembukuan (data per 31 Desember 2031)"),),
        compact=True,
        summary="Pagu dan realisasi belanja tiga tahun.",
    )


def long_table() -> Table:
    """Forty rows: its head has to repeat."""
    rows = tuple(
        Row((cell(str(n)), cell(f"Kegiatan {n}: {WORDS[:60]}"), cell(f"{n},00%")))
        for n in range(1, 41)
    )
    columns = (Column(1, Align.CENTER), Column(7), Column(2, Align.RIGHT))
    head = (Row((cell("No."), cell("Kegiatan"), cell("Capaian"))),)
    return Table("tabel-panjang", (Text("Rincian Kegiatan"),), columns, head, rows)


def wide_table(name: str) -> Table:
    """Fourteen columns: needs a page on its side."""
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
    head = Row((cell("No."), cell("Unsur"), *(cell(m) for m in months)))
    rows = tuple(
        Row(
            (cell(str(n)), cell(f"Unsur {n} {LONG_WORD if n == 2 else ''}"), *(cell("17,45"),) * 12)
        )
        for n in range(1, 9)
    )
    columns = (Column(1, Align.CENTER), Column(5), *(Column(1.4, Align.RIGHT) for _ in months))
    source = (Text("Sumber: survei bulanan"),)
    return Table(
        name, (Text(f"Nilai Bulanan {name}"),), columns, (head,), rows, source=source, wide=True
    )


def list_table() -> Table:
    conduct = (Text("Jujur"), Break(), Text("Teliti"), Break(), Text("Tepat waktu"))
    rows = (
        Row((cell("Akuntabel"), Cell(conduct, items=ListKind.BULLET))),
        Row((cell("Kompeten"), Cell(conduct, items=ListKind.DECIMAL))),
        Row((cell(LONG_WORD), Cell(conduct, items=ListKind.ALPHA))),
        Row((cell("Kosong"), Cell((Marker("BELUM DIISI: perilaku"),)))),
    )
    head = (Row((cell("Nilai"), cell("Perilaku"))),)
    return Table("tabel-nilai", (Text("Tata Nilai"),), (Column(1), Column(2)), head, rows)


def plain_table() -> Table:
    rows = tuple(Row((cell(a), cell(f": {b}"))) for a, b in (("Nama", "A. Contoh"), ("NIP", "-")))
    return Table("pasangan", (), (Column(1), Column(4)), (), rows, look=TableLook.PLAIN)


def table_of_an_amount() -> Table:
    """An amount that is wider than its column was planned."""
    amount = Cell((Text("Rp1.234.567.890.123"),))
    return Table("uang", (), (Column(9), Column(1)), (), (Row((cell("Belanja"), amount)),))


def chart() -> Chart:
    series = (Series("Nilai", (Decimal("3.98"),)),)
    return Chart("bagan", ChartKind.COLUMNS, "Nilai 3,98 pada 2031.", ("2031",), series)


def chapter_one(photo: Path) -> tuple[Block, ...]:
    return (
        Heading(1, (Text("Pendahuluan"),), "pendahuluan"),
        Heading(2, (Text("Latar Belakang"),), "latar"),
        p(WORDS * 3),
        p(
            "Aneh: ",
            AWKWARD,
            ". Nilainya ",
            Value(IKM, "3,98"),
            " dan sekali lagi ",
            Value(IKM, "3,98", bold=True),
            " atau ",
            Value(IKM, "3,98 (tiga koma sembilan delapan)"),
            "; ",
            Value(quantity(LONG_PATH, "1"), "1"),
            ". ",
            Marker("BELUM DIISI: penyebab"),
            ".",
        ),
        p(
            "Lihat ",
            Reference("tabel-belanja"),
            " di halaman ",
            Reference("tabel-belanja", ReferenceKind.PAGE),
            ", ",
            Reference("foto"),
            ", ",
            Reference("akuntabilitas"),
            ", ",
            Reference("capaian"),
            ", atau ",
            Reference("lampiran"),
            ".",
            Footnote(
                (
                    Text("Catatan "),
                    Text("kaki", italic=True),
                    Text(" & <tanda>: "),
                    Link("https://contoh.go.id/a?b=1&c=2", "contoh.go.id"),
                    Text("."),
                )
            ),
            " Selengkapnya di ",
            Link("https://contoh.go.id/a?b=1&c=2", "laman contoh"),
            ".",
        ),
        p("Langkah yang ditempuh adalah:", role=ParagraphRole.LEAD),
        Items(
            ListKind.DECIMAL,
            (
                (p(WORDS), p("Paragraf lanjutan dalam butir yang sama. ", WORDS)),
                (p("Butir kedua:"), items(ListKind.ALPHA, "huruf pertama", "huruf kedua")),
                (p("Butir ketiga:"), items(ListKind.ALPHA, "mulai lagi dari a", "lalu b")),
                (p("Butir keempat:"), items(ListKind.BULLET, "titik", "titik lagi")),
            ),
        ),
        p("Daftar yang mulai lagi dari satu:", role=ParagraphRole.LEAD),
        items(ListKind.DECIMAL, "satu", "dua"),
        items(ListKind.BULLET, "butir", WORDS * 2),
        Heading(2, (Text("Susunan Organisasi"),), "susunan"),
        Figure(
            "foto",
            (Text("Foto Kegiatan P&K <utama>"),),
            "Orang berbaris di loket.",
            picture=photo,
            source=(Text("Sumber: dokumentasi kantor"),),
            framed=True,
        ),
        Figure(
            "foto-hilang",
            (Text("Foto yang Belum Ada"),),
            "Belum ada.",
            missing="BELUM ADA FOTO: inovasi",
        ),
        Figure("foto-lagi", (Text("Foto yang Sama"),), "Sama.", picture=photo, width_cm=6),
    )


def chapter_two() -> tuple[Block, ...]:
    return (
        Heading(1, (Text("Akuntabilitas Kinerja"),), "akuntabilitas"),
        Heading(2, (Text("Capaian Kinerja"),), "capaian"),
        p(WORDS * 2),
        merged_table(),
        Heading(
            3,
            (Text("Pengukuran dengan Judul yang Panjang sehingga Tidak Cukup Satu Baris"),),
            "pengukuran",
        ),
        Equation(
            r"\text{Capaian Kinerja}=\frac{\text{Realisasi}}{\text{Target}}\times 100\%",
            "realisasi dibagi target",
        ),
        Equation(r"\frac{3{,}98}{3{,}25}\times 100\% = 122{,}46\%", "hasil"),
        Equation(r"\bar{x}=\sum_{i=1}^{n}\frac{x_i}{n}\le\text{Rp}9.092.592.000", "rata-rata"),
        Heading(4, (Text("Rincian"),), "rincian"),
        p("Judul kecil", role=ParagraphRole.LABEL),
        p(WORDS),
        Figure("gambar-bagan", (Text("Nilai Indeks"),), chart().alt, chart=chart()),
        wide_table("lebar-satu"),
        wide_table("lebar-dua"),
        Heading(4, (Text("Sesudah Tabel Lebar"),), "sesudah"),
        p(WORDS * 2),
        list_table(),
        plain_table(),
        plain_table_again(),
        long_table(),
        Callout(
            "Visi",
            (
                p("Terwujudnya pelayanan yang ", Text("baik", bold=True), ". ", WORDS),
                items(ListKind.DECIMAL, "misi pertama", WORDS),
            ),
        ),
        p(WORDS),
    )


def plain_table_again() -> Table:
    table = plain_table()
    return Table("pasangan-dua", (), table.columns, (), table.rows, look=TableLook.PLAIN)


def appendix() -> tuple[Block, ...]:
    return (
        Heading(1, (Text("Lampiran"),), "lampiran", numbered=False),
        p("PERJANJIAN KINERJA TAHUN 2031", role=ParagraphRole.TITLE),
        p(WORDS),
        small_table("tabel-lampiran"),
        small_table("tabel-lampiran-dua"),
        SignatureBlock(
            "Kota Contoh, 2 Januari 2031",
            (
                Signatory(("Pihak Kedua,", "Kepala Kantor Wilayah"), "B. Contoh", "1965 1"),
                Signatory(("Pihak Pertama,", "Kepala Kantor"), "A. Contoh", "1979 2"),
            ),
            "tanda-dua",
        ),
        PageBreak(),
        p("Halaman baru."),
        wide_table("lebar-lampiran"),
    )


def small_table(name: str) -> Table:
    rows = (Row((cell("1."), cell("Isi"))),)
    head = (Row((cell("No."), cell("Uraian"))),)
    return Table(name, (Text(f"Rincian {name}"),), (Column(1), Column(6)), head, rows)


def preface() -> tuple[Block, ...]:
    signature = SignatureBlock(
        "Kota Contoh, 3 Januari 2032", (Signatory(("Kepala Kantor,",), "A. Contoh", "1979 2"),)
    )
    title = Heading(1, (Text("Kata Pengantar"),), "kata-pengantar", numbered=False)
    return (title, p(WORDS * 4), signature)


def summary() -> tuple[Block, ...]:
    title = Heading(1, (Text("Ringkasan Eksekutif"),), "ringkasan", numbered=False)
    return (title, p(WORDS * 2), small_table("tabel-ringkasan"), p(WORDS))


def context() -> dict[str, object]:
    """Names of the template, an office name with everything XML and Jinja dislike."""
    ministry = {"nama": "Kementerian P&K <utama>"}
    directorate = {"nama": "Direktorat Jenderal Contoh"}
    return {
        "dokumen": {"tahun": 2031},
        "periode": PeriodeLaporan("tahunan", 2031),
        "kantor": {
            "nama": "Kantor Contoh Kelas II P&K <utama>",
            "alamat": "Jalan Contoh Nomor 1, Kota Contoh",
            "kode_pos": "12345",
            "telepon": None,
            "laman": "contoh.go.id",
            "surel": "kantor@contoh.go.id",
        },
        "instansi": {"kementerian": ministry, "eselon_satu": directorate},
        "indikator": (),
        "istilah": kosakata("unit-kementerian", Istilah(), "kegiatan"),
    }


def report(photo: Path) -> Report:
    """The whole demonstration report."""
    return Report(
        {
            "title": "Laporan Kinerja P&K <utama> Tahun 2031",
            "subject": "LKjIP",
            "author": "Kantor Contoh",
            "keywords": "LKjIP; 2031",
            "date": "2032-01-03",
        },
        (
            Part("kata_pengantar", preface()),
            Part("ringkasan", summary()),
            Part("bab_1", chapter_one(photo)),
            Part("bab_2", chapter_two()),
            Part("lampiran", appendix()),
        ),
        context(),
    )


def draw_photo(path: Path, size: tuple[int, int] = (2400, 1500)) -> Path:
    """A photo finer than print needs."""
    soft = Image.linear_gradient("L").resize(size)
    noise = Image.frombytes("L", (256, 256), bytes(n * n * 7 % 251 for n in range(256 * 256)))
    image = Image.blend(soft, noise.resize(size), 0.4).convert("RGB")
    image.save(path, quality=80)
    return path


def draw_chart(path: Path) -> Path:
    """What the chart drawer would have left."""
    Image.new("RGB", (1220, 630), "#E9EDF4").save(path)
    return path
