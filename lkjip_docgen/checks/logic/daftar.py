"""Counts in prose against the items that are told right behind them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from lkjip_docgen.checks.logic.acuan import referred_otherwise
from lkjip_docgen.checks.logic.patterns import (
    COUNT,
    ORDINAL,
    ORDINALS,
    Ucapan,
    count,
    counted,
    counted_things,
    each,
    flat,
    holding,
    sentences,
)
from lkjip_docgen.checks.logic.wholes import (
    same_thing_otherwise,
    wholes_told_otherwise,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_ADVICE = "Sesuaikan jumlahnya, atau lengkapi yang disebut."
_LARGEST = 12
"""Of how many items a sentence may tell one by one."""


@rule("LK492", Severity.WARNING, "Jumlah berbeda dengan yang disebutkan")
def enumerations(subject: Subject) -> Iterator[Problem]:
    """ "tiga pendekatan, yakni A dan B"; "dua hal:" before a list of three; "ketujuh blok"."""
    stems = (*_NAMELY_WORDS, *_REPEATING, *_KINDS_OF_PLACES)
    for text, sentence in holding(counted(subject), *stems):
        for start, words, told in _enumerated(sentence):
            yield _differs(subject, text, sentence.mulai + start, words, told)
    for text in texts(subject):
        if not text.official and "\n" in text.prose:
            for start, words, told in _listed_below(text):
                yield _differs(subject, text, start, words, told)
    yield from _introduced(subject)
    yield from _referred(subject)
    yield from _together(subject)
    yield from referred_otherwise(subject)
    yield from same_thing_otherwise(subject)
    yield from wholes_told_otherwise(subject)


def _differs(
    subject: Subject, text: Text, start: int, words: str, told: str, *others: Path_
) -> Problem:
    message = f"“{flat(words)}”, tetapi yang disebut {told}."
    return problem(subject, text, start, message, _ADVICE, others=others)


# --- in one sentence --------------------------------------------------------------------

_NAMELY = lazy_pattern(r"(?:,\s+|\()(?:yaitu|yakni|ialah)\s+")
_NAMELY_WORDS = ("yaitu", "yakni", "ialah")
_REPEATING = (", untuk", ", oleh", ", di", ", ke", ", pada", ", dari")
_NUMBER = lazy_pattern(rf"(?P<n>{COUNT})(?P<satuan>\s+[a-z]+)?")
_MEASURED = lazy_pattern(
    r"\s+(?:tahun|persen|rupiah|juta|miliar|triliun|ribu|jam|menit|detik|meter|km|hektare|poin)\Z"
)
_LOOSE = lazy_pattern(
    r"\b(?:para|seluruh|semua|setiap|tiap|beberapa|sejumlah|beserta|bersama|masing-masing|lain-lain|dll"
    r"|dsb|dan\s+sebagainya|antara\s+lain|termasuk|sampai|hingga|misalnya|seperti|baik|maupun|meliputi"
    r"|terdiri|sisanya|selebihnya|lainnya|s\.d\.)\b|[–:*\d]|\b([a-z]+)-\1\b"
)
"""Words in an enumeration that stand for several items, or for none."""
_CONTINUES = lazy_pattern(
    r"(?:selaku|sebagai|yang|dengan|untuk|di|pada|agar|karena|sehingga|tetapi|namun|sedangkan|yaitu"
    r"|yakni|ialah|serta|juga|supaya|melalui|oleh|bagi|guna|dalam|dari|ke|kepada|masing)\b"
)
_LAST = lazy_pattern(r",\s+(?:dan|serta)\s+")
_JOINED = lazy_pattern(r"\s(?:dan|serta|atau)\s")
_REPEATED = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?:kali|keperluan|tujuan|hal|pihak|tempat|lokasi)\s*,\s+"
    r"(?P<kata>untuk|oleh|di|ke|pada|kepada|dari|bagi)\s+(?P<isi>[^.;:()]{3,200})"
)
_KINDS_OF_PLACES = (
    *("kecamatan", "kabupaten", "kota", "desa", "kelurahan", "pulau", "provinsi", "puskesmas"),
    "negara",
)
_PLACES = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?P<benda>{'|'.join(_KINDS_OF_PLACES)})"
    r"(?:\s+(?:kepulauan|terluar|lain))?,\s+(?P<isi>[A-Z]\w+(?:(?:,\s+|\s+)(?:dan\s+)?[A-Z]\w+)*),"
    r"\s+[a-z]"
)


def _enumerated(sentence: Ucapan) -> Iterator[tuple[int, str, str]]:
    """Counts that the rest of their sentence contradicts: where, in which words, and how many."""
    is_namely = any(map(sentence.isi.__contains__, _NAMELY_WORDS))
    for match in _NAMELY.finditer(sentence.isi) if is_namely else ():
        yield from _namely(sentence, match)
    for match in each(_REPEATED, sentence, *_REPEATING):
        again = re.findall(rf"(?:,|\bdan)\s+{match['kata']}\b", match["isi"])
        if again and count(match["n"]) != len(again) + 1 and not _LOOSE.search(match["isi"]):
            yield match.start(), sentence.kutip(match).split(",")[0], str(len(again) + 1)
    is_of_places = any(map(sentence.isi.__contains__, _KINDS_OF_PLACES))
    for match in _PLACES.finditer(sentence.besar) if is_of_places else ():
        told = len(re.split(r",\s+(?:dan\s+)?|\s+dan\s+", match["isi"]))
        if told > 1 and count(match["n"]) != told:
            yield match.start(), f"{sentence.kutip(match, 'n')} {match['benda']}", str(told)


def _namely(sentence: Ucapan, namely: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """ "tiga pendekatan, yakni preventif dan represif"."""
    words = sentence.isi
    fewest, most = _items(words[namely.end() :])
    if not most:
        return
    begin = max(0, namely.start() - 120)
    found = _NUMBER.finditer(words, begin, namely.start())
    numbers = [match for match in found if _may_count_items(match)]
    if not numbers or any(fewest <= count(m["n"]) <= most for m in numbers):
        return
    last = numbers[-1]
    between = words[last.end() : namely.start()]
    if len(between.split()) <= 4 and not re.search(r"[,;:.(]", between):
        told = str(fewest) if fewest == most else f"paling banyak {most}"
        yield last.start(), sentence.asli[last.start() : namely.start()], told


def _may_count_items(number: re.Match[str]) -> bool:
    unit = number["satuan"] or ""
    return 2 <= count(number["n"]) <= _LARGEST and _MEASURED.match(unit) is None


def _items(words: str) -> tuple[int, int]:
    """The least and the most items that an enumeration can have; 0, 0 where nobody can tell.

    A comma before the last "dan" ends an enumeration: what is between commas is one item each.
    Without it every "dan" and every comma may part items or not.
    """
    listed = re.split(r"[.()]", words, maxsplit=1)[0]
    if _LOOSE.search(listed):
        return 0, 0
    if ";" in listed:
        pieces = len([piece for piece in listed.split(";") if piece.strip()])
        return (pieces, pieces) if pieces > 1 else (0, 0)
    ends = list(_LAST.finditer(listed))
    if len(ends) == 1 and ", " in listed[: ends[0].start()]:
        before = listed[: ends[0].start()].split(", ")
        if any(map(_CONTINUES.match, before)) or re.search(r"\bserta\b", listed[: ends[0].start()]):
            return 0, 0
        return len(before) + 1, len(before) + 1
    parted = len(_JOINED.findall(listed)) + listed.count(", ")
    if ends or not parted:
        return 0, 0
    return 1, parted + 1


# --- before a list -----------------------------------------------------------------------

_LISTED_NOUNS = (
    r"hal|butir|langkah|isu|masalah|permasalahan|kendala|sebab|penyebab|faktor|alasan|strategi|upaya|tahap"
    r"|tahapan|unsur|kelompok|jenis|macam|misi|sasaran|tujuan|pendekatan|poin|rekomendasi|saran|aspek|pilar"
    r"|prinsip|komponen|fungsi|kesimpulan|cara|syarat|dimensi|tantangan|peluang|agenda|prioritas|inovasi"
    r"|penghargaan|layanan|kegiatan|program|indikator|kebijakan|nilai|bidang|catatan|temuan|pokok"
)
_BEFORE_A_LIST = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?:{_LISTED_NOUNS})\b(?:\s+[a-z]+){{0,4}}?(?:\s+(?:sebagai\s+)?berikut(?:\s+ini)?)?"
    rf"\s*:?$|(?P<n2>{COUNT})\s+(?:{_LISTED_NOUNS})\b(?:\s+[a-z]+){{0,3}}?\s+berikut\b[^.:]{{0,120}}[.:]?$"
)
_LIST_ITEM = lazy_pattern(r"(?:[-*+•]|\d{1,2}[.)])\s+\S")


def _listed_below(text: Text) -> Iterator[tuple[int, str, str]]:
    """ "menunjukkan dua hal:" before a list of three items."""
    for start, words, told in _introductions(text.prose):
        last = list(sentences(words))[-1]
        begun = last.isi.rstrip(" .")
        match = _BEFORE_A_LIST.search(begun)
        if match is None or not (begun.endswith(":") or "berikut" in match.group()):
            continue
        if count(match["n"] or match["n2"]) != told:
            yield start + last.mulai + match.start(), last.kutip(match), f"{told} butir"


def _introductions(prose: str) -> Iterator[tuple[int, str, int]]:
    """Each line before a list, where it begins, and how many items the list has."""
    start, before, items = 0, (0, ""), 0
    for line in [*prose.split("\n"), "."]:
        if _LIST_ITEM.match(line):
            items += 1
        elif line.strip() and not (items and line[:1].isspace()):
            if items > 1 and before[1]:
                yield *before, items
            before, items = (start, line), 0
        start += len(line) + 1


# --- before a list of the data --------------------------------------------------------------

_LISTS_OF: dict[Path_, tuple[str, str]] = {
    ("renstra", "pengantar_misi"): ("renstra", "misi"),
    ("renstra", "pengantar_sasaran"): ("renstra", "sasaran_strategis"),
    ("aspek_strategis", "pengantar"): ("aspek_strategis", "butir"),
}
_ROW = rf"(?:{ORDINAL})(?:(?:,|,?\s+dan)\s+(?:{ORDINAL}))+"
_ROW_BEFORE_A_LIST = lazy_pattern(rf"\b{_ROW}(?=,?\s+(?:sebagai\s+)?berikut)")
_FOLLOWING = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?:misi|sasaran(?:\s+strategis)?|aspek|di\s+antaranya|dari\s+\w+)\b[^.]*$"
)
_NTH = lazy_pattern(rf"\b(?:{ORDINAL})\b")


def _introduced(subject: Subject) -> Iterator[Problem]:
    """The count in the last sentence before a list of the data: "tiga misi berikut"."""
    for text in texts(subject):
        path = _LISTS_OF.get(text.path)
        told_in = list(sentences(text.prose)) if path else []
        if path is None or not told_in:
            continue
        section, name = path
        size = len(getattr(getattr(subject.laporan, section), name))
        last = told_in[-1]
        told = _told_before(last)
        if told is not None and size and told[1] != size:
            start = last.mulai + told[0]
            yield _differs(subject, text, start, told[2], f"{size} butir pada data", path)


def _told_before(sentence: Ucapan) -> tuple[int, int, str] | None:
    """Where a sentence tells how many follow it, how many, and in which words."""
    row = _ROW_BEFORE_A_LIST.search(sentence.isi)
    if row is not None:
        return row.start(), len(_NTH.findall(row.group())), sentence.kutip(row)
    match = _FOLLOWING.search(sentence.isi.rstrip(" .:\n"))
    if match is None or len(_NUMBER.findall(sentence.isi)) != 1:
        return None
    return match.start(), count(match["n"]), " ".join(sentence.kutip(match).split()[:4])


# --- references back ----------------------------------------------------------------------

_BACK = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5, "keenamnya": 6}
_BACK_WORD = lazy_pattern(rf"(?:{'|'.join(_BACK)})\b")
_ORDINAL_ROW = lazy_pattern(rf"\b{_ROW}\b")


def _referred(subject: Subject) -> Iterator[Problem]:
    """ "misi keenam, ketujuh, dan kedelapan. Keduanya …": as many as were told before."""
    for text in texts_holding(subject, *_BACK):
        if text.official:
            continue
        for earlier, sentence in pairwise(sentences(text.prose)):
            match, row = _BACK_WORD.match(sentence.isi), _ORDINAL_ROW.search(earlier.isi)
            if match is None or row is None or _NUMBER.search(earlier.isi):
                continue
            told = len(_NTH.findall(row.group()))
            if _BACK[match.group()] != told:
                words = sentence.kutip(match)
                yield _differs(subject, text, sentence.mulai, words, f"{told} di depannya")


# --- all of them --------------------------------------------------------------------------

_ROWS = {word: number for word, number in ORDINALS.items() if number > 1}
_SMALL = "yang|dan|atau|untuk|dengan|pada|dalam|dari|oleh|telah|sudah|akan|belum|tidak|dapat"
"""Words that are no part of what is counted."""
_ALL = lazy_pattern(
    rf"\b(?P<ke>{'|'.join(_ROWS)})\s+(?P<benda>[a-z]{{3,}}\s+(?!(?:{_SMALL})\b)[a-z]{{3,}})\b"
    r"(?!\s+(?:itu|ini|tersebut))"
)


_TWO_WORDS = lazy_pattern(rf"(?P<n>{COUNT})\s+(?P<benda>[a-z]{{3,}}\s+[a-z]{{3,}})\b")
_PAIR = 2
"""Two of several things that were named before may be called "kedua"."""


def _together(subject: Subject) -> Iterator[Problem]:
    """ "ketujuh blok hunian" where the report tells of two: more than are told anywhere."""
    wanted = [
        (text, match)
        for text in texts_holding(subject, *_ROWS)
        if not text.official
        for match in _ALL.finditer(text.prose)
    ]
    counts = _counts_of_two_words(subject) if wanted else {}
    for text, match in wanted:
        noun, number = flat(match["benda"]), _ROWS[match["ke"]]
        told = counts.get(noun, {})
        most = max(told, default=0)
        if most and number not in told and (number > most or number > _PAIR):
            known = f"{most} {noun}"
            yield _differs(subject, text, match.start(), match.group(), known, told[most].path)


def _counts_of_two_words(subject: Subject) -> dict[str, dict[int, Text]]:
    """The counts of each noun of two words in the report, each with a text that tells it."""
    found: defaultdict[str, dict[int, Text]] = defaultdict(dict)
    for text, sentence, start in counted_things(subject):
        if match := _TWO_WORDS.match(sentence.isi, start):
            found[flat(match["benda"])].setdefault(count(match["n"]), text)
    return found
