"""Passages that stand twice in the office's texts, whole or with a word changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import ne
from typing import Final

from lkjip_docgen.checks.prose.hampir_sama import sense_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import Kalimat, kalimat, spans
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_, dotted

_LONG = 150
"""Characters of a passage that nobody writes twice by chance, wherever it stands."""
_SENTENCE = 40
"""Characters of a sentence that nobody writes twice in one text; shorter ones may be a refrain."""
_MANY_WORDS = 12
"""Words of a passage that differs from another one in a single word."""
_PARAGRAPH = lazy_pattern(r"\n\s*\n", holds="\n")
_ANALYSIS = frozenset({"penyebab", "kendala", "solusi", "rekomendasi"})
"""Parts of an analysis; a cause is no cure, and the causes of one indicator are not another's."""
_OWN_WORDS = frozenset({"permasalahan", "uraian", "output", "dampak"})
"""What is told of an innovation; its result is not its effect."""
_OF_ONE = frozenset({"pengantar", "efisiensi"})
"""What is told of one indicator, and of no other one in the same words."""
_SHORT_WORDS = 60
_ONCE = ("indikator", "evaluasi_akip")
_FOLLOWED = "evaluasi_akip.rekomendasi.tindak_lanjut"
"""What was done about a recommendation, of which another one asks something else."""
_SHORTEST = 20
_ADVICE = "Hapus salah satu, atau tulis isi yang khas untuk tiap bagian."
_CHANGED = (
    "Periksa apakah yang satu disalin dari yang lain; tulis isi yang khas bagi masing-masing."
)


@rule("LK404", Severity.WARNING, "Isian berulang")
def repetitions(subject: Subject) -> Iterator[Problem]:
    """The same passage in two places, or twice in one text."""
    seen: dict[tuple[str, str], Text] = {}
    for text in texts(subject):
        if text.official:
            continue
        scope = _scope(text)
        key = (scope, _plain(text.value) if scope else "")
        first = seen.get(key)
        if first is not None and _may_be_of_both(text, first):
            continue
        if first is not None:
            message = f"Isi ini sama dengan `{dotted(first.path)}`."
            start = _foreign(subject, text, first)
            yield problem(subject, text, start, message, _ADVICE, others=(first.path,))
        else:
            if scope:
                seen[key] = text
            yield from _twice_inside(subject, text)


def _may_be_of_both(one: Text, other: Text) -> bool:
    """Whether a short advice, or what supports it, may well be that of two indicators."""
    field = one.field.rsplit(".", 1)[-1]
    return (
        one.field == other.field
        and field in ("rekomendasi", "program_penunjang")
        and one.path[:2] != other.path[:2]
        and len(one.value) <= _ADVISED
    )


_ADVISED = 45


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _scope(text: Text) -> str:
    """Where a repetition counts: among its siblings, and for long passages everywhere."""
    if len(text.value) >= _LONG:
        return "laporan"
    parts = text.field.split(".")
    if text.path[0] == "organisasi" and parts[-1] == "tugas":
        return "organisasi.tugas"
    if text.path[0] == "indikator" and parts[-1] in _ANALYSIS and len(text.value) > _SHORTEST:
        return "indikator.analisis"
    if text.path[0] == "inovasi" and len(text.value) > _SHORTEST:
        return "inovasi" if parts[-1] in _OWN_WORDS else text.field
    of_quarter = text.field.startswith("indikator.triwulan.keterangan")
    least = _SENTENCE if text.field == _FOLLOWED or of_quarter else _SHORTEST
    is_long = len(text.value) > least
    if is_long and (isinstance(text.path[-1], int) or of_quarter):
        return dotted(text.path[:-1])
    alone = text.field == _FOLLOWED or (parts[-1] in _OF_ONE and len(text.value) > _SHORT_WORDS)
    return text.field if is_long and alone and text.path[0] in _ONCE else ""


def _foreign(subject: Subject, text: Text, first: Text) -> int:
    """Where copied duties speak of the unit that they are of, and not of the one they stand at."""
    if text.path[0] != "organisasi" or text.path[-1] != "tugas":
        return 0
    own, other = (_unit_name(subject, row.path) for row in (text, first))
    strange = set(_plain(other).split()) - set(_plain(own).split())
    found = next((m for m in _WORD.finditer(text.value) if m.group().casefold() in strange), None)
    return found.start() if found is not None else 0


_WORD = lazy_pattern(r"[^\W\d_]+")


def _unit_name(subject: Subject, path: Path_) -> str:
    """The name of the unit whose duties stand at a path."""
    node: object = subject.laporan
    for step in path[:-1]:
        node = node[step] if isinstance(step, int) else getattr(node, step)  # type: ignore[index]
    return str(getattr(node, "nama", ""))


def _twice_inside(subject: Subject, text: Text) -> Iterator[Problem]:
    """A sentence that stands twice in one text; rows of tables and items may be alike."""
    if len(text.value) < 2 * _SENTENCE or len(spans(text.value)) < 2:
        return
    seen: dict[str, int] = {}
    for sentence in kalimat(text.value):
        words = _plain(sentence.isi)
        if len(words) < _SENTENCE or "|" in words:
            continue
        if words in seen:
            message = f"“{_beginning(sentence.isi)}” tertulis dua kali dalam isian ini."
            yield problem(subject, text, sentence.mulai, message, "Hapus salah satu.")
            return
        seen[words] = sentence.mulai
    yield from _nearly_twice_inside(subject, text)


