"""What is kept of an office to be held against others: a small part of its data, with places."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from lkjip_docgen.model import Diterima
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record


class Spot(Record):
    """Where something is written: its place in a file, and its data path (`indikator[0].nama`)."""

    place: Place | None
    path: str = ""


class Fact(Record):
    """What an office says of one thing: as it is compared, and as it is shown.

    `alias` is another data path of it: a name of the agreement is that of the indicator too.
    """

    key: str
    shown: str
    spot: Spot
    alias: str = ""


class Figure(Record):
    """A number of an office that has its like in other offices.

    `known_as` is the same in every office ("anggaran.serapan"); of an indicator it is one of
    "target", "realisasi", "capaian" and "responden".  `bounded` says that its size does not
    depend on how large an office is: a percentage, an index.
    """

    known_as: str
    label: str
    value: Decimal
    shown: str
    bounded: bool
    spot: Spot


class Indicator(Record):
    """An indicator as an office has it.

    `fields` are what should be alike in all offices that have it, by what it is: nama, satuan,
    arah, skala, target, and rules by their names ("rumus capaian").  `sasaran` is the plain name
    of its objective, `top` the highest value that it can have.
    """

    kode: str
    sasaran: str
    cara: str
    top: Decimal | None
    fields: Mapping[str, Fact]
    rules: Mapping[str, Fact]
    figures: Mapping[str, Figure]
    spot: Spot


class Series(Record):
    """Figures that belong together: a row of months, the lines of a budget, the years of a score.

    `kind` is the same for what can be copied into one another, `values` are by what they are in
    it (a month, a line), in their order, and `spots` are theirs.  `section` is the data path of
    what holds it, `label` what that is called.
    """

    kind: str
    section: str
    label: str
    values: Mapping[str, Decimal]
    spots: tuple[Spot, ...]


class Passage(Record):
    """A sentence of an office's own words that holds a number or a name.

    Sentences that have one of their `keys` in common are alike but for numbers, or for what the
    office is called.  `numbers` are those that tell something of it, as written and as value.
    """

    text: str
    spot: Spot
    keys: tuple[int, ...] = ()
    numbers: tuple[tuple[str, str], ...] = ()


class Mark(Record):
    """What only one office has: an address, the number of a letter, the NIP of its head.

    `of_whom` is who has the NIP, "" for all else; `acting` says that this person only stands in.
    `tells` is what a letter says of the office: one letter may be about several, each otherwise.
    """

    kind: str
    key: str
    shown: str
    spot: Spot
    of_whom: str = ""
    acting: bool = False
    tells: str = ""


class Picture(Record):
    """A picture by the digest of its content; `of_event` says that it shows what was done here."""

    digest: str
    name: str
    spot: Spot
    of_event: bool = False


class Sheet(Record):
    """All of an office that is compared.

    `folder` is its name below the folder of all, `group` the same for offices of one kind under
    one institution, `jenis` what offices of its rank are called (balai, balai besar), `names` what
    only this office is called (also its `seat` and its head).
    `wider` are all other names in its data in small letters: none of them is foreign to it.
    `known` are the figures that its own data hold or lead to, `main` the results among them.
    """

    folder: str
    nama: Fact
    sebutan: str
    tahun: Fact
    periode: Fact
    group: str
    jenis: str = ""
    names: tuple[str, ...] = ()
    seat: str = ""
    wider: str = ""
    known: frozenset[str] = frozenset()
    main: frozenset[str] = frozenset()
    indicators: tuple[Indicator, ...] = ()
    rules: Mapping[str, Fact] = {}
    figures: tuple[Figure, ...] = ()
    series: tuple[Series, ...] = ()
    passages: tuple[Passage, ...] = ()
    marks: tuple[Mark, ...] = ()
    pictures: tuple[Picture, ...] = ()
    accepts: tuple[Diterima, ...] = ()
    accepts_at: tuple[Place | None, ...] = ()


class Told(Record):
    """A finding's parts before it is one: where it stands, and in which offices.

    `office` is the one that holds `spot`; `others` are the other ends with their offices.  Where
    `either` is set nobody knows which end is wrong, and each of these offices may accept it; so
    may those of `too`, which have the same thing wrong.
    `resolves` are problems that are gone with this one; `about` is what differs ("satuan"), `alias`
    another data path of the spot, under which the office may accept it as well.
    """

    code: str
    office: str
    spot: Spot
    message: str
    suggestion: str
    others: tuple[tuple[str, Spot], ...] = ()
    too: tuple[tuple[str, Spot], ...] = ()
    either: bool = False
    resolves: tuple[Told, ...] = ()
    about: str = ""
    alias: str = ""

    @property
    def ends(self) -> tuple[tuple[str, Spot], ...]:
        """All other ends, those first that are right, or may be."""
        return (*self.others, *self.too)

    @property
    def offices(self) -> frozenset[str]:
        """All offices that it is about."""
        return frozenset((self.office, *(office for office, _ in self.ends)))
