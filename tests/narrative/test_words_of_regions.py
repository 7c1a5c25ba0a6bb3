"""What a kecamatan and the government of a regency say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import DATA, buat

from lkjip_docgen.api import compose_report
from lkjip_docgen.document import Heading, Table
from lkjip_docgen.document.walk import each_block, plain_text
from lkjip_docgen.model import Renstra
from lkjip_docgen.source import load_project

_KECAMATAN = (
    ("profil: perangkat-daerah\nistilah: {kantor: dinas}", "profil: kecamatan"),
    (
        "    uraian: Wilayah kerja dinas adalah seluruh wilayah kabupaten.\n",
        "    desa: [Kediri, Desa Jipang]\n    kelurahan: [Pasir]\n",
    ),
    (
        "  nama: Rencana Strategis Dinas Pekerjaan Umum Kabupaten Contoh\n",
        "  nama: Rencana Strategis Kecamatan Contoh Tahun 2025–2029\n",
    ),
    (
        "    target: 0\n    pengukuran: {jenis: cacah, yang_dihitung: Kecelakaan kerja, hasil: 0}\n"
        "    riwayat: []\n",
        "    target: 12\n"
        "    pengukuran: {jenis: cacah, yang_dihitung: Kecelakaan kerja, hasil: 9}\n"
        "    riwayat: [{tahun: 2024, target: 14, realisasi: 13}]\n",
    ),
    ("                target: 0\n", "                target: 12\n"),
    (
        "    target_menengah: {tahun: 2029, nilai: 0}\n    pembanding: []\n",
        "    target_menengah: {tahun: 2029, nilai: 10}\n    pembanding:\n"
        "      - {unit: Kabupaten Contoh, realisasi: 20, sumber: Polres, lingkup: kabupaten}\n"
        "      - {unit: Rata-rata, realisasi: 11, sumber: Polda, lingkup: provinsi}\n",
    ),
    (
        "      program_penunjang: [Pemeliharaan rutin jalan kabupaten.]\n",
        "      program_penunjang: []\n",
    ),
)
"""What makes a kecamatan of the service: villages, a plan with its years, fewer is better."""

_REGENCY = (
    ("  jenis: Dinas\n", "  jenis: Pemerintah Kabupaten\n"),
    (
        "          kegiatan:\n            - nama: Penyelenggaraan Jalan Kabupaten\n"
        "              pagu: 9000000000\n              realisasi: 8500000000\n",
        "          pagu: 9000000000\n          realisasi: 8500000000\n",
    ),
    (
        "      - peran: pihak_kedua\n        nama: Budi Contoh\n        jabatan: Bupati Contoh\n"
        '        nip: {tidak_berlaku: "Bupati tidak mempunyai NIP."}\n',
        "",
    ),
)
"""A budget of programs alone, and an agreement that one person signs."""


class Pages:
    """The texts of a report, its headings, and the cells of its tables."""

    def __init__(self, folder: Path, changes: tuple[tuple[str, str], ...]) -> None:
        buat(folder)
        data = DATA
        for old, new in changes:
            assert old in data, old
            data = data.replace(old, new)
        (folder / "laporan.yaml").write_text(data, encoding="utf-8")
        report = compose_report(load_project(folder))
        blocks = [block for part in report.parts for block in each_block(part.blocks)]
        contents = [getattr(block, "content", None) for block in blocks]
        self.text = "\n".join(plain_text(c) for c in contents if isinstance(c, tuple))
        self.headings = [plain_text(b.content) for b in blocks if isinstance(b, Heading)]
        self.tables = {block.id: block for block in blocks if isinstance(block, Table)}

    def cells(self, table: str) -> list[str]:
        """The texts of the cells of a table, its head first."""
        found = self.tables[table]
        return [plain_text(c.content) for row in (*found.head, *found.rows) for c in row.cells]


@pytest.fixture(scope="module")
def kecamatan(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(tmp_path_factory.mktemp("wilayah") / "kecamatan", _KECAMATAN)


@pytest.fixture(scope="module")
def kabupaten(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(tmp_path_factory.mktemp("wilayah") / "kabupaten", _REGENCY)


def test_a_kecamatan_lists_its_villages(kecamatan: Pages) -> None:
    assert "meliputi dua desa dan satu kelurahan, sebagaimana" in kecamatan.text
    rows = ["1", "Desa Kediri", "2", "Desa Jipang", "3", "Kelurahan Pasir"]
    assert kecamatan.cells("tabel-bagian-wilayah") == ["No.", "Desa dan Kelurahan", *rows]
    assert "kabupaten/kota" not in kecamatan.text


def test_the_years_of_a_plan_are_said_once(kecamatan: Pages) -> None:
    assert "Kecamatan Contoh Tahun 2025–2029 ditetapkan dengan" in kecamatan.text
    assert "2025–2029 Tahun" not in kecamatan.text
    source = plain_text(kecamatan.tables["tabel-sasaran-strategis"].source)
    assert source.count("2025–2029") == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Renstra Dinas", "Renstra Dinas Tahun 2025–2029"),
        ("RPJMD Kabupaten Contoh Tahun 2025-2029", "RPJMD Kabupaten Contoh Tahun 2025-2029"),
        ("Renstra 2025 Dinas", "Renstra 2025 Dinas Tahun 2025–2029"),
    ],
)
def test_a_plan_is_named_with_its_years(name: str, said: str) -> None:
    plan = Renstra.model_validate({"nama": name, "periode": {"mulai": 2025, "akhir": 2029}})
    assert plan.nama_lengkap == said


def test_a_number_that_should_be_small_does_not_go_beyond_its_target(kecamatan: Pages) -> None:
    name = "Kecelakaan kerja pada proyek dinas"
    assert f"Realisasi {name} tahun 2025 lebih baik daripada target, yaitu 9" in kecamatan.text
    assert "Realisasi tahun 2025 lebih baik daripada target tahun 2029" in kecamatan.text


def test_the_kind_of_a_unit_is_not_said_again_after_its_name(kecamatan: Pages) -> None:
    units = kecamatan.cells("tabel-celaka-kinerja")
    assert "Kabupaten Contoh" in units
    assert "Rata-rata (provinsi)" in units


def test_counts_keep_their_unit_in_sentences_and_cells(kecamatan: Pages) -> None:
    assert "dengan tahun 2024, realisasi turun 4 kejadian (membaik)" in kecamatan.text
    assert "13 kejadian" in kecamatan.cells("tabel-celaka-kinerja")
    assert "terealisasi 9 kejadian dari target 12 kejadian (125,00%)" in kecamatan.text


def test_a_program_that_pays_for_an_indicator_supports_it(kecamatan: Pages) -> None:
    assert "Indikator ini dibiayai dari Program Penyelenggaraan Jalan" in kecamatan.text
    assert "Tidak ada program dan kegiatan yang menunjang pencapaian Kece" not in kecamatan.text


def test_a_budget_of_programs_alone_speaks_of_no_activities(kabupaten: Pages) -> None:
    assert "Rinciannya menurut program disajikan pada" in kabupaten.text
    assert kabupaten.cells("tabel-realisasi-program")[:2] == ["No.", "Program"]


def test_an_agreement_of_one_person_says_who_signed_it(kabupaten: Pages) -> None:
    said = "pada tanggal 10 Januari 2025 oleh Sari Contoh selaku Kepala Dinas."
    assert said in kabupaten.text
    assert "Pihak Pertama" not in kabupaten.text
