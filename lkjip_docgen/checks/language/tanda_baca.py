"""Punctuation: spaces around signs, signs twice, brackets and quotation marks without the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.own_words import own_words
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import holds_any, lazy_pattern
from lkjip_docgen.rules import kosakata

_SPACE_BEFORE = lazy_pattern(r"(?<=[\w%)”])\s+([,;:.](?=\s|$)|[,;](?=[a-z]{3}))")
_RATIO: Final = lazy_pattern(r"[\d)]\s+:\s+[\d(]")  # "25 : 75", "1 : 6.923"
_AFTER_A_SPACE: Final = (" ,", " ;", " :", " .")
_NO_SPACE_AFTER = lazy_pattern(
    r"[,;:](?:(?<=[a-z].)(?=[A-Za-z]{2})|(?<!:)(?<=[A-Z)”%].)(?=[a-z]{3}))"
)
# A sentence that begins right behind another: "tercapai.Hal ini", "tahun 2023.Hal ini".
_STUCK_SENTENCE: Final = lazy_pattern(r"(?<![\w.])(?:[a-z]{3,}|\d{4}|\d+%)([.!?])(?=[A-Z][a-z]+\b)")
_STUCK_SMALL: Final = lazy_pattern(r"(?<![\w./@-])([a-z]{4,})\.([a-z]{4,})(?![\w./@-])")
_DOUBTFUL: Final = lazy_pattern(r"[,;:.!?%](?:[A-Za-z]|\s?[,;:.!%])")
_INSIDE_BRACKETS: Final = lazy_pattern(
    r"\((?=[ \t]+\S)|(?<=\S)[ \t]+\)|“(?=[ \t]+\S)|(?<=\S)[ \t]+”"
)
_AT_BRACKETS: Final = lazy_pattern(r"\((?<=[a-z]{3}.)(?=\w{2})|\)(?=[A-Za-z]{2})")
_TWO_SPACES: Final = lazy_pattern(r"(?<=[^\s|])(?: {2,})(?=[^\s|])")
_TWICE: Final = lazy_pattern(
    r"([,;:!])\s?\1(?!\1)|(?<![.\d])\.\s?\.(?![.\d])|[,;:]\s?\.(?![.\d])|(?<=[a-z]{5})\.,|[!?]\.(?!\.)|%\s?%"
)
_PAIRS: Final = frozenset("()“”")
_BLANKS_INSIDE: Final = ("( ", " )", "“ ", " ”", "(\t", "\t)", "“\t", "\t”")
_ENDINGS: Final = ("(s)", "(an)", "(nya)", "(kan)")
_ADDRESS: Final = lazy_pattern(r"____+")
_BRACKET: Final = lazy_pattern(r"[()]")
_NUMBERED: Final = lazy_pattern(r"(?:^|[\s(])(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})$")
_PARAGRAPHS: Final = lazy_pattern(r"\n[ \t]*\n")
_STRAIGHT: Final = lazy_pattern(r'(?<![\d\\])"', holds='"')
_CURLED: Final = lazy_pattern(r"[“”]")


@rule("LK419", Severity.WARNING, "Spasi di sekitar tanda baca")
def punctuation(subject: Subject) -> Iterator[Problem]:
    """A space before a sign or inside brackets, none after it, or two."""
    doubtful = _with_doubtful_signs(subject)
    for number, text in enumerate(texts(subject)):
        found = [*_NO_SPACE_AFTER.finditer(text.prose)] if number in doubtful else []
        if any(map(text.prose.__contains__, _AFTER_A_SPACE)):
            found += _SPACE_BEFORE.finditer(text.prose)
        for match in found:
            if _RATIO.match(text.prose, match.start() - 1):
                continue
            sign = match.group().strip()
            message = f"Spasi di sekitar tanda “{sign}” keliru."
            advice = f"Tulis “{sign}” menempel pada kata di depannya, lalu satu spasi."
            yield problem(subject, text, match.end() - 1, message, advice)
    for number, own in enumerate(own_words(subject)):
        for start, message, advice in _spaces(own.words, doubtful=number in doubtful):
            yield problem(subject, own.text, start, message, advice)


_Said = tuple[int, str, str]
"""Where something is wrong in a text, what is said of it, and what to do."""


@remembered
def _with_doubtful_signs(subject: Subject) -> frozenset[int]:
    """The numbers of the texts with a sign that stands right before a letter or another sign.

    A sign between two gaps of `own_words` stands there too: no gap is a single blank.
    """
    found = enumerate(texts(subject))
    return frozenset(number for number, text in found if _DOUBTFUL.search(text.prose))


def _spaces(words: str, *, doubtful: bool) -> Iterator[_Said]:
    """The spaces that are missing or too many; `doubtful` of a text whose signs are."""
    if doubtful:
        yield from _between_sentences(words)
    if holds_any(words, _PAIRS):
        yield from _at_brackets(words)
    if "  " in words:
        for match in _TWO_SPACES.finditer(words):
            yield match.end(), "Dua spasi di antara dua kata.", "Sisakan satu spasi."


def _between_sentences(words: str) -> Iterator[_Said]:
    for match in _STUCK_SENTENCE.finditer(words):
        yield match.start(), f"Tidak ada spasi setelah “{match.group()}”.", _APART
    for match in _STUCK_SMALL.finditer(words):
        if {match[1], match[2]} <= kosakata().semua:
            yield match.start(), f"Tidak ada spasi setelah “{match[1]}.”.", _APART


def _at_brackets(words: str) -> Iterator[_Said]:
    is_blank_inside = any(map(words.__contains__, _BLANKS_INSIDE))
    for match in _INSIDE_BRACKETS.finditer(words) if is_blank_inside else ():
        sign = match.group().strip()
        message = f"Spasi di sebelah dalam tanda “{sign}” keliru."
        yield _word_at(words, match), message, "Rapatkan tanda itu pada kata yang diapitnya."
    for match in _AT_BRACKETS.finditer(words):
        if not words.startswith(_ENDINGS, match.start()):
            message = f"Tidak ada spasi di sebelah luar tanda “{match.group()}”."
            yield match.start(), message, "Beri satu spasi antara kata dan kurungnya."


_APART: Final = "Beri satu spasi di antara kedua kalimat."


def _word_at(words: str, match: re.Match[str]) -> int:
    """Where the sign stands that a match is about."""
    return match.end() - 1 if words[match.start()].isspace() else match.start()


@rule("LK428", Severity.WARNING, "Tanda baca berganda")
def doubled_signs(subject: Subject) -> Iterator[Problem]:
    """Two signs in a row of which one is enough: ",,", "..", ",."."""
    doubtful = _with_doubtful_signs(subject)
    for number, own in enumerate(own_words(subject)):
        if number not in doubtful:
            continue
        for match in _TWICE.finditer(own.words):
            message = f"Tanda baca “{match.group()}” berganda."
            yield problem(subject, own.text, match.start(), message, "Sisakan satu tanda baca.")


@rule("LK429", Severity.WARNING, "Kurung atau tanda kutip tidak berpasangan")
def unpaired(subject: Subject) -> Iterator[Problem]:
    """A bracket or quotation mark that nothing opens or closes in its paragraph."""
    for text in texts(subject):
        for start, sign in _unpaired(text):
            message = f"Tanda “{sign}” tidak mempunyai pasangan dalam alineanya."
            advice = "Tutup atau hapus tanda itu."
            yield problem(subject, text, start, message, advice)


def _unpaired(text: Text) -> Iterator[tuple[int, str]]:
    prose = _with_ends_of_addresses(text)
    has_brackets = "(" in prose or ")" in prose
    has_quotes = '"' in prose or "“" in prose or "”" in prose
    if not (has_brackets or has_quotes):
        return
    start = 0
    for end in [*(match.start() for match in _PARAGRAPHS.finditer(prose)), len(prose)]:
        paragraph = prose[start:end]
        if has_brackets:
            yield from ((start + at, sign) for at, sign in _brackets(paragraph))
        if has_quotes:
            yield from ((start + at, sign) for at, sign in _quotes(paragraph))
        start = end


def _with_ends_of_addresses(text: Text) -> str:
    """The prose with the bracket that closes behind an address and was blanked with it."""
    if "____" not in text.prose:
        return text.prose
    signs = list(text.prose)
    for match in _ADDRESS.finditer(text.prose):
        address = text.value[match.start() : match.end()].rstrip(".,;:")
        if address.endswith(")") and address.count(")") > address.count("("):
            signs[match.start() + len(address) - 1] = ")"
    return "".join(signs)


def _brackets(paragraph: str) -> Iterator[tuple[int, str]]:
    """The brackets without another; those of "a)" and "1)" are none."""
    opened: list[int] = []
    for match in _BRACKET.finditer(paragraph):
        at = match.start()
        if match.group() == "(":
            opened.append(at)
        elif opened:
            opened.pop()
        elif not _NUMBERED.search(paragraph[max(0, at - 8) : at]):
            yield at, ")"
    yield from ((at, "(") for at in opened)


def _quotes(paragraph: str) -> Iterator[tuple[int, str]]:
    """The quotation marks without another."""
    opened: int | None = None
    for match in _CURLED.finditer(paragraph):
        if match.group() == "“":
            if opened is not None:
                yield opened, "“"
            opened = match.start()
        elif opened is None:
            yield match.start(), "”"
        else:
            opened = None
    if opened is not None:
        yield opened, "“"
    straight = [match.start() for match in _STRAIGHT.finditer(paragraph)]
    if len(straight) % 2:
        yield straight[-1], '"'
