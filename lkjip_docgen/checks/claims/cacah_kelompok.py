"""How many a group of the staff has, told behind its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lkjip_docgen.checks.claims.kelompok import Kelompok, Words, staff
from lkjip_docgen.checks.logic.patterns import COUNT, YEAR, counted, flat, holding
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import rows_of_words
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.patterns import lazy_pattern

_ADVICE: Final = "Sesuaikan jumlahnya, atau perbaiki rincian pegawai."
_TOLD = lazy_pattern(
    r"(?P<apa>[a-z][a-z /-]+?)(?:\s+(?:pun|hanya|baru|cuma|tinggal|tercatat|berjumlah|sebanyak|ada"
    r"|mencapai|sekarang|kini|saat\s+ini|masih|sudah|semuanya|seluruhnya))+"
    rf"\s+(?P<n>{COUNT})\s+(?:orang|pegawai)\b(?!\s+(?:lebih|kurang|per)\b)"
)
_OTHER = lazy_pattern(
    rf"\b(?:{YEAR}|dari|antara|lalu|sebelum\w*|semula|target\w*|kebutuhan|ideal\w*|akan|harus|pensiun"
    r"|mutasi|pindah|bertugas|ditempatkan|seksi|bidang|subbagian|subseksi|tambah\w*|berkurang)\b"
)
"""What makes a count one of another time, of a part, or a wish."""
_FILLING: Final = frozenset(
    rows_of_words("pemegang pejabat pegawai jabatan para jumlah yang dengan kantor kami dan")
)
_FEWEST: Final = 2
"""Telling words of a name that no part of the office would be meant by."""


def other_than_in_group(subject: Subject) -> Iterator[Problem]:
    """ "Pemegang jabatan fungsional tertentu baru delapan orang", of whom there are 18."""
    groups = [group for whole in staff(subject) for group in whole.kelompok]
    named = [(_telling(group.nama), group) for group in groups]
    for text, sentence in holding(counted(subject), "orang", "pegawai") if named else ():
        match = _TOLD.match(sentence.isi)
        if match is None or text.path[0] in ("indikator", "organisasi"):
            continue
        meant = [group for words, group in named if words == _telling(match["apa"])]
        if not meant or len(_telling(match["apa"])) < _FEWEST or _OTHER.search(sentence.isi):
            continue
        if not any(_has(group, match["n"]) for group in meant):
            known = meant[0].sumber[0]
            message = (
                f"“{flat(sentence.kutip(match))}” berbeda dengan {known.label}: {besaran(known)}."
            )
            yield problem(subject, text, sentence.mulai, message, _ADVICE, (known,))


def _telling(name: str) -> Words:
    return frozenset(rows_of_words(name.lower())) - _FILLING


def _has(group: Kelompok, written: str) -> bool:
    return group.sumber[0].nilai == int(written.replace(".", ""))
