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
from lkjip_docgen.source import load_project

DINAS = "Dinas Pekerjaan Umum Kabupaten Contoh"
OFFICES = {
    "unit-kementerian": ("Lembaga Pemasyarakatan Kelas IIA Contoh", 2022),
    "eselon-satu": ("Direktorat Jenderal Perkebunan", 2023),
    "kementerian": ("Kementerian Contoh", 2025),
    "perangkat-daerah": (DINAS, 2025),
    "kecamatan": ("Kecamatan Sungai Kota Contoh", 2024),
    "lainnya": ("Komisi Contoh", 2025),
}


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
    for code in ("perangkat-daerah", "kecamatan", "eselon-satu", "kementerian"):
        assert identity_of({"nama": OFFICES[code][0]}).profil == code
    assert identity_of({"nama": "Badan Pusat Statistik Kota Contoh"}).profil == "unit-kementerian"
    assert identity_of({"nama": DINAS, "profil": "lainnya"}).profil == "lainnya"


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
    assert "\npnbp:\n  # misalnya:\n" in dinas.text
    assert dinas.laporan.pnbp is None


@pytest.mark.parametrize(
    ("code", "year", "cited", "unknown"),
    [
        ("perangkat-daerah", 2025, "Nomor 86 Tahun 2017", "Tahun 1999"),
        ("perangkat-daerah", 2016, "Nomor 23 Tahun 2014", "Nomor 12 Tahun 2019"),
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
        own = re.sub(r"\nprofil: .*\n(istilah:\n  kantor: .*\n)?", "\n", made.text)
        own = re.sub(r"\npnbp:\n(  .*\n)+", "\n", own)
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
