"""Items of lists: nearly the same one twice, or nothing but a sign; letters broken by a program."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import plain_name
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_, dotted

_SHORTEST = 6
"""Letters of a word in which one other letter is a slip; shorter words differ by one letter."""
_MOST_WORDS = 40
_MOST = 5
"""Items that differ in the same word and are compared: more are a list of many such items."""
_SMALL = frozenset(
    {"kepada", "bagi", "untuk", "pada", "di", "dalam", "dan", "serta", "oleh", "atas"}
)
"""Words of which one stands for another without a change of meaning."""
_SIGNS_APART = lazy_pattern(r"[^\w\s/-]")
_NUMERALS = lazy_pattern(r"[\divxIVX]+")


@rule("LK466", Severity.HINT, "Dua butir hampir sama")
def nearly_twice(subject: Subject) -> Iterator[Problem]:
    """Two items of one list that differ in one letter, or a district of two regencies.

    Items that are quite alike are told by LK232 and LK404.
    """
    for rows in (*_lists(subject).values(), _districts(subject)):
        for text, first in _near_pairs(rows):
            yield problem(
                subject,
                text,
                0,
                f"“{text.value}” hampir sama dengan “{first.value}” pada `{dotted(first.path)}`.",
                "Hapus salah satunya, atau perbaiki ejaannya.",
                others=(first.path,),
            )
    yield from _districts_of_two(subject)
    yield from _indicators_twice(subject)


def _indicators_twice(subject: Subject) -> Iterator[Problem]:
    """An indicator that strategic goals have twice: one of them may have pushed out another."""
    seen: dict[str, Text] = {}
    for text in texts(subject):
        if text.field != "renstra.sasaran_strategis.indikator":
            continue
        first = seen.setdefault(plain_name(text.value), text)
        if first is not text and first.path[:-1] == text.path[:-1]:
            message = f"Indikator “{text.value}” ditulis dua kali pada sasaran ini."
            advice = "Hapus salah satunya, atau tulis indikator yang dimaksud."
            yield problem(subject, text, 0, message, advice, others=(first.path,))


def _lists(subject: Subject) -> dict[Path_, list[Text]]:
    """The items of each list, and the names of its rows, by the path of the list."""
    found: defaultdict[Path_, list[Text]] = defaultdict(list)
    for text in texts(subject):
        if isinstance(text.path[-1], int):
            found[text.path[:-1]].append(text)
        elif text.path[-1] == "nama" and len(text.path) > 2 and isinstance(text.path[-2], int):
            found[(*text.path[:-2], "nama")].append(text)
    return found


def _districts(subject: Subject) -> list[Text]:
    """The districts of all regencies, those of one regency aside, which are a list already."""
    return [text for text in texts(subject) if text.field == _DISTRICT]


_DISTRICT = "kantor.wilayah_kerja.wilayah.kecamatan"


def _near_pairs(rows: list[Text]) -> Iterator[tuple[Text, Text]]:
    """The items that differ from an earlier one in one letter of one word, or in signs alone.

    Two such items have all other words in common, so that only those are compared.
    """
    seen: defaultdict[tuple[str, ...], list[tuple[Text, str]]] = defaultdict(list)
    for text, words, places in _with_halves_in_common(rows) if len(rows) > 1 else ():
        near = None
        for at in places:
            word = words[at]
            key = (*words[:at], "", *words[at + 1 :])
            near = near or next(
                (
                    first
                    for first, other in seen[key][:_MOST]
                    if _are_near(text, word, first, other)
                ),
                None,
            )
            seen[key].append((text, word))
        if near is not None:
            yield text, near


def _with_halves_in_common(rows: list[Text]) -> Iterator[tuple[Text, list[str], list[int]]]:
    """The items that have half of their words in common with another, as near ones have.

    With each its words, and where in the other half the one that differs may be.
    """
    held: Counter[tuple[int, bool, tuple[str, ...]]] = Counter()
    halves = []
    for text in rows:
        words = _SIGNS_APART.sub(" ", text.value).casefold().split()
        if words and len(words) <= _MOST_WORDS:
            middle = len(words) // 2
            first = (len(words), True, tuple(words[:middle]))
            last = (len(words), False, tuple(words[middle:]))
            held[first] += 1
            held[last] += 1
            halves.append((text, words, first, last))
    for text, words, first, last in halves:
        middle = len(words) // 2
        in_first = range(middle) if held[last] > 1 else ()
        in_last = range(middle, len(words)) if held[first] > 1 else ()
        yield text, words, [*in_first, *in_last]


def _are_near(text: Text, word: str, first: Text, other: str) -> bool:
    """Whether two items are not alike, but one letter makes the difference."""
    if text.path == first.path or not _may_be_meant_as(word, other):
        return False
    return plain_name(text.value) != plain_name(first.value)


def _may_be_meant_as(word: str, other: str) -> bool:
    if word == other or {word, other} <= _SMALL:
        return True
    if min(len(word), len(other)) < _SHORTEST or _NUMERALS.fullmatch(word):
        return False
    return _one_letter_apart(word, other)


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter is another one, is added, or has changed places with the next."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    begin = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[begin:] == long[begin + 1 :]
    swapped = short[begin + 1 : begin + 2] + short[begin : begin + 1] + short[begin + 2 :]
    return short[begin + 1 :] == long[begin + 1 :] or swapped == long[begin:]


def _districts_of_two(subject: Subject) -> Iterator[Problem]:
    """A district that two regencies have: one of them may have it from the other by a slip."""
    seen: dict[str, Text] = {}
    for text in _districts(subject):
        first = seen.setdefault(plain_name(text.value), text)
        if first.path[:-1] != text.path[:-1]:
            message = f"Kecamatan “{text.value}” ada pada dua daerah."
            advice = "Hapus salah satunya, kecuali bila kedua daerah memang memilikinya."
            yield problem(subject, text, 0, message, advice, others=(first.path,))


@rule("LK477", Severity.WARNING, "Isian hanya berisi tanda")
def only_signs(subject: Subject) -> Iterator[Problem]:
    """A dash or "n/a" for a text that is not there; one hyphen alone is told by LK405."""
    for text in texts(subject):
        words = text.value.strip()
        if (
            words in _SIGNS
            or _IDLE_KEYS.fullmatch(words)
            or (words == "-" and not isinstance(text.path[-1], int))
        ):
            yield problem(
                subject,
                text,
                0,
                f"Isian ini hanya berisi “{words}”, yang tercetak apa adanya.",
                "Kosongkan, atau nyatakan `tidak_berlaku` dengan alasannya.",
            )


_SIGNS = frozenset(
    {"–", "—", "--", "?", "??", ".", "*", "/", "n/a", "N/A", "n.a.", "NA", "nil", "null"}
)
_IDLE_KEYS = lazy_pattern(r"(?i:([a-z])\1{2,}|asdf\w*|qwe(?:rty)?|tes|test|coba|xyz|abc)\.?")
"""What is typed into a field to see what comes of it."""
_BROKEN = lazy_pattern(
    r"â[€\x80][\x80-\xbf–—˜™œ“”\"\x9d¦¢]?|Ã[\x80-\xbf©¨¡­³º±¼¶¤‰]|Â[\xa0\s°±·»«.,;:)]|ï»¿|\ufffd"
)
"""UTF-8 that a program has read as Windows-1252."""
_BROKEN_SIGNS = ("â", "Ã", "Â", "ï»", "\ufffd")


@rule("LK476", Severity.WARNING, "Huruf rusak karena pengodean")
def broken_letters(subject: Subject) -> Iterator[Problem]:
    """Dashes and quotes that were read in the wrong encoding before they were copied here."""
    for text in texts(subject):
        if not any(sign in text.value for sign in _BROKEN_SIGNS):
            continue
        match = _BROKEN.search(text.value)
        if match is not None:
            yield problem(
                subject,
                text,
                match.start(),
                f"“{match.group()}” adalah tanda yang rusak karena pengodean.",
                "Ketik ulang tandanya, biasanya tanda pisah atau tanda kutip.",
            )
