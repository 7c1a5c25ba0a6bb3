"""A Word file that lacks what every one has is named as damaged."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from lkjip_docgen.docx.reading import DOCUMENT, origin_of, read_docx
from lkjip_docgen.findings import LkjipError


def test_a_file_without_its_list_of_parts_is_damaged(tmp_path: Path) -> None:
    file = tmp_path / "laporan.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(DOCUMENT, "<document/>")
    with pytest.raises(LkjipError) as refused:
        read_docx(file)
    (found,) = refused.value.findings
    assert found.code == "LK751"
    assert found.suggestion.endswith("ambil salinannya yang bernama “(sebelum …)”.")


def test_an_origin_that_names_neither_its_kind_nor_its_version_is_damaged(tmp_path: Path) -> None:
    entries = {"customXml/item1.xml": b'<asal lama="urn:lkjip-docgen:asal:1"/>'}
    with pytest.raises(LkjipError) as refused:
        origin_of(entries, tmp_path / "laporan.docx")
    (found,) = refused.value.findings
    assert found.code == "LK751"
    assert "Catatan asal" in found.message
