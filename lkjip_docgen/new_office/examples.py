"""Under each key that a new data file leaves empty, one example in a comment."""

from __future__ import annotations

from lkjip_docgen.model import PROFIL_UMUM, example_of
from lkjip_docgen.new_year import Section
from lkjip_docgen.source import Path_, YamlData, at

_DEEPER = "  "


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
