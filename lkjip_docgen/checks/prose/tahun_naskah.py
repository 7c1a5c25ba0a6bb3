"""Years and dates in the office's texts: left from another report, or after this one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import bilangan, kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem, source_lines
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import MONTHS, format_date
from lkjip_docgen.model import Renstra
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_

_YEAR = lazy_pattern(r"(?<![\d.,/-])(20\d\d)(?![\d.,/]\d|[/])")
_RANGE = lazy_pattern(r"20\d\d\s?[–/-]\s?(?:20)?\d\d\b|\bNomor\b|\bNo\.", re.IGNORECASE)
_REPORT = lazy_pattern(
    r"(?:\btahun\s+(?=20\d\d\s+yang\s+dilaporkan)|\b(?:laporan\s+kinerja|LKjIP|LAKIP|LKIP|LKj)\b(?:(?!\bNomor\b|\bNo\.)[^.;\n]){0,60}?"
    r"\btahun\s+(?:anggaran\s+)?)(?P<tahun>20\d\d)\b(?!\s?[–-]\s?20)",
    re.IGNORECASE,
)
_FISCAL = lazy_pattern(
    r"(?:\b[Tt]ahun\s+[Aa]nggaran|\bTA|\bT\.A\.)\s+(?P<tahun>20\d\d)\b(?!\s?[–-]\s?20)"
)
_PLAIN = lazy_pattern(r"\btahun\s+(?P<tahun>20\d\d)\b(?!\s?[–-]\s?20)", re.IGNORECASE)
_COMPARED = lazy_pattern(
    r"\b(?:dibanding\w*|daripada|dari|sejak|semula|hingga|sampai|s\.d\.|sebelum\w*|lalu|dahulu|dulu"
    r"|awal|mulai|berdiri|dibentuk|naik|turun|meningkat|menurun|terhadap|seperti|sebagaimana"
    r"|BPK|audit\w*|pemeriksaan|LHP|LHE|melanjutkan|lanjutan|menindaklanjuti|tindak\s+lanjut|evaluasi|peraturan|keputusan|surat|nomor"
    r"|diraih|diperoleh|diterima|\w*pertahankan|dijadikan|dasar|pandemi|gempa|banjir|longsor|kebakaran|bencana|pernah|berbeda|sama"
    r"|belum\s+(?:terlaksana|selesai|tuntas|rampung|terwujud)|(?:dua|tiga|empat|lima|\d)\s+tahun\s+terakhir)\b",
    re.IGNORECASE,
)
"""Words that make another year one that this one is compared with, or that began something."""
_ORIGIN = lazy_pattern(
    r"\b(?:sesudah|setelah|\w*dirikan|\w*bangun|\w*bentuk|diresmikan|terbit|keluaran|buatan|berubah"
    r"|berganti|dikenal|sejarah)\b",
    re.IGNORECASE,
)
"""Words that make a plain year the one from which something is."""
_FUTURE = lazy_pattern(
    r"\b(?:akan|\w*rencana\w*|\w*jadwal\w*|bergeser|digeser|ditunda|tertunda|mundur|diundur"
    r"|paling\s+lambat|selambat-lambatnya|sebelum|sampai|hingga|berlaku|\w*target\w*|\w*usul\w*"
    r"|\w*anggarkan|menjelang|berakhir|depan|berikutnya|mendatang|nanti|\w*lanjut\w*|\w*harap\w*"
    r"|\w*perkira\w*|disiapkan|baru|menunggu|menanti|proyeksi|visi|emas|menuju|agar|untuk|belum)\b",
    re.IGNORECASE,
)
_STATE = ("kesimpulan.", "isu_strategis.", "aspek_strategis.", "kontribusi_kanwil.", "ringkasan")
"""Texts that tell of the reported year."""
_OTHER_TIMES = (
    *("kantor.sejarah", "penghargaan.", "pejabat.", "evaluasi_akip.", "indikator.riwayat."),
    *("indikator.pembanding.", "landasan_hukum.", "pedoman.", "rencana_kinerja."),
    "perjanjian_kinerja.",
)
"""Texts that tell of other years, or bear a year of their own."""
_SOURCES = ("sumber", "sumber_hasil", "sumber_peta", "penetapan", "dasar_hukum", "judul")
_PLANS = frozenset({"rekomendasi", "solusi", "saran", "langkah", "upaya", "rencana_aksi"})
_MONTH = "|".join(MONTHS)
_DATE = lazy_pattern(
    rf"(?<![\d.,/])(?:(?P<hari>\d{{1,2}})\s+)?(?P<bulan>{_MONTH})\s+(?P<tahun>20\d\d)\b"
)
_AT_YEAR = lazy_pattern(
    r"\b(?:pada|selama|sepanjang|di|dalam)\s+tahun\s+\*?(?P<tahun>20\d\d)\b", re.I
)
_FAR = 6
"""Years after the report beyond every plan of five years: no text tells what was then."""
_AROUND = 60
"""Characters before and after a year in which words that compare it stand."""
_ADVICE = "Mungkin tertinggal dari laporan lain. Perbaiki tahunnya, atau jelaskan hubungannya."


@rule("LK467", Severity.WARNING, "Tahun lain disebut sebagai tahun laporan", tahunan=True)
def other_years(subject: Subject) -> Iterator[Problem]:
    """The report, its fiscal year or its closing words under another year than the reported one.

    Years that are compared, that began something or that a plan is made for may be told.
    """
    now = subject.laporan.dokumen.tahun
    for text in _with_years(subject):
        if text.field.startswith(_OTHER_TIMES) or text.field.endswith(_SOURCES):
            continue
        for sentence in kalimat(text.prose):
            found = _other_year(text, sentence.isi, now)
            if found is not None:
                yield problem(
                    subject,
                    text,
                    sentence.mulai + found.start("tahun"),
                    f"“{' '.join(found.group().split())}” disebut dalam laporan tahun {now}.",
                    _ADVICE,
                    others=(("dokumen", "tahun"),),
                )


def _with_years(subject: Subject) -> Iterator[Text]:
    """The office's own texts that hold a year at all; names of budget versions too."""
    for text in texts(subject):
        if "20" in text.prose and not text.official:
            yield text


