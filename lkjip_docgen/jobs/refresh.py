"""New numbers into a report that people have edited, from files to files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_docgen.cache import project_cache
from lkjip_docgen.docx import (
    DOCUMENT,
    Origin,
    Package,
    ancestor,
    is_marked,
    is_untouched,
    origin_of,
    printed_pages,
    read_docx,
    set_pages,
    write_zip,
)
from lkjip_docgen.findings import Finding, problem
from lkjip_docgen.findings.codes import refreshing as codes
from lkjip_docgen.jobs.common import data_for, project_about
from lkjip_docgen.jobs.drafting import (
    Progress,
    measure_and_compose,
    with_places_to_sign,
    word_draft,
)
from lkjip_docgen.output import Outputs, digest_of, refuse_elsewhere, refuse_open, write_anew
from lkjip_docgen.records import Record
from lkjip_docgen.refresh import Decisions, Outcome, is_made_from, subject_of
from lkjip_docgen.source import Project
from lkjip_docgen.style import load_style

if TYPE_CHECKING:
    from lkjip_docgen.word import Draft


class Wish(Record):
    """How a report is to be refreshed.

    `take` decides conflicts: "data", "file" or `NAME=data`, `NAME=file`.
    `track` shows what changed as tracked changes; `force` takes data of
    another office or year; `with_layout` brings the page numbers of the
    contents up to date where pages may have moved.  `decided` writes nothing
    as long as a conflict is open.  `base` is what the report
    was made from, for a file that has forgotten it: the earlier data, or a
    report generated from them.
    """

    take: Sequence[str] = ()
    track: bool = False
    force: bool = False
    with_layout: bool = True
    base: Path | None = None
    decided: bool = False


class RefreshResult(Record):
    """The file written, the copy of the earlier one, and what was done.

    `untouched`: nobody had edited the report, so it is simply the new one.
    `layout` names the program that laid out the pages anew, if one did.  Not
    `written`: nothing had changed in a report that was to be renewed in place, or
    something has to be decided first.  `project` are the data that it follows now.
    """

    file: Path
    backup: Path | None
    outcome: Outcome
    untouched: bool
    layout: str = ""
    findings: tuple[Finding, ...] = ()
    written: bool = True
    project: Project | None = None


def refresh(
    report: Path,
    data: Path | None = None,
    out: Path | None = None,
    wish: Wish | None = None,
    progress: Progress = lambda text: None,
    outputs: Outputs | None = None,
) -> RefreshResult:
    """Bring an edited report up to date with the data.

    Without `out` the report itself is written anew, and the earlier file kept
    beside it, unless nothing changes; with it, `outputs` says what may be written over.  Raises
    `LkjipError` for a report or data that cannot be used; nothing is changed
    then.
    """
    from lkjip_docgen.refresh import merge_reports

    wish = wish or Wish()
    decisions = _decisions(wish.take)
    target = _Target(report, out, outputs or refresh_outputs(report))
    target.require()
    progress("Membaca laporan")
    read = target.digest()
    edited = read_docx(report)
    origin = _origin(edited, report, wish, progress)
    base = ancestor(origin.parts, report)
    _refuse_other_origin(edited, base, report, wish)
    progress("Membaca data")
    project = data_for(report, origin, data)
    refuse_elsewhere(project.root, target.file)
    draft, remarks = _draft(project, progress, origin.parts)
    if not wish.force:
        _refuse_foreign(report, origin, draft, project)
    progress("Memadukan")
    pages = printed_pages(base.tree(DOCUMENT))
    renewed = Package(draft.unsealed(pages), report)
    renewed.replace(DOCUMENT, draft.text(pages))
    entries, outcome = merge_reports(
        dict(edited), origin, base, renewed, decisions, report, track=wish.track, date=_moment()
    )
    _refuse_unknown(decisions, report)
    untouched = _is_untouched(edited, origin, wish)
    findings = (*project.findings, *remarks)
    if wish.decided and outcome.open:
        return RefreshResult(
            target.file, None, outcome, untouched, "", findings, written=False, project=project
        )
    if untouched:
        entries = draft.filled(pages)
    layout = ""
    if wish.with_layout and outcome.moves_pages:
        progress("Menata halaman")
        layout, numbers = _pages(entries, project)
        entries = draft.filled(numbers or pages) if untouched else _paged(entries, numbers, report)
    backup, written = target.write(entries, edited, read, project)
    return RefreshResult(
        target.file, backup, outcome, untouched, layout, findings, written, project
    )


def labels_of(result: RefreshResult) -> dict[str, str]:
    """What the numbers that were changed are called, by their paths."""
    from lkjip_docgen.measures import measure

    if result.project is None:
        return {}
    quantities = measure(result.project.laporan).quantities()
    paths = {change.path for change in result.outcome.changes}
    return {path: quantities[path].label for path in paths if path in quantities}


class _Target(Record):
    """Where a refreshed report goes: into the report itself, or into another file (`out`)."""

    report: Path
    out: Path | None
    outputs: Outputs

    @property
    def file(self) -> Path:
        """The file that is written."""
        return self.report if self.out is None else self.out

    def require(self) -> None:
        """Raise `LkjipError` where the report is open in Word or the target may not be written."""
        refuse_open(self.report)
        if self.out is not None:
            self.outputs.check(self.out)

    def digest(self) -> str:
        """What a report that is renewed in place is known by now."""
        return _digest(self.report) if self.out is None else ""

    def write(
        self, entries: dict[str, bytes], edited: Mapping[str, bytes], read: str, project: Project
    ) -> tuple[Path | None, bool]:
        """Write, unless nothing changes in place: the copy of the earlier file, whether written.

        `read` is what the report was known by when it was read.
        """
        from lkjip_docgen.refresh import is_unchanged

        def pack(aside: Path) -> None:
            write_zip(aside, entries)

        if self.out is not None:
            self.outputs.reads(*project.files())
            self.outputs.write(self.out, pack)
            return None, True
        if is_unchanged(edited, entries):
            return None, False
        return write_anew(self.report, pack, read), True


def _is_untouched(edited: dict[str, bytes], origin: Origin, wish: Wish) -> bool:
    """Whether nobody has edited the report, so that the new one may simply take its place."""
    if wish.track:
        return False
    remembers = wish.base is None
    if remembers and edited[DOCUMENT] != origin.parts[DOCUMENT]:  # which is quick to tell
        return False
    return is_untouched(edited)


def _digest(report: Path) -> str:
    """What the report is known by while it is worked on; "" where it cannot be read."""
    try:
        return digest_of(report.read_bytes())
    except OSError:
        return ""  # `read_docx` says why


def refresh_outputs(report: Path, *, overwrite: bool = False) -> Outputs:
    """What may be written over by a refresh into another file: earlier ones of this report."""
    return Outputs(report, made_from=report, overwrite=overwrite)


def _origin(edited: dict[str, bytes], report: Path, wish: Wish, progress: Progress) -> Origin:
    """How the report was generated: as it remembers, or as the data it was made from make it."""
    if wish.base is None:
        return origin_of(edited, report)
    if wish.base.suffix.lower() == ".docx":
        return origin_of(read_docx(wish.base), wish.base)
    progress("Membaca data semula")
    earlier = project_about(wish.base, subject_of(Package(edited, report)))
    draft, _ = _draft(earlier, progress, edited)
    return origin_of(draft.filled(), report)


def _refuse_other_origin(edited: dict[str, bytes], base: Package, report: Path, wish: Wish) -> None:
    """A wrong `--base` would make people's edits of all that the data changed since."""
    if wish.base is None or wish.force:
        return
    if is_made_from(Package(edited, report), base):
        return
    raise problem(
        codes.ASAL_LAIN,
        f"{report.name} tampaknya tidak dibuat dari {wish.base}: banyak angkanya berbeda.",
        report,
        "Sebutkan pada --base data yang dipakai ketika laporan itu dibuat, atau laporan lain yang "
        "dibuat dari data itu.",
    )


