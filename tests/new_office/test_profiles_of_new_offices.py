"""A new office begins with the words, the sections and the rules of its own kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from lkjip_docgen.cli import main
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.model import Laporan
from lkjip_docgen.new_office import Identitas, identity_of, new_office
from lkjip_docgen.new_office.maker import short_name
from lkjip_docgen.rules import profil_menurut_nama
from lkjip_docgen.source import load_project

DINAS = "Dinas Pekerjaan Umum Kabupaten Contoh"
OFFICES = {
    "unit-kementerian": ("Lembaga Pemasyarakatan Kelas IIA Contoh", 2022),
    "eselon-satu": ("Direktorat Jenderal Perkebunan", 2023),
    "kementerian": ("Kementerian Contoh", 2025),
    "perangkat-daerah": (DINAS, 2025),
    "kecamatan": ("Kecamatan Sungai Kota Contoh", 2024),
    "pemerintah-daerah": ("Pemerintah Kabupaten Contoh", 2025),
    "lainnya": ("Komisi Contoh", 2025),
}


@pytest.mark.parametrize(
    ("name", "short"),
    [
        (
            "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk, dan Keluarga "
            "Berencana Kota Contoh",
            "Dinas Pemberdayaan Perempuan",
        ),
        (
            "Dinas Perindustrian dan Perdagangan Koperasi Usaha Kecil Menengah Kota Contoh",
            "Dinas Perindustrian",
        ),
        ("Dinas Pekerjaan Umum dan Penataan Ruang Kota Contoh", None),
    ],
)
def test_a_long_name_is_called_by_its_first_subject(name: str, short: str | None) -> None:
    """The file name and the running head have room for about forty letters."""
    found = short_name(Identitas(name, profil="perangkat-daerah"))
    assert found == (short or name.removesuffix(" Kota Contoh"))


@dataclass(frozen=True)
class Made:
    """The folder of a new office, made by its profile."""

    profil: str
    folder: Path

    @property
    def text(self) -> str:
        return (self.folder / "laporan.yaml").read_text(encoding="utf-8")

    @property
    def laporan(self) -> Laporan:
        return load_project(self.folder).laporan


def make(folder: Path, code: str) -> Made:
    nama, tahun = OFFICES[code]
    new_office(folder, Identitas(nama, profil=code, tahun=tahun))
    return Made(code, folder)


@pytest.fixture(scope="module", params=OFFICES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The office of each profile in turn; no test changes it."""
    return make(tmp_path_factory.mktemp("profil") / "baru", request.param)


