"""Claims that the target at the end of the plan is reached already, or not yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.angka_pokok import own_roots
from lkjip_docgen.checks.claims.klaim import ADVICE, UNKNOWABLE
from lkjip_docgen.checks.claims.klausa import CLAUSE
from lkjip_docgen.checks.claims.pokok import NamedPokok, Pokok, Roots, named_indicators
from lkjip_docgen.checks.logic.patterns import Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.measures import HasilIndikator, HasilMenengah
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record

_PLANS: Final = ("renstra", "perjanjian_kinerja", "rencana_kinerja")
_TARGET = lazy_pattern(
    r"\btarget(?:nya)?(?P<apa>(?:(?!target|capai|lampau|penuh)[^.,;:\d]){0,90}?)\s(?P<akhir>akhir\s+)?"
    r"(?:(?:(?P<menengah>jangka\s+menengah|akhir\s+periode)|(?P<renstra>renstra|rencana\s+strategis))\b"
    r"(?:[^.,;:\d]{0,30}?\b(?:tahun\s+)?(?P<sampai>20\d\d)\b)?|(?:tahun\s+)?(?P<tahun>20\d\d)\b)",
    holds="target",
)
_REACHED: Final = r"(?:tercapai|terpenuhi|terlampaui|terlewati|terkejar|dicapai|dipenuhi|dilampaui)"
_BEHIND = lazy_pattern(
    rf"(?P<tidak>\b(?:tidak|belum|gagal)\s+(?:\w+\s+)?{_REACHED}\b)"
    r"|(?P<lebih>\b(?:terlampaui|terlewati)\b|\b(?:telah|sudah|bahkan)\s+dilampaui\b)"
    r"|(?P<capai>\b(?:tercapai|terpenuhi)\b|\b(?:telah|sudah)\s+(?:dicapai|dipenuhi)\b)"
)
"""What is said of a target behind it."""
_BEFORE = lazy_pattern(
    r"\b(?:(?P<tidak>(?:tidak|belum|gagal)\s+(?:\w+\s+)?(?:mencapai|memenuhi|menyamai|menyentuh)"
    r"|kekurangan\s+(?:terhadap|dari))|(?P<bawah>di\s*bawah)|(?P<atas>di\s*atas)"
    r"|(?P<lebih>(?<!tidak\s)(?<!belum\s)(?:melampaui|melebihi|melewati))"
    r"|(?P<capai>mencapai|memenuhi|menyamai))\s+(?:(?:angka|nilai)\s+)?$"
)
"""What is said of a target before it."""
_CONDITION = lazy_pattern(
    r"\b(?:apabila|jika|bila|kalau|kementerian|nasional|provinsi|instansi\s+induk|kantor\s+wilayah)\b"
)
_NO_CLAIM = lazy_pattern(
    r"\b(?:akan|agar|supaya|diharapkan|harus|dapat|perlu|mungkin|berpotensi|risiko|cenderung|bisa|demi"
    r"|diperkirakan|diproyeksikan|semestinya|seharusnya|hendak|untuk|guna|sulit|mudah|berat|yakin"
    r"|optimistis|hampir|nyaris|sebagian|separuh|mendekati|menuju|ingin|berpeluang|mampu|siap|bertekad"
    r"|berkomitmen|berupaya|rencana|baru|tidak|belum|bukan)\b"
)
_SO_FAR = lazy_pattern(r"\s*(?:sebesar|sebanyak|sekitar|hingga)?\s*\d")
_YEAR = lazy_pattern(r"\b20\d\d\b")
_FAR: Final = 120
_ALL: Final = 100
_GENERIC: Final = roots(
    "perlu harus target indikator kinerja tahun tersebut ditinjau dinaikkan diubah disesuaikan"
    " direvisi kembali"
    " ulang sudah bahkan awal cepat realisasi capaian nilai angka hasil daerah akhir sebesar jauh"
    " sedikit tetap ternyata kenyataannya persen poin tinjauan penyesuaian kekurangan mengejar"
)
"""Words beside a target that make it no other one."""


class _Claim(Record):
    """What is said of a target, where in its sentence, and the words that tell of what it is."""

    jenis: str
    mulai: int
    akhir: int
    kata: str


def medium_term(subject: Subject) -> Iterator[Problem]:
    """ "Target tahun 2029 telah terlampaui", where the result of this year lies below it."""
    if not any(row.menengah for row in subject.hasil.indikator):
        return
    names, own = named_indicators(subject), own_roots(subject)
    for text in texts_holding(subject, "target"):
        if text.official or text.path[0] in _PLANS:
            continue
        for sentence in sentences_of(subject, text):
            for match in _TARGET.finditer(sentence.isi):
                for claim in _claims(sentence, match):
                    about = _meant(names, text, claim.kata, own)
                    if about is not None:
                        row = subject.hasil.indikator[int(about.bagian[1])]
                        yield from _against(subject, (text, sentence), match, claim, row)


# --- what is claimed ------------------------------------------------------------------------


def _claims(sentence: Ucapan, match: re.Match[str]) -> Iterator[_Claim]:
    """What stands right before a target, or else behind it."""
    words = sentence.isi
    starts = [found.end() for found in CLAUSE.finditer(words, 0, match.start())]
    begin = starts[-1] if starts else 0
    opened = words[starts[-2] if len(starts) > 1 else 0 : match.start()]
    if _CONDITION.search(opened) or UNKNOWABLE.search(words):
        return
    before = _BEFORE.search(words, begin, match.start())
    name = sentence.besar[match.start("apa") : match.end("apa")]
    if before is not None:
        told = words[begin : before.start()]
        if str(before.lastgroup) == "tidak" or not _NO_CLAIM.search(told):
            kata = f"{sentence.besar[begin : before.start()]} {name}"
            yield _Claim(str(before.lastgroup), before.start(), match.end(), kata)
        return
    behind = _BEHIND.search(words, match.end(), match.end() + _FAR)
    if behind is None or "target" in words[match.end() : behind.start()]:
        return
    between = words[match.end() : behind.start()]
    joints = [found.end() for found in CLAUSE.finditer(between)]
    last = between[joints[-1] if joints else 0 :]
    hoped = _NO_CLAIM.search(last) or (not joints and _NO_CLAIM.search(words, begin, match.start()))
    if _SO_FAR.match(words, behind.end()) or (hoped and behind.lastgroup != "tidak"):
        return
    kata = f"{name} {sentence.besar[match.end() : behind.start()]}"
    yield _Claim(str(behind.lastgroup), behind.start(), behind.end(), kata)


def _meant(names: NamedPokok, text: Text, words: str, own: Roots) -> Pokok | None:
    """The one indicator that words name and say nothing beside; else that of the section."""
    said = roots(words) - _GENERIC - own
    home = [about for about in names.at_home(text.path) if said <= about.kosa]
    if home or not said:
        return home[0] if home else None
    found = names.named(said, words) or names.known_by_one_word(said)
    return found[0] if len(found) == 1 and said <= found[0].kosa else None


# --- whether it is so ------------------------------------------------------------------------


def _against(
    subject: Subject,
    said: tuple[Text, Ucapan],
    match: re.Match[str],
    claim: _Claim,
    row: HasilIndikator,
) -> Iterator[Problem]:
    text, sentence = said
    plan, now = row.menengah, subject.laporan.dokumen.tahun
    if plan is None or not (plan.capaian.ada and row.realisasi.ada and plan.target.ada):
        return
    years = {int(year) for year in _YEAR.findall(sentence.isi)}
    if not _is_of_plan(match, plan, now) or years - {now, plan.tahun} or plan.sampai is not None:
        return
    named = match["sampai"] or match["akhir"]
    if match["renstra"] and not named and _may_be_of_year(claim.jenis, row):
        return
    if _is_so(claim.jenis, row, plan):
        return
    words = " ".join(sentence.asli[claim.mulai : claim.akhir].split())
    message = (
        f"“{words}” bertentangan dengan data: realisasi {row.model.nama} "
        f"{besaran(row.realisasi)}, target tahun {plan.tahun} {besaran(plan.target)}."
    )
    others = (plan.target, row.realisasi)
    yield problem(subject, text, sentence.mulai + claim.mulai, message, ADVICE, others)


def _is_of_plan(match: re.Match[str], plan: HasilMenengah, now: int) -> bool:
    """Whether a target is that at the end of the plan: by its year, or by its name."""
    if match["tahun"]:
        return plan.tahun > now and int(match["tahun"]) == plan.tahun
    return not match["sampai"] or int(match["sampai"]) == plan.tahun


def _may_be_of_year(claimed: str, row: HasilIndikator) -> bool:
    """Whether a claim holds of the target of this year, which a plan has as well."""
    reached = row.capaian
    if not reached.ada or claimed in ("atas", "bawah"):
        return True
    return reached.nilai < _ALL if claimed == "tidak" else reached.nilai >= _ALL


def _is_so(claimed: str, row: HasilIndikator, plan: HasilMenengah) -> bool:
    """Whether what is said is true of the achievement, or of the values as such."""
    value, target, reached = row.realisasi.nilai, plan.target.nilai, plan.capaian.nilai
    if claimed == "tidak":
        return reached < _ALL
    if claimed == "bawah":
        return value < target
    if claimed == "atas":
        return value > target
    if claimed == "lebih":
        return reached > _ALL or value > target
    return reached >= _ALL
