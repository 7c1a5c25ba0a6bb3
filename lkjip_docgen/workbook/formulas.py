"""The computed columns: sums, percentages and capaian as formulas of the workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_docgen.model import Kind, label
from lkjip_docgen.rules import AturanNilai, KomponenNilai
from lkjip_docgen.workbook.sheet_parts import Cells, Computed


def _ratio(part: str, whole: str) -> str:
    """A percentage with two decimals, empty while a number is missing or the whole is 0."""
    known = f"AND(ISNUMBER({part}),ISNUMBER({whole}))"
    return f'IF({known},IF({whole}<>0,{_published(f"{part}/{whole}*100")},""),"")'


def _rate(part: str, whole: str, per: str, places: str) -> str:
    """How many there are to each `per`, empty while a number is missing or the whole is 0."""
    known = f"AND(ISNUMBER({part}),ISNUMBER({whole}))"
    return f'IF({known},IF({whole}<>0,ROUND({part}/{whole}*{per},{places}),""),"")'


def _published(percentage: str) -> str:
    """Two decimals, but ten where two would show as 100 what is not 100."""
    return f"ROUND({percentage},IF(ROUND({percentage},2)=100,10,2))"


def _share(part: str, whole: str) -> Computed:
    def formula(cells: Cells) -> str:
        return _ratio(cells.here(part), cells.here(whole))

    name = "Capaian (%)" if "arget" in whole else "Serapan (%)"
    return Computed(name, Kind.ANGKA, formula, f"{part} ÷ {whole} × 100%, dihitung otomatis")


def _sum_of(name: str, block: str, amount: str, key: str, mine: str, kind: Kind) -> Computed:
    """The sum of the amounts with the key of this row; empty while one of them is missing."""

    def formula(cells: Cells) -> str:
        keys, amounts = cells.column(block, key), cells.column(block, amount)
        me = cells.here(mine)
        known = f"SUMPRODUCT(({keys}={me})*ISNUMBER({amounts}))"
        whole = f'AND({me}<>"",{known}>0,{known}=COUNTIF({keys},{me}))'
        return f'IF({whole},SUMIF({keys},{me},{amounts}),"")'

    return Computed(name, kind, formula, f"Jumlah kolom {amount}, dihitung otomatis")


def _weighted(cells: Cells) -> str:
    weight, value = cells.here("Unsur: bobot"), cells.here("Unsur: nilai")
    return f'IF(AND(ISNUMBER({weight}),ISNUMBER({value})),{weight}*{value}/100,"")'


def _share_of_sources(cells: Cells) -> str:
    amounts = cells.column("Sumber dana", "Pagu")
    return _ratio(cells.here("Pagu"), f"SUM({amounts})")


def decimals(cells: Cells, kode: str) -> str:
    """How many decimals the result of an indicator has: two unless it says otherwise."""
    rows = cells.column("Indikator kinerja", "Kode")
    found = f"INDEX({cells.column('Indikator kinerja', 'Desimal')},MATCH({kode},{rows},0))"
    return f'IF({found}="",2,{found})'


def _lookup(cells: Cells, block: str, label: str, key: str) -> str:
    """The value of an indicator in another table."""
    keys = cells.column(block, key)
    return f"INDEX({cells.column(block, label)},MATCH({cells.here('Indikator')},{keys},0))"


def _past_result(cells: Cells) -> str:
    given, survey = cells.here("Realisasi"), cells.here("Nilai survei")
    ways = "Cara pengukuran"
    result_scale = _lookup(cells, ways, "Skala hasil: maks", "Indikator")
    survey_scale = _lookup(cells, ways, "Skala survei: maks", "Indikator")
    places = decimals(cells, cells.here("Indikator"))
    converted = f'IFERROR(ROUND({survey}*{result_scale}/{survey_scale},{places}),"")'
    return f'IF(ISNUMBER({given}),{given},IF(ISNUMBER({survey}),{converted},""))'


def _past_capaian(cells: Cells) -> str:
    polarity = _lookup(cells, "Indikator kinerja", "Polaritas", "Kode")
    formula = _lookup(cells, "Indikator kinerja", "Rumus", "Kode")
    goal = cells.here("Target"), cells.here("Target sampai")
    return _capaian(cells.here("Realisasi terhitung"), goal, polarity, formula)


def _capaian(result: str, goal: tuple[str, str], polarity: str, formula: str) -> str:
    """The capaian by the formula of the indicator; the goal is a target and its upper end."""
    start, upper = goal
    target = _nearest(result, start, upper)
    inside = f"AND(ISNUMBER({upper}),{result}={target})"
    part = f'IF(IFERROR({polarity},"")="minimum",2*{target}-{result},{result})'
    usual = f'IF({target}<>0,{_published(f"{part}/{target}*100")},"")'
    inverse = f'IF({result}>0,{_published(f"{target}/{result}*100")},"")'
    chosen = f'IF(IFERROR({formula},"")="t/r",{inverse},{usual})'
    held = f'IF(IFERROR({polarity},"")="stabil",{_held(result, target)},{chosen})'
    return f'IF(AND(ISNUMBER({result}),ISNUMBER({start})),IF({inside},100,{held}),"")'


def _nearest(result: str, start: str, upper: str) -> str:
    """The target, or of a range the result itself within and the nearest end without."""
    return f"MIN(MAX({result},{start}),MAX({start},{upper}))"


def _held(result: str, target: str) -> str:
    """1 less the deviation from the target."""
    share = _published(f"(1-ABS({result}-{target})/ABS({target}))*100")
    return f'IF({target}<>0,{share},"")'


def _result(cells: Cells) -> str:
    """The year's result, as far as it follows without weighing groups of respondents."""
    if annual := cells.annual(cells.value("Kode")):
        return annual
    key = cells.here("Kode")
    rows = cells.column("Cara pengukuran", "Indikator")

    def way(label: str) -> str:
        return f"INDEX({cells.column('Cara pengukuran', label)},MATCH({key},{rows},0))"

    part, whole, per = way("Nilai pembilang"), way("Nilai penyebut"), way("Per")
    rate = _rate(part, whole, per, decimals(cells, key))
    chosen = f"IF(OR(N({per})=0,N({per})=100),{_ratio(part, whole)},{rate})"
    quotient = f'IFERROR(IF({way("Jenis")}="persentase",{chosen},""),"")'
    given = way("Hasil")
    return f'IFERROR(IF(ISNUMBER({given}),{given},{quotient}),"")'


