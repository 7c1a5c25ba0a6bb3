"""What a refresh did, what it left to people, and what it could not find."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from lkjip_docgen.records import MutableRecord, Record, field


class Kind(StrEnum):
    """What happened at one place of the report."""

    TEXT = "teks"  # words or a number replaced
    PICTURE = "gambar"
    INSERTED = "ditambahkan"
    REMOVED = "dihapus"
    MOVED = "dipindahkan"
    CONFLICT = "pertentangan"  # people and data both changed it
    GONE = "tidak ditemukan"  # people took out what the data changed


class Change(Record):
    """One place: what the data said, says now, and what stands in the file.

    `path` is the path of the quantity, "" where there is none or more than
    one; `name` is what a conflict is called by, the same in every run.
    """

    kind: Kind
    place: str
    path: str
    old: str
    new: str
    file: str = ""
    name: str = ""
    taken: str = ""  # "data" or "berkas" where a conflict was decided


class Decisions(MutableRecord):
    """How conflicts are decided: for all ("data" or "file"), and by name or path."""

    general: str = ""
    by_name: Mapping[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def take(self, name: str, path: str = "") -> str:
        """ "data", "file" or "" (undecided, the file stays)."""
        for key in (name, path):
            if key and key in self.by_name:
                self.used.add(key)
                return self.by_name[key]
        return self.general


class Outcome(MutableRecord):
    """Every change of one refresh, in document order.

    `same`: nothing changed, and the file says in every block what a new build says.
    """

    changes: list[Change] = field(default_factory=list)
    resized: bool = False  # a picture got another size
    same: bool = False

    def add(self, change: Change) -> None:
        """Note a change."""
        self.changes.append(change)

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of some kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)

    @property
    def open(self) -> tuple[Change, ...]:
        """The conflicts that nobody has decided."""
        return tuple(c for c in self.of(Kind.CONFLICT) if not c.taken)

    @property
    def moves_pages(self) -> bool:
        """Whether pages may break at other places than before."""
        if self.resized or self.of(Kind.INSERTED, Kind.REMOVED, Kind.MOVED):
            return True
        return any(abs(len(c.new) - len(c.old)) > 12 for c in self.of(Kind.TEXT))
