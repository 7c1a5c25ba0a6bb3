"""The office in few tables: duties, staff, area, agreements; cards of innovations."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PIL import Image
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.tree import (
    Block,
    Figure,
    Heading,
    Inset,
    RowRole,
    Table,
    TableLook,
    Value,
)
from lkjip_docgen.document.walk import each_block, markers_of, plain_text

OFFICE = "  alamat: Jalan Contoh Nomor 1\n"
UNITS = "  unit: [{nama: Subbagian Contoh}]\n"


def blocks_of(proyek: Proyek) -> list[Block]:
    report = compose_report(proyek.muat())
    return list(each_block(block for part in report.parts for block in part.blocks))


def table(proyek: Proyek, id: str) -> Table:
    """The only table with this id."""
    (found,) = [b for b in blocks_of(proyek) if isinstance(b, Table) and b.id == id]
    return found


def words(found: Table) -> list[list[str]]:
    """What stands in the cells below the head, row by row."""
    return [[plain_text(cell.content) for cell in row.cells] for row in found.rows]


# --- duties -----------------------------------------------------------------------


def test_duties_of_all_units_stand_in_one_table(proyek: Proyek) -> None:
    proyek.ganti(
        UNITS,
        "  unit:\n"
        "    - nama: Seksi Layanan\n"
        "      tugas: melayani warga\n"
        "      fungsi: [penerimaan berkas;, pemeriksaan berkas; dan, penerbitan surat.]\n"
        "      unit:\n"
        "        - {nama: Loket, tugas: menerima berkas., fungsi: [pencatatan]}\n"
        "        - {nama: Arsip}\n",
    )
    duties = table(proyek, "tabel-tugas-unit")

    assert words(duties) == [
        [
            "Seksi Layanan",
            "Melayani warga. Fungsi: a. penerimaan berkas; b. pemeriksaan berkas; dan "
            "c. penerbitan surat.",
        ],
        ["Loket", "Menerima berkas. Fungsi: pencatatan."],
        ["Arsip", "–"],
    ]
    assert [row.cells[0].indent for row in duties.rows] == [0, 1, 1]
    assert [row.cells[0].bold for row in duties.rows] == [True, False, False]
    headings = [plain_text(b.content) for b in blocks_of(proyek) if isinstance(b, Heading)]
    assert "Seksi Layanan" not in headings


def test_a_duty_that_is_missing_is_a_marker_and_one_that_cannot_be_says_why(
    proyek: Proyek,
) -> None:
    proyek.ganti(
        UNITS, '  unit: [{nama: Satu}, {nama: Dua, tugas: {tidak_berlaku: "Belum dibentuk."}}]\n'
    )
    duties = table(proyek, "tabel-tugas-unit")
    assert words(duties) == [["Satu", "BELUM DIISI"], ["Dua", "–"]]
    assert "Belum dibentuk" in plain_text(duties.source)


# --- staff ------------------------------------------------------------------------

STAFF = """\
pegawai:
  rincian:
    - kode: a
      nama: Eselon dan jabatan
      kelompok: [{nama: Kepala, jumlah: 1}, {nama: Staf, jumlah: 2}, {nama: Juru, jumlah: 1}]
    - {kode: b, nama: Status ASN, kelompok: [{nama: PNS, jumlah: 2}, {nama: PPPK, jumlah: 2}]}
