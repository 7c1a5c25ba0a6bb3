"""A Word file that lacks what every one has is named as damaged."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from lkjip_docgen.docx.reading import DOCUMENT, read_docx
from lkjip_docgen.findings import LkjipError


def test_a_file_without_its_list_of_parts_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "laporan.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(DOCUMENT, "<document/>")
    with pytest.raises(LkjipError) as refused:
        read_docx(file)
    assert [finding.code for finding in refused.value.findings] == ["LK751"]
