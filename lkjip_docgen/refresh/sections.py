"""Which section of the old report is which of the new one, and which block in it.

A section is known by the way of headings that leads to it: what is called the
same under two different headings ("Analisis") is not the same.  One that was
renamed is found again by what it alone says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Hashable, Sequence
from itertools import chain

from lkjip_docgen.refresh.alignment import Pairs, align
from lkjip_docgen.refresh.outline import Outlined, Section

_MARGIN = 0.1  # by which a copy is more like its model
_SAME = 0.5  # share of its own words by which a renamed section is known
_TITLE = 0.6  # of the words of its title, for one that says
_FEW = 8  # words of its own or less

Matched = list[tuple[Section, Section]]


def match_texts(old: Outlined, new: Outlined) -> Pairs:
    """Pairs of the positions of blocks in two reports that the program has written."""
    sections = _match_sections(old, new)
    pairs: Pairs = {}
    for before, after in sections:
        if before.heading is not None and after.heading is not None:
            pairs[before.heading] = after.heading
        pairs.update(_own_pairs(old, new, before.own, after.own))
    return pairs


def _own_pairs(old: Outlined, new: Outlined, before: list[int], after: list[int]) -> Pairs:
    found = align([old.items[i] for i in before], [new.items[j] for j in after], moves=True)
    return {before[i]: after[j] for i, j in found.items()}


def _match_sections(old: Outlined, new: Outlined) -> Matched:
    found: Matched = []
    waiting = [(old.root, new.root)]
    while waiting:
        before, after = waiting.pop()
        found.append((before, after))
        waiting += _match_siblings(old, new, before.sections, after.sections)
        if not waiting:
            waiting += _moved(old, new, found)
    return found


def _moved(old: Outlined, new: Outlined, found: Matched) -> Matched:
    """Sections that now stand under another heading."""
    lost = _uppermost(old.root, {id(before) for before, _ in found})
    fresh = _uppermost(new.root, {id(after) for _, after in found})
    alike = _match_siblings(old, new, lost, fresh, _Telling(old, new, lost, fresh))
    return _without_copies(
        old, new, alike, [after for _, after in found if after.heading is not None]
    )


def _uppermost(section: Section, known: set[int]) -> list[Section]:
    """The sections that nobody knows below those that are known."""
    found: list[Section] = []
    for child in section.sections:
        found += _uppermost(child, known) if id(child) in known else [child]
    return found


def _match_siblings(
    old: Outlined,
    new: Outlined,
    before: Sequence[Section],
    after: Sequence[Section],
    told: _Telling | None = None,
) -> Matched:
    """Which of some sections is which: by title, by names, by what it says.

    `told` asks for the content too: a title alone says little elsewhere.
    """
    left, right = list(before), list(after)
    pairs: Matched = []
    for key in (Outlined.title, Outlined.names):
        pairs += _take_equal(_keyed(left, old, key), _keyed(right, new, key), told)
        left, right = _rest(left, pairs), _rest(right, pairs)
    if not left or not right:
        return pairs
    alike = _take_alike(left, right, told or _Telling(old, new, before, after))
    return pairs + _without_copies(old, new, alike, [section for _, section in pairs])


def _without_copies(
    old: Outlined, new: Outlined, alike: Matched, stayed: Sequence[Section]
) -> Matched:
    """The pairs but those whose new section is rather a copy of one that stayed."""
    models = [_words(new, section) for section in stayed] if alike else []
    return [(b, a) for b, a in alike if not _is_copy(_words(old, b), _words(new, a), models)]


def _is_copy(gone: Counter[str], come: Counter[str], stayed: Sequence[Counter[str]]) -> bool:
    """Whether a new section says more of what one that stayed says than of what went."""
    others = (_common_share(come, words) for words in stayed)
    return max(others, default=0.0) > _common_share(come, gone) + _MARGIN


def _common_share(one: Counter[str], other: Counter[str]) -> float:
    """The share of words that two sections have in common, from 0 to 1."""
    return (one & other).total() / max(one.total(), other.total(), 1)


def _rest(sections: Sequence[Section], taken: Matched) -> list[Section]:
    known = {id(section) for pair in taken for section in pair}
    return [section for section in sections if id(section) not in known]


_Keyed = list[tuple[Section, Hashable]]
_Key = Callable[[Outlined, Section], Hashable]


def _keyed(sections: Sequence[Section], text: Outlined, key: _Key) -> _Keyed:
    """The sections that have a title or names, with them."""
    entries = ((section, key(text, section)) for section in sections)
    return [(section, found) for section, found in entries if found]


def _take_equal(left: _Keyed, free: _Keyed, told: _Telling | None) -> Matched:
    """The pairs whose key is the same, in order where several have it; they are free no more."""
    pairs: Matched = []
    for before, wanted in left:
        found = _entry_of(free, wanted)
        if found is None or _says_otherwise(before, found[0], told):
            continue
        free.remove(found)
        pairs.append((before, found[0]))
    return pairs


def _entry_of(free: _Keyed, wanted: Hashable) -> tuple[Section, Hashable] | None:
    return next((entry for entry in free if entry[1] == wanted), None)


def _says_otherwise(before: Section, after: Section, told: _Telling | None) -> bool:
    return told is not None and told.share(before, after) < _SAME


def _scores(
    left: Sequence[Section], right: Sequence[Section], told: _Telling
) -> list[tuple[float, int, int]]:
    """How much each two sections say the same, with their places counted down."""
    return [(told.score(b, a), -i, -j) for i, b in enumerate(left) for j, a in enumerate(right)]


def _take_alike(left: Sequence[Section], right: Sequence[Section], told: _Telling) -> Matched:
    """The pairs that say the same, the most alike first."""
    scores = _scores(left, right, told)
    pairs: Matched = []
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for score, i, j in sorted(scores, reverse=True):
        if score < _SAME or i in taken_left or j in taken_right:
            continue
        taken_left.add(i)
        taken_right.add(j)
        pairs.append((left[-i], right[-j]))
    return pairs


class _Telling:
    """What each of some sections says and its neighbours do not."""

    def __init__(
        self, old: Outlined, new: Outlined, before: Sequence[Section], after: Sequence[Section]
    ) -> None:
        self._words: dict[int, Counter[str]] = {}
        self._titles: dict[int, set[str]] = {}
        for text, sections in ((old, before), (new, after)):
            self._learn(text, sections)

    def _learn(self, text: Outlined, sections: Sequence[Section]) -> None:
        said = {id(section): _words(text, section) for section in sections}
        if len(sections) > 1:
            said = _without_common(said)
        for section in sections:
            self._words[id(section)] = said[id(section)]
            self._titles[id(section)] = set(text.title(section).casefold().split())

    def share(self, before: Section, after: Section) -> float:
        """The share of their own words that two sections have in common, from 0 to 1."""
        left, right = self._words[id(before)], self._words[id(after)]
        total = max(left.total(), right.total())
        return (left & right).total() / total if total else 1.0

    def score(self, before: Section, after: Section) -> float:
        """The same, and for sections of a few words their titles."""
        left, right = self._words[id(before)], self._words[id(after)]
        if min(left.total(), right.total()) >= _FEW:
            return self.share(before, after)
        titles = self._titles[id(before)], self._titles[id(after)]
        alike = len(titles[0] & titles[1]) / max(len(titles[0] | titles[1]), 1)
        return alike if alike >= _TITLE else 0.0


def _without_common(said: dict[int, Counter[str]]) -> dict[int, Counter[str]]:
    """What sections say, without the words that more than half of them say."""
    sections = Counter(chain.from_iterable(said.values()))
    few = {word for word, count in sections.items() if count <= len(said) / 2}
    return {key: _only(few, words) for key, words in said.items()}


def _only(few: Container[str], words: Counter[str]) -> Counter[str]:
    return Counter({word: count for word, count in words.items() if word in few})


def _words(text: Outlined, section: Section) -> Counter[str]:
    """The words and numbers of a section, without its own title."""
    positions = (position for position in section.positions() if position != section.heading)
    return Counter(word for position in positions for word in text.items[position].text.split())
