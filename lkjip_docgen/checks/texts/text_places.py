"""Where the words of the free texts stand in the data file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from lkjip_docgen.checks.rule import Other, Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.findings import lines_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.records import Record
from lkjip_docgen.source import Project

_WORD = lazy_pattern(r"\S+")
_BLOCK_HEADER = lazy_pattern(r"[>|][-+0-9]*\s*(#.*)?$")


class SourceWord(Record):
    """A word of a data file; line and column count from 1."""

    line: int
    column: int
    word: str


def problem(
    subject: Subject,
    text: Text,
    start: int,
    message: str,
    suggestion: str = "",
    others: tuple[Other, ...] = (),
) -> Problem:
    """A problem with the word that begins at `start` of `text.value`; `others` as in `Problem`."""
    return Problem(text.path, message, suggestion, place_of(subject, text, start), others)


At = tuple[Text, int]
"""A text, and where in it a word begins."""


def problem_at_all(
    subject: Subject, places: Sequence[At], message: str, suggestion: str = ""
) -> Problem:
    """One problem with a word that stands at several places: at the first, with the others."""
    others = tuple(filter(None, (place_of(subject, *at) for at in places[1:])))
    return problem(subject, *places[0], message, suggestion, others)


def how_often(places: Sequence[At]) -> str:
    """At how many places a word stands, behind what is said of it: " (pada 3 tempat)"."""
    return f" (pada {len(places)} tempat)" if len(places) > 1 else ""


def place_of(subject: Subject, text: Text, start: int) -> Place | None:
    """Line and column of a word inside a text, else the place of the text.

    Folding a YAML text changes its white space but not its words, so the
    n-th word of the value is the n-th word of the source lines.  Where the
    two differ (escapes in quotes), the place of the whole text is returned.
    """
    at = subject.project.places.values.get(text.path)
    if at is None:
        return subject.place(text.path)
    number, begin = _word_around(text.value, start)
    source = _source_word(source_lines(subject.project), at, number)
    if source is None:
        return at
    quote = 1 if number == 0 and source.word[:1] in ("'", '"') else 0
    word = _WORD.match(text.value, begin)
    if word is None or not source.word[quote:].startswith(word.group()):
        return at
    return Place(at.file, source.line, source.column + quote + start - begin)


def _word_around(value: str, start: int) -> tuple[int, int]:
    """Which word of a text, from 0, stands at a position or last before it, and its begin."""
    before = value[:start]
    number = len(before.split())
    inside = value[start : start + 1].strip()
    if inside and before[-1:].strip() == "":
        return number, start  # the word begins here
    words = before.rstrip()
    begin = max((words.rfind(blank) for blank in " \n\t"), default=-1) + 1
    return (number - 1, begin) if number else (0, len(value) - len(value.lstrip()))


def _source_word(lines: Sequence[str], at: Place, number: int) -> SourceWord | None:
    """The n-th word from the start of a scalar on; None where the file ends before it."""
    first = lines[at.line - 1][at.column - 1 :] if at.line <= len(lines) else ""
    if not _BLOCK_HEADER.match(first):
        row = first.split()
        if number < len(row):
            return SourceWord(at.line, at.column + _start_of(row, number, first), row[number])
        number -= len(row)
    before = _words_before(lines)
    number += before[min(at.line, len(lines))]
    line = bisect_right(before, number) - 1
    if line >= len(lines):
        return None
    row = lines[line].split()
    number -= before[line]
    return SourceWord(line + 1, _start_of(row, number, lines[line]) + 1, row[number])


def _start_of(row: list[str], number: int, line: str) -> int:
    """Where the n-th word of a line begins, of which `row` are the words."""
    begin = 0
    for word in row[:number]:
        begin = line.index(word, begin) + len(word)
    return line.index(row[number], begin)


@remembered
def _words_before(lines: Sequence[str]) -> list[int]:
    """How many words stand before each line of a file, and at last how many in all."""
    return list(accumulate((len(line.split()) for line in lines), initial=0))


def folded(subject: Subject, text: Text) -> Iterable[tuple[int, list[str]]]:
    """The source lines that YAML has joined into a line of a text, and where that line begins.

    Nothing for texts behind `|`, whose lines stay, and for those on one line.
    """
    at = subject.project.places.values.get(text.path)
    lines = source_lines(subject.project)
    if at is None or at.line > len(lines):
        return ()
    first = lines[at.line - 1][at.column - 1 :]
    if not _may_be_folded(text.value, first):
        return ()
    return (
        (begin, [first if n == at.line else lines[n - 1].strip() for n in numbers])
        for begin, numbers in _source_lines(subject.project, text)
        if len(numbers) > 1
    )


def _source_lines(project: Project, text: Text) -> Iterator[tuple[int, list[int]]]:
    """Where each line of a text begins, and the numbers of the source lines with its words."""
    if "\n" not in text.value.rstrip():
        yield 0, _lines_of_a_paragraph(project, text)
        return
    starts, words = _located_words(project, text)
    if not _are_of(words, text.value.split()):
        return  # escapes: the words of the source are others
    for begin, end in _line_ends(text.value):
        inside = words[bisect_left(starts, begin) : bisect_left(starts, end)]
        yield begin, sorted({source.line for source in inside})


def _lines_of_a_paragraph(project: Project, text: Text) -> list[int]:
    """The numbers of the source lines with the words of a text that is one line; none if unsure."""
    lines, at = source_lines(project), project.places.values[text.path]
    words = text.value.split()
    last = _source_word(lines, at, len(words) - 1) if words else None
    if last is None or not last.word.startswith(words[-1]):
        return []  # escapes: the words of the source are others
    first = lines[at.line - 1][at.column - 1 :]
    begins = [] if _BLOCK_HEADER.match(first) or not first.strip() else [at.line]
    return begins + [n for n in range(at.line + 1, last.line + 1) if lines[n - 1].strip()]


def _are_of(located: list[SourceWord], words: list[str]) -> bool:
    """Whether as many words were located as a text has, one at least, and the last is the same."""
    if not words or len(located) < len(words):
        return False
    return located[-1].word.startswith(words[-1])


def _may_be_folded(value: str, first: str) -> bool:
    """Whether a text that begins with `first` in the source may have its lines joined."""
    if first.startswith("|"):
        return False
    return len(value) > len(first) or "\n" in value


def _line_ends(value: str) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends."""
    begin = 0
    for line in value.split("\n"):
        yield begin, begin + len(line)
        begin += len(line) + 1


@remembered
def _located_words(project: Project, text: Text) -> tuple[list[int], list[SourceWord]]:
    """Where each word of a text begins in its value, and the words of the source."""
    starts = [word.start() for word in _WORD.finditer(text.value)]
    source = _source_words(source_lines(project), project.places.values[text.path])
    return starts, list(islice(source, len(starts)))


def _source_words(lines: Sequence[str], at: Place) -> Iterator[SourceWord]:
    """Each word from the start of a scalar on."""
    first = lines[at.line - 1][at.column - 1 :] if at.line <= len(lines) else ""
    if not _BLOCK_HEADER.match(first):
        for word in _WORD.finditer(first):
            yield SourceWord(at.line, at.column + word.start(), word.group())
    for number in range(at.line, len(lines)):
        for word in _WORD.finditer(lines[number]):
            yield SourceWord(number + 1, word.start() + 1, word.group())


@remembered
def source_lines(project: Project) -> Sequence[str]:
    """The lines of the data file; none where it has gone since it was loaded.

    Places of texts are coarse then.
    """
    return lines_of(str(project.data_file))
