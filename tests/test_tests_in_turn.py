"""Dear tests wait for their day in daily work; none waits for ever."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from dear_tests import DAYS, DEAR, EVERY_DAY, IN_TURN, is_due, turn

TODAY = date(2031, 1, 5)


def test_every_name_is_a_file_of_tests() -> None:
    folder = Path(__file__).parent
    assert [name for name in DEAR if not (folder / f"{name}.py").exists()] == []


@pytest.mark.parametrize("number", DAYS.values())
def test_each_has_its_day_and_every_day_as_many(number: int) -> None:
    days = [TODAY + timedelta(days=more) for more in range(number)]
    due = [[name for name in IN_TURN if is_due(name, day, number)] for day in days]
    assert sorted(name for names in due for name in names) == sorted(IN_TURN)
    assert max(map(len, due)) - min(map(len, due)) <= 1


def test_others_run_every_day() -> None:
    assert is_due("test_cli", TODAY)


def test_a_dear_file_that_runs_every_day_is_begun_before_others() -> None:
    for name in EVERY_DAY:
        assert is_due(name, TODAY)
        assert turn(name) < turn("test_cli")
