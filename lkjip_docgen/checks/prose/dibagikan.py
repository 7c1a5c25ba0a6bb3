"""More cards, books or beds handed out than there are people whom they are for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.data.known_counts import KnownCount, known_counts
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern

_THINGS: Final = (
    "kartu",
    "buku",
    "seragam",
    "kursi",
    "paket",
    "sertifikat",
    "kelambu",
    "tempat tidur",
)
"""Things of which one person gets one."""
_HANDED_OUT: Final = lazy_pattern(
    rf"(?<![\d.,])(?P<n>\d{{1,3}}(?:\.\d{{3}}){{1,2}}|\d{{2,4}})\s+(?P<benda>{'|'.join(_THINGS)})\s+"
    r"(?:[a-z]+\s+){0,3}?(?:dibagikan|diberikan|diserahkan|diterbitkan|disediakan|disalurkan|tersedia)\b"
)
_PEOPLE: Final = (
    *("balita", "bayi", "deteni", "pegawai", "siswa", "kader", "narapidana", "tahanan", "pasien"),
    *("penduduk", "lansia", "remaja", "petani", "nelayan", "guru", "murid"),
)
_ANYBODY: Final = lazy_pattern(
    r"\b(?:warga|masyarakat|pengunjung|pemohon|umum|semua\s+orang|wisatawan)\b"
)
"""Words for people of whom nobody knows how many there are."""
_TIMES: Final = 5
"""How often more than people there are tells a slip of the comma, and not several for each."""


@rule("LK593", Severity.WARNING, "Yang dibagikan jauh lebih banyak daripada penerimanya")
def more_than_people(subject: Subject) -> Iterator[Problem]:
    """ "119.300 kartu dibagikan" for the growth of children, of whom 12.904 were measured."""
    people = _people(subject)
    for text in texts_holding(subject, *_THINGS) if people else ():
        for match in _HANDED_OUT.finditer(text.prose):
            number = Decimal(match["n"].replace(".", ""))
            most = _most(subject, text, people)
            if most is not None and number >= _TIMES * most.nilai:
                words = f"{match['n']} {match['benda']}"
                message = (
                    f"“{words}” jauh lebih banyak daripada “{most.nama}” pada data, "
                    f"{format_decimal(most.nilai)}."
                )
                advice = "Periksa titik dan banyaknya angka."
                yield problem(subject, text, match.start(), message, advice, others=(most.path,))


def _people(subject: Subject) -> Mapping[str, list[KnownCount]]:
    """How many people there are of each kind, by the first word of what indicators divide by."""
    found: defaultdict[str, list[KnownCount]] = defaultdict(list)
    for one in known_counts(subject):
        first = one.nama.lower().split()[0] if one.nama else ""
        if first in _PEOPLE and one.nilai > 0 and one.path[-1] == "nilai_penyebut":
            found[first].append(one)
    return found


def _most(
    subject: Subject, text: Text, people: Mapping[str, list[KnownCount]]
) -> KnownCount | None:
    """The highest count of the people of whom the section of a text tells; None if of anybody."""
    section = " ".join(other.lowered for other in texts(subject) if other.path[:2] == text.path[:2])
    if _ANYBODY.search(section):
        return None
    told = set(section.replace(".", " ").replace(",", " ").split()) & set(people)
    return max(
        (one for name in told for one in people[name]), key=lambda one: one.nilai, default=None
    )
