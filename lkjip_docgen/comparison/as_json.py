"""The differences for another program."""

from __future__ import annotations

import json
from decimal import Decimal

from lkjip_docgen.comparison.changed_texts import Stretch, TextChange, stretches
from lkjip_docgen.comparison.compare import Differences, NumberChange, PartChange
from lkjip_docgen.comparison.showing import (
    excerpts,
    part_name,
    place_of,
    places_of,
    summary,
    title_of,
    values_of,
)
from lkjip_docgen.comparison.snapshot import Number, Snapshot


def render_json(differences: Differences) -> str:
    """What differs as JSON; exact numbers are strings, absent ones null.

    `shown` and `where` are for a reader: what is printed, and where.
    """
    content = {
        "old": _report(differences.old),
        "new": _report(differences.new),
        "remarks": differences.remarks,
        "numbers": [_number(entry) for entry in differences.numbers],
        "texts": [_text(entry) for entry in differences.texts],
        "parts": [_part(entry) for entry in differences.parts],
        "summary": {
            "numbers": len(differences.numbers),
            "texts": len(differences.texts),
            "parts": len(differences.parts),
            "shown": summary(differences),
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _report(snapshot: Snapshot) -> dict[str, str]:
    return {"file": snapshot.file, "office": snapshot.office, "subject": snapshot.subject} | {
        "shown": title_of(snapshot)
    }


def _number(entry: NumberChange) -> dict[str, object]:
    number = entry.number
    return {
        "change": entry.change,
        "path": number.path,
        "label": number.label,
        "unit": number.unit,
        "computed": number.computed,
        "old": _side(entry.old),
        "new": _side(entry.new),
        "difference": _exact(entry.difference),
        "shown": values_of(entry),
        "where": places_of(number),
    }


def _side(number: Number | None) -> dict[str, object] | None:
    if number is None:
        return None
    side: dict[str, object] = {
        "value": _exact(number.value),
        "typed": number.typed,
        "printed": number.texts,
        "places": number.places,
    }
    return side | ({"word": number.word} if number.word else {})


def _exact(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _text(entry: TextChange) -> dict[str, object]:
    return {
        "change": entry.change,
        "kind": entry.words.kind,
        "place": entry.words.place,
        "old": entry.old and entry.old.text,
        "new": entry.new and entry.new.text,
        "where": place_of(entry.words),
        "words": [_stretch(each) for each in excerpts(entry)],
    }


def stretches_as_data(old: str, new: str) -> list[dict[str, str]]:
    """Two texts as one, word by word: what is in `both`, in the `old` or in the `new` one."""
    return [_stretch(each) for each in stretches(old, new)]


def _stretch(stretch: Stretch) -> dict[str, str]:
    side = "both" if stretch.stays else "old" if stretch.removed else "new"
    return {"in": side, "text": stretch.text}


def _part(entry: PartChange) -> dict[str, str]:
    part = entry.part
    return {
        "change": entry.change,
        "kind": part.kind,
        "label": part.label,
        "title": part.title,
        "shown": part_name(part),
    }
