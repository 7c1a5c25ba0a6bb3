"""What a sentence explains of its numbers, and what is told where it explains nothing."""

from __future__ import annotations

import shutil
from collections import defaultdict
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from seeded_sample import SAMPLE, with_same_cause

from lkjip_docgen.checks.claims.dijelaskan import is_explained
from lkjip_docgen.checks.claims.klausa import Told
from lkjip_docgen.checks.empty_places import agreed_target
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.findings import Finding
from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project

RUDENIM = SAMPLE.parent / "rudenim-tanjung-purnama-2024"
DINKES = SAMPLE.parent / "dinkes-teluk-cendana-2025"

# Of which list an item is, the item, the code, and what the message or the advice must say.
TOLD = [
    (
        "penyebab",
        "Nilai SKLI 84,25, yaitu 4 lebih tinggi daripada tahun 2023, 80,25.",
        "LK433",
        "80,25",
    ),
    ("penyebab", "Sarana kerja memperoleh nilai tertinggi, yaitu 91,20.", "LK433", "81,53"),
    ("penyebab", "Reponden", "LK420", "Tulis “Responden”."),
    ("penyebab", "dll", "LK413", "Hapus butir ini"),
    (
        "faktor",
        "Sisa Rp109.800.250 (16,03%) dari realisasi.",
        "LK554",
        "ialah 1,63% dari realisasi",
    ),
]
BEFORE = {
    "penyebab": "        - Pembayaran tunjangan dan perjalanan dinas dapat dipantau pegawai",
    "faktor": "    - Penawaran penyedia kamera pengawas",
}


@pytest.fixture(scope="module")
def by_words(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What is found at each item of `TOLD`, all of them in one copy of a sample."""
    root = tmp_path_factory.mktemp("dalih") / "contoh"
    shutil.copytree(RUDENIM, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    file = root / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    for where, words, _, _ in TOLD:
        beside = BEFORE[where]
        item = f"{beside[: beside.index('-')]}- {words}\n"
        text = text.replace(beside, f"{item}{beside}", 1)
    file.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in with_same_cause(check_project(root).findings):
        if finding.place and Path(finding.place.file).name == file.name:
            found[lines[finding.place.line - 1].strip().removeprefix("- ")].append(finding)
    return found


@pytest.mark.parametrize(("where", "words", "code", "says"), TOLD)
def test_a_number_is_held_against_what_it_was_meant_as(
    by_words: dict[str, list[Finding]], where: str, words: str, code: str, says: str
) -> None:
    told = [f"{f.message} {f.suggestion}" for f in by_words[words] if f.code == code]
    assert any(says in each for each in told), (where, by_words[words])


@cache
def contoh() -> Subject:
    project = load_project(SAMPLE)
    return Subject(project, project.laporan, measure(project.laporan))


def told(sentence: str, number: str, kind: str) -> Told:
    """A number of a sentence, written without a unit."""
    value = Decimal(number.replace(",", "."))
    digits = Decimal(1).scaleb(-len(number.partition(",")[2]))
    return Told(sentence, sentence.rindex(number), value, digits, kind)


@pytest.mark.parametrize(
    ("sentence", "number", "kind"),
    [
        ("dari 80,47 nilai menjadi 82,72, yaitu 2,25 poin lebih", "2,25", "desimal"),
        ("dari 80 persen menjadi 85 persen, 5 persen di atas yang lama", "5", "persen"),
        ("total 41 orang, yaitu 31 pria dan 10 wanita", "41", "cacah"),
    ],
)
def test_a_sentence_reckons_its_own_number(sentence: str, number: str, kind: str) -> None:
    assert is_explained(contoh(), told(sentence, number, kind))


def test_the_day_of_a_date_is_no_term_of_a_sum() -> None:
    sentence = "pada 31 desember 2023 jumlah pegawai 41 orang, termasuk 10 orang petugas"
    assert not is_explained(contoh(), told(sentence, "41", "cacah"))


def test_only_what_stands_together_is_a_sum() -> None:
    sentence = "jumlah pegawai 41 orang, dari 31 orang, dengan 7 orang cuti dan 10 orang petugas"
    assert not is_explained(contoh(), told(sentence, "41", "cacah"))


def test_a_survey_of_a_month_begins_a_sentence_too(tmp_path: Path) -> None:
    root = tmp_path / "contoh"
    shutil.copytree(RUDENIM, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    file = root / "laporan.yaml"
    old = "alasan: Sebagian pegawai bertugas mengawal deportasi pada pekan survei bulan Desember."
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, "alasan: Survei bulan Mei diikuti sedikit pegawai."), "utf-8")
    told = [f.message for f in check_project(root).findings if f.code == "LK478"]
    assert any("survei bulan Mei" in message for message in told)


def test_the_agreed_target_is_that_of_the_agreement_in_force(tmp_path: Path) -> None:
    root = tmp_path / "contoh"
    shutil.copytree(DINKES, root, ignore=shutil.ignore_patterns(".lkjip", "keluaran"))
    file = root / "laporan.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "    target: 130\n    pengantar", "    pengantar"
    )
    next_year = text.replace("target: 115\n", "target:\n", 1)
    assert next_year != text
    file.write_text(next_year, encoding="utf-8")
    assert agreed_target(load_project(root), ("indikator", 0, "target")) is None
    file.write_text(text.replace("target: 130\n", "target:\n", 1), encoding="utf-8")
    agreed = agreed_target(load_project(root), ("indikator", 0, "target"))
    assert agreed is not None
    assert agreed[:2] == ("perjanjian_kinerja", 1)
