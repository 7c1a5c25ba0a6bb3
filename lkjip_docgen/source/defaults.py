"""What need not be typed because other data of the file say it.

Each default repeats something that the office has written elsewhere, or names what only one
thing can be (the one program of the budget).  Nothing follows from silence: where the other
data are missing too, the value stays missing, and the model says so or the report marks it.
`docs/panduan.md` lists them for users.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from lkjip_docgen.identity import slug
from lkjip_docgen.idn import plain_name, unit_after_number
from lkjip_docgen.model import CARA, DECLARED, PERSEN, TAHUNAN, BatasData, is_unfilled
from lkjip_docgen.place import Number
from lkjip_docgen.source.agreed_levels import in_force, measured_levels
from lkjip_docgen.source.paths import OWN_PARTS, Path_, at, select
from lkjip_docgen.source.predicates import KIND as PREDICATE

Row = dict[str, object]

_YEARLY: Final = (
    *("anggaran.jenis_belanja", "pnbp.tahunan", "penerimaan.tahunan"),
    *("smart.tahunan", "ikpa.tahunan"),
)
_PARTIES: Final = ("pihak_pertama", "pihak_kedua")


def with_defaults(data: Row) -> Row:
    """A copy of the data as written, with what follows from other parts of it.

    Works on data that may be wrong elsewhere: what is not of the expected shape is left alone.
    """
    filled = {key: copied(value) for key, value in data.items()}
    for work in _WORK:
        work(filled)
    return filled


def copied(value: object) -> object:
    """A copy whose sections and lists may be changed."""
    if isinstance(value, dict):
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [copied(item) for item in value]
    return value


def _put(row: Row, key: str, value: object) -> None:
    """Write a value where there is none; nothing where the value itself is missing."""
    if row.get(key) is None and value is not None:
        row[key] = value


def _rows(data: object, pattern: str) -> Iterator[Row]:
    """The sections at a pattern such as `anggaran.versi[]` that were not declared away."""
    found = (row for _, row in select(data, pattern) if isinstance(row, dict))
    return (row for row in found if DECLARED not in row)


def _first(data: object, pattern: str) -> object:
    return next((value for _, value in select(data, pattern)), None)


def _only(rows: list[Row]) -> Row | None:
    """The one row of a list; None where there are several or none."""
    return rows[0] if len(rows) == 1 else None


# --- the document, the office and those who sign ---------------------------------------


def _cut_off(data: Row) -> None:
    """`batas_data.semua` is the date of every kind of figures that has none of its own."""
    for days in _rows(data, "dokumen.batas_data"):
        for name in BatasData.model_fields:
            _put(days, name, days.get("semua"))


def _region(data: Row) -> None:
    """What stands above an office of a region is written under its own name."""
    for row in _rows(data, "instansi"):
        _put(row, "kementerian", row.get("pemerintah_daerah"))


def read_twice(data: Row) -> set[Path_]:
    """Where a section is a copy of another one, whose mistakes are told once."""
    region, ministry = (at(data, ("instansi", key)) for key in ("pemerintah_daerah", "kementerian"))
    return {("instansi", "kementerian")} if region and not ministry else set()


def _years(data: Row) -> None:
    """Where a list of years has one row, it is that of the reported year."""
    year = _first(data, "dokumen.tahun")
    for name in ("perjanjian_kinerja", *_YEARLY):
        _put_year(data, name, year)
    if isinstance(year, Number):
        for evaluation in _rows(data, "evaluasi_akip"):
            _put(evaluation, "tahun", Number(year - 1))
        for indicator in _rows(data, "indikator[]"):
            _put_year(indicator, "riwayat", Number(year - 1))


def _put_year(section: Row, name: str, year: object) -> None:
    """Give a year to the only row of a list."""
    row = _only(list(_rows(section, f"{name}[]")))
    if row is not None:
        _put(row, "tahun", year)


def _signatories(data: Row) -> None:
    """A document is signed in its year; the report where and when it is dated, by the head.

    `tanggal` of `pejabat` written without a value leaves the date open, to be written by hand.
    """
    document = _first(data, "dokumen")
    if not isinstance(document, dict):
        return
    for row in _rows(data, "pejabat[]"):
        _put(row, "tahun", document.get("tahun"))
        people = list(_rows(row, "penandatangan[]"))
        if row.get("dokumen") == "laporan":
            _put(row, "tempat", document.get("tempat"))
            _put(row, "periode", document.get("periode"))
            if _periode(row) == _periode(document):
                _put_date(row, document.get("tanggal"))
            _put_roles(people, ("kepala",))
        else:
            _share_date(data, row)
            _put_roles(people, _PARTIES)


def _periode(row: Row) -> object:
    return row.get("periode") or TAHUNAN


def _put_date(row: Row, day: object) -> None:
    if "tanggal" not in row:
        _put(row, "tanggal", day)


def _put_roles(people: list[Row], roles: tuple[str, ...]) -> None:
    """The roles in their order, where nobody's is written."""
    if len(people) <= len(roles) and all(person.get("peran") is None for person in people):
        for person, role in zip(people, roles, strict=False):
            _put(person, "peran", role)


def _share_date(data: Row, signed: Row) -> None:
    """An agreement and those who sign it have one date, wherever it is written."""
    wanted = (signed.get("tahun"), signed.get("versi") or "awal")
    for agreement in _rows(data, "perjanjian_kinerja[]"):
        if (agreement.get("tahun"), agreement.get("versi") or "awal") == wanted:
            _put_date(signed, agreement.get("tanggal"))
            day = signed.get("tanggal")
            _put(agreement, "tanggal", day if isinstance(day, date) else None)
            return


