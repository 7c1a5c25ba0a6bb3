"""A project that is open in the window: its data, how far it is, and what was found in it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from threading import Event, RLock, Thread

from lkjip_docgen.checks import LEFT
from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.forms import (
    FormField,
    FormGroup,
    FormSection,
    next_empty,
    section_of,
    sections_of,
)
from lkjip_docgen.jobs import AtField, Change, Preview
from lkjip_docgen.records import Record
from lkjip_docgen.source import at
from lkjip_docgen.window.events import Events
from lkjip_docgen.window.finding_places import FindingPlaces
from lkjip_docgen.window.form_index import FormIndex, arrangement
from lkjip_docgen.window.live_preview import LivePreview
from lkjip_docgen.window.standing import Standing, standing
from lkjip_docgen.window.typed_pieces import TypedPieces
from lkjip_docgen.window.undecided import Undecided

_LAST = 5.0  # seconds for what is being done when the window is closed
_LOOK = 1.0  # seconds between looks at what others changed


class Checked(Record):
    """What a check found in one state of the data; `known` is False before the first.

    `whole` is False where it came to nothing, since nothing could be made of the data.
    """

    found: tuple[AtField, ...] = ()
    known: bool = False
    whole: bool = True


def key_of(root: Path) -> str:
    """What a project is called in addresses."""
    return hashlib.sha256(os.fsencode(root)).hexdigest()[:10]


class Opened:
    """One project; changed by one request at a time."""

    def __init__(self, root: Path, events: Events, base: str) -> None:
        self.root = root
        self.key = key_of(root)
        self.lock = RLock()
        self.workspace = Workspace(root)
        self.checked = Checked()
        self.live = LivePreview(Preview(root, f"{base}/p/{self.key}/pratinjau/gambar/"))
        self.shape = self.workspace.version
        self.typed = TypedPieces()
        self._undecided = Undecided(self.key)
        self._undecided.give_back(self.workspace)
        self._events = events
        self._sections: tuple[int, tuple[FormSection, ...]] | None = None
        self._places: FindingPlaces | None = None
        self._standing: tuple[FindingPlaces, Checked, Standing] | None = None
        self._answers = count(1)
        self._changed = Event()
        self._ended = Event()
        self._changed.set()
        self._following = Thread(target=self._follow, name=f"lkjip-{self.key}", daemon=True)
        self._following.start()

    # --- what there is ---------------------------------------------------------------

    @property
    def data(self) -> Mapping[str, object]:
        """The data as they are now."""
        return self.workspace.data

    @property
    def office(self) -> str:
        """What the office is called; where it has no name yet, its folder."""
        return str(at(self.data, ("kantor", "nama")) or self.root.name)

    @property
    def year(self) -> str:
        """The reported year, "" where there is none."""
        return str(at(self.data, ("dokumen", "tahun")) or "")

    @property
    def version(self) -> int:
        """Higher with every change, by whomever."""
        return self.workspace.version

    def turn(self) -> int:
        """The place of an answer among all, for who holds the lock: a later one knows no less."""
        return next(self._answers)

    def section(self, id: str) -> FormSection | None:
        """A section of the forms as the data are now."""
        return section_of(self.data, self.root, id)

    def index(self, id: str) -> FormIndex | None:
        """The parts of a section by their ids."""
        section = self.section(id)
        return FormIndex(section) if section is not None else None

    def sections(self) -> tuple[FormSection, ...]:
        """All sections, made once for each state of the data."""
        with self.lock:
            version = self.version
            if self._sections is None or self._sections[0] != version:
                self._sections = (version, sections_of(self.data, self.root))
            return self._sections[1]

    def standing(self) -> Standing:
        """How far it is, counted once for each state of the data and of what was found."""
        places, checked = self.places(), self.checked
        with self.lock:
            last = self._standing
            if last is None or last[0] is not places or last[1] is not checked:
                counted = standing(
                    places.sections,
                    checked.found,
                    places,
                    known=checked.known,
                    whole=checked.whole,
                )
                self._standing = (places, checked, counted)
                return counted
            return last[2]

    def places(self) -> FindingPlaces:
        """Where on the pages findings belong, made once for each state of the data."""
        sections = self.sections()
        with self.lock:
            if self._places is None or self._places.sections is not sections:
                self._places = FindingPlaces(sections)
            return self._places

    def next_empty(self, after: str, section: str) -> FormField | FormGroup | None:
        """What is to be filled in next, behind a field that was seen last, else in a section."""
        return next_empty(self.sections(), after, section)

    # --- what changes ----------------------------------------------------------------

    def changed(self, by: str, shape: bool = False) -> None:
        """Tell everybody that the data changed; `shape` if items stand elsewhere now."""
        if shape:
            self.shape = self.version
            self.typed.forget()
        self._changed.set()
        self._events.tell("berubah", proyek=self.key, versi=self.version, oleh=by)

    def look(self) -> None:
        """Take in what others changed."""
        with self.lock:
            before = self._sections
            try:
                outside = self.workspace.look()
            except LkjipError:
                return  # the folder is gone; whoever wants to write next is told so
            if outside is not None:
                self.changed(by="", shape=self._is_rearranged(before))

    def _is_rearranged(self, before: tuple[int, tuple[FormSection, ...]] | None) -> bool:
        """Whether a part of the forms has another place, or stands where another stood."""
        if before is None or self.workspace.is_broken:
            return True
        return arrangement(before[1]) != arrangement(self.sections())

    def close(self) -> None:
        """Stop following, as soon as what is being done is done."""
        self._ended.set()
        self._changed.set()
        self._following.join(_LAST)
        self._undecided.keep(self.workspace)

    def show_preview(self) -> None:
        """From now on draw the charts of the preview too: somebody looks."""
        if not self.live.wanted:
            self.live.wanted = True
            self._changed.set()

    def _follow(self) -> None:
        """Look for changes of others; show, check and draw anew what changed."""
        while not self._ended.is_set():
            if self._changed.wait(_LOOK):
                self._changed.clear()
                for step in (self._show, self._check, self._draw):
                    if not self._ended.is_set() and not self._changed.is_set():
                        self._try(step)
            self.look()
            self._undecided.keep(self.workspace)

    def _try(self, step: Callable[[], None]) -> None:
        """Do what shows or checks; a folder that is taken away meanwhile is no end."""
        with suppress(LkjipError, OSError):
            step()

    def _show(self) -> None:
        self._take(self.live.preview.renew())

    def _draw(self) -> None:
        if self.live.wanted and self.live.last.waiting:
            self._take(self.live.preview.draw())

    def _take(self, change: Change) -> None:
        self.live.take(change)
        self._events.tell("pratinjau", proyek=self.key, versi=change.version)

    def _check(self) -> None:
        found = self.live.preview.check(self.places().ids)
        if found is not None:
            whole = self.live.preview.is_sound
            notes = () if whole else _notes(self.checked.found)
            self.checked = Checked((*found, *notes), known=True, whole=whole)
            self._events.tell("hasil", proyek=self.key, versi=self.version)


def _notes(found: tuple[AtField, ...]) -> tuple[AtField, ...]:
    """The notes of the program among findings: they stand, whatever else cannot be looked at."""
    return tuple(each for each in found if each.finding.code == LEFT)
