"""Categories, predicates, scales and months of surveys as texts tell them, against the data."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.claims.bulan_survei import never_beyond, reasons_of_no_survey
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.rentang_responden import months_outside
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding, texts_with
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, in_a_row, read_thousands
from lkjip_docgen.measures import HasilIndikator, HasilSurvei
from lkjip_docgen.measures.ways import result_by, way_of
from lkjip_docgen.model import Indikator, SurveiBulanan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_CLAIMED = lazy_pattern(
    r"\b(?:kategori|predikat|berpredikat|berkategori|mutu\s+pelayanan|kinerja\s+unit\s+pelayanan)\s+"
    r"(?:mutu\s+|kinerja\s+|pelayanan\s+)?(?:adalah\s+|ialah\s+|yaitu\s+|berada\s+pada\s+)?"
    r"(?:berpredikat\s+|berkategori\s+|kategori\s+|predikat\s+)?[“\"*]{0,3}(?P<nama>[A-Z]\w*(?:\s+[A-Z]\w*)*)"
)
_STEMS = (
    *("kategori", "predikat", "mutu pelayanan", "unit pelayanan"),
    *("dipertahankan", "diperoleh", "diraih", "dicapai"),
)
_NOT_NOW = lazy_pattern(
    r"\b(?:tahun\s+(?:lalu|sebelum\w*|depan|berikut\w*)|target\w*|untuk|agar|menuju|harap\w*|akan|tidak"
    r"|belum|bukan|semula|dari|daripada|sejak|jika|bila|apabila|provinsi|kanwil|kantor\s+wilayah"
    r"|nasional|kabupaten\s+lain|zona\s+integritas|WBK|WBBM|bulan|unsur)\b",
    re.IGNORECASE,
)
"""What makes a category one of another time, of others, or one that is wished for."""
_LATER = lazy_pattern(
    r"\b(?:tahun\s+(?:lalu|sebelum\w*|depan|berikut\w*)|masih|belum|bulan|unsur)\b", re.IGNORECASE
)
_YEAR = lazy_pattern(r"\b20\d\d\b")


class _Known(Record):
    """The category of something, all categories that it may have, and where it comes from."""

    nama: str
    benar: frozenset[str]
    mungkin: frozenset[str]
    sumber: Path_


@rule("LK473", Severity.WARNING, "Kategori atau predikat dalam naskah berbeda dengan data")
def categories(subject: Subject) -> Iterator[Problem]:
    """A category of the table by which something is classed, but not the one it has."""
    now = subject.laporan.dokumen.tahun
    for text in texts_holding(subject, *_STEMS):
        if text.official:
            continue
        known = list(_known(subject, text))
        for sentence in kalimat(text.prose) if known else ():
            match = _CLAIMED.search(sentence.isi) or _kept(sentence.isi, known)
            years = {int(year) for year in _YEAR.findall(sentence.isi)}
            if match is None or years - {now} or _is_of_others(sentence.isi, match):
                continue
            for about in known:
                if _is_wrong(match["nama"], about):
                    yield problem(
                        subject,
                        text,
                        sentence.mulai + match.start(),
                        f"“{match['nama']}” berbeda dengan {about.nama} menurut data: "
                        f"{' atau '.join(sorted(about.benar))}.",
                        ADVICE,
                        others=(about.sumber,),
                    )
                    break


_KEPT = (
    r"\b(?:[Pp]redikat|[Kk]ategori)\w*\s+(?:[a-z]+\s+){{0,2}}(?:tetap|masih)\s+(?P<nama>{0})(?!\w)"
)
_MAINTAINED = (
    r"(?<!\w)(?P<nama>{0})\s+(?:tetap\s+|kembali\s+)?(?:dipertahankan|diperoleh|diraih|dicapai)\b"
)


def _kept(sentence: str, known: Sequence[_Known]) -> re.Match[str] | None:
    """ "Predikat tetap B", "Zona Kuning dipertahankan": a category that is said to stay."""
    names = sorted({name for about in known for name in about.mungkin}, key=len, reverse=True)
    spelt = "|".join(map(re.escape, names))
    for pattern in (_KEPT, _MAINTAINED):
        match = re.search(pattern.format(spelt), sentence)
        if match is not None:
            return match
    return None


def _is_of_others(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words around a category make it one of another time, or of others."""
    before = sentence[max(0, match.start() - 70) : match.start()]
    after = sentence[match.end() : match.end() + 25]
    if "tetap" in match.group():
        return False  # "tetap B seperti tahun sebelumnya" is said of now
    return _NOT_NOW.search(before) is not None or _LATER.search(after) is not None


