"""The guide says truly what templates may use, and where they are ended."""

from __future__ import annotations

import re

from lkjip_docgen.quantity import Quantity
from lkjip_docgen.resources import TEMPLATES
from lkjip_docgen.templating import budget, trial
from lkjip_docgen.templating.data import LOOP, READABLE
from lkjip_docgen.templating.functions import BLOCKS

DOCS = TEMPLATES.parent / "docs"
GUIDE = (DOCS / "templat.md").read_text(encoding="utf-8")
SAFETY = (DOCS / "keamanan.md").read_text(encoding="utf-8")
LIMITS = GUIDE.partition("## 6. Batas")[2]


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def test_the_names_of_a_quantity_are_those_of_the_list() -> None:
    [line] = re.findall(r"^- \*\*Yang dibaca:\*\*(.+)$", LIMITS, re.MULTILINE)
    assert set(re.findall(r"`\.(\w+)`", line)) == READABLE[Quantity]


def test_what_loop_tells_is_named() -> None:
    assert set(re.findall(r"`loop\.(\w+)`", LIMITS)) == LOOP


def test_the_limits_are_the_real_ones() -> None:
    for text in (LIMITS, SAFETY):
        assert f"{dotted(budget.STEPS)} langkah" in text
        assert f"{dotted(budget.TEXT)} huruf" in " ".join(text.split())
        assert f"{dotted(budget.ITEMS)} butir" in text
    assert f"{trial.PROCESSOR_SECONDS} detik kerja prosesor" in SAFETY
    assert f"{trial.WALL_SECONDS:.0f} detik di semua sistem" in SAFETY
    assert trial.MEMORY == 1 << 30


def test_what_only_the_narrative_has_is_named() -> None:
    [line] = re.findall(r"^- \*\*Hanya naskah:\*\*(.+)$", LIMITS, re.MULTILINE)
    assert set(BLOCKS) - {"catatan"} <= set(re.findall(r"`(\w+)`", line))
    assert "catatan kaki" in line
