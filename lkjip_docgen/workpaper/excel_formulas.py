"""The Excel formulas of a computed quantity, made of the operation that computes it here.

Every operation is written by one function; the functions of Excel are those that its versions
since 2007 and LibreOffice have alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.operation import (
    Absent,
    Absolute,
    Choose,
    Chosen,
    Compared,
    Condition,
    Constant,
    CountEntries,
    CountKnown,
    CountTrue,
    Every,
    Greatest,
    Highest,
    Infix,
    Input,
    IsKnown,
    Least,
    Lowest,
    Pick,
    Some,
    Span,
    Status,
    Sum,
    SumOfApplicable,
    SumOfKnown,
    SumOfProducts,
    Tally,
    Term,
    WhereKnown,
    is_so,
)
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.rounding import Exact, OfBroken, Rounding, Showing, Telling
from lkjip_docgen.workpaper.answers import Answer, Helpers
from lkjip_docgen.workpaper.cell_ranges import Cells, Stretch
from lkjip_docgen.workpaper.operation_parts import divides, needs, operation_of

COMPLETE = "lengkap"
PARTIAL = "sebagian"
"""What a cell says of the inputs of a number: all are there; some are not, and need not be."""
_TOLD_DECIMALS = 10
"""Of an exact product the decimals that are kept: binary fractions have no more to tell."""
_MOST_DECIMALS = 8
"""So many decimals a formula looks for at most, where fewer would hide something."""
_FEW = 4
"""So many inputs are asked for one by one, in their order."""
_SCATTERED = 12
"""So many stretches of cells a formula names at most, where it asks for all of them."""
_BIND = {"+": 1, "-": 1, "*": 2, "/": 2}
_PLACES_OF_ARGUMENTS = 200
"""Excel takes 255 arguments of one function."""


def quoted(text: str) -> str:
    """A text inside a formula."""
    return '"' + text.replace('"', '""') + '"'


# --- the parts of a row ------------------------------------------------------------------


def completeness(quantity: Quantity, cells: Cells, helpers: Helpers) -> str:
    """Whether all inputs are there, else why there is no result; "" of a number without inputs.

    It asks for every input where only some of them are needed, and says then that it is a part.
    """
    if not quantity.inputs:
        return ""
    writer = _Writer(quantity.inputs, cells, helpers, quantity.label)
    operasi = operation_of(quantity)
    if isinstance(operasi, SumOfApplicable):
        return writer.of_applicable(operasi)
    needed = sorted(needs(operasi, len(quantity.inputs)))
    if needed:
        return f"IF({writer.all_known(needed)},{quoted(COMPLETE)},{writer.why()})"
    everything = range(len(quantity.inputs))
    return f"IF({writer.all_known(everything)},{quoted(COMPLETE)},{quoted(PARTIAL)})"


def is_asked_of_all(quantity: Quantity) -> bool:
    """Whether there is no result where one of the inputs lacks that are needed."""
    operasi = operation_of(quantity)
    return isinstance(operasi, SumOfApplicable) or bool(needs(operasi, len(quantity.inputs)))


def unrounded(quantity: Quantity, cells: Cells, told: str, helpers: Helpers) -> str:
    """The number before it is rounded; `told` is the cell that says whether inputs lack.

    Conditions that are counted, if they are many, stand among the `helpers`.  What somebody makes
    divide by 0 gives the word for it.
    """
    operasi = operation_of(quantity)
    writer = _Writer(quantity.inputs, cells, helpers, quantity.label)
    body = writer.of(operasi)
    if divides(operasi):
        body = f"IFERROR({body},{quoted(Status.TIDAK_SEBANDING)})"
    if is_asked_of_all(quantity):
        return f"IF({told}={quoted(COMPLETE)},{body},{told})"
    return body


def decimals(rounding: Rounding, value: str) -> str:
    """How many decimals are published, where the value in a cell decides it; "" where not."""
    places = range(rounding.least, _MOST_DECIMALS)
    match rounding:
        case Telling(unsigned=unsigned):
            looked_at = f"ABS({value})" if unsigned else value
            tested = [f"ROUND({looked_at},{n})<>100" for n in places]
            return _first(tested, places, value, f"{looked_at}=100")
        case Showing():
            tested = [f"ROUND({value},{n})<>0" for n in places]
            return _first(tested, places, value, f"{value}=0")
        case OfBroken(least=least):
            is_whole = f"ROUND({value},{_TOLD_DECIMALS})=INT({value})"
            return f"IF(ISNUMBER({value}),IF({is_whole},0,{least}),0)"
    return ""


def _first(tested: Sequence[str], places: range, value: str, plain: str) -> str:
    """The first number of decimals with which something shows; the least of a plain one or word."""
    found = str(_MOST_DECIMALS)
    for test, n in zip(reversed(tested), reversed(places), strict=True):
        found = f"IF({test},{n},{found})"
    return f"IF(ISNUMBER({value}),IF({plain},{places[0]},{found}),{places[0]})"


def fixed_decimals(quantity: Quantity) -> int:
    """The decimals to round to where the value does not decide them."""
    if isinstance(quantity.pembulatan, Exact):
        return max(_TOLD_DECIMALS, quantity.places)
    return quantity.places


# --- writing -----------------------------------------------------------------------------


class _Writer:
    """Writes the operation of one quantity over the cells of its inputs."""

    def __init__(
        self, inputs: Sequence[Quantity], cells: Cells, helpers: Helpers, label: str
    ) -> None:
        self._inputs = inputs
        self._cells = cells
        self._helpers = helpers
        self._label = label

    def of(self, part: Term) -> str:
        """A term as a formula."""
        return _WRITERS[type(part)](self, part)

    # whether inputs are there

    def all_known(self, positions: Iterable[int]) -> str:
        """Whether these inputs all have a value."""
        chosen = list({q.path: q for q in (self._inputs[n] for n in positions)}.values())
        return f"{_listed('COUNT', self._together(chosen))}={len(chosen)}"

    def _together(self, quantities: Sequence[Quantity]) -> list[Stretch]:
        """The cells of inputs; many of them in the order of the sheet, so that they join.

        Those that stand in too many places are copied to one.
        """
        if len(quantities) <= _FEW:
            return self._cells.stretches(quantities)
        in_order = sorted(quantities, key=lambda q: self._cells.of(q).order)
        stretches = self._cells.stretches(in_order)
        return stretches if len(stretches) <= _SCATTERED else [self._copied(quantities)]

    def _copied(self, quantities: Sequence[Quantity]) -> Stretch:
        """Copies of cells below one another; what somebody has emptied is no zero."""
        return self._helpers.put([self._copy(quantity) for quantity in quantities])

    def _copy(self, quantity: Quantity) -> Answer:
        where = self._cells.of(quantity).reference
        value = str(quantity.status) if quantity.value is None else float(quantity.value)
        formula = f"IF(ISBLANK({where}),{quoted(Status.KOSONG)},{where})"
        return Answer(quantity.label, formula, value)

    def why(self) -> str:
        """Why there is no result: an input that does not apply, else the first that is missing."""
        stretches = self._together(list({q.path: q for q in self._inputs}.values()))
        first = quoted(Status.KOSONG)
        for stretch in reversed(stretches):
            first = _first_text(stretch, first)
        declared = [_is_declared(stretch) for stretch in stretches]
        told = declared[0] if len(declared) == 1 else f"OR({','.join(declared)})"
        return f"IF({told},{quoted(Status.TIDAK_BERLAKU)},{first})"

    def of_applicable(self, part: SumOfApplicable) -> str:
        """Whether all that apply have a value, and one does."""
        chosen = part.span.of_items(self._inputs)
        stretches = self._together(chosen)
        if not stretches:
            return quoted(Status.KOSONG)
        known = _listed("COUNT", stretches)
        declared = "+".join(_count_declared(stretch) for stretch in stretches)
        complete = f"AND({known}>0,{known}+{declared}={len(chosen)})"
        return f"IF({complete},{quoted(COMPLETE)},{self.why()})"

    # terms

    def _input(self, part: Input) -> str:
        return self._cells.of(self._inputs[part.position]).reference

    def _constant(self, part: Constant) -> str:
        return _number(part.value)

    def _absent(self, part: Absent) -> str:
        if part.status is not None:
            return quoted(part.status)
        return self.why() if self._inputs else quoted(Status.KOSONG)

    def _infix(self, part: Infix) -> str:
        left, right = self._operand(part.left, part.sign), self._operand(part.right, part.sign, 1)
        return f"{left}{part.sign}{right}"

    def _operand(self, part: Term, sign: str, right: int = 0) -> str:
        text = self.of(part)
        weak = isinstance(part, Infix) and _BIND[part.sign] < _BIND[sign] + right
        negative = isinstance(part, Constant) and part.value < 0
        return f"({text})" if weak or negative else text

    def _sum(self, part: Sum) -> str:
        stretches = self._stretches(part.span)
        if part.places is None:
            return _listed("SUM", stretches)
        return _added(
            f"ROUND({stretch.reference},{part.places})"
            if stretch.is_one
            else f"SUMPRODUCT(ROUND({stretch.reference},{part.places}))"
            for stretch in stretches
        )

    def _sum_of_applicable(self, part: SumOfApplicable) -> str:
        stretches = self._stretches(part.span)
        return _listed("SUM", stretches) if stretches else quoted(Status.KOSONG)

    def _sum_of_known(self, part: SumOfKnown) -> str:
        if part.beside is None:
            return _listed("SUM", self._stretches(part.span))
        return _added(
            f"IF(COUNT({one},{other})=2,{one},0)"
            if is_one
            else f"SUMPRODUCT(--ISNUMBER({other}),{one})"
            for one, other, is_one in self._pairs(part.span, part.beside)
        )

    def _sum_of_products(self, part: SumOfProducts) -> str:
        return _added(
            f"IF(COUNT({one},{other})=2,{one}*{other},0)"
            if is_one
            else f"SUMPRODUCT({one},{other})"
            for one, other, is_one in self._pairs(part.one, part.other)
        )

    def _count_known(self, part: CountKnown) -> str:
        if part.beside is None:
            return _listed("COUNT", self._stretches(part.span))
        return _added(
            f"IF(COUNT({one},{other})=2,1,0)"
            if is_one
            else f"SUMPRODUCT(ISNUMBER({one})*ISNUMBER({other}))"
            for one, other, is_one in self._pairs(part.span, part.beside)
        )

    def _count_entries(self, part: CountEntries) -> str:
        stretches = self._together(part.span.of_items(self._inputs))
        return _added(f"ROWS({stretch.reference})" for stretch in stretches) if stretches else "0"

    def _count_true(self, part: CountTrue) -> str:
        asked = [self._counted(condition) for condition in part.conditions]
        if len(asked) <= _FEW:
            return f"({'+'.join(asked)})" if asked else "0"
        values = [q.status if q.value is None else q.value for q in self._inputs]
        answers = [
            Answer(self._label, formula, int(is_so(condition, values)))
            for formula, condition in zip(asked, part.conditions, strict=True)
        ]
        return f"SUM({self._helpers.put(answers).reference})"

    def _counted(self, condition: Condition) -> str:
        """1 where a condition holds; a missing value holds none."""
        told = f"IF({self.condition(condition)},1,0)"
        needed = needs(condition, len(self._inputs))
        return f"IF({self.all_known(sorted(needed))},{told},0)" if needed else told

    def _tally(self, part: Tally) -> str:
        where = self._cells.of_list(part.path, part.entries).reference
        return f"COUNTIF({where},{quoted(part.wanted)})" if part.wanted else f"COUNTA({where})"

    def _pick(self, part: Pick) -> str:
        where = self._cells.of_list(part.path, part.entries).reference
        return f"INDEX({where},{self.of(part.number)})"

    def _least(self, part: Least) -> str:
        return f"MIN({','.join(map(self.of, part.terms))})"

    def _greatest(self, part: Greatest) -> str:
        return f"MAX({','.join(map(self.of, part.terms))})"

    def _highest(self, part: Highest) -> str:
        return _listed("MAX", self._stretches(part.span))

    def _lowest(self, part: Lowest) -> str:
        return _listed("MIN", self._stretches(part.span))

    def _absolute(self, part: Absolute) -> str:
        return f"ABS({self.of(part.term)})"

    def _of_all(self, part: WhereKnown | Chosen) -> str:
        return self.of(part.term)

    def _choose(self, part: Choose) -> str:
        condition = self.condition(part.condition)
        return f"IF({condition},{self.of(part.then)},{self.of(part.otherwise)})"

    def condition(self, part: Condition) -> str:
        """A condition as a formula."""
        match part:
            case Compared(sign=sign, left=left, right=right):
                return f"{self.of(left)}{sign}{self.of(right)}"
            case IsKnown(position=position):
                return f"ISNUMBER({self._cells.of(self._inputs[position]).reference})"
            case Every(conditions=conditions):
                return f"AND({','.join(map(self.condition, conditions))})"
            case Some(conditions=conditions):
                return f"OR({','.join(map(self.condition, conditions))})"
        raise TypeError(type(part).__name__)

    def _stretches(self, span: Span) -> list[Stretch]:
        return self._together(span.of_items(self._inputs))

    def _pairs(self, one: Span, other: Span) -> Iterator[tuple[str, str, bool]]:
        ones, others = (span.of_items(self._inputs) for span in (one, other))
        for left, right in self._cells.side_by_side(ones, others):
            yield left.reference, right.reference, left.is_one


_WRITERS: dict[type[Term], Callable[..., str]] = {
    Input: _Writer._input,
    Constant: _Writer._constant,
    Absent: _Writer._absent,
    Infix: _Writer._infix,
    Sum: _Writer._sum,
    SumOfApplicable: _Writer._sum_of_applicable,
    SumOfKnown: _Writer._sum_of_known,
    SumOfProducts: _Writer._sum_of_products,
    CountKnown: _Writer._count_known,
    CountEntries: _Writer._count_entries,
    CountTrue: _Writer._count_true,
    Tally: _Writer._tally,
    Pick: _Writer._pick,
    Least: _Writer._least,
    Greatest: _Writer._greatest,
    Highest: _Writer._highest,
    Lowest: _Writer._lowest,
    Absolute: _Writer._absolute,
    WhereKnown: _Writer._of_all,
    Chosen: _Writer._of_all,
    Choose: _Writer._choose,
}


def _added(parts: Iterable[str]) -> str:
    """The sum of some parts, as one operand of whatever stands around it."""
    listed = list(parts)
    return listed[0] if len(listed) == 1 else f"({'+'.join(listed)})"


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _listed(function: str, stretches: Sequence[Stretch]) -> str:
    """A function of many cells; several of it added up where they are too many for one."""
    names = [stretch.reference for stretch in stretches]
    parts = [
        f"{function}({','.join(names[n : n + _PLACES_OF_ARGUMENTS])})"
        for n in range(0, len(names), _PLACES_OF_ARGUMENTS)
    ]
    if len(parts) == 1:
        return parts[0]
    if function in ("MAX", "MIN"):
        return f"{function}({','.join(parts)})"
    return f"({'+'.join(parts)})"


def _first_text(stretch: Stretch, otherwise: str) -> str:
    """The first text in a cell; of a range the first of these words that stands in it."""
    where = stretch.reference
    if stretch.is_one:
        return f"IF(ISTEXT({where}),{where},{otherwise})"
    for word in (Status.TIDAK_SEBANDING, Status.BELUM_DILAKSANAKAN, Status.KOSONG):
        otherwise = f"IF(COUNTIF({where},{quoted(word)})>0,{quoted(word)},{otherwise})"
    return otherwise


def _is_declared(stretch: Stretch) -> str:
    where, word = stretch.reference, quoted(Status.TIDAK_BERLAKU)
    return f"{where}={word}" if stretch.is_one else f"COUNTIF({where},{word})>0"


def _count_declared(stretch: Stretch) -> str:
    where, word = stretch.reference, quoted(Status.TIDAK_BERLAKU)
    return f"({where}={word})" if stretch.is_one else f"COUNTIF({where},{word})"
