"""Data files in which every field of the model is filled, as forms: nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typed_data import draw

from lkjip_docgen.editing import same
from lkjip_docgen.forms import FormField, FormGroup, FormSection, State, read, sections_of
from lkjip_docgen.source import at, read_yaml
from lkjip_docgen.source.paths import Path_


def groups(found: tuple[FormGroup, ...]) -> Iterator[FormGroup]:
    for group in found:
        yield group
        for item in group.items:
            yield from groups(item.groups)


def fields(sections: tuple[FormSection, ...]) -> Iterator[FormField]:
    for section in sections:
        for group in groups(section.groups):
            yield from group.fields
            for row in group.rows:
                yield from row.fields


def typed(value: object, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every value that is no section and no list of sections."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from typed(item, (*path, key))
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        for number, item in enumerate(value):
            yield from typed(item, (*path, number))
    elif value is not None:
        yield path


@pytest.mark.parametrize("seed", range(4))
def test_every_value_has_one_field_and_is_read_again(seed: int, tmp_path: Path) -> None:
    root = tmp_path / "kantor"
    draw(root, seed)
    data = read_yaml(root / "laporan.yaml").data
    found = {field.path: field for field in fields(sections_of(data, root))}

    assert [path for path in typed(data) if path not in found] == []
    for path in typed(data):
        field = found[path]
        assert field.state is State.FILLED
        again, value = read(field, field.text), at(data, path)
        assert same(again, value) or str(again).split() == str(value).split(), field.id
