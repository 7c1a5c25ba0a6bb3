"""Targets that a text tells, against the targets that the data have of that indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.claims.angka_pokok import unknown_numbers
from lkjip_docgen.checks.claims.klaim_angka import wrong_numbers
from lkjip_docgen.checks.claims.target_indikator import TargetIndikator, targets_of_indicators
from lkjip_docgen.checks.claims.target_pada_tahun import targets_of_a_year
from lkjip_docgen.checks.logic.patterns import (
    AMOUNT,
    Ucapan,
    counted,
    holding,
    sentences_of,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import angka, besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_ADVICE = "Samakan dengan target pada perjanjian kinerja, atau sebut target yang dimaksud."
_YEAR_OF_IT = r"\btahun\s+(?P<tahun>20\d\d)\s*(?:[^.;:\d]{0,40}?)"
_TOLD = lazy_pattern(
    rf"\btarget(?:nya)?\b(?P<apa>[^.;:\d]{{0,90}}?)(?:{_YEAR_OF_IT})?"
    rf"\b(?:dari\s+(?P<dari>{AMOUNT})(?:\s+[a-z]+){{0,3}}?\s+(?:menjadi|ke)|menjadi|sebesar|adalah|ialah)"
    rf"\s+(?P<n>{AMOUNT})",
    holds="target",
)
_CHANGES = (
    "diturunkan dinaikkan naik turun menurun meningkat ditingkatkan berubah diubah disesuaikan"
    " ditetapkan tetap semula kinerja tahun indikator persen nilai angka dinas kantor lalu kemudian"
    " sudah telah akhir perjanjian awal perubahan pada dalam untuk jangka menengah renstra"
    " menaikkan menurunkan menetapkan mengubah menyesuaikan"
)
_WISHES = ("rekomendasi", "langkah", "saran", "solusi", "upaya")
_ELSEWHERE = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.")
_OTHER_TARGET = lazy_pattern(
    r"\b(?:triwulan|semester|bulan\w*|nasional|provinsi|kabupaten|kota|standar|usulan|diusulkan|mengusulkan"
    r"|seharusnya|sedikitnya|lebih|kurang|di\s+atas|di\s+bawah|selisih|capaian|akan)\b"
)


_PASSED = lazy_pattern(
    r"\b(?:melampaui|melebihi|mencapai|memenuhi|atas|bawah|dari|daripada|terhadap|dengan|melewati)\s+$"
)
"""What makes the number behind a target the distance from it: "melampaui target sebesar 2,4"."""
_POINTS = lazy_pattern(r"\s*poin\b", holds="poin")


@rule("LK571", Severity.WARNING, "Target yang disebut bukan target indikator itu")
def targets_told(subject: Subject) -> Iterator[Problem]:
    """ "Target kematian ibu turun menjadi 125", where the agreement has 130.

    Or "pada akhir periode ditargetkan 95 persen", where the plan has 90.
    """
    others = (*wrong_numbers(subject), *unknown_numbers(subject))
    told = {(other.path, other.place) for other in others}
    for text, sentence in holding(counted(subject), "target"):
        if text.field.startswith(_ELSEWHERE):
            continue
        for match in _TOLD.finditer(sentence.isi):
            if _PASSED.search(sentence.isi, 0, match.start()) or _POINTS.match(
                sentence.isi, match.end()
            ):
                continue
            found = _wrong(subject, text, sentence, match)
            if found is not None and (found.path, found.place) not in told:
                told.add((found.path, found.place))
                yield found
    for found in targets_of_a_year(subject):
        if (found.path, found.place) not in told:
            yield found


def _wrong(subject: Subject, text: Text, sentence: Ucapan, match: re.Match[str]) -> Problem | None:
    """The number of a target that is none of its indicator's; None where it is, or who knows."""
    about = _meant(subject, text, match["apa"])
    if about is None or _OTHER_TARGET.search(match.group()):
        return None
    years = {int(match["tahun"])} if match["tahun"] else set[int]()
    changed = _of_changed_agreement(subject, text, sentence)
    wish = any(part in text.field for part in _WISHES)
    for group, allowed in (("dari", about.of(changed)), ("n", about.of(years or changed))):
        value = about.value(match[group])
        if value is None or not allowed or value in allowed or (wish and not years):
            continue
        words = sentence.kutip(match, group)
        known = in_a_row([angka(one) for one in sorted(allowed)][:_MANY])
        when = f" tahun {match['tahun']}" if years and group == "n" else ""
        message = f"“{words}” bukan target {about.nama}{when} menurut data ({known})."
        start = sentence.mulai + match.start(group)
        return problem(subject, text, start, message, _ADVICE, (("indikator", about.nomor),))
    return None


def _of_changed_agreement(subject: Subject, text: Text, sentence: Ucapan) -> set[int]:
    """The year of a changed agreement of which a sentence tells; nothing where it does not."""
    match text.path:
        case ("perjanjian_kinerja", int(number), "alasan_perubahan"):
            return {subject.laporan.perjanjian_kinerja[number].tahun}
    if "perjanjian kinerja perubahan" in sentence.isi:
        return {subject.laporan.dokumen.tahun}
    return set()


