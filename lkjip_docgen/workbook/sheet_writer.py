"""Writes the sheets: values, drop-downs, notes, protected formulas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_docgen.model import Field, Kind
from lkjip_docgen.records import Record, replace
from lkjip_docgen.workbook import cell_styles
from lkjip_docgen.workbook.cells import NO, YES, shown
from lkjip_docgen.workbook.formulas import decimals
from lkjip_docgen.workbook.guide import HINT
from lkjip_docgen.workbook.measurement import WAY
from lkjip_docgen.workbook.month_tables import PEOPLE, MonthTable, SurveyTable
from lkjip_docgen.workbook.plan import ANNUAL, RESULT, Placed
from lkjip_docgen.workbook.sheet_parts import CODES, OPEN, Form, Table

_NOTE_LINE = 40  # characters of a note that fit on a line


def write_sheets(book: Workbook, plan: Sequence[Placed]) -> None:
    """Add every sheet of the plan to a workbook."""
    for name in dict.fromkeys(placed.sheet for placed in plan):
        sheet = book.create_sheet(name)
        here = [placed for placed in plan if placed.sheet == name]
        _write_sheet(sheet, here, plan)


def _write_sheet(sheet: Worksheet, here: Sequence[Placed], plan: Sequence[Placed]) -> None:
    sheet["A1"].value, sheet["A1"].font = here[0].sheet, cell_styles.TITLE
    sheet["A2"].value, sheet["A2"].font = HINT, cell_styles.HINT
    for placed in here:
        _Writer(sheet, placed, plan).write()
    forms = [placed for placed in here if isinstance(placed.block, Form)]
    mixed = len(forms) < len(here)
    _set_widths(sheet, here, mixed)
    for placed in forms if mixed else ():
        _spread(sheet, placed)
    for placed in here:
        _set_heights(sheet, placed)
    _set_up(sheet, here)


class _RowCells(Record):
    """Where cells are, seen from a row of a block."""

    placed: Placed
    row: int
    plan: Sequence[Placed]

    def here(self, label: str) -> str:
        """The cell of the same row under a heading."""
        return f"${get_column_letter(self.placed.column(label))}{self.row}"

    def column(self, block: str, label: str) -> str:
        """All cells under a heading of a table."""
        other = next(placed for placed in self.plan if placed.block.title == block)
        letter = get_column_letter(other.column(label))
        return f"'{other.sheet}'!${letter}${other.first}:${letter}${other.last}"

    def value(self, label: str) -> object:
        """The value exported into this row under a heading."""
        return self.placed.values_at(self.row).get(label)

    def annual(self, kode: object) -> str:
        """The cell with the yearly value of an indicator's survey, or nothing."""
        for other in self.plan:
            if isinstance(other.block, SurveyTable) and kode == other.block.kode:
                letter = get_column_letter(other.column(ANNUAL))
                return f"'{other.sheet}'!${letter}${other.last}"
        return ""


