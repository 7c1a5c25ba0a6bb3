"""The year on one page: what is counted, and which indicators come first."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proyek import Proyek

from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.measures.at_a_glance import MOST, foremost
from lkjip_docgen.measures.results import HasilIndikator
from lkjip_docgen.records import replace

BEFORE = "anggaran:\n  versi"


def measured(proyek: Proyek, *results: str) -> Hasil:
    """The office with an indicator of target 3.25 that reached it, and others of target 10."""
    rows = "".join(
        f"  - kode: n{number}\n    nama: Nilai {number}\n    sasaran: sk1\n    satuan: nilai\n"
        f"    target: 10\n    pengukuran: {{jenis: langsung, nama: Penilaian{result}}}\n"
        for number, result in enumerate((f", hasil: {r}" if r else "" for r in results), start=1)
    )
    proyek.ukur("jenis: langsung", "nama: Penilaian", "hasil: 3.25")
    return measure(proyek.ganti(BEFORE, f"{rows}{BEFORE}").muat().laporan)


def test_targets_met_are_counted_and_those_that_nobody_knows_yet(proyek: Proyek) -> None:
    kilas = measured(proyek, "10", "9.99", "").kilas
    counts = (kilas.jumlah, kilas.tercapai, kilas.belum_dinilai, kilas.lainnya)
    assert [count.nilai for count in counts] == [4, 2, 1, 0]


def test_without_any_verdict_nothing_is_counted_as_met(proyek: Proyek) -> None:
    proyek.ukur("jenis: langsung", "nama: Penilaian")
    kilas = measure(proyek.muat().laporan).kilas
    assert not kilas.tercapai.ada
    assert kilas.belum_dinilai.nilai == 1


def test_of_many_indicators_those_that_missed_their_target_have_room_first(proyek: Proyek) -> None:
    kilas = measured(proyek, "10", "10", "10", "10", "10", "10", "9", "8").kilas
    codes = [row.model.kode for row in kilas.utama]
    assert codes == ["puas", "n1", "n2", "n3", "n7", "n8"]
    assert kilas.lainnya.nilai == 3


@given(st.lists(st.sampled_from(["10", "9", ""]), max_size=12))
def test_no_indicator_that_missed_its_target_makes_way_for_one_that_did_not(
    fates: list[str],
) -> None:
    rows = [_row(number, fate) for number, fate in enumerate(fates, start=1)]
    shown = foremost(rows)
    assert len(shown) == min(MOST, len(rows))
    assert [row.nomor for row in shown] == sorted(row.nomor for row in shown)
    missed = {row.nomor for row in rows if row.tercapai is False}
    left_out = missed - {row.nomor for row in shown}
    assert not left_out or all(row.tercapai is False for row in shown)


@pytest.fixture(scope="module", autouse=True)
def _one_row(tmp_path_factory: pytest.TempPathFactory) -> None:
    from proyek import buat

    office = buat(tmp_path_factory.mktemp("kilas") / "kantor")
    office.ukur("jenis: langsung", "nama: Penilaian", "hasil: 3.25")
    _ROWS.append(measure(office.muat().laporan).indikator[0])


_ROWS: list[HasilIndikator] = []
_VERDICTS = {"10": 0, "9": -1, "": None}


def _row(number: int, fate: str) -> HasilIndikator:
    """An indicator with a verdict."""
    one = _ROWS[0]
    last = replace(one.tahun[-1], putusan=_VERDICTS[fate])
    return replace(one, nomor=number, tahun=(*one.tahun[:-1], last))


@pytest.mark.parametrize(
    ("section", "innovations", "awards"),
    [
        ("", None, None),
        ("inovasi: []\npenghargaan: []\n", 0, 0),
        (
            "inovasi: [{nama: Satu}, {nama: Dua}]\npenghargaan:\n"
            "  - {nama: A, tahun: 2031, pemberi: X}\n  - {nama: B, tahun: 2030, pemberi: X}\n",
            2,
            1,
        ),
    ],
)  # fmt: skip
def test_silence_is_no_zero(
    proyek: Proyek, section: str, innovations: int | None, awards: int | None
) -> None:
    proyek.ganti("organisasi:\n", f"{section}organisasi:\n")
    kilas = measure(proyek.muat().laporan).kilas
    assert (kilas.inovasi and kilas.inovasi.nilai) == innovations
    assert (kilas.penghargaan and kilas.penghargaan.nilai) == awards


NKA = """\
smart:
  tahunan:
    - {tahun: 2022, nilai: 95.84, sumber: Aplikasi SMART}
    - {tahun: 2023, nilai: 91.91, sumber: Aplikasi SMART}
"""


@pytest.mark.parametrize(
    ("years", "change"),
    [
        (("2022", "2023"), Decimal("-3.93")),
        (("2021", "2023"), None),  # a year between them is not known
        (("2023", "2024"), None),  # each has a rule of its own
    ],
)
def test_scores_of_two_years_are_compared_under_one_rule_alone(
    proyek: Proyek, years: tuple[str, str], change: Decimal | None
) -> None:
    text = NKA.replace("2022", "AWAL").replace("2023", years[1]).replace("AWAL", years[0])
    proyek.ganti("emonev:\n", f"{text}emonev:\n")
    found = measure(proyek.muat().laporan).kilas.perubahan_nka
    assert (found and found.nilai) == change
