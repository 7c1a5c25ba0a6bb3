"""What else names something that is to be taken out, and what can become of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, TypeAlias

from lkjip_docgen.filling.in_words import place_in_words
from lkjip_docgen.filling.values import with_value
from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes.window import JAWABAN
from lkjip_docgen.forms import Choice, choices_at, named_patterns, title_of
from lkjip_docgen.model import title_at
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, at, dotted, select, with_defaults

Data: TypeAlias = Mapping[str, object]
What: TypeAlias = Literal["hapus", "kosong", "pindah"]

_INSIDE: Final = "isi"
"""The group of what stands in the item itself."""

_GOES_ALONG: Final = frozenset(
    (
        "indikator[].sasaran",
        "perjanjian_kinerja[].tingkat[].sasaran[].indikator[].indikator",
        "rencana_kinerja[].sasaran[].indikator[].indikator",
    )
)
"""Where what names a thing is itself about nothing else, so that it may go with it."""

_UNDECIDED: Final = frozenset({"indikator[].sasaran", _INSIDE})
"""What nobody but the office can decide, so that nothing is proposed."""

_NAMING: Final = ("kode", "nama", "judul")
_PARTS: Final = "indikator"
"""What stands in a goal, and may go over to another one."""


class Referrer(Record):
    """A place that names what is to go, and what people call it."""

    path: Path_
    title: str


class Followers(Record):
    """Places of one kind that name what is to go, and what can become of them.

    `kind` tells the group apart.  They can name one of `choices` instead, say nothing, or, with
    `may_go`, be taken out themselves, with `along` as what else would change by that.
    `proposed` is what is chosen unless somebody says otherwise.
    """

    kind: str
    title: str
    referrers: tuple[Referrer, ...]
    choices: tuple[Choice, ...]
    may_go: bool
    along: tuple[str, ...] = ()
    may_stay_empty: bool = True
    proposed: What | Literal[""] = "kosong"


class Decision(Record):
    """What becomes of a group; `to` is what it names from then on."""

    what: What
    to: str = ""


class Removal(Record):
    """The changes that a removal comes to: values that are set, items that are added to lists,
    and items that go, the last first."""

    put: tuple[tuple[Path_, object], ...]
    added: tuple[tuple[Path_, object], ...]
    gone: tuple[Path_, ...]


def followers(data: Data, path: Path_) -> tuple[Followers, ...]:
    """What names the item at a path, or something in it, and would name nothing without it."""
    after = _filled(_without(data, (path,)))
    found = tuple(_group(data, path, after, *pair) for pair in _naming(data, (path,)).items())
    if any(group.kind == "indikator[].sasaran" for group in found):
        return found
    inside = _inside(data, path)
    return (*found, inside) if inside is not None else found


def _group(
    data: Data, path: Path_, after: Data, pattern: str, places: Sequence[Path_]
) -> Followers:
    may_go = pattern in _GOES_ALONG
    items = [place[:-1] if may_go else place for place in places]
    return Followers(
        kind=pattern,
        title=_title(pattern),
        referrers=tuple(Referrer(item, _named(_filled(data), item)) for item in items),
        choices=choices_at(pattern, after),
        may_go=may_go,
        along=tuple(_along(data, path, items)) if may_go else (),
        proposed="" if pattern in _UNDECIDED else "kosong",
    )


def _title(pattern: str) -> str:
    """What the places at a pattern are called: "Perjanjian kinerja › Indikator"."""
    steps = tuple(pattern.replace("[]", "").split("."))
    titles = (title_at(steps[:end]) for end in (1, len(steps)))
    return " › ".join(dict.fromkeys(filter(None, titles)))


def _named(data: Data, path: Path_) -> str:
    """What the innermost item on the way to a place is called, and what the outermost."""
    ends = [end for end, step in enumerate(path, 1) if isinstance(step, int)]
    if not ends:
        return place_in_words(data, path)
    here = path[: ends[-1]]
    name = title_of(at(data, here), int(here[-1]), str(here[-2]))
    if len(ends) == 1:
        return name
    outer = path[: ends[0]]
    where = title_of(at(data, outer), int(outer[-1]), str(outer[-2]))
    return f"{name} – {title_at((str(outer[0]),))}: {where}"


def _along(data: Data, path: Path_, items: Sequence[Path_]) -> Iterator[str]:
    """What else would go or be emptied if some items went with the one at a path."""
    asked = {place for places in _naming(data, (path,)).values() for place in places}
    asked |= {place[:-1] for place in asked}
    made, filled = _closed(data, (path, *items), {}), _filled(data)
    for there in made.gone:
        if not _is_within(there, (path, *items)) and there not in asked:
            yield f"{_named(filled, there)} (dihapus)"
    for there, _ in made.put:
        if there not in asked:
            yield f"{_named(filled, there)} (dikosongkan)"


def _inside(data: Data, path: Path_) -> Followers | None:
    """The indicators that stand in a goal, where there is another goal that could have them."""
    rows = _parts_of(data, path)
    others = [Choice(dotted(there), place_in_words(data, there)) for there in _siblings(data, path)]
    if not rows or not others:
        return None
    places = [(*path, _PARTS, number) for number in range(len(rows))]
    return Followers(
        kind=_INSIDE,
        title=title_at(tuple(step for step in (*path, _PARTS) if isinstance(step, str))),
        referrers=tuple(Referrer(there, _named(data, there)) for there in places),
        choices=tuple(others),
        may_go=True,
        may_stay_empty=False,
        proposed="",
    )


def _parts_of(data: Data, path: Path_) -> list[object]:
    """The indicators in the goal at a path; none where no goal stands."""
    if len(path) < 2 or path[-2] != "sasaran":
        return []
    found = at(data, (*path, _PARTS))
    return [row for row in found if isinstance(row, Mapping)] if isinstance(found, list) else []


def _siblings(data: Data, path: Path_) -> Iterator[Path_]:
    """The other items of the list that an item is in."""
    items = at(data, path[:-1])
    for number in range(len(items) if isinstance(items, list) else 0):
        if number != path[-1]:
            yield (*path[:-1], number)


# --- what names what ---------------------------------------------------------------------


def _naming(data: Data, gone: Sequence[Path_]) -> dict[str, list[Path_]]:
    """By pattern the places that name something in items, and would name nothing without them."""
    before, after = _filled(data), _filled(_without(data, gone))
    names = {name for path in gone for name in _names_in(at(before, path))}
    found: dict[str, list[Path_]] = {}
    for pattern in named_patterns():
        known = {choice.value for choice in choices_at(pattern, before)} & names
        left = {choice.value for choice in choices_at(pattern, after)}
        for path, name in select(before, pattern) if known else ():
            if name not in known or _is_within(path, gone):
                continue
            if at(after, _shifted(path, gone)) not in left:
                found.setdefault(pattern, []).append(path)
    return found


def _filled(data: Data) -> dict[str, object]:
    return with_defaults(dict(data))


def _names_in(value: object) -> Iterator[str]:
    """What an item and all in it are named by."""
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key in _NAMING and isinstance(item, str):
                yield item
            yield from _names_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from _names_in(item)


def _without(data: Data, gone: Sequence[Path_]) -> Data:
    """The data without items."""
    left: object = data
    for path in _last_first(gone):
        items = at(left, path[:-1])
        if isinstance(items, list) and isinstance(path[-1], int):
            rest = [item for number, item in enumerate(items) if number != path[-1]]
            left = with_value(left, path[:-1], rest)
    assert isinstance(left, Mapping)
    return left


def _last_first(paths: Sequence[Path_]) -> list[Path_]:
    """Items without those that stand in others of them, in an order in which each can go."""
    outer = {path for path in paths if not _is_within(path, [p for p in paths if p != path])}
    return sorted(outer, key=_order, reverse=True)


def _order(path: Path_) -> tuple[tuple[str, int], ...]:
    return tuple((step, 0) if isinstance(step, str) else ("", step) for step in path)


def _is_within(path: Path_, items: Sequence[Path_]) -> bool:
    """Whether a path leads to one of some items, or into it."""
    return any(path[: len(item)] == item for item in items)


def _shifted(path: Path_, gone: Sequence[Path_]) -> Path_:
    """Where a place stands once items are gone."""
    steps = list(path)
    for end, step in enumerate(path):
        if isinstance(step, int):
            above = [g[-1] for g in gone if g[:-1] == path[:end] and isinstance(g[-1], int)]
            steps[end] = step - sum(number < step for number in above)
    return tuple(steps)


# --- what becomes of it ------------------------------------------------------------------


def removal(data: Data, path: Path_, decided: Mapping[str, Decision]) -> Removal:
    """The changes by which an item goes, with what was decided about each kind of follower.

    Raises `LkjipError` where nothing was decided about one, or something that cannot be.
    """
    groups = {group.kind: group for group in followers(data, path)}
    for kind, group in groups.items():
        _mind(group, decided.get(kind))
    gone = [path]
    for kind, group in groups.items():
        if decided[kind].what == "hapus" and kind != _INSIDE:
            gone += [each.path for each in group.referrers]
    known = {kind: decided[kind] for kind in groups}
    made, added = _closed(data, gone, known), tuple(_added(data, path, known))
    follow = [there for there, _ in made.put if added and at(data, there) is None]
    put = tuple(pair for pair in made.put if pair[0] not in follow)
    return Removal(put, added, made.gone)


def _mind(group: Followers, decision: Decision | None) -> None:
    """Raise `LkjipError` for what cannot become of a group."""
    choices = {choice.value for choice in group.choices}
    fits = decision is not None and (
        (decision.what == "hapus" and group.may_go)
        or (decision.what == "kosong" and group.may_stay_empty)
        or (decision.what == "pindah" and decision.to in choices)
    )
    if not fits:
        message = f"Pilih dahulu nasib yang merujuk ke sana: {group.title}."
        raise problem(JAWABAN, message, None, "Hapus bersamanya, pindahkan, atau kosongkan.")


def _closed(data: Data, gone: Sequence[Path_], decided: Mapping[str, Decision]) -> Removal:
    """Items that go, with all that goes or changes by that, and by that again."""
    gone = list(gone)
    while True:
        put: list[tuple[Path_, object]] = []
        more: list[Path_] = []
        for pattern, places in _naming(data, gone).items():
            decision = decided.get(pattern, _proposed(pattern))
            for place in places:
                if decision.what == "hapus":
                    more.append(place[:-1])
                elif decision.what == "pindah" or at(data, place) is not None:
                    put.append((place, decision.to or None))
        if not more:
            return Removal(tuple(put), (), tuple(_last_first(gone)))
        gone += more


def _proposed(pattern: str) -> Decision:
    """What becomes of places of which nobody was asked."""
    return Decision("hapus" if pattern in _GOES_ALONG else "kosong")


def _added(
    data: Data, path: Path_, decided: Mapping[str, Decision]
) -> Iterator[tuple[Path_, object]]:
    """The indicators of a goal that go over to another one."""
    decision = decided.get("indikator[].sasaran") or decided.get(_INSIDE)
    if decision is None or decision.what != "pindah":
        return
    for there in _siblings(data, path):
        if decision.to in (dotted(there), at(data, (*there, "kode"))):
            yield from (((*there, _PARTS), row) for row in _parts_of(data, path))
            return
