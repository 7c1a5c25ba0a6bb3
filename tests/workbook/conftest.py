"""The workbook of the sample, exported once for all tests that change a copy of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.jobs.workbook import export_workbook
from lkjip_docgen.resources import SAMPLES


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test may change it."""
    target = tmp_path_factory.mktemp("buku") / "data.xlsx"
    return export_workbook(SAMPLES / "tanjungpandan-2023", target)