def _is_wrong(name: str, about: _Known) -> bool:
    """Whether a name is one of the possible categories, but not the true one."""
    words = " ".join(name.split())
    return words in about.mungkin and words not in about.benar


def _known(subject: Subject, text: Text) -> Iterator[_Known]:
    """The categories that a text of its part of the data may tell."""
    match text.path:
        case ("indikator", int(number), *_):
            yield from _of_indicator(subject.hasil.indikator[number], number)
        case ("evaluasi_akip", *_):
            evaluation = subject.hasil.evaluasi
            if evaluation is not None and evaluation.kini.kategori:
                now = evaluation.kini
                true = frozenset(filter(None, (now.kategori, now.sebutan)))
                possible = frozenset({"AA", "A", "BB", "B", "CC", "C", "D"})
                yield _Known("kategori evaluasi", true, possible, ("evaluasi_akip", "kategori"))


def _of_indicator(row: HasilIndikator, number: int) -> Iterator[_Known]:
    survey, at = row.survei, ("indikator", number)
    name = row.model.singkatan or row.model.nama
    if survey is not None and survey.kategori is not None and survey.kategori.kategori is not None:
        category = survey.kategori
        own = category.kategori
        assert own is not None
        true = frozenset({own.nama, own.mutu, f"{own.nama} {own.mutu}"})
        possible = frozenset(word for one in category.tabel for word in (one.nama, one.mutu))
        yield _Known(f"kategori {name}", true, possible, (*at, "pengukuran", "tabel"))
    if row.predikat is not None and row.realisasi.ada:
        result: Path_ = (*at, "pengukuran", "hasil")
        order = row.predikat.urutan
        own_word = order[int(row.realisasi.nilai) - 1]  # a predicate counts from 1, the lowest
        yield _Known(f"predikat {name}", frozenset({own_word}), frozenset(order), result)


# --- respondents, months and scales of a survey --------------------------------------

_ENOUGH = lazy_pattern(
    r"\btidak\s+(?:ada|terdapat)\s+(?:satu\s+)?bulan\b[^.;]{0,60}\b(?:di\s*bawah|kurang\s+dari)\b"
    r"|\b(?:setiap|seluruh|semua|tiap)\s+bulan\b[^.;]{0,40}\b(?:memenuhi|mencapai|melampaui|melebihi"
    r"|di\s*atas)\b|\bresponden\b[^.;]{0,30}\bselalu\s+(?:memenuhi|mencapai|di\s*atas)\b",
    re.IGNORECASE,
)
_RESPONDENTS = lazy_pattern(r"\b(?:responden|minimum|minimal|\d{2,3}\s+orang)\b", re.IGNORECASE)
_NOT_HELD = lazy_pattern(
    r"\b(?:tidak|belum)\s+(?:dapat\s+|jadi\s+)?(?:terlaksana|dilaksanakan|diadakan|dilakukan"
    r"|diselenggarakan|berjalan)\b",
    re.IGNORECASE,
)
_MONTH = lazy_pattern(rf"\b(?:{'|'.join(MONTHS)})\b")


