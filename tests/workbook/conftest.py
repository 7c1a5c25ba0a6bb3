"""The workbook of the sample, exported once for all tests that change a copy of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from buku import exported_once

from lkjip_docgen.resources import SAMPLES


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test may change it."""
    target = tmp_path_factory.mktemp("buku") / "data.xlsx"
    return exported_once(SAMPLES / "tanjungpandan-2023", target)
