"""Fixtures for every test; what they are made of is in `proyek.py`."""

import gc
from collections.abc import Iterator

import pytest
from proyek import proyek

__all__ = ["collecting", "proyek"]


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    """Commands switch the garbage collector off for their short life; tests live longer."""
    yield
    gc.enable()
