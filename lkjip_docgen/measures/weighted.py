"""Weighted elements asked of one or more kinds of respondents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lkjip_docgen.measures.arithmetic import HUNDRED, decimals, total, with_places
from lkjip_docgen.measures.results import HasilBerbobot, HasilKelompok, HasilUnsurBobot
from lkjip_docgen.model.indikator import KelompokResponden, UnsurBerbobot
from lkjip_docgen.quantity import Quantity, Unit, computed, given


def measure_weighted(
    path: str, ukur: UnsurBerbobot, label: str, desimal: int, day: date
) -> tuple[Quantity, HasilBerbobot]:
    """The result of a weighted survey and how it came about; `path` is the indicator's.

    With one kind of respondents its value is the result; several are
    combined by their number of respondents, and a kind with none at all
    does not count.  Where a value or number that this needs is missing the
    result given directly (`hasil`) stands.
    """
    groups = tuple(
        _group(f"{path}.kelompok.{group.kode}", group, desimal, day) for group in ukur.kelompok
    )
    result = _combine(f"{path}.realisasi", groups, label, desimal)
    dihitung = result.ada
    if not dihitung:
        result = with_places(
            given(f"{path}.realisasi", ukur.hasil, Unit.INDEKS, label, as_of=day), desimal
        )
    respondents = tuple(group.responden for group in groups)
    people = total(f"{path}.jumlah_responden", respondents, Unit.RESPONDEN, "Jumlah responden")
    return result, HasilBerbobot(groups, people, dihitung)


def _group(path: str, group: KelompokResponden, desimal: int, day: date) -> HasilKelompok:
    unsur = _elements(path, group, desimal, day)
    people = given(
        f"{path}.responden", group.responden, Unit.RESPONDEN, f"Responden {group.nama}", as_of=day
    )
    least = group.minimum_responden
    return HasilKelompok(
        kode=group.kode,
        nama=group.nama,
        unsur=unsur,
        jumlah_bobot=total(
            f"{path}.jumlah_bobot", [u.bobot for u in unsur], Unit.PERSEN, f"Jumlah bobot {group.nama}"
        ),
        nilai=_group_value(f"{path}.nilai", unsur, group.nama, desimal),
        responden=people,
        minimum_responden=None
        if least is None
        else given(f"{path}.minimum_responden", least, Unit.RESPONDEN, "Responden minimum"),
        cukup=people.nilai >= least if people.ada and least is not None else None,
    )


def _elements(
    path: str, group: KelompokResponden, desimal: int, day: date
) -> tuple[HasilUnsurBobot, ...]:
    products = [
        None if unsur.nilai is None else unsur.bobot * unsur.nilai / HUNDRED
        for unsur in group.unsur
    ]
    places = decimals(p for p in products if p is not None)
    rows = []
    for number, (unsur, product) in enumerate(zip(group.unsur, products, strict=True), 1):
        own = f"{path}.unsur.{number}"
        bobot = given(f"{own}.bobot", unsur.bobot, Unit.PERSEN, f"Bobot {unsur.nama}")
        value = given(f"{own}.nilai", unsur.nilai, Unit.INDEKS, unsur.nama, as_of=day)
        weighted = computed(
            f"{own}.tertimbang",
            product,
            Unit.INDEKS,
            f"{unsur.nama} tertimbang",
            formula="bobot × nilai",
            inputs=(bobot, with_places(value, desimal)),
            places=places,
        )
        rows.append(HasilUnsurBobot(unsur.nama, bobot, with_places(value, desimal), weighted))
    return tuple(rows)


def _group_value(
    path: str, unsur: tuple[HasilUnsurBobot, ...], nama: str, desimal: int
) -> Quantity:
    weight = sum((u.bobot.nilai for u in unsur), Decimal(0))
    known = weight > 0 and all(u.nilai.ada for u in unsur)
    return computed(
        path,
        sum((u.bobot.nilai * u.nilai.nilai for u in unsur), Decimal(0)) / weight if known else None,
        Unit.INDEKS,
        f"Nilai {nama}",
        formula="Σ(bobot × nilai) ÷ Σ bobot",
        inputs=tuple(q for u in unsur for q in (u.bobot, u.nilai)),
        places=desimal,
    )


def _combine(
    path: str, groups: tuple[HasilKelompok, ...], label: str, desimal: int
) -> Quantity:
    asked = tuple(g for g in groups if not g.responden.ada or g.responden.nilai > 0)
    if len(asked) == 1:
        (group,) = asked
        formula, inputs = f"nilai {group.nama}", (group.nilai,)
        value = group.nilai.value
    else:
        formula = "Σ(nilai kelompok × responden) ÷ Σ responden"
        inputs = tuple(q for g in asked for q in (g.nilai, g.responden))
        value = None
        if asked and all(q.ada for q in inputs):
            products = [g.nilai.nilai * g.responden.nilai for g in asked]
            value = sum(products, Decimal(0)) / sum(g.responden.nilai for g in asked)
    return computed(
        path, value, Unit.INDEKS, label, formula=formula, inputs=inputs, places=desimal
    )
