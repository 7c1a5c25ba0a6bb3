"""Ministries under a name that did not exist on the day of the document that bears it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_date, in_a_row
from lkjip_docgen.model import Laporan, Lembaga, Pejabat, PerjanjianKinerja
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import NamaLembaga, SebutanLembaga, awal_lembaga, sebutan_lembaga
from lkjip_docgen.source import Path_, dotted

_HISTORY = (
    "kantor.sejarah",
    "organisasi.dasar_hukum",
    "penghargaan.",
    "pejabat.",
    "lampiran.",
    "indikator.pembanding.",
    "indikator.riwayat.",
    "indikator.pengukuran.sumber_hasil",
    "indikator.pengukuran.sumber_urutan",
)
"""Texts that tell of the past, quote a document or bear a date of their own."""

_PAST = lazy_pattern(
    r"\b(?:19|20)\d\d\b|\b(?:eks|semula|dahulu|dulu|sebelum(?:nya)?|mantan|bekas|pernah|saat\s+itu"
    r"|waktu\s+itu|pemisahan|pemecahan|pecahan|dipecah|dipisah\w*|berganti|berubah|menjadi)\b",
    re.IGNORECASE,
)
_TITLED = lazy_pattern(
    r"\b(?:Peraturan|Keputusan|Instruksi|Surat\s+Edaran|Bersama)\s+(?:Bersama\s+)?$",
    re.IGNORECASE,
    holds=("bersama", "edaran", "instruksi", "keputusan", "peraturan"),
)
_SENTENCE_END = lazy_pattern(r"[.!?;]\s|\n")


class _Document(Record):
    """A document of a day, and the names of institutions that it bears with their data paths."""

    sebutan: str  # "laporan ini"
    tanggal: date
    nama: tuple[tuple[Path_, str], ...]
    saran: str


@rule("LK444", Severity.WARNING, "Nama kementerian tidak ada pada tanggal dokumen")
def named_on_that_day(subject: Subject) -> Iterator[Problem]:
    """The institution above the office, as the report and every agreement of this file name it."""
    for document in _documents(subject.laporan):
        for lembaga, paths in _absent(document).items():
            others = [f"`{dotted(path)}`" for path in paths[1:]]
            also = f" Nama itu juga ada pada {in_a_row(others)}." if others else ""
            yield Problem(
                paths[0],
                f"{lembaga.nama} {_when(lembaga, document.tanggal)}, sedangkan "
                f"{document.sebutan} bertanggal {format_date(document.tanggal)}.{also}",
                f"{_instead(lembaga, document.tanggal)}{document.saran}",
                others=tuple(paths[1:]),
            )


@rule("LK445", Severity.HINT, "Nama lama kementerian dalam naskah")
def named_in_the_texts(subject: Subject) -> Iterator[Problem]:
    """A name that had gone before the reported year began, where no history is told."""
    year = subject.laporan.dokumen.tahun
    yield from _guideline(subject)
    for text in texts_holding(subject, *awal_lembaga()):
        for named in _present(text):
            if not named.lembaga.ada(date(year, 1, 1)) and named.lembaga.sampai is not None:
                yield problem(
                    subject,
                    text,
                    named.mulai,
                    f"“{named.tertulis}” sudah berganti {_since(named.lembaga)}, sebelum tahun "
                    "laporan.",
                    f"{_successors(named.lembaga)} Bila kalimatnya menceritakan masa lalu, sebut "
                    "tahunnya.",
                )


def _guideline(subject: Subject) -> Iterator[Problem]:
    """The guideline of this report, set by a ministry that another one has followed since.

    It may still hold; only the office can know.
    """
    guide, year = subject.laporan.pedoman, subject.laporan.dokumen.tahun
    for named in sebutan_lembaga(guide.nama) if guide is not None else ():
        lembaga = named.lembaga
        if lembaga.sampai is not None and not lembaga.ada(date(year, 1, 1)):
            yield Problem(
                ("pedoman", "nama"),
                f"Pedoman laporan ini ditetapkan {named.tertulis}, yang sudah berganti "
                f"{_since(lembaga)}.",
                "Periksa apakah kementerian sekarang sudah menetapkan pedoman sendiri. Bila yang "
                "lama masih dipakai, terima temuan ini dengan alasannya.",
                others=(("instansi", "kementerian", "nama"),),
            )
            return


def _documents(laporan: Laporan) -> Iterator[_Document]:
    """The report and each dated agreement."""
    dokumen = laporan.dokumen
    yield _Document(
        "laporan ini",
        dokumen.tanggal,
        (*_above(laporan), *_posts(laporan, "laporan", dokumen.tahun, None)),
        "",
    )
    for number, pk in enumerate(laporan.perjanjian_kinerja):
        if pk.tanggal is not None:
            yield _Document(
                f"perjanjian kinerja {pk.versi} tahun {pk.tahun}",
                pk.tanggal,
                (
                    *_on_agreement(laporan, number, pk),
                    *_posts(laporan, "perjanjian_kinerja", pk.tahun, pk.versi),
                ),
                " Nama pada perjanjian itu ditulis pada `nama_kementerian`, `nama_eselon_satu`, "
                "dan `nama_kantor_wilayah` di dalamnya.",
            )


def _above(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    """What the data call the institutions above the office and their heads."""
    for key, lembaga in _line_of_command(laporan):
        for name in ("nama", "singkatan", "pimpinan"):
            written: str | None = getattr(lembaga, name)
            if written is not None:
                yield ("instansi", key, name), written


def _line_of_command(laporan: Laporan) -> Iterator[tuple[str, Lembaga]]:
    instansi = laporan.instansi
    yield "kementerian", instansi.kementerian
    if instansi.eselon_satu is not None:
        yield "eselon_satu", instansi.eselon_satu
    if instansi.kantor_wilayah is not None:
        yield "kantor_wilayah", instansi.kantor_wilayah


def _on_agreement(
    laporan: Laporan, number: int, pk: PerjanjianKinerja
) -> Iterator[tuple[Path_, str]]:
    """The names that an agreement bears: its own, else those above the office."""
    for key, lembaga in _line_of_command(laporan):
        own: str | None = getattr(pk, f"nama_{key}")
        if own is not None:
            yield ("perjanjian_kinerja", number, f"nama_{key}"), own
        else:
            yield ("perjanjian_kinerja", number, "tanggal"), lembaga.nama


def _posts(
    laporan: Laporan, dokumen: str, tahun: int, versi: str | None
) -> Iterator[tuple[Path_, str]]:
    """The posts of those who sign a document."""
    for number, pejabat in enumerate(laporan.pejabat):
        if _signs(pejabat, dokumen, tahun, versi):
            for person, signatory in enumerate(pejabat.penandatangan):
                path = ("pejabat", number, "penandatangan", person, "jabatan")
                yield path, signatory.jabatan


def _signs(pejabat: Pejabat, dokumen: str, tahun: int, versi: str | None) -> bool:
    same = pejabat.dokumen == dokumen and pejabat.tahun == tahun
    return same and versi in (None, pejabat.versi)


def _absent(document: _Document) -> dict[NamaLembaga, list[Path_]]:
    """The ministries that did not exist on the day of a document, and where it names them."""
    found: dict[NamaLembaga, list[Path_]] = {}
    for path, written in document.nama:
        for named in sebutan_lembaga(written):
            paths = found.setdefault(named.lembaga, [])
            if path not in paths:
                paths.append(path)
    return {lembaga: paths for lembaga, paths in found.items() if not lembaga.ada(document.tanggal)}


def _when(lembaga: NamaLembaga, tanggal: date) -> str:
    """When the name begins, or when it ended, with the source."""
    if lembaga.dari is not None and tanggal < lembaga.dari:
        return f"baru ada sejak {format_date(lembaga.dari)} ({lembaga.sumber})"
    return f"sudah berganti {_since(lembaga)}"


def _since(lembaga: NamaLembaga) -> str:
    """From which day at the latest a name that has ended is no longer used, with the source."""
    day = format_date(lembaga.sampai + timedelta(days=1)) if lembaga.sampai else ""
    return f"paling lambat sejak {day} ({lembaga.sumber})"


def _instead(lembaga: NamaLembaga, tanggal: date) -> str:
    """What to write in its place."""
    if lembaga.dari is not None and tanggal < lembaga.dari:
        return "Tulis nama yang berlaku pada tanggal itu."
    return _successors(lembaga)


def _successors(lembaga: NamaLembaga) -> str:
    if len(lembaga.pengganti) > 1:
        return f"Tulis nama penggantinya, salah satu dari {in_a_row(lembaga.pengganti)}."
    return f"Tulis {lembaga.pengganti[0]}."


def _present(text: Text) -> Iterator[SebutanLembaga]:
    """The ministries that a text names as of today: not in titles, quotations and history."""
    if text.official or text.field.startswith(_HISTORY):
        return
    found = list(sebutan_lembaga(text.prose))
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text.prose))] if found else []
    for named in found:
        titled = _TITLED.search(text.prose[max(0, named.mulai - 40) : named.mulai])
        begin = ends[bisect_right(ends, named.mulai) - 1]
        if not titled and not _PAST.search(_sentence(text.prose, begin, named)):
            yield named


def _sentence(prose: str, begin: int, named: SebutanLembaga) -> str:
    """The sentence around a name, which begins there."""
    end = _SENTENCE_END.search(prose, named.akhir)
    return prose[begin : end.start() if end else len(prose)]
