"""The user guide: its commands can be typed, its pictures are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from lkjip_docgen.cli import _parser

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "panduan.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^ *```\w*\n(.*?)^ *```", GUIDE, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.strip() for block in BLOCKS for line in block.splitlines() if line.startswith("lkjip ")
]
PROSE = re.sub(r"^ *```\w*\n.*?^ *```|`[^`\n]*`", "", GUIDE, flags=re.MULTILINE | re.DOTALL)
PICTURES = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", PROSE)


def test_the_guide_shows_the_commands_of_a_year() -> None:
    shown = {command.split()[1] for command in COMMANDS}

    assert shown >= {"init", "workbook", "check", "build", "sign", "verify", "new-year"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_guide_can_be_typed(command: str) -> None:
    options = _parser().parse_args(shlex.split(command)[1:])

    assert callable(options.run)


@pytest.mark.parametrize(("words", "name"), PICTURES)
def test_every_picture_is_there_is_small_and_is_told_in_words(words: str, name: str) -> None:
    file = DOCS / name

    assert len(words) > 40
    assert file.stat().st_size < 120 * 1024
    with Image.open(file) as picture:
        assert picture.width >= 600


def test_every_link_inside_the_guide_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", GUIDE, re.MULTILINE)
    }

    assert set(re.findall(r"\]\(#([^)]+)\)", PROSE)) <= headings
