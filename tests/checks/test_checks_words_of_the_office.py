"""Words of the office: one thing each, in a form that sentences can hold."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from lkjip_docgen.checks.language.istilah import istilah_dalam_kalimat
from lkjip_docgen.model import istilah


def told(**words: object) -> list[str]:
    """What is found about these words: the path of each, the message and the cure."""
    laporan = SimpleNamespace(istilah=istilah.Istilah(**words))  # type: ignore[arg-type]
    found = istilah_dalam_kalimat(SimpleNamespace(laporan=laporan))  # type: ignore[arg-type]
    return [f"{problem.path[-1]}: {problem.message} {problem.suggestion}" for problem in found]


@pytest.mark.parametrize(
    ("word", "single"),
    [
        ("sasaran-sasaran", "sasaran"),
        ("para sasaran strategis", "sasaran strategis"),
        ("beberapa tujuan-tujuan daerah", "tujuan daerah"),
    ],
)
def test_a_plural_is_told_with_its_singular(word: str, single: str) -> None:
    (line,) = told(sasaran_strategis=word)
    assert f"“1 (satu) {word}”" in line
    assert line.endswith(f"Tulis bentuk tunggalnya: `{single}`.")


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("dinas\n\n# Bab lain", "terdiri atas beberapa baris"),
        ("dinas " * 40, "lebih dari 80 karakter"),
        ("dinas kami.", "diakhiri tanda baca `.`"),
    ],
)
def test_what_is_no_word_is_told(word: str, why: str) -> None:
    (line,) = told(kantor=word)
    assert line.startswith("kantor: Istilah “dinas")
    assert why in line


def test_each_level_of_a_budget_and_each_short_form_is_looked_at() -> None:
    paths = told(
        tingkat_anggaran=("program", "kegiatan-kegiatan"),
        penerimaan=istilah.Sebutan(nama="Pendapatan Asli Daerah", singkatan="para PAD"),
    )
    assert [line.partition(":")[0] for line in paths] == ["1", "singkatan"]


def test_words_that_are_doubled_and_mean_one_thing_are_none() -> None:
    assert told(kantor="satuan", skala_survei="nilai rata-rata", unit_pembanding="laki-laki") == []
