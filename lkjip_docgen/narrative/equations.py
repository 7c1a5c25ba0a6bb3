"""Formulas of the report, each shown with the numbers it was computed from."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_docgen.document import Equation, words
from lkjip_docgen.idn import MINUS, format_decimal, print_quantity
from lkjip_docgen.measures import (
    HasilIndikator,
    HasilKelompok,
    HasilMenengah,
    HasilPersentase,
    HasilSurvei,
    HasilTahun,
)
from lkjip_docgen.measures.ways import result_by
from lkjip_docgen.model import PERSEN, Persentase
from lkjip_docgen.narrative.known_builders import rumus
from lkjip_docgen.narrative.tables.labels import hasil_berbobot, hasil_survei
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.templating import Konteks


def number(quantity: Quantity) -> str:
    """A printed number inside a formula; a missing one is a visible gap."""
    if not quantity.ada:
        return words(str(quantity.status))
    printed = print_quantity(quantity)
    for sign, latex in _IN_LATEX.items():
        printed = printed.replace(sign, latex)
    return printed


_IN_LATEX = {MINUS: "-", "%": r"\%", ",": "{,}", "Rp": r"\text{Rp}"}
"""The signs of printed numbers that formulas write otherwise."""


def _shown(latex: str) -> str:
    """A number of a formula as it is read."""
    return latex.replace("{,}", ",").replace(r"\%", "%")


_MONTHS = r"\sum_{i=1}^{@N} "


def _fraction(above: str, below: str) -> str:
    return rf"\frac{{{above}}}{{{below}}}"


_LONG_NAME = 32  # characters: a longer left side would push the formula off the page
_LONG_LINE = 87  # characters of a whole formula that fit between the margins
_MOST_TERMS = 6  # so many stand in one line


def _name(ind: HasilIndikator) -> str:
    return ind.model.singkatan or ind.model.nama


def _lead(first: str, ind: HasilIndikator) -> str:
    """The left side of a formula: `first` and the name, unless the name is long."""
    name = _name(ind)
    return words(first if len(name) > _LONG_NAME else f"{first} {name}")


def _sum(terms: Sequence[str]) -> str:
    """Terms added up; of many the first three and the last."""
    shown = terms if len(terms) <= _MOST_TERMS else (*terms[:3], r"\cdots", terms[-1])
    return " + ".join(shown)


@rumus("capaian")
def achievement(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """Capaian of one indicator, by its polarity."""
    shape = _SHAPES[ind.model.rumus_capaian]
    general = shape.latex(words("Realisasi"), words("Target"))
    numbers = _numbers(ind, ind.tahun[-1])
    line = f"Capaian {_name(ind)} = {shape.widest('Realisasi', 'Target')}"
    line += f" = {shape.widest(*map(_shown, numbers))} = {_shown(number(ind.capaian))}"
    lead = _lead("Capaian", ind) if len(line) <= _LONG_LINE else words("Capaian")
    return Equation(
        latex=f"{lead} = {general} = {shape.latex(*numbers)} = {number(ind.capaian)}",
        spoken=f"Capaian {_name(ind)} sama dengan {shape.spoken}, yaitu {_said(ind.capaian)}.",
    )


class _Shape(Record):
    """A formula of capaian: in LaTeX, `R` and `T` standing for its numbers, and in words."""

    pattern: str
    spoken: str
    line: str  # its widest line as it is read, without the marks of LaTeX

    def latex(self, realisasi: str, target: str) -> str:
        """The formula with these in the place of its numbers."""
        return self.pattern.replace("@R", realisasi).replace("@T", target)

    def widest(self, realisasi: str, target: str) -> str:
        """Its widest line with these, to see how much of the page it takes."""
        return self.line.replace("@R", realisasi).replace("@T", target)


_SHAPES = {
    "r/t": _Shape(
        r"\frac{@R}{@T} \times 100\%",
        "realisasi dibagi target, dikali 100 persen",
        "@R × 100%",
    ),
    "2-r/t": _Shape(
        r"\frac{(2 \times @T) - @R}{@T} \times 100\%",
        "dua kali target dikurangi realisasi, dibagi target, dikali 100 persen",
        "(2 × @T) − @R × 100%",
    ),
    "t/r": _Shape(
        r"\frac{@T}{@R} \times 100\%",
        "target dibagi realisasi, dikali 100 persen",
        "@R × 100%",
    ),
    "simpangan": _Shape(
        r"\left(1 - \frac{|@R - @T|}{@T}\right) \times 100\%",
        "satu dikurangi simpangan realisasi dari target, yang dibagi target, dikali 100 persen",
        "(1 − |@R − @T|) × 100%",
    ),
}


def _numbers(ind: HasilIndikator, goal: HasilTahun | HasilMenengah) -> tuple[str, str]:
    """The result and target that the formula takes: of predicates the numbers of the rule."""
    if ind.predikat is not None:
        result, target = goal.capaian.inputs
        return number(result), number(target)
    return number(ind.realisasi), number(_held_against(ind, goal))


def _held_against(ind: HasilIndikator, goal: HasilTahun | HasilMenengah) -> Quantity:
    """The target that the formula takes: of a range the end that the result lies nearest to."""
    upper, result = goal.sampai, ind.realisasi
    if upper is None or not (upper.ada and result.ada and goal.target.ada):
        return goal.target
    return upper if result.nilai > goal.target.nilai else goal.target


@rumus("rata-rata-capaian")
def mean_achievement(konteks: Konteks) -> Equation:
    """The mean of the printed capaian, each at most the ceiling that the office has set."""
    mean = konteks.hasil.rata_rata_capaian
    parts = [part for part in mean.inputs if part.ada]
    terms = _sum([number(q) for q in parts])
    return Equation(
        latex=rf"\text{{Rata-rata capaian}} = \frac{{{terms}}}{{{len(parts)}}} = {number(mean)}",
        spoken=f"Rata-rata capaian {len(parts)} indikator adalah {_said(mean)}.",
    )


@rumus("rata-tertimbang")
def weighted_mean(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """The yearly value of a monthly survey, in symbols."""
    survey = _survey_name(ind)
    months = _MONTHS.replace("@N", str(len(_survey(ind).bulan)))
    fraction = _fraction(months + r"X_i \times Y_i", months + "Y_i")
    return Equation(
        latex=f"{words(survey)} = {fraction}",
        spoken=f"{survey} adalah jumlah hasil kali nilai bulanan dan responden, "
        "dibagi jumlah responden.",
    )


@rumus("rata-tertimbang-angka")
def weighted_mean_numbers(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """The yearly value of a monthly survey, with its sums."""
    survei = _survey(ind)
    total, people = survei.jumlah_tertimbang, survei.jumlah_responden
    return Equation(
        latex=rf"{words(_survey_name(ind))} = \frac{{{number(total)}}}{{{number(people)}}}"
        rf" = {number(survei.nilai)}",
        spoken=f"{_said(total)} dibagi {_said(people)} sama dengan {_said(survei.nilai)}.",
    )


@rumus("konversi")
def conversion(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """From the survey's scale to the scale of the target."""
    survei = _survey(ind)
    return Equation(
        latex=f"{_lead('Realisasi', ind)} = "
        f"{_fraction(number(survei.nilai), number(survei.skala_survei))}"
        rf" \times {number(survei.skala_hasil)} = {number(ind.realisasi)}",
        spoken=f"{_said(survei.nilai)} dibagi {_said(survei.skala_survei)} dikali "
        f"{_said(survei.skala_hasil)} sama dengan {_said(ind.realisasi)}.",
    )


