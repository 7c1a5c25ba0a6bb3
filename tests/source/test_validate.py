from __future__ import annotations

import pytest
from proyek import Proyek

from lkjip_docgen.findings.codes import data as codes


def test_a_sound_project_has_no_findings(proyek: Proyek) -> None:
    assert proyek.muat().findings == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "place", "path", "message", "suggestion"),
    [
        (
            "  tempat: Teluk Contoh\n  tanggal: 2032-01-05\n  foto",
            "  tanggal: 2032-01-05\n  foto",
            "LK012", "1:1", "dokumen.tempat", "`tempat`", "Tambahkan `tempat`",
        ),
        (
            "  bidang: percontohan", "  bidang:",
            "LK012", "9:3", "instansi.bidang", "belum ada", "Tambahkan",
        ),
        (
            "  alamat:", "  alamatt:",
            "LK013", "15:3", "kantor.alamatt", "`alamatt`", "Mungkin maksud Anda `alamat`",
        ),
        (
            "  alamat:", "  hobi:\n  alamat:",
            "LK013", "15:3", "kantor.hobi", "`hobi`", "ejaannya",
        ),
        (
            "{nama: Kementerian Contoh}", "{singkat, nama: Kementerian Contoh}",
            "LK013", "7:17", "instansi.kementerian.singkat", "`singkat`", "`singkatan`",
        ),
        (
            "9.092.592.000", "850.000",
            "LK016", "68:21", "anggaran.versi[0].program[0].kegiatan[0].pagu", "850.000", "850000",
        ),
        (
            "      nama: Survei Kepuasan", "      namma: Survei Kepuasan",
            "LK013", "53:7", "indikator[0].pengukuran.namma", "`namma`", "`nama`",
        ),
        (
            "  jenis: Kantor Contoh", "  jenis: [a]",
            "LK014", "13:10", "kantor.jenis", "teks, bukan daftar", "kutip",
        ),
        (
            "  jenis: Kantor Contoh", "  jenis: 2024-01-01",
            "LK014", "13:10", "kantor.jenis", "tanggal 2024-01-01", "kutip",
        ),
        (
            "  jenis: Kantor Contoh", "  jenis: '  '",
            "LK012", "13:10", "kantor.jenis", "kosong", "Isi",
        ),
        (
            "  dasar_hukum: Peraturan Contoh\n  unit: [{nama: Subbagian Contoh}]",
            "  dasar_hukum:Peraturan",
            "LK014", "26:3", "organisasi", "bagian berisi kunci", "spasi setelah titik dua",
        ),
        (
            "pejabat:\n  - dokumen", "saran: bagus\npejabat:\n  - dokumen",
            "LK014", "16:8", "saran", "daftar, bukan teks", "tanda hubung",
        ),
        (
            "pejabat:\n  - dokumen", "saran:\n  -\npejabat:\n  - dokumen",
            "LK012", "17:4", "saran[0]", "Butir ke-1 pada `saran` kosong", "Isi",
        ),
        (
            "    target: 3.25\n    program", "    target: tiga\n    program",
            "LK015", "49:13", "indikator[0].target", "`tiga`", "3.25",
        ),
        (
            "    target: 3.25\n    program", '    target: "3.250"\n    program',
            "LK016", "49:13", "indikator[0].target", "3.250", "3250",
        ),
        (
            "9.092.592.000", "90.5",
            "LK017", "68:21", "anggaran.versi[0].program[0].kegiatan[0].pagu", "bulat", "titik",
        ),
        (
            "9.092.592.000", "90,5",
            "LK017", "68:21", "anggaran.versi[0].program[0].kegiatan[0].pagu", "bulat", "koma",
        ),
        (
            "9.092.592.000", "9,092,592,000",
            "LK015", "68:21", "anggaran.versi[0].program[0].kegiatan[0].pagu", "angka", "koma rib",
        ),
        (
            "9.092.592.000", "9999999999999999999999",
            "LK017", "68:21", "anggaran.versi[0].program[0].kegiatan[0].pagu", "15 angka", "nol",
        ),
        (
            "tahun: 2031\n  tempat", "tahun: '2031'\n  tempat",
            "LK017", "2:10", "dokumen.tahun", "tahun 2000 sampai 2100", "tanpa tanda kutip",
        ),
        (
            "tanggal: 2032-01-05\n  foto", "tanggal: 5 Januari 2032\n  foto",
            "LK018", "4:12", "dokumen.tanggal", "5 Januari 2032", "Tulis 2032-01-05",
        ),
        (
            "tanggal: 2032-01-05\n  foto", "tanggal: 05/01/2032\n  foto",
            "LK018", "4:12", "dokumen.tanggal", "05/01/2032", "Tulis 2032-01-05",
        ),
        (
            "tanggal: 2032-01-05\n  foto", "tanggal: besok\n  foto",
            "LK018", "4:12", "dokumen.tanggal", "besok", "TTTT-BB-HH",
        ),
        (
            "tanggal: 2032-01-05\n  foto", "tanggal: 2032-02-30\n  foto",
            "LK011", "4:12", "dokumen.tanggal", "2032-02-30", "TTTT-BB-HH",
        ),
        (
            "peran: kepala", "peran: kepalla",
            "LK019", "22:16", "pejabat[0].penandatangan[0].peran", "`kepalla`", "`pihak_pertama`",
        ),
        (
            "jenis: survei_bulanan", "jenis: survey_bulanan",
            "LK019", "52:14", "indikator[0].pengukuran.jenis", "`survey_", "`survei_bulanan`",
        ),
        (
            "      jenis: survei_bulanan\n", "",
            "LK012", "51:5", "indikator[0].pengukuran.jenis", "`jenis`", "survei_bulanan",
        ),
        (
            "pejabat:\n", "penghargaan_lampiran: tidak\npejabat:\n",
            "LK014", "16:23", "penghargaan_lampiran", "true atau false", "true (ya)",
        ),
        (
            "    satuan: indeks", "    satuan: indeks\n    desimal: 9",
            "LK017", "49:14", "indikator[0].desimal", "paling banyak 4", "",
        ),
        (
            "kode: puas", "kode: Puas Sekali",
            "LK022", "45:11", "indikator[0].kode", "huruf kecil", "`puas-sekali`",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place_and_remedy(
    proyek: Proyek,
    old: str,
    new: str,
    code: str,
    place: str,
    path: str,
    message: str,
    suggestion: str,
) -> None:
    findings = [f for f in proyek.ganti(old, new).temuan() if f.code != codes.RUJUKAN]

    assert [(f.code, f.path) for f in findings] == [(code, path)]
    found = findings[0]
    assert found.place is not None
    assert f"{found.place.line}:{found.place.column}" == place
    assert message in found.message
    assert suggestion in found.suggestion


def test_every_problem_is_reported_at_once_and_in_order(proyek: Proyek) -> None:
    proyek.ganti("tahun: 2031", "tahun: 31").ganti("alamat:", "alamatt:")
    proyek.ganti("foto/sampul.jpg", "foto/hilang.jpg").ganti("17,42", "x", "survei.csv")
    findings = proyek.temuan()

    assert [f.code for f in findings] == ["LK017", "LK048", "LK013", "LK031"]
    assert [f.sort_key() for f in findings] == sorted(f.sort_key() for f in findings)


def test_a_number_of_a_table_is_found_in_its_cell(proyek: Proyek) -> None:
    found = proyek.ganti("Responden;30", "Responden;30,5", "survei.csv").satu()

    assert found.place is not None
    assert found.place.cell == "baris 5, kolom Jan"
    assert found.path == "indikator[0].pengukuran.tabel.responden[0]"


def test_an_empty_key_counts_as_absent(proyek: Proyek) -> None:
    laporan = (
        proyek.ganti("emonev:\n  tabel: emonev.csv\n", "emonev:\npenghargaan:\n").muat().laporan
    )

    assert laporan.emonev is None
    assert laporan.penghargaan == ()


def test_an_empty_list_that_needs_items_is_named(proyek: Proyek) -> None:
    text = proyek.data.read_text(encoding="utf-8")
    start, end = text.index("pejabat:"), text.index("organisasi:")
    finding = proyek.tulis(text[:start] + "pejabat: []\n" + text[end:]).satu()

    assert (finding.code, finding.path) == ("LK021", "pejabat")


@pytest.mark.parametrize(
    ("old", "new", "code", "remedy"),
    [
        ("  jenis: Kantor Contoh", "  jenis: [Kantor]", "LK014", '`jenis: "Kantor"`'),
        ("  jenis: Kantor Contoh", "  jenis: {a: 1}", "LK014", '`jenis: "..."`'),
        ("  jenis: Kantor Contoh", "  jenis: 2024-01-01", "LK014", '`jenis: "2024-01-01"`'),
        ("organisasi:", "saran: bagus\norganisasi:", "LK014", '`saran: ["bagus"]`'),
        ("organisasi:", "saran:\n  -a b\n  -c\norganisasi:", "LK014", '`saran: ["a b", "c"]`'),
        ("organisasi:", "saran: [{a: b}]\norganisasi:", "LK014", '`- "..."`'),
        ("unit: [{nama: Subbagian Contoh}]", "unit: Subbagian", "LK014", '`unit: [{nama: "..."}]`'),
        ("unit: [{nama: Subbagian Contoh}]", "unit: [Subbagian]", "LK014", '`- {nama: "..."}`'),
        ("    satuan: indeks", "    satuan: indeks\n    desimal: dua", "LK014", "`desimal: 2`"),
        ("tabel: emonev.csv", "tabel: [emonev.csv]", "LK014", "`tabel: emonev.csv`"),
        ("tabel: survei.csv", "tabel: [survei.csv]", "LK014", "`tabel: survei.csv`"),
        ("tanggal: 2032-01-05\n  foto", "tanggal: 2032\n  foto", "LK018", "`tanggal: 2024-01-03`"),
        ("pagu: 9.092.592.000", "pagu: [1]", "LK015", "`pagu: 9.092.592.000`"),
        ("pagu: 9.092.592.000", "pagu: '-'", "LK015", "kosongkan (`pagu:`)"),
        ("pagu: 9.092.592.000", "pagu: –", "LK015", "kosongkan (`pagu:`)"),
        ("pagu: 9.092.592.000", "pagu: -", "LK006", "kosongkan (`pagu:`)"),
        ("unit: [{nama: Subbagian Contoh}]", "unit: -  # belum", "LK006", "kosongkan (`unit:`)"),
    ],
)  # fmt: skip
def test_what_has_the_wrong_shape_is_told_with_the_right_one(
    proyek: Proyek, old: str, new: str, code: str, remedy: str
) -> None:
    finding = proyek.ganti(old, new).satu()

    assert finding.code == code
    assert remedy in finding.suggestion


def test_a_section_with_text_in_its_place_names_its_keys(proyek: Proyek) -> None:
    text = "organisasi:\n  dasar_hukum: Peraturan Contoh\n  unit: [{nama: Subbagian Contoh}]"

    finding = proyek.ganti(text, "organisasi: Subbagian").satu()

    assert '`organisasi: {dasar_hukum: "...", tugas: "..."}`' in finding.suggestion
    assert "`dasar_hukum`, `tugas`, `fungsi`, `unit`." in finding.suggestion


def test_an_unknown_key_names_those_that_may_still_be_added(proyek: Proyek) -> None:
    finding = proyek.ganti("  dasar_hukum: Per", "  dasar: x\n  dasar_hukum: Per").satu()

    assert finding.code == "LK013"
    assert finding.suggestion == (
        "Mungkin maksud Anda `dasar_hukum`. Kunci yang dikenal di sini: `tugas`, `fungsi`."
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    {
        "too far": (
            "kantor:\n",
            "kantor:\n  inovasi: []\n",
            "`inovasi` ditulis sejajar dengan `kantor`",
        ),
        "not far enough": (
            "    pengukuran:\n",
            "    penyebut: orang\n    pengukuran:\n",
            "`penyebut` ditulis di dalam `pengukuran`",
        ),
    }.values(),
    ids=["too far", "not far enough"],
)
def test_a_known_key_with_the_wrong_indentation_is_told_where_it_belongs(
    proyek: Proyek, old: str, new: str, told: str
) -> None:
    finding = proyek.ganti(old, new).satu()
    assert (finding.code, told in finding.suggestion) == ("LK013", True)


def test_several_choices_in_one_item_are_told_to_stand_apart(proyek: Proyek) -> None:
    finding = proyek.ganti("kantor:\n", 'susunan: {tanpa: ["visi, misi"]}\nkantor:\n').satu()
    assert (finding.code, finding.path) == ("LK019", "susunan.tanpa[0]")
    assert finding.suggestion.startswith("Tulis tiap butir tersendiri")


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        (
            "          kegiatan:\n            - nama: Layanan\n",
            "          rincian:\n            - nama: Layanan\n",
            "Bagian program ditulis pada `kegiatan`: ganti `rincian` dengan `kegiatan`.",
        ),
        (
            "            - nama: Layanan\n",
            "            - nama: Layanan\n              sub_kegiatan: [{nama: A}]\n",
            "ganti `sub_kegiatan` dengan `rincian`.",
        ),
        (
            "            - nama: Layanan\n",
            "            - nama: Layanan\n              kegiatan: [{nama: A}]\n",
            "ganti `kegiatan` dengan `rincian`.",
        ),
    ],
)
def test_a_level_of_the_budget_without_its_head_is_told_where_it_stands(
    proyek: Proyek, old: str, new: str, hint: str
) -> None:
    (finding,) = [f for f in proyek.ganti(old, new).temuan() if f.code == "LK013"]
    assert hint in finding.suggestion


def test_an_unknown_key_of_a_way_of_measuring_names_the_keys_of_that_way(proyek: Proyek) -> None:
    finding = proyek.ganti("      nama_nilai:", "      pembilang: 3\n      nama_nilai:").satu()

    assert "`sebutan_unsur`" in finding.suggestion
    assert "nilai_pembilang" not in finding.suggestion
