"""Parts that the guidelines ask for and that hold nothing yet.

A draft prints a marker in their place; a final report is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lkjip_docgen.checks.data.batas_data import spoken
from lkjip_docgen.checks.empty_places import absent_at, agreed_target, remark_at
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Severity
from lkjip_docgen.findings.codes import rules as codes
from lkjip_docgen.measures import HasilIndikator, data_path
from lkjip_docgen.model import Bagian, Indikator, Laporan, asks_for, isi, semua_simpul
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status, missing_in
from lkjip_docgen.rules import IsiWajib, Kelengkapan, bagian_laporan, kelengkapan
from lkjip_docgen.source import Path_, Project

_ADVICE = (
    'Isi bagian itu dari dokumen kantor, atau nyatakan `{tidak_berlaku: "alasan"}`; yang kosong '
    "tidak akan dikarang program."
)

_NONE = "Bila memang tidak ada, tulis `{}: []`{}."


def _missing(asked: Kelengkapan, subject: Subject) -> Iterator[Problem]:
    """The items of one requirement that are empty."""
    laporan = subject.laporan
    for item in asked.isi:
        what = laporan.kosakata.tulis(item.sebutan)
        why = f" ({asked.dasar})" if asked.saran else ""
        paths = list(_asked_for(item, subject))
        if item.ringkas and _lacked_by_all(laporan, paths):
            message = f"Belum diisi pada semua indikator: {what}{why}."
            yield Problem(("indikator",), message, _advice(subject, asked, item, None))
            continue
        for path in paths:
            message = f"Belum diisi: {what}{_about(laporan, path)}{why}."
            advice = _advice(subject, asked, item, path)
            yield Problem(path, message, advice, absent_at(subject.project, path))


def _lacked_by_all(laporan: Laporan, paths: list[Path_]) -> bool:
    """Whether every one of several indicators lacks what these paths lead to."""
    return len(laporan.indikator) > 1 and len(paths) == len(laporan.indikator)


def _asked_for(item: IsiWajib, subject: Subject) -> Iterator[Path_]:
    """Where an item is empty and is to be filled in."""
    laporan = subject.laporan
    if not asks_for(laporan, item.bagian):
        return
    if item.bila and not _filled(laporan, item.bila):
        return
    if item.kecuali and _said_to_be_none(laporan, item.kecuali):
        return
    for path in _empty(laporan, item.bagian.split("."), ()):
        if not item.selama or _applies(subject, path, item.selama):
            yield path


def _said_to_be_none(node: Bagian, path: str) -> bool:
    """Whether the office has said of a path of single sections that there is nothing."""
    *sections, name = path.split(".")
    for section in sections:
        node = getattr(node, section)
    return node.nihil(name) or bool(node.tak_berlaku(name))


def _applies(subject: Subject, path: Path_, name: str) -> bool:
    """Whether a quantity of the indicator that a path leads to is not declared otherwise."""
    indicator = subject.hasil.indikator[int(path[1])]
    quantity: Quantity = getattr(indicator, name)
    return quantity.status is not Status.TIDAK_BERLAKU


def _advice(subject: Subject, asked: Kelengkapan, item: IsiWajib, path: Path_ | None) -> str:
    """How to fill in what is missing at a path, or (None) in every item of the list.

    Of a list it may be said that there is none; a whole section that no regulation asks of
    everyone may be left out of the report.
    """
    if item.perbaikan:
        return item.perbaikan
    if path is None:
        key = item.bagian.rpartition(".")[2]
        where = " pada tiap butir `indikator`, sejajar dengan `target`"
        return f"{_ADVICE} {_NONE.format(key, where)}"
    parts = [_ADVICE]
    if remark_at(subject.project, path) is not None:
        parts.insert(0, f"Hapus tanda # di depan `{path[-1]}:`.")
    elif len(path) > 1 and path not in subject.project.places.keys:
        parts.insert(0, f"Tambahkan `{path[-1]}:` pada bagian ini.")
    if _is_list(subject.laporan, path):
        parts.append(_none_at(path, subject.project))
    section = _section_at(path) if asked.saran else None
    if section is not None:
        parts.append(f"Bila kantor tidak memakainya, tambahkan `{section}` pada `susunan.tanpa`.")
    return " ".join(parts)


def _section_at(path: Path_) -> str | None:
    """The code of the section that a report may do without and that stands at a path."""
    where = ".".join(step for step in path if isinstance(step, str))
    return next((kode for kode, row in bagian_laporan().items() if row.data == where), None)


def _none_at(path: Path_, project: Project) -> str:
    """How to say that a list is empty: on the line of its key, else with the section around it."""
    if path in project.places.keys or remark_at(project, path) is not None:
        return _NONE.format(path[-1], " pada baris ini")
    number = next((n for n, step in enumerate(path) if isinstance(step, int)), None)
    if number is None:
        below = _below(path[:-1])
    else:
        listed = ".".join(map(str, path[:number]))
        below = f" pada butir `{listed}` yang bersangkutan{_below(path[number + 1 : -1])}"
    return _NONE.format(path[-1], below)


def _below(sections: Path_) -> str:
    return f" di bawah `{'.'.join(map(str, sections))}`" if sections else ""


def _filled(node: Bagian, path: str) -> bool:
    """Whether something stands at a path of single sections."""
    value: object = node
    for name in path.split("."):
        value = getattr(value, name, None)
    return value not in (None, ())


def _empty(node: Bagian, steps: list[str], path: Path_) -> Iterator[Path_]:
    """Paths of empty values at the end of `steps`; an absent parent is another item's business."""
    name = steps[0].removesuffix("[]")
    value = getattr(node, name)
    here = (*path, name)
    if steps[0].endswith("[]"):
        for number, item in enumerate(value):
            yield from _empty(item, steps[1:], (*here, number))
    elif len(steps) > 1:
        if value is not None:
            yield from _empty(value, steps[1:], here)
    elif node.kosong(name):
        yield here


