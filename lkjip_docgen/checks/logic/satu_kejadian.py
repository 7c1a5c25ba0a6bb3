"""One event that two sentences tell of with the same words and different months or years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.logic.patterns import MONTH, ORDINAL, ORDINALS, YEAR, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots, rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import place_of, problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_ONCE: Final = (
    *("disusun", "ditetapkan", "dibentuk", "diresmikan", "diluncurkan", "diterbitkan", "disahkan"),
    *("ditandatangani", "diserahkan", "didirikan", "dibangun", "berdiri", "selesai", "diundangkan"),
    *("dilantik", "dipindahkan", "ditempati", "digunakan", "diperoleh", "dipasang", "dibuka"),
    *("dimulai", "rampung", "tuntas"),
    *("dilaksanakan", "diterapkan", "berjalan"),
)
_BEGUN: Final = frozenset({"dilaksanakan", "diterapkan", "digunakan", "berjalan"})
"""What goes on, and has one begin only: "dilaksanakan sejak triwulan pertama"."""
_ADVERBS: Final = frozenset(
    {"baru", "sudah", "telah", "akhirnya", "juga", "pun", "mulai", "yang", "ini", "itu", "masih"}
)
"""What is done to a thing once, or once a year."""
_BEFORE_TIME: Final = r"\s(?:pada|sejak|dalam|di|bulan|tahun|tanggal|akhir|awal|pertengahan)"
_DONE = lazy_pattern(
    rf"\b(?:{'|'.join(_ONCE)})(?:\s+(?:bersama|oleh|dengan|di|ke)(?:\s+[a-z]+){{1,4}}?)?"
    rf"(?={_BEFORE_TIME})"
)
_TIME = lazy_pattern(
    rf"(?:{_BEFORE_TIME})+"
    rf"\s(?:(?P<hari>\d{{1,2}})\s+)?(?:(?P<bulan>{MONTH.lower()})\b)?(?:\s*(?P<tahun>{YEAR})\b)?"
    rf"(?:triwulan\s+(?:ke-)?(?P<triwulan>{ORDINAL}|iv|iii|ii|i|[1-4])\b)?"
)
_AGAIN = lazy_pattern(
    r"\b(?:perjanjian|rencana|renstra|laporan|lkjip|keputusan|peraturan|anggaran|dipa|dpa|pedoman|survei"
    r"|rapat|evaluasi|berita\s+acara|surat|triwulan|semester|bulanan|berkala|setiap|tiap|kembali"
    r"|perubahan)\b"
)
"""What comes again, with every year or oftener."""
_NAMING: Final = 2
"""Words before the verb that both sentences share."""
_SAME_THING: Final = {"penjenjangan": "pohon", "jenjang": "pohon"}
_TELLING: Final = 2
_ADVICE: Final = "Samakan waktunya, atau sebutkan apa bedanya."


class _Event(Record):
    """An event as a sentence tells it: the words that lead to its time, and the time."""

    teks: Text
    mulai: int
    bulan: str
    tahun: str
    triwulan: int
    tertulis: str
    berulang: bool

    def contradicts(self, other: _Event) -> bool:
        """Whether two times cannot both be right of one event."""
        if self.berulang or other.berulang:
            return False
        if self.triwulan and other.triwulan:
            return self.triwulan != other.triwulan
        both_years = bool(self.tahun and other.tahun)
        if self.bulan and other.bulan:
            return self.bulan != other.bulan and (self.tahun == other.tahun or not both_years)
        return both_years and self.tahun != other.tahun


@rule("LK595", Severity.WARNING, "Satu kejadian dengan dua waktu")
def told_with_two_times(subject: Subject) -> Iterator[Problem]:
    """ "Pohon kinerja disusun pada bulan September" and, elsewhere, "pada bulan Juni"."""
    known: defaultdict[tuple[str, ...], list[_Event]] = defaultdict(list)
    for text in texts_with(subject, _ONCE):
        if text.official:
            continue
        for words, event in _events(subject, text):
            other = next((one for one in known[words] if event.contradicts(one)), None)
            if other is not None:
                place = place_of(subject, other.teks, other.mulai) or other.teks.path
                message = f"“{event.tertulis}”, padahal teks lain menyebut “{other.tertulis}”."
                yield problem(subject, event.teks, event.mulai, message, _ADVICE, others=(place,))
            known[words].append(event)


def _events(subject: Subject, text: Text) -> Iterator[tuple[tuple[str, ...], _Event]]:
    """The events of a text with a month, a year or a quarter, by the words that tell which."""
    for sentence in sentences_of(subject, text):
        for match in _DONE.finditer(sentence.isi):
            time = _TIME.match(sentence.isi, match.end())
            if time is None or not any(time[key] for key in ("bulan", "tahun", "triwulan")):
                continue
            row = _named(sentence.isi[: match.start()], match.group(), time.group())
            if not row or len(roots(" ".join(row))) < _TELLING:
                continue
            event = _Event(
                text,
                sentence.mulai + match.start(),
                time["bulan"] or "",
                time["tahun"] or "",
                _quarter(time["triwulan"]),
                " ".join(sentence.asli[match.start() : time.end()].split()),
                berulang=_AGAIN.search(sentence.isi, 0, match.start()) is not None,
            )
            yield row, event


def _named(before: str, done: str, time: str) -> tuple[str, ...]:
    """The words that tell which event it is; none where it may come oftener."""
    named = [word for word in rows_of_words(before) if word not in _ADVERBS]
    thing = [_SAME_THING.get(word, word) for word in named[-_NAMING:]]
    verb, *more = rows_of_words(done)
    if not thing or (verb in _BEGUN and not time.lstrip().startswith("sejak")):
        return ()
    return (*thing, "dimulai" if verb in _BEGUN else verb, *more)


def _quarter(told: str | None) -> int:
    """A quarter by its number; 0 where none is told."""
    if not told:
        return 0
    known = {**ORDINALS, "i": 1, "ii": 2, "iii": 3, "iv": 4}
    return known.get(told) or int(told)
