"""The documentation says of each code of comparing what the program says."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_docgen.comparison.codes import MEANINGS

DOCS = Path(__file__).parents[2] / "docs" / "pemeriksaan.md"


def test_every_code_is_documented_with_its_meaning() -> None:
    rows = re.findall(r"^\| (LK\d{3}) \| (.+?) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert {code: text for code, text in rows if code in MEANINGS} == MEANINGS
