"""The evaluation of accountability: score, category, components, recommendations by status."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from lkjip_docgen.identity import keys
from lkjip_docgen.measures.arithmetic import difference, percent, total
from lkjip_docgen.measures.results import (
    HasilEvaluasi,
    HasilKomponenEvaluasi,
    HasilTahunEvaluasi,
)
from lkjip_docgen.model import EvaluasiAkip, KomponenEvaluasi, RekomendasiEvaluasi
from lkjip_docgen.operation import Tally
from lkjip_docgen.place import Number
from lkjip_docgen.quantity import Quantity, Unit, computed, given, written_places
from lkjip_docgen.rules import AturanEvaluasi, Kategori, aturan_evaluasi, classify

_PATH = "evaluasi_akip"
_STATUS = {
    "selesai": "selesai ditindaklanjuti",
    "proses": "sedang ditindaklanjuti",
    "belum": "belum ditindaklanjuti",
}


def measure_evaluation(evaluasi: EvaluasiAkip | None) -> HasilEvaluasi | None:
    """The evaluation as it was reported; without a score of its own it has that of its components.

    What the office calls its category stays; where it names none, the rule of the year tells.
    """
    if evaluasi is None:
        return None
    rule = aturan_evaluasi(evaluasi.tahun)
    parts = tuple(_components(evaluasi, rule))
    summed = _sum(evaluasi, parts)
    now = _year(evaluasi.tahun, _score(evaluasi, summed), evaluasi.kategori)
    years = sorted((*_earlier(evaluasi), now), key=lambda year: year.tahun)
    before = next((year for year in years if year.tahun == now.tahun - 1), None)
    counts = {status: _count(evaluasi.rekomendasi, status) for status in _STATUS}
    everything = _all(evaluasi.rekomendasi)
    return HasilEvaluasi(
        kini=now,
        sumber=rule.sumber if rule else "",
        komponen=parts,
        jumlah_bobot=_weights(evaluasi, parts),
        jumlah_komponen=summed,
        tahunan=tuple(years),
        perubahan=_change(now, before),
        tahun_lalu=before,
        rekomendasi=everything,
        persen_selesai=percent(
            f"{_PATH}.rekomendasi.persen_selesai",
            counts["selesai"],
            everything,
            "Rekomendasi yang selesai ditindaklanjuti",
            "rekomendasi selesai ÷ seluruh rekomendasi × 100%",
        ),
        **counts,
    )


def category_of(tahun: int, nilai: Decimal) -> Kategori | None:
    """The category of a score by the rule of the evaluated year; the lowest takes a score of 0."""
    rule = aturan_evaluasi(tahun)
    return None if rule is None else classify(nilai, rule.kategori) or rule.kategori[-1]


# --- score -------------------------------------------------------------------------------


def _score(evaluasi: EvaluasiAkip, summed: Quantity) -> Quantity:
    """The score as reported; where there is none, that of the components, if all are known."""
    if evaluasi.nilai is None and summed.ada:
        return summed
    alasan = evaluasi.tak_berlaku("nilai")
    return _given_score(evaluasi.tahun, evaluasi.nilai, evaluasi.tanggal, alasan)


def _given_score(
    tahun: int, nilai: Number | None, day: date | None = None, alasan: str = ""
) -> Quantity:
    label = f"Nilai evaluasi akuntabilitas kinerja tahun {tahun}"
    path = f"{_PATH}.{tahun}.nilai"
    return given(path, nilai, Unit.NILAI, label, as_of=day, alasan=alasan)


def _year(tahun: int, nilai: Quantity, kategori: str | None) -> HasilTahunEvaluasi:
    found = category_of(tahun, nilai.nilai) if nilai.ada else None
    if kategori is not None:
        found = _named(tahun, kategori)
    known = found.mutu if found else kategori or ""
    return HasilTahunEvaluasi(tahun, nilai, known, found.nama if found else "")


def _named(tahun: int, kategori: str) -> Kategori | None:
    """The category of the rule of a year that is written so, in whatever case."""
    rule = aturan_evaluasi(tahun)
    classes = rule.kategori if rule else ()
    called = kategori.casefold()
    return next((row for row in classes if row.mutu.casefold() == called), None)


def _earlier(evaluasi: EvaluasiAkip) -> Iterator[HasilTahunEvaluasi]:
    for row in evaluasi.riwayat:
        if row.tahun != evaluasi.tahun:
            score = _given_score(row.tahun, row.nilai, alasan=row.tak_berlaku("nilai"))
            yield _year(row.tahun, score, row.kategori)


def _change(now: HasilTahunEvaluasi, before: HasilTahunEvaluasi | None) -> Quantity | None:
    if before is None:
        return None
    label = "Perubahan nilai evaluasi akuntabilitas kinerja"
    return difference(f"{_PATH}.{now.tahun}.perubahan", now.nilai, before.nilai, label)


# --- components --------------------------------------------------------------------------


def _components(
    evaluasi: EvaluasiAkip, rule: AturanEvaluasi | None
) -> Iterator[HasilKomponenEvaluasi]:
    rows = evaluasi.komponen
    for key, row in zip(keys(rows), rows, strict=True):
        path = f"{_PATH}.{evaluasi.tahun}.komponen.{key}"
        weight = _usual(row, rule) if row.bobot is None else row.bobot
        yield HasilKomponenEvaluasi(
            row.nama, _weight(path, row, weight), _part(path, row, evaluasi.tanggal)
        )


def _usual(row: KomponenEvaluasi, rule: AturanEvaluasi | None) -> Decimal | None:
    """The weight of a component by the rule of the year."""
    return None if rule is None else rule.bobot(row.nama)


def _weight(path: str, row: KomponenEvaluasi, weight: Decimal | None) -> Quantity:
    places = 0 if weight is None else written_places(weight.normalize())
    alasan = row.tak_berlaku("bobot")
    label = f"Bobot {row.nama}"
    return given(f"{path}.bobot", weight, Unit.NILAI, label, places=places, alasan=alasan)


def _part(path: str, row: KomponenEvaluasi, day: date | None) -> Quantity:
    alasan = row.tak_berlaku("nilai")
    label = f"Nilai {row.nama}"
    return given(f"{path}.nilai", row.nilai, Unit.NILAI, label, as_of=day, alasan=alasan)


def _weights(evaluasi: EvaluasiAkip, parts: Sequence[HasilKomponenEvaluasi]) -> Quantity:
    path = f"{_PATH}.{evaluasi.tahun}.komponen.jumlah.bobot"
    return total(path, [part.bobot for part in parts], Unit.NILAI, "Jumlah bobot")


def _sum(evaluasi: EvaluasiAkip, parts: Sequence[HasilKomponenEvaluasi]) -> Quantity:
    path = f"{_PATH}.{evaluasi.tahun}.komponen.jumlah.nilai"
    return total(path, [part.nilai for part in parts], Unit.NILAI, "Jumlah nilai komponen")


# --- recommendations ---------------------------------------------------------------------


def _all(rows: Sequence[RekomendasiEvaluasi]) -> Quantity:
    return _number("jumlah", rows, "", "Rekomendasi", "banyaknya rekomendasi")


def _count(rows: Sequence[RekomendasiEvaluasi], status: str) -> Quantity:
    words = _STATUS[status]
    return _number(
        status, rows, status, f"Rekomendasi yang {words}", f"banyaknya rekomendasi yang {words}"
    )


def _number(
    name: str, rows: Sequence[RekomendasiEvaluasi], wanted: str, label: str, formula: str
) -> Quantity:
    """How many recommendations have the status that is wanted; "" is any."""
    statuses = tuple(row.status for row in rows)
    return computed(
        f"{_PATH}.rekomendasi.{name}",
        Tally(f"{_PATH}.rekomendasi", statuses, wanted),
        Unit.JUMLAH,
        label,
        formula=formula,
        inputs=(),
        places=0,
        satuan="rekomendasi",
    )