_SENSE = 7
"""Words of sense in a sentence that nobody writes twice but for one of them."""


def _nearly_twice_inside(subject: Subject, text: Text) -> Iterator[Problem]:
    """A sentence with all words of sense of another one of its text, but for one that it adds.

    Each is looked up by its words and by all of them but one, so that none are compared; in most
    texts no two sentences have so many words in common.
    """
    if "|" in text.value or ". " not in text.value:
        return
    told = [(sentence, _sense(sentence.isi)) for sentence in kalimat(text.value)]
    long = [(sentence, sense) for sentence, sense in told if len(sense) >= _SENSE]
    if not _may_be_alike([sense for _, sense in long]):
        return
    seen: dict[frozenset[str], Kalimat] = {}
    for sentence, sense in long:
        fewer = [sense - {word} for word in sense if not word.isdigit()]
        first = next((seen[key] for key in (sense, *fewer) if key in seen), None)
        if first is not None:
            one, other = _beginning(sentence.isi), _beginning(first.isi)
            message = f"“{one}” hampir sama dengan “{other}” dalam isian ini."
            there = place_of(subject, text, first.mulai)
            others = (there,) if there is not None else ()
            advice = "Hapus salah satu."
            yield problem(subject, text, sentence.mulai, message, advice, others=others)
            return
        for key in (sense, *fewer):
            seen.setdefault(key, sentence)


def _may_be_alike(senses: Sequence[frozenset[str]]) -> bool:
    """Whether two sentences may have all words of sense in common but one of each."""
    return len(frozenset().union(*senses)) <= sum(map(len, senses)) - (_SENSE - 1)


def _sense(words: str) -> frozenset[str]:
    """The words of sense in a sentence, each once."""
    sense = sense_of(words)
    return frozenset(map(_once, sense)) if "-" in words else sense


def _once(word: str) -> str:
    """A word that stands twice as itself: "pulau-pulau"."""
    first, _, second = word.partition("-")
    return first if first == second else word


def _beginning(words: str) -> str:
    """The first words of a passage, for a message."""
    first = " ".join(words.split())
    return first if len(first) <= 60 else f"{first[:60].rsplit(' ', 1)[0]} …"


@rule("LK479", Severity.HINT, "Isian hampir sama dengan isian lain")
def nearly_repeated(subject: Subject) -> Iterator[Problem]:
    """A passage of a dozen words and more that differs from another one in a single word.

    One of two such passages has the same first half, or the same second half, as the other:
    only those are compared.
    """
    halves: defaultdict[tuple[int, bool, str], list[_Rest]] = defaultdict(list)
    for text, start, words in _passages(subject):
        middle = len(words) // 2
        first, last = " ".join(words[:middle]), " ".join(words[middle:])
        parted = (((len(words), True, first), last), ((len(words), False, last), first))
        found = (_alike(rest, halves[key][:_MOST]) for key, rest in parted)
        alike = next(filter(None, found), None)
        if alike is not None:
            yield _nearly(subject, text, start, *alike)
        for key, rest in parted:
            halves[key].append((text, rest))


_Rest = tuple[Text, str]
"""A passage, and the words of its other half than the one by which it is found."""


_MOST = 5
"""Passages with one half in common that are compared: a list of many is no copy of one."""


def _passages(subject: Subject) -> Iterator[tuple[Text, int, Sequence[str]]]:
    """The paragraphs of the office's own words that are long enough, and their words."""
    for text in texts(subject):
        if text.official or "|" in text.value or text.path[0] == "organisasi":
            continue
        start = 0
        for paragraph in _PARAGRAPH.split(text.value):
            words = _without_signs(paragraph).casefold().split()
            if len(words) >= _MANY_WORDS:
                yield text, max(start, text.value.find(paragraph, start)), words
            start += len(paragraph)


_SIGNS: Final = lazy_pattern(r"[^\w\s-]")
_STAY: Final = frozenset("_-")
_SIGNS_OF_ASCII: Final = dict.fromkeys(
    code
    for code in range(128)
    if not (chr(code).isalnum() or chr(code).isspace() or chr(code) in _STAY)
)


def _without_signs(words: str) -> str:
    """Words without what is neither letter, digit nor hyphen; quicker where all is ASCII."""
    return words.translate(_SIGNS_OF_ASCII) if words.isascii() else _SIGNS.sub("", words)


def _alike(rest: str, others: Sequence[_Rest]) -> tuple[Text, str, str] | None:
    """The passage whose half differs in one word, and the two words; numbers may well differ."""
    words = rest.split()
    for text, other in others:
        compared = other.split() if other != rest else words
        different = list(map(ne, words, compared))
        if sum(different) == 1:
            at = different.index(True)
            if not (_is_number(words[at]) or _is_number(compared[at])):
                return text, words[at], compared[at]
    return None


def _is_number(word: str) -> bool:
    return any(map(str.isdigit, word))


def _nearly(
    subject: Subject, text: Text, start: int, first: Text, word: str, other: str
) -> Problem:
    where = f"“{word}”, di sana “{other}”"
    message = f"Isi ini hanya berbeda satu kata dengan `{dotted(first.path)}`: {where}."
    return problem(subject, text, start, message, _CHANGED, others=(first.path,))
