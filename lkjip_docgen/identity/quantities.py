"""Which quantity of one report is which of another, by the keys and labels on their paths."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from lkjip_docgen.identity.keys import Identity, plain
from lkjip_docgen.identity.matching import renamed
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import MutableRecord, field

_POSITION = lazy_pattern(r"(?<=\.)\d{1,2}(?=\.|$)")  # in a path of earlier versions
_LABEL = 64  # characters of a label that a Word file keeps


def same_quantities(
    old: Mapping[str, str],
    new: Mapping[str, str],
    *,
    old_values: Mapping[str, str] | None = None,
    new_values: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The old path of each new one that has one, from the labels of both by path.

    All quantities of an item move together when it was renamed, which is told
    by labels and, where they are known, by values.  Earlier versions counted
    the items of a list: such a path is the quantity of the same label, where
    there is just one, and never the one at that position.
    """
    found: dict[str, str] = {}
    _pair_nodes(_tree(old, old_values or {}), _tree(new, new_values or {}), found)
    gone = _without(old, set(found.values()))
    come = _without(new, found)
    return found | _counted(old, new, gone, come)


def _without(paths: Iterable[str], known: Container[str]) -> list[str]:
    return [path for path in paths if path not in known]


def candidates(path: str, known: Iterable[str]) -> tuple[str, ...]:
    """The paths that one of an earlier version, which counts items, may stand for now."""
    if not _POSITION.search(path):
        return ()
    form = _counted_form(path)
    return tuple(other for other in known if form.fullmatch(other))


class _Node(MutableRecord):
    """A part of the tree of paths: the quantity that ends here, and what is below."""

    path: str = ""
    label: str = ""
    value: str = ""
    below: dict[str, _Node] = field(default_factory=dict)

    def leaves(self, way: str = "") -> Iterator[tuple[str, _Node]]:
        """Every quantity from here on, with the way to it."""
        if self.path:
            yield way, self
        for step, node in self.below.items():
            yield from node.leaves(f"{way}.{step}")


def _tree(labels: Mapping[str, str], values: Mapping[str, str]) -> _Node:
    root = _Node()
    for path, label in labels.items():
        node = root
        for step in path.split("."):
            node = node.below.setdefault(step, _Node())
        node.path, node.label, node.value = path, label[:_LABEL], values.get(path, "")
    return root


def _pair_nodes(old: _Node, new: _Node, found: dict[str, str]) -> None:
    """Pair the quantities below two nodes that are the same."""
    if old.path and new.path:
        found[new.path] = old.path
    for before, after in (*_same_steps(old, new), *_renamed_steps(old, new)):
        _pair_nodes(old.below[before], new.below[after], found)


def _same_steps(old: _Node, new: _Node) -> Iterator[tuple[str, str]]:
    for step, node in new.below.items():
        if _is_same(old.below.get(step), step, node):
            yield step, step


def _is_same(old: _Node | None, step: str, new: _Node) -> bool:
    """Whether the step leads to the same on both sides; a position only if it is called so."""
    if old is None:
        return False
    return not _counts(step) or _called(old) == _called(new)


def _counts(step: str) -> bool:
    return step.isdecimal() and len(step) < 3


def _renamed_steps(old: _Node, new: _Node) -> Iterator[tuple[str, str]]:
    """The items among the steps of two nodes that were renamed."""
    left = [step for step in _items_alone(old, new) if not _counts(step)]
    right = list(_items_alone(new, old))
    before = [_item(step, old.below[step]) for step in left]
    after = [_item(step, new.below[step]) for step in right]
    stayed = [_item(step, new.below[step]) for step in _items(new) if step in old.below]
    positions = range(len(left)), range(len(right))
    for o, n in renamed(before, after, *positions, stayed=stayed, of_data=False):
        yield left[o], right[n]


def _items_alone(node: _Node, other: _Node) -> Iterator[str]:
    """The steps of a node that the other has not, and that lead on to quantities."""
    return (step for step in _items(node) if step not in other.below)


def _items(node: _Node) -> Iterator[str]:
    """The steps of a node that lead on to quantities."""
    return (step for step, below in node.below.items() if below.below)


def _item(step: str, node: _Node) -> Identity:
    """An item of a list by the quantities below it: their common words name it."""
    own = sorted(name for name, below in node.below.items() if below.path)
    values = frozenset((way, leaf.value) for way, leaf in node.leaves() if leaf.value)
    return Identity(step, step, _called(node), values, "|".join(own))


def _called(node: _Node) -> str:
    """The words that the labels of all quantities of an item have in common."""
    labels = [plain(leaf.label).split() for leaf in _own_quantities(node)]
    first, *rest = labels or [[]]
    return " ".join(word for word in first if all(word in label for label in rest))


def _own_quantities(node: _Node) -> list[_Node]:
    """The quantities of an item itself; of one that has none, all below it."""
    own = [below for below in node.below.values() if below.path]
    return own or [leaf for _, leaf in node.leaves()]


def _counted(
    old: Mapping[str, str], new: Mapping[str, str], gone: list[str], come: list[str]
) -> dict[str, str]:
    """The new path of each old one that counts items, by a label that only one has."""
    before = _by_label(old, filter(_POSITION.search, gone))
    pairs = list(_possible_pairs(before, _by_label(new, come)))
    lefts, rights = Counter(o for o, _ in pairs), Counter(n for _, n in pairs)
    return {n: o for o, n in pairs if lefts[o] == rights[n] == 1}


def _possible_pairs(
    before: Mapping[str, list[str]], after: Mapping[str, list[str]]
) -> Iterator[tuple[str, str]]:
    """Paths of one label, the new one such as the old one, which counts items, may be called."""
    for label, paths in before.items():
        for path in paths:
            form = _counted_form(path)
            yield from ((path, other) for other in after.get(label, ()) if form.fullmatch(other))


def _by_label(labels: Mapping[str, str], paths: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        found[plain(labels[path][:_LABEL])].append(path)
    return found


def _counted_form(path: str) -> re.Pattern[str]:
    """What a path that counts items may be called now: names stand where numbers stood."""
    return re.compile(r"[^.]+(?:\.[^.]+){0,2}".join(map(re.escape, _POSITION.split(path))))
