"""Years and rows of tables that repeat another one exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_docgen.checks.data.magnitudes import away
from lkjip_docgen.checks.data.pohon import parts_of_versions
from lkjip_docgen.checks.data.repeats import (
    ENOUGH,
    LIMITS,
    LOOK,
    Row,
    Told,
    compared,
    copies,
    copy_of,
    free_digits,
    numbered,
)
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran, tempat
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_rupiah, in_a_row, plain_name
from lkjip_docgen.measures import HasilIndikator
from lkjip_docgen.measures.ways import measured_by, way_of
from lkjip_docgen.model import (
    ROMAWI,
    TW,
    Indikator,
    IsiTabel,
    Laporan,
    NilaiIkpa,
    NilaiSmart,
    SurveiBulanan,
    VersiAnggaran,
    isi,
    semua_simpul,
    yearly,
)
from lkjip_docgen.place import Number, Place, Predikat
from lkjip_docgen.records import replace
from lkjip_docgen.source import Path_

_FEWEST = 3  # figures of a row that are compared, where single ones often agree
_ONE_RESULT = 3  # digits in which the results of two years agree, and the series varies
_AIM = 6  # digits in which two targets agree that were reckoned, and not set
_TWO_RESULTS = 2  # the same where the targets agree as well
_RESULTS = ("realisasi", "nilai_survei")


@rule("LK262", Severity.WARNING, "Angka suatu tahun menyalin tahun lain", culprit=True)
def tahun_disalin(subject: Subject) -> Iterator[Problem]:
    """Revenue, spending by type, scores, history of indicators, evaluations.

    A target may stay as it was; what came of it does not do so to the last digit.
    """
    laporan = subject.laporan
    yield from copies(_revenue(laporan))
    yield from copies(_aims_of_revenue(laporan), _AIM)
    yield from _copied_spending(laporan)
    yield from _copied_years_of_spending(laporan)
    for section in ("smart", "ikpa"):
        yield from copies(_scores(subject, section), fewest=_FEWEST, mostly=True)
    for number, hasil in enumerate(subject.hasil.indikator):
        yield from _history(("indikator", number), hasil)
    yield from copies(_evaluations(laporan), _TWO_RESULTS)


def _revenue(laporan: Laporan) -> list[Told]:
    key, name = laporan.kunci_penerimaan, laporan.kosakata.penerimaan.pendek
    return [
        Told((key, "tahunan", n), f"Realisasi {name} {row.tahun}", {"realisasi": row.realisasi})
        for n, row in enumerate(yearly(laporan.pendapatan))
    ]


def _aims_of_revenue(laporan: Laporan) -> list[Told]:
    """The targets of revenue; a round one may stay, one of many digits does not."""
    key, name = laporan.kunci_penerimaan, laporan.kosakata.penerimaan.pendek
    return [
        Told((key, "tahunan", n), f"Target {name} {row.tahun}", {"target": row.target})
        for n, row in enumerate(yearly(laporan.pendapatan))
    ]


def _copied_spending(laporan: Laporan) -> Iterator[Problem]:
    """Types on which two years spent the same; a ceiling that was copied too is told with it."""
    for rows in _spending_by_type(laporan).values():
        for found in copies(rows):
            *path, _ = found.path
            yield replace(found, others=(*found.others, (*path, "pagu")))


def _copied_years_of_spending(laporan: Laporan) -> Iterator[Problem]:
    """Two years with the same ceilings and the same spending throughout, however round.

    Spending to the last digit is told by kind; a kind of which all was spent may stay.
    """
    exact = {
        found.path[2] for rows in _spending_by_type(laporan).values() for found in copies(rows)
    }
    seen: dict[frozenset[tuple[str, Number, Number]], int] = {}
    for n, year in enumerate(laporan.anggaran.jenis_belanja):
        kinds = frozenset(
            (plain_name(row.jenis), row.pagu, row.realisasi)
            for row in year.belanja
            if row.pagu and row.realisasi
        )
        if not kinds or n in exact or all(pagu == spent for _, pagu, spent in kinds):
            continue
        first = seen.setdefault(kinds, n)
        if first != n:
            before = laporan.anggaran.jenis_belanja[first]
            path: Path_ = ("anggaran", "jenis_belanja")
            yield Problem(
                (*path, n, "belanja", 0, "realisasi"),
                f"Pagu dan realisasi semua jenis belanja {year.tahun} sama dengan {before.tahun}.",
                LOOK,
                others=((*path, first, "belanja", 0, "realisasi"),),
            )


def _spending_by_type(laporan: Laporan) -> dict[str, list[Told]]:
    """What was spent on each type in every year."""
    found: dict[str, list[Told]] = {}
    for t, year in enumerate(laporan.anggaran.jenis_belanja):
        for b, row in enumerate(year.belanja):
            path: Path_ = ("anggaran", "jenis_belanja", t, "belanja", b)
            told = Told(path, f"{row.jenis} {year.tahun}", {"realisasi": row.realisasi})
            found.setdefault(plain_name(row.jenis), []).append(told)
    return found


def _scores(subject: Subject, section: str) -> list[Told]:
    """The components of each year of SMART or IKPA."""
    laporan = subject.laporan
    words = {"smart": "aplikasi_kinerja_anggaran", "ikpa": "pelaksanaan_anggaran"}
    rows: Sequence[NilaiSmart | NilaiIkpa] = yearly(getattr(laporan, section))
    name = getattr(laporan.kosakata, words[section])
    return [
        Told((section, "tahunan", n, "komponen"), f"{name} {row.tahun}", row.komponen)
        for n, row in enumerate(rows)
    ]


def _evaluations(laporan: Laporan) -> list[Told]:
    """The scores of all years that were evaluated."""
    evaluation = laporan.evaluasi_akip
    if evaluation is None:
        return []
    path: Path_ = ("evaluasi_akip",)
    before = [
        Told((*path, "riwayat", n), f"Nilai evaluasi {row.tahun}", {"nilai": row.nilai})
        for n, row in enumerate(evaluation.riwayat)
    ]
    return [*before, Told(path, f"Nilai evaluasi {evaluation.tahun}", {"nilai": evaluation.nilai})]


def _history(path: Path_, hasil: HasilIndikator) -> Iterator[Problem]:
    """The years of an indicator: a result of many digits, or a target and its result.

    A quotient of small numbers comes back, and a count even more: of those the target has to
    agree as well, where it otherwise never stays.
    """
    rows = _years(path, hasil)
    alone = way_of(hasil.model.pengukuran).comes_back_seldom()
    steady = _stays(hasil.model)
    for n, row in enumerate(rows):
        for before in rows[:n]:
            found = compared(row.angka, before.angka)
            digits = _varying(rows, hasil, [row.angka[key] for key in found.alike])
            both = found.whole and "target" in found.alike and not steady
            if digits >= (_TWO_RESULTS if both else _ONE_RESULT) and (both or alone):
                yield copy_of(row, before, found)
                break


def _varying(rows: Sequence[Told], hasil: HasilIndikator, alike: Sequence[Number | None]) -> int:
    """The digits in which two results agree and the others of the series differ: 2 of 3,91.

    `alike` are all figures that agree, of which a target is not counted.
    """
    known = [row.angka[key] for row in rows for key in _RESULTS if row.angka.get(key) is not None]
    results = {value for value in known if value is not None and not isinstance(value, Predikat)}
    if hasil.realisasi.ada and not hasil.realisasi.urutan:
        results.add(Number(hasil.realisasi.nilai))
    agreeing = [value for value in alike if value in results and value is not None]
    if len(results) < 2 or not agreeing:
        return 0
    step = Decimal(1).scaleb(int(agreeing[0].normalize().as_tuple().exponent))
    return len(str(int((max(results) - min(results)) / step)))


def _years(path: Path_, hasil: HasilIndikator) -> list[Told]:
    """The past years of an indicator and the reported one, as far as their results were typed."""
    model = hasil.model
    name = model.singkatan or model.nama
    rows = [
        Told(
            (*path, "riwayat", n),
            f"{name} {row.tahun}",
            {"target": row.target, "realisasi": row.realisasi, "nilai_survei": row.nilai_survei},
        )
        for n, row in enumerate(model.riwayat)
    ]
    given = way_of(model.pengukuran).given_results()
    year = hasil.tahun[-1].tahun
    now = Told(
        (*path, "pengukuran"),
        f"{name} {year}",
        {"realisasi": given.get("hasil")},
    )
    return [*rows, now]


def _stays(indikator: Indikator) -> bool:
    """Whether a target was kept from one year to the next."""
    targets = [row.target for row in indikator.riwayat] + [indikator.target]
    known = [value for value in targets if value is not None]
    return len(set(known)) <= len(known) - (1 if len(known) < _FEWEST else 2)


@rule("LK263", Severity.WARNING, "Angka suatu baris menyalin baris lain", culprit=True)
def baris_disalin(subject: Subject) -> Iterator[Problem]:
    """Elements of surveys, histories of two indicators, lines of the budget, rows of own tables."""
    laporan = subject.laporan
    yield from _copied_elements(laporan)
    yield from _equal_columns(subject)
    yield from _copied_histories(laporan)
    yield from _copied_years(laporan)
    yield from _copied_lines(subject)
    yield from _copied_sources(laporan)
    yield from _copied_quarters(laporan)
    yield from _unchanged_versions(laporan)
    for number, hasil in enumerate(subject.hasil.indikator):
        yield from _copied_comparisons(("indikator", number), hasil)
    yield from _copied_rows(laporan)


def _copied_elements(laporan: Laporan) -> Iterator[Problem]:
    """Elements of a survey that have the value of another one in every month."""
    for number, ukur in measured_by(laporan.indikator, SurveiBulanan):
        limits = (ukur.skala_survei.maks, ukur.skala_survei.min or Decimal(0))
        path: Path_ = ("indikator", number, "pengukuran", "tabel")
        rows = [(row.nama, numbered(row.nilai)) for row in ukur.tabel.unsur]
        yield from _equal_rows(path, rows, limits, f"Nilai {ukur.sebutan_unsur}")


def _equal_rows(
    path: Path_, rows: Sequence[tuple[str, Row]], limits: tuple[Decimal, ...], what: str
) -> Iterator[Problem]:
    """Rows with the figures of an earlier one; a row that never changes says nothing."""
    seen: dict[tuple[Number | None, ...], tuple[str, Row]] = {}
    for name, row in rows:
        figures = tuple(row.values())
        former = seen.setdefault(figures, (name, row))
        if former[0] == name or len(set(figures) - {None}) < _FEWEST:
            continue
        found = compared(row, former[1], limits)
        if len(found.alike) >= _FEWEST and found.digits >= ENOUGH:
            there = tempat(former[1][found.alike[0]])
            yield Problem(
                path,
                f"{what} “{name}” sama persis dengan “{former[0]}”.",
                LOOK,
                tempat(row[found.alike[0]]),
                others=(there,) if there else (),
            )


def _equal_columns(subject: Subject) -> Iterator[Problem]:
    """What was spent and what was done, alike in every month of e-Monev."""
    emonev = subject.laporan.emonev
    months = emonev.tabel if emonev is not None else ()
    spent, done = (numbered(getattr(row, key) for row in months) for key in _PROGRESS)
    found = compared(done, spent)
    if found.whole and len(found.alike) >= _FEWEST and found.digits >= ENOUGH:
        first = int(found.alike[0])
        yield Problem(
            ("emonev", "tabel", first, "pelaksanaan"),
            f"Kolom pelaksanaan sama persis dengan kolom anggaran pada {len(found.alike)} bulan.",
            "Kemajuan pekerjaan jarang sama dengan serapan sampai dua desimal; periksa salinannya.",
            tempat(months[first].pelaksanaan),
        )


_PROGRESS = ("anggaran", "pelaksanaan")


def _copied_histories(laporan: Laporan) -> Iterator[Problem]:
    """Two indicators that had the same results, year by year."""
    seen: dict[tuple[tuple[int, Number], ...], Told] = {}
    for number, model in enumerate(laporan.indikator):
        results = [(row.tahun, row.realisasi) for row in model.riwayat if row.realisasi is not None]
        figures = {f"{year}": value for year, value in results}
        digits = sum(map(free_digits, figures.values()))
        if len(results) < 2 or digits < ENOUGH - 1 or set(figures.values()) & set(LIMITS):
            continue
        path: Path_ = ("indikator", number, "riwayat")
        told = Told(path, model.singkatan or model.nama, figures)
        former = seen.setdefault(tuple(results), told)
        if former is not told:
            listed = in_a_row([f"{angka(value)} ({year})" for year, value in results])
            yield Problem(
                (*path, 0),
                f"Riwayat {told.nama} sama persis dengan riwayat {former.nama}: {listed}.",
                LOOK,
                others=((*former.path, 0),),
            )


def _copied_years(laporan: Laporan) -> Iterator[Problem]:
    """A year of one indicator whose target and result are those of another one in that year.

    The indicator whose other targets and results lie further away holds the copy.
    """
    seen: dict[tuple[int, Number, Number], tuple[int, Told]] = {}
    for number, model in enumerate(laporan.indikator):
        for n, row in enumerate(model.riwayat):
            aim, result = row.target, row.realisasi
            if aim is None or result is None or {aim, result} & set(LIMITS):
                continue
            if isinstance(aim, Predikat) or isinstance(result, Predikat):
                continue
            path: Path_ = ("indikator", number, "riwayat", n)
            figures = {"target": aim, "realisasi": result}
            told = Told(path, f"{model.singkatan or model.nama} {row.tahun}", figures)
            at, former = seen.setdefault((row.tahun, aim, result), (number, told))
            found = compared(told.angka, former.angka)
            if at != number and found.digits >= ENOUGH - 1 and not _same_past(laporan, at, number):
                ends = sorted(
                    ((_strange(laporan, at, former), 0), (_strange(laporan, number, told), 1))
                )
                first, second = (told, former) if ends[-1][1] else (former, told)
                yield copy_of(first, second, found)


def _same_past(laporan: Laporan, one: int, other: int) -> bool:
    """Whether two indicators agree in all their years, which is told of their histories."""
    past = [
        {row.tahun: row.realisasi for row in laporan.indikator[number].riwayat}
        for number in (one, other)
    ]
    return past[0] == past[1]


def _strange(laporan: Laporan, number: int, told: Told) -> float:
    """How far the figures of a year lie from the other years of its indicator."""
    model = laporan.indikator[number]
    others = [
        value
        for n, row in enumerate(model.riwayat)
        if n != told.path[3]
        for value in (row.target, row.realisasi)
    ]
    plain = [value for value in [*others, model.target] if not isinstance(value, Predikat)]
    return max(away(value, plain) for value in told.angka.values() if value)


def _copied_lines(subject: Subject) -> Iterator[Problem]:
    """Lines of one version of the budget on which the same was spent to the last rupiah."""
    seen: dict[tuple[object, Number], Told] = {}
    for part in parts_of_versions(subject.laporan, subject.hasil.anggaran.versi):
        spent = part.simpul.realisasi
        if isi(part.simpul) or spent is None or free_digits(spent) < ENOUGH - 1:
            continue
        name = f"Realisasi {part.sebutan}"
        told = Told(part.path, name, {"realisasi": spent})
        former = seen.setdefault((part.path[2], spent), told)
        if former is not told:
            yield copy_of(told, former, compared(told.angka, former.angka))


def _copied_sources(laporan: Laporan) -> Iterator[Problem]:
    """Two sources of money with the same ceiling, or the same spending, to the last digits."""
    for key in ("pagu", "realisasi"):
        seen: dict[Number, Told] = {}
        for n, row in enumerate(laporan.anggaran.sumber_dana):
            value: Number | None = getattr(row, key)
            if value is None or free_digits(value) < ENOUGH - 1:
                continue
            name = f"{key.capitalize()} {row.singkatan or row.nama}"
            told = Told(("anggaran", "sumber_dana", n), name, {key: value})
            former = seen.setdefault(value, told)
            if former is not told:
                yield copy_of(told, former, compared(told.angka, former.angka))


def _copied_quarters(laporan: Laporan) -> Iterator[Problem]:
    """Two quarters in which the same was spent to the last rupiah."""
    quarters = laporan.anggaran.triwulan
    seen: dict[Number, int] = {}
    for n, value in enumerate(quarters.realisasi.urut if quarters is not None else ()):
        if value is None or free_digits(value) < ENOUGH:
            continue
        first = seen.setdefault(value, n)
        if first != n:
            path: Path_ = ("anggaran", "triwulan", "realisasi")
            yield Problem(
                (*path, TW[n]),
                f"Realisasi anggaran triwulan {ROMAWI[n]} sama persis dengan triwulan "
                f"{ROMAWI[first]}: {format_rupiah(value)}.",
                LOOK,
                others=((*path, TW[first]),),
            )


def _unchanged_versions(laporan: Laporan) -> Iterator[Problem]:
    """A version of the budget that says why it changed, and changes nothing."""
    versions = laporan.anggaran.versi
    for number in range(1, len(versions)):
        before, version = versions[number - 1], versions[number]
        if version.penyebab and _ceilings(version) == _ceilings(before):
            path: Path_ = ("anggaran", "versi", number)
            yield Problem(
                (*path, "penyebab"),
                f"Semua pagu {version.nama} sama persis dengan {before.nama}, padahal sebab "
                "perubahannya disebut.",
                "Salin pagu versi ini dari dokumennya, atau hapus `penyebab`.",
                others=((*path, "program"), ("anggaran", "versi", number - 1, "program")),
            )


def _ceilings(version: VersiAnggaran) -> list[tuple[str, Number | None]]:
    return [
        (plain_name(place.simpul.nama), place.simpul.pagu)
        for place in semua_simpul(version.program, ())
    ]


def _copied_comparisons(path: Path_, hasil: HasilIndikator) -> Iterator[Problem]:
    """Another unit that reached exactly what this office did, in a number of many digits."""
    own = hasil.realisasi
    for n, (other, row) in enumerate(zip(hasil.pembanding, hasil.model.pembanding, strict=True)):
        value = row.realisasi
        if not own.ada or value is None or value != own.nilai or value in LIMITS:
            continue
        if free_digits(value) >= _ONE_RESULT:
            yield Problem(
                (*path, "pembanding", n, "realisasi"),
                f"Realisasi {other.unit} {angka(value)} sama persis dengan realisasi kantor "
                f"sendiri, {besaran(own)}.",
                LOOK,
                others=(own,),
            )


def _copied_rows(laporan: Laporan) -> Iterator[Problem]:
    """Rows of the office's own tables that differ from another one in their name only."""
    for table in laporan.tabel_sendiri:
        yield from _equal_cells(table.judul, table.berkas)


def _equal_cells(title: str, table: IsiTabel) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], tuple[str, Place]] = {}
    for cells in table.baris:
        numbers = [cell for cell in cells if isinstance(cell.nilai, Number)]
        values = tuple(cell.nilai for cell in cells if isinstance(cell.nilai, Number))
        if len(values) < _FEWEST or sum(map(_weight, values)) < ENOUGH:
            continue
        name = next((cell.teks for cell in cells if cell.nilai is None and cell.teks), "baris ini")
        place = numbers[0].place
        former = seen.setdefault(values, (name, place))
        if former[1] != place:
            yield Problem(
                ("bagian_tambahan",),
                f"Semua angka “{name}” pada tabel “{title}” sama persis dengan “{former[0]}”.",
                LOOK,
                place,
                others=(former[1],),
            )


def _weight(value: Number) -> Decimal:
    """What a figure says when a whole row agrees: a small count as much as half a digit."""
    return max(Decimal(free_digits(value)), Decimal("0.5"))