class _Writer(Record):
    """Writes one block."""

    sheet: Worksheet
    placed: Placed
    plan: Sequence[Placed]

    def write(self) -> None:
        """Write the title and the cells of the block."""
        title = self.sheet.cell(self.placed.top, 1)
        title.value, title.font = self.placed.block.title, cell_styles.BLOCK_TITLE
        if isinstance(self.placed.block, Form):
            self._form()
        else:
            self._table()

    def _table(self) -> None:
        if isinstance(self.placed.block, MonthTable):
            self._home(self.placed.block)
        self._headings()
        for row in range(self.placed.first, self.placed.last + 1):
            self._row(row)
        if isinstance(self.placed.block, SurveyTable):
            self._result(self.placed.block)
        self._rules()

    def _home(self, block: MonthTable) -> None:
        """Say in which file a monthly table is kept."""
        home = self.sheet.cell(self.placed.top, self.placed.column(block.home_label))
        home.value = f"Tersimpan di berkas {block.file}"
        home.font, home.alignment = cell_styles.HINT, cell_styles.ONE_LINE

    def _rules(self) -> None:
        """The drop-down lists of the columns, and the cells greyed that a row does not use."""
        for position, field in enumerate(self.placed.fields, 1):
            letter = get_column_letter(position)
            cells = f"{letter}{self.placed.first}:{letter}{self.placed.last}"
            self._drop_down(field, cells)
            if field.only_for:
                self._grey_unless(field, cells)

    def _form(self) -> None:
        values = self.placed.values[0]
        for row, field in enumerate(self.placed.fields, self.placed.first):
            name = self.sheet.cell(row, 1)
            name.value = field.label
            cell_styles.dress_label(name)
            _note(name, field.note, field.required)
            self._input(row, 2, field, values.get(field.label))
            self.sheet.cell(row, 2).alignment = cell_styles.WRAP_LEFT
            self._drop_down(field, f"B{row}")

    def _headings(self) -> None:
        notes = {field.label: (field.note, field.required) for field in self.placed.fields}
        if isinstance(self.placed.block, Table):
            notes |= {column.label: (column.note, False) for column in self.placed.block.computed}
        for position, label in enumerate(self.placed.headings, 1):
            cell = self.sheet.cell(self.placed.head, position)
            cell.value = label
            cell_styles.dress_head(cell)
            _note(cell, *notes.get(label, ("Rata-rata tertimbang menurut responden", False)))

    def _row(self, row: int) -> None:
        values = self.placed.values_at(row)
        block = self.placed.block
        counts = isinstance(block, SurveyTable) and PEOPLE in values.values()
        for position, field in enumerate(self.placed.fields, 1):
            shape = _counting(field) if counts else field
            self._input(row, position, shape, values.get(field.label))
        if isinstance(block, Table):
            self._formulas(row, block)
        elif isinstance(block, SurveyTable):
            self._annual(row)

    def _formulas(self, row: int, block: Table) -> None:
        cells = _RowCells(self.placed, row, self.plan)
        for computed in block.computed:
            formula = f"={computed.formula(cells)}"
            self._computed(row, self.placed.column(computed.label), computed.kind, formula)

    def _annual(self, row: int) -> None:
        """The yearly mean of a row of a survey, weighted by respondents."""
        first = next(p for p, f in enumerate(self.placed.fields, 1) if f.kind is Kind.ANGKA)
        last = len(self.placed.fields)
        people_row = self.placed.last - 1
        left, right = get_column_letter(first), get_column_letter(last)
        mine = f"${left}{row}:${right}{row}"
        people = f"${left}${people_row}:${right}${people_row}"
        weight = f"SUMPRODUCT(ISNUMBER({mine})*ISNUMBER({people}),{people})"
        mean = f'IF({weight}>0,ROUND(SUMPRODUCT({mine},{people})/{weight},2),"")'
        formula = f"=SUM({people})" if row == people_row else f"={mean}"
        kind = Kind.CACAH if row == people_row else Kind.ANGKA
        self._computed(row, self.placed.column(ANNUAL), kind, formula)

    def _result(self, block: SurveyTable) -> None:
        """The last line: the yearly value on the scale of the indicator."""
        row, column = self.placed.last, self.placed.column(ANNUAL)
        ways = _RowCells(self.placed, row, self.plan)
        keys = ways.column("Cara pengukuran", "Indikator")
        top, bottom = (
            f'INDEX({ways.column("Cara pengukuran", label)},MATCH("{block.kode}",{keys},0))'
            for label in ("Skala hasil: maks", "Skala survei: maks")
        )
        value = f"{get_column_letter(column)}{row - 2}"
        places = decimals(ways, f'"{block.kode}"')
        formula = f'=IFERROR(IF({value}="","",ROUND({value}*{top}/{bottom},{places})),"")'
        for position in range(1, column):
            cell = self.sheet.cell(row, position)
            cell.value = RESULT if position == 1 else None
            cell_styles.dress_label(cell)
            cell.protection = cell_styles.LOCKED
        self._computed(row, column, Kind.ANGKA, formula)

    def _input(self, row: int, column: int, field: Field, value: object) -> None:
        cell = self.sheet.cell(row, column)
        content = shown(value, field)
        cell.value = content
        if isinstance(content, str):
            cell.data_type = "s"  # a text that begins with = is no formula
        kind = Kind.TEKS if isinstance(content, str) and field.kind.numeric else field.kind
        cell_styles.dress_input(cell, kind, value)

    def _computed(self, row: int, column: int, kind: Kind, formula: str) -> None:
        cell = self.sheet.cell(row, column)
        cell.value = formula
        cell_styles.dress_computed(cell, kind)

    def _drop_down(self, field: Field, cells: str) -> None:
        formula = self._choices(field)
        if not formula:
            return
        choice = DataValidation("list", formula1=formula, allow_blank=True)
        choice.error = "Pilih salah satu dari daftar."
        choice.errorTitle = field.label
        if field.label in OPEN:
            choice.errorStyle, choice.error = "warning", OPEN[field.label]
        choice.showErrorMessage = True
        choice.add(cells)
        self.sheet.add_data_validation(choice)

    def _choices(self, field: Field) -> str:
        """What a cell may hold: the values themselves or the cells with them; "" for anything."""
        if field.kind is Kind.YA_TIDAK:
            return f'"{YES},{NO}"'
        if field.choices:
            return f'"{",".join(field.choices)}"'
        listed = CODES.get(field.label) if field.kind is Kind.TEKS else None
        if listed is None or listed[0] == self.placed.block.title:
            return ""
        return _RowCells(self.placed, 0, self.plan).column(*listed)

    def _grey_unless(self, field: Field, cells: str) -> None:
        """Grey cells of a way of measuring that the row does not use."""
        way = f"${get_column_letter(self.placed.column(WAY))}{self.placed.first}"
        others = ",".join(f'{way}<>"{name}"' for name in field.only_for)
        rule = FormulaRule(formula=[f'AND({way}<>"",{others})'], fill=cell_styles.UNUSED)
        self.sheet.conditional_formatting.add(cells, rule)


