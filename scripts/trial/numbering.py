"""What Word prints before a numbered paragraph, counted from `numbering.xml`."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from lxml import etree

from trial.names import value, w

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass
class Styles:
    """The paragraph styles of one file: name and numbering by identifier."""

    names: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, tuple[str, int]] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def read(cls, root: etree._Element | None) -> Styles:
        """From `styles.xml`."""
        found = cls()
        parents: dict[str, str] = {}
        for style in [] if root is None else root.iterfind(w("style")):
            if style.get(w("type")) != "paragraph":
                continue
            key = style.get(w("styleId"), "")
            found.names[key] = value(style.find(w("name"))).lower()
            parents[key] = value(style.find(w("basedOn")))
            if style.get(w("default")) in ("1", "true"):
                found.default = key
            own = number_of(style.find(w("pPr")))
            if own is not None:
                found.numbers[key] = own
        for key in found.names:
            found._inherit(key, parents)
        return found

    def _inherit(self, key: str, parents: dict[str, str]) -> None:
        above, seen = key, set()
        while above and above not in self.numbers and above not in seen:
            seen.add(above)
            above = parents.get(above, "")
        if above in self.numbers:
            self.numbers[key] = self.numbers[above]


def number_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and level that paragraph properties name; "0" is no list."""
    found = None if properties is None else properties.find(w("numPr"))
    if found is None:
        return None
    return value(found.find(w("numId")), ""), int(value(found.find(w("ilvl")), "0"))


class Numbering:
    """Counts the lists of one text, in document order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, etree._Element]] = {}
        self._overrides: dict[str, dict[int, int]] = {}
        self._counters: dict[str, dict[int, int]] = defaultdict(dict)
        self._used: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iterfind(w("abstractNum")):
            levels = {int(e.get(w("ilvl"), "0")): e for e in abstract.iterfind(w("lvl"))}
            self._levels[abstract.get(w("abstractNumId"), "")] = levels
        for number in root.iterfind(w("num")):
            key = number.get(w("numId"), "")
            self._abstract[key] = value(number.find(w("abstractNumId")))
            self._overrides[key] = {
                int(o.get(w("ilvl"), "0")): int(value(o.find(w("startOverride")), "1"))
                for o in number.iterfind(w("lvlOverride"))
                if o.find(w("startOverride")) is not None
            }

    def label(self, number: str, level: int) -> str:
        """The label of the next paragraph of a list; "" where there is none."""
        abstract = self._abstract.get(number, "")
        levels = self._levels.get(abstract, {})
        if level not in levels:
            return ""
        counters = self._counters[abstract]
        self._count(counters, number, level, levels)
        text = value(levels[level].find(w("lvlText")))
        if _format(levels[level]) == "bullet":
            return "•"
        return re.sub(r"%(\d)", lambda m: self._print(counters, levels, int(m[1]) - 1), text)

    def _count(
        self, counters: dict[int, int], number: str, level: int, levels: dict[int, etree._Element]
    ) -> None:
        override = self._overrides.get(number, {}).get(level)
        if override is not None and (number, level) not in self._used:
            counters[level] = override
        elif level in counters:
            counters[level] += 1
        else:
            counters[level] = int(value(levels[level].find(w("start")), "1"))
        self._used.add((number, level))
        for deeper in [k for k in counters if k > level]:
            del counters[deeper]

    def _print(
        self, counters: dict[int, int], levels: dict[int, etree._Element], level: int
    ) -> str:
        number, shape = counters.get(level, 1), _format(levels.get(level))
        if shape == "upperLetter":
            return chr(64 + number)
        if shape == "lowerLetter":
            return chr(96 + number)
        return _roman(number) if shape == "upperRoman" else str(number)


def _format(level: etree._Element | None) -> str:
    return "decimal" if level is None else value(level.find(w("numFmt")), "decimal")


def _roman(number: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (number // worth)
        number %= worth
    return text