def _other_year(text: Text, sentence: str, now: int) -> re.Match[str] | None:
    """A year that is told as if it were the reported one."""
    if text.field == "anggaran.versi.nama":
        return _unlike(_PLAIN.search(sentence), now)
    if (hoped := _hoped(text, sentence, now)) is not None:
        return hoped
    patterns = [_REPORT, _FISCAL]
    if text.field.startswith(_STATE) and _tells_of_one_year(sentence):
        patterns.append(_PLAIN)
    for pattern in patterns:
        match = _unlike(pattern.search(sentence), now)
        if match is None or _is_another(match, sentence, now):
            continue
        if pattern is _PLAIN and _ORIGIN.search(_around(match, sentence)):
            continue
        if pattern is not _REPORT or not _is_cited(match, sentence):
            return match
    return None


_HOPED = lazy_pattern(
    r"\b(?:agar|semoga|diharapkan|berharap)\b[^.;]{0,80}?\b(?:pada|dalam|untuk)\s+tahun\s+(?P<tahun>20\d\d)\b",
    re.IGNORECASE,
)


def _hoped(text: Text, sentence: str, now: int) -> re.Match[str] | None:
    """A year that has gone by, of which something is still hoped."""
    match = _HOPED.search(sentence) if text.field.startswith(_STATE) else None
    if match is not None and int(match["tahun"]) <= now:
        return match
    return None


_COUNTED = lazy_pattern(
    r"\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)\s+(?!di\b)\w+"
    r"|(?<![\d.,])\d{1,3}\s+[a-z]",
    re.IGNORECASE,
)


