"""Claims about changed targets, and about the years of an indicator called by its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, claim_subjects
from lkjip_docgen.checks.logic.patterns import COUNT, count, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_with
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.idn import format_decimal, in_a_row
from lkjip_docgen.model import PerjanjianKinerja
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

_ADVICE = "Sesuaikan kalimat dengan angka, atau perbaiki angkanya bila kalimat yang benar."
_CHANGED = lazy_pattern(
    r"\btarget\s+(?P<apa>[a-z][^.;:]{2,90}?)\s+"
    r"(?P<arah>dinaikkan|ditingkatkan|dinaikan|diturunkan|dikurangi)\b",
    re.IGNORECASE,
)
_UP = ("dinaikkan", "ditingkatkan", "dinaikan")
_DOWN = ("diturunkan", "dikurangi")
_GENERIC = lazy_pattern(
    r"^(?:Angka|Persentase|Jumlah|Cakupan|Indeks|Nilai|Prevalensi|Tingkat|Rasio|Proporsi|Banyaknya)\s+",
    re.IGNORECASE,
)
_END_OF_NAME = lazy_pattern(r"\s+(?:pada|dengan|yang|per|terhadap|di|dari|untuk|dalam|oleh|atas)\s")


def changed_targets(subject: Subject) -> Iterator[Problem]:
    """ "Target kematian ibu dinaikkan" where the changed agreement has a lower one, or the same."""
    for text in texts(subject):
        if text.field != "perjanjian_kinerja.alasan_perubahan":
            continue
        number = int(text.path[1])
        yield from _number_of_changes(subject, text, number)
        for match in _CHANGED.finditer(text.prose):
            upward = match["arah"].lower() in _UP
            wrong = [
                (name, before, after, path)
                for name, before, after, path in _changes(subject, number)
                if _short_name(name) in " ".join(match["apa"].lower().split())
                and not (after > before if upward else after < before)
            ]
            if wrong:
                shown = in_a_row(
                    [f"{name}: {_told(b)} menjadi {_told(a)}" for name, b, a, _ in wrong]
                )
                message = f"“{match['arah']}” bertentangan dengan perjanjian: {shown}."
                others = tuple(path for _, _, _, path in wrong)
                yield problem(subject, text, match.start("arah"), message, _ADVICE, others)


_SO_MANY = lazy_pattern(
    rf"(?P<n>{COUNT})\s+(?:target(?:\s+(?:kinerja|indikator))*|indikator)\s+(?:yang\s+)?"
    r"(?:(?:targetnya|ikut|juga|telah|sudah|ini|itu)\s+)*"
    r"(?P<arah>berubah|diubah|disesuaikan|direvisi|dinaikkan|ditingkatkan|diturunkan|dikurangi)\b"
)


def _number_of_changes(subject: Subject, text: Text, number: int) -> Iterator[Problem]:
    """ "Enam target yang berubah" where four are others than in the agreement before.

    They are counted on each level of the agreement, and on all of them.
    """
    for sentence in sentences_of(subject, text):
        for match in _SO_MANY.finditer(sentence.isi):
            levels: defaultdict[int, int] = defaultdict(int)
            for _, before, after, path in _changes(subject, number):
                levels[int(path[3])] += _is_so(match["arah"], before, after)
            possible = {*levels.values(), sum(levels.values())}
            if levels and count(match["n"]) not in possible:
                words = sentence.kutip(match)
                message = f"“{words}”, padahal menurut kedua perjanjian {max(levels.values())}."
                start = sentence.mulai + match.start("n")
                ends: tuple[Path_, ...] = (("perjanjian_kinerja", number),)
                yield problem(subject, text, start, message, _ADVICE, ends)


def _is_so(direction: str, before: Decimal, after: Decimal) -> bool:
    """Whether a target changed as a word has it: to more, to less, or at all."""
    if direction in _UP:
        return after > before
    if direction in _DOWN:
        return after < before
    return after != before


def _told(target: Decimal) -> str:
    return format_decimal(target)


def _short_name(name: str) -> str:
    """The words by which a text means an indicator: "kematian ibu" of "Angka Kematian Ibu"."""
    core = _END_OF_NAME.split(_GENERIC.sub("", " ".join(name.split())), maxsplit=1)[0]
    return re.sub(r"\s*\([^()]*\)", "", core).lower()


def _changes(subject: Subject, number: int) -> Iterator[tuple[str, Decimal, Decimal, Path_]]:
    """The numbers promised before and after a change: name, both targets, where the new stands."""
    agreements = subject.laporan.perjanjian_kinerja
    changed = agreements[number]
    earlier = [pk for pk in agreements[:number] if pk.tahun == changed.tahun]
    if not earlier:
        return
    before = {name.casefold(): target for name, target, _ in _targets(earlier[-1], 0)}
    for name, target, path in _targets(changed, number):
        if name.casefold() in before:
            yield name, before[name.casefold()], target, path


def _targets(pk: PerjanjianKinerja, number: int) -> Iterator[tuple[str, Decimal, Path_]]:
    """The indicators of an agreement whose target is a number."""
    for i, level in enumerate(pk.tingkat):
        for j, goal in enumerate(level.sasaran):
            for k, row in enumerate(goal.indikator):
                if isinstance(row.target, Decimal | int):
                    at: Path_ = ("perjanjian_kinerja", number, "tingkat", i, "sasaran", j)
                    yield row.nama, Decimal(row.target), (*at, "indikator", k, "target")


# --- an indicator by its own words ---------------------------------------------------------------

_EVERY_YEAR = lazy_pattern(
    r"^(?:[-*+]\s+)?(?P<apa>[A-Z]\w+(?:\s+[a-z]+){1,5}?)\s+(?:terus\s+|selalu\s+)?"
    r"(?P<arah>menurun|turun|meningkat|naik|membaik|memburuk)\s+(?:setiap|tiap|dari\s+tahun\s+ke)\s+tahun\b",
)
_SMALL = frozenset(
    {"dan", "di", "yang", "pada", "dari", "oleh", "dengan", "untuk", "angka", "jumlah"}
)


def steady_years(subject: Subject) -> Iterator[Problem]:
    """ "Penemuan kasus tuberkulosis menurun setiap tahun" where its share rose every year."""
    subjects = claim_subjects(subject)
    for text in texts_with(subject, ("setiap tahun", "tiap tahun", "dari tahun ke tahun")):
        if text.official:
            continue
        for sentence in kalimat(text.prose):
            match = _EVERY_YEAR.match(sentence.isi)
            if match is None or any(about.pola.search(match["apa"]) for about in subjects):
                continue
            if match["arah"] in ("membaik", "memburuk"):
                continue
            found = _by_words(match["apa"], subjects)
            yield from _against_years(subject, found, match, text, sentence.mulai) if found else ()


def _by_words(words: str, subjects: tuple[ClaimSubject, ...]) -> ClaimSubject | None:
    """The only indicator whose name holds all of some words."""
    wanted = set(words.lower().split()) - _SMALL
    found = [
        about
        for about in subjects
        if about.bagian[:1] == ("indikator",) and wanted <= set(about.nama.lower().split())
    ]
    return found[0] if len(found) == 1 and len(wanted) > 1 else None


def _against_years(
    subject: Subject, about: ClaimSubject, match: re.Match[str], text: Text, start: int
) -> Iterator[Problem]:
    """A contradiction where a year goes the other way than is said, or none goes that way."""
    years = about.deret[0].tahun if about.deret else {}
    known = [value for _, value in sorted(years.items()) if value.ada]
    rises = [after.nilai - before.nilai for before, after in pairwise(known)]
    upward = match["arah"] in ("meningkat", "naik")
    against = [rise for rise in rises if rise and (rise > 0) != upward]
    if rises and (against or not any(rises)):
        shown = in_a_row([besaran(value) for value in known])
        message = f"“{match['arah']}” bertentangan dengan realisasi {about.nama}: {shown}."
        yield problem(subject, text, start + match.start("arah"), message, _ADVICE, tuple(known))
