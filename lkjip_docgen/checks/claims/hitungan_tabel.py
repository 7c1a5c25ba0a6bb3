"""Counts in texts, held against the sums of the office's own tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.akar import roots
from lkjip_docgen.checks.texts.report_texts import texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.model import IsiTabel, column_named, pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_NUMBER = r"(?P<angka>\d{1,3}(?:\.\d{3}){0,3})"
_ADVICE = "Sesuaikan jumlahnya, atau lengkapi tabelnya."
_ELSEWHERE = ("indikator.pembanding.", "indikator.riwayat.", "penghargaan.")


class _Sum(Record):
    """The sum of a column over all districts, and where its table is named."""

    judul: str
    jumlah: Decimal
    bagian: Path_


def more_than_in_tables(subject: Subject) -> Iterator[Problem]:
    """More of something than a table over all districts holds: "83 puskesmas pembantu" of 38."""
    sums = sorted(_sums(subject), key=lambda total: -len(total.judul))
    for text in texts(subject) if sums else ():
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        taken: set[int] = set()  # a longer name counts, not the shorter one that it begins with
        for total in sums:
            name = total.judul.lower()
            if name not in text.lowered:
                continue
            for match in re.finditer(_pattern(name), text.lowered):
                if match.start() in taken or _is_rate(text.lowered, match):
                    continue
                taken.add(match.start())
                if Decimal(match["angka"].replace(".", "")) > total.jumlah:
                    message = (
                        f"“{text.value[match.start() : match.end()]}” lebih banyak daripada jumlah "
                        f"pada tabel, {total.jumlah.normalize():f}."
                    )
                    others = (total.bagian,)
                    yield problem(subject, text, match.start(), message, _ADVICE, others=others)


def more_often_than_in_tables(subject: Subject) -> Iterator[Problem]:
    """What is said to have been done more often than its table sums up: "berlayar 54 kali"."""
    sums = list(_times(subject))
    for text in texts(subject) if sums else ():
        if text.official or text.field.startswith(_ELSEWHERE) or "kali" not in text.lowered:
            continue
        for match in _OFTEN.finditer(text.lowered):
            done = roots(match["kata"])
            meant = [total for total in sums if done and roots(total.judul) == done]
            if len(meant) != 1 or _OTHER_TIME.search(_sentence(text.lowered, match)):
                continue
            if Decimal(match["angka"].replace(".", "")) > meant[0].jumlah:
                message = (
                    f"“{' '.join(match.group().split())}” lebih banyak daripada jumlah "
                    f"{meant[0].judul} pada tabelnya, {meant[0].jumlah.normalize():f}."
                )
                others = (meant[0].bagian,)
                yield problem(subject, text, match.start(), message, _ADVICE, others=others)


_OFTEN = lazy_pattern(
    rf"(?<![\w-])(?P<kata>[a-z]+)\s+(?:sebanyak\s+|hingga\s+)?{_NUMBER}\s+kali\b(?!\s+(?:lipat|lebih))"
)
_OTHER_TIME = lazy_pattern(
    r"\b(?:(?:19|20)\d\d|sebelum\w*|lalu|sejak|depan|target\w*|rencana\w*|akan|sehari|sebulan"
    r"|setahun|seminggu|per|setiap|tiap)\b"
)
"""What makes a number of times one of another year, one that is planned, or a rate."""


def _sentence(words: str, match: re.Match[str]) -> str:
    """The words around a number up to the full stops beside it."""
    begin = words.rfind(". ", 0, match.start()) + 1
    end = words.find(". ", match.end())
    return words[begin : end if end >= 0 else None]


def _times(subject: Subject) -> Iterator[_Sum]:
    """The columns of one word of which a table prints the sum."""
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel
        table = own.berkas if own is not None else None
        if own is None or table is None or own.jumlah is None:
            continue
        printed = {name.lower() for name in own.jumlah.kolom}
        for total in _columns(table, (*path, piece.jenis, "berkas")):
            summed = not printed or total.judul.lower() in printed
            if summed and " " not in total.judul:
                yield total


def _is_rate(words: str, match: re.Match[str]) -> bool:
    """Whether a number is what something is counted for: "per 100.000 kelahiran hidup"."""
    before = words[max(0, match.start() - 10) : match.start()]
    return re.search(r"\b(?:per|setiap|tiap)\s+$", before) is not None


def _pattern(name: str) -> str:
    words = r"\s+".join(map(re.escape, name.split()))
    return rf"(?<![\w.,]){_NUMBER}\s+{words}(?!\w|\s+(?:per|se-))"


def _sums(subject: Subject) -> Iterator[_Sum]:
    """The columns of whole numbers in tables that list every district of the office."""
    area = subject.laporan.kantor.wilayah_kerja
    districts = len([name for region in area.wilayah for name in region.kecamatan]) if area else 0
    for path, piece in pieces_of(subject.laporan.bagian_tambahan):
        own = piece.tabel
        table = own.berkas if own is not None else None
        if table is None or districts < 2 or len(table.baris) < districts:
            continue
        if column_named(table, "Kecamatan") is not None:
            yield from _columns(table, (*path, piece.jenis, "berkas"))


def _columns(table: IsiTabel, path: Path_) -> Iterator[_Sum]:
    for number, column in enumerate(table.kolom):
        values = [row[number].nilai for row in table.baris]
        whole = [value for value in values if isinstance(value, Decimal) and value == int(value)]
        if len(whole) == len(values) and len(column.nama) > 4:
            yield _Sum(column.nama, sum(whole, Decimal(0)), path)
