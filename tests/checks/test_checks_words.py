"""Findings say what the office calls its budget, its plan and its scores."""

from __future__ import annotations

from pathlib import Path

import pytest
from dinas import buat

from lkjip_docgen.checks import check
from lkjip_docgen.measures import measure
from lkjip_docgen.model.istilah import Istilah
from lkjip_docgen.model.kosakata import kosakata, kosakata_tertulis, kosakata_umum
from lkjip_docgen.source import load_project

SIGNED = "  - tahun: 2025\n    tanggal: 2025-01-10\n"
SPENT = "belanja: [{jenis: Belanja Modal, pagu: 9000000000, realisasi: 8500000000}]"
PLAN = "  periode: {mulai: 2025, akhir: 2029}"


def told(folder: Path, code: str, old: str, new: str, *more: tuple[str, str]) -> str:
    """What a finding of the service says after one part of its data has changed."""
    data = buat(folder / "dinas") / "laporan.yaml"
    text = data.read_text("utf-8")
    for was, now in ((old, new), *more):
        assert was in text
        text = text.replace(was, now)
    data.write_text(text, encoding="utf-8")
    project = load_project(data.parent)
    heads = check(project, measure(project.laporan)).findings
    found = [one for head in heads for one in (head, *head.same_cause)]
    return next(f"{f.message} {f.suggestion}" for f in found if f.code == code)


@pytest.mark.parametrize(
    ("code", "old", "new", "said"),
    [
        ("LK101", SPENT, SPENT.replace("9000000000", "9100000000"), "angka itu dengan DPA atau"),
        ("LK222", SIGNED, SIGNED.replace("2025-01", "2024-01"), "sebulan setelah DPA disahkan"),
        ("LK227", PLAN, PLAN.replace("2025", "2026"), "di luar masa renstra 2026–2029"),
        ("LK103", "realisasi: 8500000000}]", "realisasi: 9500000000}]", "aplikasi keuangan"),
    ],
)
def test_a_service_of_a_region_reads_its_own_words(
    tmp_path: Path, code: str, old: str, new: str, said: str
) -> None:
    assert said in told(tmp_path, code, old, new)


def test_an_office_with_a_plan_of_another_name_reads_that_name(tmp_path: Path) -> None:
    own = "istilah: {rencana_strategis: {nama: rencana lima tahun, singkatan: RLT}}\n"
    aims = "  tujuan: [Meningkatnya mutu jalan kabupaten]\n"
    text = told(tmp_path, "LK512", aims, "", ("istilah: {kantor: dinas}\n", own))
    assert "Belum diisi: tujuan RLT (" in text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Versi {dokumen_anggaran}", "Versi DPA"),
        ("{dokumen_anggaran:nama}", "Dokumen Pelaksanaan Anggaran"),
        ("{instansi:awal} yang menaungi", "Pemerintah daerah yang menaungi"),
        ("Kode {sasaran}", "Kode sasaran"),
        ("tanpa sebutan", "tanpa sebutan"),
    ],
)
def test_a_text_of_the_program_has_its_words_in_the_form_that_it_names(
    text: str, said: str
) -> None:
    assert kosakata("perangkat-daerah", Istilah(), "strategis").tulis(text) == said


def test_words_for_all_name_no_kind_of_office() -> None:
    words = kosakata_umum()
    assert words.tulis("Versi {dokumen_anggaran}") == "Versi dokumen anggaran"
    assert "pemerintah daerah" in words.instansi.nama


@pytest.mark.parametrize(
    ("profil", "istilah"), [("tidak-ada", None), (["x"], "teks"), (None, {"kantor": 3, "salah": 1})]
)
def test_wrong_words_in_data_count_for_nothing(profil: object, istilah: object) -> None:
    usual = kosakata("unit-kementerian", Istilah(), "kegiatan")
    assert kosakata_tertulis(profil, istilah, ()) == usual
