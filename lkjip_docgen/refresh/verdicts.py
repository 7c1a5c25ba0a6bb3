"""What becomes of each sentence of a paragraph that the data, people, or both have changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from lkjip_docgen.refresh.sentences import (
    Span,
    Swap,
    Text,
    Unit,
    differences,
    is_recounted,
    renewals,
    units,
)


class Fate(Enum):
    """What is done with a sentence."""

    KEEP = "keep"  # the data say nothing new about it, or the file says it already
    TAKE = "take"  # people left it alone: the data's goes in
    RENEW = "renew"  # people changed its words: the numbers alone go in
    ADD = "add"  # the data added something, and people perhaps as well: one after the other
    GONE = "gone"  # people took it out
    CONFLICT = "conflict"  # both changed it


class Verdict(NamedTuple):
    """One sentence of the three texts, and what is done with it."""

    unit: Unit
    fate: Fate
    swaps: Sequence[Swap] = ()


def judge(base: Text, file: Text, data: Text) -> list[Verdict]:
    """The sentences about which the data say something new."""
    if base.text == data.text:
        return []
    whole = Unit((0, len(base.text)), (0, len(file.text)), (0, len(data.text)))
    if base.text == file.text:
        return [Verdict(whole, Fate.TAKE, taken(file, data, whole))]
    found = (_verdict(base, file, data, unit) for unit in units(base, file, data))
    return [verdict for verdict in found if verdict.fate is not Fate.KEEP]


def _verdict(base: Text, file: Text, data: Text, unit: Unit) -> Verdict:
    was = base.text[slice(*unit.base)].strip()
    there = file.text[slice(*unit.file)].strip()
    wanted = data.text[slice(*unit.data)].strip()
    if wanted in (was, there):
        return Verdict(unit, Fate.KEEP)
    if not was:
        return Verdict(unit, Fate.ADD, [_behind(file, data, unit)])
    if was == there:
        return Verdict(unit, Fate.TAKE, taken(file, data, _without_blanks(base, file, data, unit)))
    if not there:
        return Verdict(unit, Fate.GONE)
    return _verdict_on_edited(base, file, data, unit)


def _verdict_on_edited(base: Text, file: Text, data: Text, unit: Unit) -> Verdict:
    """What becomes of a sentence that stands there in other words than any of ours."""
    if is_recounted(base, file, unit):
        whole = _without_blanks(base, file, data, unit)
        return Verdict(whole, Fate.TAKE, decided(file, data, whole))
    swaps = renewals(base, file, data, unit)
    if swaps is None:
        return Verdict(_without_blanks(base, file, data, unit), Fate.CONFLICT)
    return Verdict(unit, Fate.RENEW if swaps else Fate.KEEP, swaps)


def _without_blanks(base: Text, file: Text, data: Text, unit: Unit) -> Unit:
    """The same without the blanks at its end, where people put something else behind it."""
    if base.text[slice(*unit.base)] == file.text[slice(*unit.file)]:
        return unit
    return Unit(_trimmed(base, unit.base), _trimmed(file, unit.file), _trimmed(data, unit.data))


def _trimmed(text: Text, span: Span) -> Span:
    return span[0], span[0] + len(text.text[slice(*span)].rstrip())


def taken(file: Text, data: Text, unit: Unit) -> list[Swap]:
    """What has to change in the file for a sentence to be as in the data.

    A number gives way to a number as a whole, where both have them in step.
    """
    lead = unit.base[0] - unit.file[0]
    found = []
    for there, wanted in _stretches(file, data, unit):
        if file.text[slice(*there)] == data.text[slice(*wanted)]:
            continue
        for span, new in _changes(file, data, there, wanted):
            found.append(Swap(span, new, (span[0] + lead, span[1] + lead)))
    return found


def _changes(file: Text, data: Text, there: Span, wanted: Span) -> list[tuple[Span, Span]]:
    if any((hole.start, hole.end) == there for hole in file.holes):
        return [(there, wanted)]
    return differences(file, there, data, wanted)


def _stretches(file: Text, data: Text, unit: Unit) -> list[tuple[Span, Span]]:
    """The words between the holes of a sentence, and the holes, each with its counterpart."""
    mine, theirs = file.inside(unit.file), data.inside(unit.data)
    if [bool(hole.tag) for hole in mine] != [bool(hole.tag) for hole in theirs]:
        return [(unit.file, unit.data)]
    found: list[tuple[Span, Span]] = []
    low, start = unit.file[0], unit.data[0]
    for here, there in zip(mine, theirs, strict=True):
        found.append(((low, here.start), (start, there.start)))
        found.append(((here.start, here.end), (there.start, there.end)))
        low, start = here.end, there.end
    found.append(((low, unit.file[1]), (start, unit.data[1])))
    return found


def decided(file: Text, data: Text, unit: Unit) -> list[Swap]:
    """The sentence of the data in the place of that of the file, whatever stands there."""
    nothing: Span = (unit.base[0], unit.base[0])
    return [Swap(swap.file, swap.data, nothing) for swap in taken(file, data, unit)]


def _behind(file: Text, data: Text, unit: Unit) -> Swap:
    """The new sentence behind what people added at the same place, with the blanks between."""
    end, (start, stop) = unit.file[1], unit.data
    parted = end == 0 or file.text[end - 1].isspace()
    while not parted and start and data.text[start - 1].isspace():
        start -= 1
    return Swap((end, end), (start, stop), (unit.base[0], unit.base[0]))
