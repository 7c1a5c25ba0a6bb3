"""Where a part that no template knows stands: found by the words of headings, in any template.

Everything is decided on the composed blocks, before they are numbered, so that it holds for
the texts of the program and for those of an office alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from lkjip_docgen.document import (
    Block,
    Blocks,
    Heading,
    PageBreak,
    SignatureBlock,
    heading_label,
    plain_text,
)
from lkjip_docgen.findings import Finding, LkjipError, Severity, meant, nearest_of_all
from lkjip_docgen.findings.codes.data import LETAK_BAGIAN
from lkjip_docgen.identity import plain
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_, dotted

DEEPEST: Final = 4  # level of headings that a Word file has a style for
_STEP = lazy_pattern(r"\s*>\s*")
_NUMBER = lazy_pattern(r"(?:bab\s+[ivxlc]+|[ivxlc]+[.)]|[a-z][.)]|\d+(?:\.\d+)*[.)]?)\s+", re.I)
_NAMED = 6  # headings that a message lists


class Guest(Record):
    """A part that looks for its place.

    `how` it stands ("sebelum", "sesudah", "dalam") to the heading `name`; `depth` is how many
    levels of headings it has; `blocks` makes it for a level, numbered or not.
    """

    id: str
    how: str
    name: str
    depth: int
    blocks: Callable[[int, bool], Blocks]
    path: Path_
    place: Place | None


class _Spot(Record):
    """A heading of the report: where it stands, and under which ones."""

    slot: str
    index: int
    heading: Heading
    words: str
    label: str  # "bab iii" of a numbered chapter
    above: tuple[_Spot, ...]

    @property
    def title(self) -> str:
        """The words as printed."""
        return plain_text(self.heading.content)

    @property
    def way(self) -> str:
        """The headings that lead to it, as an officer may write them."""
        return " > ".join(spot.title for spot in (*self.above, self))


def placed(chapters: Mapping[str, Blocks], guests: Sequence[Guest], own: str) -> dict[str, Blocks]:
    """The chapters by slot with every guest at its place, those of one place in their order.

    A guest may stand at another one, which is known by its words, and by its id without the
    beginning `own`.  Raises `LkjipError` with a finding for each that has no place, or several.
    """
    house = _House(chapters, own)
    waiting = list(guests)
    while waiting:
        left = [guest for guest in waiting if not house.take_in(guest)]
        if len(left) == len(waiting):
            raise LkjipError(house.refusals(left))
        waiting = left
    return {slot: tuple(blocks) for slot, blocks in house.slots.items()}


class _House:
    """The chapters of a report while guests come in."""

    def __init__(self, chapters: Mapping[str, Blocks], own: str) -> None:
        self.slots = {slot: list(blocks) for slot, blocks in chapters.items()}
        self._own = own
        self._after: dict[str, str] = {}  # by id of a heading: the guest that came last after it

    def take_in(self, guest: Guest) -> bool:
        """Put a guest at its place, where that is known."""
        spots = list(self._spots())
        found = self._meant(guest.name, spots)
        if len(found) != 1 or self._level(guest, found[0]) + guest.depth - 1 > DEEPEST:
            return False
        _PUT[guest.how](self, guest, found[0])
        return True

    # --- finding -----------------------------------------------------------------

    def _spots(self) -> Iterator[_Spot]:
        """Every heading in the order of the report."""
        chapter = 0
        for slot, blocks in self.slots.items():
            above: tuple[_Spot, ...] = ()
            for index, block in enumerate(blocks):
                if isinstance(block, Heading):
                    chapter += block.level == 1 and block.numbered
                    above = tuple(spot for spot in above if spot.heading.level < block.level)
                    spot = _spot(slot, index, block, chapter, above)
                    yield spot
                    above = (*above, spot)

    def _meant(self, name: str, spots: Sequence[_Spot]) -> list[_Spot]:
        """The headings that a name may mean: by id, else by the words on the way to it.

        Of a heading in a chapter and one in the summary or an appendix, which have no numbers,
        the words alone mean that of the chapter.
        """
        by_id = [spot for spot in spots if spot.heading.id in (name, f"{self._own}{name}")]
        if by_id:
            return by_id
        *before, last = _STEP.split(name.strip())
        called = [spot for spot in spots if _is_called(spot, last) and _leads(spot, before)]
        numbered = [spot for spot in called if spot.heading.numbered]
        return numbered if len(numbered) == 1 else called

    # --- standing ----------------------------------------------------------------

    def _level(self, guest: Guest, spot: _Spot) -> int:
        return spot.heading.level + (guest.how == "dalam")

    def put_before(self, guest: Guest, spot: _Spot) -> None:
        """Put it above the heading."""
        made = guest.blocks(spot.heading.level, spot.heading.numbered)
        blocks = self.slots[spot.slot]
        page = (PageBreak(),) if spot.index and _is_break(blocks[spot.index - 1]) else ()
        blocks[spot.index : spot.index] = [*made, *page]

    def put_after(self, guest: Guest, spot: _Spot) -> None:
        """Put it behind all that belongs to the heading, and behind guests that came before."""
        anchor = spot.heading.id
        while anchor in self._after:
            anchor = self._after[anchor]
        self._after[anchor] = guest.id
        last = next(other for other in self._spots() if other.heading.id == anchor)
        made = guest.blocks(spot.heading.level, spot.heading.numbered)
        self._insert(made, last, self._end(last))

    def put_inside(self, guest: Guest, spot: _Spot) -> None:
        """Put it at the end of what belongs to the heading, above a signature there."""
        level = spot.heading.level + 1
        blocks = self.slots[spot.slot]
        end = self._end(spot)
        children = [b for b in blocks[spot.index : end] if isinstance(b, Heading)]
        siblings = [child for child in children if child.level == level]
        numbered = siblings[0].numbered if siblings else spot.heading.numbered
        while isinstance(blocks[end - 1], SignatureBlock):
            end -= 1
        self._insert(guest.blocks(level, numbered), spot, end)

    def _insert(self, made: Blocks, spot: _Spot, position: int) -> None:
        """Put blocks at a position, on a page of their own where their neighbours have one."""
        blocks = self.slots[spot.slot]
        level = next(block.level for block in made if isinstance(block, Heading))
        page = (PageBreak(),) if self._begin_pages(spot, level) else ()
        blocks[position:position] = [*page, *made]

    def _begin_pages(self, spot: _Spot, level: int) -> bool:
        """Whether headings of a level around a spot begin a page by a break of their own."""
        blocks = self.slots[spot.slot]
        return any(
            _is_break(block) and isinstance(after, Heading) and after.level == level
            for block, after in pairwise(blocks)
        )

    def _end(self, spot: _Spot) -> int:
        """Where that ends which belongs to a heading; a break before the next page is not its."""
        blocks = self.slots[spot.slot]
        end = spot.index + 1
        while end < len(blocks) and not _ends(blocks[end], spot.heading.level):
            end += 1
        while _is_break(blocks[end - 1]):
            end -= 1
        return end

    # --- refusing ----------------------------------------------------------------

    def refusals(self, left: Sequence[Guest]) -> list[Finding]:
        """Why guests have no place, and what to write instead.

        One that waits for another is told where they wait for each other; else it finds its
        place as soon as that other one has its own.
        """
        waits = {guest.id: self._host(guest, left) for guest in left}
        return [
            self._refusal(guest, waits[guest.id])
            for guest in left
            if waits[guest.id] is None or _is_endless(guest, waits)
        ]

    def _host(self, guest: Guest, left: Sequence[Guest]) -> Guest | None:
        """The guest at which another one wants to stand, where that has no place yet."""
        if self._meant(guest.name, list(self._spots())):
            return None
        return next((host for host in left if self._meant(guest.name, _inside(host))), None)

    def _refusal(self, guest: Guest, host: Guest | None) -> Finding:
        spots = list(self._spots())
        told = _told(guest, self._meant(guest.name, spots), spots) if host is None else _ENDLESS
        message, suggestion = told
        path = dotted(guest.path)
        return Finding(LETAK_BAGIAN, Severity.ERROR, message, guest.place, path, suggestion)


_PUT: Final[Mapping[str, Callable[[_House, Guest, _Spot], None]]] = {
    "sebelum": _House.put_before,
    "sesudah": _House.put_after,
    "dalam": _House.put_inside,
}


def _spot(slot: str, index: int, heading: Heading, chapter: int, above: tuple[_Spot, ...]) -> _Spot:
    is_chapter = heading.level == 1 and heading.numbered
    label = plain(heading_label(1, chapter)) if is_chapter else ""
    return _Spot(slot, index, heading, plain(plain_text(heading.content)), label, above)


def _inside(guest: Guest) -> list[_Spot]:
    """The headings that a guest brings along."""
    headings = [block for block in guest.blocks(1, False) if isinstance(block, Heading)]
    return [_spot("", n, heading, 0, ()) for n, heading in enumerate(headings)]


def _is_endless(guest: Guest, waits: Mapping[str, Guest | None]) -> bool:
    """Whether a guest waits for one that waits ... for one that is never placed."""
    host = waits[guest.id]
    for _ in waits:
        if host is None:
            return False
        host = waits[host.id]
    return True


_ENDLESS: Final = (
    "Letak bagian tambahan ini tidak berujung: bagian yang disebut menunggu bagian ini, atau "
    "bagian lain yang saling menunggu.",
    "Letakkan salah satunya pada judul laporan yang bukan bagian tambahan.",
)


def _is_called(spot: _Spot, name: str) -> bool:
    """Whether a heading has these words, with or without the number that is printed before."""
    words = plain(name)
    if not words:
        return False  # signs alone, which name nothing
    return words in (spot.words, spot.label) or plain(_NUMBER.sub("", name, count=1)) == spot.words


def _leads(spot: _Spot, steps: Sequence[str]) -> bool:
    """Whether the headings above a spot are called so, in this order, others between them."""
    above = iter(spot.above)
    return all(any(_is_called(other, step) for other in above) for step in steps)


def _is_break(block: Block) -> bool:
    return isinstance(block, PageBreak)


def _ends(block: Block, level: int) -> bool:
    return isinstance(block, Heading) and block.level <= level


def _told(guest: Guest, found: Sequence[_Spot], spots: Sequence[_Spot]) -> tuple[str, str]:
    """What is wrong with the place of a guest, and how to mend it."""
    if len(found) > 1:
        names = [spot.way for spot in found]
        alike = len(set(names)) < len(names)
        if alike:  # only the ids tell them apart
            names = [spot.heading.id for spot in found]
        ways = ", atau ".join(f"`{name}`" for name in names[:_NAMED])
        message = f"Judul `{guest.name}` ada di {len(found)} tempat dalam laporan."
        return message, f"Sebutkan jalannya; maksud Anda {ways}?"
    if found:
        message = f"Bagian ini terlalu dalam: judul hanya sampai tingkat ke-{DEEPEST}."
        return message, "Letakkan `sesudah` judul itu, atau satu tingkat di atasnya."
    return f"Judul `{guest.name}` tidak ada dalam laporan.", _near(guest.name, spots)


def _near(name: str, spots: Sequence[_Spot]) -> str:
    """The headings that a name resembles, else those that there are."""
    last = plain(_STEP.split(name.strip())[-1])
    close = nearest_of_all(last, {spot.words for spot in spots}, _NAMED)
    found = [spot for spot in spots if spot.words in close]
    found = sorted(found, key=lambda spot: close.index(spot.words))[:_NAMED]
    if found:
        several = len(found) > len(close)
        return meant(*(spot.way if several else spot.title for spot in found))
    upper = [spot.title for spot in spots if spot.heading.level == 2][:_NAMED]
    return f"Judul yang ada antara lain: {', '.join(f'`{title}`' for title in upper)}."
