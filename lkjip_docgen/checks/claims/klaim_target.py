"""Claims that a target was reached, missed or passed, held against the achievements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.claims.bersama import TOGETHER, meant_together
from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject
from lkjip_docgen.checks.claims.klaim import ADVICE, TARGET, Claim, claims, is_no_claim
from lkjip_docgen.checks.claims.klaim_menengah import medium_term
from lkjip_docgen.checks.claims.klausa import CLAUSE, clause_around
from lkjip_docgen.checks.claims.sebagian_nama import reached_by_words
from lkjip_docgen.checks.claims.target_disebut import targets_reached
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.kalimat import Kalimat
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_NONE_BUT = lazy_pattern(
    r"\btidak\s+(?:ada|terdapat)\s+(?:satu\s+pun\s+)?indikator\s+(?:\w+\s+){0,2}yang\s+"
    r"(?=tidak|belum|gagal)",
    re.I,
    holds="indikator",
)
"""Two denials, which say of all indicators that they have reached their targets."""
_TARGET_NOUN = lazy_pattern(r"\b(?:target|indikator)\b", re.I)
_MEDIUM_TERM = lazy_pattern(r"\b(?:jangka\s+menengah|renstra|rencana\s+strategis)\b", re.I)


@rule("LK432", Severity.WARNING, "Pernyataan tercapai bertentangan dengan capaian")
def targets(subject: Subject) -> Iterator[Problem]:
    """Tercapai, melampaui, belum tercapai: the words against the achievement."""
    found = tuple(_claims(subject))
    yield from found
    told = {one.path for one in found}
    for more in (targets_reached, reached_by_words, medium_term):
        further = tuple(one for one in more(subject) if one.path not in told)
        yield from further
        told.update(one.path for one in further)


def _claims(subject: Subject) -> Iterator[Problem]:
    for claim in claims(subject):
        for match in TARGET.finditer(claim.kalimat.isi):
            wrong = [
                (about, reached)
                for about, reached in _reached(subject, claim, match)
                if _is_false(subject, claim, match, about, reached)
            ]
            if wrong:
                shown = in_a_row([f"{about.nama}: {besaran(reached)}" for about, reached in wrong])
                message = f"“{match.group()}” bertentangan dengan capaian {shown}."
                start = claim.kalimat.mulai + match.start()
                others = tuple(reached for _, reached in wrong)
                yield problem(subject, claim.text, start, message, ADVICE, others)


def _is_false(
    subject: Subject, claim: Claim, match: re.Match[str], about: ClaimSubject, reached: Quantity
) -> bool:
    """Whether a claim about a target is true neither of the achievement nor of the values.

    That the things counted are below their target is no word on the achievement: where fewer are
    better, "gangguan di bawah target" would be a success.
    """
    now = subject.laporan.dokumen.tahun
    of_values = _is_true_of_values(match.group(), about, claim.kalimat, now)
    if _SIDE.match(match.group()) and _tells_of_the_things(subject, claim, match, about):
        return not of_values
    return not of_values and not _is_true(_claimed(claim, match), reached)


_NEXT_TO_IT = lazy_pattern(
    r"([a-z]+)\s+(?:(?:tetap|masih|sudah|telah|berada|kembali|selalu|terus|jauh|sedikit)\s+)*$"
)


_ACHIEVED = lazy_pattern(r"\b(?:capaian|kinerja|realisasi|hasil|nilai|pencapaian)\b")


def _tells_of_the_things(
    subject: Subject, claim: Claim, match: re.Match[str], about: ClaimSubject
) -> bool:
    """Whether what lies above or below a target is what an indicator counts, by its own word."""
    before = claim.klausa(match.start()).lower()
    word = _NEXT_TO_IT.search(before)
    if word is None or _ACHIEVED.search(before) or about.bagian[:1] != ("indikator",):
        return False
    row = subject.laporan.indikator[int(about.bagian[1])]
    return bool(roots(word[1]) & roots(row.nama)) and row.polaritas == "minimum"


def _claimed(claim: Claim, match: re.Match[str]) -> str:
    """What is said of the target; "tidak ada indikator yang tidak tercapai" says it is reached."""
    denied = match.lastgroup == "tidak" and _NONE_BUT.search(claim.kalimat.isi[: match.start() + 6])
    if denied or (match.lastgroup == "lebih" and _REACHED_OR.search(match.string[: match.start()])):
        return "tercapai"
    return str(match.lastgroup)


_REACHED_OR = lazy_pattern(
    r"\b(?:mencapai|memenuhi|menyamai|tercapai)(?:\s+target)?\s*(?:/|atau|dan/atau|bahkan|maupun)\s*$",
    re.IGNORECASE,
)
"""What reaches its target or passes it."""


def _is_true_of_values(words: str, about: ClaimSubject, sentence: Kalimat, now: int) -> bool:
    """Whether a value lies above or below its target as is said: of deaths, above is no success."""
    side = _SIDE.match(words)
    series = {row.nama: row.tahun for row in about.deret}
    year = sentence.tahun[0] if len(sentence.tahun) == 1 else now
    value, target = (series.get(name, {}).get(year) for name in ("realisasi", "target"))
    if side is None or value is None or target is None or not (value.ada and target.ada):
        return False
    return value.nilai > target.nilai if side[1] == "atas" else value.nilai < target.nilai


_SIDE = lazy_pattern(r"di\s*(atas|bawah)", re.IGNORECASE)


def _is_true(claimed: str, reached: Quantity) -> bool:
    if claimed == "tidak":
        return reached.nilai < 100
    return reached.nilai > 100 if claimed == "lebih" else reached.nilai >= 100


def _reached(
    subject: Subject, claim: Claim, match: re.Match[str]
) -> Iterator[tuple[ClaimSubject, Quantity]]:
    """The known achievements that a claim about a target can be held against."""
    if is_no_claim(claim, claim.klausa(match.start()), match, denied="tidak"):
        return
    for about in _claimed_subjects(subject, claim, match):
        reached = _achievement(about, claim.kalimat, match, subject.laporan.dokumen.tahun)
        if reached is not None and reached.ada:
            yield about, reached


def _claimed_subjects(
    subject: Subject, claim: Claim, match: re.Match[str]
) -> Iterator[ClaimSubject]:
    """What is said to have reached its target: every indicator, or the one that is named."""
    position = match.start()
    clause = claim.klausa(position) + match.group() + _all_behind(match)
    if TOGETHER.search(clause):
        yield from meant_together(subject, claim.text, claim.kalimat.isi, clause)
        return
    home = claim.bagian
    if home is not None and _tells_of_the_things(subject, claim, match, home):
        yield home
        return
    one = claim.subject_at(position)
    if one is None or claim.speaks_of_another(position):
        return
    if _is_named(one, claim.kalimat.isi):
        yield one


_ALL_OF_THEM = lazy_pattern(r"\s+(?:seluruhnya|semuanya)\b", re.IGNORECASE)


def _all_behind(match: re.Match[str]) -> str:
    """What says behind a claim that it is about all of them: "tercapai seluruhnya"."""
    found = _ALL_OF_THEM.match(match.string, match.end())
    return found.group() if found else ""


def _is_named(about: ClaimSubject, sentence: str) -> bool:
    """Whether a sentence names a subject, or speaks of a target or an indicator."""
    return bool(about.pola.search(sentence) or _TARGET_NOUN.search(sentence))


_AGAINST_YEAR = lazy_pattern(
    r"\b(?:lebih\s+\w+\s+(?:daripada|dari|dibanding\w*(?:\s+dengan)?)|dibanding\w*(?:\s+dengan)?)"
    r"(?:\s+[a-z]+){0,4}?\s+(?:tahun\s+)?20\d\d\b",
    re.I,
)
"""A year with which the reported one is compared."""


def _achievement(
    about: ClaimSubject, sentence: Kalimat, match: re.Match[str], now: int
) -> Quantity | None:
    """The achievement that a sentence speaks of: of the plan, of the year it names, of this one.

    A year behind the clause of the claim is another one: "belum memenuhi target, tetapi lebih
    baik daripada tahun 2024".  Of several years only the reported one can be meant.
    """
    if _MEDIUM_TERM.search(sentence.isi):
        return about.jangka_menengah
    end = CLAUSE.search(sentence.isi, match.end())
    own = Kalimat(clause_around(sentence.isi, match.start()), 0).tahun
    if len(own) == 1 and match.lastgroup == "tidak":
        return about.capaian.get(own[0])
    until = _AGAINST_YEAR.sub(" ", sentence.isi[: end.start() if end else None])
    told = Kalimat(until, 0).tahun
    if len(told) > 1:
        return about.capaian.get(now) if now in told else None
    return about.capaian.get(told[0] if told else now)
