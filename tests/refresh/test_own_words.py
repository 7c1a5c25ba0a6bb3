"""Sentences and numbers of the report that people took elsewhere follow the data, or are told."""

from __future__ import annotations

import shutil
from copy import deepcopy
from pathlib import Path

import pytest
from docx.document import Document
from docx.text.paragraph import Paragraph
from refresh_files import REVENUE, W, correct, edit, paragraphs, part, seen, text, touch

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from lkjip_docgen.refresh.outcome import Kind

PLAIN = Wish(with_layout=False)
SENTENCE = "Nilai penerimaan naik"
TURNED = "Nilai penerimaan turun"


def again(report: Path, *take: str) -> RefreshResult:
    return refresh(report, wish=Wish(take, with_layout=False))


def holding(document: Document, words: str) -> Paragraph:
    """The first paragraph that has these words."""
    return next(p for p in document.paragraphs if words in seen(p._p))


def lines(report: Path) -> list[str]:
    """The paragraphs about the revenue, wherever they stand."""
    return [line for line in paragraphs(report) if "Nilai penerimaan" in line]


def into_a_cell(document: Document, paragraph: object) -> None:
    """Put a paragraph into a table of one cell, as people frame what matters."""
    table = document.add_table(1, 1)
    cell = table.cell(0, 0)._tc
    cell.append(paragraph)
    cell.remove(cell.p_lst[0])


def test_a_sentence_that_was_moved_into_a_cell_turns_with_its_numbers(
    work: Path, report: Path
) -> None:
    edit(report, lambda document: into_a_cell(document, holding(document, SENTENCE)._p))
    correct(work, REVENUE)
    again(report)
    [cell] = lines(report)
    assert TURNED in cell


def test_a_sentence_that_was_copied_into_a_cell_turns_with_the_original(
    work: Path, report: Path
) -> None:
    edit(report, lambda document: into_a_cell(document, deepcopy(holding(document, SENTENCE)._p)))
    correct(work, REVENUE)
    again(report)
    found = lines(report)
    assert len(found) == 2
    assert all(TURNED in line for line in found)
    assert not again(report).outcome.changes


def values(document: Document) -> Paragraph:
    """The sentence on what the office believes in: it names words of the data, and no number."""
    return holding(document, "tata nilai, yaitu BerAKHLAK dan PASTI")


VALUE = ("    - nama: PASTI", "    - nama: PASTI Terpadu")


def test_a_sentence_drawn_into_the_next_paragraph_follows_the_data(
    work: Path, report: Path
) -> None:
    def draw_together(document: Document) -> None:
        sentence = values(document)._p
        following = Paragraph(sentence.getnext(), document._body)
        following.runs[0].text = f"{seen(sentence)} {following.runs[0].text}"
        sentence.getparent().remove(sentence)

    edit(report, draw_together)
    correct(work, VALUE)
    again(report)
    [line] = [line for line in paragraphs(report) if "tata nilai, yaitu" in line]
    assert "yaitu BerAKHLAK dan PASTI Terpadu, yang diuraikan pada " in line


def test_a_copied_number_whose_sign_is_in_doubt_is_told_and_left(work: Path, report: Path) -> None:
    """A fall prints without its minus after "turun": alone it would read as a growth."""

    def copy(document: Document) -> None:
        source = holding(document, SENTENCE)
        control = next(c for c in source._p.iter(f"{W}sdt") if seen(c).startswith("41,03"))
        document.add_paragraph("Pertumbuhan: ")._p.append(deepcopy(control))

    edit(report, copy)
    correct(work, REVENUE)
    result = again(report)
    [own] = [line for line in paragraphs(report) if line.startswith("Pertumbuhan: ")]
    new = own.removeprefix("Pertumbuhan: ")
    told = [change.old for change in result.outcome.of(Kind.GONE)]
    assert new == "41,03%"
    assert new in told


def conflicting(document: Document) -> None:
    """Change a generated sentence whose verdict will turn."""
    for node in holding(document, SENTENCE)._p.iter(f"{W}t"):
        node.text = (node.text or "").replace("naik", "melonjak")


def test_copies_of_a_conflict_have_one_name_and_wait_for_one_decision(
    work: Path, report: Path
) -> None:
    edit(report, conflicting)
    correct(work, REVENUE)
    [first] = again(report).outcome.open

    def copy(document: Document) -> None:
        source = holding(document, "Nilai penerimaan melonjak")
        source._p.addnext(deepcopy(source._p))

    edit(report, copy)
    for _ in range(3):
        names = {conflict.name for conflict in again(report).outcome.open}
        assert names == {first.name}
        assert text(report).count("Nilai penerimaan melonjak") == 2
    numbers = [
        m.get(f"{W}id") for m in part(report, "word/document.xml").iter(f"{W}commentReference")
    ]
    assert len(numbers) == len(set(numbers))
    assert not again(report, f"{first.name}=data").outcome.open
    assert "melonjak" not in text(report)


def test_the_new_data_are_no_base_of_an_old_report(
    work: Path, report: Path, tmp_path: Path
) -> None:
    other = shutil.copytree(work, tmp_path / "lain")
    data = other / "laporan.yaml"
    halved = (
        data.read_text("utf-8")
        .replace("pagu: 1", "pagu: 2")
        .replace("realisasi: 1", "realisasi: 2")
    )
    data.write_text(halved, "utf-8")
    touch(report)
    before = report.read_bytes()
    with pytest.raises(LkjipError, match="tidak dibuat dari"):
        refresh(report, other, wish=Wish(with_layout=False, base=other))
    assert report.read_bytes() == before
