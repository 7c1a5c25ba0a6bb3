"""The report beside the data that somebody is filling in: warm, and only what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Final

from lkjip_docgen.checks import CheckResult
from lkjip_docgen.document import Report, charts_of
from lkjip_docgen.findings import Finding, LkjipError
from lkjip_docgen.jobs.chart_pictures import ChartPictures
from lkjip_docgen.jobs.check import check_read
from lkjip_docgen.jobs.field_findings import AtField, at_fields
from lkjip_docgen.jobs.field_parts import FieldParts
from lkjip_docgen.jobs.number_origin import Origin, Origins
from lkjip_docgen.jobs.turns import Turns
from lkjip_docgen.measures import Hasil, measure
from lkjip_docgen.narrative import compose
from lkjip_docgen.pdf import Parted, Rewriting, Served, write_fragments
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, replace
from lkjip_docgen.source import Project, SoundPart, load_sound_part
from lkjip_docgen.style import Style, load_style

PICTURES: Final = "/pratinjau/gambar/"
"""What the addresses of pictures begin with, where nobody says otherwise."""

_DIGITS: Final = 16


class Change(Record):
    """What is another than before: of the report's page, of its numbers.

    `order` names every fragment of the page, `changed` holds the markup of those that are new
    or other.  `css` is the class of the page's body, `sheet` the digest of its style sheet.
    `numbers` are the paths of the numbers that have another value.  `problems` say why there is
    no new page: then the earlier one stands, and nothing is changed.  `waiting`: charts are
    still to be drawn (`Preview.draw`).  `seconds` is what it took.
    """

    version: int
    order: tuple[str, ...] = ()
    changed: Mapping[str, str] = {}
    css: str = ""
    sheet: str = ""
    numbers: tuple[str, ...] = ()
    problems: tuple[Finding, ...] = ()
    waiting: bool = False
    seconds: float = 0.0


class _Made:
    """A report that was composed, with all that it was made from and what is asked about it."""

    def __init__(self, project: Project, hasil: Hasil, report: Report, style: Style) -> None:
        self.project = project
        self.hasil = hasil
        self.report = report
        self.style = style
        self.quantities: Mapping[str, Quantity] = hasil.quantities()
        self.origins = Origins(project, hasil, report)


class _Shown:
    """What the window was told last: a page, and the report that it is of."""

    def __init__(self, version: int, page: Parted, made: _Made | None) -> None:
        self.version = version
        self.page = page
        self.made = made
        self.markup = {part.id: part.html for part in page.fragments}

    @cached_property
    def parts(self) -> FieldParts | None:
        """Which field is printed where; None without a report."""
        made = self.made
        return None if made is None else FieldParts(made.project, made.quantities, self.markup)


class Preview:
    """The preview of one project; every method may be called from any thread.

    One does its work at a time.  What takes long (`draw`, `check`) gives way to a change that
    waits.
    """

    def __init__(self, root: Path, pictures: str = PICTURES) -> None:
        self._root = root
        self._images = Served(pictures)
        self._rewriting = Rewriting(self._images)
        self._charts = ChartPictures(root)
        self._turns = Turns()
        self._read: SoundPart | None = None  # as last read, also where it cannot be composed
        self._made: _Made | None = None
        self._problems: tuple[Finding, ...] = ()
        self._shown = _Shown(0, Parted((), "", ""), None)

    def renew(self) -> Change:
        """Read the data again and compose the report: what is another than before.

        What is wrong in the data is left out, or has a marker in its place.  Nothing is raised for
        data of which nothing can be made, or for what is wrong with a template of the office.
        """
        start = perf_counter()
        with self._turns.first():
            before, self._read = self._made, None
            try:
                self._made = self._composed()
                change = self._written(before)
                self._problems = ()
            except LkjipError as error:
                self._made, self._problems = before, error.findings
                change = self._nothing()
        return replace(change, seconds=perf_counter() - start)

    def draw(self) -> Change:
        """Draw the charts that wait: the fragments that show another picture now.

        Those that a newer change keeps from being drawn go on to wait.
        """
        start = perf_counter()
        with self._turns.later() as is_stopped:
            if self._made is None or not self._charts.waiting:
                return self._nothing()
            try:
                self._charts.draw(self._made.project, self._made.style, is_stopped)
                change = self._written(self._made)
            except LkjipError as error:
                change = replace(self._nothing(), problems=error.findings)
        return replace(change, seconds=perf_counter() - start)

    def check(self, fields: Collection[str] = ()) -> tuple[AtField, ...] | None:
        """What the checks find in the data as last read; None where a newer change waits.

        Each finding stands at its field, or at the nearest of `fields` around it.  What is wrong in
        the data stands beside what is found in all that is sound.
        """
        result = self._checked()
        if result is None:
            return None
        wrong = self._wrong
        return tuple(
            replace(each, stops=each.finding in wrong) for each in at_fields(result, fields)
        )

    @property
    def is_sound(self) -> bool:
        """Whether anything could be made of the data as last read, so that `check` looked at it."""
        return self._read is not None

    @property
    def _wrong(self) -> tuple[Finding, ...]:
        """What keeps the data as last read from giving a report."""
        return self._problems if self._read is None else self._read.errors

    def _checked(self) -> CheckResult | None:
        with self._turns.later() as is_stopped:
            read = self._read
            if read is None:
                return CheckResult(self._problems)
            made = self._made if not self._problems else None

            def give_way() -> None:
                if is_stopped():
                    raise _Stopped

            known = None if made is None else (made.hasil, made.report)
            try:
                return _in_file(read, check_read(read.project, known, give_way))
            except _Stopped:
                return None

    def origin_of(self, path: str) -> Origin | None:
        """Where a number of the page comes from; None for one that it does not know (any more)."""
        made = self._shown.made
        quantity = None if made is None else made.quantities.get(path)
        return None if made is None or quantity is None else made.origins.of(quantity)

    def part_of(self, field: str) -> str:
        """The id of the fragment that prints most of a field or section of the data; "" for none.

        `field` is an id as findings write it: `indikator[0].analisis`.
        """
        parts = self._shown.parts
        return "" if parts is None else parts.part_of(field)

    def fragments(self) -> Mapping[str, str]:
        """Every fragment of the page as last shown, in its order."""
        return self._shown.markup

    def stylesheet(self) -> str:
        """The style sheet of the page as last shown."""
        return self._shown.page.sheet

    def picture(self, name: str) -> tuple[str, bytes] | None:
        """The media type and content of a picture by the end of its address; None for none."""
        return self._images.content(name)

    def _composed(self) -> _Made:
        """The report of the data as they are now; raises `LkjipError`."""
        self._read = load_sound_part(self._root)
        project = self._read.project
        hasil = measure(project.laporan)
        report = compose(project, hasil)
        return _Made(project, hasil, report, load_style(project.root))

    def _written(self, before: _Made | None) -> Change:
        """The page of what was composed, and how it differs from what is shown."""
        made = self._made
        if made is None:
            return self._nothing()
        pictures = self._charts.files(charts_of(made.report), made.style)
        page = write_fragments(
            made.report,
            made.style,
            pictures,
            self._images,
            self._rewriting,
            project=made.project.root,
        )
        earlier = self._shown.markup
        self._shown = now = _Shown(self._shown.version + 1, page, made)
        return replace(
            self._nothing(),
            changed={name: html for name, html in now.markup.items() if earlier.get(name) != html},
            numbers=tuple(_other_numbers(before, made)),
            problems=(),
        )

    def _nothing(self) -> Change:
        """Nothing is another than it was shown."""
        page = self._shown.page
        return Change(
            self._shown.version,
            tuple(self._shown.markup),
            css=page.css,
            sheet=sha256(page.sheet.encode()).hexdigest()[:_DIGITS],
            problems=self._problems,
            waiting=bool(self._charts.waiting),
        )


def _in_file(read: SoundPart, result: CheckResult) -> CheckResult:
    """What was found in the sound part of the data and in the rest, with paths as in the file."""
    if not read.errors:
        return result
    found = (*read.errors, *map(read.in_file, result.findings))
    accepted = (replace(each, finding=read.in_file(each.finding)) for each in result.accepted)
    findings = tuple(sorted(found, key=Finding.sort_key))
    return replace(result, findings=findings, accepted=tuple(accepted))


class _Stopped(Exception):  # noqa: N818 (nothing went wrong)
    """A newer change waits."""


def _other_numbers(before: _Made | None, now: _Made) -> Iterator[str]:
    """The paths of the numbers with another value than before; none without a report before."""
    if before is None or before is now:
        return
    for path, quantity in now.quantities.items():
        earlier = before.quantities.get(path)
        if earlier is None or (earlier.value, earlier.status) != (quantity.value, quantity.status):
            yield path
