"""Judges a refreshed report that people had edited.

What is expected is made from the new build: every block of it, but with what
people did to that block in the edited file.  Whatever else differs is a
deviation, unless the refresh lists it as an open conflict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lkjip_docgen.refresh.outcome import Kind, Outcome
from trial import fates, parts, plain, sentences
from trial.deviation import Deviation, hunks, pairs, say, short
from trial.excuses import Excuses, said_and_shown
from trial.fates import squeezed
from trial.listed import LABEL, Listed
from trial.reading import Atom, Doc
from trial.sheet import Probe

Face = tuple[str, str, tuple[str, ...]]


@dataclass
class _Item:
    """A block that is expected: its face, or one of others; `optional` when it may be missing."""

    atom: Atom
    faces: list[Face]
    optional: bool = False
    listed_only: dict[Face, tuple[sentences.Said, ...]] = field(default_factory=dict)
    person: bool = False
    moved: bool = False
    new: bool = False

    # `listed_only`: faces that are good only where the conflicts list these, each in its words
    # of one of the three sides; `moved`: people put it elsewhere


class Judge:
    """One judgement."""

    def __init__(
        self,
        docs: tuple[Doc, Doc, Doc, Doc],
        fate: dict[int, int],
        probes: Sequence[Probe],
        outcome: Outcome,
        *,
        by_libreoffice: bool,
    ) -> None:
        self.base, self.edited, self.fresh, self.after = docs
        self.probes, self.listed = probes, Listed(outcome)
        self.libre = by_libreoffice
        self.did = fates.edited(self.base.atoms, self.edited.atoms)
        self.fate = self._without_dropped(fate)
        self.found: list[Deviation] = []
        self.waiting = list(self._waiting())
        self.in_waiting = {place for table in self.waiting for place in table}
        self._circumstances()

    # --- what the edits mean for the comparison -----------------------------------------------

    def _circumstances(self) -> None:
        """Whether lists of contents, numbers of captions and of lists can still be compared."""
        base, did = self.base.atoms, self.did
        touched = [base[m] for m in did.deleted | did.moved] + [base[m] for m, _ in did.copies]
        touched += [self.edited.atoms[p] for p in did.own]
        touched += [base[m] for m in did.home if self._changed(m)]
        self.contents = not any(a.is_heading or "caption" in a.style or "keterangan" in a.style
                                for a in touched)  # fmt: skip
        self.captions = self.contents
        self.shape = not any(a.kind != "p" for a in touched if not a.mark or a in base)
        self.staying = self._staying()
        if self.staying:
            self.contents = self.captions = False
        restructured = bool(did.deleted or did.moved or did.copies or did.own or self.staying)
        self.labels = not restructured and not self.libre

    def _staying(self) -> set[int]:
        """What the data dropped and may stay: the parts that people touched, whole."""
        touched = {m for m in self.did.home if self._is_touched(m)}
        copied = [place for _, place in self.did.copies]
        beside = [*self.did.own, *copied]
        touched |= {mark for place in beside for mark in self._marks_before(place)}
        dropped = [m for m in touched if m not in self.fate]
        return {m for mark in dropped for m in parts.around(self.base.atoms, self.fate, mark)}

    def _without_dropped(self, fate: dict[int, int]) -> dict[int, int]:
        """Sections that stay whole have no part that lives on in the one that took their place."""
        base = self.base.atoms
        lost = [parts.lost_section(base, fate, m) for m in range(len(base)) if m not in fate]
        whole = [s for s in lost if s and self.listed.drops(squeezed(base[s[0]].text))]
        self.whole = {m for section in whole for m in section}
        return {m: j for m, j in fate.items() if m not in self.whole}

    def _waiting(self) -> Iterator[range]:
        """Where in the edited file tables stand that are listed as conflicts as a whole.

        Their columns changed with the data: so they stay as people have them, to the last cell.
        """
        atoms = self.edited.atoms
        for first in [n for n, atom in enumerate(atoms) if atom.kind == "t"]:
            rest = range(first + 1, len(atoms))
            end = next((n for n in rest if atoms[n].kind in "pt"), len(atoms))
            text = squeezed(" ".join(atom.text for atom in atoms[first:end]))
            if self.listed.wholly(text, atoms[first - 1].text if first else ""):
                yield range(first, end)

    def _waits(self, mark: int) -> bool:
        return self.did.home.get(mark, -1) in self.in_waiting

    def _is_touched(self, mark: int) -> bool:
        lives = any(mark in probe.marks for probe in self.probes)
        return self._changed(mark) or lives or mark in self.did.moved

    def _marks_before(self, place: int) -> list[int]:
        """The mark of the last block before a place of the edited file that is no copy, if any."""
        copied = {place for _, place in self.did.copies}
        before = (n for n in range(place - 1, -1, -1) if n not in copied)
        marks = (self.edited.atoms[n].mark for n in before)
        return [int(mark) for mark in marks if mark][:1]

    def _changed(self, mark: int) -> bool:
        return not self._is_as_made(self.edited.atoms[self.did.home[mark]], self.base.atoms[mark])

    def _is_as_made(self, mine: Atom, base: Atom) -> bool:
        if self.libre:  # it counts captions anew, and what refers to them
            mine, base = uncounted(mine), uncounted(base)
        return said_and_shown(mine) == said_and_shown(base)

    def face(self, atom: Atom) -> Face:
        """What is compared of a block in this run."""
        kind = "p" if atom.kind == "p" else (atom.kind if self.shape else "c")
        text = squeezed(atom.text)
        if not self.captions:
            text = LABEL.sub(r"\1 #", text)
        return kind, text, atom.pictures

    def seen(self, atom: Atom) -> bool:
        """Whether a block is compared at all: no entry of a list of contents, no mere room."""
        return not atom.is_empty and (self.contents or not atom.is_contents)

    # --- the judgement ------------------------------------------------------------------------

    def judge(self) -> list[Deviation]:
        """Everything that a user would call wrong."""
        rest = self._own()
        self._sequence(self._expected(), rest)
        self._looks(rest)
        self._notes()
        self._probes()
        self._needless()
        self.found += plain.stored(self.after)
        for one in plain.sound(self.edited, self.after):
            if not (self.did.deleted and "leads to bookmark" in one.found):  # as in Word
                self.found.append(one)
        return self.found

    def _own(self) -> list[Atom]:
        """The refreshed blocks without those that people added; each has to be there once."""
        rest = self._without_waiting([a for a in self.after.atoms if self.seen(a)])
        for place in self.did.own:
            atom = self.edited.atoms[place]
            if not self.seen(atom) or place in self.in_waiting:
                continue
            wanted = {said_and_shown(a) for a in self._versions_of_own(atom)}
            matches = [n for n, a in enumerate(rest) if said_and_shown(a) in wanted]
            if matches:
                self._near(place, matches[0], rest)
                del rest[matches[0]]
            elif not self.listed.names(atom.text):
                self._add("edit lost", atom.heading, say([atom]), "nothing")
        return rest

    def _without_waiting(self, rest: list[Atom]) -> list[Atom]:
        """The refreshed blocks without the tables that wait, which are there unchanged."""
        for table in self.waiting:
            atoms = [self.edited.atoms[n] for n in table]
            faces, there = [self.face(a) for a in atoms], [self.face(a) for a in rest]
            size = len(faces)
            at = next((n for n in range(len(there)) if there[n : n + size] == faces), None)
            if at is None:
                self._add("conflict not kept", atoms[0].heading, say(atoms), "another table")
            else:
                del rest[at : at + size]
        return rest

    def _versions_of_own(self, atom: Atom) -> Iterator[Atom]:
        """As it was; or with new figures where it was cut off a generated paragraph."""
        yield atom
        for mark, place in self.did.home.items():
            base = self.base.atoms[mark]
            if len(atom.text) > 15 and atom.text.strip() in base.text and mark in self.fate:
                fresh = self.fresh.atoms[self.fate[mark]]
                text = fates.renewed(base.text, atom.text, fresh.text)
                if text is not None and place >= 0:
                    yield replace(atom, text=text)

    def _near(self, place: int, found: int, rest: Sequence[Atom]) -> None:
        """People's own stands beside one of its neighbours, where these still exist."""
        before, after = self._neighbour(place, -1), self._neighbour(place, 1)
        wanted = [side for side in (before, after) if side]
        if len(wanted) < 2:
            return
        own = {said_and_shown(self.edited.atoms[p]) for p in self.did.own}
        left = self._step(rest, found, -1, own)
        right = self._step(rest, found, 1, own)
        if left not in before and right not in after:
            atom = self.edited.atoms[place]
            self._add(
                "place of an edit",
                atom.heading,
                f"{say([atom])} after {sorted(before)[0][1][:50]!r}",
                f"after {left[1][:50]!r} before {right[1][:50]!r}",
            )

    def _step(
        self, rest: Sequence[Atom], found: int, step: int, own: set[tuple[str, tuple[str, ...]]]
    ) -> Face:
        position = found + step
        while 0 <= position < len(rest) and said_and_shown(rest[position]) in own:
            position += step
        return self.face(rest[position]) if 0 <= position < len(rest) else ("p", "", ())

    def _neighbour(self, place: int, step: int) -> set[Face]:
        """The faces that the next generated block may have now; empty where the data took it."""
        position = place + step
        while 0 <= position < len(self.edited.atoms):
            atom = self.edited.atoms[position]
            if atom.mark and self.seen(atom):
                mark = int(atom.mark)
                if mark not in self.fate:
                    return set()
                fresh = self.fresh.atoms[self.fate[mark]]
                faces = {self.face(fresh), self.face(atom)}
                for way in sentences.ways(self.base.atoms[mark].text, atom.text, fresh.text):
                    faces.add(self.face(replace(atom, text=way.text)))
                return faces
            position += step
        return set()

    def _expected(self) -> list[_Item]:
        """The fresh report with what people did to each block."""
        back = {j: i for i, j in self.fate.items()}
        items: list[_Item] = []
        copies = Counter(mark for mark, _ in self.did.copies)
        waits, gone, moved, times = False, False, False, 0
        for j, atom in enumerate(self.fresh.atoms):
            mark = back.get(j)
            if mark is not None:
                waits = self._waits(mark)
                gone, moved = mark in self.did.deleted, mark in self.did.moved
                times = copies[mark] + int(moved)
            waits = waits and atom.kind != "p"
            if not self.seen(atom) or waits:
                continue
            if mark is None:  # new in the data: beside something that people took away?
                items.append(_Item(atom, [self.face(atom)], optional=gone or moved, new=True))
                self.allowed[self.face(atom)] += times
            else:
                items.append(self._item(mark, atom))
        self._dropped()
        self._copied()
        return items

    @property
    def allowed(self) -> Counter[Face]:
        """Faces that may stand where the new build has none."""
        if not hasattr(self, "_allowed"):
            self._allowed: Counter[Face] = Counter()
        return self._allowed

    def _item(self, mark: int, fresh: Atom) -> _Item:
        base = self.base.atoms[mark]
        if mark in self.did.deleted:
            changed = said_and_shown(base) != said_and_shown(fresh)
            item = _Item(fresh, [self.face(fresh)], optional=True)
            if not changed:
                item.faces = []
            return item
        mine = self.edited.atoms[self.did.home[mark]]
        item = self._merged(base, mine, fresh, self._joined(mark))
        item.moved = mark in self.did.moved
        return item

    def _joined(self, mark: int) -> int | None:
        """The next block, where people drew it into this one."""
        mine = self.edited.atoms[self.did.home[mark]]
        following = mark + 1
        if following in self.did.deleted and following in self.fate:
            text = self.base.atoms[following].text
            if len(text) > 15 and text in mine.text:
                return following
        return None

    def _merged(self, base: Atom, mine: Atom, fresh: Atom, joined: int | None) -> _Item:
        """The faces that a block may have which people changed, and the data perhaps as well."""
        if self._is_as_made(mine, base):
            return _Item(fresh, [self.face(fresh)])
        kept = self.face(replace(mine, kind=fresh.kind))
        old, new = base.text, fresh.text
        if joined is not None:
            old += f" {self.base.atoms[joined].text}"
            new += f" {self.fresh.atoms[self.fate[joined]].text}"
        if squeezed(old) == squeezed(new) and base.pictures == fresh.pictures:
            return _Item(fresh, [kept], person=True)
        item = _Item(fresh, [], person=True)
        if squeezed(old) == squeezed(new) or mine.pictures != base.pictures:
            item.listed_only[kept] = ((mine.text, old, new),)
            if mine.pictures != base.pictures:
                return item
        self._add_ways(item, old, mine, new)
        if joined is not None:  # what was drawn in no longer takes part
            self._add_ways(item, base.text, mine, fresh.text)
        return item

    def _add_ways(self, item: _Item, old: str, mine: Atom, new: str) -> None:
        """What a paragraph may say that both changed."""
        for way in sentences.ways(old, mine.text, new):
            face = self.face(replace(item.atom, text=way.text))
            if way.listed:
                item.listed_only.setdefault(face, way.listed)
            else:
                item.faces.append(face)

    def _dropped(self) -> None:
        """What people changed and the data dropped may stay, when it is listed."""
        for mark, place in self.did.home.items():
            if mark in self.fate or place in self.in_waiting:
                continue
            mine = self.edited.atoms[place]
            if mark in self.staying:
                self.allowed[self.face(mine)] += 1
                told = mark in self.whole or self.listed.names_block(mine, self.base.atoms[mark])
                if self._changed(mark) and not told:
                    self._add("edit gone in silence", mine.heading, say([mine]), "not listed")

    def _copied(self) -> None:
        """Copies follow the data, or stay and are listed; a copied table may grow with them."""
        for mark, place in self.did.copies:
            self.allowed[self.face(self.edited.atoms[place])] += 1
            if mark in self.fate:
                fresh = self.fresh.atoms[self.fate[mark]]
                if self.face(fresh) != self.face(self.edited.atoms[place]):
                    self.allowed[self.face(fresh)] += 1

    def _sequence(self, items: list[_Item], rest: Sequence[Atom]) -> None:
        """All that is expected, in this order; what people moved, wherever it stands now."""
        there = Counter(self.face(a) for a in rest)
        chosen = [item for item in items if item.faces or item.listed_only]
        faces = {id(item): self._choose(item, there) for item in chosen}
        staying = [item for item in chosen if not item.moved]
        moved = Counter(faces[id(item)] for item in chosen if item.moved)
        right = [self.face(a) for a in rest]
        for a, b, c, d in hunks([faces[id(item)] for item in staying], right):
            missing = [item for item in staying[a:b] if not self._may_miss(item, faces)]
            extra = [rest[n] for n in range(c, d) if not self._is_allowed(right[n], moved)]
            if missing or extra:
                place = (missing[0].atom if missing else extra[0]).heading
                kind = "edit lost" if any(m.person for m in missing) else "sequence"
                expected = [_shown_as(item.atom, faces[id(item)]) for item in missing]
                self._add(kind, place, say(expected), say(extra))
        for item in chosen:
            if item.moved and moved[faces[id(item)]] > 0 and not item.optional:
                moved[faces[id(item)]] -= 1
                expected = [_shown_as(item.atom, faces[id(item)])]
                self._add("moved block lost", item.atom.heading, say(expected), "nothing")

    def _choose(self, item: _Item, there: Counter[Face]) -> Face:
        """That of the faces an item may have which is there."""
        for face in item.faces:
            if there[face]:
                return face
        for face, words in item.listed_only.items():
            if there[face]:
                if not all(self._is_said(face, item.atom, texts) for texts in words):
                    self._add("conflict not listed", item.atom.heading, say([item.atom]),
                              short(face[1]))  # fmt: skip
                return face
        return [*item.faces, *item.listed_only][0]

    def _is_said(self, face: Face, fresh: Atom, texts: sentences.Said) -> bool:
        """Whether the conflicts list words that stayed, or a picture."""
        if face[2] or fresh.pictures:
            return self.listed.any_of("gambar", "grafik", "foto")
        return self.listed.names(*texts)

    def _may_miss(self, item: _Item, faces: dict[int, Face]) -> bool:
        """Whether a block need not be there: one that is new may wait in a conflict, whole."""
        return item.optional or (item.new and self.listed.waits(faces[id(item)][1]))

    def _is_allowed(self, face: Face, moved: Counter[Face]) -> bool:
        """Whether a block may stand where the new build has none."""
        for counted in (moved, self.allowed):
            if counted[face] > 0:
                counted[face] -= 1
                return True
        return False

    def _looks(self, rest: Sequence[Atom]) -> None:
        """Style and list number of generated blocks that nobody touched."""
        gone = {self.fate[mark] for mark in self.did.deleted if mark in self.fate}
        fresh = [a for j, a in enumerate(self.fresh.atoms) if j not in gone and self.seen(a)]
        restyled = self._restyled()
        for i, j in pairs([self.face(a) for a in fresh], [self.face(a) for a in rest]):
            one, other = fresh[i], rest[j]
            if self.libre or self.face(other) in restyled:
                continue
            if one.style != other.style or (self.labels and one.label != other.label):
                expected, actual = f"{one.style} {one.label}", f"{other.style} {other.label}"
                self._add("look", f"{one.heading}: {one.text[:50]}", expected, actual)

    def _restyled(self) -> set[Face]:
        """What people gave another style, as it was and with the new figures."""
        found: set[Face] = set()
        for mark, place in self.did.home.items():
            mine = self.edited.atoms[place]
            if mine.style != self.base.atoms[mark].style:
                found.add(self.face(mine))
                if mark in self.fate:
                    found.add(self.face(self.fresh.atoms[self.fate[mark]]))
        return found

    def _notes(self) -> None:
        """Footnotes, headers and footers without people's own."""
        own = [text for probe in self.probes for text in self._texts_of_own(probe)]
        for kind, fresh, after in (
            ("footnotes", self.fresh.notes, self.after.notes),
            ("headers and footers", self.fresh.margins, self.after.margins),
        ):
            lost = Counter(map(squeezed, fresh))
            lost.subtract(_without(self._as_generated(text), own) for text in after)
            missing = [t for t, n in lost.items() if n > 0 and not _is_page_number(t)]
            extra = [t for t, n in lost.items() if n < 0 and not _is_page_number(t)]
            if missing or extra:
                self._add(kind, "", short(str(missing)), short(str(extra)))

    def _as_generated(self, text: str) -> str:
        """Words of a header or footer without what people typed over in it."""
        for probe in self.probes:
            if probe.name in ("header words", "footer words"):
                for typed in set(probe.measure(self.edited)):
                    text = text.replace(typed, probe.words)
        return text

    def _texts_of_own(self, probe: Probe) -> set[str]:
        """What people wrote into notes and margins; LibreOffice has these once for each section."""
        if probe.name in ("footnote", "header text", "footer text"):
            return set(probe.measure(self.edited))
        return set()

    def _probes(self) -> None:
        """What people did besides words is as they left it, unless the data changed its ground."""
        excuses = Excuses(self.base, self.fresh, self.fate, self.listed)
        for probe in self.probes:
            before, now = probe.measure(self.edited), probe.measure(self.after)
            if before != now and not excuses.hold(probe, before, now):
                place = probe.words or str(probe.marks)
                said = short(str(before)), short(str(now))
                self._add(f"edit changed: {probe.name}", place, *said)

    def _needless(self) -> None:
        """No more conflicts than places which both sides changed."""
        both = sum(self._by_both(m) for m in range(len(self.base.atoms)))
        count = sum(1 for c in self.listed.changes if c.kind is Kind.CONFLICT)
        beside = sum(self._stands_by_dropped(place) for place in self.did.own)
        if count > both + beside + len(self.did.copies):
            said = [f"{c.path}: {c.file[:60]!r}" for c in self.listed.changes]
            self._add("needless conflict", "", f"at most {both}", short(f"{count}: {said}"))

    def _stands_by_dropped(self, place: int) -> bool:
        """Whether a block of people's own stands behind one that the data dropped."""
        return any(mark not in self.fate for mark in self._marks_before(place))

    def _by_both(self, mark: int) -> int:
        """In how many sentences of a block people and data may be at odds."""
        j = self.fate.get(mark)
        base = self.base.atoms[mark]
        if j is not None and said_and_shown(base) == said_and_shown(self.fresh.atoms[j]):
            return 0
        if mark in self.did.deleted or mark in self.did.moved:
            return 1
        if self._changed(mark) and j is not None:
            mine, fresh = self.edited.atoms[self.did.home[mark]], self.fresh.atoms[j]
            said = [len(w.listed) for w in sentences.ways(base.text, mine.text, fresh.text)]
            return max(1, *said)
        return int(self._changed(mark) or any(mark in p.marks for p in self.probes))

    def _add(self, kind: str, place: str, expected: str, found: str) -> None:
        self.found.append(Deviation(kind, place, expected, found))


def uncounted(atom: Atom) -> Atom:
    """With all numbers of captions alike: LibreOffice counts them anew."""
    return replace(atom, text=LABEL.sub(r"\1 #", atom.text))


def _shown_as(atom: Atom, face: Face) -> Atom:
    return replace(atom, text=face[1], pictures=face[2])


def _is_page_number(text: str) -> bool:
    """What a page field last showed, or nothing."""
    return re.fullmatch(r"[0-9ivxlc]*", text.lower()) is not None


def _without(text: str, own: Sequence[str]) -> str:
    for mine in own:
        if mine:
            text = text.replace(mine, "")
    return re.sub(r"( /)+$", "", squeezed(text)).strip()
