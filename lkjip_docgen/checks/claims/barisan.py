"""Series that a sentence may speak of as a whole: years, months, quarters, things of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from lkjip_docgen.checks.claims.claim_subjects import ClaimSubject, Deret, claim_subjects
from lkjip_docgen.checks.claims.pokok import Pokok, Roots, named_subjects
from lkjip_docgen.checks.rule import Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.measures import HasilIndikator, HasilNilai, HasilPos, HasilTriwulan
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record, replace

_FEW: Final = 3
"""Of how many things that words name the series are looked at."""
_MANY: Final = 60
"""Things of one kind; of a longer list no sentence speaks."""


class Titik(Record):
    """A step of a series: its name in lower case, its value, and what it is held against.

    `capaian` is how far a target was reached, which tells more than the two values where fewer
    are better; `lain` is the other of two measures that go side by side; `panjang` is a longer
    name, in lower case too.
    """

    nama: str
    nilai: Quantity | None
    target: Quantity | None = None
    capaian: Quantity | None = None
    lain: Quantity | None = None
    panjang: str = ""


class Barisan(Record):
    """A series: what its steps are, what is measured, the roots of words that say nothing else.

    `langkah` is tahun, bulan, triwulan, or what the things of one kind are called.
    """

    langkah: str
    nama: str
    ukuran: str
    kata: Roots
    titik: tuple[Titik, ...]
    bernama: str = ""  # the name, in lower case, by which alone it is meant
    akar: Roots = frozenset()  # its telling words, which mean it as well
    bulan: str = ""  # the month that its values are of, in lower case; "" of the year

    def is_named(self, words: str, spoken: Roots) -> bool:
        """Whether words name it, in full or by all its telling words; one without a name is."""
        if not self.bernama or self.bernama in words:
            return True
        return bool(self.akar) and self.akar <= spoken


def series_of(subject: Subject, text: Text, words: str, sentence: str) -> list[Barisan]:
    """The series of what words name, or of the section that a text stands in."""
    named = named_subjects(subject)
    chosen = [*named.named(roots(words), sentence)[:_FEW], *named.at_home(text.path)]
    if text.path[0] != "emonev" and ("fisik" in words or "pelaksanaan" in words):
        chosen += named.at_home(("emonev",))
    found = [
        series
        for one in {about.bagian: about for about in chosen}.values()
        for series in _of(subject, one)
    ]
    if text.path[0] != "indikator" or "indikator" in words:
        found += _of_indicators(subject)
    return found


@remembered
def _known(subject: Subject) -> dict[tuple[str | int, ...], list[Barisan]]:
    return {}


def _of(subject: Subject, about: Pokok) -> list[Barisan]:
    """The series of a thing that has quantities, made once."""
    known = _known(subject)
    if about.bagian not in known:
        known[about.bagian] = [one for one in _made(subject, about) if len(one.titik) > 1]
    return known[about.bagian]


def _made(subject: Subject, about: Pokok) -> Iterator[Barisan]:
    claimed = next((one for one in claim_subjects(subject) if one.bagian == about.bagian), None)
    if claimed is not None:
        yield from _years(about, claimed)
    match about.bagian:
        case ("indikator", int(number)):
            yield from _of_indicator(about, subject.hasil.indikator[number])
        case ("anggaran",):
            yield from _of_budget(subject, about)
        case ("ikpa",):
            yield from _of_score(about, subject.hasil.ikpa)
        case ("smart",):
            yield from _of_score(about, subject.hasil.nka)
        case ("emonev",):
            yield from _of_progress(subject, about)
        case ("evaluasi_akip",):
            yield from _of_evaluations(subject, about)


# --- years ---------------------------------------------------------------------------------------


def _years(about: Pokok, claimed: ClaimSubject) -> Iterator[Barisan]:
    """Each series of the years: with the target and the achievement, where it has these."""
    series = {one.nama: one for one in claimed.deret}
    target = series.get("target")
    for one in claimed.deret:
        if one.nama == "target":
            continue
        steps = tuple(
            Titik(str(year), one.tahun[year], _at(target, year), claimed.capaian.get(year))
            for year in sorted(one.tahun)
        )
        yield Barisan("tahun", f"{one.nama} {claimed.nama}", one.nama, about.kosa, steps)


def _at(series: Deret | None, year: int) -> Quantity | None:
    return series.tahun.get(year) if series is not None else None


# --- indicators ----------------------------------------------------------------------------------


def _of_indicator(about: Pokok, row: HasilIndikator) -> Iterator[Barisan]:
    """The months and elements of a survey, and the quarters."""
    survey = row.survei
    if survey is not None:
        values = [(month.nama, month.nilai) for month in survey.bulan]
        answers = [(month.nama, month.responden) for month in survey.bulan]
        called = row.model.pengukuran
        name = getattr(called, "nama_nilai", None) or "nilai survei"
        yield _plain("bulan", str(name), "nilai", about.kosa | roots(str(name)), values)
        yield _plain("bulan", "responden", "responden", about.kosa, answers)
        for part in survey.unsur:
            months = zip((month.nama for month in survey.bulan), part.bulan, strict=False)
            own = roots(part.nama)
            series = _plain("bulan", part.nama, "nilai", about.kosa | own, list(months))
            name = " ".join(part.nama.lower().split())
            yield Barisan("bulan", part.nama, "nilai", series.kata, series.titik, name, own)
        parts = [(part.nama, part.nilai) for part in survey.unsur]
        yield _plain("unsur", "nilai", "nilai", about.kosa, parts)
        for n, month in enumerate(survey.bulan):
            cells = [(part.nama, part.bulan[n]) for part in survey.unsur if n < len(part.bulan)]
            of_month = _plain("unsur", f"nilai {month.nama}", "nilai", about.kosa, cells)
            yield replace(of_month, bulan=month.nama.lower())
    if row.triwulanan is not None:
        yield _of_quarters("realisasi", "realisasi", about.kosa, row.triwulanan.triwulan)


def _plain(
    step: str, name: str, measure: str, words: Roots, values: Sequence[tuple[str, Quantity]]
) -> Barisan:
    """A series of values without targets."""
    steps = tuple(Titik(title.lower(), value) for title, value in values)
    return Barisan(step, name, measure, words, steps)


def _of_quarters(
    name: str, measure: str, words: Roots, quarters: Sequence[HasilTriwulan]
) -> Barisan:
    steps = tuple(
        Titik(quarter.nama.lower(), quarter.realisasi, quarter.target, quarter.capaian)
        for quarter in quarters
    )
    return Barisan("triwulan", name, measure, words, steps)


@remembered
def _of_indicators(subject: Subject) -> list[Barisan]:
    """All indicators, by how far their targets were reached."""
    rows = [(row.model.singkatan or row.model.nama, row) for row in subject.hasil.indikator]
    if not 1 < len(rows) <= _MANY:
        return []
    words = roots("indikator kinerja utama kegiatan")
    results = tuple(
        Titik(
            name.lower(),
            row.realisasi,
            row.tahun[-1].target,
            row.capaian,
            panjang=row.model.nama.lower(),
        )
        for name, row in rows
    )
    reached = tuple(
        Titik(name.lower(), row.capaian, panjang=row.model.nama.lower()) for name, row in rows
    )
    return [
        Barisan("indikator", "realisasi", "realisasi", words, results),
        Barisan("indikator", "capaian", "capaian", words, reached),
    ]


# --- money and scores ----------------------------------------------------------------------------


def _of_budget(subject: Subject, about: Pokok) -> Iterator[Barisan]:
    """The kinds of spending of the year, the programs, the years of each kind, the quarters."""
    budget = subject.hasil.anggaran
    years = budget.jenis_belanja
    words = about.kosa | roots("belanja")
    kinds = years[-1].jenis if years else ()
    programs = [program.pos for program in budget.akhir.program]
    yield from _of_lines("jenis belanja", words, kinds)
    yield from _of_lines("program", words, programs)
    yield from _of_lines("sumber dana", words, budget.sumber_dana)
    for name in dict.fromkeys(line.nama for year in years for line in year.jenis):
        lines = {str(y.tahun): line for y in years for line in y.jenis if line.nama == name}
        yield from _of_one_line(name, words, lines)
    if budget.triwulanan is not None:
        rest = words | roots("rencana penarikan dana kas")
        yield _of_quarters("realisasi anggaran", "realisasi", rest, budget.triwulanan.triwulan)


_OF_LINES: Final = ("serapan", "realisasi", "pagu")


def _of_lines(kind: str, words: Roots, lines: Iterable[HasilPos]) -> Iterator[Barisan]:
    lines = tuple(lines)
    if len(lines) <= _MANY:
        for measure in _OF_LINES:
            values = [(line.nama, getattr(line, measure)) for line in lines]
            yield _plain(kind, measure, measure, words, values)


def _of_one_line(name: str, words: Roots, lines: dict[str, HasilPos]) -> Iterator[Barisan]:
    """The years of a kind of spending, which has to be named by its own word."""
    own = roots(name) - roots("belanja")
    for measure in _OF_LINES:
        steps = tuple(Titik(year, getattr(line, measure)) for year, line in lines.items())
        called = f"{measure} {name}"
        yield Barisan("tahun", called, measure, words | own, steps, name.lower(), own)


def _of_score(about: Pokok, score: HasilNilai | None) -> Iterator[Barisan]:
    """The components of the last year, and the years of each component."""
    if score is None or not score.tahunan:
        return
    yield _plain(
        "komponen",
        "nilai komponen",
        "nilai",
        about.kosa,
        [(part.nama, part.nilai) for part in score.kini.komponen],
    )
    for name in dict.fromkeys(part.nama for year in score.tahunan for part in year.komponen):
        own = roots(name) - roots("anggaran nilai")
        steps = tuple(
            Titik(str(year.tahun), part.nilai)
            for year in score.tahunan
            for part in year.komponen
            if part.nama == name
        )
        called = f"nilai {name}"
        yield Barisan("tahun", called, "nilai", about.kosa | own, steps, name.lower(), own)


def _of_evaluations(subject: Subject, about: Pokok) -> Iterator[Barisan]:
    """The years of the evaluation of the office's own accountability."""
    evaluation = subject.hasil.evaluasi
    if evaluation is not None:
        years = [(str(year.tahun), year.nilai) for year in evaluation.tahunan]
        yield _plain("tahun", "nilai evaluasi", "nilai", about.kosa, years)


def _of_progress(subject: Subject, about: Pokok) -> Iterator[Barisan]:
    """The months of spending beside those of execution, and the other way round."""
    emonev = subject.hasil.emonev
    if emonev is None:
        return
    words = about.kosa | roots(_OF_PROGRESS)
    spent = tuple(Titik(name.lower(), one, lain=other) for name, one, other in emonev.bulan)
    done = tuple(Titik(name.lower(), other, lain=one) for name, one, other in emonev.bulan)
    yield Barisan("bulan", "kemajuan anggaran", "anggaran", words, spent)
    yield Barisan("bulan", "kemajuan pelaksanaan", "pelaksanaan", words, done)


_OF_PROGRESS: Final = (
    "kemajuan pelaksanaan fisik kegiatan pekerjaan keuangan anggaran serapan penyerapan belanja"
    " kumulatif realisasi capaian"
)


def names_of_steps(series: Barisan, words: str) -> list[Titik]:
    """The steps that words name, in their order."""
    return [
        one
        for one in series.titik
        if _is_in(one.nama, words) or (one.panjang and _is_in(one.panjang, words))
    ]


def _is_in(name: str, words: str) -> bool:
    """Whether a name stands in words, not in a longer word."""
    return name in words and re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words) is not None