_MANY = 6


_REACHED = lazy_pattern(
    r"\btarget(?P<apa>(?:\s+(?!yang\b|telah\b|sudah\b|tidak\b|belum\b)[a-z]+){1,8})\s+"
    r"(?:yang\s+|juga\s+)*(?P<sudah>telah\s+|sudah\s+)?(?P<tidak>(?:tidak|belum|gagal)\s+)?"
    r"(?:tercapai|terpenuhi|(?P<lebih>terlampaui|dilampaui))\b",
    holds="target",
)
_NO_CLAIM = lazy_pattern(
    r"\b(?:jika|bila|apabila|agar|supaya|akan|dapat|bisa|harus|perlu|semoga|diharapkan|triwulan|semester"
    r"|bulan|menengah|renstra|rencana\s+strategis|provinsi|nasional|hampir|sebagian|lalu|sebelum\w*|20\d\d)\b"
)
_REACHED_IN = lazy_pattern(
    r"\btarget(?:nya)?\s+(?:pada\s+|untuk\s+)?tahun\s+(?P<y>20\d\d)\s+(?:(?:itu|yang|juga|memang|masih|ternyata|telah"
    r"|sudah)\s+){0,3}(?P<tidak>(?:tidak|belum|gagal)\s+)?(?:tercapai|terpenuhi)\b",
    holds="target",
)
_NOT_SO = lazy_pattern(
    r"\b(?:jika|bila|apabila|agar|supaya|akan|dapat|bisa|harus|perlu|semoga|diharapkan|triwulan|semester"
    r"|bulan|menengah|renstra|rencana|provinsi|nasional|hampir|sebagian|seandainya|indikator|program|kegiatan)\b"
)


def _reached_in_years(subject: Subject, text: Text) -> Iterator[Problem]:
    """ "Target tahun 2024 yang belum tercapai" in a section whose past year reached it."""
    match text.path:
        case ("indikator", int(number), *_):
            years = {row.tahun: row for row in subject.hasil.indikator[number].tahun}
        case _:
            return
    for sentence in sentences_of(subject, text):
        match = _REACHED_IN.search(sentence.isi)
        reached = years.get(int(match["y"])) if match is not None else None
        if match is None or reached is None or reached.putusan is None:
            continue
        if _NOT_SO.search(sentence.isi[: match.end()]):
            continue
        if (reached.putusan >= 0) == (match["tidak"] is not None):
            message = f"“{sentence.kutip(match)}” bertentangan dengan {_shown(reached.realisasi)}, "
            message += f"{_shown(reached.target)}."
            start = sentence.mulai + match.start()
            inputs = (reached.realisasi, reached.target)
            yield problem(subject, text, start, message, _ADVICE, inputs)


_AND = lazy_pattern(r"\s(?:dan|serta)\s")


def targets_reached(subject: Subject) -> Iterator[Problem]:
    """ "Target imunisasi yang tidak tercapai", of an indicator that has reached it."""
    for text in texts_holding(subject, "target"):
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        yield from _reached_in_years(subject, text)
        for sentence in sentences_of(subject, text):
            match = _REACHED.search(sentence.isi)
            if match is None or _NO_CLAIM.search(sentence.isi[: match.end()]):
                continue
            for part in _AND.split(match["apa"]):
                about = _meant(subject, text, part) if roots(part) - roots(_CHANGES) else None
                found = _reached(subject, match, about) if about is not None else None
                if found is not None:
                    message = f"“{sentence.kutip(match)}” bertentangan dengan {_shown(found)}."
                    start = sentence.mulai + match.start()
                    yield problem(subject, text, start, message, _ADVICE, (found,))
                    break


def _shown(quantity: Quantity) -> str:
    return f"{quantity.label}: {besaran(quantity)}"


def _reached(subject: Subject, match: re.Match[str], about: TargetIndikator) -> Quantity | None:
    """The achievement that contradicts what is said of a target; None where none does."""
    row = subject.hasil.indikator[about.nomor]
    if row.tercapai is None or not row.capaian.ada:
        return None
    if match["tidak"]:
        is_true = not row.tercapai
    elif match["lebih"]:
        is_true = row.capaian.nilai > _ALL
    else:
        is_true = bool(row.tercapai)
    return None if is_true else row.capaian


_ALL = 100


def _meant(subject: Subject, text: Text, words: str) -> TargetIndikator | None:
    """The one indicator whose name holds the telling words; without them that of the section."""
    rest = roots(words) - roots(_CHANGES)
    known = targets_of_indicators(subject.laporan)
    if not rest:
        match text.path:
            case ("indikator", int(number), *_):
                return known[number]
        return None
    fitting = [one for one in known if rest <= one.akar]
    return fitting[0] if len(fitting) == 1 else None
