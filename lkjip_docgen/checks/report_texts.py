"""The free texts of a report, each with its data path and the place of every word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple, ParamSpec, TypeVar, get_args

from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.model import DECLARED, Bagian, Laporan, Teks
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_, Project, decode, read_bytes

P = ParamSpec("P")
V = TypeVar("V")

_TEXT_MARK = get_args(Teks)[1]
_NOT_PROSE = frozenset({"laman", "surel", "telepon", "kode_pos", "nip"})
_NOT_PRINTED = frozenset({"pernyataan", "diterima"})
_OFFICIAL = (
    "instansi.",
    "kantor.wilayah_kerja.dasar",
    "organisasi.dasar_hukum",
    "landasan_hukum.",
    "pedoman.",
    "renstra.nama",
    "renstra.penetapan",
    "renstra.visi",
    "renstra.misi",
    "renstra.tujuan",
    "renstra.sasaran_strategis.",
    "perjanjian_kinerja.",
    "indikator.nama",
    "indikator.program",
    "indikator.pengukuran.nama",
    "indikator.pengukuran.pedoman",
    "anggaran.versi.program.",
    "pnbp.dasar_hukum",
    "penerimaan.dasar_hukum",
    "penghargaan.",
    "inovasi.nama",
    "inovasi.kepanjangan",
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+|\S+@\S+")
_KODE = re.compile(r"\{#[^\s{}]+\}|(?<=\])\(#[^\s()]+\)")  # of a table, and a reference to it
_ADDRESS_SIGNS = ("://", "@", "www.")
_TITLE = re.compile(
    r"(?<=\d{4})\s+tentang(?:[\s,]+(?:[A-Z(“][^\s.;,]*"
    r"|(?:dan|di|dalam|atas|untuk|pada|yang|terhadap|dari|oleh|serta|atau|dengan|bagi)\b))+"
)
_WORD = re.compile(r"\S+")
_BLOCK_HEADER = re.compile(r"[>|][-+0-9]*\s*(#.*)?$")


def remembered(function: Callable[P, V]) -> Callable[P, V]:
    """Keep the last result of a function, for as long as it is asked about the same objects."""
    last: list[tuple[tuple[object, ...], V]] = []

    def ask(*args: P.args, **kwargs: P.kwargs) -> V:
        for known, value in last:
            if all(one is other for one, other in zip(known, args, strict=True)):
                return value
        value = function(*args, **kwargs)
        last[:] = [(args, value)]
        return value

    return ask


@dataclass(frozen=True, slots=True)
class Text:
    """A text as the office wrote it.

    `prose` has the same length as `value`; web addresses, kodes and the titles of
    regulations, whose wording is not the office's, are underscores in it; `lowered`
    is `prose` in lower case.  `official` marks a text that is copied from an official
    document as a whole.
    """

    path: Path_
    value: str
    prose: str
    lowered: str
    official: bool

    @property
    def field(self) -> str:
        """The data path without list positions: `indikator.analisis.penyebab`."""
        return ".".join(step for step in self.path if isinstance(step, str))

    def holds(self, *stems: str) -> bool:
        """Whether the prose holds one of `stems`, in lower case: a quick look before a slow one."""
        return any(stem in self.lowered for stem in stems)


class SourceWord(NamedTuple):
    """A word of a data file; line and column count from 1."""

    line: int
    column: int
    word: str


def texts(subject: Subject) -> tuple[Text, ...]:
    """Every free text of the report, in the order of the data model."""
    return _texts(subject.laporan)


def before(prose: str, position: int) -> str:
    """The last hundred characters before a position: as far back as a rule has to look."""
    return prose[max(0, position - 100) : position]


def problem(
    subject: Subject, text: Text, start: int, message: str, suggestion: str = ""
) -> Problem:
    """A problem with the word that begins at `start` of `text.value`."""
    return Problem(text.path, message, suggestion, place_of(subject, text, start))


def place_of(subject: Subject, text: Text, start: int) -> Place | None:
    """Line and column of a word inside a text, else the place of the text.

    Folding a YAML text changes its white space but not its words, so the
    n-th word of the value is the n-th word of the source lines.  Where the
    two differ (escapes in quotes), the place of the whole text is returned.
    """
    at = subject.project.places.values.get(text.path)
    if at is None:
        return subject.place(text.path)
    starts, words = _located_words(subject.project, text)
    number = max(0, bisect_right(starts, start) - 1)
    if number >= len(words):
        return at
    source = words[number]
    quote = 1 if number == 0 and source.word[:1] in ("'", '"') else 0
    if not source.word[quote:].startswith(_word_at(text.value, starts, number)):
        return at
    return Place(at.file, source.line, source.column + quote + start - starts[number])


def _word_at(value: str, starts: list[int], number: int) -> str:
    """The n-th word of a text whose words begin at `starts`."""
    end = starts[number + 1] if number + 1 < len(starts) else len(value)
    return value[starts[number] : end].rstrip()


def folded(subject: Subject, text: Text) -> Iterator[tuple[int, list[str]]]:
    """The source lines that YAML has joined into a line of a text, and where that line begins.

    Nothing for texts behind `|`, whose lines stay, and for those on one line.
    """
    at = subject.project.places.values.get(text.path)
    lines = _lines(subject.project)
    if at is None or at.line > len(lines):
        return
    first = lines[at.line - 1][at.column - 1 :]
    if not _may_be_folded(text.value, first):
        return
    for begin, numbers in _source_lines(subject.project, text):
        if len(numbers) > 1:
            yield begin, [first if n == at.line else lines[n - 1].strip() for n in numbers]


def _source_lines(project: Project, text: Text) -> Iterator[tuple[int, list[int]]]:
    """Where each line of a text begins, and the numbers of the source lines with its words."""
    starts, words = _located_words(project, text)
    if not _are_of(words, text.value.split()):
        return  # escapes: the words of the source are others
    for begin, end in _line_ends(text.value):
        inside = words[bisect_left(starts, begin) : bisect_left(starts, end)]
        yield begin, sorted({source.line for source in inside})


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
    source = _source_words(_lines(project), project.places.values[text.path])
    return starts, list(islice(source, len(starts)))


def _source_words(lines: list[str], at: Place) -> Iterator[SourceWord]:
    """Each word from the start of a scalar on."""
    first = lines[at.line - 1][at.column - 1 :] if at.line <= len(lines) else ""
    if not _BLOCK_HEADER.match(first):
        for word in _WORD.finditer(first):
            yield SourceWord(at.line, at.column + word.start(), word.group())
    for number in range(at.line, len(lines)):
        for word in _WORD.finditer(lines[number]):
            yield SourceWord(number + 1, word.start() + 1, word.group())


@remembered
def _texts(laporan: Laporan) -> tuple[Text, ...]:
    found = _texts_in(laporan, (), is_text=False)
    twice = laporan.instansi.pemerintah_daerah is not None  # it is read as the ministry too
    ministry = ("instansi", "kementerian")
    return tuple(
        text
        for text in found
        if text.path[0] not in _NOT_PRINTED and not (twice and text.path[:2] == ministry)
    )


def _texts_in(value: object, path: Path_, *, is_text: bool) -> Iterator[Text]:
    """The texts in a value, in order."""
    if isinstance(value, str):
        if is_text:
            yield _text(value, path)
    elif isinstance(value, Bagian):
        yield from _texts_of_section(value, path)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _texts_in(item, (*path, number), is_text=is_text)


def _texts_of_section(section: Bagian, path: Path_) -> Iterator[Text]:
    """The texts of a section, then its reasons why fields do not apply."""
    declared = section.tak_berlaku_semua()
    for name, is_text in _fields(type(section)):
        if name not in declared:
            yield from _texts_in(getattr(section, name), (*path, name), is_text=is_text)
    for name, reason in declared.items():
        yield _text(reason, (*path, *name.split("."), DECLARED))


def _text(value: str, path: Path_) -> Text:
    prose = _with_blanks(value)
    field = ".".join(step for step in path if isinstance(step, str))
    return Text(path, value, prose, prose.lower(), field.startswith(_OFFICIAL))


def _with_blanks(value: str) -> str:
    """A text with underscores for what the office has not worded; a quick look comes first."""
    if any(sign in value for sign in _ADDRESS_SIGNS):
        value = _ADDRESS.sub(_blank, value)
    if "#" in value:
        value = _KODE.sub(_blank, value)
    return _TITLE.sub(_blank, value) if "tentang" in value else value


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match.group())


@cache
def _fields(section: type[Bagian]) -> tuple[tuple[str, bool], ...]:
    """The fields of a section that are or may hold texts, and which are."""
    found = []
    for name, field in section.model_fields.items():
        if name not in _NOT_PROSE:
            is_text = _marked(field.metadata) or _holds_text(field.annotation)
            if is_text or _holds_section(field.annotation):
                found.append((name, is_text))
    return tuple(found)


def _marked(metadata: object) -> bool:
    return isinstance(metadata, list | tuple) and _TEXT_MARK in metadata


def _holds_text(annotation: object) -> bool:
    return _marked(getattr(annotation, "__metadata__", ())) or any(
        _holds_text(part) for part in get_args(annotation)
    )


def _holds_section(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Bagian):
        return True
    return any(_holds_section(part) for part in get_args(annotation))


@remembered
def _lines(project: Project) -> list[str]:
    try:
        return decode(project.data_file, read_bytes(project.data_file)).splitlines()
    except LkjipError:  # the file has gone since it was loaded: places stay coarse
        return []
