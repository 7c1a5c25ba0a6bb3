"""Fixtures for every test; what they are made of is in `proyek.py` and `built_sample.py`."""

import gc
import os
import tempfile
from collections.abc import Iterator

import pytest
from built_sample import original, report, work
from draws import choose_profile
from proyek import proyek
from remembered import Shelf, shelf

__all__ = [
    "collecting",
    "original",
    "own_cache",
    "proyek",
    "report",
    "shelf",
    "work",
]

choose_profile()


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


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Commands switch the garbage collector off for their short life; tests live longer."""
    yield
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before the fixtures of a test, of whatever scope."""
    Shelf.is_open = item.get_closest_marker("made_anew") is None


_LONG = ("refresh", "word_pdf", "sign", "security", "pdf", "comparison")
"""Folders whose files take long: begun first, so that no worker waits for the last of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take long before all others; each file stays whole."""
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    folder = item.path.parent.name
    return _LONG.index(folder) if folder in _LONG else len(_LONG)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int | None:
    """No worker where there is one processor: it would only cost its start (`-n auto`)."""
    return 0 if processors() == 1 else None


def processors() -> int:
    """How many processors this process may use, as far as the system says."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
