"""Patterns from the cache are those that Python compiles, and nothing depends on the cache."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from test_patterns import every

from lkjip_docgen import compiled_patterns, patterns
from lkjip_docgen.compiled_patterns import _restored, _taken_apart, compiled_once
from lkjip_docgen.patterns import LazyPattern, lazy_pattern

SAMPLES = Path(__file__).parents[1] / "sample_data"
UNUSUAL = (
    "NAİK naık ſatu \u212aota nomor ٣ 2.50٣ – “Tahun” 2023, dua\x85puluh\u00a0lima … Rp1.000,00"
)
WORDS = r"(?P<kata>naik|turun)\s+(\d+)"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path))
    return tmp_path


def entries(cache: Path) -> list[Path]:
    return [file for file in cache.rglob("pola/*") if file.is_file()]


def found_by_a_run() -> str:
    """What a pattern finds in a run of its own."""
    with compiled_once():
        match = lazy_pattern(WORDS, re.IGNORECASE).search("Nilainya NAIK 12")
    assert match is not None
    assert match.re.groupindex == {"kata": 1}
    return match["kata"] + match[2]


def never(*_: object) -> re.Pattern[str]:
    raise AssertionError("compiled anew")


def test_every_pattern_of_the_program_comes_back_as_python_compiles_it() -> None:
    found = {(lazy.pattern, int(lazy.flags)) for lazy in every(LazyPattern)}
    assert len(found) > 400
    for pattern, flags in found:
        entry = _taken_apart(pattern, flags)
        assert entry is not None
        made, expected = _restored(pattern, entry), re.compile(pattern, flags)
        assert made is not None
        assert behind_the_head(entry[1]) == behind_the_head(as_python_makes_it(pattern, flags))
        assert made.groupindex == expected.groupindex
        assert (made.flags, made.groups) == (expected.flags, expected.groups)


def as_python_makes_it(pattern: str, flags: int) -> bytes:
    """The code of a pattern without the beginnings of its matches."""
    tree = import_module("re._parser").parse(pattern, flags)
    return array("I", import_module("re._compiler")._code(tree, flags | tree.state.flags)).tobytes()


def behind_the_head(code: bytes) -> list[int]:
    """The code of a pattern without its head, which tells only where to search."""
    words = array("I", code).tolist()
    return words[1 + words[1] :]


def test_every_pattern_of_the_program_finds_what_it_finds_in_python() -> None:
    words = "\n".join(file.read_text(encoding="utf-8") for file in sorted(SAMPLES.glob("*/*.yaml")))
    texts = [words[begin : begin + 3000] for begin in range(0, len(words), 3000)]
    found = sorted({(lazy.pattern, int(lazy.flags)) for lazy in every(LazyPattern)})
    for number, (pattern, flags) in enumerate(found):
        entry = _taken_apart(pattern, flags)
        assert entry is not None
        made, expected = _restored(pattern, entry), re.compile(pattern, flags)
        assert made is not None
        for text in (texts[number % len(texts)], UNUSUAL):
            for sought in (text, text.swapcase()):
                spans = [match.regs for match in expected.finditer(sought)]
                assert [match.regs for match in made.finditer(sought)] == spans, pattern


def test_a_second_run_compiles_nothing(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found_by_a_run() == "NAIK12"
    assert len(entries(cache)) == 1
    monkeypatch.setattr(compiled_patterns, "_taken_apart", never)
    monkeypatch.setattr(compiled_patterns.re, "compile", never)
    assert found_by_a_run() == "NAIK12"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"",
        lambda content: content[:-40],
        lambda content: content[:-1] + bytes([content[-1] ^ 1]),
    ],
    ids=["empty", "short", "one bit"],
)
def test_a_damaged_entry_counts_as_none(cache: Path, spoil: Callable[[bytes], bytes]) -> None:
    found_by_a_run()
    (file,) = entries(cache)
    sound = file.read_bytes()
    file.write_bytes(spoil(sound))
    assert found_by_a_run() == "NAIK12"
    assert file.read_bytes() == sound


def test_code_that_is_none_is_compiled_anew() -> None:
    entry = _taken_apart(WORDS, 0)
    assert entry is not None
    flags, _, *rest = entry
    assert _restored(WORDS, (flags, b"\xff" * 40, *rest)) is None


@pytest.mark.parametrize("lacking", ["_sre", "re._parser", "re._compiler"])
def test_another_python_compiles_as_ever(
    cache: Path, monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    there = compiled_patterns.import_module
    monkeypatch.setattr(
        compiled_patterns,
        "import_module",
        lambda name: SimpleNamespace() if name == lacking else there(name),
    )
    assert found_by_a_run() == "NAIK12"
    assert entries(cache) == []


def test_what_is_no_pattern_is_refused_as_ever() -> None:
    before = patterns.compiling
    with compiled_once(), pytest.raises(re.error):
        lazy_pattern("(").search("x")
    assert patterns.compiling is before
