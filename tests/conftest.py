"""Fixtures for every test; what they are made of is in `proyek.py` and `built_sample.py`."""

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from built_sample import original, report, work
from dear_tests import is_due, turn
from draws import before_the_first_draw, choose_profile
from limited_copies import copies
from proyek import proyek
from remembered import Shelf, shelf

__all__ = [
    "collecting",
    "copies",
    "memory_is_safe",
    "original",
    "own_cache",
    "proyek",
    "report",
    "shelf",
    "without_dictionary",
    "work",
]

choose_profile()

# Many tests start Python anew: each start would compile the whole program and every test file.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_HERE = Path(__file__).parent


@pytest.fixture(scope="session", autouse=True)
def own_cache() -> Iterator[None]:
    """What tests write is not remembered in the cache of whoever runs them."""
    with tempfile.TemporaryDirectory(prefix="lkjip-uji-") as folder:
        earlier = os.environ.get("LKJIP_CACHE")
        os.environ["LKJIP_CACHE"] = folder
        yield
        os.environ.pop("LKJIP_CACHE")
        if earlier is not None:
            os.environ["LKJIP_CACHE"] = earlier


@pytest.fixture(scope="session", autouse=True)
def without_dictionary() -> Iterator[None]:
    """No dictionary of the computer: tests say the same everywhere. Those of spelling name one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LKJIP_KAMUS", "tidak")
        yield


@pytest.fixture(scope="session", autouse=True)
def memory_is_safe() -> Iterator[None]:
    """No waiting until a file has reached the disk: no test takes the power away."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)
        yield


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Commands switch the garbage collector off for their short life; tests live longer."""
    yield
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before the fixtures of a test, of whatever scope."""
    Shelf.is_open = item.get_closest_marker("made_anew") is None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the files that take long before all others; each file stays whole.

    Most of the dear ones wait for their day, unless tests were asked for by name.
    """
    if [Path(each).resolve() for each in config.args] == [_HERE]:
        today = date.today()
        due = [item for item in items if is_due(_name(item), today)]
        config.hook.pytest_deselected(items=[*{*items} - {*due}])
        items[:] = due
    items.sort(key=lambda item: turn(_name(item)))


def _name(item: pytest.Item) -> str:
    return item.path.relative_to(_HERE).with_suffix("").as_posix()


def pytest_collection_finish() -> None:
    """What was loaded to collect the tests stays: no collection of garbage goes through it again.

    It is most of what this process holds, and a copy of the process (`os.fork`) shares it.
    What comes later is gone through less often than is usual: tests load whole reports, and
    most of what they made is gone with the test that made it.
    """
    before_the_first_draw()
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 10, 10)
    gc.callbacks.append(_stays)


def _stays(phase: str, about: dict[str, int]) -> None:
    """What is left by a full collection is gone through no more.

    A command that is refused looks for garbage, and there are hundreds of them.
    """
    if phase == "stop" and about["generation"] == 2:
        gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """No worker where there is one processor: it would only cost its start (`-n auto`)."""
    return 0 if processors() == 1 else None


def processors() -> int:
    """How many processors this process may use, as far as the system says."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
