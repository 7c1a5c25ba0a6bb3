"""How many examples a test draws at random: few in daily work, more before a merge.

`harian` (daily) is what `make test` uses. `teliti` (thorough) is what `.ci/run` asks for, by
the environment variable below; `lengkap` (full) is for a long evening.  A test that needs
another number than most says its full one: `@settings(max_examples=draws(60))`;
one that goes through a long row of like cases takes a `share` of them from day to day, or
goes through them `in_turn` in one of several ways.
Neither profile has a limit of time: a busy machine is no defect of the program.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from itertools import cycle, product
from typing import Final, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Case = TypeVar("Case")
Way = TypeVar("Way")

VARIABLE: Final = "LKJIP_UJI"
"""The environment variable that names the profile."""
FULL: Final = 100
"""Examples of an ordinary test in the full profile."""
THOROUGH: Final = 25
"""Examples of an ordinary test in the thorough profile."""
DAILY: Final = 10
"""Examples of an ordinary test in daily work."""
FEWEST: Final = 2
"""A test that draws at all draws more than once."""


def choose_profile() -> None:
    """Make the profile that the environment names the one of every test; `harian` without."""
    for name, examples in (("harian", DAILY), ("teliti", THOROUGH), ("lengkap", FULL)):
        settings.register_profile(
            name,
            max_examples=examples,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
            print_blob=examples > DAILY,
        )
    settings.load_profile(profile())


def profile() -> str:
    """The name of the profile in force."""
    return os.environ.get(VARIABLE) or "harian"


@settings(max_examples=1, deadline=None, database=None)
@given(st.none())
def before_the_first_draw(nothing: None) -> None:
    """Let Hypothesis make what it draws with, while the garbage collector sees everything.

    Where `CI` is set, Hypothesis repeats the same draws and asks the collector who holds its
    source of chance; objects that are frozen (`conftest.py`) would not answer.
    """


def thorough() -> bool:
    """Whether this is the run before a merge, in which what is dear is done for each kind, too."""
    return settings().max_examples >= THOROUGH


def draws(full: int) -> int:
    """How many draws the profile in force leaves of `full`, which is all in `lengkap`."""
    return max(FEWEST, round(full * settings().max_examples / FULL))


def seeds(thorough_number: int, number: int) -> list[int]:
    """What random runs begin with: the same in daily work, others from day to day in `teliti`.

    The id of a test names its seed, so that a run of an earlier day can be repeated.
    """
    if not thorough():
        return list(range(number))
    first = date.today().toordinal() * FULL
    return list(range(first, first + thorough_number))


def in_turn(cases: Sequence[Case], ways: Sequence[Way]) -> list[tuple[Case, Way]]:
    """Each case in one of several ways from day to day, the ways in turn; in all of them in
    `teliti`."""
    if thorough():
        return list(product(cases, ways))
    return list(zip(cases, cycle(ways), strict=False))


def share(cases: Sequence[Case], one_of: int, before_merge: int = 1) -> list[Case]:
    """One of so many of a long row of like cases in daily work; all of them in `lengkap`.

    In `teliti` one of `before_merge`: another part of a very long row on the next day.
    """
    if profile() == "lengkap":
        return list(cases)
    if thorough():
        return list(cases[date.today().toordinal() % before_merge :: before_merge])
    return list(cases[::one_of])
