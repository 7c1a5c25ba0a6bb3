"""What pytest does for us in a copy: keep our order of tests, and end in time.

Loaded with `-p mutation.plugin`; it reads MUTATION_SECONDS (of processor time) and
MUTATION_LAST (a file that gets the name of the test that ran when they were over).
"""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

TIME_IS_UP = 86
"""The exit status of a run that took more processor time than it may."""


def pytest_configure(config: pytest.Config) -> None:
    """Begin to watch the time."""
    seconds = float(os.environ.get("MUTATION_SECONDS", "0"))
    if seconds:
        threading.Thread(target=_end_after, args=(seconds,), daemon=True).start()


def _end_after(seconds: float) -> None:
    while time.process_time() < seconds:
        time.sleep(0.5)
    current = os.environ.get("PYTEST_CURRENT_TEST", "")
    Path(os.environ["MUTATION_LAST"]).write_text(current, encoding="utf-8")
    os._exit(TIME_IS_UP)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests run in the order in which they or their files were asked for."""
    turns = {arg: turn for turn, arg in enumerate(config.args)}
    items.sort(key=lambda item: _turn(item.nodeid, turns))


def _turn(nodeid: str, turns: dict[str, int]) -> int:
    names = nodeid, nodeid.partition("[")[0], nodeid.partition("::")[0]
    return min((turns[name] for name in names if name in turns), default=len(turns))
