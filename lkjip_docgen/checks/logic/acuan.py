"""Counts that refer to something told elsewhere: units, earlier counts, lists of the data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import COUNT, count, counted_things, flat, sentences
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.model import Unit
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.rules import nilai_dasar
from lkjip_docgen.source import Path_

_ADVICE = "Sesuaikan jumlahnya, atau lengkapi yang disebut."
_ROWS = {
    **{"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7},
    **{"kedelapan": 8, "kesembilan": 9, "kesepuluh": 10},
}
_KE = "|".join(_ROWS)


def referred_otherwise(subject: Subject) -> Iterator[Problem]:
    """Counts of units, counts repeated otherwise, and values left out of an enumeration."""
    yield from _units(subject)
    yield from _told_before(subject)
    yield from _before_issues(subject)
    yield from _values(subject)


# --- units of the office ----------------------------------------------------------------------

_UNITS = lazy_pattern(
    rf"\b(?P<ke>{_KE})\s+(?P<benda>bidang|seksi|subbagian|subseksi|subbidang|bagian)\b"
    r"(?=\s*[,.;:)]|\s+(?:pada|yang|untuk|dan|telah|sudah|secara|dalam|dengan|serta|juga|masing)\b"
    r"|\s+di\s|\s*$)(?!\s+yang\s+(?:di|men|ter))"
)


def _units(subject: Subject) -> Iterator[Problem]:
    """ "Kelima bidang" of an office with four: more than it has."""
    known = Counter(
        name.split(" ")[0].casefold() for name in _names(subject.laporan.organisasi.unit)
    )
    for text in texts_holding(subject, *_ROWS):
        if text.official:
            continue
        for match in _UNITS.finditer(text.prose):
            number = known[match["benda"]]
            if 1 < number < _ROWS[match["ke"]]:
                message = f"“{flat(match.group())}”, tetapi organisasi mempunyai {number}."
                others: tuple[Path_, ...] = (("organisasi", "unit"),)
                yield problem(subject, text, match.start(), message, _ADVICE, others)


def _names(units: tuple[Unit, ...]) -> Iterator[str]:
    for unit in units:
        yield unit.nama
        yield from _names(unit.unit)


# --- counts told before -------------------------------------------------------------------------

_THESE = lazy_pattern(rf"\b(?P<ke>{_KE})\s+(?P<benda>[a-z]{{4,}})\s+(?:itu|tersebut)\b")
_COUNTED = lazy_pattern(rf"(?P<n>{COUNT})\s+(?P<benda>[a-z]{{4,}})\b")


def _told_before(subject: Subject) -> Iterator[Problem]:
    """ "Kelima puskesmas itu" in the part of an indicator that told of three only."""
    wanted = [
        (text, match)
        for text in texts_holding(subject, *_ROWS)
        if not text.official
        for match in _THESE.finditer(text.prose)
    ]
    told = _counts_by_part(subject) if wanted else {}
    for text, match in wanted:
        counts = told.get((text.path[:2], match["benda"]), {})
        number = _ROWS[match["ke"]]
        if counts and number not in counts and number > max(counts):
            most = max(counts)
            message = f"“{flat(match.group())}”, tetapi yang disebut {most} {match['benda']}."
            others = (counts[most].path,)
            yield problem(subject, text, match.start(), message, _ADVICE, others)


def _counts_by_part(subject: Subject) -> dict[tuple[Path_, str], dict[int, Text]]:
    """How many of each thing the texts of a part of the data tell, with the text that does."""
    found: defaultdict[tuple[Path_, str], dict[int, Text]] = defaultdict(dict)
    for text, sentence, start in counted_things(subject):
        if match := _COUNTED.match(sentence.isi, start):
            found[text.path[:2], match["benda"]].setdefault(count(match["n"]), text)
    return found


# --- before the list of issues -------------------------------------------------------------------

_FOLLOWING = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?:hal|masalah|permasalahan|tantangan|butir|faktor)\s+berikut\b"
)


def _before_issues(subject: Subject) -> Iterator[Problem]:
    """ "Lima hal berikut" before four strategic issues or aspects."""
    for text in texts(subject):
        if text.path not in (("isu_strategis", "pengantar"), ("aspek_strategis", "pengantar")):
            continue
        section = str(text.path[0])
        size = len(getattr(subject.laporan, section).butir)
        for sentence in sentences(text.prose):
            for match in _FOLLOWING.finditer(sentence.isi):
                if size and count(match["n"]) != size:
                    start = sentence.mulai + match.start()
                    message = (
                        f"“{sentence.kutip(match)}”, tetapi yang disebut {size} butir pada data."
                    )
                    others: tuple[Path_, ...] = ((section, "butir"),)
                    yield problem(subject, text, start, message, _ADVICE, others)


# --- values --------------------------------------------------------------------------------------


def _values(subject: Subject) -> Iterator[Problem]:
    """An enumeration behind which "(BerAKHLAK)" stands, and that leaves one of its values out."""
    for word, values in nilai_dasar().items():
        for text in texts(subject):
            at = text.value.find(f"({word})")
            if at < 0:
                continue
            before = " ".join(text.value[max(0, at - 160) : at].split())
            missing = [value for value in values if value not in before]
            if missing and len(missing) <= _FEW and values[0] in before:
                message = (
                    f"{word} terdiri atas {len(values)} nilai; {', '.join(missing)} tidak disebut."
                )
                yield problem(subject, text, at, message, "Lengkapi nilainya.")


_FEW = 2
"""Values that somebody leaves out by mistake; who names fewer means some of them."""
