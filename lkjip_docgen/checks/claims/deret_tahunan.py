"""What has a value in several years, and the words by which a clause means it and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lkjip_docgen.checks.claims.angka_pokok import own_roots
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.measures import HasilNilai
from lkjip_docgen.model import yearly
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_SAYS_NOTHING: Final = roots(
    "tahun anggaran nilai angka capaian hasil persentase tingkat sebesar merupakan menjadi masih"
    " ialah tetap bahkan ternyata lebih tinggi rendah besar kecil baik buruk banyak sedikit"
    " dibandingkan daripada perbandingan pada aplikasi menurut mengungguli melampaui melebihi kalah"
    " tertinggal bawah atas menyamai setara tertinggi terendah terbaik terburuk terbesar terkecil"
    " sejak selama"
    " kurun waktu terakhir sepanjang dalam antara ini itu tersebut persen sama jauh pernah dicapai"
    " diraih diperoleh tercatat berbanding jika bila kita meskipun demikian"
)
"""Words of a comparison that say nothing of what is compared."""


class DeretTahun(Record):
    """A quantity over the years.

    A clause means it that says one of each group of `wajib` and nothing but `kosa`.  Where it has
    `lingkup` the sentence names one of these, or the text stands in the part of the data.
    """

    nama: str
    wajib: tuple[frozenset[str], ...]
    kosa: frozenset[str]
    tahun: Mapping[int, Quantity]
    bagian: Path_
    pola: re.Pattern[str] | None = None  # which the clause holds
    tanpa: re.Pattern[str] | None = None  # which it does not hold
    lingkup: tuple[str, ...] = ()
    satuan: str = ""
    menurun: bool = False  # whether less is better

    def is_told(self, said: frozenset[str], clause: str) -> bool:
        """Whether a clause with some telling words says all that it must, and nothing against."""
        if any(said.isdisjoint(group) for group in self.wajib):
            return False
        if self.tanpa is not None and self.tanpa.search(clause):
            return False
        return self.pola is None or self.pola.search(clause) is not None

    def known(self) -> dict[int, Quantity]:
        """The years that have a value."""
        return {year: value for year, value in self.tahun.items() if value.ada}


def series_of(subject: Subject, path: Path_) -> Sequence[DeretTahun]:
    """The results of the indicator in whose section a text stands."""
    found = [one for one in _series(subject) if one.bagian == path[:2] and len(path) > 1]
    return found[:1]


def series_meant(
    subject: Subject,
    path: Path_,
    sentence: str,
    clause: str,
    beside: frozenset[str] = frozenset(),
) -> Sequence[DeretTahun]:
    """The series that a clause of a sentence (in small letters) may mean, if it means nothing else.

    Of parts of a score where that is named, else of what needs no name beside it.  The roots
    `beside` say nothing of what is meant.
    """
    said = roots(clause) - own_roots(subject) - _SAYS_NOTHING - beside
    found = [one for one in _series(subject) if said <= one.kosa and one.is_told(said, clause)]
    inside = [
        one
        for one in found
        if one.lingkup
        and (path[:1] == one.bagian[:1] or any(word in sentence for word in one.lingkup))
    ]
    return inside or [one for one in found if not one.lingkup]


@remembered
def _series(subject: Subject) -> tuple[DeretTahun, ...]:
    return tuple(
        one
        for one in (
            *_of_budget(subject),
            *_of_revenue(subject),
            *_of_scores(subject),
            *_of_evaluation(subject),
            *_of_indicators(subject),
        )
        if len(one.known()) > 1
    )


_SHARE: Final = r"daya\s+serap|serapan|penyerapan|terserap|diserap|persentase\s+realisasi"
_SHARES = lazy_pattern(rf"\b(?:{_SHARE})\b")
_GIVEN: Final = r"pagu|alokasi"
_SPENT: Final = r"realisasi|belanja"
_MEASURES: Final = (
    ("serapan", "penyerapan", _SHARES, None),
    (
        *("realisasi", "realisasi", lazy_pattern(rf"\b(?:{_SPENT})\b")),
        lazy_pattern(rf"\b(?:{_SHARE}|{_GIVEN})\b"),
    ),
    (
        *("pagu", "pagu", lazy_pattern(rf"\b(?:{_GIVEN})\b")),
        lazy_pattern(rf"\b(?:{_SHARE}|realisasi)\b"),
    ),
)
"""What is told of the budget, the words that say so, and those that say it of something else."""


def _of_budget(subject: Subject) -> Iterator[DeretTahun]:
    """What share was spent, how much, and of how much: of all, and of each kind of spending.

    A kind of which no word tells the measure may have been spent or allotted.
    """
    budget, now = subject.hasil.anggaran, subject.laporan.dokumen.tahun
    totals = {year.tahun: year.total for year in budget.jenis_belanja} | {now: budget.total}
    more = roots("anggaran belanja daya dipa dpa")
    at: Path_ = ("anggaran",)
    for measure, name, said, other in _MEASURES:
        years = {year: getattr(total, measure) for year, total in totals.items()}
        yield DeretTahun(f"{name} anggaran", (), more, years, at, pola=said, tanpa=other)
    rows = [(year.tahun, kind) for year in budget.jenis_belanja for kind in year.jenis]
    for kind in dict.fromkeys(row.nama for _, row in rows):
        own = roots(kind) - roots("belanja")
        for measure, name, said, other in _MEASURES if own else ():
            years = {year: getattr(row, measure) for year, row in rows if row.nama == kind}
            needed = said if measure == "serapan" else None
            yield DeretTahun(
                f"{name} {kind}", (own,), own | more, years, at, pola=needed, tanpa=other
            )


_RECEIVED = lazy_pattern(r"\b(?:penerimaan|pendapatan|retribusi|pnbp)\b")


def _of_revenue(subject: Subject) -> Iterator[DeretTahun]:
    years = {year.tahun: year.realisasi for year in yearly(subject.hasil.penerimaan)}
    name = subject.laporan.kosakata.penerimaan
    kosa = roots(f"{name.nama} {name.pendek} penerimaan pendapatan retribusi realisasi")
    at: Path_ = (subject.laporan.kunci_penerimaan,)
    yield DeretTahun(name.pendek, (), kosa, years, at, pola=_RECEIVED)


_SCORES: Final = (
    ("nka", "smart", ("smart", "nka", "kinerja anggaran"), "smart nka kinerja anggaran"),
    (
        "ikpa",
        "ikpa",
        ("ikpa", "pelaksanaan anggaran"),
        "ikpa indikator kinerja pelaksanaan anggaran",
    ),
)


def _of_scores(subject: Subject) -> Iterator[DeretTahun]:
    """The scores of the budget, and their components."""
    for key, section, scope, words in _SCORES:
        score: HasilNilai | None = getattr(subject.hasil, key)
        if score is None:
            continue
        scope_words = roots(words)
        years = {year.tahun: year.nilai for year in score.tahunan}
        named = roots(f"{section} {key}")
        yield DeretTahun(key.upper(), (named,), scope_words, years, (section,))
        names = dict.fromkeys(part.nama for year in score.tahunan for part in year.komponen)
        for name in names:
            values = {
                year.tahun: part.nilai
                for year in score.tahunan
                for part in year.komponen
                if part.nama == name
            }
            own = roots(name) - roots("anggaran nilai")
            yield DeretTahun(
                f"{name} {key.upper()}",
                (own,) if own else (),
                own | scope_words | roots("daya"),
                values,
                (section,),
                pola=None if own else _SHARES,
                lingkup=scope,
            )


def _of_evaluation(subject: Subject) -> Iterator[DeretTahun]:
    found = subject.hasil.evaluasi
    if found is not None:
        years = {year.tahun: year.nilai for year in found.tahunan}
        kosa = roots(
            "evaluasi akip sakip lhe akuntabilitas kinerja internal inspektorat instansi pemerintah"
            " sistem laporan"
        )
        name, at = "evaluasi akuntabilitas kinerja", ("evaluasi_akip",)
        yield DeretTahun(name, (), kosa, years, at, pola=_EVALUATED)


_EVALUATED = lazy_pattern(r"\b(?:evaluasi|lhe)\b")


def _of_indicators(subject: Subject) -> Iterator[DeretTahun]:
    """The results of indicators, which are meant by all words of their name or by their letters."""
    for number, row in enumerate(subject.hasil.indikator):
        years = {year.tahun: year.realisasi for year in row.tahun}
        name, short = roots(row.model.nama), roots(row.model.singkatan or "")
        kosa = name | short | roots("realisasi")
        fewer, unit = row.model.polaritas == "minimum", row.model.satuan or ""
        at: Path_ = ("indikator", number)
        yield DeretTahun(
            row.model.nama,
            tuple(map(_only, sorted(name))),
            kosa,
            years,
            at,
            satuan=unit,
            menurun=fewer,
        )
        if short and short != name:
            yield DeretTahun(row.model.nama, (short,), kosa, years, at, satuan=unit, menurun=fewer)


def _only(word: str) -> frozenset[str]:
    return frozenset({word})