"""
MORE = "    - {kode: KODE, nama: Rincian KODE, kelompok: [{nama: Semua, jumlah: LAST}]}\n"


def staffed(proyek: Proyek, *more: tuple[str, int]) -> Proyek:
    parts = [MORE.replace("KODE", kode).replace("LAST", str(last)) for kode, last in more]
    return proyek.ganti("dokumen:\n", f"{STAFF}{''.join(parts)}dokumen:\n")


def test_few_divisions_of_the_staff_stand_side_by_side(proyek: Proyek) -> None:
    staff = table(staffed(proyek), "tabel-pegawai")

    caption = "Jumlah Pegawai menurut Eselon dan Jabatan serta Status ASN (Orang)"
    assert plain_text(staff.caption) == caption
    assert [plain_text(cell.content) for cell in staff.head[0].cells] == [
        *("Eselon dan Jabatan", "Jumlah", "Status ASN", "Jumlah"),
    ]
    assert words(staff) == [
        ["Kepala", "1", "PNS", "2"],
        ["Staf", "2", "PPPK", "2"],
        ["Juru", "1", "", ""],
        ["Jumlah", "4", "Jumlah", "4"],
    ]
    assert "serta status ASN disajikan" in proyek.naskah()


@pytest.mark.parametrize(("last", "totals"), [(4, ["4"]), (3, ["4", "4", "4", "3"])])
def test_many_divisions_stand_below_each_other(
    proyek: Proyek, last: int, totals: list[str]
) -> None:
    """A total that all share stands once, at the end."""
    staff = table(staffed(proyek, ("c", 4), ("d", last)), "tabel-pegawai")
    titles = [plain_text(r.cells[0].content) for r in staff.rows if r.role is RowRole.GROUP]
    assert titles == [
        *("Menurut eselon dan jabatan", "Menurut status ASN"),
        *("Menurut rincian c", "Menurut rincian d"),
    ]
    sums = [row for row in words(staff) if row[0] == "Jumlah"]
    assert [number for _, number in sums] == totals


def test_one_division_of_the_staff_needs_no_title(proyek: Proyek) -> None:
    only = "pegawai: {rincian: [{kode: a, nama: Jabatan, kelompok: [{nama: Staf, jumlah: 3}]}]}\n"
    proyek.ganti("dokumen:\n", f"{only}dokumen:\n")
    assert words(table(proyek, "tabel-pegawai")) == [["Staf", "3"], ["Jumlah", "3"]]


def test_the_numbers_of_the_staff_are_quantities(proyek: Proyek) -> None:
    staff = table(staffed(proyek), "tabel-pegawai")
    numbers = [
        inline.quantity.nilai
        for row in staff.rows
        for cell in row.cells
        for inline in cell.content
        if isinstance(inline, Value)
    ]
    assert numbers == [Decimal(n) for n in (1, 2, 2, 2, 1, 4, 4)]


# --- values -----------------------------------------------------------------------


def test_the_conduct_that_a_value_asks_for_runs_on(proyek: Proyek) -> None:
    conduct = "[{nama: Ramah, perilaku: [Senyum., ASN menyapa;]}, {nama: Sigap}]"
    proyek.ganti("renstra:\n", f"renstra:\n  tata_nilai: [{{nama: KITA, nilai: {conduct}}}]\n")
    assert words(table(proyek, "tabel-tata-nilai-kita")) == [
        ["1", "Ramah", "Senyum; ASN menyapa."],
        ["2", "Sigap", "BELUM DIISI"],
    ]


# --- area, map, photograph --------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "sentence"),
    [
        ("wilayah: [{nama: Kota Satu}, {nama: Kota Dua}]", "meliputi dua kota,"),
        ("wilayah: [{nama: Kota Satu}, {nama: Kabupaten Dua}]", "meliputi dua kabupaten/kota,"),
        ("wilayah: [{nama: Kota Satu, kecamatan: [Hulu, Hilir]}]",
         "meliputi Kota Satu dengan dua kecamatan, yaitu Hulu dan Hilir."),
        ("wilayah: [{nama: Kota Satu, kecamatan: [Hulu]}]",
         "meliputi Kota Satu, yaitu Kecamatan Hulu."),
        ("wilayah: [{nama: Kota Satu}]", "meliputi Kota Satu."),
        ("desa: [Hulu, Hilir]", "meliputi dua desa, yaitu Hulu dan Hilir."),
        ("desa: [Desa Hulu]", "meliputi Desa Hulu."),
        ("desa: [Hulu, Hilir], kelurahan: [Pasar]", "meliputi dua desa dan satu kelurahan,"),
    ],
)  # fmt: skip
def test_a_small_area_is_a_sentence(proyek: Proyek, area: str, sentence: str) -> None:
    proyek.ganti(OFFICE, f"{OFFICE}  wilayah_kerja: {{{area}}}\n")
    assert f"Wilayah kerja Kantor Contoh Teluk {sentence}" in proyek.naskah()
    tables = {b.id for b in blocks_of(proyek) if isinstance(b, Table)}
    assert ("tabel-wilayah-kerja" in tables) is ("}, {" in area)


def test_districts_run_on_in_one_cell(proyek: Proyek) -> None:
    regions = "[{nama: Kota Satu, kecamatan: [Hulu, Hilir]}, {nama: Kota Dua}]"
    proyek.ganti(OFFICE, f"{OFFICE}  wilayah_kerja: {{wilayah: {regions}}}\n")
    assert words(table(proyek, "tabel-wilayah-kerja")) == [
        ["1", "Kota Satu", "Hulu, Hilir"],
        ["2", "Kota Dua", "BELUM DIISI"],
    ]


def test_a_map_and_a_photograph_are_shown_where_the_office_has_them(proyek: Proyek) -> None:
    before = {b.id for b in blocks_of(proyek) if isinstance(b, Figure)}
    Image.new("RGB", (900, 600)).save(proyek.root / "foto" / "peta.png")
    proyek.ganti(
        OFFICE,
        f"{OFFICE}  foto: foto/gedung.jpg\n  keterangan_foto: Gedung layanan\n"
        "  wilayah_kerja: {desa: [Hulu], peta: foto/peta.png, sumber_peta: Badan Peta}\n",
    )
    figures = {b.id: b for b in blocks_of(proyek) if isinstance(b, Figure)}
    chart, photo = figures["gambar-peta-wilayah-kerja"], figures["gambar-kantor"]

    assert set(figures) - before == {chart.id, photo.id}
    assert plain_text(chart.source) == "Sumber: Badan Peta."
    assert chart.picture is not None
    assert plain_text(photo.caption) == "Gedung layanan"
    assert photo.missing == "BELUM DIISI: berkas gambar foto/gedung.jpg"


# --- agreements -------------------------------------------------------------------


ABOVE = """\
      - tingkat: program
        sasaran:
          - {kode: sp1, nama: Program baik, indikator: [{nama: Nilai, target: 4, satuan: skor}]}
