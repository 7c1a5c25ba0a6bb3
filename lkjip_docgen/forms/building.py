"""Groups and fields, made from the model and from what stands in the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pydantic import BaseModel

from lkjip_docgen.editing import is_empty
from lkjip_docgen.forms.form_parts import (
    FormColumn,
    FormField,
    FormGroup,
    FormItem,
    FormRow,
    State,
)
from lkjip_docgen.forms.item_titles import title_of
from lkjip_docgen.forms.officers_order import everything
from lkjip_docgen.forms.one_field import Fields
from lkjip_docgen.forms.shapes import (
    Key,
    Shape,
    Spot,
    is_grid,
    is_side_by_side,
    keys_of,
    may_be_none,
)
from lkjip_docgen.forms.table_files import TableFile, table_file
from lkjip_docgen.forms.unmeasured import MEASURED_BY
from lkjip_docgen.forms.written import state_of, value_of
from lkjip_docgen.model import CARA, Kind, Laporan, label, may_be_absent, models_at, told_of
from lkjip_docgen.place import Number
from lkjip_docgen.records import replace
from lkjip_docgen.rules import AturanNilai, aturan_bila_ada
from lkjip_docgen.source import Path_, at, dotted

Has = Callable[[str], bool]
"""Whether a key belongs to the part of the form that is made."""


class Builder(Fields):
    """Makes the forms of one data file."""

    # --- sections --------------------------------------------------------------------

    def groups_of_key(self, spot: Spot, key: Key, has: Has = everything) -> Iterator[FormGroup]:
        """The groups for one key of a section, with all below it."""
        if self.is_left_out(spot.below(key.name)):
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
        side_by_side = [key for key in keys if is_side_by_side(key)]
        if side_by_side:
            yield self._side_by_side(spot, side_by_side)
        for key in keys:
            if key not in side_by_side:
                yield from self.groups_of_key(spot, key)

    def _side_by_side(self, spot: Spot, keys: list[Key]) -> FormGroup:
        """Sections of the same few values as rows of a grid: quarters, words with short forms."""
        shown = [key for key in keys if not self.is_left_out(spot.below(key.name))]
        rows = tuple(self._row_of_section(spot, key) for key in shown)
        return FormGroup(
            id=f"{dotted(spot.path)}#tabel",
            path=spot.path,
            title=self._own_title(spot),
            kind="grid",
            columns=tuple(map(_column, rows[0].fields)),
            rows=rows,
        )

    def _row_of_section(self, spot: Spot, key: Key) -> FormRow:
        path = (*spot.path, key.name)
        state = state_of(at(self.data, path))
        live = spot.live and state is State.FILLED
        here = Spot(key.models[0], path, spot.below(key.name), live)
        fields = tuple(self.field(here, cell) for cell in keys_of(here.model))
        return FormRow(
            id=dotted(path),
            path=path,
            title=self.title(spot.model, key.name),
            fields=fields,
            texts=tuple(field.text for field in fields),
            state=state,
            reason=value_of(at(self.data, path), Kind.TEKS).reason,
        )

    def _own_title(self, spot: Spot) -> str:
        """What the section at a spot is called by the one that holds it."""
        names = tuple(step for step in spot.path if isinstance(step, str))
        owner = (models_at(names[:-1]) or (Laporan,))[0]
        return self.title(owner, names[-1])

    def fields_of(self, spot: Spot, keys: list[Key]) -> Iterator[FormField]:
        """The single values among some keys of a section."""
        for key in keys:
            shown = not self.is_left_out(spot.below(key.name))
            if shown and key.shape in (Shape.VALUE, Shape.TABLE):
                yield self.field(spot, key)

    def _section(self, spot: Spot, key: Key, has: Has) -> Iterator[FormGroup]:
        """A section in a section: of several that may stand there, the one that the data name."""
        group = self._group(spot, key, "form")
        info = spot.model.model_fields[key.name]
        optional = not info.is_required() and info.default is None
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
        return CARA.get(str(at(self.filled, (*path, "jenis"))))

    def _choose_way(self, spot: Spot, key: Key) -> FormField:
        """The field that says how an indicator is measured, before anything else is known."""
        inner = Spot(key.models[0], (*spot.path, key.name), spot.below(key.name), spot.live)
        return self.field(inner, Key("jenis", Shape.VALUE))

    def _group(self, spot: Spot, key: Key, kind: str) -> FormGroup:
        info = spot.model.model_fields[key.name]
        path = (*spot.path, key.name)
        value = at(self.data, path)
        state = state_of(value)
        if state is State.NONE and not may_be_none(spot.model, key.name):
            state = State.EMPTY
        pattern = spot.below(key.name)
        reason = value_of(value, Kind.TEKS).reason if state is State.ABSENT else ""
        follows = state is State.EMPTY and state_of(at(self.filled, path)) is State.FILLED
        wanted = info.is_required() or self.asked.wants(pattern)
        wanted = wanted and not self.asked.is_said_otherwise(pattern, path)
        return FormGroup(
            id=dotted(path),
            path=path,
            title=self.title(spot.model, key.name),
            kind="list" if kind == "list" else "form",
            help=self.help(spot.model, key.name),
            source=self.source(spot.model, key.name, pattern),
            required=info.is_required(),
            asked=spot.live and wanted and not follows,
            may_be_absent=may_be_absent(spot.model, key.name),
            state=state,
            reason=reason,
        )

    # --- lists -----------------------------------------------------------------------

    def _list(self, spot: Spot, key: Key, has: Has) -> FormGroup:
        """A list of sections, as rows where they are short."""
        group = self._group(spot, key, "list")
        model = key.models[0]
        found = at(self.data, group.path)
        rows = found if isinstance(found, list) else []
        inner = Spot(model, group.path, f"{spot.below(key.name)}[]", spot.live)
        group = replace(group, can_add=True, can_move=True)
        if is_grid(model) and has is everything:
            return self._grid(group, inner, rows)
        items = tuple(self.item(inner, number, item, has) for number, item in enumerate(rows))
        offers = tuple(self.unmeasured.values()) if group.path == (MEASURED_BY,) else ()
        return replace(group, items=items, offers=offers)

    def item(self, spot: Spot, number: int, item: object, has: Has = everything) -> FormItem:
        """An item of the list at a spot."""
        path = (*spot.path, number)
        known = at(self.filled, path)
        title = self._item_title(spot, known if isinstance(known, Mapping) else item, number)
        here = replace(spot, path=path)
        head = FormGroup(dotted(path), path, "", "form")
        return FormItem(dotted(path), path, title, tuple(self.form_of(here, head, has)))

    def _item_title(self, spot: Spot, item: object, number: int) -> str:
        """What people call an item; of a level of an agreement, as the office calls that level."""
        name = str(spot.path[-1])
        title = title_of(item, number, name)
        meanings = (
            dict(told_of(spot.model, name).choices) if name in spot.model.model_fields else {}
        )
        return self.say(meanings[title]) if title in meanings else title

    def _grid(self, group: FormGroup, spot: Spot, rows: list[object]) -> FormGroup:
        columns = tuple(_column(self.field(spot, key)) for key in self._columns(spot))
        made = tuple(self.row(spot, number, row) for number, row in enumerate(rows))
        return replace(group, kind="grid", columns=columns, rows=made)

    def _columns(self, spot: Spot) -> list[Key]:
        keys = keys_of(spot.model)
        return [key for key in keys if not self.is_left_out(spot.below(key.name))]

    def row(self, spot: Spot, number: int, row: object) -> FormRow:
        """A row of the grid at a spot."""
        keys = self._columns(spot)
        path = (*spot.path, number)
        here = replace(spot, path=path)
        fields = tuple(self.field(here, key) for key in keys)
        title = title_of(row, number, str(spot.path[-1]))
        return FormRow(dotted(path), path, title, fields, tuple(field.text for field in fields))

    # --- other structures ------------------------------------------------------------

    def _free(self, spot: Spot, key: Key) -> FormGroup:
        """The components of a score: those of the rule of its year, and those in the data."""
        group = self._group(spot, key, "form")
        rule = self._rule(spot)
        names = dict(_names_of(rule)) if rule else {}
        given = at(self.data, group.path)
        if group.state is State.ABSENT:
            return group
        if isinstance(given, Mapping):
            others = (str(name) for name in given if name not in names)
            names |= {name: label((name,)) for name in others}
        fields = tuple(self._component(spot, group, *known) for known in names.items())
        asked = spot.live and not self._is_scored(spot, fields)
        return replace(group, fields=fields, asked=asked, source=rule.sumber if rule else "")

    def _is_scored(self, spot: Spot, fields: tuple[FormField, ...]) -> bool:
        """Whether a year has a score, or asks for each of its components anyway."""
        if any(field.asked or field.state.answered for field in fields):
            return True
        return not is_empty(at(self.data, (*spot.path, "nilai")))

    def _rule(self, spot: Spot) -> AturanNilai | None:
        """The rule by which the score of a year is made; None where none is known."""
        section = spot.pattern.removesuffix(".tahunan[]")
        year = at(self.filled, (*spot.path, "tahun"))
        kind = {"smart": "nka"}.get(section, section)
        return aturan_bila_ada(kind, int(year)) if isinstance(year, Number) else None

    def _component(self, spot: Spot, group: FormGroup, name: str, title: str) -> FormField:
        here = (*group.path, name)
        pattern = f"{spot.below('komponen')}[]"
        wanted = self.asked.wants(pattern) and not self.asked.is_said_otherwise(pattern, here)
        value = value_of(at(self.data, here), Kind.ANGKA)
        return FormField(
            path=here,
            id=dotted(here),
            label=title,
            kind=Kind.ANGKA,
            example=self.example(f"{spot.below('komponen')}.{name}", Kind.ANGKA),
            asked=spot.live and wanted,
            may_be_absent=True,
            text=value.text,
            state=value.state,
            reason=value.reason,
        )

    def _table(self, spot: Spot, key: Key) -> Iterator[FormGroup]:
        """What a table file holds, under the field that names it."""
        path = (*spot.path, key.name)
        name = at(self.data, path)
        if not isinstance(name, str) or not name.strip():
            return
        table: TableFile = table_file(self.root, name, spot.pattern, at(self.data, spot.path))
        of_months = key.name == "tabel"
        unexplained = is_empty(at(self.data, (*spot.path, "bulan_kosong")))
        yield FormGroup(
            id=f"{dotted(path)}#isi",
            path=path,
            title=self.title(spot.model, key.name) if of_months else "Isi tabel",
            kind="grid",
            columns=table.columns,
            rows=table.rows,
            file=table.file,
            top=table.top,
            left=table.left,
            sheet=table.sheet,
            problem=table.problem,
            can_add=not table.problem and not table.sheet,
            asked=spot.live and of_months and unexplained,
            state=State.EMPTY if table.lacking else State.FILLED,
        )


def _names_of(rule: AturanNilai) -> Iterator[tuple[str, str]]:
    """The components that the data of a year may hold, each with its name."""
    for component in rule.komponen:
        if component.bagian:
            yield from ((part.kode, part.nama) for part in component.bagian)
        elif component.masukan:
            yield component.masukan, component.nama_masukan or label((component.masukan,))
        else:
            yield component.kode, component.nama


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
