"""What is wrong with a tree of performance, a change of the agreement or an evaluation is found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from dinas import DATA

from lkjip_docgen.checks.data import induk, lhe, perjanjian, waktu
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project

Rule = Callable[[Subject], Iterable[Problem]]
Told = list[tuple[str, str, str]]
"""What a rule finds: the line of the data, the message, the suggestion."""


@pytest.fixture
def told(tmp_path: Path) -> Callable[..., Told]:
    """Adds a section to the data of the service, changes a line of them, and asks a rule."""

    def ask(rule: Rule, section: str, was: str = "", now: str = "") -> Told:
        assert was in DATA
        text = DATA.replace(was, now, 1) + section
        (tmp_path / "laporan.yaml").write_text(text, encoding="utf-8")
        project = load_project(tmp_path)
        subject = Subject(project, project.laporan, measure(project.laporan))
        return [_told(problem, subject, text.split("\n")) for problem in rule(subject)]

    return ask


def _told(problem: Problem, subject: Subject, lines: list[str]) -> tuple[str, str, str]:
    place = subject.place(problem.path)
    assert place is not None
    return lines[place.line - 1].strip(), problem.message, problem.suggestion


def tree(*nodes: str) -> str:
    return "\npohon_kinerja:\n  simpul:\n" + "".join(f"    - {{{node}}}\n" for node in nodes)


GOAL = "kode: t1, nama: Tujuan dinas"
BELOW_SS1 = ("- kode: ss1", "- kode: ss1\n            induk: t1")


def test_a_sound_tree_brings_nothing(told: Callable[..., Told]) -> None:
    section = tree(
        GOAL, "kode: b1, nama: Hasil bidang, induk: ss1", "kode: b2, nama: X, induk: jalan"
    )
    rules = (
        induk.induk_dikenal,
        induk.tidak_melingkar,
        induk.kode_jelas,
        induk.tidak_terlalu_dalam,
    )
    assert [told(rule, section, *BELOW_SS1) for rule in rules] == [[], [], [], []]


def test_an_unknown_parent_is_found_at_its_line_with_what_may_be_meant(
    told: Callable[..., Told],
) -> None:
    node = "kode: b1, nama: Hasil, induk: ss11"
    ((line, message, suggestion),) = told(induk.induk_dikenal, tree(GOAL, node))
    assert line == f"- {{{node}}}"
    assert message == "Induk `ss11` dari simpul `b1` tidak ada."
    assert suggestion.startswith("Mungkin maksud Anda `ss1`.")


def test_an_indicator_may_be_meant_that_nothing_else_makes_a_box_of(
    told: Callable[..., Told],
) -> None:
    ((_, _, suggestion),) = told(induk.induk_dikenal, tree("kode: b1, nama: X, induk: jalann"))
    assert suggestion.startswith("Mungkin maksud Anda `jalan`.")


def test_a_circle_is_found_once_with_the_line_of_every_parent_in_it(
    told: Callable[..., Told],
) -> None:
    section = tree("kode: t1, nama: A, induk: b1", "kode: b1, nama: B, induk: ss1")
    ((line, message, suggestion),) = told(induk.tidak_melingkar, section, *BELOW_SS1)
    assert "kode: t1" in line
    numbers = [int(part.split(")")[0]) for part in message.split("(baris ")[1:]]
    assert len(set(numbers)) == 3
    assert message.startswith("Induk berputar: `t1` (baris ")
    assert message.endswith("di bawah `t1`.")
    assert "Hapus atau ganti satu `induk`" in suggestion


def test_a_box_above_itself_is_found(told: Callable[..., Told]) -> None:
    now = "- kode: ss1\n            induk: ss1"
    ((line, message, _),) = told(induk.tidak_melingkar, "", "- kode: ss1", now)
    assert line == "induk: ss1"
    assert message == "Sasaran `ss1` menyebut dirinya sendiri sebagai induk."


def test_a_code_that_means_two_boxes_is_found_with_both_lines(told: Callable[..., Told]) -> None:
    section = tree("kode: ss1, nama: Kembar", "kode: b1, nama: Hasil, induk: ss1")
    ((line, message, _),) = told(induk.kode_jelas, section)
    assert "kode: b1" in line
    assert "simpul `ss1` (baris " in message
    assert "sasaran `ss1` (baris " in message


def test_a_code_of_a_node_and_an_indicator_means_two_boxes(told: Callable[..., Told]) -> None:
    section = tree("kode: jalan, nama: Kembar", "kode: b1, nama: Hasil, induk: jalan")
    ((line, message, _),) = told(induk.kode_jelas, section)
    assert "kode: b1" in line
    assert "simpul `jalan` (baris " in message
    assert "indikator `jalan` (baris " in message


def test_a_tree_that_is_too_deep_to_draw_is_found(told: Callable[..., Told]) -> None:
    nodes = [GOAL, *(f"kode: t{n}, nama: Tingkat, induk: t{n - 1}" for n in range(2, 14))]
    ((line, message, _),) = told(induk.tidak_terlalu_dalam, tree(*nodes))
    assert "kode: t13" in line
    assert "12 tingkat" in message


def test_a_reason_for_a_change_that_stands_with_the_first_agreement_is_found(
    told: Callable[..., Told],
) -> None:
    now = "anggaran: dpa-perubahan\n    alasan_perubahan: Pagu bertambah."
    found = told(perjanjian.alasan_pada_perubahan, "", "anggaran: dpa-perubahan", now)
    ((line, message, _),) = found
    assert line == "alasan_perubahan: Pagu bertambah."
    assert "tidak tercetak" in message


def evaluation(*lines: str) -> str:
    return "\nevaluasi_akip:\n" + "".join(f"  {line}\n" for line in lines)


EVALUATED = [
    (lhe.kategori_sesuai, ("nilai: 68.45", "kategori: BB"), "kategori: BB", "termasuk kategori B"),
    (
        lhe.kategori_sesuai,
        ("nilai: 75", "riwayat: [{tahun: 2023, nilai: 61, kategori: CC}]"),
        "riwayat: [{tahun: 2023, nilai: 61, kategori: CC}]",
        "termasuk kategori B",
    ),
    (
        lhe.komponen_menjumlah,
        ("nilai: 70", "komponen: [{nama: Perencanaan, nilai: 20}, {nama: Pengukuran, nilai: 25}]"),
        "nilai: 70",
        "jumlah komponennya 45,00",
    ),
    (
        lhe.komponen_menjumlah,
        ("komponen: [{nama: Pelaporan Kinerja, nilai: 72}]",),
        "komponen: [{nama: Pelaporan Kinerja, nilai: 72}]",
        "lebih besar daripada bobotnya 15",
    ),
    (
        lhe.bobot_sesuai,
        ("komponen: [{nama: Evaluasi Internal, bobot: 10, nilai: 7}]",),
        "komponen: [{nama: Evaluasi Internal, bobot: 10, nilai: 7}]",
        "menurut aturan 25",
    ),
    (lhe.bobot_sesuai, ("nilai: 684.5",), "nilai: 684.5", "di luar rentang 0 sampai dengan 100"),
    (
        lhe.tindak_lanjut_diuraikan,
        ("rekomendasi: [{uraian: Menyusun pohon, status: selesai}]",),
        "rekomendasi: [{uraian: Menyusun pohon, status: selesai}]",
        "berstatus selesai",
    ),
    (lhe.tahun_evaluasi, ("tahun: 2026",), "tahun: 2026", "sesudah tahun laporan 2025"),
    (lhe.tahun_evaluasi, ("tanggal: 2023-12-31",), "tanggal: 2023-12-31", "sebelum tahun 2024"),
    (
        lhe.tahun_evaluasi,
        ("tanggal: 2027-01-05",),
        "tanggal: 2027-01-05",
        "sesudah tanggal laporan",
    ),
    (
        lhe.tahun_evaluasi,
        ("tahun: 2024", "riwayat: [{tahun: 2024, nilai: 60}]"),
        "riwayat: [{tahun: 2024, nilai: 60}]",
        "yang terakhir dievaluasi 2024",
    ),
]


def test_a_score_that_no_category_has_is_told_of_once(told: Callable[..., Told]) -> None:
    section = evaluation("nilai: 684.5", "kategori: B")
    assert told(lhe.kategori_sesuai, section) == []
    assert len(told(lhe.bobot_sesuai, section)) == 1


@pytest.mark.parametrize("year", [2024, 2027])
def test_a_plan_of_another_year_is_found(told: Callable[..., Told], year: int) -> None:
    objective = "{kode: s1, nama: Sasaran, indikator: [{nama: X, target: 1, satuan: Nilai}]}"
    section = f"\nrencana_kinerja:\n  - tahun: {year}\n    sasaran: [{objective}]\n"
    ((line, message, _),) = told(waktu.tahun_dipakai, section)
    assert line == f"- tahun: {year}"
    assert f"Rencana kinerja tahun {year} tidak termasuk laporan tahun 2025" in message


@pytest.mark.parametrize(("rule", "lines", "at", "said"), EVALUATED)
def test_what_does_not_agree_in_an_evaluation_is_found(
    told: Callable[..., Told], rule: Rule, lines: tuple[str, ...], at: str, said: str
) -> None:
    ((line, message, suggestion),) = told(rule, evaluation(*lines))
    assert line == at
    assert said in message
    assert suggestion


def test_a_sound_evaluation_brings_nothing(told: Callable[..., Told]) -> None:
    section = evaluation(
        "nilai: 68.45",
        "kategori: B",
        "komponen:",
        "  - {nama: Perencanaan Kinerja, nilai: 21.6}",
        "  - {nama: Pengukuran Kinerja, bobot: 30, nilai: 19.8}",
        "  - {nama: Pelaporan Kinerja, nilai: 10.8}",
        "  - {nama: Evaluasi Akuntabilitas Kinerja Internal, nilai: 16.25}",
        "riwayat: [{tahun: 2023, nilai: 64.75, kategori: B}, {tahun: 2019, kategori: CC}]",
        "rekomendasi:",
        "  - {uraian: Satu, tindak_lanjut: Sudah., status: selesai}",
        "  - {uraian: Dua, status: belum}",
    )
    rules = (
        *(lhe.kategori_sesuai, lhe.komponen_menjumlah, lhe.bobot_sesuai),
        *(lhe.tindak_lanjut_diuraikan, lhe.tahun_evaluasi),
    )
    assert [told(rule, section) for rule in rules] == [[], [], [], [], []]
