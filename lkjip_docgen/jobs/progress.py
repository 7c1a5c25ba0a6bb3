"""How far an office is: sections of the report that are complete, markers left, what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from lkjip_docgen.checks import (
    LEFT,
    CheckResult,
    Gap,
    GapGroup,
    Subject,
    called,
    in_groups,
    unfilled,
    words,
)
from lkjip_docgen.checks import told as group_told
from lkjip_docgen.document import Block, Heading, Report, each_block, markers_in
from lkjip_docgen.findings import Finding, Severity, is_missing, place_as_data, where_of
from lkjip_docgen.model import Laporan, PeriodeLaporan
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import dotted
from lkjip_docgen.visible import one_line

_LONGEST = 30_000
"""Values of data that are composed to see how far they are; ten times as many as a long report.

More of them take longer to compose than to check, and come to the limits of templates.
"""
_SECTIONS = 2  # levels of headings that begin a section: chapters and what is directly below


class Step(Record):
    """The part of the data that most of what is missing belongs to.

    `path` is as in findings (`indikator[0]`), `line` that of the part, 0 where it is not known.
    """

    path: str
    missing: int
    line: int = 0
    name: str = ""  # as people call it: "Indikator IKM"


class Progress(Record):
    """What a report needs until it can be final; `period` is that of `--periode`, "" of a year.

    `groups` are the places of the data that its markers wait for.
    """

    done: int
    sections: int
    markers: int
    errors: int
    notes: int
    next: Step | None
    period: str = ""
    groups: tuple[GapGroup, ...] = ()

    @property
    def final(self) -> bool:
        """Whether `lkjip build --final` has nothing to refuse."""
        return not (self.markers or self.errors or self.notes)


def progress(result: CheckResult) -> Progress | None:
    """How far the office is; None for data that cannot be read or composed, or are far too long."""
    subject = _composable(result)
    report = None if subject is None else subject.composed()
    if subject is None or report is None:
        return None
    counts = list(_markers(report))
    gaps = unfilled(report, subject.project, subject.hasil) if any(counts) else ()
    return Progress(
        done=counts.count(0),
        sections=len(counts),
        markers=sum(counts),
        errors=sum(f.severity is Severity.ERROR for f in result.findings),
        notes=sum(f.code == LEFT for f in result.findings),
        next=_next(result.findings, subject.laporan),
        period=_period(subject.laporan.periode),
        groups=in_groups(gaps, subject.laporan),
    )


def with_hindrances(result: CheckResult) -> CheckResult:
    """The same, with what keeps the report from being composed, as a mistake in an own template."""
    subject = _composable(result)
    if subject is None or subject.composed() is not None:
        return result
    known = set(result.findings)
    more = [finding for finding in subject.in_the_way() if finding not in known]
    return replace(result, findings=tuple(sorted([*result.findings, *more], key=Finding.sort_key)))


def _composable(result: CheckResult) -> Subject | None:
    """What was checked; None for data that cannot be read, or are far too long to compose."""
    subject = result.subject
    if subject is None or len(subject.project.places.values) > _LONGEST:
        return None
    return subject


def _period(periode: PeriodeLaporan) -> str:
    return "" if periode.tahunan else periode.kode


def told(found: Progress) -> str:
    """The line at the end of `lkjip check`."""
    head = f"Kemajuan: {found.done} dari {found.sections} bagian laporan lengkap"
    left = f"{found.markers} penanda tersisa" if found.markers else "tidak ada penanda tersisa"
    return f"{head}, {left}. {_advice(found)}"


_MOST: Final = 12
"""How many groups of gaps are shown; `--rinci` shows all, each of their places by itself."""


def listed(found: Progress, *, every: bool = False) -> str:
    """The places of the data that leave markers, in groups or (`every`) one by one; "" for none."""
    groups = found.groups
    if not groups:
        return ""
    count = sum(len(group.gaps) for group in groups)
    lines = [f"Belum diisi ({count} isian):"]
    if every:
        lines += [_line(gap, group) for group in groups for gap in group.gaps]
    else:
        lines += [_grouped(group) for group in groups[:_MOST]]
        if (more := len(groups) - _MOST) > 0:
            lines.append(f"  … dan {more} bagian data lagi.")
        lines.append("  Satu per satu: `lkjip check --rinci`.")
    return "\n".join(lines)


def _grouped(group: GapGroup) -> str:
    return f"  {_placed(group.place)}{one_line(group_told(group))}"


def _line(gap: Gap, group: GapGroup) -> str:
    said = f"{group.name}: {words(gap)}" if gap.path else group.name
    named = next(filter(None, gap.names), "")
    meant = f", {named}" if gap.path and named not in ("", "[?]") else ""
    title = next(filter(None, gap.titles), "")
    shown = f"; pada “{title}”" if title else ""
    return f"  {_placed(gap.place)}{one_line(said + meant + shown)}"


def _placed(place: Place | None) -> str:
    return f"{where_of(place)} " if place is not None else ""


def plain(found: Progress) -> dict[str, object]:
    """The same for JSON; `final` says whether the report can be made final."""
    step = found.next
    return {
        "sections": {"done": found.done, "all": found.sections},
        "markers": found.markers,
        "final": found.final,
        "gaps": [_plain_gap(gap) for group in found.groups for gap in group.gaps],
        "next": None
        if step is None
        else {"path": step.path, "missing": step.missing, "line": step.line or None},
    }


def _plain_gap(gap: Gap) -> dict[str, object]:
    return {
        "path": dotted(gap.path),
        **place_as_data(gap.place),
        "markers": gap.markers,
    }


def _advice(found: Progress) -> str:
    if found.errors and not found.markers:  # nothing but they stands in the way
        return "Perbaiki dahulu kesalahan di atas."
    if found.next is not None and not found.final:
        return _most_telling(found.next)
    if found.errors:
        return "Perbaiki dahulu kesalahan di atas."
    if found.notes:
        return "Kerjakan catatan PERIKSA, lalu hapus."
    if found.markers:
        return (
            f"Isi yang belum diisi; tempatnya pada laporan tampak di rancangan (`{_build(found)}`)."
        )
    return f"Siap menjadi laporan final: `{_build(found)} --final`."


def _build(found: Progress) -> str:
    """The command that makes the report that was checked, and not that of the year."""
    return f'lkjip build --periode "{found.period}"' if found.period else "lkjip build"


def _most_telling(step: Step) -> str:
    line = f", baris {step.line}" if step.line else ""
    return (
        f"Langkah paling berarti: lengkapi {step.name or step.path} ({step.missing} isian{line})."
    )


def _markers(report: Report) -> Iterator[int]:
    """How many markers each section of the report has."""
    for part in report.parts:
        section: list[Block] = []
        for block in part.blocks:
            if isinstance(block, Heading) and block.level <= _SECTIONS and section:
                yield _count(section)
                section = []
            section.append(block)
        yield _count(section)


def _count(blocks: list[Block]) -> int:
    return sum(1 for block in each_block(blocks) for _ in markers_in(block))


def _next(findings: Iterable[Finding], laporan: Laporan) -> Step | None:
    """The part with the most missing; the first one of several."""
    missing: dict[str, list[Finding]] = {}
    for finding in findings:
        if is_missing(finding.code):
            missing.setdefault(_part(finding.path), []).append(finding)
    if not missing:
        return None
    path, most = max(missing.items(), key=lambda part: len(part[1]))
    return Step(path, len(most), _first_line(most), _named(path, laporan))


def _named(path: str, laporan: Laporan) -> str:
    """A part of the data as people call it: "Indikator IKM", "bagian Renstra"."""
    name, _, place = path.removesuffix("]").partition("[")
    if place.isdecimal():
        return called(laporan, (name, int(place)))
    return f"bagian {called(laporan, (name,))}"


def _first_line(findings: Iterable[Finding]) -> int:
    """The first line that findings are about; 0 where none is known."""
    return min((f.place.line for f in findings if f.place is not None), default=0)


def _part(path: str) -> str:
    """The part of the data file that a path leads through: `indikator[0]`, `renstra`."""
    return path.partition(".")[0]
