from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from proyek import Proyek

from lkjip_docgen.api import compose_report
from lkjip_docgen.document.walk import markers_of
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.new_year import new_year
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.new_year.carry import NextYear, _Carrier
from lkjip_docgen.new_year.remarks import Remarks, general
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project


def an_office(folder: Path) -> Path:
    """The sample as an office has it, in a folder of its own."""
    return Path(shutil.copytree(SAMPLES / "tanjungpandan-2023", folder / "kantor-2023"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This year's folder; no test changes it."""
    return an_office(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="module")
def coming(folder: Path) -> Path:
    """The next year's folder, which no test changes either."""
    return new_year(folder)


@pytest.fixture(scope="module")
def laporan(coming: Path) -> Laporan:
    return load_project(coming).laporan


def test_the_folder_stands_beside_with_the_next_year(folder: Path, coming: Path) -> None:
    assert coming == folder.with_name("kantor-2024")
    files = {path.name for path in coming.iterdir() if path.is_file()}
    assert files == {
        "laporan.yaml",
        "laporan.schema.json",
        "survei-ikm-2024.csv",
        "survei-iki-2024.csv",
        "emonev-2024.csv",
        "Buka.bat",
        "Buka.command",
        "buka.desktop",
    }
    assert sorted((coming / "piagam").iterdir()) != []


def test_the_folder_is_told_as_the_old_one_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = an_office(tmp_path)
    monkeypatch.chdir(folder.parent)
    assert new_year("kantor-2023") == Path("kantor-2024")

    monkeypatch.chdir(folder)
    shutil.rmtree(folder.parent / "kantor-2024")
    assert new_year(".") == folder.with_name("kantor-2024")


def test_the_report_of_the_next_year_can_be_composed_with_markers(coming: Path) -> None:
    report = compose_report(load_project(coming))

    assert len(markers_of(report)) > 50


def test_this_years_result_becomes_history(folder: Path, laporan: Laporan) -> None:
    hasil = measure(load_project(folder).laporan)

    for was, now in zip(hasil.indikator, laporan.indikator, strict=True):
        last = now.riwayat[-1]
        assert (last.tahun, last.target, last.realisasi) == (
            2023,
            was.target.value,
            was.realisasi.value,
        )
        assert [row.tahun for row in now.riwayat] == [2021, 2022, 2023]
    assert laporan.indikator[0].riwayat[-1].realisasi == Decimal("3.98")


def test_the_target_of_the_plan_becomes_the_target_where_it_ends(laporan: Laporan) -> None:
    assert [row.target for row in laporan.indikator] == [
        Decimal("3.30"),
        Decimal("3.14"),
        Decimal("3.14"),
    ]


def test_what_was_measured_is_empty(laporan: Laporan) -> None:
    ikm, ipk, _ = laporan.indikator
    table = ikm.pengukuran.tabel
    assert [row.nama for row in table.unsur][:2] == ["Informasi", "Persyaratan"]
    assert set(table.nilai) | set(table.responden) == {None}
    assert ipk.pengukuran.hasil is None
    assert ipk.pengukuran.waktu is None
    assert all(month.anggaran is None for month in laporan.emonev.tabel)
    assert len(laporan.emonev.tabel) == 12
    activities = [k for p in laporan.anggaran.versi[-1].program for k in p.kegiatan]
    assert {(k.pagu, k.realisasi) for k in activities} == {(None, None)}
    assert not laporan.anggaran.faktor  # why last year's money was not spent
    assert all(k.jumlah is None for r in laporan.pegawai.rincian for k in r.kelompok)


def test_tables_of_years_move_on_and_show_three(laporan: Laporan) -> None:
    assert [row.tahun for row in laporan.anggaran.jenis_belanja] == [2022, 2023, 2024]
    assert [b.jenis for b in laporan.anggaran.jenis_belanja[-1].belanja] == [
        "Belanja Pegawai",
        "Belanja Barang",
        "Belanja Modal",
    ]
    assert [row.tahun for row in laporan.pnbp.tahunan] == [2022, 2023, 2024]
    assert laporan.pnbp.tahunan[-1].realisasi is None
    assert laporan.pnbp.tahunan[-2].realisasi == 5259606637


def test_a_change_of_rule_brings_its_components_and_says_so(coming: Path, laporan: Laporan) -> None:
    assert [row.tahun for row in laporan.smart.tahunan] == [2022, 2023, 2024]
    text = (coming / "laporan.yaml").read_text(encoding="utf-8")
    assert "# PERIKSA: mulai tahun 2024 Nilai Kinerja Anggaran dihitung menurut" in text
    after = text[text.index("\nsmart:") :]
    assert after.index("- tahun: 2024") < after.index("efektivitas:") < after.index("ikpa:")


@pytest.mark.parametrize(("tahun", "ada"), [(2023, False), (2024, True), (2026, True)])
def test_a_ministry_that_has_another_name_by_then_is_marked(tahun: int, ada: bool) -> None:
    data = {"instansi": {"kementerian": {"nama": "Kementerian Hukum dan HAM"}}}
    lines = general(data, tahun).lines.get(("instansi",), [])
    assert ("Kementerian Imigrasi dan Pemasyarakatan" in " ".join(lines)) is ada
    assert all(line.startswith("PERIKSA") for line in lines[:1])


def test_a_score_that_was_stated_is_to_be_stated_again() -> None:
    carrier = _Carrier(NextYear({}, Remarks()), Hasil, 2024)  # type: ignore[arg-type]
    stated = carrier._unscored("nka", [{"tahun": 2023, "nilai": 91, "sumber": "SMART"}])
    assert stated == {"tahun": 2024, "nilai": None, "sumber": None}
    computed = carrier._unscored("nka", [{"tahun": 2023, "komponen": {"penyerapan": 91}}])
    assert computed["komponen"].keys() == {"efektivitas", "efisiensi", "ikpa"}


def test_an_institution_without_a_rule_of_its_own_is_asked_for_the_score_alone() -> None:
    carrier = _Carrier(NextYear({"profil": "eselon-satu"}, Remarks()), Hasil, 2026)  # type: ignore[arg-type]
    assert carrier._unscored("nka", []) == {"tahun": 2026, "nilai": None, "sumber": None}


def test_the_agreement_waits_to_be_signed(laporan: Laporan) -> None:
    (pk,) = laporan.perjanjian_kinerja
    assert (pk.tahun, pk.versi, pk.tanggal, pk.anggaran) == (2024, "awal", None, "dipa-awal")
    kegiatan = [t for level in pk.tingkat if level.tingkat == "kegiatan" for s in level.sasaran
                for t in s.indikator]  # fmt: skip
    assert [t.target for t in kegiatan] == [Decimal("3.30"), Decimal("3.14"), Decimal("3.14")]
    signers = {row.dokumen: row for row in laporan.pejabat}
    assert signers["perjanjian_kinerja"].tanggal is None
    assert signers["laporan"].tahun == 2024


def test_texts_that_state_results_are_empty_and_others_are_marked(
    coming: Path, laporan: Laporan
) -> None:
    assert laporan.saran == laporan.output_lain == ()
    assert laporan.kesimpulan.isu == ()
    assert all(not any(row.analisis.model_dump().values()) for row in laporan.indikator)
    assert laporan.pembinaan != ()
    lines = (coming / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    for key in ("landasan_hukum:", "pembinaan:", "inovasi:", "saran:", "penghargaan:"):
        assert lines[lines.index(key) - 1].startswith("# PERIKSA: ")


def test_comments_and_order_stay(folder: Path, coming: Path) -> None:
    old, new = (
        (f / "laporan.yaml").read_text(encoding="utf-8").splitlines() for f in (folder, coming)
    )
    headings = [line for line in old if line.startswith("# ")][1:]
    assert [line for line in new if line in headings] == headings
    keys = [line.partition(":")[0] for line in new if line[:1].isalpha()]
    assert keys == [line.partition(":")[0] for line in old if line[:1].isalpha()]


def test_two_years_in_a_row(coming: Path) -> None:
    later = new_year(coming)

    laporan = load_project(later).laporan
    compose_report(load_project(later))
    assert later.name == "kantor-2025"
    assert laporan.dokumen.tahun == 2025
    assert [row.tahun for row in laporan.anggaran.jenis_belanja] == [2023, 2024, 2025]
    assert [row.tahun for row in laporan.indikator[0].riwayat] == [2021, 2022, 2023, 2024]
    assert laporan.indikator[0].riwayat[-1].realisasi is None
    assert [row.target for row in laporan.indikator] == [None, None, None]
    text = (later / "laporan.yaml").read_text(encoding="utf-8")
    assert "# PERIKSA: renstra ini berakhir tahun 2024" in text


def test_an_agreement_yet_to_be_signed_bears_the_names_of_today(proyek: Proyek) -> None:
    old = "    nama_kementerian: Kementerian Lama\n    nama_eselon_satu: Ditjen Lama\n"
    proyek.ganti("    tanggal: 2031-01-02\n", f"    tanggal: 2031-01-02\n{old}")

    text = (new_year(proyek.root) / "laporan.yaml").read_text(encoding="utf-8")
    assert "Lama" not in text


def test_an_agreement_of_the_next_year_is_taken_over(proyek: Proyek) -> None:
    text = proyek.data.read_text(encoding="utf-8")
    start, end = (
        text.index("  - tahun: 2031\n    tanggal: 2031-01-02"),
        text.index("indikator:\n  - kode"),
    )
    signed = text[start:end].replace("2031", "2032").replace("3.25", "3.5").replace("sk1", "sk7")
    proyek.tulis(text[:end] + signed + text[end:])

    laporan = load_project(new_year(proyek.root)).laporan

    (pk,) = laporan.perjanjian_kinerja
    assert (pk.tahun, str(pk.tanggal)) == (2032, "2032-01-02")
    assert (laporan.indikator[0].target, laporan.indikator[0].sasaran) == (Decimal("3.5"), "sk7")


EVALUATED = """\
evaluasi_akip:
  nilai: 68.45
  nomor: 700/1/2031
  komponen: [{nama: Perencanaan Kinerja, nilai: 21.6}]
  riwayat: [{tahun: 2029, nilai: 64.75}]
  rekomendasi:
    - {uraian: Menyusun pohon, tindak_lanjut: Sudah., status: selesai}
    - {uraian: Membangun aplikasi, status: belum}
pohon_kinerja:
  simpul: [{kode: t1, nama: Tujuan satu}]
"""


def test_an_evaluation_joins_those_before_and_what_is_not_done_stays_to_be_done(
    proyek: Proyek,
) -> None:
    proyek.tambah(EVALUATED)

    coming = new_year(proyek.root)
    evaluasi = load_project(coming).laporan.evaluasi_akip

    assert evaluasi is not None
    assert (evaluasi.tahun, evaluasi.nilai, evaluasi.nomor) == (2031, None, None)
    assert [(row.tahun, str(row.nilai), row.kategori) for row in evaluasi.riwayat] == [
        (2029, "64.75", None),
        (2030, "68.45", "B"),
    ]
    assert [row.uraian for row in evaluasi.rekomendasi] == ["Membangun aplikasi"]
    assert [(row.nama, row.nilai) for row in evaluasi.komponen] == [("Perencanaan Kinerja", None)]
    text = (coming / "laporan.yaml").read_text(encoding="utf-8")
    assert "# PERIKSA: hasil evaluasi atas kinerja tahun 2031" in text


def test_an_objective_keeps_its_parent_and_a_change_is_told_once(proyek: Proyek) -> None:
    proyek.ganti("- kode: sk1\n", "- kode: sk1\n            induk: t1\n")
    text = proyek.data.read_text(encoding="utf-8")
    start = text.index("  - tahun: 2031\n    tanggal: 2031-01-02")
    end = text.index("indikator:\n  - kode")
    signed = text[start:end].replace("2031", "2032").replace("            induk: t1\n", "")
    proyek.tulis(text[:end] + signed + text[end:] + EVALUATED)

    laporan = load_project(new_year(proyek.root)).laporan

    assert laporan.perjanjian_kinerja[0].tingkat[0].sasaran[0].induk == "t1"
    assert laporan.pohon_kinerja is not None
    assert [node.kode for node in laporan.pohon_kinerja.simpul] == ["t1"]


def test_a_promise_called_like_the_indicator_is_of_that_indicator(proyek: Proyek) -> None:
    text = proyek.data.read_text(encoding="utf-8")
    start = text.index("  - tahun: 2031\n    tanggal: 2031-01-02")
    end = text.index("indikator:\n  - kode")
    signed = text[start:end].replace("2031", "2032").replace("3.25", "3.5")
    signed = signed.replace("                indikator: puas\n", "")
    proyek.tulis(text[:end] + signed.replace("Indeks Kep", "Indeks  kep") + text[end:])

    laporan = load_project(new_year(proyek.root)).laporan

    (promise,) = laporan.perjanjian_kinerja[0].tingkat[0].sasaran[0].indikator
    assert (promise.indikator, laporan.indikator[0].target) == ("puas", Decimal("3.5"))


def test_comparators_move_on_and_figures_in_a_method_are_to_be_looked_at(proyek: Proyek) -> None:
    proyek.langsung("3.3")
    proyek.ganti("      hasil: 3.3\n", "      hasil: 3.3\n      metode: Rerata 1.204 jawaban.\n")
    other = "    pembanding: [{unit: Provinsi, tahun: 2030, realisasi: 3.1, sumber: s}]\n"
    proyek.ganti("    program: Program Layanan\n", f"    program: Program Layanan\n{other}")

    coming = new_year(proyek.root)

    (indikator,) = load_project(coming).laporan.indikator
    assert [row.tahun for row in indikator.pembanding] == [2031]
    text = (coming / "laporan.yaml").read_text(encoding="utf-8")
    assert "# PERIKSA: angka tahun 2031 dalam uraian ini." in text


def test_a_folder_that_is_in_use_is_left_alone(tmp_path: Path, coming: Path) -> None:
    folder = an_office(tmp_path)
    coming = shutil.copytree(coming, tmp_path / coming.name)
    before = (coming / "laporan.yaml").read_bytes()
    (coming / "laporan.yaml").write_bytes(before + b"# diubah\n")

    with pytest.raises(LkjipError) as caught:
        new_year(folder)

    assert caught.value.findings[0].code == "LK062"
    assert (coming / "laporan.yaml").read_bytes() == before + b"# diubah\n"


def test_data_with_errors_make_no_folder(proyek: Proyek, tmp_path: Path) -> None:
    proyek.ganti("tahun: 2031", "tahun: dua")

    with pytest.raises(LkjipError):
        new_year(proyek.root, tmp_path / "baru")

    assert not (tmp_path / "baru").exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".lkjip")] == []


@pytest.mark.parametrize("name", sorted(p.parent.name for p in SAMPLES.glob("*/laporan.yaml")))
def test_every_sample_has_a_next_year(name: str, tmp_path: Path) -> None:
    project = load_project(new_year(SAMPLES / name, tmp_path / "baru"))

    assert project.laporan.dokumen.tahun == load_project(SAMPLES / name).laporan.dokumen.tahun + 1
    assert markers_of(compose_report(project))  # nothing is known of that year yet


def test_a_picture_in_a_text_that_is_kept_comes_along(proyek: Proyek) -> None:
    photo = (proyek.root / "foto" / "sampul.jpg").read_bytes()
    proyek.tulis(photo, "foto/depan kantor.jpg")
    text = "  sejarah: |\n    ![Depan kantor](foto/depan%20kantor.jpg)\npejabat:\n"
    coming = new_year(proyek.ganti("pejabat:\n", text).root)
    assert (coming / "foto" / "depan kantor.jpg").read_bytes() == photo


def test_quarters_keep_their_nature_and_the_action_plan_is_to_be_agreed_again(
    proyek: Proyek,
) -> None:
    proyek.langsung(
        "100",
        "100",
        "    triwulan: {sifat: jumlah, target: {tw1: 40, tw2: 60}, realisasi: {tw1: 50}}",
        "    rencana_aksi: [{kegiatan: Melatih, triwulan: [2], anggaran: 5000000}]",
    )
    proyek.ganti("anggaran:\n  versi", "anggaran:\n  triwulan: {target: {tw1: 5}}\n  versi")
    coming = new_year(proyek.root)
    laporan = load_project(coming).laporan
    (row,) = laporan.indikator
    assert row.triwulan is not None
    assert row.triwulan.sifat == "jumlah"
    assert not any((*row.triwulan.target.urut, *row.triwulan.realisasi.urut))
    assert [(step.kegiatan, step.anggaran) for step in row.rencana_aksi] == [("Melatih", None)]
    assert laporan.anggaran.triwulan is None
    text = (coming / "laporan.yaml").read_text(encoding="utf-8")
    assert "# PERIKSA: target triwulan tahun 2032." in text
    assert "# PERIKSA: rencana aksi tahun 2032." in text


def test_who_signed_an_interim_report_signs_none_of_the_next_year(proyek: Proyek) -> None:
    proyek.ganti(
        "organisasi:\n",
        "  - dokumen: laporan\n    periode: semester 1\n    tanggal: 2031-07-11\n"
        "    penandatangan: [{nama: Budi Contoh, jabatan: Plt. Kepala Kantor}]\norganisasi:\n",
    )
    names = [p.penandatangan[0].nama for p in load_project(new_year(proyek.root)).laporan.pejabat]
    assert names == ["Sari Contoh"]