def _tells_of_one_year(sentence: str) -> bool:
    """Whether a sentence names one year, and no figure that may be a figure of that year."""
    if len(set(_YEAR.findall(sentence))) != 1 or next(bilangan(sentence), None) is not None:
        return False
    year = _YEAR.search(sentence)
    return year is not None and _COUNTED.search(sentence, year.end()) is None


def _unlike(match: re.Match[str] | None, now: int) -> re.Match[str] | None:
    return match if match is not None and int(match["tahun"]) != now else None


def _is_cited(match: re.Match[str], sentence: str) -> bool:
    """Whether the report of another year is a source: "menurut Laporan Kinerja Tahun 2022"."""
    before = sentence[max(0, match.start() - 20) : match.start()]
    this = re.match(r"\s+ini\b", sentence[match.end() :])
    return this is None and _CITING.search(before) is not None


_CITING = lazy_pattern(
    r"\b(?:menurut|berdasarkan|dalam|pada|dari|dengan|atas|hasil|sesuai|lihat|terhadap)\s+$",
    re.IGNORECASE,
)


def _around(match: re.Match[str], sentence: str) -> str:
    return sentence[max(0, match.start() - _AROUND) : match.end() + _AROUND]


def _is_another(match: re.Match[str], sentence: str, now: int) -> bool:
    """Whether the words around a year compare it, or a later one is that of a plan."""
    if _COMPARED.search(_around(match, sentence)):
        return True
    later = int(match["tahun"]) - now
    return later > 0 and (later == 1 or _FUTURE.search(sentence) is not None)


@rule("LK468", Severity.WARNING, "Kejadian sesudah tanggal laporan")
def after_the_report(subject: Subject) -> Iterator[Problem]:
    """A day or month after the report was signed, told as if it had been."""
    signed = subject.laporan.dokumen.tanggal
    for text in _with_years(subject):
        if _PLANS & set(text.field.split(".")) or text.field.startswith("pejabat."):
            continue
        for sentence in kalimat(text.prose):
            match = _later(sentence.isi, signed, is_history=text.field.startswith(_HISTORY))
            if match is not None and _FUTURE.search(sentence.isi) is None:
                yield problem(
                    subject,
                    text,
                    sentence.mulai + match.start(),
                    f"“{' '.join(match.group().split())}” sesudah tanggal laporan, "
                    f"{format_date(signed)}.",
                    "Periksa tahunnya. Yang belum terjadi ditulis sebagai rencana.",
                    others=(("dokumen", "tanggal"),),
                )


_HISTORY = ("kantor.sejarah", "kantor.kedudukan")
_PAST = lazy_pattern(
    r"\b(?:telah|sudah|dibentuk|diresmikan|disusun|dilaksanakan|diselenggarakan|diterima|diperoleh"
    r"|dibangun|ditetapkan|diluncurkan|meluncurkan|menerima|memperoleh|meraih|selesai|berdiri"
    r"|dibagikan|terjadi|dipecah|pembagian)\b",
    re.IGNORECASE,
)


def _later(sentence: str, signed: date, *, is_history: bool) -> re.Match[str] | None:
    """The first day, month or year after a date, a near year only of what is told as past."""
    past = is_history or _PAST.search(sentence) is not None
    for match in _DATE.finditer(sentence):
        if _first_day(match) > signed:
            return match
    for match in _AT_YEAR.finditer(sentence):
        if int(match["tahun"]) > signed.year + (0 if past else _FAR):
            return match
    return None


def _first_day(match: re.Match[str]) -> date:
    """The day that is told, or the first one of the month; the last possible for "31 Juni"."""
    month, year = MONTHS.index(match["bulan"]) + 1, int(match["tahun"])
    try:
        return date(year, month, int(match["hari"] or 1))
    except ValueError:
        return date(year, month, 1)


_TOLD_TIMES = ("indikator.pengukuran.waktu", "indikator.pengukuran.sumber_hasil")
_OF_OTHER_YEARS = lazy_pattern(
    r"\b(?:evaluasi|LHE|audit|piagam|sertifikat|keputusan|peraturan|perjanjian|surat|SK|sebelumnya"
    r"|perkembangan|riwayat|sejak|sejarah|rencana|akreditasi|izin|sensus|proyeksi)\b",
    re.IGNORECASE,
)
"""Documents that bear a year of their own."""


