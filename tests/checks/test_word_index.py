"""What the index of words finds is what asking each text would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.report_texts import texts
from lkjip_docgen.checks.texts.word_index import _rows_of_letters, texts_holding
from lkjip_docgen.measures import measure
from lkjip_docgen.source import load_project


@pytest.mark.parametrize(
    "words",
    [
        "",
        "warga dan petugas",
        "ke-2 (dua), rp5.000,- per_bulan; s.d.\tjuni\n\n30%",
        "tahun2023 dan 2020an",
        "“kutipan” – naïf, ½ jam",
        "".join(map(chr, range(128))),
    ],
)
def test_rows_of_letters(words: str) -> None:
    assert _rows_of_letters(words) == re.findall(r"[^\W\d_]+", words)


STEMS = (
    *("tahun", "indikator kinerja", "s.d.", "ke-2", "tw ", "rencana strategis", "20", "-", "ratus"),
    *("tidakadakata", "a", "layanan", "petugas", "“", "%", "rp"),
)


def test_texts_that_hold_a_stem_are_found_at_once() -> None:
    project = load_project(Path(__file__).parents[2] / "sample_data" / "tanjungpandan-2023")
    subject = Subject(project, project.laporan, measure(project.laporan))
    for stems in (*((stem,) for stem in STEMS), STEMS[:3], STEMS[4:8], ()):
        asked = [text for text in texts(subject) if text.holds(*stems)]
        assert texts_holding(subject, *stems) == asked, stems
