"""docs/pemeriksaan.md says what the rules say, and `lkjip check --explain` prints it."""

from __future__ import annotations

import re

import pytest
from build_checks_page import IncompleteError, examples_of, generated

from lkjip_docgen.checks.run import RULES
from lkjip_docgen.cli import main
from lkjip_docgen.findings import LkjipError, meanings
from lkjip_docgen.jobs import explain
from lkjip_docgen.resources import CHECKS_PAGE


def page() -> str:
    return CHECKS_PAGE.read_text(encoding="utf-8")


def test_the_page_is_the_one_that_the_rules_make() -> None:
    assert page() == generated(page()), "run python scripts/build_checks_page.py"


def test_a_rule_without_a_section_is_missed() -> None:
    without = re.sub(r"^### LK114 [\s\S]+?(?=^###)", "", page(), flags=re.MULTILINE)
    with pytest.raises(IncompleteError, match="LK114"):
        generated(without)


def test_titles_and_severities_are_those_of_the_rules() -> None:
    wrong = page().replace("### LK114 Responden kurang", "### LK114 Peserta kurang")
    wrong = wrong.replace("*Tingkat* saran.", "*Tingkat* kesalahan.")
    assert wrong != page()
    assert generated(wrong) == page()


def test_the_list_has_every_rule_with_a_link_to_its_section() -> None:
    rows = re.findall(r"^\| \[(LK\d{3})\]\(#(lk\d{3}-[\w-]+)\) \|", page(), re.MULTILINE)
    assert [code for code, _ in rows] == sorted(RULES)


def test_examples_come_from_what_defects_brought() -> None:
    brought = [("LK101", "Pagu berbeda sekali."), ("LK101", "Pagu beda."), ("LK102", "`x` beda.")]
    assert examples_of(iter(brought)) == {"LK101": "Pagu beda."}
    shown = generated(page(), {"LK101": "Pagu beda."})
    assert "*Contoh* `Pagu beda.`" in shown
    assert generated(shown) == shown


@pytest.mark.parametrize("code", sorted(meanings()))
def test_every_code_is_explained(code: str) -> None:
    told = explain(code)
    assert told.startswith(f"{code} ")
    assert len(told.splitlines()) > 2
    assert not [line for line in told.splitlines() if line.startswith("*")]


def test_a_code_is_explained_without_a_project(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "lk433"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("LK433 Angka dalam naskah berbeda dengan hitungan\n")
    assert "Cara memperbaiki: " in printed
    assert "Tingkat: peringatan." in printed


@pytest.mark.parametrize(
    ("wrong", "advice"),
    [("LK999", "docs/pemeriksaan.md"), ("LK343", "`LK433`"), ("apa", "LK dan tiga angka")],
)
def test_an_unknown_code_is_answered_with_what_helps(wrong: str, advice: str) -> None:
    with pytest.raises(LkjipError) as caught:
        explain(wrong)
    [finding] = caught.value.findings
    assert finding.code == "LK292"
    assert advice in finding.suggestion