@rumus("berbobot")
def weighted_elements(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """A survey of weighted elements, in words."""
    groups = _groups(ind)
    lead = _lead("Nilai", ind)
    if len(groups) == 1:
        latex = (
            rf"{lead} = \frac{{\sum (\text{{bobot unsur}} \times \text{{nilai unsur}})}}{{100\%}}"
        )
        return Equation(
            latex, f"Nilai {_name(ind)} adalah jumlah hasil kali bobot dan nilai unsur."
        )
    short = [g.kode.replace("-", " ") for g in groups]
    top = " + ".join(rf"({words(f'nilai {s}')} \times {words(f'responden {s}')})" for s in short)
    return Equation(
        latex=rf"{lead} = \frac{{{top}}}{{\text{{jumlah responden}}}}",
        spoken=f"Nilai {_name(ind)} adalah jumlah hasil kali nilai dan responden setiap pihak, "
        "dibagi jumlah seluruh responden.",
    )


@rumus("berbobot-angka")
def weighted_elements_numbers(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """A survey of weighted elements, with its numbers."""
    groups = _groups(ind)
    lead = _lead("Nilai", ind)
    if len(groups) == 1:
        terms = _sum([rf"({number(u.bobot)} \times {number(u.nilai)})" for u in groups[0].unsur])
        latex = rf"{lead} = {terms} = {number(ind.realisasi)}"
    else:
        terms = " + ".join(rf"({number(g.nilai)} \times {number(g.responden)})" for g in groups)
        people = " + ".join(number(g.responden) for g in groups)
        latex = rf"{lead} = \frac{{{terms}}}{{{people}}} = {number(ind.realisasi)}"
    return Equation(latex, f"Nilai {_name(ind)} sama dengan {_said(ind.realisasi)}.")


@rumus("persentase")
def percentage(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """A percentage or a rate, in words."""
    how, _ = result_by(ind, Persentase, HasilPersentase)
    fraction = _fraction(words(how.pembilang), words(how.penyebut))
    times, said = _multiplier(how)
    return Equation(
        latex=rf"{_lead('Realisasi', ind)} = {fraction} \times {times}",
        spoken=f"{_name(ind)} adalah {how.pembilang} dibagi {how.penyebut}, dikali {said}.",
    )


@rumus("persentase-angka")
def percentage_numbers(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """A percentage or a rate, with its numbers."""
    how, parts = result_by(ind, Persentase, HasilPersentase)
    fraction = _fraction(number(parts.pembilang), number(parts.penyebut))
    times, said = _multiplier(how)
    return Equation(
        latex=rf"{_lead('Realisasi', ind)} = {fraction} \times {times} = {number(ind.realisasi)}",
        spoken=f"{_said(parts.pembilang)} dibagi {_said(parts.penyebut)} dikali {said} "
        f"sama dengan {_said(ind.realisasi)}.",
    )


def _multiplier(how: Persentase) -> tuple[str, str]:
    """What a quotient is multiplied by: in LaTeX, and as it is said."""
    if how.per == PERSEN:
        return r"100\%", "100 persen"
    written = format_decimal(how.per)
    return written, written


@rumus("menengah")
def medium_term(konteks: Konteks, ind: HasilIndikator) -> Equation:
    """This year's result against the target at the end of the plan."""
    goal = ind.menengah
    if goal is None:
        raise TypeError(f"{ind.model.kode}: no medium-term target")
    shape = _SHAPES[ind.model.rumus_capaian]
    filled = shape.latex(*_numbers(ind, goal))
    lead = words(f"Capaian terhadap target {goal.tahun}")
    return Equation(
        latex=rf"{lead} = {filled} = {number(goal.capaian)}",
        spoken=f"Capaian terhadap target tahun {goal.tahun} adalah {_said(goal.capaian)}.",
    )


def _said(quantity: Quantity) -> str:
    return print_quantity(quantity) if quantity.ada else str(quantity.status)


def _survey(ind: HasilIndikator) -> HasilSurvei:
    return hasil_survei(ind)[1]


def _survey_name(ind: HasilIndikator) -> str:
    return hasil_survei(ind)[0].nama_nilai


def _groups(ind: HasilIndikator) -> tuple[HasilKelompok, ...]:
    return hasil_berbobot(ind)[1].kelompok