def _is_list(node: object, path: Path_) -> bool:
    """Whether a list belongs at a path: `[]` may then say that there is none."""
    for step in path:
        node = node[step] if isinstance(node, tuple) and isinstance(step, int) else node
        node = getattr(node, step) if isinstance(step, str) else node
    return node == ()


def _about(laporan: Laporan, path: Path_) -> str:
    """The indicator or unit that a path belongs to, for the message."""
    match path:
        case ("indikator", int(number), *_):
            indicator = laporan.indikator[number]
            return f" untuk {indicator.singkatan or indicator.nama}"
        case ("organisasi", "unit", int(number), *_):
            return f" {laporan.organisasi.unit[number].nama}"
    return ""


for _asked in kelengkapan():
    _severity = Severity.HINT if _asked.saran else Severity.WARNING
    rule(_asked.kode, _severity, _asked.judul, tahunan=True)(partial(_missing, _asked))


@rule(
    codes.TARGET_ATAU_REALISASI,
    Severity.WARNING,
    "Target atau realisasi indikator belum ada",
    tahunan=True,
)
def results(subject: Subject) -> Iterator[Problem]:
    """Indicators whose target or result of the year is not known."""
    for number, indicator in enumerate(subject.hasil.indikator):
        name = indicator.model.singkatan or indicator.model.nama
        for what, quantity, key in (
            ("target", indicator.target, "target"),
            ("realisasi", indicator.realisasi, "pengukuran"),
        ):
            if not _is_told(quantity):
                path: Path_ = ("indikator", number, key)
                agreed = agreed_target(subject.project, path)
                place = subject.place(agreed) if agreed else _first_gap(subject, quantity)
                message = f"Belum diisi: {what} {name}{_figures(indicator, quantity)}."
                advice = _OF_AGREEMENT if agreed else _how_to_fill(indicator, key)
                yield Problem(path, message, advice, place)


_OF_AGREEMENT = (
    "Salin target dari perjanjian kinerja ke baris ini; indikator mengambilnya dari sini."
)


def _how_to_fill(indicator: HasilIndikator, key: str) -> str:
    """How to fill in a target or a result; what stands in a table cannot be declared away."""
    if key == "pengukuran" and indicator.survei is not None:
        return (
            "Isi tabelnya; sel bulan yang belum ada datanya dibiarkan kosong. Bila survei memang "
            "tidak dilaksanakan, ganti isi `pengukuran` dengan `jenis: langsung`, `nama`, dan "
            '`hasil: {tidak_berlaku: "alasan"}`.'
        )
    if key == "pengukuran":
        return (
            'Isi dari dokumen kantor, atau tulis `hasil: {tidak_berlaku: "alasan"}`; yang kosong '
            "tidak akan dikarang program."
        )
    return _ADVICE


def _figures(indicator: HasilIndikator, quantity: Quantity) -> str:
    """Which figures the office writes for a result that is computed from others."""
    if quantity is not indicator.realisasi:
        return ""
    if indicator.survei is not None:
        return "; isi nilai tiap unsur dan jumlah responden pada tabel surveinya"
    if indicator.berbobot is not None:
        return "; isi nilai tiap unsur dan jumlah responden, atau `hasil`"
    return ""


def _first_gap(subject: Subject, quantity: Quantity) -> Place | None:
    """Where the first figure is written that a quantity waits for."""
    missing = next(missing_in(quantity))
    path = data_path(missing.path, subject.laporan)
    return absent_at(subject.project, path) if path else None


def _is_told(quantity: Quantity) -> bool:
    """Whether there is a figure, or the data say why there is none: 0 of 0, or a declaration."""
    return quantity.ada or quantity.status in (Status.TIDAK_BERLAKU, Status.BELUM_DILAKSANAKAN)


