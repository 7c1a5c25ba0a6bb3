"""A project folder of an earlier version, brought over in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.measures import measure
from lkjip_docgen.output import keep, refuse_elsewhere, refuse_open, write_aside
from lkjip_docgen.project_files import own_file, own_tree
from lkjip_docgen.records import Record
from lkjip_docgen.resources import ASSETS, SCHEMA
from lkjip_docgen.source import data_file, load_project
from lkjip_docgen.template_owner import check_templates, never_edited, with_filters
from lkjip_docgen.workbook import unreadable

_TEXTS = frozenset({".md", ".html"})
_UNUSED = ".lkjip"


class Step(Record):
    """One change of a file; `content` is what it becomes, None where it is set aside."""

    file: Path
    content: bytes | None
    told: tuple[str, ...]  # a line each, in Indonesian
    kept: Path | None = None  # where the earlier file went


class Migration(Record):
    """What was changed, what people have to know, and what this version still finds."""

    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        """Whether this version can work with the folder."""
        return not any(finding.severity is Severity.ERROR for finding in self.findings)


def migrate(data: Path | str, *, dry_run: bool = False) -> Migration:
    """Bring the folder of a data file over to this version; of every file changed a copy stays.

    With `dry_run` nothing is written, and `findings` are those of before, but for files that are
    to be set aside.  Raises
    `LkjipError` where there is no data file, or a file cannot be read or written.
    """
    file = data_file(Path(data))
    if not file.exists():
        load_project(file)  # says so
    root = file.parent
    steps = [*_schema(root), *_templates(root)]
    for step in steps:
        refuse_elsewhere(root, step.file)
        refuse_open(step.file)
    done = steps if dry_run else [_done(step) for step in steps]
    findings, notes = list(_findings(file, steps)), list(_notes(root))
    for book in _workbooks(root):
        found = unreadable(book, file)
        findings += found or ()
        if found is not None and not found:
            notes.append(f"{book.name}: buku kerja ini dapat diimpor seperti adanya.")
    return Migration(tuple(done), tuple(notes), tuple(findings))


def _schema(root: Path) -> Iterator[Step]:
    """The schema beside the data, by which editors know the keys."""
    own, ours = own_file(root, SCHEMA), ASSETS / SCHEMA
    if own is None or not ours.is_file():
        return
    content = ours.read_bytes()
    if own.read_bytes() != content:
        yield Step(
            own, content, ("skema diganti dengan skema versi ini; penyunting teks memakainya",)
        )


def _templates(root: Path) -> Iterator[Step]:
    """The own templates: those never edited make way, others lose what is no longer accepted."""
    for file in own_tree(root, "templates"):
        content = file.read_bytes()
        if never_edited(file.relative_to(root).as_posix(), content):
            line = "tidak pernah diubah; disisihkan, templat bawaan versi ini dipakai"
            yield Step(file, None, (line,))
        elif file.suffix in _TEXTS:
            yield from _rewritten(file, content)


def _rewritten(file: Path, content: bytes) -> Iterator[Step]:
    try:
        text, changes = with_filters(content.decode("utf-8"))
    except UnicodeDecodeError:  # told by the check of templates
        return
    if changes:
        lines = (f"baris {line}: {_change(old, new)}" for line, old, new in changes)
        yield Step(file, text.encode("utf-8"), tuple(lines))


def _change(old: str, new: str) -> str:
    return f"`{old}` menjadi `{new}`" if new else f"`{old}` dihapus"


def _done(step: Step) -> Step:
    """Carry a step out."""
    kept = keep(step.file)
    if step.content is None:
        step.file.unlink()
    else:
        content = step.content
        write_aside(step.file, lambda aside: _write(aside, content))
    return Step(step.file, step.content, step.told, kept)


def _write(aside: Path, content: bytes) -> None:
    aside.write_bytes(content)


def _findings(file: Path, steps: Sequence[Step]) -> Iterator[Finding]:
    """What keeps this version from reading the data, measuring them, or filling in templates.

    Nothing of a file that a step sets aside, be it done or not.
    """
    gone = {step.file for step in steps if step.content is None}
    try:
        project = load_project(file)
        measure(project.laporan)
        found = check_templates(project)
    except LkjipError as error:
        found = list(error.findings)
    yield from (f for f in found if f.place is None or Path(f.place.file) not in gone)


def _notes(root: Path) -> Iterator[str]:
    if (root / _UNUSED).is_dir():
        yield f"{_UNUSED}/: folder ini tidak dipakai lagi dan boleh dihapus."


def _workbooks(root: Path) -> Iterator[Path]:
    for file in sorted(root.glob("*.xlsx")):
        if not file.name.startswith("~$") and own_file(root, file.name) is not None:
            yield file