def _heads(data: Row) -> Iterator[Row]:
    """Those who sign the report as the head of the office."""
    document = _first(data, "dokumen")
    period = _periode(document) if isinstance(document, dict) else TAHUNAN
    for row in _rows(data, "pejabat[]"):
        if row.get("dokumen") == "laporan" and _periode(row) in (period, TAHUNAN):
            people = _rows(row, "penandatangan[]")
            yield from (person for person in people if person.get("peran") == "kepala")


def _office(data: Row) -> None:
    """An office without a short name is called by its name, its head by the title signed with."""
    head = _only(list(_heads(data)))
    for office in _rows(data, "kantor"):
        _put(office, "nama_singkat", office.get("nama"))
        _put(office, "sebutan", office.get("nama"))
        _put(office, "sebutan_pimpinan", head.get("jabatan") if head else None)


# --- agreement and indicators -------------------------------------------------------


def _same_names(data: Row) -> None:
    """A promise on the measured level is reported on by the indicator of the same name."""
    kode_of = _kode_by_name(data)
    for agreement in _rows(data, "perjanjian_kinerja[]"):
        for level in measured_levels(agreement):
            promises = list(_rows(level, "sasaran[].indikator[]"))
            linked = [promise.get("indikator") for promise in promises]
            for promise in promises:
                kode = kode_of.get(_name_of(promise))
                if kode not in linked:
                    _put(promise, "indikator", kode)


def _kode_by_name(data: Row) -> dict[str, str]:
    """The kode of each indicator whose name is typed, and no other's."""
    found: dict[str, list[object]] = {}
    for row in _rows(data, "indikator[]"):
        found.setdefault(_name_of(row), []).append(row.get("kode"))
    alone = ((name, kodes[0]) for name, kodes in found.items() if name and len(kodes) == 1)
    return {name: kode for name, kode in alone if isinstance(kode, str)}


def _name_of(row: Row) -> str:
    """A name as it is compared; "" for none, and for what stands in the place of one."""
    name = row.get("nama")
    return plain_name(name) if isinstance(name, str) and not is_unfilled(name) else ""


def _indicators(data: Row) -> None:
    """Name, unit, target and objective of an indicator are those of the agreement in force."""
    promised = _promised(data)
    for row in _rows(data, "indikator[]"):
        objective, agreed = promised.get(str(row.get("kode")), (None, {}))
        for key in ("nama", "target", "target_sampai"):
            _put(row, key, agreed.get(key))
        unit = agreed.get("satuan")
        _put(row, "satuan", unit_after_number(unit) if isinstance(unit, str) else unit)
        _put(row, "sasaran", objective)
        for way in _rows(row, "pengukuran"):
            _put(way, "jenis", _kind_of(way))
            _put(row, "satuan", _unit_of(way))
            _nature_of_quarters(row, way)


def _nature_of_quarters(row: Row, way: Row) -> None:
    """A survey of months has a mean in each quarter, and so in the year."""
    for quarters in _rows(row, "triwulan"):
        if way.get("jenis") == "survei_bulanan":
            _put(quarters, "sifat", "rata-rata")


def _promised(data: Row) -> dict[str, tuple[object, Row]]:
    """By the kode of an indicator, its objective and its row in the agreement in force."""
    agreement = in_force(data)
    if agreement is None:
        return {}
    found: dict[str, tuple[object, Row]] = {}
    for level in measured_levels(agreement):
        found |= _promised_in(level)
    return found


def _promised_in(level: Row) -> dict[str, tuple[object, Row]]:
    return {
        str(row["indikator"]): (objective.get("kode"), row)
        for objective in _rows(level, "sasaran[]")
        for row in _rows(objective, "indikator[]")
        if row.get("indikator") is not None
    }


def _kind_of(way: Row) -> str | None:
    """The way of measuring that what is counted tells."""
    if way.get("skala_predikat") is not None:
        return PREDICATE
    for kind, model in CARA.items():
        keys = model.dikenal_dari
        if keys and all(way.get(key) is not None for key in keys):
            return kind
    return None


def _unit_of(way: Row) -> str | None:
    """The unit of a way of measuring that knows only one; a rate per 1.000 is no percentage."""
    if way.get("per") not in (None, PERSEN):
        return None
    model = CARA.get(str(way.get("jenis")))
    return model.satuan_tetap if model else None


def _program(data: Row) -> None:
    """A budget with a single program pays for every indicator from it."""
    last = [list(_rows(version, "program[]")) for version in _rows(data, "anggaran.versi[]")][-1:]
    program = _only(last[0]) if last else None
    if program is not None:
        for row in _rows(data, "indikator[]"):
            _put(row, "program", program.get("nama"))


def _plan(data: Row) -> None:
    """The target of the plan is that of the plan's last year."""
    end = _first(data, "renstra.periode.akhir")
    for target in _rows(data, "indikator[].target_menengah"):
        _put(target, "tahun", end)


# --- the office's own parts -------------------------------------------------------------


_TITLED: Final = ("tabel", "grafik", "gambar")
"""The kinds of pieces that have a title and a kode."""


def _own_parts(data: Row) -> None:
    """A part or a table without a kode has one made of its title."""
    for pattern in OWN_PARTS:
        for part in _rows(data, pattern):
            _put_kode(part)
            for kind in _TITLED:
                for piece in _rows(part, f"isi[].{kind}"):
                    _put_kode(piece)


def _put_kode(row: Row) -> None:
    title = row.get("judul")
    _put(row, "kode", slug(title) if isinstance(title, str) and title.strip() else None)


_WORK: Final[tuple[Callable[[Row], None], ...]] = (
    _cut_off,
    _region,
    _years,
    _signatories,
    _office,
    _same_names,
    _indicators,
    _program,
    _plan,
    _own_parts,
)
"""In this order: the years of agreements are known before their dates, roles before titles."""
