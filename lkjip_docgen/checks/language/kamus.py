"""Spelling by the Indonesian dictionary of the computer, where there is one.

A word is told only where a common word differs from it by one slip of the hand: terms, names of
programs and words of a region are in no dictionary either, and are let alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from lkjip_docgen.checks.language.salah_ketik import Slip, slips
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.own_words import Own, own_words
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.checks.texts.text_places import At, how_often, problem_at_all
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import kosakata
from lkjip_docgen.spelling import (
    Kamus,
    has_engine,
    is_wanted,
    kamus,
)

# Whole words in small letters: no part of an address, of a name or of what has digits in it.
_WORD: Final = lazy_pattern(r"(?<![\w/.@#\\&+~’'-])[a-z]{4,}(?:-[a-z]{2,})*(?![\w/@\\&+~’'-]|\.\w)")
_ANY_WORD: Final = lazy_pattern(_WORD.pattern.replace("[a-z]{4,}", "[A-Za-z][a-z]{3,}", 1))
_CAPITALISED: Final = lazy_pattern(r"\b[A-Z][^\W\d_]*")
_TITLE_WORD: Final = lazy_pattern(r"(?<![\w/.@#\\&+~’'-])[A-Z][a-z]{7,}(?![\w/@\\&+~’'-]|\.\w)")
_FIRST: Final = lazy_pattern(
    r"(?:^|(?<=[a-z)%\d][.!?] )|(?<=\n- )|(?<=\n))([A-Z][a-z]{4,})(?=\s[a-z]{2})"
)
"""The first word of a sentence, behind which a word in small letters stands: no name of two."""
_TITLES: Final = (
    *("renstra.", "perjanjian_kinerja.program", "perjanjian_kinerja.tingkat", "rencana_kinerja."),
    *("pohon_kinerja.", "indikator.nama", "indikator.program", "anggaran.versi.program."),
    *("organisasi.unit.nama", "organisasi.unit.unit.nama", "landasan_hukum.tentang"),
)
"""Fields of titles in which no names of people and few of places stand."""
_PROSE: Final = ("latar", "pengantar_sasaran", "pengantar", "uraian", "perilaku", "upaya")
"""Fields beside them that hold sentences, with the names of places and people in them."""


@rule("LK425", Severity.WARNING, "Salah ketik menurut kamus")
def misspelt(subject: Subject) -> Iterator[Problem]:
    """Words that are one letter away from exactly one common word; each once, with its places."""
    found = _slips(subject)
    for word, places in _places(subject, {word for word in found if found[word].pasti}).items():
        message = f"“{word}” tidak ada dalam kamus{how_often(places)}."
        advice = f"Mungkin maksudnya “{found[word].saran[0]}”."
        yield problem_at_all(subject, places, message, advice)


@rule("LK426", Severity.HINT, "Kata yang meragukan")
def doubtful(subject: Subject) -> Iterator[Problem]:
    """Words that are near several words, all in one hint at the place of the first."""
    found = _slips(subject)
    places = _places(subject, {word for word in found if not found[word].pasti})
    if places:
        told = "; ".join(f"“{word}” ({' atau '.join(found[word].saran)}?)" for word in places)
        message = f"{len(places)} kata tidak ada dalam kamus: {told}."
        advice = "Perbaiki yang salah ketik; istilah asing ditulis miring, *demikian*."
        spots = [at for row in places.values() for at in row]
        yield problem_at_all(subject, spots, message, advice)


@rule("LK440", Severity.HINT, "Kamus bahasa Indonesia tidak ditemukan")
def no_dictionary(subject: Subject) -> Iterator[Problem]:
    """Said only to those who have installed what reads a dictionary."""
    if is_wanted() and has_engine() and kamus() is None:
        yield Problem(
            (),
            "Pemeriksa ejaan terpasang, tetapi kamus bahasa Indonesia (id_ID) tidak ditemukan, "
            "sehingga ejaan hanya diperiksa dengan daftar kata.",
            "Pasang kamusnya: `sudo apt install hunspell-id`, atau LibreOffice dengan kamus "
            "Indonesia; folder lain disebut pada LKJIP_KAMUS (`tidak` berarti tanpa kamus).",
        )


def _places(subject: Subject, words: Collection[str]) -> dict[str, list[At]]:
    """Where some words stand, by word, in the order of the texts."""
    found: dict[str, list[At]] = {}
    if words:
        for own in own_words(subject):
            for match in _ANY_WORD.finditer(own.words):
                if match.group() in words:
                    found.setdefault(match.group(), []).append((own.text, match.start()))
    return found


def _slips(subject: Subject) -> dict[str, Slip]:
    """The slips in the words of a report; none where the computer has no dictionary."""
    dictionary = kamus()
    return {} if dictionary is None else _slips_of(own_words(subject), dictionary)


@remembered
def _slips_of(texts: tuple[Own, ...], dictionary: Kamus) -> dict[str, Slip]:
    used = _words_of(texts)
    asked = used.kecil + used.pembuka
    found = {slip.kata: slip for slip in slips(asked, used.nama_saja, dictionary)}
    found |= _at_beginnings(used.pertama, found)
    found |= {slip.kata: slip for slip in _in_titles(texts, used.kecil, used.nama, dictionary)}
    return found


class _Used(Record):
    """The words of a report by how they are written, and how often each stands there."""

    kecil: Counter[str]  # in lower case
    nama: Counter[str]  # with a capital, anywhere
    pertama: Counter[str]  # with a capital, as the first of a sentence

    @property
    def pembuka(self) -> Counter[str]:
        """The first words that have a capital for no other reason, in lower case."""
        return Counter(
            {word.lower(): n for word, n in self.pertama.items() if self.nama[word] <= n}
        )

    @property
    def nama_saja(self) -> frozenset[str]:
        """The names, in lower case, which are no words that a sentence happens to begin with."""
        return frozenset(name.lower() for name in self.nama) - self.pembuka.keys()


def _words_of(texts: tuple[Own, ...]) -> _Used:
    return _Used(
        Counter(word for own in texts for word in _WORD.findall(own.words)),
        Counter(name for own in texts for name in _CAPITALISED.findall(own.text.value)),
        Counter(word for own in texts for word in _FIRST.findall(own.words)),
    )


def _at_beginnings(first: Iterable[str], found: Mapping[str, Slip]) -> dict[str, Slip]:
    """The certain slips among words that begin a sentence, with their capital."""
    told: dict[str, Slip] = {}
    for word in first:
        slip = found.get(word.lower())
        if slip is not None and slip.pasti:
            told[word] = Slip(word, tuple(meant.capitalize() for meant in slip.saran), slip.pasti)
    return told


def _in_titles(
    texts: tuple[Own, ...], counts: Counter[str], names: Counter[str], dictionary: Kamus
) -> Iterator[Slip]:
    """Slips in words with a capital, in titles alone, and where the report has them but once."""
    titles = (
        own
        for own in texts
        if own.text.field.startswith(_TITLES) and not own.text.field.endswith(_PROSE)
    )
    written = {word for own in titles for word in _TITLE_WORD.findall(own.words)}
    once = {word.lower(): word for word in written if names[word] == 1}
    unknown = Counter(once.keys() - counts.keys() - kosakata().semua)
    for slip in slips(unknown, frozenset(), dictionary):
        if slip.pasti and " " not in slip.saran[0] and slip.saran[0] in kosakata().semua:
            yield Slip(once[slip.kata], (slip.saran[0].capitalize(),), True)
