"""The evaluation of accountability: its numbers agree, and what is done says what was done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_docgen.checks.data.gaps import Figure, culprit
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.wording import angka, besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date, plain_name
from lkjip_docgen.measures import HasilEvaluasi, category_of
from lkjip_docgen.model import EvaluasiAkip
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.place import Number, Predikat
from lkjip_docgen.quantity import round_half_up
from lkjip_docgen.rules import aturan_evaluasi
from lkjip_docgen.source import Path_

_PATH: Path_ = ("evaluasi_akip",)
_MOST = Decimal(100)


@rule("LK255", Severity.WARNING, "Kategori evaluasi tidak sesuai dengan nilainya")
def kategori_sesuai(subject: Subject) -> Iterator[Problem]:
    """The category that the office wrote is that of its score by the rule of the year."""
    for path, tahun, nilai, kategori in _years(subject):
        if nilai is None or kategori is None or not 0 <= nilai <= _MOST:
            continue
        found, aturan = category_of(tahun, nilai), aturan_evaluasi(tahun)
        if found is None or aturan is None:
            continue
        if plain_name(kategori).split()[:1] != [plain_name(found.mutu)]:
            yield Problem(
                (*path, "kategori"),
                f"Nilai {angka(nilai)} tahun {tahun} termasuk kategori {found.mutu} "
                f"({found.rentang[0]}), sedangkan yang ditulis {kategori}.",
                f"Cocokkan dengan laporan hasil evaluasi; dasar: {aturan.sumber}.",
                others=(nilai,),
            )


def _years(subject: Subject) -> Iterator[tuple[Path_, int, Number | None, str | None]]:
    """The score and the category of the evaluated year and of those before, as written."""
    evaluasi = subject.laporan.evaluasi_akip
    if evaluasi is not None:
        yield _PATH, evaluasi.tahun, evaluasi.nilai, evaluasi.kategori
        for number, row in enumerate(evaluasi.riwayat):
            yield (*_PATH, "riwayat", number), row.tahun, row.nilai, row.kategori


@rule("LK256", Severity.WARNING, "Nilai evaluasi berbeda dengan jumlah komponennya")
def komponen_menjumlah(subject: Subject) -> Iterator[Problem]:
    """The score is the sum of its components, which bring at most their weights."""
    evaluasi, hasil = subject.laporan.evaluasi_akip, subject.hasil.evaluasi
    if evaluasi is None or hasil is None:
        return
    above = list(_above_their_weight(hasil))
    yield from above
    summed = hasil.jumlah_komponen
    if summed.ada and evaluasi.nilai is not None:
        places = max(summed.places, 2)
        if round_half_up(evaluasi.nilai, places) != round_half_up(summed.nilai, places):
            wrong = _wrong_component(evaluasi, evaluasi.nilai - summed.nilai)
            if wrong is not None and wrong.path in {problem.path for problem in above}:
                return  # told already: the same value is above its weight
            yield Problem(
                wrong.path if wrong is not None else (*_PATH, "nilai"),
                f"Nilai evaluasi {angka(evaluasi.nilai)}, sedangkan jumlah komponennya "
                f"{besaran(summed)}.",
                "Periksa nilai tiap komponen pada laporan hasil evaluasi.",
                others=((*_PATH, "nilai"), summed),
            )


def _wrong_component(evaluasi: EvaluasiAkip, missing: Decimal) -> Figure | None:
    """The component in which a slip of the pen explains what is missing in the sum."""
    rows = [
        Figure((*_PATH, "komponen", n, "nilai"), row.nilai)
        for n, row in enumerate(evaluasi.komponen)
        if row.nilai is not None
    ]
    return culprit(rows, missing)


def _above_their_weight(hasil: HasilEvaluasi) -> Iterator[Problem]:
    for number, row in enumerate(hasil.komponen):
        if row.nilai.ada and row.bobot.ada and row.nilai.nilai > row.bobot.nilai:
            yield Problem(
                (*_PATH, "komponen", number, "nilai"),
                f"Nilai {row.nama} {besaran(row.nilai)}, lebih besar daripada bobotnya "
                f"{besaran(row.bobot)}.",
                "Tulis nilai yang sudah dikalikan bobotnya, seperti pada laporan hasil evaluasi.",
                others=(row.bobot,),
            )


@rule("LK257", Severity.WARNING, "Bobot atau rentang nilai evaluasi keliru")
def bobot_sesuai(subject: Subject) -> Iterator[Problem]:
    """Weights are those of the rule of the year; scores lie between 0 and 100."""
    for path, tahun, nilai, _ in _years(subject):
        if nilai is not None and not 0 <= nilai <= _MOST:
            yield Problem(
                (*path, "nilai"),
                f"Nilai evaluasi tahun {tahun} ialah {angka(nilai)}, di luar rentang 0 sampai "
                "dengan 100.",
                "Periksa letak koma.",
            )
    evaluasi = subject.laporan.evaluasi_akip
    aturan = aturan_evaluasi(evaluasi.tahun) if evaluasi else None
    for number, row in enumerate(evaluasi.komponen if evaluasi else ()):
        usual = aturan.bobot(row.nama) if aturan else None
        if aturan and usual is not None and row.bobot is not None and row.bobot != usual:
            yield Problem(
                (*_PATH, "komponen", number, "bobot"),
                f"Bobot {row.nama} ditulis {angka(row.bobot)}, menurut aturan {angka(usual)}.",
                f"Hapus `bobot` agar bobot aturan yang dipakai; dasar: {aturan.sumber}.",
            )


@rule("LK258", Severity.WARNING, "Tindak lanjut rekomendasi belum diuraikan")
def tindak_lanjut_diuraikan(subject: Subject) -> Iterator[Problem]:
    """What has been begun or finished says what was done."""
    evaluasi = subject.laporan.evaluasi_akip
    for number, row in enumerate(evaluasi.rekomendasi if evaluasi else ()):
        if row.status != "belum" and row.kosong("tindak_lanjut"):
            yield Problem(
                (*_PATH, "rekomendasi", number, "status"),
                f"Rekomendasi “{row.uraian}” berstatus {row.status}, tetapi tindak lanjutnya "
                "belum diuraikan.",
                "Uraikan pada `tindak_lanjut`, atau tulis `status: belum`.",
            )
        elif row.tindak_lanjut and _contradicts(row.status, row.tindak_lanjut):
            yield Problem(
                (*_PATH, "rekomendasi", number, "status"),
                f"Rekomendasi “{row.uraian}” berstatus {row.status}, sedangkan tindak lanjutnya "
                f"{_OTHERWISE[row.status]}.",
                "Samakan status dengan uraiannya.",
                others=((*_PATH, "rekomendasi", number, "tindak_lanjut"),),
            )


_OTHERWISE = {"belum": "sudah dilakukan", "selesai": "baru sebagian"}
_DONE = lazy_pattern(r"\b(?:telah|sudah|selesai|disusun|diadakan|dilaksanakan|dibentuk|memuat)\b")
_NOT_DONE = lazy_pattern(
    r"\b(?:belum|akan|direncanakan|dijadwalkan|sedang|masih|sebagian)\b"
    r"|\b(?P<bagian>\w+)\s+dari\s+(?P<semua>\w+)\s+\w+\s+(?:sudah|telah)\b"
)


def _contradicts(status: str, done: str) -> bool:
    """Whether what was done is told otherwise than its status has it."""
    words = done.lower()
    if status == "belum":
        return _DONE.search(words) is not None and _NOT_DONE.search(words) is None
    return status == "selesai" and _NOT_DONE.search(words) is not None


@rule("LK259", Severity.WARNING, "Tahun evaluasi keliru")
def tahun_evaluasi(subject: Subject) -> Iterator[Problem]:
    """What is evaluated is over; earlier results are of earlier years."""
    evaluasi, now = subject.laporan.evaluasi_akip, subject.laporan.dokumen.tahun
    if evaluasi is None:
        return
    if evaluasi.tahun > now:
        yield Problem(
            (*_PATH, "tahun"),
            f"Tahun kinerja yang dievaluasi {evaluasi.tahun}, sesudah tahun laporan {now}.",
            "Tulis tahun kinerja yang dinilai, bukan tahun terbitnya laporan hasil evaluasi.",
            others=(("dokumen", "tahun"),),
        )
    yield from _wrong_day(subject, evaluasi)
    yield from _wrong_number(evaluasi)
    late = [row for row in evaluasi.riwayat if row.tahun >= evaluasi.tahun]
    if len(late) > 1 and len(late) == len(evaluasi.riwayat):
        yield Problem(
            (*_PATH, "tahun"),
            f"Tahun kinerja yang dievaluasi {evaluasi.tahun}, sebelum semua tahun pada riwayatnya.",
            "Periksa tahun yang dievaluasi; riwayat hanya memuat tahun-tahun sebelumnya.",
            others=((*_PATH, "riwayat", 0, "tahun"),),
        )
        return
    for number, row in enumerate(evaluasi.riwayat):
        if row.tahun >= evaluasi.tahun:
            yield Problem(
                (*_PATH, "riwayat", number, "tahun"),
                f"Riwayat evaluasi memuat tahun {row.tahun}, padahal yang terakhir dievaluasi "
                f"{evaluasi.tahun}.",
                "Riwayat hanya memuat tahun-tahun sebelumnya; hasil tahun itu ditulis di atasnya.",
                others=((*_PATH, "tahun"),),
            )


_YEAR_IN_NUMBER = lazy_pattern(r"(?<![\d.])20\d\d(?!\d)", re.ASCII)


def _wrong_number(evaluasi: EvaluasiAkip) -> Iterator[Problem]:
    """The year in the number of the result is that of its day."""
    day = evaluasi.tanggal
    years = {int(year) for year in _YEAR_IN_NUMBER.findall(evaluasi.nomor or "")}
    if day is not None and years and day.year not in years:
        yield Problem(
            (*_PATH, "nomor"),
            f"Nomor laporan hasil evaluasi {evaluasi.nomor} bertahun lain daripada tanggalnya, "
            f"{format_date(day)}.",
            "Cocokkan nomor dan tanggalnya dengan laporan hasil evaluasi.",
            others=((*_PATH, "tanggal"),),
        )


def _wrong_day(subject: Subject, evaluasi: EvaluasiAkip) -> Iterator[Problem]:
    """The result of an evaluation cannot be older than its year or younger than the report."""
    day, told = evaluasi.tanggal, subject.laporan.dokumen.tanggal
    if day is None or (evaluasi.tahun <= day.year and (told is None or day <= told)):
        return
    late = evaluasi.tahun <= day.year
    beside = (
        f"sesudah tanggal laporan ini, {format_date(told)}"
        if late and told
        else f"sebelum tahun {evaluasi.tahun} yang dievaluasi"
    )
    yield Problem(
        (*_PATH, "tanggal"),
        f"Laporan hasil evaluasi bertanggal {format_date(day)}, {beside}.",
        "Periksa tanggalnya, atau `tahun` yang dievaluasi.",
        others=(("dokumen", "tanggal") if late else (*_PATH, "tahun"),),
    )


_ACCOUNTABILITY = lazy_pattern(
    r"\b(s?akip|akuntabilitas kinerja)\b", holds=("akip", "akuntabilitas kinerja")
)


@rule("LK288", Severity.HINT, "Predikat akuntabilitas berbeda dengan hasil evaluasinya")
def predikat_sama(subject: Subject) -> Iterator[Problem]:
    """A year of the indicator that is the predicate, against the evaluations of the office.

    An indicator of a year tells of the evaluation of that year, or of the one before; only what
    fits neither, where another year fits, is told.
    """
    told = {year: kategori for _, year, _, kategori in _years(subject) if kategori is not None}
    for number, model in enumerate(subject.laporan.indikator):
        if not _ACCOUNTABILITY.search(plain_name(model.nama)):
            continue
        fits = [
            (n, row.tahun, row.realisasi, _fits(row.realisasi, row.tahun, told))
            for n, row in enumerate(model.riwayat)
            if isinstance(row.realisasi, Predikat) and row.tahun in told
        ]
        if not any(fit for *_, fit in fits):
            continue
        for n, year, predicate, fit in fits:
            if not fit:
                yield Problem(
                    ("indikator", number, "riwayat", n, "realisasi"),
                    f"{model.singkatan or model.nama} {year} {angka(predicate)}, sedangkan "
                    f"kategori pada hasil evaluasi {told[year]}.",
                    "Cocokkan keduanya dengan laporan hasil evaluasi.",
                    others=tuple(
                        (*path, "kategori")
                        for path, other, _, _ in _years(subject)
                        if other == year
                    ),
                )


def _fits(predicate: Predikat, year: int, told: Mapping[int, str]) -> bool:
    """Whether a predicate is the category of its year, or of the year before."""
    near = (told.get(year), told.get(year - 1))
    return angka(predicate).casefold() in {(kategori or "").casefold() for kategori in near}