def _capaian_now(cells: Cells) -> str:
    goal = cells.here("Target"), cells.here("Target sampai")
    return _capaian(cells.here("Realisasi"), goal, cells.here("Polaritas"), cells.here("Rumus"))


STAFF = (
    _sum_of(
        "Jumlah rincian",
        "Rincian pegawai",
        "Kelompok: jumlah",
        "Rincian: kode",
        "Rincian: kode",
        Kind.CACAH,
    ),
)
INDICATOR = (
    Computed("Realisasi", Kind.ANGKA, _result, "Dari tabel survei atau hasil pengukuran"),
    Computed("Capaian (%)", Kind.ANGKA, _capaian_now, "Realisasi terhadap target"),
)
ELEMENT = (
    Computed("Bobot × nilai", Kind.ANGKA, _weighted, "Bobot × nilai ÷ 100, dihitung otomatis"),
)
HISTORY = (
    Computed("Realisasi terhitung", Kind.ANGKA, _past_result, "Pada skala indikator"),
    Computed("Capaian (%)", Kind.ANGKA, _past_capaian, "Realisasi terhadap target tahun itu"),
)
_ACTIVITIES = "Kegiatan dan realisasi"
VERSION = (
    _sum_of("Jumlah pagu", _ACTIVITIES, "Kegiatan: pagu", "Versi", "Kode", Kind.RUPIAH),
    _sum_of("Jumlah realisasi", _ACTIVITIES, "Kegiatan: realisasi", "Versi", "Kode", Kind.RUPIAH),
    _share("Jumlah realisasi", "Jumlah pagu"),
)
ACTIVITY = (_share("Kegiatan: realisasi", "Kegiatan: pagu"),)
_ROW_CEILING, _ROW_SPENDING = "Pagu baris", "Realisasi baris"
VERSION_BY_ROW = (
    _sum_of("Jumlah pagu", _ACTIVITIES, _ROW_CEILING, "Versi", "Kode", Kind.RUPIAH),
    _sum_of("Jumlah realisasi", _ACTIVITIES, _ROW_SPENDING, "Versi", "Kode", Kind.RUPIAH),
    _share("Jumlah realisasi", "Jumlah pagu"),
)
"""The sums of a budget with amounts at several levels: each row counts by its innermost part."""


def by_row(outer: str, prefixes: Sequence[str]) -> tuple[Computed, ...]:
    """The amounts of the innermost part that a row names, and its absorption.

    `prefixes` are the levels from activities down, `outer` the program's where it has amounts.
    """
    return (
        _innermost(_ROW_CEILING, "pagu", outer, prefixes),
        _innermost(_ROW_SPENDING, "realisasi", outer, prefixes),
        _share(_ROW_SPENDING, _ROW_CEILING),
    )


