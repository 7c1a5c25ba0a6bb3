"""A conflict that stays open: the next refresh says the same, and changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
from built_sample import built
from proyek import buat
from refresh_files import edit

from lkjip_docgen.jobs.refresh import Wish, refresh

HEAD = "# Ringkasan {.tanpa-nomor}\n\nPelayanan ditingkatkan dengan beberapa inovasi.\n\n"
CARD = "## Simpor\n\nPemohon tidak mengetahui sampai di tahap mana paspornya diproses.\n"
TABLE = """\
Inovasi diuraikan di bawah ini.

## Daftar Inovasi

Mendanau melayani antarpulau, dan Simpor melacak permohonan paspor pemohon.

Semua inovasi diuraikan menurut tahun mulainya.
"""


def test_what_came_in_beside_an_open_conflict_does_not_come_again(tmp_path: Path) -> None:
    """A card that people edited has become a row of a table: both stand there until decided."""
    office = buat(tmp_path / "kantor").ringkas()
    office.tulis(HEAD + CARD, "templates/narasi/ringkasan.md")
    report = built(office.root)
    edit(report, _type_into_the_card)
    office.tulis(HEAD + TABLE, "templates/narasi/ringkasan.md")
    wish = Wish(force=True, with_layout=False)

    first = refresh(report, wish=wish)
    said = _words(report)
    second = refresh(report, wish=wish)

    assert [c.name for c in first.outcome.open] == [c.name for c in second.outcome.open] != []
    assert _words(report) == said
    assert sum(text.startswith("Mendanau melayani") for text in said) == 1
    assert sum("(kata saya)" in text for text in said) == 1


def _type_into_the_card(document: Any) -> None:
    card = next(p for p in document.paragraphs if p.text.startswith("Pemohon tidak"))
    card.add_run(" (kata saya)")


def _words(report: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(report)).paragraphs]