def _has_signature_places(document: bytes) -> bool:
    return b"#TTE1" in document


def _draft(
    project: Project, progress: Progress, like: Mapping[str, bytes]
) -> tuple[Draft, tuple[Finding, ...]]:
    """The report of the new data, its page numbers open, and what it leaves out.

    It has places to sign and the mark of a draft where the file of the parts `like` has them.
    """
    style = load_style(project.root)
    _, report = measure_and_compose(project, progress)
    if _has_signature_places(like[DOCUMENT]):
        report = with_places_to_sign(report)
    return word_draft(project, report, style, progress, is_draft=is_marked(like))


def _refuse_foreign(report: Path, origin: Origin, draft: Draft, project: Project) -> None:
    ours = (draft.properties.get("author", ""), draft.properties.get("subject", ""))
    if ours == (origin.office, origin.subject):
        return
    raise problem(
        codes.KANTOR_LAIN,
        f"{report.name} adalah {_lower(origin.subject)} {origin.office}, sedangkan "
        f"{project.data_file.name} berisi {_lower(ours[1])} {ours[0]}.",
        report,
        "Sebutkan data yang benar, atau tambahkan --force bila nama kantor, tahun, atau periodenya "
        "memang diubah.",
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _decisions(take: Sequence[str]) -> Decisions:
    """What `--take` says, each "data", "file" or `NAME=data`."""
    general, by_name = "", {}
    for wish in take:
        path, _, side = wish.rpartition("=")
        if path:
            by_name[path] = side
        else:
            general = side
    return Decisions(general, by_name)


def _refuse_unknown(decisions: Decisions, report: Path) -> None:
    unknown = sorted(set(decisions.by_name) - decisions.used)
    if unknown:
        raise problem(
            codes.JALUR_TIDAK_DIKENAL,
            f"Tidak ada pertentangan bernama {', '.join(unknown)}.",
            report,
            "Jalankan `lkjip refresh` tanpa --take untuk melihat nama yang ada.",
        )


def _moment() -> str:
    """When the change is made: now, or `SOURCE_DATE_EPOCH` where somebody asks for equal bytes."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _pages(entries: Mapping[str, bytes], project: Project) -> tuple[str, dict[str, str]]:
    """Where the bookmarks stand now, by LibreOffice; nothing where it is missing."""
    from lkjip_docgen.layout import libreoffice, page_numbers

    digest = hashlib.sha256()
    for name in sorted(entries):
        digest.update(name.encode() + b"\0" + entries[name])
    engine = libreoffice(lambda path: write_zip(path, entries))
    found = page_numbers(digest.hexdigest(), (engine,), project_cache(project.root, "halaman"))
    return found.engine, found.pages


def _paged(entries: dict[str, bytes], pages: Mapping[str, str], report: Path) -> dict[str, bytes]:
    if not pages:
        return entries
    package = Package(entries, report)
    set_pages(package.tree(DOCUMENT), pages)
    return package.result()
