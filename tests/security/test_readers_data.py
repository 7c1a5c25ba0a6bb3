"""Hostile data files: one finding with its line, whatever YAML could do."""

from __future__ import annotations

from pathlib import Path

import pytest
from batas import refused

from lkjip_docgen.source import load_project

YAML = {
    "brackets without end": ("a: " + "[" * 5_000_000, "LK006"),
    "braces without end": ("a: " + "{b: " * 2_000_000, "LK009"),
    "indentation without end": ("".join(" " * n + "a:\n" for n in range(2000)), "LK009"),
    "question marks without end": ("? " * 4_000_000, "LK009"),
    "an alias bomb": ("a: &a [x]\nb: [" + "*a," * 1_000_000 + "]", "LK007"),
    "merged mappings": ("a: &a {b: 1}\nc: {<<: *a}", "LK007"),
    "ninety thousand anchors": ("".join(f"a{n}: &x 1\n" for n in range(90_000)), "LK007"),
    "a tag that runs a program": ("a: !!python/object/apply:os.system ['id']", "LK007"),
    "a text of nine megabytes": ("a: " + "x" * 9_000_000, "LK005"),
    "a block of two million lines": ("a: |\n" + "  x\n" * 2_000_000, "LK005"),
    "a key of nine megabytes": ("x" * 9_000_000 + ": 1", "LK005"),
    "a key of a thousand letters": ("? " + "x" * 1000 + "\n: 1", "LK010"),
    "two million times the same key": ("a: 1\n" * 1_900_000, "LK008"),
    "ninety thousand keys": ("".join(f"k{n}: 1\n" for n in range(90_000)), "LK005"),
    "a list of ninety thousand items": ("indikator:\n" + "- {}\n" * 90_000, "LK005"),
    "lists that are wrong eighty thousand times": (
        "".join(f"{k}:\n" + "- {}\n" * 4900 for k in ("indikator", "inovasi", "penghargaan")),
        "LK014",
    ),
    "half a million documents": ("---\na: 1\n" * 500_000, "LK007"),
    "a number of nine million digits": ("a: " + "9" * 9_000_000, "LK005"),
    "a NUL": ("a: \0", "LK004"),
    "an escape sequence": ("a: \x1b[2J", "LK004"),
    "more than ten megabytes": ("#" * 11_000_000, "LK005"),
}


@pytest.mark.parametrize(("text", "code"), YAML.values(), ids=YAML)
def test_a_data_file_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "laporan.yaml"
    path.write_bytes(text.encode())

    found = refused(lambda: load_project(path))

    assert code in {finding.code for finding in found}
    assert all(f.place is not None and f.place.file == str(path) for f in found)
    assert len(found) < 5_000