@rule(
    codes.TAHUN_SEBELUMNYA,
    Severity.WARNING,
    "Pembandingan dengan tahun sebelumnya belum ada",
    tahunan=True,
)
def history(subject: Subject) -> Iterator[Problem]:
    """Indicators without the result of the year before, and no reason given."""
    year = subject.laporan.dokumen.tahun - 1
    for number, indicator in enumerate(subject.hasil.indikator):
        if _is_compared(indicator) or _has_no_history(indicator.model):
            continue
        name = indicator.model.singkatan or indicator.model.nama
        yield Problem(
            ("indikator", number, "riwayat"),
            f"Belum diisi: realisasi {name} tahun {year}.",
            "Isi riwayat tahun itu, atau jelaskan pada `keterangan` mengapa tidak sebanding. Bila "
            "indikator ini baru diukur tahun ini, tulis `riwayat: []`.",
            _row_of(subject, indicator.model, number, year),
        )


def _row_of(subject: Subject, model: Indikator, number: int, year: int) -> Place | None:
    """Where the result of a year is to be written; None where it has no row yet."""
    for row, past in enumerate(model.riwayat):
        if past.tahun == year:
            path: Path_ = ("indikator", number, "riwayat", row)
            known = subject.project.places.values
            key = "nilai_survei" if (*path, "nilai_survei") in known else "realisasi"
            return absent_at(subject.project, (*path, key))
    return None


def _is_compared(indicator: HasilIndikator) -> bool:
    """Whether the year before has a result, or a reason why it has none."""
    last = indicator.tahun_lalu
    return last is not None and (_is_told(last.realisasi) or bool(last.keterangan))


def _has_no_history(model: Indikator) -> bool:
    """Whether the office has said so."""
    return model.nihil("riwayat") or bool(model.tak_berlaku("riwayat"))


@rule(codes.REALISASI_ANGGARAN, Severity.WARNING, "Realisasi anggaran belum lengkap", tahunan=True)
def spending(subject: Subject) -> Iterator[Problem]:
    """Parts of the last budget version that are not divided, without ceiling or spending."""
    last = len(subject.laporan.anggaran.versi) - 1
    path: Path_ = ("anggaran", "versi", last, "program")
    for place in semua_simpul(subject.laporan.anggaran.versi[last].program, path):
        for key in () if isi(place.simpul) else ("pagu", "realisasi"):
            if place.simpul.kosong(key):
                message = f"Belum diisi: {key} {place.simpul.nama}."
                yield Problem((*place.jalan, key), message, _ADVICE)


@rule(
    codes.PERJANJIAN_BERIKUTNYA,
    Severity.HINT,
    "Perjanjian kinerja tahun berikutnya belum dilampirkan",
    tahunan=True,
)
def next_agreement(subject: Subject) -> Iterator[Problem]:
    """An appendix without the agreement of the coming year, which some guidelines ask for."""
    year = subject.laporan.dokumen.tahun + 1
    name = "perjanjian_tahun_depan"
    if not (subject.laporan.kosong(name) and asks_for(subject.laporan, name)):
        return
    if not any(agreement.tahun == year for agreement in subject.laporan.perjanjian_kinerja):
        message = f"Perjanjian Kinerja Tahun {year} belum dilampirkan."
        advice = (
            "Tambahkan bila sudah ditandatangani; sejumlah pedoman memintanya. Bila belum, "
            "tulis `perjanjian_tahun_depan: belum_ditetapkan`."
        )
        yield Problem(("perjanjian_kinerja",), message, advice)


@rule(codes.BATAS_DATA, Severity.WARNING, "Batas data belum disebut", tahunan=True)
def cut_offs(subject: Subject) -> Iterator[Problem]:
    """Figures of which nobody has said until when they were collected."""
    hasil = subject.hasil
    figures: tuple[tuple[str, object], ...] = (
        ("kinerja", hasil.indikator),
        ("anggaran", hasil.anggaran),
        (subject.laporan.kunci_penerimaan, hasil.penerimaan),
        ("smart", hasil.nka),
        ("ikpa", hasil.ikpa),
        ("emonev", hasil.emonev),
        ("pegawai", hasil.pegawai),
    )
    for name, part in figures:
        if part is not None and subject.laporan.dokumen.batas_data.kosong(name):
            yield Problem(
                ("dokumen", "batas_data", name),
                f"Belum diisi: tanggal batas data {spoken(name)}.",
                f"Tulis `{name}:` pada `dokumen.batas_data` dengan tanggal data itu dikumpulkan, "
                "atau `semua:` bila tanggalnya satu untuk semua data.",
                absent_at(subject.project, ("dokumen", "batas_data", name)),
            )


@rule(
    codes.BELUM_DINYATAKAN,
    Severity.WARNING,
    "Penghargaan, inovasi, atau output lain belum dinyatakan",
    tahunan=True,
)
def declared(subject: Subject) -> Iterator[Problem]:
    """Lists that may well be empty, but of which nobody has said so."""
    for name in ("penghargaan", "inovasi", "output_lain"):
        if subject.laporan.kosong(name) and asks_for(subject.laporan, name):
            advice = f"Isi bagian itu. {_none_at((name,), subject.project)}"
            yield Problem((name,), f"Belum diisi: {name.replace('_', ' ')}.", advice)
