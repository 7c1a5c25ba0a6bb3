"""What a refresh brings into a report, the draft of the new data, is composed once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from remembered import Shelf
from remembered_reports import drafts_once


@pytest.fixture(scope="module", autouse=True)
def drafts(shelf: Shelf) -> Iterator[None]:
    """Tests of one folder of data after another compose it once, whoever begins."""
    with pytest.MonkeyPatch.context() as patch:
        drafts_once(patch, shelf)
        yield
