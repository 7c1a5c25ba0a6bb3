"""The sections of the forms for a data file, all or one of them, and what is still to be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lkjip_docgen.forms.building import Builder
from lkjip_docgen.forms.form_parts import FormField, FormGroup, FormSection, State
from lkjip_docgen.forms.officers_order import SECTIONS, Outline, Part
from lkjip_docgen.forms.shapes import Shape, Spot, keys_of
from lkjip_docgen.model import Laporan
from lkjip_docgen.records import replace

_ROOT = Spot(Laporan)


def sections_of(data: Mapping[str, object], root: Path) -> tuple[FormSection, ...]:
    """Every section for the data of an office, in an officer's order.

    `data` is what `read_yaml` gives, mistakes and all; `root` is the folder of the project, in
    which table files are looked for.
    """
    builder = Builder(data, root)
    made = (_section(builder, outline) for outline in SECTIONS)
    return tuple(section for section in made if section.groups)


def section_of(data: Mapping[str, object], root: Path, id: str) -> FormSection | None:
    """One section alone; None where the office has none of that id."""
    outline = next((outline for outline in SECTIONS if outline.id == id), None)
    if outline is None:
        return None
    section = _section(Builder(data, root), outline)
    return section if section.groups else None


def _section(builder: Builder, outline: Outline) -> FormSection:
    groups = tuple(group for part in outline.parts for group in _groups(builder, part))
    asked, filled = _counts(groups)
    return FormSection(
        outline.id, builder.say(outline.title), builder.say(outline.help), groups, filled, asked
    )


def _groups(builder: Builder, part: Part) -> Iterator[FormGroup]:
    """The groups of a part: a whole key of the data file, or single values at its top."""
    keys = {key.name: key for key in keys_of(Laporan)}
    names = part.path or part.only
    values = [keys[name] for name in names if keys[name].shape is Shape.VALUE]
    if values:
        fields = tuple(builder.fields_of(_ROOT, values))
        if fields:
            title = part.title or fields[0].label
            yield FormGroup(values[0].name, (), title, "form", fields=fields)
        return
    for group in builder.groups_of_key(_ROOT, keys[part.path[0]], part.keeps()):
        borrowed = bool(part.only) and group.kind == "list" and group.path == part.path
        fixed = replace(group, can_add=False, can_move=False, offers=())
        yield fixed if borrowed else group


def fields_in(groups: Sequence[FormGroup]) -> Iterator[FormField]:
    """Every field of some groups, from top to bottom."""
    for group in groups:
        yield from group.fields
        for item in group.items:
            yield from fields_in(item.groups)
        for row in group.rows:
            yield from row.fields


def groups_in(groups: Sequence[FormGroup]) -> Iterator[FormGroup]:
    """Some groups and every group below them."""
    for group in groups:
        yield group
        for item in group.items:
            yield from groups_in(item.groups)


def _counts(groups: Sequence[FormGroup]) -> tuple[int, int]:
    """How much some groups ask for, and how much of it is answered."""
    asked = [state for _, state in _asked(groups)]
    return len(asked), sum(state.answered for state in asked)


def asked_in(section: FormSection) -> Iterator[tuple[str, State]]:
    """The id and the state of everything that a section asks for."""
    return _asked(section.groups)


def _asked(groups: Sequence[FormGroup]) -> Iterator[tuple[str, State]]:
    yield from ((field.id, field.state) for field in fields_in(groups) if field.asked)
    yield from ((group.id, group.state) for group in groups_in(groups) if group.asked)


def field_at(sections: Sequence[FormSection], id: str) -> FormField | None:
    """The field with an id, in any of the sections; None where there is none."""
    found = (field for section in sections for field in fields_in(section.groups))
    return next((field for field in found if field.id == id), None)


def next_empty(
    sections: Sequence[FormSection], after: str = "", begin: str = ""
) -> FormField | FormGroup | None:
    """What is to be filled in next: a field, or a list or section that is empty as a whole.

    `after` is the id of the one that was seen last: the search begins behind it; where there is
    none of that id, at the top of the section `begin`.  It begins again at the top of all where
    nothing is left below.  None where everything has been answered.
    """
    waiting = [(each.id, part) for each in sections for part in in_order(each.groups)]
    behind = (number for number, (_, part) in enumerate(waiting, 1) if part.id == after)
    first = (number for number, (section, _) in enumerate(waiting) if section == begin)
    start = next(behind, None) or next(first, 0)
    ordered = waiting[start:] + waiting[:start]
    return next((part for _, part in ordered if part.asked and part.state is State.EMPTY), None)


def in_order(groups: Sequence[FormGroup]) -> Iterator[FormField | FormGroup]:
    """Every group and every field, from top to bottom."""
    for group in groups:
        yield group
        yield from group.fields
        for item in group.items:
            yield from in_order(item.groups)
        for row in group.rows:
            yield from row.fields
