"""Counts in the office's texts, held against the lists that they count."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial

from lkjip_docgen.checks.claims.bagian_wilayah import shares_of_places
from lkjip_docgen.checks.claims.cacah_dikenal import more_often_than_counted, other_than_counted
from lkjip_docgen.checks.claims.cacah_kelompok import other_than_in_group
from lkjip_docgen.checks.claims.claim_subjects import known_quantities
from lkjip_docgen.checks.claims.indikator_tercapai import other_than_reached
from lkjip_docgen.checks.claims.rekomendasi_selesai import all_recommendations_done
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, before
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import BELOW_THOUSAND, in_a_row, read_words
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Unit as UnitKantor
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity, Unit
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NOUN = lazy_pattern(
    r"\b(?P<benda>indikator\s+kinerja(?:\s+kegiatan)?|indikator(?=\s+(?:mencapai|memenuhi|melampaui))"
    r"|sasaran\s+kegiatan|inovasi|penghargaan|kecamatan|kabupaten|pegawai|unsur|variabel|responden"
    r"|(?:pengunjung|pemohon|pengguna\s+layanan)(?=[^.;]{0,80}\b(?:menilai|mengisi|menjawab))|isu(?:\s+strategis)?(?=\s+berikut)|isu\s+strategis|rekomendasi\s+(?:hasil\s+)?evaluasi"
    r"|sub(?:seksi|bagian|bidang)|seksi|bidang)\b",
    re.IGNORECASE,
)
_SMALL_NOUN = lazy_pattern(_NOUN.pattern)
_NOUNS = (
    *("indikator", "sasaran", "inovasi", "penghargaan", "kecamatan", "kabupaten", "pegawai"),
    *("unsur", "variabel", "responden", "pengunjung", "pemohon", "pengguna layanan"),
    *("isu", "rekomendasi", "seksi", "bagian", "bidang"),
)
_STATES = lazy_pattern(
    r"\b(?:memiliki|mempunyai|terdapat|terdiri|memuat|sebanyak|sejumlah|berjumlah|menetapkan|didukung"
    r"|mencakup|meliputi|jumlah|dari|diikuti|ada|survei\s+dengan|menilai|mengukur|menjaring|diisi)\b[^.;]{0,30}$",
    re.IGNORECASE,
)
_SOME = lazy_pattern(
    r"(?:\s+\w+){0,3}?\s+(?:yang\s+(?!digunakan|ditetapkan|diperjanjikan|tertuang|dimuat|diukur|ada"
    r"|(?:dinilai|ditanyakan|disurvei)\s*[.;])"
    r"|melampaui|melebihi|tercapai|naik|turun|meningkat|menurun|di\s+antaranya"
    r"|bernilai|berada|memperoleh|mendapat|masih|sudah|belum)",
    re.IGNORECASE,
)
_FOLLOWING = lazy_pattern(r"\s+(?:strategis\s+)?berikut\b", re.IGNORECASE)
_OF_OTHERS = lazy_pattern(
    r"\b(?:nasional|provinsi|kabupaten|kota|daerah|wilayah|instansi|satuan\s+kerja|satker|lintas|peserta"
    r"|perangkat|seluruh\s+Indonesia|diikuti|mengikuti|bersaing|kompetisi|lomba|desa|gabungan|lain)\b"
    r"|\bse-",
    re.IGNORECASE,
)
"""Words of a sentence that counts more than the office has."""
_OWN = frozenset({"inovasi", "penghargaan", "pegawai", "isu", "indikator", "seksi", "kecamatan"})
"""What a text of the office counts of its own; never more than there are."""
_ONLY_OWN = frozenset({"pegawai", "inovasi", "penghargaan"})
"""What others have as well, who are named when they are counted."""
_WITH_KINDS = frozenset({"pegawai", "inovasi", "penghargaan", "kecamatan"})
_KIND = lazy_pattern(
    r"\s+(?!(?:yang|dan|dengan|pada|di|dari|dalam|untuk|serta|atau|per|oleh|kantor|dinas|badan|orang"
    r"|ini|itu|tersebut|terdiri|meliputi|yaitu|yakni|ialah|adalah|selama|sepanjang|tahun|sampai|hingga"
    r"|sejak|telah|sudah|sebagai|bertugas|bekerja|tersebar|melayani|dijalankan|diterima|diraih"
    r"|diperoleh|berikut|layanan|pelayanan|aktif|tetap)\b)[a-z]+",
)
"""A word behind what is counted that makes it some of a kind: "11 pegawai fungsional"."""
_IN_WORDS = rf"(?:nol|{BELOW_THOUSAND})"
_ALL_OF = r"(?:ke(?=sepuluh\b|sebelas\b|\w+\s+(?:belas|puluh)\b))?"
"""Before what is counted: "kedua belas inovasi".  Of fewer it may be those that were just named."""
_STAFF = lazy_pattern(
    r"\bjumlah\s+(?:seluruh\s+|keseluruhan\s+)?pegawai(?:\s+(?:kantor|dinas|kami|ini))?"
    r"(?:\s+(?:adalah|ialah|yaitu|yakni|sebanyak|mencapai|tercatat|sebesar)){0,2}\s+"
    r"(?P<angka>\d{1,3}(?:\.\d{3})*)(?![\d,])",
    re.IGNORECASE,
)


class _Count(Record):
    """A number before a noun: its value and where it begins."""

    nilai: int
    tertulis: str
    mulai: int


@rule("LK434", Severity.WARNING, "Jumlah dalam naskah berbeda dengan daftar")
def counts(subject: Subject) -> Iterator[Problem]:
    """ "12 kecamatan", "tiga indikator kinerja": the number against the length of the list."""
    for text, found, noun in _counted(subject):
        name = " ".join(noun["benda"].lower().split())
        known = _known(subject, text, name)
        if not known or found.nilai in known or _of_another_year(subject, text, found):
            continue
        if _is_part_of(text.prose, found, noun, known):
            continue
        if (
            _is_statement(text.prose, found, noun)
            or _is_too_many(text.prose, found, name, known)
            or _is_won(subject, text.prose, found, noun)
        ):
            words = f"{found.tertulis} {noun.group()}"
            yield _differs(subject, text, found.mulai, words, known, _list_of(text, noun["benda"]))
    yield from _staff(subject)
    yield from other_than_counted(subject)
    yield from other_than_in_group(subject)
    yield from more_often_than_counted(subject)
    yield from shares_of_places(subject)


_RATIO = lazy_pattern(r"\b(?:[1-9]|satu|dua|tiga|empat|lima|enam|tujuh|delapan)\s+dari\s+$", re.I)
_LARGEST_BASE = 10
"""What a ratio is told of at most: "dua dari lima pegawai", "sembilan dari sepuluh"."""
_OF_WHOLE = lazy_pattern(r"\s+dari\s+(?:seluruh\s+|total\s+)?(?P<semua>\d+)\s", re.IGNORECASE)


def _is_part_of(prose: str, found: _Count, noun: re.Match[str], known: set[int]) -> bool:
    """Whether a count is told as a part of one that is known: "25 pegawai dari 36 pegawai".

    Or beside the rest of it: "14 pegawai … dan 22 pegawai lainnya", of 36.
    Or of a ratio, which counts nothing: "dua dari lima pegawai".
    """
    if (
        found.nilai <= _LARGEST_BASE < min(known)
        and noun["benda"].lower() == "pegawai"
        and _RATIO.search(before(prose, found.mulai))
    ):
        return True
    whole = _OF_WHOLE.match(prose, noun.end())
    if whole is not None and found.nilai < int(whole["semua"]) in known:
        return True
    end = _SENTENCE_ENDS.search(prose, noun.end())
    rest = prose[noun.end() : end.start() if end else len(prose)]
    return any(found.nilai + _number(one["n"]) in known for one in _others_pattern().finditer(rest))


_SENTENCE_ENDS = lazy_pattern(r"[.;](?!\d)")


@cache
def _others_pattern() -> re.Pattern[str]:
    """The others beside those that were counted: "dan 22 pegawai lainnya", "sisanya 22 orang"."""
    number = rf"(?P<n>\d{{1,3}}|{_IN_WORDS})"
    return lazy_pattern(
        rf"\b(?:dan|sedangkan|sementara|serta|sisanya|selebihnya),?\s+(?:sebanyak\s+)?{number}"
        r"\s+(?:orang|pegawai|inovasi|penghargaan|indikator|kecamatan|isu|lain)\b",
        re.IGNORECASE,
    )


def _of_another_year(subject: Subject, text: Text, found: _Count) -> bool:
    """Whether the words just before a count name a year, and not the reported one."""
    years = re.findall(r"\b(?:19|20)\d\d\b", before(text.prose, found.mulai).rpartition(". ")[2])
    return bool(years) and str(subject.laporan.dokumen.tahun) not in years


def _differs(
    subject: Subject, text: Text, start: int, words: str, known: set[int], counted: Path_
) -> Problem:
    """A number that is none of the known ones; `counted` is the path of what it counts."""
    listed = in_a_row([str(number) for number in sorted(known)])
    return problem(
        subject,
        text,
        start,
        f"“{words}” berbeda dengan isi data ({listed}).",
        "Sesuaikan jumlahnya, atau lengkapi daftarnya.",
        others=(counted,),
    )


def _staff(subject: Subject) -> Iterator[Problem]:
    """ "Jumlah pegawai 41 orang": the number behind the noun."""
    known = _employees(subject)
    for text in texts_holding(subject, "jumlah") if known else ():
        for match in _STAFF.finditer(text.prose):
            if int(match["angka"].replace(".", "")) not in known:
                yield _differs(subject, text, match.start(), match.group(), known, ("pegawai",))


def _counted(subject: Subject) -> Iterator[tuple[Text, _Count, re.Match[str]]]:
    """The numbers before a noun that is counted in the data."""
    for text in texts_holding(subject, *_NOUNS):
        if text.official:
            continue
        for start in _starts_of_nouns(text):
            found = _count_before(text.prose, start)
            noun = _NOUN.match(text.prose, start) if found is not None else None
            if found is not None and noun is not None:
                yield text, found, noun


def _starts_of_nouns(text: Text) -> list[int]:
    """Where nouns begin; looking in any case is slow."""
    plain = text.prose.isascii()
    found = _SMALL_NOUN.finditer(text.lowered) if plain else _NOUN.finditer(text.prose)
    return [noun.start() for noun in found]


def _is_statement(prose: str, found: _Count, noun: re.Match[str]) -> bool:
    """Whether the whole list is counted, not some of its items."""
    after = prose[noun.end() : noun.end() + 60]
    if _FOLLOWING.match(after) is not None:
        return True
    counted = noun["benda"].lower()
    if counted in _WITH_KINDS and _KIND.match(after) is not None:
        return False
    if counted in _ONLY_OWN and _counts_others(prose, found, counted):
        return False
    return _STATES.search(before(prose, found.mulai)) is not None and _SOME.match(after) is None


def _is_too_many(prose: str, found: _Count, name: str, known: set[int]) -> bool:
    """Whether more are counted than the office has, where it speaks of its own."""
    if name.split()[0] not in _OWN or found.nilai <= max(known):
        return False
    return not _counts_others(prose, found, name.split()[0])


_WON = lazy_pattern(
    r"\b(?:pada|selama|sepanjang|dalam)\s+(?:tahun\s+)?(?P<tahun>20\d\d)\b[^.;]{0,60}"
    r"\b(?:menerima|meraih|memperoleh|mendapat|mendapatkan|dianugerahi)\s+(?:sebanyak\s+)?$",
    re.IGNORECASE,
)


def _is_won(subject: Subject, prose: str, found: _Count, noun: re.Match[str]) -> bool:
    """Whether all awards of the reported year are counted: "pada tahun 2023 menerima lima"."""
    if noun["benda"].lower() != "penghargaan" or _KIND.match(prose, noun.end()):
        return False
    match = _WON.search(before(prose, found.mulai))
    return match is not None and int(match["tahun"]) == subject.laporan.dokumen.tahun


def _counts_others(prose: str, found: _Count, noun: str) -> bool:
    """Whether the words around a count tell that it goes beyond the office."""
    around = prose[max(0, found.mulai - 60) : found.mulai + 100]
    return _OF_OTHERS.search(re.sub(rf"\b{noun}\b", "", around, flags=re.IGNORECASE)) is not None


@rule("LK472", Severity.WARNING, "Bagian yang berhasil disebut dengan jumlah lain")
def parts(subject: Subject) -> Iterator[Problem]:
    """ "11 dari 12 indikator mencapai target", "tiga dari lima rekomendasi selesai"."""
    yield from other_than_reached(subject)
    yield from all_recommendations_done(subject)
    for text in texts_holding(subject, "rekomendasi", "indikator"):
        if text.official:
            continue
        yield from _failures(subject, text)
        for match in _parts_pattern().finditer(text.prose):
            told = _number(match["bagian"])
            true = _successes(subject, match["benda"].lower(), match["hasil"].lower())
            if true is not None and told != true:
                yield problem(
                    subject,
                    text,
                    match.start(),
                    f"“{' '.join(match.group().split())}” berbeda dengan isi data: {true}.",
                    "Sesuaikan jumlahnya, atau perbaiki datanya.",
                )


@cache
def _failing_pattern() -> re.Pattern[str]:
    number = rf"\d{{1,2}}|{_IN_WORDS}|seluruh|semua"
    return lazy_pattern(
        rf"(?<![\w.,])(?<!dari\s)(?P<n>{number})\s+indikator(?:\s+kinerja)?\s+(?:yang\s+|masih\s+|lain\s+)*"
        r"(?:(?P<gagal>tidak|belum)\s+(?:\w+\s+)?(?:mencapai|memenuhi|tercapai|terpenuhi)"
        r"|(?P<bawah>(?:berada\s+)?di\s+bawah\s+(?:target|100\s*(?:%|persen))))\b",
        re.IGNORECASE,
    )


def _failures(subject: Subject, text: Text) -> Iterator[Problem]:
    """ "Satu indikator tidak mencapai target" where all have reached it."""
    rows = subject.hasil.indikator
    if any(row.tercapai is None for row in rows) or text.path[0] == "indikator":
        return
    failed = sum(not row.tercapai for row in rows)
    for match in _failing_pattern().finditer(text.prose):
        of_all = match["n"].lower() in ("seluruh", "semua")
        if of_all and not (match["bawah"] or "").endswith(("persen", "%")):
            continue  # another rule holds it against every indicator
        told = len(rows) if of_all else _number(match["n"])
        if told != failed:
            message = f"“{' '.join(match.group().split())}” berbeda dengan isi data: {failed}."
            advice = "Sesuaikan jumlahnya, atau perbaiki datanya."
            yield problem(subject, text, match.start(), message, advice, (("indikator",),))


@cache
def _parts_pattern() -> re.Pattern[str]:
    number = rf"\d{{1,3}}|{_IN_WORDS}"
    return lazy_pattern(
        rf"(?<![\w.,])(?P<bagian>{number})\s+dari\s+(?:{number})\s+(?P<benda>rekomendasi|indikator)\b"
        r"(?:(?!\b(?:tidak|belum)\b)[^.;]){0,60}?\b(?P<hasil>selesai|(?:mencapai|memenuhi)"
        r"\s*(?:/|atau|dan/atau|bahkan|maupun)\s*melampaui\s+target|mencapai\s+target|memenuhi\s+target"
        r"|tercapai|melampaui\s+target)\b",
        re.IGNORECASE,
    )


def _number(words: str) -> int:
    return int(words) if words.isdigit() else read_words(words) or 0


def _successes(subject: Subject, noun: str, success: str) -> int | None:
    """How many recommendations are carried out, or indicators have reached or passed the target."""
    if noun == "rekomendasi":
        evaluation = subject.laporan.evaluasi_akip
        rows = evaluation.rekomendasi if evaluation else ()
        return sum(row.status == "selesai" for row in rows) if rows else None
    indicators = subject.hasil.indikator
    if any(row.tercapai is None for row in indicators):
        return None
    if success.startswith("melampaui"):
        return sum(row.capaian.ada and row.capaian.nilai > 100 for row in indicators)
    return sum(bool(row.tercapai) for row in indicators)


def _count_before(prose: str, position: int) -> _Count | None:
    """The number before a noun: "39", "39 (tiga puluh sembilan)", "tiga", "39 orang"."""
    words = before(prose, position)
    match = _pattern().search(words)
    if match is None or not (match["angka"] or match["kata"]):
        return None
    digits = (match["angka"] or "").replace(".", "")
    value = int(digits) if digits else _number(match["kata"])
    return _Count(value, match.group().strip(), position - len(words) + match.start())


@cache
def _pattern() -> re.Pattern[str]:
    return lazy_pattern(
        rf"(?<![\w.,])(?:(?P<angka>\d{{1,3}}(?:\.\d{{3}}){{0,2}})\s*)?(?:\(?{_ALL_OF}(?P<kata>{_IN_WORDS})\)?)?"
        r"\s+(?:orang\s+|buah\s+)?$",
        re.IGNORECASE,
    )


def _known(subject: Subject, text: Text, noun: str) -> set[int]:
    """The numbers that a count of `noun` may rightly give; empty when none is known."""
    first = noun.split()[0]
    if first == "indikator":
        return _indicators(subject, all_levels=not noun.endswith("kegiatan"))
    if first in _LISTS:
        return _LISTS[first](subject)
    return _of_survey(subject, text, noun)


def _list_of(text: Text, noun: str) -> Path_:
    """Where the list stands that a noun counts: of a survey, with the indicator of the text."""
    first = noun.lower().split()[0]
    return _SECTIONS.get(first) or (*text.path[:2], "pengukuran")


_SECTIONS: Mapping[str, Path_] = {
    "indikator": ("indikator",),
    "sasaran": ("perjanjian_kinerja",),
    "inovasi": ("inovasi",),
    "penghargaan": ("penghargaan",),
    "kecamatan": ("kantor", "wilayah_kerja"),
    "pegawai": ("pegawai",),
}


def _indicators(subject: Subject, *, all_levels: bool) -> set[int]:
    reported = {len(subject.laporan.indikator)}
    return reported | _levels(subject) if all_levels else reported


def _objectives(subject: Subject) -> set[int]:
    return {len({row.sasaran for row in subject.laporan.indikator})}


def _innovations(subject: Subject) -> set[int]:
    rows = subject.laporan.inovasi
    return _without_zero(len(rows), sum(row.ringkasan for row in rows))


def _awards(subject: Subject) -> set[int]:
    rows, year = subject.laporan.penghargaan, subject.laporan.dokumen.tahun
    return _without_zero(len(rows), sum(row.tahun == year for row in rows))


def _districts(subject: Subject) -> set[int]:
    area = subject.laporan.kantor.wilayah_kerja
    if area is None:
        return set()
    sizes = [len(region.kecamatan) for region in area.wilayah]
    return _without_zero(sum(sizes), *sizes, len(area.kecamatan))


def _regencies(subject: Subject) -> set[int]:
    area = subject.laporan.kantor.wilayah_kerja
    if area is None:
        return set()
    named = sum(region.nama.startswith("Kabupaten") for region in area.wilayah)
    return _without_zero(len(area.wilayah), named)


def _issues(subject: Subject) -> set[int]:
    issues = subject.laporan.isu_strategis
    return _without_zero(len(issues.butir) if issues else 0)


def _recommendations(subject: Subject) -> set[int]:
    """All of them, and those of each status: "tiga rekomendasi selesai"."""
    evaluation = subject.laporan.evaluasi_akip
    if evaluation is None:
        return set()
    statuses = Counter(row.status for row in evaluation.rekomendasi)
    return _without_zero(len(evaluation.rekomendasi), *statuses.values())


def _units(subject: Subject, noun: str) -> set[int]:
    """The units, at any depth, whose names begin with a noun."""
    names = _unit_names(subject.laporan.organisasi.unit)
    return _without_zero(sum(name.casefold().split()[0] == noun for name in names))


def _unit_names(units: Iterable[UnitKantor]) -> Iterator[str]:
    for unit in units:
        yield unit.nama
        yield from _unit_names(unit.unit)


def _without_zero(*numbers: int) -> set[int]:
    """Numbers that a text may give: none counts an empty list."""
    return set(numbers) - {0}


def _levels(subject: Subject) -> set[int]:
    """How many indicators each table of the agreements holds."""
    return {
        sum(len(row.indikator) for row in level.sasaran)
        for agreement in subject.laporan.perjanjian_kinerja
        for level in agreement.tingkat
    }


def _employees(subject: Subject) -> set[int]:
    staff = subject.hasil.pegawai
    if staff is None:
        return set()
    numbers = [staff.jumlah, *(row.jumlah for row in staff.rincian)]
    numbers += [number for row in staff.rincian for _, number in row.kelompok]
    return _whole(numbers)


_LISTS: Mapping[str, Callable[[Subject], set[int]]] = {
    "sasaran": _objectives,
    "inovasi": _innovations,
    "penghargaan": _awards,
    "kecamatan": _districts,
    "pegawai": _employees,
    "kabupaten": _regencies,
    "isu": _issues,
    "rekomendasi": _recommendations,
    **{
        name: partial(_units, noun=name)
        for name in ("seksi", "subseksi", "bidang", "subbidang", "subbagian")
    },
}
"""What may be said of the length of a list, by the noun that it is a list of."""


def _of_survey(subject: Subject, text: Text, noun: str) -> set[int]:
    """Elements or respondents of the indicator that a text belongs to."""
    match text.path:
        case ("indikator", int(number), *_):
            row = subject.hasil.indikator[number]
        case _:
            return set()
    if noun.split()[0] in ("responden", "pengunjung", "pemohon", "pengguna"):
        if row.survei is None and noun != "responden":
            return set()
        prefix = f"indikator.{row.model.kode}."
        known = known_quantities(subject.hasil)
        return _whole([q for path, q in known.items() if path.startswith(prefix)])
    return way_of(row.model.pengukuran).part_counts()


def _whole(quantities: list[Quantity]) -> set[int]:
    people = (Unit.RESPONDEN, Unit.ORANG)
    return {int(q.nilai) for q in quantities if q.ada and q.unit in people}