@rule("LK478", Severity.WARNING, "Pernyataan tentang bulan survei bertentangan dengan tabelnya")
def months_of_surveys(subject: Subject) -> Iterator[Problem]:
    """Months that had too few respondents, or in which a survey was not held, told otherwise."""
    for text, number, survey in _of_surveys(subject):
        at: Path_ = ("indikator", number, "pengukuran", "tabel")
        way, _ = result_by(subject.hasil.indikator[number], SurveiBulanan, HasilSurvei)
        for sentence in kalimat(text.prose):
            found = (
                _too_few(sentence.isi, survey)
                or _at_least(subject, number, sentence.isi, survey)
                or _not_held(sentence.isi, survey)
                or never_beyond(sentence.isi, survey, way.nama_nilai)
                or months_outside(sentence.isi, survey)
            )
            if found is not None:
                start, message = found
                yield problem(subject, text, sentence.mulai + start, message, ADVICE, others=(at,))
    yield from _told_elsewhere(subject)
    yield from reasons_of_no_survey(subject)


def _told_elsewhere(subject: Subject) -> Iterator[Problem]:
    """How many answered each month, told outside the indicator by the name of its survey."""
    named = {
        number: result_by(row, SurveiBulanan, HasilSurvei)[0].nama.lower()
        for number, row in enumerate(subject.hasil.indikator)
        if row.survei is not None
    }
    phrases = [f"{each} {name}" for name in set(named.values()) for each in ("setiap", "tiap")]
    for text in texts_with(subject, phrases):
        if text.path[0] == "indikator" or text.official:
            continue
        for sentence in kalimat(text.prose):
            if not _ANSWERED.search(sentence.isi) and "responden" not in sentence.isi.lower():
                continue
            flat = " ".join(sentence.isi.lower().split())
            meant = [number for number, name in named.items() if name in flat]
            survey = subject.hasil.indikator[meant[0]].survei if len(meant) == 1 else None
            if survey is None:
                continue
            found = _at_least(subject, meant[0], sentence.isi, survey)
            found = found or months_outside(sentence.isi, survey)
            if found is not None:
                at: Path_ = ("indikator", meant[0], "pengukuran", "tabel")
                start = sentence.mulai + found[0]
                yield problem(subject, text, start, found[1], ADVICE, others=(at,))


def _of_surveys(subject: Subject) -> Iterator[tuple[Text, int, HasilSurvei]]:
    """The texts of the indicators that are measured by a monthly survey."""
    for text in texts(subject):
        match text.path:
            case ("indikator", int(number), *_) if not text.official:
                survey = subject.hasil.indikator[number].survei
                if survey is not None:
                    yield text, number, survey


def _too_few(sentence: str, survey: HasilSurvei) -> tuple[int, str] | None:
    """Where a sentence says that every month had enough, and which months had not."""
    match = _ENOUGH.search(sentence)
    if match is None or not survey.bulan_kurang or not _RESPONDENTS.search(sentence):
        return None
    months = in_a_row([month.nama for month in survey.bulan_kurang])
    words = " ".join(match.group().split())
    return match.start(), f"“{words}”: responden kurang dari minimum pada {months}."


_AT_LEAST = lazy_pattern(
    r"\b(?:paling\s+sedikit|sedikitnya|sekurang-kurangnya|sekurangnya|setidaknya|setidak-tidaknya|minimal"
    r"|tidak\s+kurang\s+dari|lebih\s+dari|di\s+atas"
    r"|(?P<nyata>(?:tidak\s+pernah|selalu\s+tidak|tak\s+pernah)\s+(?:kurang\s+dari|di\s+bawah)"
    r"|selalu\s+(?:lebih\s+dari|di\s+atas|paling\s+sedikit)))\s+(?P<n>\d{1,4})\s+(?:orang\s+)?"
    r"(?:responden|pegawai|pengunjung|pengguna|pemohon|petugas|warga|peserta|orang|jawaban)\b",
    re.IGNORECASE,
)
_ANSWERED = lazy_pattern(
    r"\b(?:diisi|dijawab|mengisi|menjawab|terkumpul|terjaring|berpartisipasi)\b",
    re.IGNORECASE,
)
"""What makes a number one of those who did answer, though it is the least that is asked for."""
_OF_SURVEY = lazy_pattern(
    r"\b(?:responden\w*|survei\w*|kuesioner|jawaban|mengisi|menjawab|diisi|dijawab)\b",
    re.IGNORECASE,
)
_RULED = lazy_pattern(
    r"\b(?:harus|wajib|ditetapkan|ditentukan|disyaratkan|syarat|target\w*|pedoman|ketentuan)\b",
    re.IGNORECASE,
)


