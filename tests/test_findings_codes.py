"""One registry of codes: each is defined once, beside its meaning."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import lkjip_docgen
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.run import RULES
from lkjip_docgen.findings import LkjipError, Severity, code, meanings, problem
from lkjip_docgen.place import Place

ROOT = Path(lkjip_docgen.__file__).parent
A_CODE = re.compile(r"LK\d{3}")


def test_a_code_that_is_taken_cannot_be_given_again() -> None:
    with pytest.raises(ValueError, match="LK001 already means: Berkas tidak ditemukan"):
        code("LK001", "Sesuatu yang lain.")
    assert meanings()["LK001"].startswith("Berkas tidak ditemukan")


def test_a_rule_cannot_take_the_code_of_another_finding() -> None:
    def looks(_: Subject) -> Iterator[Problem]:
        yield from ()

    with pytest.raises(ValueError, match="LK001 already means"):
        rule("LK001", Severity.ERROR, "Aturan baru")(looks)
    assert "LK001" not in RULES


@pytest.mark.parametrize("wrong", ["", "LK1", "LK1000", "lk001", "XX001"])
def test_a_code_has_two_letters_and_three_figures(wrong: str) -> None:
    with pytest.raises(ValueError, match="is no code"):
        code(wrong, "Sesuatu.")


def _written() -> Iterator[str]:
    """Each code that stands in the program as a string of its own."""
    for path in sorted(ROOT.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not A_CODE.search(text):
            continue  # most modules: they need not be parsed
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and A_CODE.fullmatch(str(node.value)):
                yield str(node.value)


def test_the_program_writes_a_code_once_where_it_is_defined_and_its_name_elsewhere() -> None:
    written = Counter(_written())
    assert {number for number, times in written.items() if times > 1} == set()
    assert written.keys() <= meanings().keys()


def test_a_problem_stands_in_a_file_at_a_line_or_nowhere(tmp_path: Path) -> None:
    file = tmp_path / "laporan.yaml"
    places = [problem("LK001", "Tidak ada.", at).findings[0].place for at in (file, Place("x", 3))]
    assert places == [Place(str(file)), Place("x", 3)]
    assert problem("LK001", "Tidak ada.").findings[0].place is None


def test_a_problem_is_an_error_with_its_remedy_and_its_path_in_the_data() -> None:
    error = problem("LK012", "Wajib diisi.", None, "Isilah.", "kantor.nama")
    assert isinstance(error, LkjipError)
    [finding] = error.findings
    assert finding.severity is Severity.ERROR
    assert (finding.suggestion, finding.path) == ("Isilah.", "kantor.nama")
