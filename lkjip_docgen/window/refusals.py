"""What a command refused or found, grouped by what it concerns, each with the way to its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from lkjip_docgen.checks import LEFT
from lkjip_docgen.findings import Finding
from lkjip_docgen.findings.codes.data import BELUM_DIISI
from lkjip_docgen.forms import FormField, State
from lkjip_docgen.jobs import AtField
from lkjip_docgen.records import Record, replace
from lkjip_docgen.window.opened import Opened

_MARK = "BELUM DIISI: "
_SHOWN = ". Penandanya "
_LINES = re.compile(r", baris \d[\d, –]*$")


class Told(Record):
    """A finding at a field: what the field is called, its section and its address.

    A field that `waits` is missing, which `words` tell where its name alone does not; `answered`
    says that it has been filled in since.
    """

    label: str
    address: str
    at: AtField
    section: str = ""
    waits: bool = False
    words: str = ""
    answered: bool = False


class Group(Record):
    """The findings about one item or section."""

    title: str
    found: tuple[Told, ...]


class Refusal:
    """The findings of a work, as its page shows them."""

    def __init__(
        self, opened: Opened, findings: Iterable[Finding], here: Callable[..., str]
    ) -> None:
        self._opened = opened
        self._here = here
        self._findings = list(findings)

    @cached_property
    def groups(self) -> list[Group]:
        """The findings by item and section, in the order in which they were found."""
        found: dict[str, list[Told]] = {}
        for finding in self._shown():
            for title, told in self._told(finding):
                others = found.setdefault(title, [])
                if not told.waits or told.address not in [each.address for each in others]:
                    others.append(told)
        return [Group(title, tuple(told)) for title, told in found.items()]

    @property
    def missing(self) -> int:
        """How many fields wait for an answer."""
        return sum(each.waits for group in self.groups for each in group.found)

    def _shown(self) -> Iterator[Finding]:
        """The findings; notes of the program as they stand now, for each can be dealt with here."""
        yield from (each for each in self._findings if each.code != LEFT)
        if any(each.code == LEFT for each in self._findings):
            notes = self._opened.standing().notes
            yield from (replace(each.finding, path=each.field) for each in notes)

    def _told(self, finding: Finding) -> Iterator[tuple[str, Told]]:
        """A finding under its heading; one of several missing fields once for each of them."""
        if finding.code != BELUM_DIISI:
            yield self._at(finding, finding.path)
            return
        paths = (finding.path, *finding.also)
        words = _missing(finding)
        for path in paths:
            title, told = self._at(finding, path)
            yield (
                title,
                replace(
                    told,
                    waits=True,
                    words="" if told.label else words,
                    answered=self._is_answered(path),
                ),
            )

    def _is_answered(self, path: str) -> bool:
        """Whether the field with this very path holds something by now."""
        part = self._opened.places().part(path)
        return isinstance(part, FormField) and part.state is not State.EMPTY

    def _at(self, finding: Finding, path: str) -> tuple[str, Told]:
        spot = self._opened.places().spot(path)
        if not spot.section:
            return "", Told("", "", AtField("", finding))
        address = self._here("isi", f"{spot.section}#{spot.part}")
        title = next(each.title for each in self._opened.sections() if each.id == spot.section)
        item = self._opened.places().exact(path[: path.find("]") + 1])
        name = item.label if item is not None else ""
        label = "" if spot.label in (title, name) else spot.label
        return name or title, Told(label, address, AtField(spot.part, finding), title)


def _missing(finding: Finding) -> str:
    """What a final report waits for, without how the command names its places."""
    text = finding.message.removeprefix(_MARK).partition(_SHOWN)[0]
    text = _LINES.sub("", text)
    return f"{text[:1].upper()}{text[1:]}"
