"""Data paths: where a value stands in the data, and where it stands in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, field

Path_ = tuple[str | int, ...]
"""Keys and list positions (from 0) that lead to a value."""


OWN_PARTS: Final = ("bagian_tambahan[]", "bagian_tambahan[].bagian[]")
"""The patterns of the office's own parts and of the parts below them."""


def dotted(path: Path_) -> str:
    """A data path as people read it: `anggaran.versi[0].pagu`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def steps(text: str) -> Path_:
    """The data path that `dotted` wrote."""
    return tuple(int(digits) if digits else key for key, digits in _STEP.findall(text))


_STEP: Final = lazy_pattern(r"([^.\[\]]+)(?=[.\[]|$)|\[(\d+)\]")


class Places(Record):
    """Place of every value and of every key of a data file, by data path."""

    values: Mapping[Path_, Place] = field(default_factory=dict)
    keys: Mapping[Path_, Place] = field(default_factory=dict)

    def value(self, path: Path_) -> Place | None:
        """Place of the value, else of the nearest section around it."""
        for end in range(len(path), -1, -1):
            if (place := self.values.get(path[:end])) is not None:
                return place
        return None

    def key(self, path: Path_) -> Place | None:
        """Place of the key itself, else of the nearest list item or key around it."""
        for end in range(len(path), 0, -1):
            places = self.values if isinstance(path[end - 1], int) else self.keys
            if (place := places.get(path[:end])) is not None:
                return place
        return self.values.get(())


def at(data: object, path: Path_) -> object:
    """The value at a path; None where there is none."""
    for step in path:
        data = _below(data, step)
    return data


def _below(data: object, step: str | int) -> object:
    if isinstance(step, str):
        return data.get(step) if isinstance(data, Mapping) else None
    return data[step] if isinstance(data, list) and step < len(data) else None


def select(data: object, pattern: str, base: Path_ = ()) -> Iterator[tuple[Path_, object]]:
    """Values at `indikator[].kode`, with their paths; what is absent is skipped."""
    step, _, rest = pattern.partition(".")
    name = step.removesuffix("[]")
    if not isinstance(data, Mapping) or data.get(name) is None:
        return
    found: list[tuple[Path_, object]] = [((*base, name), data[name])]
    if step.endswith("[]"):
        items = data[name] if isinstance(data[name], list) else []
        found = [((*base, name, i), item) for i, item in enumerate(items)]
    for path, value in found:
        if rest:
            yield from select(value, rest, path)
        else:
            yield path, value
