"""The sentences of an office that hold something of its own: a number, a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.across.sheet import Passage, Spot
from lkjip_docgen.checks import Subject, kalimat, place_of, texts
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import dotted

_SHORTEST: Final = 40
"""Characters of a sentence that is worth comparing."""
_LONGEST: Final = 600
_ELSEWHERE: Final = frozenset({"indikator.pembanding.unit", "kantor.sejarah_bidang"})
"""Texts that speak of others, or of all offices of the ministry."""
_OWN: Final = lazy_pattern(r"\d|(?<=[a-z,;] )[A-Z]")


def passages_of(subject: Subject) -> Iterator[Passage]:
    """The sentences with a number or a name, of all texts that the office has worded itself."""
    for text in texts(subject):
        if text.official or text.field in _ELSEWHERE or len(text.value) < _SHORTEST:
            continue
        for sentence in kalimat(text.value):
            words = " ".join(sentence.isi.split())
            if _SHORTEST <= len(words) <= _LONGEST and _OWN.search(words):
                place = place_of(subject, text, sentence.mulai)
                yield Passage(words, text.field, Spot(place, dotted(text.path)))