def _counting(field: Field) -> Field:
    """The field where its numbers count people."""
    return replace(field, kind=Kind.CACAH) if field.kind is Kind.ANGKA else field


def _note(cell: Cell, text: str, required: bool) -> None:
    parts = (f"{text}." if text else "", "Wajib diisi." if required else "")
    whole = " ".join(filter(None, parts))
    if whole:
        note = Comment(whole, "LKjIP")
        note.width, note.height = 280, 24 + 18 * (len(whole) // _NOTE_LINE + 1)
        cell.comment = note


def _set_widths(sheet: Worksheet, here: Sequence[Placed], mixed: bool) -> None:
    """The width of each column: the widest that a table wishes; forms are spread over them."""
    form: dict[int, float] = {1: cell_styles.LABEL_WIDTH}
    if not mixed:
        form[2] = cell_styles.FORM_WIDTH
    widths: dict[int, float] = {}
    for placed in here:
        wishes = form if isinstance(placed.block, Form) else _widths(placed)
        for column, width in wishes.items():
            widths[column] = max(width, widths.get(column, 0))
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = width


def _spread(sheet: Worksheet, placed: Placed) -> None:
    """Let each value of a form reach over as many columns as make it wide."""
    last, width = 2, _width(sheet, 2)
    while width < cell_styles.FORM_WIDTH:
        last += 1
        width += _width(sheet, last)
    for row in range(placed.first, placed.last + 1):
        for column in range(3, last + 1):
            cell_styles.dress_beside(sheet.cell(row, column))
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=last)


def _set_heights(sheet: Worksheet, placed: Placed) -> None:
    """Rows high enough for their texts: Excel does not see to it in merged cells."""
    if isinstance(placed.block, Form):
        widths = [_width(sheet, 1), max(_width(sheet, 2), cell_styles.FORM_WIDTH)]
    else:
        widths = [_width(sheet, column) for column in range(1, len(placed.headings) + 1)]
        heads = ((label, width - 2) for label, width in zip(placed.headings, widths, strict=True))
        sheet.row_dimensions[placed.head].height = cell_styles.height_of(heads)
    for row in range(placed.first, placed.last + 1):
        sheet.row_dimensions[row].height = cell_styles.height_of(_texts(sheet, row, widths))


def _texts(sheet: Worksheet, row: int, widths: Sequence[float]) -> Iterator[tuple[object, float]]:
    """What stands in a row, formulas left out, each with the width of its column."""
    for column, width in enumerate(widths, 1):
        value = sheet.cell(row, column).value
        if not str(value).startswith("="):
            yield value, width


def _width(sheet: Worksheet, column: int) -> float:
    return float(sheet.column_dimensions[get_column_letter(column)].width)


def _set_up(sheet: Worksheet, here: Sequence[Placed]) -> None:
    """Frozen rows, protection and page of a sheet."""
    single = len(here) == 1 and not isinstance(here[0].block, Form)
    sheet.freeze_panes = sheet.cell(here[0].first, 2) if single else sheet.cell(3, 1)
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows"):
        setattr(protection, allowed, False)  # False: not forbidden
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_view.showGridLines = False


def _widths(placed: Placed) -> dict[int, float]:
    found = {p: _width_of(placed, field) for p, field in enumerate(placed.fields, 1)}
    computed = placed.block.computed if isinstance(placed.block, Table) else ()
    for position, column in enumerate(computed, len(placed.fields) + 1):
        found[position] = cell_styles.width_of(Field((), column.label, column.kind), [])
    if isinstance(placed.block, MonthTable):
        found[len(placed.headings)] = 12
    return found


def _width_of(placed: Placed, field: Field) -> float:
    return cell_styles.width_of(field, [row.get(field.label) for row in placed.values])
