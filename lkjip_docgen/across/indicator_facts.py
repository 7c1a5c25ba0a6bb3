"""What an office says of its indicators and its money, as far as other offices have the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from lkjip_docgen.across.plain_words import plain_title
from lkjip_docgen.across.sheet import Fact, Figure, Indicator
from lkjip_docgen.across.spots import spot_at, spot_behind, spot_of
from lkjip_docgen.identity import plain
from lkjip_docgen.idn import format_decimal, with_unit
from lkjip_docgen.measures import Hasil, HasilIndikator
from lkjip_docgen.measures.ways import way_of
from lkjip_docgen.model import Indikator, Skala
from lkjip_docgen.quantity import Quantity, written_places
from lkjip_docgen.source import Path_, Project, dotted

_SATUAN: Final = {"%": "persen", "angka indeks": "indeks", "indek": "indeks"}
_BOUNDED: Final = frozenset({"persen", "indeks", "nilai", "skor", "poin", "angka", "level"})
_ARAH: Final = {
    "maksimum": "makin besar makin baik",
    "minimum": "makin kecil makin baik",
    "stabil": "dijaga pada target",
}

Names = re.Pattern[str] | None


class _Agreed(NamedTuple):
    """A row of the agreement in force, and the objective that it stands below."""

    path: Path_
    sasaran: str


def indicators_of(project: Project, hasil: Hasil, names: Names) -> tuple[Indicator, ...]:
    """The indicators that a report measures; `names` find what the office alone is called."""
    agreed = dict(_agreed(project))
    return tuple(
        _indicator(_Of(project, number, row, agreed.get(row.model.kode)), names)
        for number, row in enumerate(hasil.indikator)
    )


def _agreed(project: Project) -> Iterator[tuple[str, _Agreed]]:
    """The rows of the agreement in force by the kode of what measures them."""
    laporan = project.laporan
    now = laporan.perjanjian_tahun_ini
    if now is None:
        return
    by_name = {plain(row.nama): row.kode for row in laporan.indikator}
    start: Path_ = ("perjanjian_kinerja", laporan.perjanjian_kinerja.index(now), "tingkat")
    for level, tier in enumerate(now.tingkat):
        for place, objective in enumerate(tier.sasaran):
            for number, row in enumerate(objective.indikator):
                kode = row.indikator or by_name.get(plain(row.nama), "")
                path = (*start, level, "sasaran", place, "indikator", number)
                yield kode, _Agreed(path, plain(objective.nama))


class _Of:
    """An indicator of a project: what is written of it, and what is computed."""

    def __init__(
        self, project: Project, number: int, hasil: HasilIndikator, agreed: _Agreed | None
    ) -> None:
        self.project = project
        self.path: Path_ = ("indikator", number)
        self.hasil = hasil
        self.agreed = agreed

    @property
    def model(self) -> Indikator:
        return self.hasil.model

    def fact(self, key: str, shown: str, *steps: str | int) -> Fact:
        """What is written at a key of the indicator, or in the agreement that it follows."""
        spot = spot_at(self.project, self.place_of(*steps))
        return Fact(key, shown, spot, dotted((*self.path, *steps)))

    def place_of(self, *steps: str | int) -> Path_:
        own = (*self.path, *steps)
        if own in self.project.places.values or self.agreed is None or len(steps) != 1:
            return own
        row = (*self.agreed.path, *steps)
        return row if row in self.project.places.values else own


def _indicator(one: _Of, names: Names) -> Indicator:
    scale = way_of(one.model.pengukuran).scales().get("skala_hasil")
    return Indicator(
        kode=one.model.kode,
        sasaran=one.agreed.sasaran if one.agreed is not None else "",
        cara=one.model.pengukuran.jenis,
        top=Decimal(scale.maks) if scale is not None else None,
        fields=dict(_fields(one, names)),
        rules=dict(_rules(one, names)),
        figures=dict(_figures(one)),
        spot=spot_at(one.project, one.path),
    )


def _fields(one: _Of, names: Names) -> Iterator[tuple[str, Fact]]:
    model = one.model
    yield "nama", one.fact(plain_title(model.nama, names), model.nama, "nama")
    unit = _SATUAN.get(model.satuan.strip().casefold(), plain(model.satuan))
    yield "satuan", one.fact(unit, model.satuan, "satuan")
    yield "arah", one.fact(model.polaritas, _ARAH[model.polaritas], "polaritas")
    scale = way_of(model.pengukuran).scales().get("skala_hasil")
    if scale is not None:
        yield "skala", _range(one, scale, "skala_hasil")
    target = one.hasil.target
    if target.value is not None:
        upper = one.hasil.sampai
        key = f"{_plain(target.value)}/{'' if upper is None else upper.value}"
        spot = spot_of(one.project, one.place_of("target"), model.target)
        yield "target", Fact(key, _printed(target), spot, dotted((*one.path, "target")))


def _range(one: _Of, scale: Skala, key: str) -> Fact:
    shown = f"{_number(scale.min or Decimal(0))} sampai dengan {_number(scale.maks)}"
    spot = spot_of(one.project, (*one.path, "pengukuran", key, "maks"), scale.maks)
    return Fact(_plain(scale.maks), shown, spot)


def _rules(one: _Of, names: Names) -> Iterator[tuple[str, Fact]]:
    """What an indicator is counted by, each rule by its name."""
    model, way = one.model, way_of(one.model.pengukuran)
    yield "rumus capaian", one.fact(model.rumus_capaian, f"`{model.rumus_capaian}`", "rumus")
    for key, scale in way.scales().items():
        if key == "skala_survei":
            yield "rentang nilai survei", _range(one, scale, key)
    for each in way.counted_by():
        words = f"“{each.isi}”" if each.is_title else each.isi
        compared = plain_title(each.isi, names) if each.is_title else plain(each.isi)
        yield each.nama, one.fact(compared, words, "pengukuran", *each.keys)


def _figures(one: _Of) -> Iterator[tuple[str, Figure]]:
    hasil, model = one.hasil, one.model
    unit = _SATUAN.get(model.satuan.strip().casefold(), plain(model.satuan))
    bounded = unit in _BOUNDED or "skala_hasil" in way_of(model.pengukuran).scales()
    numbers = {"target": hasil.target, "realisasi": hasil.realisasi, "capaian": hasil.capaian}
    answered = hasil.survei or hasil.berbobot
    if answered is not None:
        numbers["responden"] = answered.jumlah_responden
    for kind, quantity in numbers.items():
        if quantity.value is None or quantity.urutan:
            continue
        path = one.place_of("target") if kind == "target" else (*one.path, "pengukuran")
        label = f"{kind.capitalize()} {model.singkatan or model.nama}"
        is_share = kind == "capaian" or (bounded and kind != "responden")
        figure = _figure(one.project, quantity, kind, label, path, bounded=is_share)
        if kind == "target":
            figure = Figure(
                *(figure.known_as, figure.label, figure.value, figure.shown, figure.bounded),
                spot_of(one.project, path, model.target),
            )
        yield kind, figure


def _figure(
    project: Project,
    quantity: Quantity,
    known_as: str,
    label: str,
    path: Path_,
    *,
    bounded: bool,
) -> Figure:
    spot = spot_behind(project, path, quantity)
    return Figure(known_as, label, Decimal(quantity.nilai), _printed(quantity), bounded, spot)


def _printed(quantity: Quantity) -> str:
    return quantity.kata or with_unit(quantity)


def _number(value: Decimal) -> str:
    return format_decimal(value, written_places(value))


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")


# --- of the office as a whole ------------------------------------------------------------


def figures_of(project: Project, hasil: Hasil) -> tuple[Figure, ...]:
    """Money, revenue and employees of the year."""
    return tuple(_of_the_office(project, hasil))


def _of_the_office(project: Project, hasil: Hasil) -> Iterator[Figure]:
    total = hasil.anggaran.total
    money: Path_ = ("anggaran", "versi", len(hasil.anggaran.versi) - 1)
    rows: list[tuple[Quantity, str, str, Path_, bool]] = [
        (total.serapan, "serapan", "Serapan anggaran", money, True),
        (total.pagu, "pagu", "Pagu", money, False),
    ]
    revenue = hasil.penerimaan
    if revenue is not None and revenue.tahunan:
        now = revenue.kini
        path: Path_ = (revenue.kunci, "tahunan", len(revenue.tahunan) - 1)
        rows.append((now.realisasi, "penerimaan", "Realisasi penerimaan", path, False))
        rows.append((now.capaian, "capaian penerimaan", "Capaian penerimaan", path, True))
    if hasil.pegawai is not None:
        rows.append((hasil.pegawai.jumlah, "pegawai", "Banyaknya pegawai", ("pegawai",), False))
    for quantity, known_as, label, path, bounded in rows:
        if quantity.value is not None:
            yield _figure(project, quantity, known_as, label, path, bounded=bounded)


def rules_of(project: Project) -> Mapping[str, Fact]:
    """By what all capaian of an office are told."""
    return dict(_rules_of_all(project))


def _rules_of_all(project: Project) -> Iterator[tuple[str, Fact]]:
    laporan = project.laporan
    most = laporan.batas_capaian
    spot = spot_at(project, ("batas_capaian",))
    shown = "tanpa batas" if most is None else f"{_number(most)}%"
    yield "batas capaian tertinggi", Fact(plain(shown), shown, spot)
    classes = laporan.kategori_capaian
    if classes is not None:
        rows = (f"{row.nama} mulai {row.dari or 0}" for row in classes.kelas)
        told = classes.tabel or ", ".join(rows)
        yield "kelas capaian", Fact(plain(told), told, spot_at(project, ("kategori_capaian",)))
