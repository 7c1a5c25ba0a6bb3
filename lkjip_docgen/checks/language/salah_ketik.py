"""Words that no dictionary knows and that one slip of the hand has made of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise
from string import ascii_lowercase
from typing import Final

from lkjip_docgen.checks.language.pisah_sambung import wrongly_written
from lkjip_docgen.records import Record
from lkjip_docgen.rules import daftar_kata, kosakata, padanan
from lkjip_docgen.spelling import Edit, Kamus, bases, edit_between, near_words, one_edit

_LISTED: Final = ("salah_ketik", "tidak_baku", "pisah_sambung", "singkatan")
_OWN_TERM: Final = 3  # times a word stands in the report before it counts as a term of the office
# Letters that a word must have: a shorter one is near too many others.
_SHORTEST: Final = 5
_SHORT: Final = 7
_LONG: Final = 8
_LONGER: Final = 9
_PART: Final = 3  # letters of a word that was written together with another
_LONGEST: Final = 40  # letters of a word; what is longer is a code, and has too many neighbours


class Slip(Record):
    """A word that no dictionary knows and what was meant: one word, or one of several."""

    kata: str
    saran: tuple[str, ...]
    pasti: bool


def slips(counts: Counter[str], names: AbstractSet[str], dictionary: Kamus) -> Iterator[Slip]:
    """Those of the words of a report that look like slips, most of all by what is near them.

    `counts` says how often each word stands in the report; `names` are words that it writes
    with a capital somewhere.  Few words are not among our own: only those cost a question.
    """
    ours = kosakata().semua
    others = {word for word in counts.keys() - ours if len(word) <= _LONGEST}
    known = dictionary.memuat(others)
    yield from _without_k(known - names - _listed_words(), ours, dictionary)
    unknown = sorted(others - known - _listed_words() - names)
    common = ours | known
    formed = _formed(unknown, common, dictionary)
    for word in unknown:
        if any(wrongly_written(word)):
            continue
        near = near_words(word, common)
        if word in formed:
            slip = _of_a_form(word, near, common, dictionary)
        else:
            slip = _sure(word, near, common, dictionary)
            if slip is None and counts[word] < _OWN_TERM:
                slip = _unsure(word, near, common, dictionary) or _vowel(word, near, counts)
        if slip is not None:
            yield slip


@cache
def _listed_words() -> frozenset[str]:
    """The words that other rules tell of."""
    listed = {word for kind in _LISTED for word in daftar_kata(kind)}
    return frozenset(listed.union(*(foreign.split() for foreign in padanan()[0])))


def _sure(word: str, near: list[str], common: Collection[str], dictionary: Kamus) -> Slip | None:
    """The one common word that was meant; None where it may have been another, or a term."""
    if len(near) == 1 and _is_sure(word, near[0]):
        return Slip(word, tuple(near), True)
    return None if near else _lost_k(word, dictionary) or _lost_two(word, common)


def _lost_k(word: str, dictionary: Kamus) -> Slip | None:
    """ "menunjukan" for "menunjukkan": the suffix begins with the last letter of the root."""
    may_have = word.startswith(("me", "di", "ter")) and word.endswith("kan")
    if not may_have or len(word) < _SHORT:
        return None
    whole = f"{word[:-3]}kkan"
    return Slip(word, (whole,), True) if dictionary.memuat([whole]) else None


def _without_k(
    known: AbstractSet[str], ours: AbstractSet[str], dictionary: Kamus
) -> Iterator[Slip]:
    """ "meningkatan" for "meningkatkan": dictionaries join me- and -an, which no word has."""
    active = (word for word in known if word.startswith(("me", "di")) and word.endswith("an"))
    meant = {word: f"{word[:-2]}kan" for word in active if len(word) >= _LONG}
    sound = ours | dictionary.memuat(meant.values())
    for word in sorted(meant):
        if meant[word] in sound:
            yield Slip(word, (meant[word],), True)


def _lost_two(word: str, common: Collection[str]) -> Slip | None:
    """ "dilaksakan" for "dilaksanakan": two letters in a row are left out."""
    if len(word) < _LONG:
        return None
    ends = (word[:at] for at in range(2, len(word)))
    near = [other for end in ends for other in _longer(end, word[len(end) :], common)]
    return Slip(word, (near[0],), True) if len(set(near)) == 1 else None


def _longer(start: str, end: str, common: Collection[str]) -> Iterator[str]:
    """The common words that have two letters between these."""
    for pair in _PAIRS:
        if (word := f"{start}{pair}{end}") in common:
            yield word


_PAIRS: Final = tuple(one + other for one in ascii_lowercase for other in ascii_lowercase)


def _of_a_form(
    word: str, near: list[str], common: Collection[str], dictionary: Kamus
) -> Slip | None:
    """What a form of known words was meant to be: a letter too many, or one too few."""
    if len(word) < _LONG:
        return None
    if len(near) == 1 and _is_doubled(word, near[0]):
        return Slip(word, tuple(near), True)
    if near:
        return None
    return _lost_k(word, dictionary) or (_lost_two(word, common) if len(word) > _LONGER else None)


def _is_doubled(word: str, meant: str) -> bool:
    """Whether a letter stands twice in a word that has it once."""
    pairs = enumerate(pairwise(word))
    doubled = (at for at, (letter, following) in pairs if letter == following)
    return any(word[:at] + word[at + 1 :] == meant for at in doubled)


def _formed(words: Collection[str], known: Collection[str], dictionary: Kamus) -> set[str]:
    """Those of some words that are forms of known ones."""
    parts = {word: [part for part in word.split("-") if part not in known] for word in words}
    wanted = {base for unknown in parts.values() for part in unknown for base in bases(part)}
    sound = dictionary.memuat(wanted) | kosakata().semua
    return {
        word
        for word, unknown in parts.items()
        if all(not sound.isdisjoint(bases(part)) for part in unknown)
    }


def _unsure(word: str, near: list[str], common: Collection[str], dictionary: Kamus) -> Slip | None:
    """What a word may have been meant to be; None where it may as well be a term."""
    if len(word) < _SHORT:
        moved = tuple(other for other in near if edit_between(word, other) is Edit.MOVED)
        return Slip(word, moved[:3], False) if len(moved) > 1 and len(word) > _SHORTEST else None
    if not near and dictionary.cepat:
        near = sorted(dictionary.memuat(one_edit(word)))
    likely = tuple(other for other in near if edit_between(word, other) < Edit.OTHER)
    if likely:
        return Slip(word, likely[:3], False)
    two = _two_words(word, common)
    return Slip(word, (two,), True) if two else None


def _vowel(word: str, near: list[str], counts: Counter[str]) -> Slip | None:
    """ "kamara" for "kamera", which the report writes elsewhere, and the other but once."""
    if counts[word] > 1 or len(word) < _SIX:
        return None
    used = [other for other in near if counts[other] >= _TWICE and _differ_in_a_vowel(word, other)]
    return Slip(word, (used[0],), False) if len(used) == 1 else None


def _differ_in_a_vowel(word: str, other: str) -> bool:
    """Whether one vowel stands for another in two words of the same length."""
    pairs = [pair for pair in zip(word, other, strict=False) if len(set(pair)) > 1]
    return len(word) == len(other) and len(pairs) == 1 and _VOWELS.issuperset(pairs[0])


_SIX: Final = 6  # letters of a word that is near a word of the report by a vowel alone
_TWICE: Final = 2
_VOWELS: Final = frozenset("aeiou")


def _is_sure(word: str, meant: str) -> bool:
    """Whether only a slip can have made a word of another: the longer, the likelier."""
    edit = edit_between(word, meant)
    if edit is Edit.MOVED:
        return min(len(word), len(meant)) >= _SHORTEST or meant in kosakata().kerap
    return len(word) >= (_SHORT if edit is Edit.BESIDE else _LONGER)


def _two_words(word: str, common: Collection[str]) -> str:
    """Two common words that were written as one; "" where there are none, or several."""
    ends = range(_PART, len(word) - _PART + 1)
    found = [(word[:at], word[at:]) for at in ends if word[:at] in common and word[at:] in common]
    return " ".join(found[0]) if len(found) == 1 else ""
