"""Words of the office that cannot stand inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import istilah as words
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_LONGEST = 80  # characters: the longest name of a budget document or score has half of that
_COUNTED = lazy_pattern(
    r"^(?:para|beberapa|semua|seluruh|segala|berbagai|banyak|sejumlah|setiap|tiap|tiap-tiap)\s+",
    re.IGNORECASE,
)
_DOUBLED = lazy_pattern(r"\b(\w{3,})-\1\b", re.IGNORECASE)
_SINGULAR = frozenset({"undang", "rata", "laki", "alun", "masing", "kisi", "agar", "pura"})
"""Words that are doubled and mean one thing: "undang-undang"."""


@rule("LK529", Severity.WARNING, "Istilah tidak dapat dipakai dalam kalimat")
def istilah_dalam_kalimat(subject: Subject) -> Iterator[Problem]:
    """A word of the office stands after numbers and inside sentences: one thing, on one line."""
    for path, word in _words(subject.laporan.istilah):
        if (wrong := _wrong(word)) is not None:
            message, cure = wrong
            yield Problem(path, f"Istilah “{' '.join(word.split())[:40]}” {message}.", cure)


def _words(istilah: words.Istilah) -> Iterator[tuple[Path_, str]]:
    """Every word of the office, with its path."""
    for name in type(istilah).model_fields:
        value: words.Sebutan | str | tuple[str, ...] | None = getattr(istilah, name)
        if isinstance(value, words.Sebutan):
            yield ("istilah", name, "nama"), value.nama
            if value.singkatan is not None:
                yield ("istilah", name, "singkatan"), value.singkatan
        elif isinstance(value, str):
            yield ("istilah", name), value
        else:
            yield from ((("istilah", name, n), word) for n, word in enumerate(value or ()))


def _wrong(word: str) -> tuple[str, str] | None:
    """What is wrong with a word, and how to mend it; None for nothing."""
    if "\n" in word:
        return "terdiri atas beberapa baris", "Tulis pada satu baris."
    if len(word) > _LONGEST:
        return f"lebih dari {_LONGEST} karakter", "Tulis sebutannya saja; uraiannya pada naskah."
    if word[-1] in ".,;:":
        return f"diakhiri tanda baca `{word[-1]}`", "Hapus tanda bacanya."
    if (single := _singular(word)) != word:
        message = f"berbentuk jamak, padahal laporan menulisnya setelah bilangan: “1 (satu) {word}”"
        return message, f"Tulis bentuk tunggalnya: `{single}`."
    return None


def _singular(word: str) -> str:
    """The word for one of them."""
    return _DOUBLED.sub(_once, _COUNTED.sub("", word))


def _once(doubled: re.Match[str]) -> str:
    return doubled[0] if doubled[1].casefold() in _SINGULAR else doubled[1]
