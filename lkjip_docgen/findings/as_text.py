"""Findings for a terminal: place, code, message, the source line with a caret, a hint."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO

from lkjip_docgen.findings.finding import Accepted, End, Finding, Severity
from lkjip_docgen.findings.incomplete import folded, in_a_line
from lkjip_docgen.findings.source_lines import line_at, lines_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.visible import one_line

_NAMES = {
    Severity.ERROR: "kesalahan",
    Severity.WARNING: "peringatan",
    Severity.HINT: "saran",
}
_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}
_MAX_LINE = 160
_MAX_QUOTE = 80
_SENTENCE = lazy_pattern(r"(?<=[.!?]) (?=[A-Z])")
_COMMENT = lazy_pattern(r"\s+# .*$")  # of the data file, behind a value
MOST_ENDS = 4
"""How many other ends of a finding are shown, and how many of one cause; others are counted."""
MOST_OF_A_CODE = 20
"""How many findings of one code are shown; the others are counted."""
_IN_FULL = 3
"""Of more findings of one code only the first is shown in full, and what others say beside it."""


def wants_color(stream: IO[str]) -> bool:
    """Colour only on a terminal, and only where NO_COLOR is unset (no-color.org).

    The old Windows console prints colour codes as characters; Windows
    Terminal announces itself.
    """
    knows_codes = sys.platform != "win32" or "WT_SESSION" in os.environ
    return knows_codes and stream.isatty() and not os.environ.get("NO_COLOR")


def render_text(
    findings: Iterable[Finding],
    *,
    accepted: Iterable[Accepted] = (),
    color: bool = False,
    every: bool = False,
) -> str:
    """The findings as text in the order given, the accepted ones briefly, then a summary line.

    Of one code at most `MOST_OF_A_CODE` are shown, and where there are more than a few the first
    one in full; a line tells how many more there are.  `every`: all of them in full.
    """
    listed, let_stand = list(findings), list(accepted)
    if every:
        lines = [_finding(finding, color) for finding in listed]
    else:
        alone, missing = folded(listed)
        lines = list(_briefly(alone, color))
        lines += _more(finding.code for finding in alone)
        lines += _missing(missing)
    if let_stand:
        lines += ["Diterima kantor:", *_let_stand(let_stand)]
    return "\n".join([*lines, summary(listed, len(let_stand))])


def _briefly(findings: list[Finding], color: bool) -> Iterator[str]:
    """The first findings of each code; one like many before it without what they have said."""
    counts = Counter(finding.code for finding in findings)
    told: dict[str, set[str]] = {}
    for finding in _first_of_each(findings):
        known = told.setdefault(finding.code, set())
        advice = _SENTENCE.split(finding.suggestion)
        is_like = bool(known) and counts[finding.code] > _IN_FULL
        new = [sentence for sentence in advice if sentence not in known] if is_like else advice
        known.update(advice)
        shown = replace(finding, suggestion=" ".join(new))
        yield _finding(shown, color, quoted=not is_like)


def _missing(by_code: Mapping[str, Sequence[Finding]]) -> Iterator[str]:
    """What is missing, a line a code, and where each of them is told."""
    for code, found in by_code.items():
        yield f"{_NAMES[found[0].severity]} {in_a_line(code, found)}"
    if by_code:
        first = next(iter(by_code))
        yield (
            "    Saran: Isi dari dokumen kantor, atau nyatakan apa yang tidak ada. Caranya: "
            f"`lkjip check --explain {first}`; satu per satu: `lkjip check --rinci`."
        )


def _let_stand(accepted: list[Accepted]) -> Iterator[str]:
    """The accepted findings that are shown, and how many more there are."""
    shown = {id(finding) for finding in _first_of_each(entry.finding for entry in accepted)}
    for entry in accepted:
        if id(entry.finding) in shown:
            yield _accepted(entry)
    yield from _more(entry.finding.code for entry in accepted)


def _first_of_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings that are shown: the first ones of each code, in the order given."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.code] += 1
        if seen[finding.code] <= MOST_OF_A_CODE:
            yield finding


def _more(codes: Iterable[str]) -> list[str]:
    """A line for each code that has more findings than are shown."""
    return [
        f"… dan {count - MOST_OF_A_CODE} temuan {code} lain."
        for code, count in sorted(Counter(codes).items())
        if count > MOST_OF_A_CODE
    ]


def summary(findings: Iterable[Finding], accepted: int = 0) -> str:
    """How many there are: "3 kesalahan, 1 peringatan, 2 diterima."."""
    counts = Counter(finding.severity for finding in findings)
    words = [f"{counts[s]} {_NAMES[s]}" for s in Severity if counts[s]]
    if accepted:
        words.append(f"{accepted} diterima")
    return f"{', '.join(words)}." if words else "Tidak ada temuan."


def shown_path(file: str) -> str:
    """The path relative to the current folder where it lies below it; an address as it is."""
    return file if _is_address(file) else _relative(file, Path.cwd())


def _is_address(file: str) -> bool:
    """Whether a file lies elsewhere: no path of this computer has two slashes after a colon."""
    return "://" in file


@cache
def _relative(file: str, folder: Path) -> str:
    path = Path(file)
    try:  # a link is where it lies, not where it leads
        real = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
        return str(real.relative_to(folder))
    except (ValueError, OSError):
        return file


def _finding(finding: Finding, color: bool, *, quoted: bool = True) -> str:
    def paint(text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if color else text

    severity = paint(f"{_NAMES[finding.severity]} {finding.code}", _COLORS[finding.severity])
    where = where_of(finding.place)
    head = f"{severity} {one_line(told_message(finding))}"
    lines = [f"{paint(where, '1')} {head}" if where else head]
    lines += [f"    {line}" for line in _source(finding) if quoted]
    lines += [f"    {paint(title, '36')} {told}" for title, told in _beside(finding)]
    if finding.suggestion:
        lines.append(f"    {paint('Saran:', '36')} {one_line(finding.suggestion)}")
    return "\n".join(lines)


def _beside(finding: Finding) -> Iterator[tuple[str, str]]:
    """What stands at the other ends of a finding, and what has the same cause."""
    for title, told in (
        ("Ujung lain:", told_ends(finding.others)),
        ("Sebab yang sama:", [told_with(found) for found in finding.same_cause]),
    ):
        yield from ((title, line) for line in told[:MOST_ENDS])
        if (more := len(told) - MOST_ENDS) > 0:
            yield title, f"… dan {more} lagi."


def told_message(finding: Finding) -> str:
    """The message, in which a place of the data is its key and line: nobody counts from nought."""
    message = finding.message
    for end in finding.others:
        if "[" in end.path and end.place is not None and f"`{end.path}`" in message:
            key = end.path.rpartition(".")[2].partition("[")[0]
            message = message.replace(f"`{end.path}`", f"`{key}` baris {end.place.line}")
    return message


def told_ends(ends: Iterable[End]) -> list[str]:
    """The ends of a finding, those on one line together: the first, and how many more there are."""
    lines: dict[object, list[End]] = {}
    for end in ends:
        place = end.place
        lines.setdefault((place.file, place.line) if place else end, []).append(end)
    return [_with_more(told_end(there[0]), len(there) - 1) for there in lines.values()]


def _with_more(told: str, more: int) -> str:
    return f"{told} dan {more} lagi pada baris itu" if more else told


def told_end(end: End) -> str:
    """An end of a finding: where it stands, and what is written there."""
    line = _COMMENT.sub("", line_at(end.place)).strip() if end.place is not None else ""
    quote = one_line(line, _MAX_QUOTE)
    where = where_of(end.place) or f"`{one_line(end.path)}`"
    return f"{where} `{quote}`" if quote else where


def told_with(finding: Finding) -> str:
    """A finding that will be gone with another one, in a line."""
    where = where_of(finding.place) or f"`{one_line(finding.path)}`"
    return f"{where} {finding.code} {one_line(finding.message, _MAX_LINE)}"


def _accepted(entry: Accepted) -> str:
    finding = entry.finding
    where = where_of(finding.place)
    message = one_line(finding.message)
    head = f"{where} {finding.code} {message}" if where else message
    return f"{head}\n    Alasan: {one_line(entry.alasan)}"


def where_of(place: Place | None) -> str:
    """A place as it is shown: file, line and column, and the cell; "" without one."""
    if place is None:
        return ""
    cell = f" ({one_line(place.cell)})" if place.cell else ""
    file = one_line(shown_path(place.file))
    if not _has_lines(place):
        return f"{file}{cell}"
    return f"{file}:{place.line}:{place.column}{cell}"


def _has_lines(place: Place) -> bool:
    """Whether a file has lines: a folder, a picture and a workbook have none."""
    if _is_address(place.file):
        return (place.line, place.column) != (1, 1)
    return bool(lines_of(place.file))


def _source(finding: Finding) -> list[str]:
    """The line that the finding is about and a caret under its column."""
    if finding.place is None:
        return []
    text, start = line_at(finding.place), finding.place.column - 1
    if not text.strip() or start > len(text):
        return []
    cut = max(0, start - _MAX_LINE // 2)
    quoted = text[cut : cut + _MAX_LINE]
    indent = "".join(map(_blank, one_line(quoted[: start - cut])))
    return [one_line(quoted), f"{indent}^"]


def _blank(character: str) -> str:
    """Blanks as wide as the character is on a terminal."""
    if unicodedata.combining(character):
        return ""
    return "  " if unicodedata.east_asian_width(character) in "WF" else " "
