"""Tables of the program are what tomllib reads, whether they were read before or not."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_docgen import rules, toml_tables

TABLES = sorted(Path(rules.__file__).parent.glob("*.toml"))
TEXT = "# " + "x" * 3000 + "\nnilai = [1.5, 2]\n[kota]\nsejak = 2020-01-31\n"


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("parse_float", [float, Decimal])
def test_every_table_is_the_same_the_second_time(parse_float: type[float] | type[Decimal]) -> None:
    assert TABLES
    for text in (TEXT, *(table.read_text(encoding="utf-8") for table in TABLES)):
        expected = tomllib.loads(text, parse_float=parse_float)
        for _ in range(2):
            found = toml_tables.loads(text, parse_float=parse_float)
            assert found == expected
            assert repr(found) == repr(expected)  # Decimal("1.5") equals 1.5


def test_whoever_changes_a_table_changes_nobody_elses() -> None:
    toml_tables.loads(TEXT)["nilai"].append(3)
    toml_tables.loads(TEXT)["nilai"].append(3)
    assert toml_tables.loads(TEXT)["nilai"] == [1.5, 2]


@pytest.mark.parametrize("content", [b"", b"nothing", b"\x80\x04]\x94."])
def test_a_spoilt_entry_counts_as_none(content: bytes, cache: Path) -> None:
    toml_tables.loads(TEXT)
    (entry,) = (file for file in cache.rglob("*") if file.is_file())
    toml_tables._SHELF.put(entry.name, content)
    assert toml_tables.loads(TEXT) == tomllib.loads(TEXT)
    entry.write_bytes(content)
    assert toml_tables.loads(TEXT) == tomllib.loads(TEXT)


def test_a_mistake_is_told_as_ever() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        toml_tables.loads(TEXT + "=")
