"""Computed findings in an edited report say what the new numbers say, as in a new build."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.document import Document
from proyek import Proyek
from refresh_files import correct, edit, find, paragraphs, touch

from lkjip_docgen.api import build
from lkjip_docgen.cli import main

PAST = (
    "    riwayat:\n"
    "      - {tahun: 2029, target: 3.15, realisasi: 3.91}\n"
    "      - {tahun: 2030, target: 3.20, realisasi: 3.90}"
)
CHAPTER = """\
# Capaian

{% for ind in indikator %}
{% include "narasi/telaah-indikator.md" %}
{% endfor %}
"""


@pytest.fixture
def falling(proyek: Proyek) -> Proyek:
    """An office of a few pages whose result falls year after year."""
    proyek.langsung("3.81", "3.25", PAST).ringkas()
    return proyek.tulis(CHAPTER, "templates/narasi/bab_3.md")


@pytest.fixture
def report(falling: Proyek) -> Path:
    return build(falling.root, with_layout=False).files[0]


def told(report: Path) -> list[str]:
    return [line for line in paragraphs(report) if line.startswith("Telaah angka.")]


def refreshed(report: Path) -> list[str]:
    assert main(["refresh", str(report), "--no-layout"]) == 0
    return told(report)


def test_what_the_numbers_say_now_is_said_as_in_a_new_build(
    falling: Proyek, report: Path, tmp_path: Path
) -> None:
    assert "Realisasi turun dua tahun berturut-turut" in told(report)[0]
    touch(report)
    correct(falling.root, ("hasil: 3.81", "hasil: 3.95"))
    (now,) = refreshed(report)
    assert "berturut-turut" not in now
    assert "Meskipun realisasi membaik" in now
    fresh = build(falling.root, tmp_path / "baru.docx", with_layout=False).files[0]
    assert [now] == told(fresh)


def test_a_number_alone_is_renewed_inside_the_words_of_the_office(
    falling: Proyek, report: Path
) -> None:
    def reword(document: Document) -> None:
        for run in find(document, "Telaah angka.").runs:
            run.text = run.text.replace("berturut-turut", "berturutan")

    edit(report, reword)
    correct(falling.root, ("hasil: 3.81", "hasil: 3.80"))
    (now,) = refreshed(report)
    assert "turun dua tahun berturutan, yaitu 0,01 poin pada tahun 2030 dan 0,10 poin" in now


def test_a_finding_that_was_taken_out_stays_out(falling: Proyek, report: Path) -> None:
    def take_out(document: Document) -> None:
        paragraph = find(document, "Telaah angka.")._p
        paragraph.getparent().remove(paragraph)

    edit(report, take_out)
    correct(falling.root, ("hasil: 3.81", "hasil: 3.80"))
    assert refreshed(report) == []
