"""What texts tell though the data declare that there is none of it.

`penghargaan: []` says that there were no awards, `riwayat: {tidak_berlaku: …}` that an indicator
has no earlier years; a text that tells of them was left by another report, or the data are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lkjip_docgen.checks.claims.angka_pokok import own_roots
from lkjip_docgen.checks.claims.klaim import UNKNOWABLE
from lkjip_docgen.checks.claims.klausa import CLAUSE
from lkjip_docgen.checks.claims.pokok import Pokok, named_indicators
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import DECLARED, Bagian
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_ADVICE: Final = "Hapus kalimatnya, atau isi bagian data itu bila kalimatnya yang benar."
_WISHES: Final = ("rekomendasi", "langkah", "saran", "solusi", "upaya", "pembinaan")
_ELSEWHERE: Final = (
    *("indikator.pembanding.", "indikator.riwayat.", "penghargaan.", "inovasi."),
    *("kantor.sejarah", "renstra."),
)
_NO_CLAIM = lazy_pattern(
    r"\b(?:tidak|belum|bukan|tanpa|agar|supaya|untuk|diharapkan|akan|harus|dapat|bisa|guna|demi|apabila"
    r"|jika|bila|ditargetkan|menargetkan|target|direncanakan|rencana|perlu|hendak|ingin|berpeluang"
    r"|berupaya|berusaha|berharap|seandainya|calon|usulan|diusulkan|layak|mampu|pernah|upaya)\b"
)
"""What makes a clause a wish, a plan or a denial."""
_OTHER_YEAR = lazy_pattern(r"\b(?:lalu|sebelumnya|terdahulu|depan|berikutnya|mendatang|silam)\b")
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")


@rule("LK597", Severity.WARNING, "Naskah menyebut hal yang menurut data tidak ada")
def declared_as_none(subject: Subject) -> Iterator[Problem]:
    """Awards, innovations, earlier years or obstacles, where the data say that there are none."""
    for key, what in _LISTS.items():
        if _is_none(subject.laporan, key):
            yield from _told_of_list(subject, key, what)
    yield from _told_of_earlier_years(subject)
    yield from _told_of_obstacles(subject)


def _is_none(section: Bagian, key: str) -> bool:
    """Whether the data say that there is none of something."""
    return section.nihil(key) or bool(section.tak_berlaku(key))


def _is_of_another_year(subject: Subject, sentence: str) -> bool:
    now = str(subject.laporan.dokumen.tahun)
    years = set(_YEAR.findall(sentence))
    return (bool(years) and now not in years) or _OTHER_YEAR.search(sentence) is not None


# --- awards and innovations -------------------------------------------------------------------

_LISTS: Final = {"penghargaan": "penghargaan", "inovasi": "inovasi"}
_GOT: Final = {
    "penghargaan": "meraih|menerima|memperoleh|mendapat|mendapatkan|menyabet|dianugerahi",
    "inovasi": "meluncurkan|mengembangkan|menjalankan|menerapkan|menciptakan|menghadirkan|memiliki"
    "|mempunyai",
}
_IS_GOT: Final = {
    "penghargaan": "diterima|diraih|diperoleh|didapat|didapatkan",
    "inovasi": "diluncurkan|dijalankan|dikembangkan|diterapkan|diciptakan",
}
_SO_MANY: Final = r"(?:(?:sebanyak|sejumlah|beberapa|sebuah|berbagai|piagam|\d+)\s+)*"
_ALREADY: Final = r"(?:\s+(?:telah|sudah|juga|kembali|berhasil|pun|turut|bahkan|ini))*"
_IN_YEAR: Final = r"(?:,?\s+pada\s+tahun\s+20\d\d,?)?"
_BEFORE_OFFICE = lazy_pattern(r"(?:^|[,;:(]|\b(?:dan|bahwa|ini|20\d\d|tersebut|serta))\s*$")
"""What may stand before an office that does something; "pegawai dinas" is somebody else."""


def _told_of_list(subject: Subject, key: str, what: str) -> Iterator[Problem]:
    active, passive = _active(_names(subject), key), _passive(_names(subject), key)
    for text in texts_holding(subject, what):
        if text.official or text.field.startswith(_ELSEWHERE) or text.path[-1] == DECLARED:
            continue
        wish = any(part in text.field for part in _WISHES)
        for sentence in sentences_of(subject, text):
            if what not in sentence.isi or _is_of_another_year(subject, sentence.isi):
                continue
            match = (None if wish else _done(sentence, active)) or _done(sentence, passive)
            if match is not None:
                message = (
                    f"“{sentence.kutip(match)}”, padahal menurut data tidak ada {what}"
                    f"{_reason(subject.laporan, key)}."
                )
                start = sentence.mulai + match.start()
                yield problem(subject, text, start, message, _ADVICE, ((key,),))


def _reason(section: Bagian, key: str) -> str:
    why = section.tak_berlaku(key).rstrip(".")
    return f" (“{why}”)" if why else ""


def _names(subject: Subject) -> tuple[str, ...]:
    """How an office is called in its texts, in lower case."""
    office = subject.laporan.kantor
    names = (office.nama, office.nama_singkat, office.sebutan, office.jenis)
    return tuple({" ".join(name.lower().split()) for name in names if name})


@cache
def _office(names: tuple[str, ...]) -> str:
    written = sorted(names, key=len, reverse=True)
    return "|".join((*map(re.escape, written), "dinas", "kantor", "badan", "kami"))


@cache
def _active(names: tuple[str, ...], key: str) -> re.Pattern[str]:
    """ "Dinas meraih dua penghargaan", and without the office where a sentence begins."""
    done = rf"(?:{_GOT[key]})\s+{_SO_MANY}{key}\b"
    return re.compile(rf"\b(?:{_office(names)}){_IN_YEAR}{_ALREADY}\s+{done}|^\W*{done}")


@cache
def _passive(names: tuple[str, ...], key: str) -> re.Pattern[str]:
    """ "Penghargaan … yang diterima dinas", or by nobody who is named."""
    nobody = r"(?=\s+(?:pada|sepanjang|selama|tahun|menjadi|perlu|dan)\b|\s*[.,;])"
    is_got = rf"(?:{_IS_GOT[key]})"
    office = rf"\s+(?:oleh\s+)?(?:{_office(names)})\b"
    return re.compile(
        rf"\b{key}\b(?:\s+(?!kepada\b|bagi\b|untuk\b|pegawai\b|yang\s+akan\b)[^\s.;]+){{0,10}}?"
        rf"\s+(?:yang\s+|telah\s+|sudah\s+|berhasil\s+)*{is_got}(?:{office}|{nobody})"
        rf"|\b(?:{_IS_GOT[key]})nya\s+{_SO_MANY}{key}\b"
    )


def _done(sentence: Ucapan, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """The match that tells what was done, not what is wished, by the office and nobody else."""
    for match in pattern.finditer(sentence.isi):
        before = sentence.isi[: match.start()]
        own = _BEFORE_OFFICE.search(before) or match.group().startswith(tuple(_LISTS))
        if (own or before.endswith("atas ")) and not _is_wished(sentence, match):
            return match
    return None


def _is_wished(sentence: Ucapan, match: re.Match[str]) -> bool:
    """Whether the clause up to the end of a match wishes, plans or denies."""
    starts = [found.end() for found in CLAUSE.finditer(sentence.isi, 0, match.start())]
    told = sentence.isi[starts[-1] if starts else 0 : match.end()]
    return _NO_CLAIM.search(told) is not None


# --- years before this one -------------------------------------------------------------------

_MOVED: Final = (
    r"(?:naik|meningkat|turun|menurun|membaik|memburuk|bertambah|berkurang|merosot|melonjak|tumbuh"
    r"|tetap|lebih\s+(?:tinggi|rendah|baik|buruk|besar|kecil|banyak|sedikit))"
)
_OF_YEARS: Final = (
    r"(?:(?:setiap|tiap)\s+tahun|dari\s+tahun\s+ke\s+tahun|tahun\s+demi\s+tahun|sejak\s+tahun\s+20\d\d"
    r"|(?:dibanding\w*|daripada|dari)\s+(?:dengan\s+)?(?:(?:capaian|nilai|hasil|realisasi|angka|pada)\s+){0,2}"
    r"tahun\s+(?:20\d\d|lalu|sebelumnya)|(?:dalam|selama)\s+\d+\s+tahun(?:\s+(?:terakhir|berturut-turut))?)"
)
_THROUGH_YEARS = lazy_pattern(
    rf"\b{_MOVED}(?:\s+[a-z0-9,]+){{0,4}}?\s+{_OF_YEARS}\b",
    holds="tahun",
)
_YEARS_FIRST = lazy_pattern(
    rf"\b{_OF_YEARS},?\s+(?P<apa>[^.;,\d]{{3,90}}?)(?:\s+(?:terus|selalu|kembali|juga|ikut))?\s+{_MOVED}\b",
    holds="tahun",
)
"""The same with the years before what has risen: "dari tahun ke tahun kepuasan … naik"."""
_MEASURE = lazy_pattern(
    r"\b(?:nilai|hasil|indeks|capaian|realisasi|angka|skor|persentase)(?:nya)?\b"
)
_NOT_ITS_NAME: Final = roots(
    "nilai angka capaian hasil realisasi persentase tahun terus selalu konsisten kembali sedikit"
    " jauh poin persen indeks jumlah tingkat kantor dinas tersebut"
)


def _told_of_earlier_years(subject: Subject) -> Iterator[Problem]:
    """ "Naik setiap tahun", of what is measured for the first time."""
    rows = subject.laporan.indikator
    first = frozenset(n for n, row in enumerate(rows) if _is_none(row, "riwayat"))
    for text in texts_holding(subject, "tahun") if first else ():
        if text.official or text.field.startswith(_ELSEWHERE) or text.path[-1] == DECLARED:
            continue
        for sentence in sentences_of(subject, text):
            for match, words in _movements(sentence.isi):
                about = _moved(subject, text, sentence, match, words)
                if about is not None and about.bagian[1] in first:
                    yield _told_of_years(subject, text, sentence, match, about)


def _movements(words: str) -> Iterator[tuple[re.Match[str], str]]:
    """What is said to rise or fall over the years, each with the words that tell what does."""
    for match in _THROUGH_YEARS.finditer(words):
        starts = [found.end() for found in CLAUSE.finditer(words, 0, match.start())]
        yield match, words[starts[-1] if starts else 0 : match.start()]
    for match in _YEARS_FIRST.finditer(words):
        yield match, match["apa"]


def _moved(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], before: str
) -> Pokok | None:
    """The indicator that is said to have risen or fallen, where nothing else is named."""
    now = subject.laporan.dokumen.tahun
    if any(int(year) >= now for year in _YEAR.findall(match.group())):
        return None
    if _NO_CLAIM.search(before) or UNKNOWABLE.search(sentence.besar):
        return None
    named, own = named_indicators(subject), own_roots(subject)
    said = roots(before) - _NOT_ITS_NAME
    if not said:
        home = named.at_home(text.path) if _MEASURE.search(before) else []
        return home[0] if len(home) == 1 else None
    found = [one for one in named.named(said, sentence.besar) if not said - one.kosa - own]
    return found[0] if len(found) == 1 else None


def _told_of_years(
    subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str], about: Pokok
) -> Problem:
    path: Path_ = (*about.bagian, "riwayat")
    row = subject.laporan.indikator[int(about.bagian[1])]
    message = (
        f"“{sentence.kutip(match)}”, padahal menurut data {about.nama} tidak mempunyai hasil "
        f"tahun-tahun sebelumnya{_reason(row, 'riwayat')}."
    )
    return problem(subject, text, sentence.mulai + match.start(), message, _ADVICE, (path,))


# --- obstacles --------------------------------------------------------------------------------

_NO_OBSTACLE = lazy_pattern(
    r"^tidak\s+(?:ada|terdapat|ditemukan|dijumpai)\s+(?:satu\s+pun\s+)?(?:kendala|hambatan)\b", re.I
)
_OBSTACLE = lazy_pattern(
    r"\b(?:kendala|hambatan)(?:nya)?(?:\s+[a-z]+){0,4}?\s+(?:ialah|adalah|yaitu|yakni|berupa)\b"
    r"|\b(?:menghadapi|mengalami|menemui|mengatasi)\s+(?:[a-z]+\s+){0,2}?(?:kendala|hambatan)\b"
    r"|\bterkendala\b",
    holds=("kendala", "hambatan"),
)


def _told_of_obstacles(subject: Subject) -> Iterator[Problem]:
    """ "Pekerjaan terkendala cuaca" in the section that says there was no obstacle."""
    without = {
        n: why
        for n, row in enumerate(subject.laporan.indikator)
        if row.analisis is not None
        and _NO_OBSTACLE.search(why := row.analisis.tak_berlaku("kendala"))
    }
    for text in texts_holding(subject, "kendala", "hambatan") if without else ():
        match text.path:
            case ("indikator", int(number), *rest) if number in without and rest[-1] != DECLARED:
                path: Path_ = ("indikator", number, "analisis", "kendala")
            case _:
                continue
        why = without[number].rstrip(".")
        for sentence in sentences_of(subject, text):
            told = _OBSTACLE.search(sentence.isi)
            if told is None or _is_of_another_year(subject, sentence.isi):
                continue
            if not _is_wished(sentence, told):
                message = f"“{sentence.kutip(told)}”, padahal menurut data “{why}”."
                start = sentence.mulai + told.start()
                yield problem(subject, text, start, message, _ADVICE, (path,))
