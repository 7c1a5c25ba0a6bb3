"""The numbers of a Word report: what is stored of each, and what stands in the text now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lkjip_docgen.comparison.snapshot import Number, read_value
from lkjip_docgen.docx.controls import NAMESPACE
from lkjip_docgen.docx.xml import w
from lkjip_docgen.quantity import written_places
from lkjip_docgen.refresh.pull import parse_number

_KEY = re.compile(r"""@id\s*=\s*(["'])(.+?)\1""")
_LONGEST = 60  # characters of a printed number
_SCALE = re.compile(r"\b(?:ribu|juta|miliar|triliun)\b")


@dataclass(frozen=True, slots=True)
class Stored:
    """A number as it was generated: the printed text, and all that the file knows of it."""

    text: str
    number: Number


def stored(root: Any) -> dict[str, Stored]:
    """Every number of the custom XML part, by the id that content controls are bound to.

    Empty where another program has kept the elements and dropped their ids.
    """
    nodes = root.iterfind(f"{{{NAMESPACE}}}angka")
    return {node.get("id"): _stored(node) for node in nodes if node.get("id")}


def number_of(control: Any, text: str, known: Mapping[str, Stored]) -> Number | None:
    """The number that a content control prints; None when it prints none of this program.

    A `text` other than the one generated is read as a number: it then is the value.
    """
    key = _key(control)
    label = _property(control, "alias")
    found = known.get(key)
    if found is None:
        return _recovered(key, label, text) if key and _is_bound(control) else None
    number = replace(found.number, label=label or found.number.path)
    if text == found.text:
        return number
    value = _typed(text, found)
    decimals = number.decimals if value is None else written_places(value)
    return replace(number, value=value, decimals=decimals, typed=True)


def exact(text: str) -> Decimal | None:
    """The number printed; None when it is none, or a rounded one ("Rp9,09 miliar")."""
    if _SCALE.search(text) or len(text) > _LONGEST:
        return None
    return parse_number(text)


def _stored(node: Any) -> Stored:
    text = " ".join((node.text or "").split())
    value = read_value(node.get("nilai", ""))
    known = [number for number in (value, exact(text)) if number is not None]
    number = Number(
        node.get("jalur", ""),
        node.get("jalur", ""),
        value,
        node.get("satuan", ""),
        max((written_places(number) for number in known), default=0),
        bool(node.get("rumus")),
    )
    return Stored(text, number)


def _recovered(key: str, label: str, text: str) -> Number:
    path, value = key.partition("#")[0], exact(text)
    decimals = 0 if value is None else written_places(value)
    return Number(path, label or path, value, "", decimals, recovered=True)


def _key(control: Any) -> str:
    binding = _binding(control)
    match = None if binding is None else _KEY.search(binding.get(w("xpath"), ""))
    return match[2] if match else _property(control, "tag")


def _is_bound(control: Any) -> bool:
    binding = _binding(control)
    return binding is not None and NAMESPACE in binding.get(w("prefixMappings"), "")


def _binding(control: Any) -> Any:
    return control.find(f"{w('sdtPr')}/{w('dataBinding')}")


def _property(control: Any, name: str) -> str:
    node = control.find(f"{w('sdtPr')}/{w(name)}")
    return "" if node is None else str(node.get(w("val"), ""))


def _typed(text: str, found: Stored) -> Decimal | None:
    """The value that people typed; None for no number, or in place of a rounded form."""
    old, value, new = exact(found.text), found.number.value, exact(text)
    if new is None or old is None or value is None or abs(old) != abs(value):
        return None
    hidden_minus = value < 0 <= old  # "turun 0,15" prints a fall without its sign
    return -new if hidden_minus else new
