"""The snapshot of a report that is still a document tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkjip_docgen.comparison.recorder import Content, Hole, Recorder
from lkjip_docgen.comparison.snapshot import Kind, Number, Snapshot
from lkjip_docgen.document import (
    Block,
    Break,
    Callout,
    Figure,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Inset,
    Items,
    Link,
    Marker,
    Numbering,
    Paragraph,
    Reference,
    ReferenceKind,
    Report,
    Signatory,
    SignatureBlock,
    Table,
    Text,
    Value,
    number,
)
from lkjip_docgen.docx import page_bookmark
from lkjip_docgen.measures import Hasil
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import replace
from lkjip_docgen.word import marker_text


def from_report(report: Report) -> Snapshot:
    """What the report prints: its numbers, texts and parts."""
    reader = _Reader(number(report))
    for part in report.parts:
        reader.blocks(part.blocks)
    facts = report.properties
    return reader.recorder.snapshot(facts["author"], facts["subject"], facts["date"])


def with_unprinted(
    snapshot: Snapshot, hasil: Hasil, of_lower_units: Iterable[Quantity] = ()
) -> Snapshot:
    """The snapshot with the quantities that the report does not print, after the others.

    Before all stand those that units of units reported, from which the others follow.
    """
    lower = {quantity.path: _number(quantity) for quantity in of_lower_units}
    others = {path: _number(quantity) for path, quantity in hasil.quantities().items()}
    return replace(snapshot, numbers=lower | others | dict(snapshot.numbers), complete=True)


class _Reader:
    """Walks the tree in the order in which a writer prints it."""

    def __init__(self, numbering: Numbering) -> None:
        self.recorder = Recorder()
        self._numbering = numbering

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Take down blocks in document order, those inside lists and callouts too."""
        for block in blocks:
            match block:
                case Heading():
                    self._heading(block)
                case Paragraph():
                    self._words(block.content)
                case Items():
                    for item in block.items:
                        self.blocks(item)
                case Callout():
                    self.recorder.text(Kind.PARAGRAPH, [block.title])
                    self.blocks(block.content)
                case Table():
                    self._table(block)
                case Figure():
                    self._caption(Kind.FIGURE, block.id, block.caption)
                    self._words(block.source, self._numbering.label(block.id))
                case SignatureBlock():
                    self._signatures(block)
                case _:  # page breaks and formulas have no words of their own
                    pass

    def _heading(self, block: Heading) -> None:
        label = self._numbering.label(block.id) and self._numbering.reference(block.id)
        self.recorder.heading(page_bookmark(block.id), label, self._content(block.content))
        self._notes(block.content)

    def _words(self, inlines: Inlines, place: str = "") -> None:
        self.recorder.text(Kind.PARAGRAPH, self._content(inlines), place)
        self._notes(inlines, place)

    def _caption(self, kind: Kind, target: str, caption: Inlines) -> None:
        if caption:
            label = self._numbering.label(target)
            self.recorder.caption(kind, page_bookmark(target), label, self._content(caption))
            self._notes(caption, label)

    def _table(self, block: Table) -> None:
        self._caption(Kind.TABLE, block.id, block.caption)
        place = self._numbering.label(block.id)
        for row in (*block.head, *block.rows):
            self.recorder.row([self._content(cell.content) for cell in row.cells], place)
            for cell in row.cells:
                self._notes(cell.content, place)
        self._words(block.source, place)

    def _signatures(self, block: SignatureBlock) -> None:
        people = block.signatories
        for row in (
            [block.place_date],
            [" ".join(person.capacity) for person in people],
            [_name(person) for person in people],
        ):
            self.recorder.row([[cell] for cell in row], "")

    def _notes(self, inlines: Inlines, place: str = "") -> None:
        for inline in inlines:
            if isinstance(inline, Footnote):
                self.recorder.text(Kind.FOOTNOTE, self._content(inline.content), place)

    def _content(self, inlines: Inlines) -> Content:
        return [piece for inline in inlines for piece in self._pieces(inline)]

    def _pieces(self, inline: Inline) -> Iterator[str | Hole]:
        match inline:
            case Text() | Link():
                yield inline.text
            case Value():
                yield Hole(" ".join(inline.text.split()), _number(inline.quantity))
            case Marker():
                yield marker_text(inline)
            case Break():
                yield " "
            case Reference(kind=ReferenceKind.LABEL):
                yield Hole(self._numbering.reference(inline.target))
            case Reference():  # the page is known to no tree
                yield Hole("")
            case Inset(missing=missing) if missing:
                yield marker_text(Marker(missing))
            case Footnote() | Inset():
                pass


def _number(quantity: Quantity) -> Number:
    return Number(
        quantity.path,
        quantity.label,
        None if quantity.urutan else quantity.value,  # a predicate is its word
        quantity.satuan or str(quantity.unit),
        quantity.places,
        bool(quantity.formula),
        word=quantity.kata,
    )


def _name(person: Signatory) -> str:
    return f"{person.nama} NIP {person.nip}" if person.nip else person.nama