@rule("LK469", Severity.WARNING, "Waktu pengukuran dari tahun lain", tahunan=True)
def measured_in_another_year(subject: Subject) -> Iterator[Problem]:
    """When and by what a result was measured, in years before the reported one alone."""
    now = subject.laporan.dokumen.tahun
    for text in texts(subject):
        if text.field in _TOLD_TIMES and (start := _measured_before(text.value, now)) is not None:
            year = text.value[start : start + 4]
            message = f"Hasil tahun {now} diukur pada tahun {year} menurut isian ini."
            advice = "Mungkin tertinggal dari laporan tahun lalu. Perbaiki waktunya."
            yield problem(subject, text, start, message, advice, others=(("dokumen", "tahun"),))


_VALID_FOR_YEARS = lazy_pattern(
    r"\b(?:piagam|sertifikat\w*|akreditasi|izin|keputusan|peraturan|perjanjian|SK|sensus|proyeksi"
    r"|berlaku|metode|pedoman)\b",
    re.IGNORECASE,
)
"""Documents of one year that a result of a later one may rest on."""


def _measured_before(words: str, now: int) -> int | None:
    """Where the year stands of a measurement, or of a dated letter on it, before `now`."""
    dates = [match for match in _DATE.finditer(words) if match["hari"]]
    if dates and not _VALID_FOR_YEARS.search(words):
        last = max(dates, key=lambda match: int(match["tahun"]))
        return last.start("tahun") if int(last["tahun"]) < now else None
    return _old(words, now)


def _old(words: str, now: int) -> int | None:
    """Where the last year stands of words that name only years before `now`."""
    if _RANGE.search(words) or _OF_OTHER_YEARS.search(words):
        return None
    years = list(_YEAR.finditer(words))
    if not years or max(int(year[1]) for year in years) >= now:
        return None
    return years[-1].start()


_TITLES = lazy_pattern(r"(?:lampiran|bagian_tambahan)\b.*\b(?:judul|sumber)|rencana_kinerja\.judul")


@rule("LK470", Severity.HINT, "Judul, berkas, atau laman bertahun lain", tahunan=True)
def titles_of_other_years(subject: Subject) -> Iterator[Problem]:
    """Titles and sources of own tables and appendices, table files and addresses of last year."""
    now = subject.laporan.dokumen.tahun
    advice = "Mungkin tertinggal dari laporan tahun lalu. Periksa isinya, lalu perbaiki tahunnya."
    for text in texts(subject):
        if _TITLES.fullmatch(text.field) and (start := _old(text.value, now)) is not None:
            message = f"Tahun {text.value[start : start + 4]} disebut dalam laporan tahun {now}."
            yield problem(subject, text, start, message, advice, others=(("dokumen", "tahun"),))
    for place, name, year in _named_files(subject):
        if year not in (now, now + 1):
            message = f"`{name}` bertahun {year}, sedangkan laporan ini tentang tahun {now}."
            path = _path_at(subject, place)
            yield Problem(path, message, advice, place, others=(("dokumen", "tahun"),))


_FILE = lazy_pattern(r"^\s*(?:-\s+)?(?:tabel|berkas|laman):\s*[\"']?(?P<nama>[^\s\"'#]+)")
_TABLES = (".csv", ".xlsx", ".ods", ".tsv")
_YEAR_IN_NAME = lazy_pattern(r"(?<!\d)(20\d\d)(?!\d)")


def _named_files(subject: Subject) -> Iterator[tuple[Place, str, int]]:
    """Files of tables, and addresses of applications, that have one year in their names."""
    for number, line in enumerate(source_lines(subject.project), start=1):
        match = _FILE.match(line) if "20" in line else None
        if match is None or not _is_named_by_year(match["nama"]):
            continue
        years = set(_YEAR_IN_NAME.findall(match["nama"]))
        if len(years) == 1:
            place = Place(str(subject.project.data_file), number, match.start("nama") + 1)
            yield place, match["nama"], int(years.pop())


