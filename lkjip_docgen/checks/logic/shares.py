"""Parts and wholes inside a sentence: parts, rests, shares, and totals with their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.logic.patterns import (
    COLLECTIVE,
    COUNT,
    NO_COUNT,
    ORDINALS,
    Look,
    Ucapan,
    Wrong,
    amount,
    count,
    counted,
    flat,
    holding,
)
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.report_texts import Text
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.source import Path_

ADVICE: Final = "Periksa setiap angka dalam kalimat itu, lalu perbaiki yang keliru."

# --- parts of a whole ---------------------------------------------------------------

CHANGES = lazy_pattern(
    r"\b(?:naik|turun|\w*tingkat\w*|menurun|penurunan|kenaikan|menjadi|bertambah|berkurang"
    r"|selisih|berubah|lebih|kurang|jarak|berjarak|hingga|sampai|antara|skor|nilai|indeks)\b"
)
_PLANNED = lazy_pattern(
    r"\b(?:\w*target\w*|\w*rencana\w*|\w*jadwal\w*|\w*perjanji\w*|semula|sebelumnya|dibanding\w*"
    r"|kebutuhan|kuota|standar|minimum|minimal|ideal)\b"
)
_PART_OF = lazy_pattern(
    rf"(?P<bagian>{COUNT})(?:\s+(?P<satuan>[a-z]+))?\s+dari\s+(?P<semua>{COUNT})\s+"
    r"(?!(?:pada|tahun|menjadi|ke|hingga|sampai|di|dan|atau|yang|bulan|dengan|untuk|kali)\b)"
    r"(?P<benda>[a-z]+)"
)


def _part_of(sentence: Ucapan) -> Iterator[Wrong]:
    """ "12 dari 11 puskesmas": a part that is more than its whole."""
    words = sentence.isi
    for match in _PART_OF.finditer(sentence.isi):
        if match["satuan"] and match["satuan"] not in ("orang", match["benda"]):
            continue
        before = words[max(0, match.start() - 50) : match.start()]
        after = words[match.end() : match.end() + 50]
        if NO_COUNT.search(before) or CHANGES.search(before) or _PLANNED.search(after):
            continue
        if count(match["bagian"]) > count(match["semua"]):
            yield match.start(), f"“{sentence.kutip(match)}”: bagiannya melebihi keseluruhannya."


_OF_WHOLE = lazy_pattern(
    rf"\bdari\s+(?P<semua>{COUNT})\s+(?P<benda>[a-z]+)(?P<sifat>[^.;:,\d]{{0,80}}),\s+"
    r"(?:(?:hanya|baru|sebanyak|sejumlah|tercatat|ada|terdapat)\s+){0,2}"
    rf"(?P<bagian>{COUNT})\s+(?P<lanjut>[a-z]+(?:\s+[a-z]+)?)"
)
_VERB = lazy_pattern(
    r"(?!(?:menit|menteri|mesin|meter|meja|mentor|media|berkas|beras|berita|terminal|ternak|termin"
    r"|dinas|direktur|direktorat|distrik|divisi|disabilitas|dispensasi|dinding|digit|diagram)\b)"
    r"(?:(?:ter|ber|mem|men|meng|meny|me[lr]|di)[a-z]{3,}|(?:belum|sudah|telah|tidak|masih|dapat|lulus"
    r"|selesai|gagal|hadir|hilang|rusak|sembuh|masuk|naik|turun|ada|akan)\b|di\s+antaranya\b)"
)
"""What begins a statement about the things counted before it, not the name of other things."""


def _of_whole(sentence: Ucapan) -> Iterator[Wrong]:
    """ "Dari 118 persalinan di luar fasilitas, 145 terjadi di Pulau Karang"."""
    for match in _OF_WHOLE.finditer(sentence.isi):
        follows = match["lanjut"]
        if not (_VERB.match(follows) or follows.split()[0] == match["benda"]):
            continue
        if _PLANNED.search(match["sifat"]) or CHANGES.search(sentence.isi[: match.start()][-50:]):
            continue
        if count(match["bagian"]) > count(match["semua"]):
            whole = f"{sentence.kutip(match, 'semua')} {match['benda']}"
            words = f"dari {whole} … {sentence.kutip(match, 'bagian')}"
            yield match.start("bagian"), f"“{words}”: bagiannya melebihi keseluruhannya."


_SHARED_OUT = lazy_pattern(
    rf"\bdari\s+(?P<semua>{COUNT})\s+[a-z]+[^.;:,]{{0,80}}(?P<bagian>(?:,\s+(?:dan\s+|sedangkan\s+)?"
    rf"{COUNT}\s+[^.;:,]{{1,120}}){{2,}})"
)
_SHARE = lazy_pattern(rf",\s+(?P<akhir>dan\s+|sedangkan\s+)?(?P<n>{COUNT})\s+(?P<lanjut>[a-z]+)")


def _shared_out(sentence: Ucapan) -> Iterator[Wrong]:
    """ "Dari tiga puskesmas, satu memperoleh …, satu …, dan satu …": the shares in all.

    They are never more than the whole; they are the whole where each thing is told by itself.
    """
    for match in _SHARED_OUT.finditer(sentence.isi):
        shares = list(_SHARE.finditer(match["bagian"]))
        if not all(_VERB.match(share["lanjut"]) for share in shares):
            continue
        numbers = [count(share["n"]) for share in shares]
        whole, told = count(match["semua"]), sum(numbers)
        alone = len(numbers) > 2 and set(numbers) == {1} and bool(shares[-1]["akhir"])
        if told > whole or (alone and told < whole):
            yield (
                match.start("semua"),
                f"Dari {sentence.kutip(match, 'semua')} yang disebut, rinciannya berjumlah {told}.",
            )


_AMONG = lazy_pattern(
    rf"(?P<bagian>{COUNT})\s+(?:(?!persen\b)[a-z]+\s+)?di\s+antaranya\b(?!\s*(?:,|ialah|adalah|yaitu|yakni))"
)
_IS_FRACTION = lazy_pattern(r"\d\s+(?:dari|per)\s+(?:setiap\s+)?$")
"""What makes a count the whole of a share: "satu dari lima di antaranya"."""
_ANY_COUNT = lazy_pattern(rf"(?P<n>{COUNT})(?!\s*(?:persen|%|juta|ribu|mili?ar|triliun))")
_A_YEAR = lazy_pattern(r"(?:19|20)\d\d")


def among_more(sentence: Ucapan, earlier: Ucapan | None) -> Iterator[Wrong]:
    """ "Sebanyak 41 penduduk …; 63 orang di antaranya …": more than were counted before."""
    for match in _AMONG.finditer(sentence.isi):
        if _IS_FRACTION.search(sentence.isi[: match.start()]):
            continue
        known = _counts(sentence.isi[: match.start()])
        if not known and earlier is not None and not sentence.isi[: match.start()].strip():
            known = _counts(earlier.isi)
        if known and count(match["bagian"]) > max(known):
            words, most = sentence.kutip(match), format_decimal(max(known))
            yield match.start(), f"“{words}” melebihi yang dihitung sebelumnya, {most}."


_SHARE_AMONG = lazy_pattern(
    rf"(?P<bagian>{COUNT})\s+(?:[a-z]+\s+)?(?:di\s+antaranya\s+)?"
    r"\(\s*(?:atau\s+)?(?P<persen>\d{1,2}(?:,\d+)?\s*(?:%|persen))\s*\)"
    r"(?:\s+di\s+antaranya\b)?",
    holds="(",
)


def among_share(sentence: Ucapan, earlier: Sequence[Ucapan]) -> Iterator[Wrong]:
    """ "Sebanyak 40 penduduk …; 6 orang (25%) di antaranya …": a share of none counted before."""
    for match in _SHARE_AMONG.finditer(sentence.isi):
        share, part = amount(match["persen"]), count(match["bagian"])
        if share is None or "di antaranya" not in " ".join(match.group().split()):
            continue
        words = (sentence.isi[: match.start()], *(one.isi for one in reversed(earlier)))
        wholes = [n for told in words for n in _counts(told) if n >= part > 0]
        true = [Decimal(part * 100) / whole for whole in wholes]
        if true and all(abs(one - share.nilai) >= share.ketelitian for one in true):
            shown = format_decimal(true[0], max(0, -int(share.ketelitian.adjusted())))
            message = f"{format_decimal(part)} dari {format_decimal(wholes[0])} adalah {shown}%."
            yield match.start("persen"), f"“{sentence.kutip(match)}”: {message}"


def _counts(words: str) -> list[int]:
    """The counts in some words, years left out."""
    return [
        count(match["n"])
        for match in _ANY_COUNT.finditer(words)
        if not _A_YEAR.fullmatch(match["n"]) and not NO_COUNT.search(words[: match.start()][-20:])
    ]


_OVER = lazy_pattern(
    r"(?<![\w.,/-])(?P<n>\d{1,4}(?:,\d+)?)\s*(?:%|persen)\s+(?:dari\s+)?(?:seluruh|semua|keseluruhan)"
    r"\s+(?!target|pagu|anggaran|rencana|kebutuhan|penerimaan|pendapatan|realisasi|capaian|indikator)"
)


def over_all(sentence: Ucapan) -> Iterator[Wrong]:
    """ "120% dari seluruh pegawai": more than all."""
    for match in _OVER.finditer(sentence.isi):
        before = sentence.isi[max(0, match.start() - 40) : match.start()]
        told = amount(match["n"])
        if told is not None and told.nilai > 100 and not CHANGES.search(before):
            yield match.start(), f"“{sentence.kutip(match)}…”: lebih dari seluruhnya."


_REST = lazy_pattern(
    rf"\bdari\s+(?P<semua>{COUNT})\s+[^.;:,\d]{{1,80}},\s+(?:sebanyak\s+|ada\s+)?(?P<bagian>{COUNT})\s+"
    rf"[^.;:\d]{{1,120}}?\bsisanya\s*,?\s+(?:sebanyak\s+|yaitu\s+|yakni\s+|ialah\s+)?(?P<sisa>{COUNT})"
    r"(?!\s*(?:persen|%))"
)


def _rest(sentence: Ucapan) -> Iterator[Wrong]:
    """ "Dari 64 desa, 41 terjangkau, sedangkan sisanya, 32, belum"."""
    for match in _REST.finditer(sentence.isi):
        whole, part, rest = (count(match[name]) for name in ("semua", "bagian", "sisa"))
        if part <= whole and part + rest != whole:
            message = f"{whole} dikurangi {part} ialah {whole - part}, bukan {rest}."
            yield match.start("sisa"), message


_PART_TOLD = lazy_pattern(
    rf"(?P<bagian>{COUNT})\s+dari\s+(?P<semua>{COUNT})\s+(?P<benda>[a-z]+(?:\s+[a-z]+){{0,3}})"
)
_LEFT = lazy_pattern(
    rf"(?P<sisa>{COUNT})\s+(?P<benda>[a-z]+(?:\s+[a-z]+){{0,3}}?)\s+(?:yang\s+)?(?:tersisa|sisanya|lainnya"
    r"|selebihnya)\b"
)


def left(subject: Subject) -> Iterator[Problem]:
    """ "41 dari 64 desa" and "32 desa yang tersisa" in one part of the data."""
    told: dict[Path_, list[tuple[Text, re.Match[str]]]] = {}
    rests: list[tuple[Text, Ucapan, re.Match[str]]] = []
    for text, sentence in holding(counted(subject), " dari "):
        for match in _PART_TOLD.finditer(sentence.isi):
            told.setdefault(text.path[:2], []).append((text, match))
    for text, sentence in holding(counted(subject), "sisa", "lainnya", "selebihnya"):
        for match in _LEFT.finditer(sentence.isi):
            rests.append((text, sentence, match))
    for text, sentence, match in rests:
        noun = flat(match["benda"])
        same = [
            (other, count(part["semua"]) - count(part["bagian"]))
            for other, part in told.get(text.path[:2], ())
            if flat(part["benda"]).startswith(noun)
        ]
        if same and all(rest > 0 and rest != count(match["sisa"]) for _, rest in same):
            other, rest = same[-1]
            message = f"“{sentence.kutip(match)}”, padahal menurut hitungannya tersisa {rest}."
            start = sentence.mulai + match.start()
            yield problem(subject, text, start, message, ADVICE, others=(other.path,))


# --- shares -------------------------------------------------------------------------

_SHARE_OF = lazy_pattern(
    rf"(?P<bagian>{COUNT})\s+(?:orang\s+)?dari\s+(?P<semua>{COUNT})(?P<benda>(?:\s+[a-z-]+){{0,5}})\s*"
    r"(?:\(|,?\s*atau\s+|,\s*(?:yaitu|yakni)\s+)(?:sebesar\s+)?"
    r"(?P<persen>\d{1,3}(?:,\d+)?)\s*(?:%|persen)"
)


def _share_of(sentence: Ucapan) -> Iterator[Wrong]:
    """ "19 dari 36 pegawai, atau 52,78 persen"."""
    for match in _SHARE_OF.finditer(sentence.isi):
        part, whole = count(match["bagian"]), count(match["semua"])
        told = amount(match["persen"])
        if told is None or not 0 < part <= whole:
            continue
        true = Decimal(100 * part) / whole
        if abs(true - told.nilai) >= told.ketelitian:
            shown = format_decimal(true, 2)
            yield (
                match.start("persen"),
                f"{format_decimal(part)} dari {format_decimal(whole)} ialah {shown}%, "
                f"bukan {match['persen']}%.",
            )


_FRACTIONS = {
    **{"separuh": (1, 2), "setengah": (1, 2), "sepertiga": (1, 3), "seperempat": (1, 4)},
    **{"pertiga": (2, 3), "perempat": (3, 4), "seperlima": (1, 5), "sepersepuluh": (1, 10)},
}
_FRACTION = lazy_pattern(
    rf"(?P<atas>\b[23]\s+)?\b(?P<pecahan>{'|'.join(_FRACTIONS)})\b[^.;:(\d]{{0,60}}"
    rf"\((?P<bagian>{COUNT})\s+dari\s+(?P<semua>{COUNT})"
)
ABOUT = lazy_pattern(r"\b(?:lebih|kurang|hampir|sekitar|hanya|tidak)\s+(?:dari\s+)?$")


def _fraction(sentence: Ucapan) -> Iterator[Wrong]:
    """ "separuh pegawai (12 dari 36 orang)": the fraction against its numbers."""
    for match in _FRACTION.finditer(sentence.isi):
        part, whole = count(match["bagian"]), count(match["semua"])
        upper, lower = _FRACTIONS[match["pecahan"]]
        if not whole or ABOUT.search(sentence.isi[: match.start()][-30:]):
            continue
        if abs(Decimal(part) / whole - Decimal(upper) / lower) > Decimal("0.05"):
            told = sentence.kutip(match).partition("(")[0]
            yield match.start(), f"{part} dari {whole} bukan “{told.strip()}”."


# --- totals and their parts --------------------------------------------------------------

_TOTAL = lazy_pattern(
    rf"(?P<jumlah>{COUNT})(?P<benda>(?:\s+(?!dari\b|tahun\b|bulan\b|hari\b|jam\b|menit\b|kali\b)[a-z-]+)"
    r"{1,4}?)\s*(?::|\(|,?\s+(?:yang\s+)?terdiri\s+(?:atas|dari)|,\s+(?:yaitu|yakni|rinciannya))\s*"
    rf"(?={COUNT}\s)"
)
_ALL_OF_THEM = lazy_pattern(
    rf"\b(?P<semua>(?P<ke>{COLLECTIVE}|kesebelas)(?P<belas>\s+belas)?(?:\s+[a-z-]+){{1,4}}?)"
    r"(?:\s+(?:itu|ini|tersebut))?\s*(?:\(|,?\s+(?:yang\s+)?(?:terdiri\s+(?:atas|dari)|meliputi|mencakup)"
    rf"|,\s+(?:yaitu|yakni|rinciannya))\s*(?={COUNT}\s)",
    holds="ke",
)
"""The same of as many as were told before: "kedua belas koordinasi itu terdiri atas"."""
_END_OF_PARTS = lazy_pattern(r"[.;:()]|$")
_BETWEEN = lazy_pattern(rf",\s+(?:(?:dan|serta)\s+)?|\s+(?:dan|serta)\s+(?={COUNT}\s)")
_PART = lazy_pattern(rf"(?P<n>{COUNT})\s+[^\d]+")
_PART_BEFORE = lazy_pattern(rf"(?P<bagian>{COUNT})\s+(?:[a-z]+\s+)?dari\s+(?:[a-z]+\s+)?$")
_OPEN = lazy_pattern(
    r"\b(?:sisanya|selebihnya|lainnya|antara\s+lain|termasuk|masing-masing|setiap)\b"
)


def _total(sentence: Ucapan) -> Iterator[Wrong]:
    """ "41 orang: 20 laki-laki dan 22 perempuan": the total against the sum of its parts.

    Parts of a whole are smaller than it, and their sum is of its size; what is not so counts
    other things ("dua pulau, terdiri atas 5 kecamatan dan 42 desa").
    """
    for match in _TOTAL.finditer(sentence.isi):
        parts = _parts_told(sentence.isi, match.end())
        total, told = count(match["jumlah"]), sum(parts)
        part = _PART_BEFORE.search(sentence.isi[: match.start()])
        if part is not None and told == count(part["bagian"]):
            continue  # "enam dari 11 puskesmas …: lima …, satu …" tells the six
        if len(parts) > 1 and max(parts) < total != told and total <= 2 * told <= 4 * total:
            words = f"{sentence.kutip(match, 'jumlah')} {flat(match['benda'])}"
            yield match.start(), f"“{words}”, tetapi rinciannya berjumlah {format_decimal(told)}."


def _of_all(sentence: Ucapan) -> Iterator[Wrong]:
    """ "Kedua belas koordinasi itu terdiri atas 7 rapat dan 6 kunjungan"."""
    for match in _ALL_OF_THEM.finditer(sentence.isi):
        total = _AND_TEN * bool(match["belas"]) + (ORDINALS.get(match["ke"]) or _ELEVEN)
        parts = _parts_told(sentence.isi, match.end())
        told = sum(parts)
        if len(parts) > 1 and max(parts) < total != told and total <= 2 * told <= 4 * total:
            words = sentence.kutip(match, "semua")
            yield match.start(), f"“{words}”, tetapi rinciannya berjumlah {format_decimal(told)}."


_AND_TEN, _ELEVEN = 10, 11


def _parts_told(words: str, start: int) -> list[int]:
    """The counts of an enumeration whose items begin with one each; none of another one."""
    end = _END_OF_PARTS.search(words, start)
    listed = words[start : end.start() if end else None]
    if _OPEN.search(listed):
        return []
    found: list[int] = []
    for piece in _BETWEEN.split(listed):
        match = _PART.fullmatch(piece)
        if match is None:
            return found if not _ANY_COUNT.search(piece) else []
        if len(_ANY_COUNT.findall(piece)) > 1:
            return []
        found.append(count(match["n"]))
    return found


PARTS: Final[tuple[Look, ...]] = (
    *((_part_of, (" dari ",)), (_of_whole, ("dari ",)), (_shared_out, ("dari ",))),
    *((_rest, ("sisanya",)), (_share_of, ("%", "persen")), (_fraction, tuple(_FRACTIONS))),
    (_total, (":", "(", "terdiri", "yaitu", "yakni", "rincian")),
    (_of_all, ("terdiri", "meliputi", "mencakup", "yaitu", "yakni", "rincian")),
)
"""What looks at sentences with two numbers for parts and wholes that do not fit."""
