"""How many places there are of a kind: districts of a region, and rows of a table with a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lkjip_docgen.checks.logic.patterns import COUNT, Ucapan, count, counted, holding
from lkjip_docgen.checks.rule import Other, Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.model import IsiTabel, pieces_of
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_ADVICE = "Sesuaikan jumlahnya, atau perbaiki daftar atau tabelnya."
_OTHER_TIME = lazy_pattern(
    r"\b(?:(?:19|20)\d\d|semula|dahulu|dulu|sebelum\w*|lalu|akan|rencana\w*|target\w*|sejak|baru|antaranya"
    r"|setiap|tiap|masing-masing|rata-rata|minimal|sekurang\w*|paling|hampir|sekitar|lebih|kurang)\b"
)
_ELSEWHERE = ("kantor.sejarah", "indikator.pembanding.", "indikator.riwayat.", "penghargaan.")
_HAS = (
    r"(?:\s+(?:hanya|ini|itu|sendiri))?\s+(?:terdiri\s+(?:atas|dari)|terbagi\s+(?:atas|menjadi|dalam|ke\s+dalam)"
    r"|mempunyai|memiliki|mencakup|meliputi|membawahkan)\s+(?:sebanyak\s+)?"
)
_DISTRICT_COUNT = lazy_pattern(rf"{_HAS}(?P<n>{COUNT})\s+kecamatan\b")
_KINDS = lazy_pattern(
    rf"(?P<a>{COUNT})\s+(?P<ja>kota|kabupaten)\s+(?:dan|serta)\s+(?P<b>{COUNT})\s+(?P<jb>kota|kabupaten)\b"
)
_AREA = lazy_pattern(r"\bwilayah\s+kerja\b")
_LINK = lazy_pattern(
    r"(?:hanya|dapat|bisa|masih|harus|(?:di)?tempuh|dicapai|(?:di|ter)jangkau|dilalui|didatangi"
    r"|dikunjungi|lewat|melalui|dengan|menempuh|jalan|jalur|perjalanan|rute|akses|memakai"
    r"|menggunakan|mengandalkan|berada|berstatus|berkategori|termasuk|dalam|kategori|tercatat"
    r"|bernilai|yang|adalah|ialah|itu|saja|semuanya|seluruhnya|dari|kantor|menuju|ke|secara)"
)
"""A word between what is counted and its kind that says only how it has that kind."""
_AFTER = lazy_pattern(
    r"\s*(?:$|[.,;)]|(?:sehingga|karena|sedangkan|sementara|selama|ketika|pada\s+musim|saja)\b)"
)
_ONLY = lazy_pattern(r"\b(?:hanya|semata-mata)\b")
_MOST_WORDS = 5
"""Different texts of a column up to which it sorts its rows into kinds."""
_FEWEST_ROWS = 4


class _Kinds(Record):
    """What the rows of a table are, in small letters, and the kind that each has in a column."""

    benda: str
    baris: tuple[str, ...]
    jenis: tuple[str, ...]
    kolom: str
    sumber: Other


@rule("LK578", Severity.WARNING, "Jumlah wilayah berbeda dengan daftar atau tabelnya")
def places_counted(subject: Subject) -> Iterator[Problem]:
    """ "Tiga kecamatan hanya dapat dicapai lewat laut" where the table has two of them."""
    tables = _tables(subject)
    things = {table.benda for table in tables}
    for text, sentence in holding(counted(subject), "kecamatan", "kabupaten", *sorted(things)):
        if text.official or text.field.startswith(_ELSEWHERE):
            continue
        yield from _districts(subject, text, sentence)
        yield from _regions(subject, text, sentence)
        for table in tables:
            if table.benda in sentence.isi:
                yield from _of_kind(subject, text, sentence, table)


# --- the region of work ------------------------------------------------------------------------


def _districts(subject: Subject, text: Text, sentence: Ucapan) -> Iterator[Problem]:
    """ "Kota … terdiri atas empat kecamatan", of which the list has three."""
    area = subject.laporan.kantor.wilayah_kerja
    for number, region in enumerate(area.wilayah if area else ()):
        name, known = " ".join(region.nama.lower().split()), len(region.kecamatan)
        begin = sentence.isi.find(name)
        if begin < 0 or not known or _OTHER_TIME.search(sentence.isi):
            continue
        match = _DISTRICT_COUNT.match(sentence.isi, begin + len(name))
        if match is not None and count(match["n"]) != known:
            path: Path_ = ("kantor", "wilayah_kerja", "wilayah", number, "kecamatan")
            message = (
                f"“{sentence.kutip(match, 'n')} kecamatan” berbeda dengan daftar kecamatan "
                f"{region.nama} ({known})."
            )
            yield problem(
                subject, text, sentence.mulai + match.start("n"), message, _ADVICE, (path,)
            )


def _regions(subject: Subject, text: Text, sentence: Ucapan) -> Iterator[Problem]:
    """ "Satu kota dan tiga kabupaten" where the region of work lists two regencies."""
    area = subject.laporan.kantor.wilayah_kerja
    match = _KINDS.search(sentence.isi) if area else None
    if area is None or match is None or match["ja"] == match["jb"]:
        return
    if not (text.field.startswith("kantor.wilayah_kerja") or _AREA.search(sentence.isi)):
        return
    known = Counter(region.nama.split(" ", 1)[0].lower() for region in area.wilayah)
    if set(known) != {"kota", "kabupaten"} or _OTHER_TIME.search(sentence.isi):
        return
    for figure, kind in (("a", "ja"), ("b", "jb")):
        if count(match[figure]) != known[match[kind]]:
            words = f"{sentence.kutip(match, figure)} {match[kind]}"
            message = f"“{words}” berbeda dengan daftar wilayah kerja ({known[match[kind]]})."
            others: tuple[Path_, ...] = (("kantor", "wilayah_kerja", "wilayah"),)
            yield problem(
                subject, text, sentence.mulai + match.start(figure), message, _ADVICE, others
            )


# --- own tables --------------------------------------------------------------------------------


@remembered
def _tables(subject: Subject) -> tuple[_Kinds, ...]:
    """The columns of own tables that sort rows of one thing, named by a word, into kinds."""
    return tuple(
        kinds
        for path, piece in pieces_of(subject.laporan.bagian_tambahan)
        if piece.tabel is not None and piece.tabel.berkas is not None
        for kinds in _sorted_rows(piece.tabel.berkas, (*path, piece.jenis, "berkas"))
    )


def _sorted_rows(table: IsiTabel, path: Path_) -> Iterator[_Kinds]:
    thing = table.kolom[0].nama.lower().strip() if table.kolom else ""
    if not thing.isalpha() or len(table.baris) < _FEWEST_ROWS:
        return
    names = tuple(row[0].teks.lower() for row in table.baris)
    for number, column in enumerate(table.kolom[1:], 1):
        cells = [row[number] for row in table.baris]
        words = tuple(cell.teks.strip().lower() for cell in cells)
        plain = all(cell.nilai is None and word for cell, word in zip(cells, words, strict=True))
        if plain and 1 < len(set(words)) <= min(_MOST_WORDS, len(words) - 1):
            yield _Kinds(thing, names, words, column.nama, path)


def _of_kind(subject: Subject, text: Text, sentence: Ucapan, table: _Kinds) -> Iterator[Problem]:
    pattern = re.compile(
        rf"(?<!dari )(?P<n>{COUNT})\s+(?:(?:dari|di\s+antara)\s+(?:seluruh\s+)?\d+\s+)?"
        rf"{table.benda}\b"
    )
    for match in pattern.finditer(sentence.isi):
        if _OTHER_TIME.search(sentence.isi):
            return
        kind = _kind_behind(sentence.isi[match.end() :], table)
        if kind is None:
            continue
        right = {sum(kind == one for one in table.jenis)}
        if not _ONLY.search(sentence.isi, match.end()):
            right.add(sum(kind in one for one in table.jenis))
        if count(match["n"]) not in right:
            words = f"{sentence.kutip(match, 'n')} {table.benda}"
            shown = " atau ".join(map(str, sorted(right)))
            message = f"“{words}” berbeda dengan isi kolom “{table.kolom}” ({kind}: {shown})."
            start = sentence.mulai + match.start("n")
            yield problem(subject, text, start, message, _ADVICE, (table.sumber,))


def _kind_behind(words: str, table: _Kinds) -> str | None:
    """The kind that words tell first, with nothing before it but names and how it is told."""
    plain = words
    for name in sorted(table.baris, key=len, reverse=True):
        plain = plain.replace(name, " " * len(name))
    found = [
        (plain.find(f" {kind}"), -len(kind), kind)
        for kind in set(table.jenis)
        if f" {kind}" in plain
    ]
    if not found:
        return None
    begin, _, kind = min(found)
    before = re.findall(r"[a-z]+", plain[:begin])
    heading = set(re.findall(r"[a-z]+", table.kolom.lower()))
    names = {"dan", "serta", "yaitu", "yakni"} if plain != words else set()
    if any(word not in heading | names and not _LINK.fullmatch(word) for word in before):
        return None
    return kind if _AFTER.match(plain, begin + 1 + len(kind)) else None