"""


def test_levels_of_an_agreement_stand_below_their_names(proyek: Proyek) -> None:
    assert words(table(proyek, "tabel-pk-2031-awal-kegiatan")) == [
        ["1", "Meningkatnya kepuasan", "Indeks Kepuasan", "3,25"]
    ]
    proyek.ganti("    tingkat:\n", f"    tingkat:\n{ABOVE}")
    levels = table(proyek, "tabel-pk-2031-awal")
    assert words(levels) == [
        ["Sasaran Program dan Indikator Kinerja Program"],
        ["1", "Program baik", "Nilai", "4 skor"],
        ["Sasaran Kegiatan dan Indikator Kinerja Kegiatan"],
        ["1", "Meningkatnya kepuasan", "Indeks Kepuasan", "3,25"],
    ]
    roles = [row.role for row in levels.rows]
    assert roles == [RowRole.GROUP, RowRole.BODY, RowRole.GROUP, RowRole.BODY]


# --- innovations ------------------------------------------------------------------


def innovations(count: int, more: str = "") -> str:
    lines = [
        f"  - {{nama: Inovasi {n}, permasalahan: Lama., uraian: Cepat., output: Surat.{more}}}\n"
        for n in range(1, count + 1)
    ]
    return f"inovasi:\n{''.join(lines)}"


def test_an_innovation_with_a_photograph_is_a_card(proyek: Proyek) -> None:
    proyek.tambah(innovations(1, ", foto: foto/sampul.jpg, keterangan_foto: Loket"))
    card = table(proyek, "kartu-inovasi-inovasi-1")
    ((picture, text),) = [row.cells for row in card.rows]

    assert card.look is TableLook.CARDS
    (photo,) = [inline for inline in picture.content if isinstance(inline, Inset)]
    assert (photo.id, photo.alt) == ("foto-inovasi-inovasi-1", "Foto: Loket.")
    assert photo.picture == proyek.root.resolve() / "foto" / "sampul.jpg"
    assert plain_text(text.content) == (
        "Permasalahan. Lama. Uraian. Cepat. Keluaran. Surat. "
        "Dampak. BELUM DIISI: dampak inovasi Inovasi 1"
    )
    assert "Pelayanan ditingkatkan antara lain melalui inovasi berikut." in proyek.naskah()


def test_one_without_a_photograph_is_a_card_as_wide_as_the_page(proyek: Proyek) -> None:
    proyek.tambah(innovations(2))
    missing = [m.text for m in markers_of(compose_report(proyek.muat())) if "inovasi" in m.text]
    assert missing == [f"BELUM DIISI: dampak inovasi Inovasi {n}" for n in (1, 2)]
    for n in (1, 2):
        card = table(proyek, f"kartu-inovasi-inovasi-{n}")
        ((text,),) = [row.cells for row in card.rows]
        assert (card.look, len(card.columns)) == (TableLook.CARDS, 1)
        assert plain_text(text.content) == (
            "Permasalahan. Lama. Uraian. Cepat. Keluaran. Surat. "
            f"Dampak. BELUM DIISI: dampak inovasi Inovasi {n}"
        )
    assert "melalui dua inovasi berikut." in proyek.naskah()


def test_a_photograph_that_is_not_there_yet_is_a_marker_in_its_card(proyek: Proyek) -> None:
    proyek.tambah(innovations(1, ", foto: foto/nanti.jpg, dampak: Puas."))
    missing = [m.text for m in markers_of(compose_report(proyek.muat()))]
    assert "BELUM DIISI: berkas gambar foto/nanti.jpg" in missing


def test_many_innovations_are_one_table(proyek: Proyek) -> None:
    proyek.tambah(innovations(13, ", foto: foto/sampul.jpg, dampak: Puas."))
    many = table(proyek, "tabel-inovasi-uraian")
    assert len(many.rows) == 13
    assert words(many)[12] == [
        "13",
        "Inovasi 13 ",
        "Permasalahan. Lama. Uraian. Cepat. Keluaran. Surat. Dampak. Puas.",
    ]
    assert not [b for b in blocks_of(proyek) if getattr(b, "id", "").startswith("kartu-inovasi")]


def test_what_does_not_apply_says_why_in_the_card(proyek: Proyek) -> None:
    none = ', dampak: {tidak_berlaku: "Baru dimulai."}, foto: foto/sampul.jpg'
    proyek.tambah(innovations(1, none))
    assert "Dampak. Tidak berlaku: Baru dimulai." in proyek.naskah()


# --- certificates -----------------------------------------------------------------


def test_certificates_stand_three_in_a_row_without_captions(proyek: Proyek) -> None:
    awards = "".join(
        f"  - {{nama: Juara {n}, tahun: 2030, pemberi: Bupati, piagam: foto/sampul.jpg}}\n"
        for n in (1, 2, 3, 4)
    )
    none = "  - {nama: Tanpa Piagam, tahun: 2030, pemberi: Bupati}\n"
    proyek.tambah(f"penghargaan_lampiran: true\npenghargaan:\n{awards}{none}")
    cards = table(proyek, "tabel-piagam")

    assert words(cards) == [
        [" Juara 1 Bupati, 2030", " Juara 2 Bupati, 2030", " Juara 3 Bupati, 2030"],
        [" Juara 4 Bupati, 2030", "", ""],
    ]
    assert not cards.caption
    insets = [i for r in cards.rows for c in r.cells for i in c.content if isinstance(i, Inset)]
    alts = [f"Piagam penghargaan Juara {n}." for n in (1, 2, 3, 4)]
    assert [inset.alt for inset in insets] == alts
    assert len({inset.id for inset in insets}) == 4
