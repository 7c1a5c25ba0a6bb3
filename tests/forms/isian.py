"""The forms of a project, and the values that its data file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip_docgen.forms import FormField, FormGroup, FormSection, sections_of
from lkjip_docgen.model import DECLARED
from lkjip_docgen.source import DATA_FILE, Path_, read_yaml

SINGLE = (str, int, bool)


def data_of(root: Path) -> dict[str, object]:
    return read_yaml(root / DATA_FILE).data


def forms_of(root: Path) -> tuple[FormSection, ...]:
    return sections_of(data_of(root), root)


def groups_in(groups: tuple[FormGroup, ...]) -> Iterator[FormGroup]:
    for group in groups:
        yield group
        for item in group.items:
            yield from groups_in(item.groups)


def all_groups(sections: tuple[FormSection, ...]) -> Iterator[FormGroup]:
    return (group for section in sections for group in groups_in(section.groups))


def all_fields(sections: tuple[FormSection, ...]) -> Iterator[FormField]:
    for group in all_groups(sections):
        yield from group.fields
        for row in group.rows:
            yield from row.fields


def leaves(value: object, path: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """Every answer in the data: a value, a list of single values, a declaration."""
    if isinstance(value, Mapping) and DECLARED not in value:
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        for number, item in enumerate(value):
            yield from leaves(item, (*path, number))
    elif value is not None:
        yield path, value
