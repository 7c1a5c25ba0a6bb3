"""The tree of performance: every parent is known, none stands below itself."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import baris
from lkjip_docgen.findings import Severity, near
from lkjip_docgen.model import (
    TERDALAM,
    Kotak,
    atasan,
    kotak_kinerja,
    lingkaran,
    terlalu_dalam,
)
from lkjip_docgen.source import Path_

_MOST_TOLD = 6  # boxes of a circle that a message names
_MOST_LISTED = 8  # codes that a message names


@rule("LK251", Severity.ERROR, "Induk pada pohon kinerja tidak dikenal")
def induk_dikenal(subject: Subject) -> Iterator[Problem]:
    """What stands above a box is an objective in force, a node or an indicator."""
    boxes = kotak_kinerja(subject.laporan)
    known = [*dict.fromkeys(kotak.kode for kotak in boxes)]
    known += [row.kode for row in subject.laporan.indikator if row.kode not in known]
    above = atasan(boxes)
    for kotak in boxes:
        if kotak.induk and not above[id(kotak)]:
            yield Problem(
                kotak.jalan_induk,
                f"Induk `{kotak.induk}` dari {_name(kotak)} tidak ada.",
                f"{_meant(kotak.induk, known)} Induk ialah kode sasaran pada perjanjian kinerja "
                "yang berlaku, simpul pada `pohon_kinerja`, atau indikator.",
            )


def _meant(kode: str, known: list[str]) -> str:
    listed = ", ".join(f"`{name}`" for name in known[:_MOST_LISTED])
    return near(kode, known, alike=0.5) or (f"Yang ada: {listed}." if listed else "")


@rule("LK252", Severity.ERROR, "Pohon kinerja melingkar")
def tidak_melingkar(subject: Subject) -> Iterator[Problem]:
    """No box stands below itself, by whatever way."""
    for circle in lingkaran(kotak_kinerja(subject.laporan)):
        first, *others = circle
        if not others:
            yield Problem(
                first.jalan_induk,
                f"{_name(first)[:1].upper()}{_name(first)[1:]} menyebut dirinya sendiri sebagai "
                "induk.",
                "Tulis kode yang di atasnya, atau hapus `induk` bila ia yang teratas.",
            )
            continue
        yield Problem(
            first.jalan_induk,
            f"Induk berputar: {_way(subject, circle)}.",
            "Hapus atau ganti satu `induk` di antaranya, biasanya milik yang seharusnya teratas. "
            "Selama berputar, gambarnya dimulai dari yang pertama.",
            others=tuple(kotak.jalan_induk for kotak in others),
        )


def _way(subject: Subject, circle: list[Kotak]) -> str:
    """The boxes of a circle, each with the line of what it names above itself."""
    told = [_with_line(subject, kotak) for kotak in circle[:_MOST_TOLD]]
    more = len(circle) - len(told)
    rest = [f"{more} kotak lain"] if more else []
    return " di bawah ".join([*told, *rest, f"`{circle[0].kode}`"])


def _with_line(subject: Subject, kotak: Kotak) -> str:
    return f"`{kotak.kode}`{baris(subject.place(kotak.jalan_induk))}"


@rule("LK253", Severity.ERROR, "Kode pada pohon kinerja bermakna ganda")
def kode_jelas(subject: Subject) -> Iterator[Problem]:
    """A parent means one box; a node, an objective and an indicator may not share a code."""
    above = atasan(boxes := kotak_kinerja(subject.laporan))
    for kotak in boxes:
        meant = above[id(kotak)]
        if len(meant) > 1:
            places = " dan ".join(
                f"{_name(one)}{baris(subject.place((*one.jalan, 'kode')))}" for one in meant[:2]
            )
            yield Problem(
                kotak.jalan_induk,
                f"Induk `{kotak.induk}` dari {_name(kotak)} dapat berarti {places}.",
                "Ganti kode salah satunya; gambarnya kini memakai yang pertama.",
                others=tuple((*one.jalan, "kode") for one in meant),
            )


@rule("LK254", Severity.WARNING, "Pohon kinerja terlalu dalam")
def tidak_terlalu_dalam(subject: Subject) -> Iterator[Problem]:
    """A tree has so many levels that it can be drawn and read."""
    for kotak in terlalu_dalam(kotak_kinerja(subject.laporan)):
        yield Problem(
            kotak.jalan_induk,
            f"Di atas {_name(kotak)} sudah ada {TERDALAM} tingkat; gambarnya dimulai lagi dari "
            "kotak itu.",
            "Gabungkan tingkat yang berarti sama.",
        )


def _name(kotak: Kotak) -> str:
    """A box in a message."""
    path: Path_ = kotak.jalan
    kind = {"pohon_kinerja": "simpul", "indikator": "indikator"}.get(str(path[0]), "sasaran")
    return f"{kind} `{kotak.kode}`"
