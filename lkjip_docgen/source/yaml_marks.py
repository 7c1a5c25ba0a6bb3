"""Where what the YAML parser tells of stands in the text."""

from __future__ import annotations

from typing import Protocol

import yaml


class Mark(Protocol):
    """A position in the text, of either parser of PyYAML; all from 0."""

    index: int
    line: int
    column: int


def start_of(event: yaml.Event) -> Mark:
    """Where an event of the text begins."""
    assert event.start_mark is not None
    return event.start_mark


def end_of(event: yaml.Event) -> Mark:
    """Where an event of the text ends."""
    assert event.end_mark is not None
    return event.end_mark
