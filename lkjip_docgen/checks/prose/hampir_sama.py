"""Items of one list that say the same in almost the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import sepadan
from lkjip_docgen.source import Path_, dotted

_FEWEST: Final = 5
"""Words of an item that is compared; shorter ones of a list are often alike."""
_MOST: Final = 60
"""Items of a list that are compared; a longer list is a table of its own."""
_EMPTY: Final = frozenset(
    (
        *("setiap", "tiap", "masing-masing", "semua", "seluruh", "segenap", "para", "yang", "dan"),
        *("serta", "maupun", "untuk", "guna", "agar", "supaya", "demi", "bagi", "kepada", "pada"),
        *("di", "dalam", "dengan", "secara", "oleh", "dari", "daripada", "akan", "telah", "sudah"),
        *("juga", "pun", "itu", "ini", "tersebut", "ialah", "adalah", "yaitu", "yakni", "sebagai"),
        *(
            "atas",
            "terhadap",
            "tentang",
            "mengenai",
            "melalui",
            "lewat",
            "lebih",
            "sangat",
            "selalu",
        ),
        *("senantiasa", "terus", "menerus", "terus-menerus", "lalu", "kemudian", "sehingga"),
    )
)
"""Words of which one may stand for another, or for none, and the item says the same."""
_WORDS: Final = lazy_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*")
_RECOMMENDED: Final = "evaluasi_akip.rekomendasi"


@rule("LK289", Severity.WARNING, "Butir hampir sama dengan butir lain")
def items_alike(subject: Subject) -> Iterator[Problem]:
    """Two items of one list with the same words, small ones apart: one was made from the other.

    A word may also stand for another one: "tugas lain", "pekerjaan lain". Items that are the same
    to the letter are told by LK404.  A word of sense that differs makes two things of them, which
    is what lists are for ("di Puskesmas Melati", "di Puskesmas Mawar").
    """
    lists: defaultdict[Path_ | str, dict[frozenset[str], Text]] = defaultdict(dict)
    for text in texts(subject):
        place = _list_of(text)
        if not place or len(lists[place]) > _MOST:
            continue
        words = _words_in(text.value.casefold())
        if len(words) < _FEWEST:
            continue
        sense = _sense_in(set(words))
        first = lists[place].setdefault(sense, text)
        if first is not text and _differ(first, text):
            yield problem(
                subject,
                text,
                0,
                f"Butir ini hampir sama dengan `{dotted(first.path)}`.",
                "Hapus salah satu, atau tulis bedanya.",
                others=(first.path,),
            )


def sense_of(value: str) -> frozenset[str]:
    """The words of sense in a text, each as the one for which it may stand."""
    return _sense_in(_each_word_in(value.casefold()))


def _sense_in(words: set[str]) -> frozenset[str]:
    return frozenset(map(sepadan().get, words, words)) - _EMPTY


_PARTING: Final = {
    code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) in ".,-")
}


@lru_cache(maxsize=32_768)
def _in_part(part: str) -> tuple[str, ...]:
    """What `_WORDS` finds in a row of letters, digits, hyphens, commas and points."""
    word = part.strip(".,")
    return (word,) if word.isalpha() else tuple(_WORDS.findall(part))


def _words_in(value: str) -> list[str]:
    """All that `_WORDS` finds, in its order; in plain ASCII they are found part by part."""
    if not value.isascii():
        return _WORDS.findall(value)
    return list(chain.from_iterable(map(_in_part, _parts(value))))


def _each_word_in(value: str) -> set[str]:
    """The same, each word once."""
    if not value.isascii():
        return set(_WORDS.findall(value))
    return set(chain.from_iterable(map(_in_part, set(_parts(value)))))


def _parts(value: str) -> list[str]:
    return value.translate(_PARTING).split()


def _list_of(text: Text) -> Path_ | str:
    """The list that a text is an item of."""
    if text.field.startswith(_RECOMMENDED) and text.path[-1] in ("uraian", "tindak_lanjut"):
        return text.field
    if isinstance(text.path[-1], int) and "|" not in text.value:
        return text.path[:-1]
    return ""


def _differ(one: Text, other: Text) -> bool:
    return one.value.casefold().split() != other.value.casefold().split()
