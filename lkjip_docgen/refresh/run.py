"""New numbers into an edited report: from the entries of two files to those of a third."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lkjip_docgen import __version__
from lkjip_docgen.docx.blocks import blocks
from lkjip_docgen.docx.controls import Form, controls, renewals, rewrite, stored
from lkjip_docgen.docx.flow import Flow
from lkjip_docgen.docx.origin import Origin, origin_name, origin_part
from lkjip_docgen.docx.package import Package, ancestor
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.xml import Element, w
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.comments import add_comments, mark_conflicts
from lkjip_docgen.refresh.editor import Editor, Slice
from lkjip_docgen.refresh.holes import name_of_control
from lkjip_docgen.refresh.items import Knower
from lkjip_docgen.refresh.ledger import Ledger
from lkjip_docgen.refresh.memory import give_memory
from lkjip_docgen.refresh.merge import Merge
from lkjip_docgen.refresh.outcome import Decisions, Kind, Outcome
from lkjip_docgen.refresh.place import Where
from lkjip_docgen.refresh.revisions import Revisions, make_plain
from lkjip_docgen.refresh.sides import Sides, Work

_ADDED = "Bagian ini ditambahkan dari data terbaru. Periksa, lalu hapus komentar ini."


def merge(
    edited: dict[str, bytes],
    origin: Origin,
    renewed: dict[str, bytes],
    decisions: Decisions,
    path: Path,
    *,
    track: bool,
    date: str,
) -> tuple[dict[str, bytes], Outcome]:
    """The entries of the edited file with what the new data changed, and what was done.

    `renewed` are the entries of the report as the new data make it; `date` is
    that of tracked changes and comments.
    """
    base, file, data = ancestor(origin.parts, path), Package(edited, path), Package(renewed, path)
    adoption = Adoption(base, data, file)
    revisions = Revisions(track=track, date=date)
    editor = Editor(adoption.adopt, revisions)
    ledger = Ledger(decisions)
    work = Work(Sides(base, file, data), editor, revisions, adoption, ledger)
    merging = Merge(work)
    merging.body()
    merging.headers()
    _renew_own(work, merging.followed)
    if not ledger.outcome.changes:
        ledger.outcome.same = _says(file) == _says(data)
    if not track:
        add_comments(file, merging.inserted, _ADDED, date)
    mark_conflicts(file, ledger.open, date)
    give_memory(file, data)
    for root in _texts(file):
        make_plain(root)
    rewrite(file, data, _texts(file))
    file.prune_pictures()
    entries = file.result()
    name = origin_name(entries)
    if name is not None:
        ledger.keep_open()
        properties = {"author": origin.office, "subject": origin.subject}
        entries[name] = origin_part(data.result(), properties, __version__, sealed=False)
    return entries, ledger.outcome


def _renew_own(work: Work, followed: set[Element]) -> None:
    """Bring the numbers up to date that people put into words of their own.

    A number is renewed only where its path and what it is called agree.
    """
    sides = work.sides
    own = list(_own_controls(_texts(sides.file), followed))
    if not own:
        return
    names = {form[0]: name for root in _texts(sides.data) for name, form in _named(root)}
    forms = [form for root in _texts(sides.base) for _, form in controls(root)]
    new = renewals(forms, list(stored(sides.data)))
    for paragraph, control, form in own:
        known = names.get(form[0])
        if known is None:
            if form in forms:
                work.ledger.note(Kind.GONE, Where(), form[1], "", form[0])
            continue
        if form not in new or known != name_of_control(control):
            continue
        flow = Flow(paragraph)
        places = [n for n in range(len(flow.text)) if flow.control(n) is control]
        if places:
            work.editor.replace_text(Slice(flow, places[0], places[-1] + 1), new[form])
            work.ledger.note(Kind.TEXT, Where(), form[1], new[form], form[0])


def _named(root: Element) -> Iterator[tuple[str, Form]]:
    for control, form in controls(root):
        yield name_of_control(control), form


def _own_controls(
    roots: Iterable[Element], followed: set[Element]
) -> Iterator[tuple[Element, Element, Form]]:
    """The numbers that follow none of the data, each with its paragraph and what it shows."""
    for root in roots:
        for control in [found for found in root.iter(w("sdt")) if found not in followed]:
            paragraph = next(control.iterancestors(w("p")), None)
            form = next((form for shown, form in controls(control) if shown is control), None)
            if paragraph is not None and form is not None:
                yield paragraph, control, form


def _texts(side: Package) -> list[Element]:
    """The roots of the text and of its footnotes."""
    names = [DOCUMENT, side.part_of_type("footnotes")]
    return [side.tree(name) for name in names if name is not None and name in side.entries]


def _says(side: Package) -> Sequence[str]:
    """The words of every block of the text that has any, without the pages of contents."""
    found = (" ".join(known.text.split()) for known in Knower().items(blocks(side.body), side))
    return [text for text in found if text]