def _is_named_by_year(name: str) -> bool:
    """Whether a name is one that is renewed every year: of a table, or an address."""
    return name.lower().endswith(_TABLES) or "://" in name


def _path_at(subject: Subject, place: Place) -> Path_:
    """The data path of what stands on a line."""
    for path, at in subject.project.places.values.items():
        if at.line == place.line:
            return path
    return ()


# --- the period of the plan --------------------------------------------------------

_PLAN = r"(?:renstra|rencana\s+strategis)"
_SPAN = r"(?P<mulai>20\d\d)\s?[–-]\s?(?P<akhir>20\d\d)\b"
_PERIOD = lazy_pattern(rf"\b{_PLAN}\b[^.;,()\n]{{0,70}}?\b{_SPAN}", re.IGNORECASE)
_OTHER_TIME = lazy_pattern(
    r"\b(?:sebelum\w*|lalu|terdahulu|dahulu|mendahului\w*|berikut\w*|baru|lama|mendatang|menyusul"
    r"|selanjutnya|transisi|peralihan|menggantikan|pengganti|pembanding|dibanding\w*|hasil|evaluasi"
    r"|semula|dicabut|diganti\w*|berakhir|\w*lanjutan|\w*lanjutkan|meneruskan|tidak\s+(?:lagi\s+)?berlaku)\b",
    re.IGNORECASE,
)
_ANOTHER = lazy_pattern(
    rf"{_OTHER_TIME.pattern}|\b(?:RPJM\w*|RPJP\w*|pembangunan)\b", re.IGNORECASE
)
_ORDINAL = {
    **{"pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5},
    "terakhir": 0,
}
_NTH = lazy_pattern(
    rf"\b[Tt]ahun\s+(?P<tahun>20\d\d)\s+(?:adalah|ialah|merupakan|menjadi)\s+tahun\s+"
    rf"(?P<ke>{'|'.join(_ORDINAL)})\b[^.;\n]{{0,40}}?\b{_PLAN}\b"
)


@rule("LK471", Severity.WARNING, "Masa renstra disebut berbeda")
def period_of_the_plan(subject: Subject) -> Iterator[Problem]:
    """The years of the strategic plan in a text, and which of its years this one is called."""
    yield from _regional_plan(subject)
    yield from _course_of_values(subject)
    period = subject.laporan.renstra.periode
    for text in texts_holding(subject, "renstra", "rencana strategis"):
        for sentence in kalimat(text.prose):
            for start, words in _wrong_period(sentence.isi, subject.laporan.renstra):
                yield problem(
                    subject,
                    text,
                    sentence.mulai + start,
                    f"“{words}” berbeda dengan masa {subject.laporan.kosakata.rencana_strategis} "
                    f"pada data, {period.mulai}–{period.akhir}.",
                    "Samakan keduanya. Bila rencana lain yang dimaksud, sebutkan namanya.",
                    others=(("renstra", "periode"),),
                )


_COURSE = lazy_pattern(
    r"\b(?:kurun(?:\s+waktu)?|periode|masa|tahun)\s+(?:tahun\s+)?"
    r"(?P<mulai>20\d\d)\s?(?:[–-]|sampai(?:\s+dengan)?|s\.d\.|hingga)\s?(?P<akhir>20\d\d)\b",
    re.IGNORECASE,
)
_OF_THE_PLAN = ("renstra.", "kantor.nilai_dasar")
"""Texts that tell of what is valid as long as the plan."""


def _course_of_values(subject: Subject) -> Iterator[Problem]:
    """ "Dalam kurun 2015–2019" of the values of a plan that goes from 2020 to 2024.

    As many years as the plan has, and none of another plan that the sentence names.
    """
    period = subject.laporan.renstra.periode
    for text in texts_holding(subject, "kurun", "periode", "masa", "tahun"):
        if text.official or not text.field.startswith(_OF_THE_PLAN):
            continue
        for sentence in kalimat(text.prose):
            for match in _COURSE.finditer(sentence.isi):
                begin, end = _told(match)
                same = (begin, end) == (period.mulai, period.akhir)
                if same or end - begin != period.akhir - period.mulai:
                    continue
                if _ANOTHER.search(sentence.isi) or _PERIOD.search(sentence.isi):
                    continue
                yield problem(
                    subject,
                    text,
                    sentence.mulai + match.start("mulai"),
                    f"“{match.group()}” berbeda dengan masa "
                    f"{subject.laporan.kosakata.rencana_strategis} pada data, {period.mulai}–"
                    f"{period.akhir}.",
                    "Samakan keduanya, atau sebutkan masa mana yang dimaksud.",
                    others=(("renstra", "periode"),),
                )


_REGIONAL = lazy_pattern(
    r"\b(?:RPJMD|Jangka\s+Menengah\s+Daerah)\b[^.;()]{0,60}?(?P<mulai>20\d\d)\s?[–—-]\s?(?P<akhir>20\d\d)"
)


def _regional_plan(subject: Subject) -> Iterator[Problem]:
    """The plan of the region, for other years than the plan of the office that follows it."""
    period, year = subject.laporan.renstra.periode, subject.laporan.dokumen.tahun
    for text in texts(subject):
        if text.path[0] != "landasan_hukum" or "aerah" not in text.value:
            continue
        for match in _REGIONAL.finditer(text.value):
            begin, end = int(match["mulai"]), int(match["akhir"])
            if begin <= year <= end and begin != period.mulai and end != period.akhir:
                yield problem(
                    subject,
                    text,
                    match.start("mulai"),
                    f"RPJMD {begin}–{end} dikutip, sedangkan masa renstra {period.mulai}–"
                    f"{period.akhir}.",
                    "Samakan masanya, atau jelaskan rencana mana yang diikuti renstra.",
                    others=(("renstra", "periode"),),
                )


_OF_ANOTHER_BODY = lazy_pattern(
    r"\b(?:Kementerian|Provinsi|Pemerintah|Badan\s+Nasional|Direktorat|Ditjen|Dinas|Badan|Kabupaten|Kota)\b"
)


_IN_THE_MAKING = lazy_pattern(
    r"\b(?:(?:di|me|pe)ny?usun\w*|disusun|rancangan|persiapan|disiapkan|menyiapkan)\b",
    re.IGNORECASE,
)


def _told(match: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of a period."""
    return int(match["mulai"]), int(match["akhir"])


def _wrong_period(sentence: str, renstra: Renstra) -> Iterator[tuple[int, str]]:
    """Where a sentence tells of another period, and in which words.

    The plan after this one while it is being made, and the plans of others, have periods of
    their own; so has the plan that a sentence compares with this one.
    """
    begin, end = renstra.periode.mulai, renstra.periode.akhir
    compared = any(_told(match) == (begin, end) for match in _PERIOD.finditer(sentence))
    for match in () if compared else _PERIOD.finditer(sentence):
        until = sentence[max(0, match.start() - 40) : match.end()]
        after = sentence[match.end() : match.end() + 40]
        told = _told(match)
        if _ANOTHER.search(until) or _OTHER_TIME.search(after):
            continue
        bodies = set(_OF_ANOTHER_BODY.findall(match.group()))
        being_made = told[0] == end + 1 and _IN_THE_MAKING.search(sentence)
        if being_made or bodies - set(renstra.nama.split()):
            continue
        yield match.start("mulai"), sentence[match.start("mulai") : match.end()]
    for match in _NTH.finditer(sentence):
        nth = _ORDINAL[match["ke"]] or end - begin + 1
        if int(match["tahun"]) - begin + 1 != nth and _ANOTHER.search(match.group()) is None:
            yield match.start(), " ".join(match.group().split())
