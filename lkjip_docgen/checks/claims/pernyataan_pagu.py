"""What texts say of the budget without a number: that it grew, was exceeded, or was used up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lkjip_docgen.checks.claims.angka_pokok import own_roots
from lkjip_docgen.checks.claims.claim_subjects import known_quantities
from lkjip_docgen.checks.claims.klaim import ADVICE, WISH
from lkjip_docgen.checks.claims.klausa import Told, clauses
from lkjip_docgen.checks.claims.pokok import Pokok, Roots, subjects_of_numbers
from lkjip_docgen.checks.claims.rencana_penarikan import against_the_plan
from lkjip_docgen.checks.claims.turunan_anggaran import follows_from_budget
from lkjip_docgen.checks.logic.patterns import AMOUNT, Ucapan, amount, sentences
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_CHANGED = lazy_pattern(
    r"^(?:[-*+]\s+)?(?:jumlah\s+|total\s+)?(?:pagu|anggaran|alokasi)\s+"
    r"(?:(?:dipa|dpa|anggaran|kantor|dinas|ini|revisi|akhir)\s+)*"
    r"(?P<kata>(?P<naik>bertambah|naik|meningkat|ditambah|dinaikkan)"
    r"|(?P<turun>berkurang|turun|menurun|dikurangi|dipotong|diturunkan))\b"
)
_EXCEEDED = lazy_pattern(r"\b(?:melebihi|melampaui|melewati)\s+(?:\w+\s+)?pagu\w*\b")
_USED_UP = lazy_pattern(
    r"\b(?:habis\s+(?:terserap|digunakan|dipakai|dibelanjakan|seluruhnya)"
    r"|(?:terserap|terealisasi|dibelanjakan)\s+(?:habis|seluruhnya|(?:secara\s+|se)?penuh(?:nya)?|tuntas"
    r"|100\s*(?:%|persen))"
    r"|tidak\s+(?:ber|ter)?sisa)\b"
)
_SPENT = lazy_pattern(r"\b(?:realisasi|serapan|pagu|belanja|anggaran)\b")
_ELSEWHERE = ("indikator.riwayat.", "kantor.sejarah", "landasan_hukum.", "rencana_kinerja.")
_OTHER_TIME = lazy_pattern(
    r"\b(?:triwulan|semester|sebelum\w*|lalu|bulan|sejak|apabila|jika|bila|agar|tidak\s+boleh"
    r"|akan|dapat|dilarang|jangan|mencegah|kontrak|kegiatan|program|perjalanan|honor\w*)\b"
)
_YEAR = lazy_pattern(r"\b20\d\d\b")
_NEARLY_ALL = 99.95
"""Percent that is printed as all of it to a tenth."""


@rule("LK547", Severity.WARNING, "Pernyataan tentang pagu bertentangan dengan angkanya")
def told_of_the_budget(subject: Subject) -> Iterator[Problem]:
    """A version whose cause tells of a larger budget though it is smaller, or the reverse.

    Spending that is said to exceed its budget, or to have used it up, where the figures of the
    year tell otherwise; a quarter's remark on its plan that its figures contradict.
    """
    yield from against_the_plan(subject)
    budget = next((p for p in subjects_of_numbers(subject) if p.bagian == ("anggaran",)), None)
    if budget is None:
        return
    own = own_roots(subject)
    for text in texts_holding(subject, "pagu", "anggaran", "belanja"):
        if text.official:
            continue
        if text.field == "anggaran.versi.penyebab":
            yield from _of_a_version(subject, text)
        elif not text.field.startswith(_ELSEWHERE):
            for sentence in sentences(text.prose):
                yield from _of_spending(subject, budget, text, sentence, own)


def _of_a_version(subject: Subject, text: Text) -> Iterator[Problem]:
    """The cause of a version of the budget, against the change from the version before it."""
    change = _changes(subject).get(int(text.path[2]))
    if change is None or not change.ada or not change.nilai:
        return
    for said in sentences(text.prose):
        yield from _amount_of_change(subject, text, said, change)
    sentence = next(sentences(text.prose), None)
    match = _CHANGED.match(sentence.isi) if sentence is not None else None
    if match is None:
        return
    if (change.nilai > 0) != (match["naik"] is not None):
        message = f"“{match['kata']}” bertentangan dengan {change.label}: {besaran(change)}."
        yield problem(subject, text, match.start("kata"), message, ADVICE, (change,))
    elif sentence is not None and not _is_by_so_much(subject, sentence, match, change):
        message = f"“{sentence.kutip(match)}” disebut dengan jumlah yang berbeda dengan "
        message += f"{change.label}: {besaran(change)}."
        start = sentence.mulai + match.start("kata")
        yield problem(subject, text, start, message, ADVICE, (change,))


_CHANGE_ITSELF = lazy_pattern(
    r"^\W*(?:jumlah\s+|total\s+|besar(?:nya)?\s+)?(?:tambahan|kenaikan|pengurangan|penurunan|selisih"
    r"|perubahan)(?:nya)?(?:\s+(?:pagu|anggaran|itu|tersebut|seluruhnya))*"
    rf"\s+(?:(?:adalah|ialah|sebesar|mencapai|sebanyak|berjumlah|hanya)\s+)*(?P<n>{AMOUNT})"
    r"(?!\s*(?:untuk|guna|bagi|dipakai|digunakan|dialokasikan|pada|di)\b)"
)


def _amount_of_change(
    subject: Subject, text: Text, sentence: Ucapan, change: Quantity
) -> Iterator[Problem]:
    """ "Tambahannya Rp5,3 miliar": by how much a version differs, told in a sentence of its own."""
    match = _CHANGE_ITSELF.match(sentence.isi)
    told = amount(match["n"].strip()) if match is not None else None
    if match is None or told is None or told.jenis != "rupiah":
        return
    said = Told(sentence.isi, match.start("n"), told.nilai, told.ketelitian, "rupiah")
    is_exact = said.is_(change.nilai) if told.berskala else told.nilai == abs(change.nilai)
    if not is_exact and not follows_from_budget(subject, said):
        words = sentence.kutip(match, "n")
        message = f"“{words}” berbeda dengan {change.label}: {besaran(change)}."
        yield problem(subject, text, sentence.mulai + match.start("n"), message, ADVICE, (change,))


_BY = lazy_pattern(rf"\s+(?:sebesar\s+|sebanyak\s+|sejumlah\s+)?(?P<n>{AMOUNT})")
_IN_PARTS = lazy_pattern(r"\b(?:pagu|anggaran|alokasi)\s+(?:belanja|program|kegiatan)\b")


def _is_by_so_much(
    subject: Subject, sentence: Ucapan, match: re.Match[str], change: Quantity
) -> bool:
    """Whether the one amount behind a change is that change, or one that the budget explains.

    Of a sentence with several amounts each may be that of a part.
    """
    words = sentence.isi
    by = _BY.match(words, match.end())
    told = amount(by["n"].strip()) if by is not None else None
    if by is None or told is None or told.jenis != "rupiah" or words.count("rp") > 1:
        return True
    said = Told(words, by.start("n"), told.nilai, told.ketelitian, "rupiah")
    is_exact = said.is_(change.nilai) if told.berskala else told.nilai == abs(change.nilai)
    return is_exact or _IN_PARTS.search(words) is not None or follows_from_budget(subject, said)


def _changes(subject: Subject) -> Mapping[int, Quantity]:
    """By how much each version of the budget differs from the one before it, by its number."""
    now = subject.laporan.dokumen.tahun
    known = known_quantities(subject.hasil)
    found = {}
    for number, version in enumerate(subject.laporan.anggaran.versi):
        change = known.get(f"anggaran.{now}.{version.kode}.perubahan")
        if change is not None:
            found[number] = change
    return found


def _of_spending(
    subject: Subject, budget: Pokok, text: Text, sentence: Ucapan, own: Roots
) -> Iterator[Problem]:
    """A clause that says of a part of the spending that it exceeded its budget, or used it up."""
    for clause in clauses(sentence):
        match = _EXCEEDED.search(clause.isi) or _USED_UP.search(clause.isi)
        if match is None or _OTHER_TIME.search(clause.isi):
            continue
        before = clause.isi[: match.start()]
        if WISH.search(before) or not _SPENT.search(before):
            continue
        years = set(_YEAR.findall(sentence.isi)) or {str(subject.laporan.dokumen.tahun)}
        pairs = [pair for year in years for pair in _spent(budget, roots(before), own, year)]
        exceeded = match.re.pattern == _EXCEEDED.pattern
        if not pairs or any(_is_so(pair, exceeded=exceeded) for pair in pairs):
            continue
        shown = in_a_row([f"{besaran(spent)} dari {besaran(pagu)}" for pagu, spent in pairs[:2]])
        start = sentence.mulai + clause.mulai + match.start()
        words = " ".join(match.group().split())
        message = f"“{words}” bertentangan dengan realisasi anggaran: {shown}."
        yield problem(subject, text, start, message, ADVICE, pairs[0])


_Pair = tuple[Quantity, Quantity]
"""A budget, and what was spent of it."""


def _spent(budget: Pokok, words: Roots, own: Roots, year: str) -> Sequence[_Pair]:
    """The budgets of a year that words mean, each with what was spent of it."""
    found = {quantity.path: quantity for quantity in budget.meant_by(words, own) if quantity.ada}
    pairs = []
    for path, pagu in found.items():
        spent = found.get(re.sub(r"\.pagu$", ".realisasi", path))
        if path.endswith(".pagu") and year in path.split(".") and spent is not None:
            pairs.append((pagu, spent))
    return pairs


def _is_so(pair: _Pair, *, exceeded: bool) -> bool:
    pagu, spent = pair
    if exceeded:
        return spent.nilai > pagu.nilai
    return float(spent.nilai) * 100 >= _NEARLY_ALL * float(pagu.nilai)
