"""One example for each value of the data, as lines of YAML: those of an office, by its profile.

New data files show them below what is empty, the schema and the forms beside each key.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lkjip_docgen.model.kosakata import PROFIL_UMUM
from lkjip_docgen.model.shape import models_at
from lkjip_docgen.model.value_fields import Kind, fields_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import Istilah, aturan, profil
from lkjip_docgen.toml_tables import loads

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

_REPEATED = lazy_pattern(r"\b(unit|rincian)(?:\.\1)+\b")
"""Items of a tree, however deep they stand."""


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
    return loads(source)


def _word(word: Istilah, key: str) -> str:
    """A word of a profile, or its short form, as an example of an office's own."""
    if isinstance(word, tuple):
        return f"[{', '.join(word)}]"
    if isinstance(word, str):
        return word
    return word.get(key) or word["nama"]


@cache
def example_of(pattern: str, year: int, code: str = PROFIL_UMUM) -> str:
    """An example for the value at keys such as `indikator.pengukuran.metode`.

    `LookupError` where there is none.
    """
    if pattern in _SCORES:
        return _scores(_SCORES[pattern], year)
    pattern = _REPEATED.sub(r"\1", pattern).replace(".bagian.", ".")
    if pattern in _table(code):
        return _table(code)[pattern]
    *section, key = pattern.split(".")
    if section[:1] == ["istilah"] or pattern.startswith("istilah."):
        return _word(profil(code).istilah[pattern.split(".")[1]], key)
    if section[-1:] == ["komponen"]:
        return "95.25"
    if pattern == "perjanjian_kinerja.tanggal":
        return f"{year}-01-05"  # an agreement is signed when its year begins
    kinds = _kinds(tuple(section), key)
    for kind, example in _OF_A_KIND.items():
        if kind in kinds:
            return example.format(tahun=year)
    raise LookupError(f"no example for {pattern}: write one in model/contoh.toml")


@cache
def made_up_names(code: str = PROFIL_UMUM) -> frozenset[str]:
    """Names and addresses that only the examples bear, in lower case: "kantor contoh"."""
    rows = (row for example in _table(code).values() for row in example.split("\n"))
    values = (_VALUE.sub("", row).strip("\"'[]. ").lower() for row in rows)
    return frozenset(value for value in values if "contoh" in value)


_VALUE = lazy_pattern(r"^ *(?:- )?(?:[a-z_]+: )?")


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
