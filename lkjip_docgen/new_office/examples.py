"""Under each key that a new data file leaves empty, one example in a comment."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from lkjip_docgen.model import PROFIL_UMUM, Kind, fields_of, models_at
from lkjip_docgen.new_year import Section
from lkjip_docgen.rules import aturan, profil
from lkjip_docgen.source import Path_, YamlData, at

_DEEPER = "  "
# A whole number first: it does for a value that is a count here and a number there.
_OF_A_KIND = {
    Kind.CACAH: "35",
    Kind.ANGKA: "3.25",
    Kind.NILAI: "3.25",
    Kind.ANGKA_TERCETAK: "3.25",
    Kind.RUPIAH: "1250000000",
    Kind.TAHUN: "{tahun}",
    Kind.TANGGAL: "{tahun}-12-31",
}

_SCORES = {"smart": "nka", "ikpa": "ikpa"}
"""The sections of scores, and the rules that say what they are made of."""


def with_examples(text: str, read: YamlData) -> str:
    """The text of a data file, with examples; `read` is what the file says.

    A key that occurs in many items of a list is explained where it occurs first.
    """
    data: Section = read.data
    year = int(data["dokumen"]["tahun"])
    code = str(data.get("profil") or PROFIL_UMUM)
    lines = text.split("\n")
    below: dict[int, list[str]] = {}
    seen: set[str] = set()
    for path, place in read.places.keys.items():
        pattern = _pattern(path)
        if pattern not in seen and at(data, path) is None:
            seen.add(pattern)
            example = example_of(pattern, year, code).split("\n")
            comment = _comment(lines[place.line - 1], place.column, path, example)
            below.setdefault(place.line, []).extend(comment)
    return "\n".join(_inserted(lines, below))


def _pattern(path: Path_) -> str:
    """The keys that lead to a value, of whatever items of lists."""
    return ".".join(step for step in path if isinstance(step, str))


@cache
def _table(code: str) -> dict[str, str]:
    """The examples of `contoh.toml` for a profile, by the keys that lead to the value."""
    base = profil(code).dasar
    own = _tables().get(code, {})
    return (_table(base) if base else _general()) | (own if isinstance(own, dict) else {})


def _general() -> dict[str, str]:
    """The examples for offices of any profile."""
    return {key: row for key, row in _tables().items() if isinstance(row, str)}


@cache
def _tables() -> dict[str, str | dict[str, str]]:
    source = Path(__file__).with_name("contoh.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def example_of(pattern: str, year: int, code: str = PROFIL_UMUM) -> str:
    """An example for the value at these keys; `LookupError` where there is none."""
    if pattern in _SCORES:
        return _scores(_SCORES[pattern], year)
    if pattern in _table(code):
        return _table(code)[pattern]
    *section, key = pattern.split(".")
    if section[-1:] == ["komponen"]:
        return "95.25"
    if pattern == "perjanjian_kinerja.tanggal":
        return f"{year}-01-05"  # an agreement is signed when its year begins
    kinds = _kinds(tuple(section), key)
    for kind, example in _OF_A_KIND.items():
        if kind in kinds:
            return example.format(tahun=year)
    raise LookupError(f"no example for {pattern}: write one in new_office/contoh.toml")


def _scores(kind: str, year: int) -> str:
    """Scores as the rule of the year divides them; before the first rule there are none."""
    try:
        parts = ", ".join(f"{name}: 95.25" for name in aturan(kind, year).kunci)
    except LookupError:
        return 'tidak_berlaku: "Nilai itu belum ada pada tahun yang dilaporkan."'
    return f"tahunan:\n  - komponen: {{{parts}}}"


def _kinds(section: tuple[str, ...], key: str) -> set[Kind]:
    """The kinds of a value; several where ways of measuring share the key."""
    fields = [field for model in models_at(section) for field in fields_of(model)]
    return {field.kind for field in fields if field.names == (key,)}


def _comment(line: str, column: int, path: Path_, example: list[str]) -> list[str]:
    """The comment under a key that begins at `column`; in braces the key is named again."""
    before = line[: column - 1]
    if "{" in before:
        return [f"{' ' * (len(line) - len(line.lstrip()))}# {path[-1]}: misalnya {example[0]}"]
    indent = " " * (column - 1) + _DEEPER
    if len(example) == 1 and _is_a_single_value(example[0]):
        return [f"{indent}# misalnya {example[0]}"]
    return [f"{indent}# misalnya:", *(f"{indent}# {row}" for row in example)]


def _is_a_single_value(example: str) -> bool:
    """Whether an example is neither an item of a list nor a key with a value."""
    return not example.startswith("- ") and ": " not in example


def _inserted(lines: list[str], below: dict[int, list[str]]) -> list[str]:
    found: list[str] = []
    for number, line in enumerate(lines, start=1):
        found += [line, *below.get(number, ())]
    return found
