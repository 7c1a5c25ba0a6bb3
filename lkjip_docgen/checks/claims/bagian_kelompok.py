"""Shares of the staff and of the money that a text tells: "60 persen pegawai adalah perempuan"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from lkjip_docgen.checks.claims.angka_pokok import unknown_numbers
from lkjip_docgen.checks.claims.kelompok import Kelompok, Keseluruhan, Words, money, staff, together
from lkjip_docgen.checks.claims.klaim import ADVICE
from lkjip_docgen.checks.claims.klaim_angka import wrong_numbers
from lkjip_docgen.checks.logic.patterns import Said, Ucapan, sentences_of
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.akar import rows_of_words
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import format_decimal, read_thousands
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import written_places
from lkjip_docgen.records import Record

_FRACTIONS: Final = {
    "separuh": (1, 2),
    "setengah": (1, 2),
    "sepertiga": (1, 3),
    "seperempat": (1, 4),
    "seperlima": (1, 5),
    "pertiga": (2, 3),
    "perempat": (3, 4),
    "mayoritas": (1, 2),
    "sebagian besar": (1, 2),
    "kebanyakan": (1, 2),
}
_MOST: Final = ("mayoritas", "sebagian besar", "kebanyakan")
_BOUND = (
    r"(?:(?P<batas>lebih\s+dari|di\s+atas|kurang\s+dari|tidak\s+sampai|di\s+bawah|hampir|mendekati"
    r"|sekitar|kira-kira|kurang\s+lebih|berkisar)\s+)?"
)
_SHARE = lazy_pattern(
    rf"(?<![\w.,-]){_BOUND}(?:(?P<n>\d{{1,3}}(?:,\d{{1,2}})?)\s*(?:%|persen\b)"
    rf"|(?:[23]\s+)?(?P<kata>{'|'.join(_FRACTIONS).replace(' ', chr(92) + 's+')})(?:nya)?\b)"
)
_STEMS = ("%", "persen", "paruh", "setengah", "pertiga", "perempat", "mayoritas", "besar", "banyak")
_CUT = lazy_pattern(
    r"[;:.(){}]|,(?!\d|\s+(?:yakni|yaitu)\b)|\b(?:sedangkan|sementara|adapun|karena|sehingga|meskipun"
    r"|walaupun|tetapi|namun|agar|ketika|(?:dan\s+|serta\s+)?(?:sisanya|selebihnya|lainnya))\b"
)
_OPENING = lazy_pattern(
    r"\s*(?:di|pada|dalam|dari|untuk|bagi|bagian|khusus\w*|oleh|antara)\s[^,;:.()]*,(?!\d)"
)
"""What is set before a sentence and may narrow all of it: "Di kepulauan, "."""
_NARROWED = lazy_pattern(
    r"\s*(?P<apa>[^,;:.()]+?)\s+(?:adalah|ialah|merupakan|berstatus|berpendidikan|bergelar)\b"
)
"""Of whom a share is told: "77 persen pejabat struktural berstatus ..."."""
_JUST = lazy_pattern(r"\b(?:baru|hanya|cuma|sudah)\s+$")
_ALSO = lazy_pattern(r"\b(?:dan|serta|atau|maupun)\b")
_JOINED = lazy_pattern(r"\s+(?:dan|serta)\s*$")
_STAFF = lazy_pattern(r"\b(?:pegawai|aparatur|asn|personel|sdm|sumber\s+daya\s+manusia)\b")
_MONEY = lazy_pattern(r"\b(?:pagu|anggaran|belanja|dana|dipa|dpa|biaya|pembiayaan)\b")
_WHOLE = (
    r"(?:dari\s+)?(?:seluruh\s+|semua\s+|total\s+|jumlah\s+|keseluruhan\s+)*"
    r"(?:pagu|anggaran|belanja|dana|dipa|dpa|biaya|pembiayaan)\b(?!\s+(?:pegawai|barang|modal|alokasi))"
)
_OF_MONEY = lazy_pattern(rf"\s*{_WHOLE}")
_SHARED = lazy_pattern(
    r"\b(?:porsi\w*|proporsi\w*|komposisi|bagian|membiayai|dibiayai|menopang|ditopang|bersumber|berasal"
    r"|dialokasikan|diperuntukkan|mengambil|menempati)\b"
)
_SPENT = lazy_pattern(
    r"\b(?:terserap|terealisasi|realisasi\w*|serapan\w*|penyerapan\w*|tersisa|sisa\w*|capaian\w*|naik|turun"
    r"|meningkat|menurun|bertambah|berkurang|kenaikan|penurunan|tumbuh|pertumbuhan|target\w*|selisih\w*)\b"
)
_OF_A_PART = lazy_pattern(
    r"\b(?:sisa(?!nya\b)\w*|tersisa|selisih\w*|tambahan|kekurangan|kenaikan|penurunan|pengurangan|efisiensi)\b"
)
"""What makes a share one of a part of the money."""
_TOLD_BY_WORD = lazy_pattern(
    r"\b(?:menyerap|mencapai|memakan|menghabiskan|mengambil|meliputi|mencakup|merupakan|sebesar|ialah"
    r"|adalah)\s+$"
)
"""Verbs behind which `bagian_kata` looks at shares of the budget in words."""
_OTHER = lazy_pattern(
    r"\b(?:lalu|sebelum\w*|semula|awal|rencana\w*|target\w*|standar|ideal\w*|kebutuhan|nasional|provinsi"
    r"|minimal|minimum|paling|setidaknya|sedikitnya|maksimal|maksimum|akan|harus|perlu|tambahan|depan"
    r"|belum|tidak|bukan|tanpa|kecuali|selain|di\s+antara\w*|rata-rata|masing-masing|setiap|tiap)\b"
)
_FIGURE = lazy_pattern(r"\d[\d.,]*")
_YEAR = lazy_pattern(r"\b(?:19|20)\d\d\b")
_SAYING: Final = frozenset(
    rows_of_words(
        "yakni yaitu terbesar terbanyak pegawai tenaga aparatur asn personel sdm sumber daya"
        " manusia kantor dinas badan di yang adalah ialah merupakan"
        " berstatus status berpendidikan pendidikan bergelar gelar lulusan tamatan menduduki"
        " diduduki jabatan pejabat memegang menjabat sebagai dari seluruh total jumlah jumlahnya"
        " keseluruhan semua sebanyak sebesar sekitar hampir lebih kurang mencapai tercatat"
        " terdiri atas komposisi proporsi porsi porsinya meliputi mencakup tinggal hanya masih"
        " saat ini kini tahun orang terakhir dan serta pada akhir per desember para terhadap"
        " oleh dalam pagu anggaran belanja dana dipa dpa apbd apbn biaya pembiayaan dialokasikan"
        " alokasi dipakai digunakan terpakai diperuntukkan untuk bagi bersumber berasal"
        " membiayai dibiayai menopang ditopang mengambil menyerap diserap memakan menempati"
        " menyumbang disumbang bagian persen jenis sumber program kegiatan kelompok berupa ke"
        " kepada dengan jenjang tingkat setingkat bagiannya tersebut itu adapun menurut"
        " ditempati diisi menjadi"
    )
)
_SLACK: Final = Decimal("0.1")


class _Told(Record):
    """A share as it is told: in percent, its last digit, its bound, whether in words."""

    persen: Decimal
    ketelitian: Decimal
    batas: str
    kata: str

    def is_(self, share: Decimal, largest: Decimal) -> bool:
        """Whether it tells a share of a whole whose largest group has `largest`."""
        if self.kata in _MOST:
            return share > self.persen or share == largest
        match self.batas:
            case "lebih dari" | "di atas":
                return share > self.persen - self.ketelitian / 2
            case "kurang dari" | "tidak sampai" | "di bawah":
                return share < self.persen + self.ketelitian / 2
            case "hampir" | "mendekati":
                least = Decimal("0.85") if self.kata else Decimal("0.9")
                return self.persen * least <= share <= self.persen * Decimal("1.02")
            case "":
                slack = self.persen * _SLACK if self.kata else self.ketelitian
                return abs(share - self.persen) < slack
        return abs(share - self.persen) <= max(self.persen * _SLACK, self.ketelitian)


@rule("LK581", Severity.WARNING, "Bagian dari seluruhnya berbeda dengan datanya")
def shares_of_groups(subject: Subject) -> Iterator[Problem]:
    """ "60 persen pegawai berpendidikan sarjana" where half of them are."""
    people, funds = staff(subject), money(subject)
    if not (people or funds):
        return
    known: set[object] = set()
    for text, sentence in _sharing(subject):
        whole = people if _is_of_staff(text, sentence) else funds
        if not whole or _is_of_another_time(subject, sentence):
            continue
        for match in _SHARE.finditer(sentence.isi):
            found = _wrong(subject, text, sentence, match, whole, is_staff=whole is people)
            if found is not None:
                known = known or _told_already(subject)
                if (found.path, found.place) not in known:
                    yield found


def _told_already(subject: Subject) -> set[object]:
    """Where other rules tell a number."""
    others = (*unknown_numbers(subject), *wrong_numbers(subject))
    return {(other.path, other.place) for other in others}


@remembered
def _sharing(subject: Subject) -> tuple[Said, ...]:
    """The sentences that may tell a share of the staff or of the money."""
    return tuple(
        (text, sentence)
        for text in texts_holding(subject, *_STEMS)
        if not text.official and text.path[0] != "indikator"
        for sentence in sentences_of(subject, text)
        if any(map(sentence.isi.__contains__, _STEMS))
        and (
            text.path[0] == "pegawai" or _STAFF.search(sentence.isi) or _MONEY.search(sentence.isi)
        )
    )


def _is_of_staff(text: Text, sentence: Ucapan) -> bool:
    if text.path[0] == "pegawai":
        return True
    return text.path[0] != "anggaran" and not _MONEY.search(sentence.isi)


def _is_of_another_time(subject: Subject, sentence: Ucapan) -> bool:
    years = set(_YEAR.findall(sentence.isi))
    return bool(years - {str(subject.laporan.dokumen.tahun)} or _OTHER.search(sentence.isi))


def _wrong(
    subject: Subject,
    text: Text,
    sentence: Ucapan,
    match: re.Match[str],
    wholes: Sequence[Keseluruhan],
    *,
    is_staff: bool,
) -> Problem | None:
    """A share that is none of what the words before it or behind it name."""
    words = sentence.isi
    before, after = _around(words, match)
    if not is_staff and not _is_share_of_money(words, match, before, after):
        return None
    told = _told(match)
    saying = _SAYING | _own_name(subject)
    if _is_of_some(words, match, after, wholes, saying):
        return None
    read = [_meant(before, after, wholes, saying), _meant(after, before, wholes, saying)]
    meant = [one for one in read if one is not None]
    if not meant or any(
        told.is_(share, whole.largest()) for whole, group in meant for share in group.bagian
    ):
        return None
    _, group = meant[0]
    shown = format_decimal(group.bagian[0], 2)
    message = f"“{sentence.kutip(match)}”, sedangkan {group.nama} {shown}% dari seluruhnya."
    start = sentence.mulai + match.start()
    return problem(subject, text, start, message, ADVICE, group.sumber)


def _is_of_some(
    words: str, match: re.Match[str], after: str, wholes: Sequence[Keseluruhan], saying: Words
) -> bool:
    """Whether a share is of some of the whole only, or of something else that they have.

    As "di kepulauan, 30 persen" says, "77 persen pejabat struktural berstatus ...", or "kehadiran
    ... 98 persen dan ... 97 persen" of the second.
    """
    opening = _OPENING.match(words, 0, match.start())
    narrowed = _NARROWED.match(after)
    told = [found.group() for found in (opening,) if found] + (
        [narrowed["apa"]] if narrowed else []
    )
    if any(_words(_FIGURE.sub(" ", one)) - saying for one in told):
        return True
    begin = max((c.end() for c in _CUT.finditer(words, 0, match.start())), default=0)
    first = _SHARE.search(words, begin, match.start())
    if first is None:
        return False
    groups = frozenset[str]().union(*map(_names, wholes))
    return bool(_words(_FIGURE.sub(" ", words[begin : first.start()])) - saying - groups)


def _names(whole: Keseluruhan) -> Words:
    """The words by which the groups of a whole are called."""
    return frozenset[str]().union(*(one.kata.union(*one.sebutan) for one in whole.kelompok))


def _told(match: re.Match[str]) -> _Told:
    bound = " ".join((match["batas"] or "").split())
    if match["n"]:
        number = read_thousands(match["n"], or_point=True)
        return _Told(number, Decimal(1).scaleb(-written_places(number)), bound, "")
    word = " ".join(match["kata"].split())
    part, whole = _FRACTIONS[word]
    return _Told(Decimal(part * 100) / whole, Decimal(0), bound, word)


def _around(words: str, match: re.Match[str]) -> tuple[str, str]:
    """The words before and behind a share, up to the next one or the end of the clause."""
    begin = max((c.end() for c in _CUT.finditer(words, 0, match.start())), default=0)
    cut = _CUT.search(words, match.end())
    end = cut.start() if cut else len(words)
    shares = list(_SHARE.finditer(words))
    begin = max([begin, *(one.end() for one in shares if one.end() <= match.start())])
    just = _JUST.search(words, begin, match.start())
    end = min([end, *(one.start() for one in shares if one.start() >= match.end())])
    until = just.start() if just else match.start()
    return words[begin:until], _JOINED.sub("", words[match.end() : end])


def _is_share_of_money(words: str, match: re.Match[str], before: str, after: str) -> bool:
    if _SPENT.search(before) or _SPENT.search(after) or _OF_A_PART.search(words):
        return False
    if match["kata"] and _TOLD_BY_WORD.search(words[: match.start()]):
        return False
    return bool(_OF_MONEY.match(after) or _SHARED.search(before) or _SHARED.search(after))


@remembered
def _own_name(subject: Subject) -> Words:
    """The words by which an office calls itself."""
    office = subject.laporan.kantor
    return _words(f"{office.nama} {office.nama_singkat} {office.sebutan or ''}".lower())


def _meant(
    near: str, far: str, wholes: Sequence[Keseluruhan], saying: Words
) -> tuple[Keseluruhan, Kelompok] | None:
    """The one group that words name which say nothing else, nor do those on the other side.

    Words that are `saying` do not narrow what is meant.
    Several groups of one whole that are joined are one: "sarjana dan magister".
    """
    here, there = _words(near), _words(far)
    named = [
        (size, whole, group)
        for whole in wholes
        for group in whole.kelompok
        if (size := group.meant_by(here))
    ]
    best = max((size for size, _, _ in named), default=0)
    found = [(whole, group) for size, whole, group in named if size == best]
    if len(found) > 1 and _ALSO.search(near) and all(one is found[0][0] for one, _ in found):
        found = [(found[0][0], together([group for _, group in found]))]
    if len(found) != 1:
        return None
    whole, group = found[0]
    others = _names(whole)
    rest = (here - group.words_in(here)) | (there - others)
    return None if rest - saying else (whole, group)


def _words(words: str) -> Words:
    return frozenset(rows_of_words(words))
