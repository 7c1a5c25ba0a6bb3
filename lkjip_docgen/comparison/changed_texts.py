"""Which texts differ: paragraphs aligned, and within a changed one its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from lkjip_docgen.comparison.snapshot import Words
from lkjip_docgen.records import Record

_ALIKE = 0.5  # the share of common words from which two texts are one that was changed


class Change(StrEnum):
    """What became of something."""

    CHANGED = "berubah"
    ADDED = "ditambahkan"
    REMOVED = "dihapus"
    MOVED = "dipindahkan"


class TextChange(Record):
    """A text that differs in its words; `old` is None for an added one, `new` for a removed one."""

    change: Change
    old: Words | None
    new: Words | None

    @property
    def words(self) -> Words:
        """The text as it is now, or as it was where it is no longer."""
        found = self.new or self.old
        assert found is not None
        return found


class Stretch(Record):
    """Words that stay, or that stood in the old (`removed`) or stand in the new text (`added`)."""

    text: str
    removed: bool = False
    added: bool = False

    @property
    def stays(self) -> bool:
        """Whether the words are in both texts."""
        return not (self.removed or self.added)


def text_changes(old: Sequence[Words], new: Sequence[Words]) -> list[TextChange]:
    """What differs but for the numbers that have quantities, in the order of the new report."""
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    found: list[TextChange] = []
    for kind, low, high, start, end in matcher.get_opcodes():
        if kind != "equal":
            found += _replaced(old[low:high], new[start:end])
    return _with_moves(found)


def stretches(old: str, new: str) -> list[Stretch]:
    """Two texts as one: what stays, what was taken out, what was put in, word by word."""
    a, b = old.split(), new.split()
    found: list[Stretch] = []
    for kind, low, high, start, end in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Stretch(" ".join(a[low:high])))
            continue
        if low < high:
            found.append(Stretch(" ".join(a[low:high]), removed=True))
        if start < end:
            found.append(Stretch(" ".join(b[start:end]), added=True))
    return found


def _keys(texts: Iterable[Words]) -> list[tuple[str, str]]:
    return list(map(_key, texts))


def _key(text: Words) -> tuple[str, str]:
    """What a text says but for its numbers, as what."""
    return text.kind, text.pattern


def _replaced(old: Sequence[Words], new: Sequence[Words]) -> Iterator[TextChange]:
    """A stretch of texts in place of another: alike ones are pairs, the rest came or went."""
    left = list(old)
    for now in new:
        was = _most_alike(now, left)
        if was is None:
            yield TextChange(Change.ADDED, None, now)
            continue
        left.remove(was)
        if was.text != now.text:
            yield TextChange(Change.CHANGED, was, now)
    yield from (TextChange(Change.REMOVED, was, None) for was in left)


def _most_alike(now: Words, candidates: Iterable[Words]) -> Words | None:
    matcher = SequenceMatcher(None, autojunk=False)
    matcher.set_seq2(_own_words(now))
    best, found = _ALIKE, None
    for was in candidates:
        matcher.set_seq1(_own_words(was))
        if was.kind is not now.kind or matcher.quick_ratio() < best:
            continue
        if (ratio := matcher.ratio()) >= best and (found is None or ratio > best):
            best, found = ratio, was
    return found


def _own_words(words: Words) -> list[str]:
    """The words that make a text what it is: neither numbers nor the bars between cells."""
    return [word for word in words.pattern.split() if any(map(str.isalpha, word))]


def _with_moves(changes: Iterable[TextChange]) -> list[TextChange]:
    """The changes, a text that went here and came there as one that was moved."""
    listed = list(changes)
    origins = {id(came): went for went, came in _moves(listed)}
    moved = {id(went) for went in origins.values()}
    return [_moved(change, origins) for change in listed if id(change) not in moved]


def _moved(change: TextChange, origins: Mapping[int, TextChange]) -> TextChange:
    """A text that came as one that was moved, where it went from somewhere."""
    origin = origins.get(id(change))
    return change if origin is None else TextChange(Change.MOVED, origin.old, change.new)


def _moves(changes: Sequence[TextChange]) -> Iterator[tuple[TextChange, TextChange]]:
    """Each removed text with the added one that says the same, both in their order."""
    gone: dict[tuple[str, str], list[TextChange]] = {}
    for change in _of(changes, Change.REMOVED):
        gone.setdefault(_key(change.words), []).append(change)
    for change in _of(changes, Change.ADDED):
        origins = gone.get(_key(change.words))
        if origins:
            yield origins.pop(0), change


def _of(changes: Iterable[TextChange], kind: Change) -> Iterator[TextChange]:
    return (change for change in changes if change.change is kind)
