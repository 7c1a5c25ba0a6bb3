"""Counts in prose against the items that are told right behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lkjip_docgen.checks.kalimat import Kalimat, kalimat
from lkjip_docgen.checks.logika import COUNT, ORDINAL, count, counted, each, flat
from lkjip_docgen.checks.report_texts import Text, texts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.source import Path_

_ADVICE = "Sesuaikan jumlahnya, atau lengkapi yang disebut."
_LARGEST = 12
"""Of how many items a sentence may tell one by one."""


@rule("LK492", Severity.WARNING, "Jumlah berbeda dengan yang disebut sesudahnya")
def enumerations(subject: Subject) -> Iterator[Problem]:
    """ "tiga pendekatan, yakni A dan B"; "dua hal:" before a list of three; "ketujuh blok"."""
    for text, sentence in counted(subject):
        for start, words, told in _enumerated(sentence):
            yield _differs(subject, text, sentence.mulai + start, words, told)
    for text in texts(subject):
        if not text.official:
            for start, words, told in _listed_below(text):
                yield _differs(subject, text, start, words, told)
    yield from _introduced(subject)
    yield from _referred(subject)
    yield from _together(subject)


def _differs(
    subject: Subject, text: Text, start: int, words: str, told: str, *others: Path_
) -> Problem:
    message = f"“{flat(words)}”, tetapi yang disebut {told}."
    return problem(subject, text, start, message, _ADVICE, others=others)


# --- in one sentence --------------------------------------------------------------------

_NAMELY = re.compile(r"(?:,\s+|\()(?:yaitu|yakni|ialah)\s+")
_NUMBER = re.compile(rf"(?P<n>{COUNT})(?P<satuan>\s+[a-z]+)?", re.IGNORECASE)
_CLAUSE_START = re.compile(r"[.;:(]\s|\b(?:bahwa|sehingga|karena|sedangkan|dengan|untuk)\b|,\s")
_MEASURED = re.compile(
    r"\s(?:tahun|persen|rupiah|juta|miliar|triliun|ribu|jam|menit|detik|meter|km|hektare|poin)\Z",
    re.I,
)
_LOOSE = re.compile(
    r"\b(?:para|seluruh|semua|setiap|tiap|beberapa|sejumlah|beserta|bersama|masing-masing|lain-lain|dll"
    r"|dsb|dan\s+sebagainya|antara\s+lain|termasuk|sampai|hingga|misalnya|seperti|baik|maupun|meliputi"
    r"|terdiri|sisanya|selebihnya|lainnya|s\.d\.)\b|[–:*\d]|\b([a-z]+)-\1\b",
    re.IGNORECASE,
)
"""Words in an enumeration that stand for several items, or for none."""
_CONTINUES = re.compile(
    r"(?:selaku|sebagai|yang|dengan|untuk|di|pada|agar|karena|sehingga|tetapi|namun|sedangkan|yaitu"
    r"|yakni|ialah|serta|juga|supaya|melalui|oleh|bagi|guna|dalam|dari|ke|kepada|masing)\b",
    re.IGNORECASE,
)
_LAST = re.compile(r",\s+(?:dan|serta)\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:dan|serta|atau)\s", re.IGNORECASE)
_REPEATED = re.compile(
    rf"(?P<n>{COUNT})\s+(?:kali|keperluan|tujuan|hal|pihak|tempat|lokasi)\s*,\s+"
    r"(?P<kata>untuk|oleh|di|ke|pada|kepada|dari|bagi)\s+(?P<isi>[^.;:()]{3,200})",
    re.IGNORECASE,
)
_PLACES = re.compile(
    rf"(?P<n>{COUNT})\s+(?P<benda>kecamatan|kabupaten|kota|desa|kelurahan|pulau|provinsi|puskesmas|negara)"
    r"(?:\s+(?:kepulauan|terluar|lain))?,\s+(?P<isi>(?-i:[A-Z]\w+(?:\s[A-Z]\w+){0,3}"
    r"(?:(?:,\s+|\s+)(?:dan\s+)?[A-Z]\w+(?:\s[A-Z]\w+){0,3})*)),\s+(?-i:[a-z])",
    re.IGNORECASE,
)


def _enumerated(sentence: Kalimat) -> Iterator[tuple[int, str, str]]:
    """Counts that the rest of their sentence contradicts: where, in which words, and how many."""
    words = sentence.isi
    for match in _NAMELY.finditer(words):
        yield from _namely(words, match)
    for match in each(_REPEATED, sentence, ", untuk", ", oleh", ", di", ", ke", ", pada", ", dari"):
        again = re.findall(rf"(?:,|\bdan|,\s+dan)\s+{match['kata']}\b", match["isi"], re.IGNORECASE)
        if again and count(match["n"]) != len(again) + 1 and not _LOOSE.search(match["isi"]):
            yield match.start(), match.group().split(",")[0], str(len(again) + 1)
    for match in each(_PLACES, sentence, ", "):
        told = len(re.split(r",\s+(?:dan\s+)?|\s+dan\s+", match["isi"]))
        if told > 1 and count(match["n"]) != told:
            yield match.start(), f"{match['n']} {match['benda']}", str(told)


def _namely(words: str, namely: re.Match[str]) -> Iterator[tuple[int, str, str]]:
    """ "tiga pendekatan, yakni preventif dan represif"."""
    clause = words[max(0, namely.start() - 120) : namely.start()]
    numbers = [match for match in _NUMBER.finditer(clause) if _may_count_items(match)]
    fewest, most = _items(words[namely.end() :])
    if not numbers or not most or any(fewest <= count(m["n"]) <= most for m in numbers):
        return
    last = numbers[-1]
    if len(clause[last.end() :].split()) <= 4 and not re.search(r"[,;:.(]", clause[last.start() :]):
        told = str(fewest) if fewest == most else f"paling banyak {most}"
        start = namely.start() - len(clause) + last.start()
        yield start, clause[last.start() :].strip(), told


def _may_count_items(number: re.Match[str]) -> bool:
    unit = number["satuan"] or ""
    return 2 <= count(number["n"]) <= _LARGEST and _MEASURED.match(unit) is None


def _items(words: str) -> tuple[int, int]:
    """The least and the most items that an enumeration can have; 0, 0 where nobody can tell.

    A comma before the last "dan" ends an enumeration: what is between commas is one item each.
    Without it every "dan" and every comma may part items or not.
    """
    listed = re.split(r"[.()]", words, maxsplit=1)[0]
    if _LOOSE.search(listed) or re.search(rf"(?:{COUNT})", listed, re.IGNORECASE):
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
_BEFORE_A_LIST = re.compile(
    rf"(?P<n>{COUNT})\s+(?:{_LISTED_NOUNS})\b(?:\s+[a-z]+){{0,4}}?(?:\s+(?:sebagai\s+)?berikut(?:\s+ini)?)?\s*:?$"
    rf"|(?P<n2>{COUNT})\s+(?:{_LISTED_NOUNS})\b(?:\s+[a-z]+){{0,3}}?\s+berikut\b[^.:]{{0,120}}[.:]?$",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+\S")
_LIST = re.compile(
    r"(?P<pengantar>[^\n]+)\n(?:\s*\n)?(?P<daftar>(?:(?:[-*+•]|\d{1,2}[.)])\s+[^\n]+(?:\n|\Z)"
    r"(?:[ \t]+[^\n]*(?:\n|\Z)|[ \t]*\n(?=[-*+•]\s|\d{1,2}[.)]\s|[ \t]+\S))*){2,})"
)


def _listed_below(text: Text) -> Iterator[tuple[int, str, str]]:
    """ "menunjukkan dua hal:" before a list of three items."""
    if "\n" not in text.prose:
        return
    for found in _LIST.finditer(text.prose):
        intro = list(kalimat(found["pengantar"]))[-1:]
        match = _BEFORE_A_LIST.search(intro[0].isi.rstrip(" .")) if intro else None
        if match is None or not (intro[0].isi.rstrip().endswith(":") or "berikut" in match.group()):
            continue
        told = sum(bool(_LIST_ITEM.match(line)) for line in found["daftar"].split("\n"))
        if count(match["n"] or match["n2"]) != told:
            yield found.start() + intro[0].mulai + match.start(), match.group(), f"{told} butir"


# --- before a list of the data --------------------------------------------------------------

_LISTS_OF: dict[Path_, tuple[str, str]] = {
    ("renstra", "pengantar_misi"): ("renstra", "misi"),
    ("renstra", "pengantar_sasaran"): ("renstra", "sasaran_strategis"),
    ("aspek_strategis", "pengantar"): ("aspek_strategis", "butir"),
}
_NTHS = re.compile(
    rf"\b(?:{ORDINAL})(?:(?:,|,?\s+dan)\s+(?:{ORDINAL}))+(?=,?\s+(?:sebagai\s+)?berikut)",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    rf"(?P<n>{COUNT})\s+(?:misi|sasaran(?:\s+strategis)?|aspek|di\s+antaranya|dari\s+\w+)\b[^.]*$",
    re.IGNORECASE,
)


def _introduced(subject: Subject) -> Iterator[Problem]:
    """The count in the last sentence before a list of the data: "tiga misi berikut"."""
    for text in texts(subject):
        path = _LISTS_OF.get(text.path)
        sentences = list(kalimat(text.prose.strip())) if path else []
        if path is None or not sentences:
            continue
        section, name = path
        size = len(getattr(getattr(subject.laporan, section), name))
        last = sentences[-1]
        told = _told_before(last.isi.rstrip(" .:"))
        if told is not None and size and told[1] != size:
            start = last.mulai + told[0]
            yield _differs(subject, text, start, told[2], f"{size} butir pada data", path)


def _told_before(sentence: str) -> tuple[int, int, str] | None:
    """Where a sentence tells how many follow it, how many, and in which words."""
    ordinals = _NTHS.search(sentence)
    if ordinals is not None:
        size = len(re.findall(rf"\b(?:{ORDINAL})\b", ordinals.group(), re.IGNORECASE))
        return ordinals.start(), size, ordinals.group()
    match = _FOLLOWING.search(sentence)
    if match is None or len(re.findall(rf"{COUNT}", sentence, re.IGNORECASE)) != 1:
        return None
    return match.start(), count(match["n"]), " ".join(match.group().split()[:4])


# --- references back ----------------------------------------------------------------------

_BACK = {"keduanya": 2, "ketiganya": 3, "keempatnya": 4, "kelimanya": 5, "keenamnya": 6}
_BACK_WORD = re.compile(rf"(?:{'|'.join(_BACK)})\b", re.IGNORECASE)
_ORDINAL_ROW = re.compile(rf"\b(?:{ORDINAL})(?:(?:,|,?\s+dan)\s+(?:{ORDINAL}))+\b", re.IGNORECASE)


def _referred(subject: Subject) -> Iterator[Problem]:
    """ "misi keenam, ketujuh, dan kedelapan. Keduanya …": as many as were told before."""
    for text in texts(subject):
        if text.official or not text.holds(*_BACK):
            continue
        sentences = list(kalimat(text.prose))
        for earlier, sentence in pairwise(sentences):
            match, row = _BACK_WORD.match(sentence.isi), _ORDINAL_ROW.search(earlier.isi)
            if match is None or row is None:
                continue
            told = len(re.findall(rf"\b(?:{ORDINAL})\b", row.group(), re.IGNORECASE))
            if _BACK[match.group().lower()] != told and not _NUMBER.search(earlier.isi):
                yield _differs(subject, text, sentence.mulai, match.group(), f"{told} di depannya")


# --- all of them --------------------------------------------------------------------------

_ALL = re.compile(
    r"\b(?P<ke>kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh)\s+"
    r"(?P<benda>[a-z]{3,}\s+[a-z]{3,})\b(?!\s+(?:itu|ini|tersebut))"
)
_ROWS = {
    **{"kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6, "ketujuh": 7},
    **{"kedelapan": 8, "kesembilan": 9, "kesepuluh": 10},
}


def _together(subject: Subject) -> Iterator[Problem]:
    """ "ketujuh blok hunian" where the report tells of two: more than are told anywhere."""
    wanted = [(text, match) for text in texts(subject) for match in _collectives(text)]
    if not wanted:
        return
    for text, match in wanted:
        noun = r"\s+".join(match["benda"].split())
        pattern = re.compile(rf"(?P<n>{COUNT})\s+{noun}\b", re.IGNORECASE)
        told = [
            (count(found["n"]), other)
            for other in texts(subject)
            if match["benda"].split()[0] in other.lowered
            for found in pattern.finditer(other.prose)
        ]
        most = max(told, key=lambda row: row[0], default=None)
        if most is not None and _ROWS[match["ke"].lower()] > most[0]:
            words = match.group()
            yield _differs(
                subject, text, match.start(), words, f"{most[0]} {match['benda']}", most[1].path
            )


def _collectives(text: Text) -> Iterator[re.Match[str]]:
    if not text.official and text.holds(*_ROWS):
        yield from _ALL.finditer(text.prose)