def _innermost(name: str, amount: str, outer: str, prefixes: Sequence[str]) -> Computed:
    def formula(cells: Cells) -> str:
        found = cells.here(f"{outer}: {amount}") if outer else '""'
        for prefix in prefixes:
            named, own = cells.here(f"{prefix}: nama"), cells.here(f"{prefix}: {amount}")
            found = f'IF({named}<>"",{own},{found})'
        return f'IF(ISNUMBER({found}),{found},"")'

    note = f"{amount.capitalize()} bagian terdalam pada baris ini, dihitung otomatis"
    return Computed(name, Kind.RUPIAH, formula, note)


SOURCE = (Computed("Bagian (%)", Kind.ANGKA, _share_of_sources, "Pagu ÷ jumlah pagu × 100%"),)
_SPENDING = "Belanja menurut jenis"
SPENDING = (
    _share("Realisasi", "Pagu"),
    _sum_of("Jumlah pagu setahun", _SPENDING, "Pagu", "Tahun", "Tahun", Kind.RUPIAH),
    _sum_of("Jumlah realisasi setahun", _SPENDING, "Realisasi", "Tahun", "Tahun", Kind.RUPIAH),
)
REVENUE = (_share("Realisasi", "Target"),)

# --- scores by the rule of the year in the row ----------------------------------

Titles = Mapping[str, tuple[str, ...]]
"""Of each score ("nka", "ikpa"), the table with its components and the heading of its total."""


def score_of(kind: str, rules: Sequence[AturanNilai], titles: Titles) -> Computed:
    """The score ("nka" or "ikpa") that follows from the components in the row."""

    def formula(cells: Cells) -> str:
        year, chosen = cells.here("Tahun"), '""'
        for rule in reversed(rules):
            within = f"{year}>={rule.mulai}"
            if rule.akhir is not None:
                within = f"AND({within},{year}<={rule.akhir})"
            chosen = f"IF({within},{_score(rule, cells, titles)},{chosen})"
        return f'IF(ISNUMBER({year}),{chosen},"")'

    note = "Menurut aturan tahun itu, dihitung otomatis dari nilai komponen"
    return Computed(titles[kind][1], Kind.ANGKA, formula, note)


def _score(rule: AturanNilai, cells: Cells, titles: Titles) -> str:
    parts = [(part.bobot, _component(part, cells, titles)) for part in rule.komponen]
    mean = _mean(parts, leave_out=rule.kosong_dikecualikan)
    if not rule.pengurang:
        return mean
    minus = cells.here("Pengurang")
    return f'IFERROR(ROUND({mean}-N({minus}),2),"")'


def _component(part: KomponenNilai, cells: Cells, titles: Titles) -> str:
    """The value of a component: typed, or derived from what is typed."""
    if part.asal == "bagian":
        return _mean([(p.bobot, cells.here(label((p.kode,)))) for p in part.bagian])
    typed = cells.here(label((part.masukan or part.kode,)))
    if part.asal == "nilai_efisiensi":
        score = f"ROUND(MIN(100,MAX(0,50+{typed}/20*50)),2)"
        return f'IF(ISNUMBER({typed}),{score},"")'
    if part.asal == "ikpa":
        block, total = titles["ikpa"]
        found = f"MATCH({cells.here('Tahun')},{cells.column(block, 'Tahun')},0)"
        computed = f"INDEX({cells.column(block, total)},{found})"
        given = f'IF(ISNUMBER({typed}),{typed},"")'
        return f"IF(ISNUMBER({computed}),{computed},{given})"
    return typed


def _mean(parts: Sequence[tuple[Decimal, str]], *, leave_out: bool = False) -> str:
    """The weighted mean with two decimals, empty while a value is missing.

    With `leave_out`, missing values leave the weight instead.
    """
    if leave_out:
        return _mean_of_known(parts)
    known = ",".join(f"ISNUMBER({value})" for _, value in parts)
    total = "+".join(f"{weight}*{value}" for weight, value in parts)
    whole = sum(weight for weight, _ in parts)
    return f'IF(AND({known}),ROUND(({total})/{whole},2),"")'


def _mean_of_known(parts: Sequence[tuple[Decimal, str]]) -> str:
    """The weighted mean of the values that are there, empty while there is none."""
    known = ",".join(f"ISNUMBER({value})" for _, value in parts)
    total = "+".join(f"IF(ISNUMBER({value}),{weight}*{value},0)" for weight, value in parts)
    weights = "+".join(f"IF(ISNUMBER({value}),{weight},0)" for weight, value in parts)
    return f'IF(OR({known}),ROUND(({total})/({weights}),2),"")'
