"""What Indonesian words are derived from, so that a dictionary of roots knows their forms.

Not a grammar: each rule names a form that is common in official prose and that dictionaries
leave out.  A root has at least four letters, for a short one stands in almost every slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.patterns import lazy_pattern

_SHORTEST: Final = 4
_ENCLITIC: Final = lazy_pattern(r"(?:nya|lah|kah)$")
_JOINED: Final = (
    *("antar", "pasca", "multi", "inter", "intra", "infra", "semi", "super", "supra", "ultra"),
    *("mikro", "makro", "purna", "kontra", "nir", "non", "pra", "sub", "swa", "tuna", "anti"),
    *("adi", "dwi", "tri", "catur", "panca", "maha", "tele", "trans", "bio", "geo", "hidro"),
    *("mono", "poli", "foto", "video", "ekstra", "elektro", "neo", "proto", "pseudo", "auto"),
)
_NASAL: Final = (
    ("ny", "s", "aiueo"),
    ("ng", "", "aiueogh"),
    ("ng", "k", "aiueo"),
    ("m", "", "bfv"),
    ("m", "p", "aiueor"),
    ("n", "", "cdjz"),
    ("n", "t", "aiueor"),
    ("", "", "lmnrwy"),
)
"""What stands between me- or pe- and a root, the letter it takes the place of, and what follows."""
_FORMS: Final = (
    ("di", ("", "kan", "i")),
    ("diper", ("", "kan", "i")),
    ("ter", ("", "kan", "i")),
    ("ber", ("", "kan", "an")),
    ("se", ("", "nya")),
    ("ke", ("an",)),
    ("keber", ("an",)),
    ("keter", ("an",)),
    ("per", ("an",)),
    ("pember", ("an",)),
    ("", ("an",)),
)
_BARE: Final = ("kan", "i")  # "sampaikan": an order, or a verb without its prefix
_NOUNS: Final = ("pem", "pen")


def bases(word: str) -> frozenset[str]:
    """The words of which a word may be a form; any that is known makes it known."""
    found = set(_derived(word))
    if enclitic := _ENCLITIC.search(word):
        bare = word[: enclitic.start()]
        found.add(bare)
        found.update(_derived(bare))
    return frozenset(base for base in found if len(base) >= _SHORTEST)


def _derived(word: str) -> Iterator[str]:
    for prefix, suffixes in _FORMS:
        if word.startswith(prefix):
            yield from _without(word[len(prefix) :], suffixes)
    if not word.startswith(_NOUNS):
        yield from _without(word, _BARE)
    if word.startswith(("ber", "ter", "per")):
        yield word[2:]  # "berisiko": the r of the prefix is that of the root
    for verb, suffixes in (("me", ("", "kan", "i")), ("pe", ("", "an"))):
        if word.startswith(verb):
            rest = word[len(verb) :]
            yield from (root for stem in _nasal(rest) for root in _without(stem, suffixes))
    for prefix in _JOINED:
        if word.startswith(prefix):
            yield word[len(prefix) :]


def _without(word: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    for suffix in suffixes:
        if word.endswith(suffix):
            yield word[: len(word) - len(suffix)]


def _nasal(word: str) -> Iterator[str]:
    """The roots that a word behind me- or pe- may have."""
    for nasal, lost, following in _NASAL:
        rest = word[len(nasal) :]
        if word.startswith(nasal) and rest[:1] in following and rest:
            yield lost + rest
