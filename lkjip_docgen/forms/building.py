"""Groups and fields, made from the model and from what stands in the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel

from lkjip_docgen.forms.asked import Asked
from lkjip_docgen.forms.form_parts import (
    Choice,
    FormColumn,
    FormField,
    FormGroup,
    FormItem,
    FormRow,
    State,
)
from lkjip_docgen.forms.item_titles import title_of
from lkjip_docgen.forms.officers_order import everything
from lkjip_docgen.forms.shapes import (
    Key,
    Shape,
    Spot,
    accepts,
    format_of,
    is_grid,
    is_multiplier,
    keys_of,
)
from lkjip_docgen.forms.tables import TableFile, table_file
from lkjip_docgen.forms.written import NO, YES, number_text, state_of, value_of, written
from lkjip_docgen.model import CARA, PENGALI, Kind, field_of, item_of, label, may_be_absent
from lkjip_docgen.place import Number
from lkjip_docgen.records import replace
from lkjip_docgen.rules import aturan_bila_ada
from lkjip_docgen.source import Path_, at, dotted, with_defaults
from lkjip_docgen.workbook import wording_of

Has = Callable[[str], bool]
"""Whether a key belongs to the part of the form that is made."""


class Builder:
    """Makes the forms of one data file."""

    def __init__(self, data: Mapping[str, object], root: Path) -> None:
        self._data = dict(data)
        self._filled = with_defaults(self._data)
        self._wording = wording_of(data)
        self._asked = Asked(data)
        self._root = root

    def say(self, text: str) -> str:
        """A text of the program in the words of the office."""
        return self._wording.words.tulis(text) if "{" in text else text

    # --- sections --------------------------------------------------------------------

    def groups_of_key(self, spot: Spot, key: Key, has: Has = everything) -> Iterator[FormGroup]:
        """The groups for one key of a section, with all below it."""
        if spot.below(key.name) in self._wording.left_out:
            return
        if key.shape is Shape.LIST:
            yield self._list(spot, key, has)
        elif key.shape is Shape.SECTION:
            yield from self._section(spot, key, has)
        elif key.shape is Shape.FREE:
            yield self._free(spot, key)
        elif key.shape is Shape.TABLE:
            yield from self._table(spot, key)

    def form_of(self, spot: Spot, group: FormGroup, has: Has = everything) -> Iterator[FormGroup]:
        """A form with the single values of a section, and a group for each key that is none."""
        keys = [key for key in keys_of(spot.model) if has(key.name)]
        fields = tuple(self.fields_of(spot, keys))
        if fields:
            yield replace(group, fields=fields)
        for key in keys:
            yield from self.groups_of_key(spot, key)

    def fields_of(self, spot: Spot, keys: list[Key]) -> Iterator[FormField]:
        """The single values among some keys of a section."""
        for key in keys:
            shown = spot.below(key.name) not in self._wording.left_out
            if shown and key.shape in (Shape.VALUE, Shape.TABLE):
                yield self._field(spot, key)

    def _section(self, spot: Spot, key: Key, has: Has) -> Iterator[FormGroup]:
        """A section in a section: of several that may stand there, the one that the data name."""
        group = self._group(spot, key, "form")
        info = spot.model.model_fields[key.name]
        optional = not info.is_required()
        live = spot.live and not (optional and group.state is State.EMPTY)
        model = key.models[0] if len(key.models) == 1 else self._way(group.path)
        if model is None:
            choice = self._choose_way(spot, key)
            yield replace(group, fields=(choice,))
            return
        inner = Spot(model, group.path, spot.below(key.name), live)
        if group.state is State.ABSENT:
            yield group
            return
        made = list(self.form_of(inner, group, has))
        if made and made[0].id != group.id:  # a section that holds nothing but lists
            made[0] = replace(made[0], asked=made[0].asked or group.asked)
        yield from made

    def _way(self, path: Path_) -> type[BaseModel] | None:
        """The way of measuring that the data name, or that follows from what is counted."""
        return CARA.get(str(at(self._filled, (*path, "jenis"))))

    def _choose_way(self, spot: Spot, key: Key) -> FormField:
        """The field that says how an indicator is measured, before anything else is known."""
        inner = Spot(key.models[0], (*spot.path, key.name), spot.below(key.name), spot.live)
        return self._field(inner, Key("jenis", Shape.VALUE))

    def _group(self, spot: Spot, key: Key, kind: str) -> FormGroup:
        info = spot.model.model_fields[key.name]
        path = (*spot.path, key.name)
        value = at(self._data, path)
        state = state_of(value)
        pattern = spot.below(key.name)
        reason = value_of(value, Kind.TEKS).reason if state is State.ABSENT else ""
        follows = state is State.EMPTY and state_of(at(self._filled, path)) is State.FILLED
        return FormGroup(
            id=dotted(path),
            path=path,
            title=self._title(key.name),
            kind="list" if kind == "list" else "form",
            help=self.say(info.description or ""),
            source=self._asked.source(pattern),
            required=info.is_required(),
            asked=spot.live and not follows and (self._asked.wants(pattern) or info.is_required()),
            may_be_absent=may_be_absent(spot.model, key.name),
            state=state,
            reason=reason,
        )

    def _title(self, name: str) -> str:
        return self._wording.heading((name,))

    # --- lists -----------------------------------------------------------------------

    def _list(self, spot: Spot, key: Key, has: Has) -> FormGroup:
        """A list of sections, as rows where they are short."""
        group = self._group(spot, key, "list")
        model = key.models[0]
        found = at(self._data, group.path)
        rows = found if isinstance(found, list) else []
        inner = Spot(model, group.path, f"{spot.below(key.name)}[]", spot.live)
        group = replace(group, can_add=True, can_move=True)
        if is_grid(model) and has is everything:
            return self._grid(group, inner, rows)
        items = tuple(self.item(inner, number, item, has) for number, item in enumerate(rows))
        return replace(group, items=items)

    def item(self, spot: Spot, number: int, item: object, has: Has = everything) -> FormItem:
        """An item of the list at a spot."""
        path = (*spot.path, number)
        known = at(self._filled, path)
        title = title_of(known if isinstance(known, Mapping) else item, number, str(spot.path[-1]))
        here = replace(spot, path=path)
        head = FormGroup(dotted(path), path, "", "form")
        return FormItem(dotted(path), path, title, tuple(self.form_of(here, head, has)))

    def _grid(self, group: FormGroup, spot: Spot, rows: list[object]) -> FormGroup:
        columns = tuple(_column(self._field(spot, key)) for key in self._columns(spot))
        made = tuple(self.row(spot, number, row) for number, row in enumerate(rows))
        return replace(group, kind="grid", columns=columns, rows=made)

    def _columns(self, spot: Spot) -> list[Key]:
        keys = keys_of(spot.model)
        return [key for key in keys if spot.below(key.name) not in self._wording.left_out]

    def row(self, spot: Spot, number: int, row: object) -> FormRow:
        """A row of the grid at a spot."""
        keys = self._columns(spot)
        path = (*spot.path, number)
        here = replace(spot, path=path)
        fields = tuple(self._field(here, key) for key in keys)
        title = title_of(row, number, str(spot.path[-1]))
        return FormRow(dotted(path), path, title, fields, tuple(field.text for field in fields))

    # --- other structures ------------------------------------------------------------

    def _free(self, spot: Spot, key: Key) -> FormGroup:
        """The components of a score: those of the rule of its year, and those in the data."""
        group = self._group(spot, key, "form")
        year = at(self._filled, (*spot.path, "tahun"))
        names = dict.fromkeys(self._components(spot.pattern.partition(".")[0], year))
        given = at(self._data, group.path)
        if group.state is State.ABSENT:
            return group
        if isinstance(given, Mapping):
            names |= dict.fromkeys(map(str, given))
        fields = tuple(self._component(group.path, name) for name in names)
        return replace(group, fields=fields)

    def _components(self, section: str, year: object) -> tuple[str, ...]:
        kind = {"smart": "nka"}.get(section, section)
        rule = aturan_bila_ada(kind, int(year)) if isinstance(year, Number) else None
        return rule.kunci if rule else ()

    def _component(self, path: Path_, name: str) -> FormField:
        here = (*path, name)
        value = value_of(at(self._data, here), Kind.ANGKA)
        return FormField(
            path=here,
            id=dotted(here),
            label=label((name,)),
            kind=Kind.ANGKA,
            may_be_absent=True,
            text=value.text,
            state=value.state,
            reason=value.reason,
        )

    def _table(self, spot: Spot, key: Key) -> Iterator[FormGroup]:
        """What a table file holds, under the field that names it."""
        path = (*spot.path, key.name)
        name = at(self._data, path)
        if not isinstance(name, str) or not name.strip():
            return
        table: TableFile = table_file(self._root, name, spot.pattern)
        yield FormGroup(
            id=f"{dotted(path)}#isi",
            path=path,
            title=self._title(key.name) if key.name == "tabel" else "Isi tabel",
            kind="grid",
            columns=table.columns,
            rows=table.rows,
            file=table.file,
            top=table.top,
            problem=table.problem,
            can_add=not table.problem,
        )

    # --- fields ----------------------------------------------------------------------

    def _field(self, spot: Spot, key: Key) -> FormField:
        """A single value, or the name of a table file."""
        known = field_of(spot.model, key.name)
        kind = known.kind if known else Kind.TEKS
        info = spot.model.model_fields[key.name]
        path = (*spot.path, key.name)
        pattern = spot.below(key.name)
        raw = at(self._data, path)
        value = value_of(raw, kind)
        usual = self._usual(path, raw, kind, info.default)
        required = info.is_required() if known is None else known.required
        lacks = value.state is State.EMPTY and not usual
        missed = required or self._asked.wants(pattern) or (info.is_required() and lacks)
        items, choices = _items_and_choices(spot.model, key.name, kind)
        return FormField(
            path=path,
            id=dotted(path),
            label=self._title(key.name),
            kind=kind,
            help=self.say(info.description or ""),
            source=self._asked.source(pattern),
            choices=choices,
            items=items,
            accepts=accepts(spot.model, key.name),
            format=format_of(spot.model, key.name),
            required=required,
            asked=spot.live and missed and not (usual and value.state is State.EMPTY),
            long=Kind.URAIAN in (kind, items),
            may_be_absent=may_be_absent(spot.model, key.name),
            usual=usual,
            text=value.text,
            state=value.state,
            reason=value.reason,
        )

    def _usual(self, path: Path_, raw: object, kind: Kind, default: object) -> str:
        """What holds while nothing is written."""
        follows = at(self._filled, path) if raw is None else None
        if follows is None and isinstance(default, str | int):
            follows = default
        return written(follows, kind)


def _column(field: FormField) -> FormColumn:
    return FormColumn(
        field.label,
        field.kind,
        field.help,
        field.unit,
        field.example,
        field.choices,
        field.required,
    )


def _items_and_choices(
    model: type[BaseModel], name: str, kind: Kind
) -> tuple[Kind, tuple[Choice, ...]]:
    """What a list holds, and among which words a value or its items are chosen."""
    if kind is Kind.DAFTAR:
        items, words = item_of(model, name)
        return items, _choices(words)
    if kind is Kind.YA_TIDAK:
        return Kind.TEKS, _choices((YES, NO))
    if name == "jenis" and model in CARA.values():
        return Kind.TEKS, _choices(tuple(CARA))
    if is_multiplier(model, name):
        return Kind.TEKS, tuple(
            Choice(str(n), number_text(Decimal(n), Kind.CACAH)) for n in PENGALI
        )
    known = field_of(model, name)
    return Kind.TEKS, _choices(known.choices if known else ())


def _choices(words: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(word, label((word,))) for word in words)
