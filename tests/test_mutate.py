"""The script that tries mutants: the faults it makes, the lines it draws, the tests it asks."""

from __future__ import annotations

import ast
import gc
import importlib
import json
from pathlib import Path

import pytest
from mutation.drawing import drawn, equal, mutants_of
from mutation.forking import put
from mutation.operators import mutants
from mutation.trial import files_about

ROOM = ("lkjip_docgen/idn/numbers.py", "lkjip_docgen/idn/dates.py")
CODE = '''\
def café(a: int = 1, *, b: bool = True) -> list[int]:
    """Not touched: 1 and 2."""
    if not a and "é" in NAMES:
        raise ValueError(f"{a + 1}")
    for row in ROWS:
        if row.ready:
            continue
        row.seen = row.first - a < 3
        row.leave()
    return ROWS
'''


def made(code: str) -> list[tuple[str, str]]:
    return [(m.operator, m.after) for m in mutants("a.py", code.encode())]


def test_each_fault_is_one_standard_operator_at_one_place() -> None:
    assert made(CODE) == [
        ("constant", "def café(a: int = 1, *, b: bool = False) -> list[int]:"),
        ("constant", "def café(a: int = 2, *, b: bool = True) -> list[int]:"),
        ("operator", "if (not a or 'é' in NAMES):"),
        ("not", 'if (a) and "é" in NAMES:'),
        ("comparison", "if not a and ('é' not in NAMES):"),
        ("removed", "pass"),
        ("condition", "if (not row.ready):"),
        ("loop", "break"),
        ("removed", "pass"),
        ("comparison", "row.seen = (row.first - a <= 3)"),
        ("operator", "row.seen = (row.first + a) < 3"),
        ("constant", "row.seen = row.first - a < 4"),
        ("removed", "pass"),
        ("return", "return None"),
    ]


def test_a_mutant_is_python_and_differs_in_its_place_only() -> None:
    for mutant in mutants("a.py", CODE.encode()):
        changed = mutant.applied(CODE.encode()).decode()
        ast.parse(changed)
        lines, others = CODE.splitlines(), changed.splitlines()
        assert [
            n for n, pair in enumerate(zip(lines, others, strict=True), 1) if len(set(pair)) > 1
        ] == [mutant.line]


def test_a_fault_over_several_lines_is_told_by_its_first() -> None:
    (one, *_) = mutants("a.py", b"x = (\n    1\n    == y\n)\n")
    assert (one.line, one.before, one.after) == (2, "1", "(1 != y)")
    assert one.applied(b"x = (\n    1\n    == y\n)\n") == b"x = (\n    (1 != y)\n)\n"


def test_tests_that_name_the_module_come_first_and_strangers_not_at_all() -> None:
    (mutant, *_) = mutants("lkjip_docgen/idn/dates.py", b"a = 1")
    files = files_about(mutant, {"tests/idn/test_idn_dates.py": 9.0})
    assert files.index("tests/idn/test_idn_dates.py") < files.index("tests/idn/test_idn_nip.py")
    assert "tests/test_sample_rudenim.py" in files
    assert "tests/sign/test_sign_places.py" not in files


def test_of_equally_near_tests_the_quickest_come_first() -> None:
    (mutant, *_) = mutants("lkjip_docgen/idn/dates.py", b"a = 1")
    seconds = {"tests/idn/test_idn_nip.py": 2.0, "tests/idn/test_idn_words.py": 1.0}
    last = ["tests/idn/test_idn_words.py", "tests/idn/test_idn_nip.py"]
    assert files_about(mutant, seconds)[-2:] == last


def test_a_seed_draws_the_same_lines_again_and_another_seed_others(tmp_path: Path) -> None:
    first = drawn(1, 20, tmp_path / "satu.json", ROOM)
    assert drawn(1, 20, tmp_path / "satu.json", ROOM) == first
    assert len({(m.path, m.line) for m in first.values()}) == 20
    assert drawn(2, 20, tmp_path / "dua.json", ROOM) != first


def test_a_line_that_is_gone_is_named_and_keeps_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "undian.json"
    mutant = drawn(1, 1, kept, ROOM)[0]
    gone = 1, ("lkjip_docgen/cli.py", "hilang == 1", "hilang != 1")
    kept.write_text(json.dumps([gone, (mutant.line, mutant.key)]), encoding="utf-8")
    assert drawn(1, 2, kept) == {1: mutant}
    assert "`hilang == 1` is no longer there" in capsys.readouterr().out


def test_every_mutant_that_is_called_equal_is_still_there() -> None:
    known = equal()
    there = {mutant.key for mutant in mutants_of({path for path, *_ in known})}
    assert [key for key in known if key not in there] == []


def test_functions_that_are_there_already_get_the_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = b"LIMIT = 3\n\nclass A:\n    def is_large(self, n):\n        return n > LIMIT\n"
    (tmp_path / "cacat.py").write_bytes(source)
    monkeypatch.syspath_prepend(tmp_path)
    large = importlib.import_module("cacat").A().is_large
    faults = {m.after: m for m in mutants("cacat.py", source)}

    assert not put(faults["LIMIT = 4"], source)  # what ran on import is made
    assert not large(3)
    gc.freeze()  # as before the first test of a session
    assert put(faults["return (n >= LIMIT)"], source) == 1
    assert large(3)
