"""The note in which a trial of templates leaves where it is, read when it had to be ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip_docgen.templating.trial import Ended, _ended, _note, _writer


@pytest.mark.parametrize(
    ("template", "line", "read"),
    [
        ("narasi/bab_1.md", 7, "narasi/bab_1.md"),
        ("narasi/ringkasan é.md", 120, "narasi/ringkasan é.md"),
        ("a" * 600, 3, "a" * 509),
    ],
    ids=["a name", "a name with an accent", "a name that is too long for the note"],
)
def test_the_template_and_line_noted_last_are_those_where_a_trial_ended(
    template: str, line: int, read: str
) -> None:
    with _note() as (note, _):
        write = _writer(note)
        write("sesuatu/yang/lebih/panjang/dari/yang/berikutnya.md", 99_999)
        write(template, line)
        assert _ended(note) == Ended(read, line)


def test_a_trial_that_ended_before_its_first_template_has_no_place() -> None:
    with _note() as (note, _):
        assert _ended(note) == Ended("", 0)


def test_the_file_of_a_note_is_gone_after_the_trial() -> None:
    with _note() as (note, name):
        assert Path(name).stat().st_size == len(note)
    assert not Path(name).exists()
