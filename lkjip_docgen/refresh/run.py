"""New numbers into an edited report: from the entries of two files to those of a third."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_docgen import __version__
from lkjip_docgen.docx import (
    Origin,
    Package,
    blocks,
    join_references,
    origin_name,
    origin_part,
    prune_charts,
    put_back,
    put_titles_below,
    rewrite,
    take_marks,
)
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.comments import add_comments, mark_conflicts
from lkjip_docgen.refresh.editor import Editor
from lkjip_docgen.refresh.items import Knower
from lkjip_docgen.refresh.ledger import Ledger
from lkjip_docgen.refresh.merge import Merge
from lkjip_docgen.refresh.outcome import Decisions, Outcome
from lkjip_docgen.refresh.own_words import OwnWords, texts_of
from lkjip_docgen.refresh.properties import renew_properties, whose
from lkjip_docgen.refresh.recovery import give_memory
from lkjip_docgen.refresh.revisions import Revisions, make_plain
from lkjip_docgen.refresh.sides import Sides, Work

_ADDED = "Bagian ini ditambahkan dari data terbaru. Periksa, lalu hapus komentar ini."


def merge_reports(
    edited: dict[str, bytes],
    origin: Origin,
    base: Package,
    data: Package,
    decisions: Decisions,
    path: Path,
    *,
    track: bool,
    date: str,
) -> tuple[dict[str, bytes], Outcome]:
    """The entries of the edited file with what the new data changed, and what was done.

    `base` is the report of the origin, `data` that of the new data; `date` is
    that of tracked changes and comments.
    """
    file, renewed = Package(edited, path), dict(data.entries)
    marks = [(package, take_marks(package)) for package in (base, data, file)]
    put_titles_below(data, file)
    for earlier in (base, file):
        join_references(earlier)
    adoption = Adoption(base, data, file)
    revisions = Revisions(track=track, date=date)
    editor = Editor(adoption.adopt, revisions)
    ledger = Ledger(decisions)
    work = Work(Sides(base, file, data), editor, revisions, adoption, ledger)
    merging = Merge(work)
    merging.body()
    merging.headers()
    OwnWords(work, merging.paragraphs).renew()
    if not ledger.outcome.changes:
        ledger.outcome.same = _says(file) == _says(data)
    if not track:
        add_comments(file, merging.inserted, _ADDED, date)
    mark_conflicts(file, ledger.open, date)
    give_memory(file, data)
    for root in texts_of(file):
        make_plain(root)
    rewrite(file, data, texts_of(file))
    renew_properties(file, data, origin)
    file.prune_pictures()
    prune_charts(file)
    for package, taken in marks:
        put_back(package, taken)
    entries = file.result()
    _remember(entries, origin, data, renewed, ledger)
    return entries, ledger.outcome


def _remember(
    entries: dict[str, bytes],
    origin: Origin,
    data: Package,
    renewed: dict[str, bytes],
    ledger: Ledger,
) -> None:
    """Let a file know what it was made from: `renewed`, or the old there where people decide."""
    name = origin_name(entries)
    if name is not None:
        now = data.result() if ledger.keep_open() else renewed
        entries[name] = origin_part(now, whose(data, origin), __version__, sealed=False)


def _says(package: Package) -> Sequence[str]:
    """The words of every block of the text that has any, without the pages of contents."""
    found = (" ".join(known.text.split()) for known in Knower().items(blocks(package.body)))
    return [text for text in found if text]
