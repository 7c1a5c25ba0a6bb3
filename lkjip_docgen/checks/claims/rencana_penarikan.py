"""What a quarter's remark says of its spending, held against its plan of spending."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_docgen.checks.claims.deret_tabel import quarters_in
from lkjip_docgen.checks.claims.klaim import ADVICE, WISH
from lkjip_docgen.checks.logic.patterns import sentences_of
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.measures import HasilTriwulan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity

_AGAINST_PLAN = lazy_pattern(
    r"\b(?:realisasi|serapan|penyerapan)(?:nya)?"
    r"(?:\s+(?:anggaran|belanja|dana|triwulan|pada|ini|itu|tersebut|kantor|dinas|total|kumulatif)){0,4}"
    r"\s+(?:(?:tetap|masih|sudah|telah|juga|sedikit|jauh|justru|malah|ternyata|berada)\s+){0,2}"
    r"(?P<kata>(?P<lebih>melampaui|melebihi|melewati|di\s+atas|lebih\s+(?:tinggi|besar)\s+(?:dari|daripada))"
    r"|(?P<kurang>di\s+bawah|(?:belum|tidak)\s+(?:mencapai|memenuhi)|kurang\s+dari"
    r"|lebih\s+(?:rendah|kecil)\s+(?:dari|daripada)))\s+"
    r"(?:rencana|target|proyeksi)(?:nya\b|\s+(?:penarikan|penyerapan|belanja|triwulan)\b)",
    holds=("rencana", "target", "proyeksi"),
)


def against_the_plan(subject: Subject) -> Iterator[Problem]:
    """ "Realisasi triwulan ini melampaui rencana penarikan dana", where less was spent."""
    known = subject.hasil.anggaran.triwulanan
    rows = {f"tw{quarter.nomor}": quarter for quarter in known.triwulan} if known else {}
    for text in texts_holding(subject, "rencana", "target", "proyeksi") if rows else ():
        if text.path[:3] != ("anggaran", "triwulan", "keterangan"):
            continue
        quarter = rows.get(str(text.path[-1]))
        for sentence in sentences_of(subject, text) if quarter is not None else ():
            match = _AGAINST_PLAN.search(sentence.isi)
            if match is None or quarter is None or quarters_in(sentence.isi):
                continue
            if WISH.search(sentence.isi[: match.start("kata")]):
                continue
            pairs = _pairs(quarter)
            if pairs and not any(_is_so(match, pair) for pair in pairs):
                plan, result = pairs[0]
                message = f"“{sentence.kutip(match, 'kata')}” bertentangan dengan angka "
                message += f"{quarter.nama}: {besaran(result)} dari rencana {besaran(plan)}."
                start = sentence.mulai + match.start("kata")
                yield problem(subject, text, start, message, ADVICE, pairs[0])


def _pairs(quarter: HasilTriwulan) -> list[tuple[Quantity, Quantity]]:
    """Plan and result of a quarter alone, and of the year up to its end."""
    pairs = (
        (quarter.target, quarter.realisasi),
        (quarter.target_sampai, quarter.realisasi_sampai),
    )
    return [(plan, result) for plan, result in pairs if plan.ada and result.ada]


def _is_so(match: re.Match[str], pair: tuple[Quantity, Quantity]) -> bool:
    plan, result = pair
    return result.nilai > plan.nilai if match["lebih"] else result.nilai < plan.nilai