@pytest.fixture(scope="module")
def dinas(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The folder of a service of a regency; no test changes it."""
    return make(tmp_path_factory.mktemp("dinas") / "baru", "perangkat-daerah")


def test_the_profile_is_written_unless_it_goes_without_saying(made: Made) -> None:
    assert made.laporan.profil == made.profil
    assert ("\nprofil: " in made.text) == (made.profil != "unit-kementerian")


def test_a_name_tells_the_profile_and_an_answer_goes_before_it() -> None:
    for code in (
        "perangkat-daerah",
        "kecamatan",
        "pemerintah-daerah",
        "eselon-satu",
        "kementerian",
    ):
        assert identity_of({"nama": OFFICES[code][0]}).profil == code
    for nama in ("Badan Kepegawaian Kabupaten Contoh", "RSUD Contoh", "Puskesmas Sukamaju"):
        assert identity_of({"nama": nama}).profil == "perangkat-daerah"
    for nama in ("Badan Pusat Statistik Kota Contoh", "Badan Narkotika Nasional Kabupaten Contoh"):
        assert identity_of({"nama": nama}).profil == "unit-kementerian"
    assert identity_of({"nama": "Kelurahan Contoh"}).profil == "kecamatan"
    assert identity_of({"nama": DINAS, "profil": "lainnya"}).profil == "lainnya"


@pytest.mark.parametrize(
    ("nama", "profil"),
    [
        ("Kelurahan Contoh", "kecamatan"),
        ("Puskesmas Contoh", "perangkat-daerah"),
        ("Badan Kesatuan Bangsa dan Politik Kota Contoh", "perangkat-daerah"),
        ("Pemerintah Kabupaten Contoh", "pemerintah-daerah"),
        ("Badan Kepegawaian Negara", "kementerian"),
        ("Badan Narkotika Nasional Kabupaten Contoh", None),
        ("Badan Pusat Statistik Kota Contoh", None),
        ("Kantor Regional I Badan Kepegawaian Negara", None),
        ("Lembaga Pemasyarakatan Kelas I Contoh", None),
    ],
)
def test_an_office_of_a_region_is_told_from_a_unit_of_an_agency(
    nama: str, profil: str | None
) -> None:
    assert profil_menurut_nama(nama) == profil


def test_a_service_of_the_kind_of_a_sample_begins_like_any_other_service(tmp_path: Path) -> None:
    health = identity_of({"nama": "Dinas Kesehatan Kabupaten Contoh", "tahun": 2025})
    new_office(tmp_path / "dinkes", health)

    text = (tmp_path / "dinkes" / "laporan.yaml").read_text(encoding="utf-8")
    assert "profil: perangkat-daerah" in text
    assert "Pemerintah Kabupaten Contoh" in text
    assert "Teluk Cendana" not in text


def test_a_sample_of_a_service_is_no_pattern_for_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ("--nama", "Dinas Kesehatan Kabupaten Contoh", "--tahun", "2025")
    sample = ("--sample", "dinkes-teluk-cendana-2025")

    assert main(["init", str(tmp_path / "dinkes"), *named, *sample]) == 1
    assert "LK063 Contoh `dinkes-teluk-cendana-2025`" in capsys.readouterr().err
    assert not (tmp_path / "dinkes").exists()


def test_a_service_stands_under_its_regency_and_promises_to_its_head(dinas: Made) -> None:
    laporan = dinas.laporan
    above = laporan.instansi
    assert (above.kementerian.nama, above.kementerian.pimpinan) == (
        "Pemerintah Kabupaten Contoh",
        "Bupati Contoh",
    )
    assert (above.eselon_satu, above.kantor_wilayah) == (None, None)
    first, second = laporan.pejabat[1].penandatangan
    assert (first.jabatan, second.jabatan) == (f"Kepala {DINAS}", "Bupati Contoh")
    assert second.tak_berlaku("nip")
    assert laporan.kantor.nama_singkat == "Dinas Pekerjaan Umum"


def test_money_of_a_service_comes_by_its_own_document_from_its_own_sources(dinas: Made) -> None:
    budget = dinas.laporan.anggaran
    assert [(v.kode, v.nama) for v in budget.versi] == [("dpa-awal", "DPA awal")]
    assert [source.singkatan for source in budget.sumber_dana] == ["PAD", "DAU", "DAK"]
    kinds = [row.jenis for row in budget.jenis_belanja[-1].belanja]
    assert kinds == ["Belanja Operasi", "Belanja Modal"]
    assert dinas.laporan.perjanjian_kinerja[0].anggaran == "dpa-awal"


def test_a_service_is_not_asked_for_what_it_does_not_have(dinas: Made) -> None:
    for key in ("smart", "ikpa", "emonev", "pembinaan", "kontribusi_kanwil", "eselon_satu"):
        assert f"{key}:" not in dinas.text
    assert list(dinas.folder.glob("emonev*")) == []
    assert "# 14. CAPAIAN LAINNYA\n" in dinas.text, "sections are numbered without a gap"
    assert "DPA pada bagian 12." in dinas.text


def test_what_a_profile_may_have_is_offered_and_not_demanded(dinas: Made) -> None:
    assert "\npenerimaan:\n  # misalnya:\n" in dinas.text
    assert "\n    penerimaan:                     # pendapatan asli daerah\n" in dinas.text
    assert "pnbp" not in dinas.text, "PAD is no PNBP"
    assert (dinas.laporan.pnbp, dinas.laporan.penerimaan) == (None, None)


def test_the_budget_of_a_region_has_its_three_levels_with_codes(dinas: Made) -> None:
    (program,) = dinas.laporan.anggaran.versi[0].program
    (activity,) = program.kegiatan
    (lowest,) = activity.rincian
    assert lowest.nama == "[BELUM DIISI: nama sub kegiatan]"
    assert '# misalnya "1.03.10.2.01.0005"' in dinas.text
    assert "Angka ditulis pada sub kegiatan;" in dinas.text
    assert "# PERIKSA: program, kegiatan, dan sub kegiatan menurut DPA;" in dinas.text


def test_before_2021_the_budget_of_a_region_had_no_sub_activities(tmp_path: Path) -> None:
    new_office(tmp_path / "lama", Identitas(DINAS, profil="perangkat-daerah", tahun=2020))
    made = Made("perangkat-daerah", tmp_path / "lama")
    (activity,) = made.laporan.anggaran.versi[0].program[0].kegiatan
    assert activity.rincian == ()
    assert "Angka ditulis pada kegiatan;" in made.text


@pytest.mark.parametrize(
    ("nama", "kantor", "unit"),
    [
        (DINAS, "dinas", "daerah lain"),
        ("Badan Kepegawaian Daerah Kota Contoh", "badan", "daerah lain"),
        ("RSUD Contoh", "rumah sakit", "rumah sakit lain"),
        ("Inspektorat Daerah Kabupaten Contoh", "inspektorat", "inspektorat lain"),
        ("Kecamatan Contoh", "kecamatan", "kecamatan lain"),
        ("Kelurahan Contoh", "kelurahan", "kelurahan lain"),
        ("Pemerintah Kota Contoh", "pemerintah kota", "kota lain"),
    ],
)
def test_an_office_is_called_by_what_its_name_says(
    nama: str, kantor: str, unit: str, tmp_path: Path
) -> None:
    new_office(tmp_path / "baru", identity_of({"nama": nama, "tahun": 2025}))
    words = load_project(tmp_path / "baru").laporan.kosakata
    assert (words.kantor.nama, words.unit_pembanding.nama) == (kantor, unit)


def test_the_day_of_signing_is_asked_for_once(dinas: Made) -> None:
    report, agreement = dinas.laporan.pejabat
    assert report.tanggal == dinas.laporan.dokumen.tanggal
    assert (report.tempat, agreement.tanggal) == (dinas.laporan.dokumen.tempat, None)
    assert dinas.text.count(f"tanggal: {report.tanggal}") == 1


def test_the_government_of_a_region_promises_to_nobody_and_spends_by_apbd(tmp_path: Path) -> None:
    made = make(tmp_path / "pemda", "pemerintah-daerah")
    laporan = made.laporan
    (promising,) = laporan.pejabat[1].penandatangan
    assert promising.jabatan == "Bupati Contoh"
    assert promising.tak_berlaku("nip") == "Bupati tidak mempunyai NIP."
    assert laporan.kantor.nama_singkat == "Kabupaten Contoh"
    assert laporan.kosakata.dokumen_anggaran.pendek == "APBD"
    assert laporan.anggaran.versi[0].program[0].kegiatan == ()
    kinds = [row.jenis for row in laporan.anggaran.jenis_belanja[-1].belanja]
    assert kinds[-2:] == ["Belanja Tidak Terduga", "Belanja Transfer"]


@pytest.mark.parametrize(
    ("code", "year", "cited", "unknown"),
    [
        ("perangkat-daerah", 2025, "Nomor 86 Tahun 2017", "Tahun 1999"),
        ("perangkat-daerah", 2016, "Nomor 23 Tahun 2014", "Nomor 12 Tahun 2019"),
        ("kecamatan", 2024, "Nomor 17 Tahun 2018", "Nomor 19 Tahun 2008"),
        ("kecamatan", 2016, "Nomor 19 Tahun 2008", "Nomor 17 Tahun 2018"),
        ("unit-kementerian", 2022, "Nomor 88 Tahun 2021", "Nomor 23 Tahun 2014"),
        ("unit-kementerian", 2020, "Nomor 53 Tahun 2014", "Nomor 88 Tahun 2021"),
        ("unit-kementerian", 2012, "Nomor 7 Tahun 1999", "Nomor 29 Tahun 2014"),
    ],
)
def test_the_regulations_are_those_of_the_profile_and_the_year(
    code: str, year: int, cited: str, unknown: str, tmp_path: Path
) -> None:
    new_office(tmp_path / "baru", Identitas(OFFICES[code][0], profil=code, tahun=year))

    names = " / ".join(rule.nama for rule in load_project(tmp_path / "baru").laporan.landasan_hukum)
    assert cited in names
    assert unknown not in names


def test_under_the_same_ministry_no_later_regulation_is_kept(tmp_path: Path) -> None:
    new_office(tmp_path / "sabang", Identitas("Kantor Imigrasi Sabang", tahun=2022))

    laporan = load_project(tmp_path / "sabang").laporan
    assert laporan.pedoman is None, "made in 2023"
    assert all("2023" not in rule.nama for rule in laporan.landasan_hukum)


@pytest.mark.parametrize("kind", ["Kantor Imigrasi", "Rumah Detensi Imigrasi"])
@pytest.mark.parametrize("year", [2023, 2025, 2026])
def test_every_kind_of_a_sample_is_made_for_years_that_are_not_the_samples(
    kind: str, year: int, tmp_path: Path
) -> None:
    new_office(tmp_path / "baru", Identitas(f"{kind} Contoh", tahun=year))
    assert load_project(tmp_path / "baru").laporan.dokumen.tahun == year


def test_scores_are_asked_for_by_the_parts_of_the_year(tmp_path: Path) -> None:
    made = make(tmp_path / "lapas", "unit-kementerian")
    assert "dispensasi_spm" in made.text, "a part of IKPA until 2023"

    nama = OFFICES["unit-kementerian"][0]
    new_office(tmp_path / "nanti", Identitas(nama, tahun=2025))
    later = (tmp_path / "nanti" / "laporan.yaml").read_text(encoding="utf-8")
    assert "dispensasi_spm" not in later
    assert "revisi_dipa" in later


def test_a_ministry_is_its_own_institution_and_nobody_stands_above_it(tmp_path: Path) -> None:
    laporan = make(tmp_path / "kementerian", "kementerian").laporan

    assert laporan.instansi.kementerian.nama == "Kementerian Contoh"
    (promising,) = laporan.pejabat[1].penandatangan
    assert promising.jabatan == "Menteri Contoh"


def test_checks_find_nothing_about_what_the_profile_does_not_have(made: Made) -> None:
    report = check_project(made.folder)

    about = {finding.path.partition("[")[0].partition(".")[0] for finding in report.findings}
    absent = {
        "perangkat-daerah": {"smart", "ikpa", "emonev", "pembinaan", "kontribusi_kanwil", "pnbp"},
        "kecamatan": {"smart", "ikpa", "emonev", "pembinaan", "kontribusi_kanwil", "pnbp"},
        "pemerintah-daerah": {"smart", "ikpa", "emonev", "pembinaan", "kontribusi_kanwil"},
        "lainnya": {"smart", "ikpa", "emonev", "pembinaan", "kontribusi_kanwil", "pnbp"},
        "eselon-satu": {"kontribusi_kanwil", "pnbp"},
        "kementerian": {"kontribusi_kanwil", "pnbp", "emonev"},
        "unit-kementerian": {"pnbp"},
    }[made.profil]
    assert about & absent == set()
    rules = [f.message for f in report.findings if f.path.startswith("landasan_hukum[")]
    assert rules == [], "the regulations that are offered are in force"


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--nama", DINAS, "--profil", "dinas"], "`dinas` bukan profil yang dikenal; pilihannya: "),
        (
            ["--nama", DINAS, "--kanwil", "Kanwil"],
            "--kanwil: tidak ada pada profil perangkat-daerah",
        ),
    ],
)
def test_a_flag_that_does_not_fit_is_wrong_usage(
    flags: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["init", str(tmp_path / "baru"), "--nama", DINAS, *flags])

    assert caught.value.code == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_flag_says_the_profile_and_the_command_which_it_took(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ["--nama", "Unit Contoh", "--profile", "perangkat-daerah"]

    assert main(["init", str(tmp_path / "baru"), *flags]) == 0

    assert "Profil: perangkat-daerah." in capsys.readouterr().out
    assert load_project(tmp_path / "baru").laporan.profil == "perangkat-daerah"


def test_the_examples_of_the_guide_about_profiles_can_be_written_as_they_are(
    tmp_path: Path,
) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "panduan.md").read_text(encoding="utf-8")
    section = guide.partition("### Jenis instansi")[2].partition("\n## ")[0]
    blocks = re.findall(r"```\n(.*?)```", section, re.DOTALL)
    examples = [block for block in blocks if not block.startswith("lkjip ")]

    assert len(examples) == 3
    for number, example in enumerate(examples):
        code = "perangkat-daerah" if "perangkat-daerah" in example else "eselon-satu"
        made = make(tmp_path / str(number), code)
        own = re.sub(r"\nprofil: .*\n", "\n", made.text)
        own = re.sub(r"\n(pnbp:|penerimaan:|istilah:)\n(  .*\n)+", "\n", own)
        (made.folder / "laporan.yaml").write_text(f"{own}\n{example}", encoding="utf-8")
        assert made.laporan.susunan.tanpa or made.laporan.istilah.laporan


def test_the_score_of_a_budget_is_asked_whole_where_its_parts_are_not_known(
    tmp_path: Path,
) -> None:
    text = make(tmp_path / "ditjen", "eselon-satu").text
    scores = text[text.index("\nsmart:") : text.index("\nikpa:")]

    assert len(re.findall(r"^ +(?:- )?nilai:", scores, re.MULTILINE)) == 3, "in each year"
    assert "komponen" not in scores
    assert "salin nilai komponen" not in text


def test_sentences_call_an_office_by_the_kind_that_its_name_tells(tmp_path: Path) -> None:
    words = {
        code: make(tmp_path / code, code).laporan.kosakata.kantor.nama
        for code in ("unit-kementerian", "eselon-satu", "perangkat-daerah", "lainnya")
    }
    assert words == {
        "unit-kementerian": "lembaga pemasyarakatan",
        "eselon-satu": "direktorat jenderal",
        "perangkat-daerah": "dinas",
        "lainnya": "instansi",
    }


def test_the_first_indicator_shows_every_key_and_takes_its_name_from_the_agreement(
    tmp_path: Path,
) -> None:
    made = make(tmp_path / "lapas", "unit-kementerian")
    (row,) = made.laporan.indikator

    assert row.nama == "[BELUM DIISI: nama indikator]"
    assert made.text.count("[BELUM DIISI: nama indikator]") == 1
    for key in ("riwayat", "target_menengah", "pembanding", "penyebab", "rekomendasi"):
        assert re.search(rf"^ +{key}:", made.text, re.MULTILINE), key
    assert "`pembilang`, `penyebut`" in re.sub(r"\s+# ", " ", made.text)


@pytest.mark.parametrize(
    ("nama", "code"),
    [
        ("Perpustakaan Nasional Republik Indonesia", "kementerian"),
        ("Badan Narkotika Nasional", "kementerian"),
        ("Badan Narkotika Nasional Kota Contoh", "unit-kementerian"),
        ("Lembaga Pemasyarakatan Kelas IIA Contoh", "unit-kementerian"),
    ],
)
def test_a_body_of_the_whole_nation_reports_like_a_ministry(nama: str, code: str) -> None:
    assert identity_of({"nama": nama}).profil == code