def _at_least(
    subject: Subject, number: int, sentence: str, survey: HasilSurvei
) -> tuple[int, str] | None:
    """Where every month is said to have had more than one had; a minimum that is asked is none."""
    match = _AT_LEAST.search(sentence)
    if match is None or _RULED.search(sentence):
        return None
    if not match["nyata"] and not _EACH_MONTH.search(sentence):
        return None
    if not _OF_SURVEY.search(sentence):
        return None
    way, told = subject.laporan.indikator[number].pengukuran, int(match["n"])
    is_asked = getattr(way, "minimum_responden", None) == told
    if is_asked and not match["nyata"] and not _ANSWERED.search(sentence):
        return None
    fewer = [m.nama for m in survey.bulan if m.responden.ada and m.responden.nilai < told]
    if not fewer:
        return None
    return match.start(), f"“{match.group()}”: respondennya kurang dari itu pada {in_a_row(fewer)}."


_EACH_MONTH = lazy_pattern(r"\b(?:setiap|tiap)\s+bulan(?:nya)?\b", re.IGNORECASE)


def _not_held(sentence: str, survey: HasilSurvei) -> tuple[int, str] | None:
    """Where a sentence says that no survey was held in a month that has results."""
    denied = _NOT_HELD.search(sentence)
    months = _MONTH.findall(sentence) if denied else []
    if denied is None or len(set(months)) != 1:
        return None
    told = next(month for month in survey.bulan if month.nama == months[0])
    if not told.nilai.ada or not told.responden.ada:
        return None
    empty = [month.nama for month in survey.bulan if not month.nilai.ada]
    rest = f"; yang kosong {in_a_row(empty)}" if empty else ""
    message = f"Survei {told.nama} disebut {denied.group()}, tetapi tabelnya berisi{rest}."
    return sentence.index(months[0]), message


_SCALE = lazy_pattern(
    r"\bskala\s+(?!Likert)(?:(?P<min>\d{1,3}(?:,\d{1,2})?)\s*(?:sampai\s+dengan|sampai|s\.d\.|hingga|–|-)\s*)?"
    r"(?P<maks>\d{1,3}(?:,\d{1,2})?)(?![\d,])(?!\s*:)",
    re.IGNORECASE,
)


def _is_known(match: re.Match[str], tops: Collection[Decimal], indicator: Indikator) -> bool:
    """Whether a scale that is told is one of the data; its bottom counts where the data tell it."""
    top = read_thousands(match["maks"], or_point=True)
    if top not in tops:
        return False
    if match["min"] is None:
        return True
    bottom = read_thousands(match["min"], or_point=True)
    ranges = way_of(indicator.pengukuran).scales().values()
    return any(row.min in (None, bottom) for row in ranges if row.maks == top)


@rule("LK481", Severity.WARNING, "Skala dalam naskah berbeda dengan data")
def scales(subject: Subject) -> Iterator[Problem]:
    """A scale that is neither that of the survey nor that of the result."""
    for text, number, survey in _of_surveys(subject):
        if not text.holds("skala") or text.holds("likert") or text.path[2] == "analisis":
            continue
        known = {scale.nilai for scale in (survey.skala_survei, survey.skala_hasil)}
        for match in _SCALE.finditer(text.prose):
            if not _is_known(match, known, subject.laporan.indikator[number]):
                shown = in_a_row([f"{top.normalize():f}" for top in sorted(known)])
                yield problem(
                    subject,
                    text,
                    match.start(),
                    f"“{' '.join(match.group().split())}” berbeda dengan skala pada data: maksimum "
                    f"{shown}.",
                    ADVICE,
                    others=(("indikator", number, "pengukuran", "skala_survei"),),
                )
