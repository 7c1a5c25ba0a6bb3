"""New numbers into an edited report: from the entries of two files to those of a third."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from lkjip_docgen import __version__
from lkjip_docgen.docx.controls import Form, controls, renewals, rewrite, stored
from lkjip_docgen.docx.flow import Flow
from lkjip_docgen.docx.origin import Origin, origin_name, origin_part
from lkjip_docgen.docx.package import Package, ancestor
from lkjip_docgen.docx.reading import DOCUMENT
from lkjip_docgen.docx.xml import w
from lkjip_docgen.refresh.adoption import Adoption
from lkjip_docgen.refresh.comments import add_comments
from lkjip_docgen.refresh.editor import Editor, Slice
from lkjip_docgen.refresh.merge import Merge
from lkjip_docgen.refresh.outcome import Decisions, Outcome

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
    outcome = Outcome()
    adoption = Adoption(data, file)
    editor = Editor(adoption.adopt, track=track, date=date)
    work = Merge((base, file, data), editor, adoption, decisions, outcome)
    forms = [form for root in _texts(base) for _, form in controls(root)]
    work.renewals = renewals(forms, list(stored(data)))
    work.renewed = _renew_controls(forms, file, work.renewals, editor)
    work.body()
    work.headers()
    if not track:
        add_comments(file, work.inserted, _ADDED, date)
    rewrite(file, data, _texts(file))
    file.prune_pictures()
    entries = file.result()
    name = origin_name(entries)
    if name is not None:
        work.keep_unsettled()
        properties = {"author": origin.office, "subject": origin.subject}
        memory = origin_part(data.result(), properties, __version__, sealed=False)
        entries[name] = memory
    return entries, outcome


def _renew_controls(
    generated: Sequence[Form], file: Package, new: Mapping[Form, str], editor: Editor
) -> Counter[Form]:
    """Bring the numbers in content controls up to date, wherever people moved them.

    Those whose number people changed are left for the merge.  The count says
    how many more of each old form were found than had been generated.
    """
    found: Counter[Form] = Counter()
    for root in _texts(file):
        for control, form in list(controls(root)):
            paragraph = next(control.iterancestors(w("p")), None)
            if form not in new or paragraph is None:
                continue
            flow = Flow(paragraph)
            places = [n for n in range(len(flow.text)) if flow.control(n) is control]
            if places:
                editor.replace_text(Slice(flow, places[0], places[-1] + 1), new[form])
                found[form] += 1
    found.subtract(form for form in generated if form in found)
    return found


def _texts(side: Package) -> list[Any]:
    """The roots of the text and of its footnotes."""
    names = [DOCUMENT, side.part_of_type("footnotes")]
    return [side.tree(name) for name in names if name is not None and name in side.entries]
