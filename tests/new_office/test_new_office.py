from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document
from draws import thorough

from lkjip_docgen.api import build, compose_report
from lkjip_docgen.checks import check
from lkjip_docgen.document.walk import markers_of
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.measures import measure
from lkjip_docgen.model import Laporan
from lkjip_docgen.new_office import Identitas, defaults_for, new_office
from lkjip_docgen.new_office.figures import _score_rows
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import load_project

BATAM = Identitas(
    "Kantor Imigrasi Kelas I TPI Batam",
    kota="Batam",
    singkat="Batam",
    alamat="Jalan Engku Putri Nomor 3",
    tahun=2025,
    kementerian="Kementerian Imigrasi dan Pemasyarakatan",
    kanwil="Kantor Wilayah Kepulauan Riau",
    kepala="Siti Aminah",
    nip="19760202 200112 2 001",
)
OFFICES = {
    "the pattern of the main sample": BATAM,
    "the pattern of the other sample": Identitas("Rumah Detensi Imigrasi Kupang", kota="Kupang"),
    "another unit of the ministry": Identitas(
        "Lembaga Pemasyarakatan Kelas IIA Cibinong",
        jenis="Lembaga Pemasyarakatan",
        eselon_satu="Direktorat Jenderal Pemasyarakatan",
    ),
    "only a name": Identitas("Kantor Imigrasi Kelas II TPI Sabang"),
    "before the first rules": Identitas("Kantor Imigrasi Kelas II TPI Sabang", tahun=2016),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new office; no test changes it."""
    folder = tmp_path_factory.mktemp("baru") / "batam"
    new_office(folder, BATAM)
    return folder


@pytest.fixture(scope="module", params=OFFICES.values(), ids=OFFICES)
def one_of_many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of each office in turn; no test changes it."""
    folder = tmp_path_factory.mktemp("salah-satu") / "baru"
    new_office(folder, request.param)
    return folder


@pytest.fixture(scope="module")
def laporan(folder: Path) -> Laporan:
    return load_project(folder).laporan


@pytest.mark.parametrize(
    ("profil", "kunci"),
    [
        ("unit-kementerian", {"tahun", "komponen"}),
        ("eselon-satu", {"tahun", "nilai", "sumber"}),
        ("kementerian", {"tahun", "nilai", "sumber"}),
    ],
)
def test_whom_no_rule_is_for_gets_a_place_for_the_score_itself(
    profil: str, kunci: set[str]
) -> None:
    (row,) = _score_rows("nka", {2024}, profil)
    assert row.keys() == kunci


def test_the_folder_has_no_error_but_what_is_not_filled_in(one_of_many: Path) -> None:
    project = load_project(one_of_many)
    found = check(project, measure(project.laporan)).findings

    errors = [finding.message for finding in found if finding.severity is Severity.ERROR]
    assert [message for message in errors if "BELUM DIISI" not in message] == []
    assert len(markers_of(compose_report(project))) > 50


def test_nothing_of_the_samples_offices_is_left(one_of_many: Path) -> None:
    texts = [
        path.read_text(encoding="utf-8").casefold()
        for path in one_of_many.iterdir()
        if path.suffix in (".yaml", ".csv")
    ]
    names = ("tanjungpandan", "belitung", "purnama", "santarso", "suyatno", "pangkalpinang")
    stories = ("fiktif", "catatan.md", "tidak ada di sumber", "di sumber", "gambar pengganti")
    assert [word for word in (*names, *stories) for text in texts if word in text] == []


def test_the_report_says_who_the_office_is(folder: Path, laporan: Laporan) -> None:
    assert laporan.kantor.nama == "Kantor Imigrasi Kelas I TPI Batam"
    assert laporan.dokumen.tahun == 2025
    assert laporan.dokumen.tempat == "Batam"
    assert laporan.instansi.kementerian.nama == "Kementerian Imigrasi dan Pemasyarakatan"
    assert laporan.instansi.kantor_wilayah is not None
    assert laporan.instansi.kantor_wilayah.nama == "Kantor Wilayah Kepulauan Riau"
    (head,) = laporan.pejabat[0].penandatangan
    assert (head.nama, head.nip) == ("Siti Aminah", "19760202 200112 2 001")
    assert head.jabatan == "Kepala Kantor Imigrasi Kelas I TPI Batam"
    lines = (folder / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[:4] == [
        "# yaml-language-server: $schema=laporan.schema.json",
        "#",
        "# DATA LAPORAN KINERJA (LKjIP)",
        "# Kantor Imigrasi Kelas I TPI Batam, tahun 2025",
    ]


def test_an_office_of_a_kind_that_no_sample_has_gets_no_ministry_from_it(tmp_path: Path) -> None:
    new_office(tmp_path / "balai", Identitas("Balai Contoh Padang"))

    laporan = load_project(tmp_path / "balai").laporan
    assert laporan.kantor.jenis == "[BELUM DIISI: jenis satuan kerja]"
    assert laporan.instansi.kementerian.nama == "[BELUM DIISI: nama kementerian]"
    assert laporan.instansi.eselon_satu is not None
    assert laporan.instansi.eselon_satu.nama == "[BELUM DIISI: nama unit eselon I]"
    text = (tmp_path / "balai" / "laporan.yaml").read_text("utf-8")
    assert "imigrasi" not in text.casefold()
    assert "# PERIKSA: kosongkan `eselon_satu` bila kantor tidak berada" in text
    assert '{tidak_berlaku: "alasannya"}' in text


def test_what_the_office_shares_with_the_samples_stays(tmp_path: Path) -> None:
    above = load_project(SAMPLES / "tanjungpandan-2023").laporan.instansi.kantor_wilayah
    assert above is not None

    new_office(tmp_path / "manggar", Identitas("Kantor Imigrasi Manggar", kanwil=above.nama))

    indicator = load_project(tmp_path / "manggar").laporan.indikator[0]
    assert [row.unit for row in indicator.pembanding] == [above.nama]


@pytest.mark.parametrize(
    ("year", "period"), [(2019, (2015, 2019)), (2024, (2020, 2024)), (2025, (2025, 2029))]
)
def test_the_plan_holds_the_reported_year(
    year: int, period: tuple[int, int], tmp_path: Path
) -> None:
    new_office(tmp_path / "sabang", Identitas("Kantor Imigrasi Sabang", tahun=year))

    plan = load_project(tmp_path / "sabang").laporan.renstra
    assert (plan.periode.mulai, plan.periode.akhir) == period
    assert (plan.penetapan is not None) == (period == (2020, 2024)), "not of another plan"
    text = (tmp_path / "sabang/laporan.yaml").read_text(encoding="utf-8")
    assert ("ini perkiraan" in text) == (period != (2020, 2024))


@pytest.mark.parametrize("kind", ["Kantor Imigrasi", "Rumah Detensi Imigrasi"])
@pytest.mark.parametrize(
    ("year", "ministry"),
    [
        (2023, "Kementerian Hukum dan Hak Asasi Manusia"),
        (2025, "Kementerian Imigrasi dan Pemasyarakatan"),
    ],
)
def test_the_ministry_is_the_one_of_the_year(
    kind: str, year: int, ministry: str, tmp_path: Path
) -> None:
    new_office(tmp_path / "baru", Identitas(f"{kind} Sabang", tahun=year))

    laporan = load_project(tmp_path / "baru").laporan
    assert laporan.instansi.kementerian.nama == ministry
    assert defaults_for({"nama": f"{kind} Sabang", "tahun": year})["kementerian"] == ministry
    text = (tmp_path / "baru" / "laporan.yaml").read_text("utf-8")
    assert year < 2025 or "Hukum dan HAM" not in text
    assert "(nama yang berlaku pada tanggal laporan; nama pada\n" not in text, "a title cut off"


def test_a_ministry_renamed_in_the_year_is_remarked(tmp_path: Path) -> None:
    new_office(tmp_path / "baru", Identitas("Kantor Imigrasi Sabang", tahun=2024))

    text = (tmp_path / "baru" / "laporan.yaml").read_text("utf-8")
    assert "menjadi Kementerian Imigrasi dan Pemasyarakatan" in text


@pytest.mark.parametrize("year", range(2018, 2028))
def test_a_new_report_is_not_signed_on_a_weekend(year: int, tmp_path: Path) -> None:
    new_office(tmp_path / "baru", Identitas("Kantor Imigrasi Sabang", tahun=year))

    signed = load_project(tmp_path / "baru").laporan.dokumen.tanggal
    assert signed.weekday() < 5
    assert signed.year == year + 1


def test_every_figure_is_empty(laporan: Laporan) -> None:
    hasil = measure(laporan)

    assert all(row.realisasi.value is None for row in hasil.indikator)
    assert all(row.target is None for row in laporan.indikator)
    assert {row.tahun for row in laporan.indikator[0].riwayat} == {2023, 2024}
    assert all(row.realisasi is None for row in laporan.indikator[0].riwayat)
    assert all(b.pagu is None for year in laporan.anggaran.jenis_belanja for b in year.belanja)
    assert laporan.pnbp is not None
    assert [row.tahun for row in laporan.pnbp.tahunan] == [2023, 2024, 2025]
    assert {row.realisasi for row in laporan.pnbp.tahunan} == {None}
    table = laporan.indikator[0].pengukuran.tabel
    assert set(table.nilai) | set(table.responden) == {None}


def test_how_indicators_are_measured_stays(laporan: Laporan) -> None:
    ikm, ipk, _ = laporan.indikator
    assert ikm.pengukuran.jenis == "survei_bulanan"
    assert ikm.pengukuran.skala_survei.maks == Decimal("17.5")
    assert [u.bobot for u in ipk.pengukuran.kelompok[0].unsur] == [20, 10, 10, 20, 20, 20]


def test_empty_values_keep_their_keys_ready(folder: Path) -> None:
    text = (folder / "laporan.yaml").read_text(encoding="utf-8")

    assert "      - {tahun: 2023, target: , realisasi: }\n" in text
    assert "        - nama: Eselon III\n          jumlah:\n" in text
    assert "  target:\n" in text
    assert "# PERIKSA: " in text
    assert "#    Tulis 0 hanya bila memang tidak ada pegawainya." in text


def test_the_only_version_of_the_budget_has_room_for_what_was_spent(one_of_many: Path) -> None:
    text = (one_of_many / "laporan.yaml").read_text(encoding="utf-8")
    budget = text[text.index("\nanggaran:\n") : text.index("\n  jenis_belanja:")]
    assert budget.count(" pagu:") == budget.count(" realisasi:") > 0


def test_a_required_text_that_is_missing_is_a_marker_in_the_report(tmp_path: Path) -> None:
    new_office(tmp_path / "sabang", Identitas("Kantor Imigrasi Kelas II TPI Sabang"))

    report = compose_report(load_project(tmp_path / "sabang"))

    assert "BELUM DIISI: alamat lengkap kantor" in {marker.text for marker in markers_of(report)}


def test_the_empty_folder_builds_a_draft_and_no_final_report(folder: Path, tmp_path: Path) -> None:
    page = "pdf" if thorough() else "html"  # the PDF is that page, laid out for seconds
    result = build(folder, tmp_path / "keluaran", formats=("docx", page), with_layout=False)

    kinds = sorted(file.suffix for file in result.files)
    assert kinds == [".docx", f".{page}"]
    docx = next(file for file in result.files if file.suffix == ".docx")
    words = "\n".join(p.text for p in Document(str(docx)).paragraphs)
    assert "[BELUM DIISI: rumusan visi]" in words
    with pytest.raises(LkjipError):
        build(folder, tmp_path / "final", formats=("docx",), with_layout=False, final=True)


def test_a_name_that_begins_like_a_samples_kind_takes_that_sample(tmp_path: Path) -> None:
    new_office(tmp_path / "kupang", Identitas("Rumah Detensi Imigrasi Kupang"))

    codes = [row.kode for row in load_project(tmp_path / "kupang").laporan.indikator]
    assert codes == [
        row.kode for row in load_project(SAMPLES / "rudenim-tanjung-purnama-2024").laporan.indikator
    ]


def test_a_folder_in_use_stays_as_it_is(folder: Path) -> None:
    before = sorted(path.name for path in folder.iterdir())

    with pytest.raises(LkjipError) as caught:
        new_office(folder, BATAM)

    assert caught.value.findings[0].code == "LK062"
    assert sorted(path.name for path in folder.iterdir()) == before
    assert [path.name for path in folder.parent.iterdir()] == ["batam"]
