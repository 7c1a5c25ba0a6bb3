"""Words together or apart by rules: di-, ke-, prefixes, ordinals; lists hold what rules cannot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Final, NamedTuple

from lkjip_docgen.patterns import DIGITS, holds_any, lazy_pattern
from lkjip_docgen.rules import bentukan, kosakata

_VERB_APART: Final = lazy_pattern(r"di(?<![\w-]di)\s+([a-z]{4,})(?![\w-]|\.\w)")
_AS_A_VERB: Final = lazy_pattern(
    r"\s+(?:dengan|oleh|untuk|menjadi|sejak|berdasarkan|melalui|secara|agar|kembali|setiap|sesuai|ulang|pada\s+(?:tahun"
    r"|tanggal|bulan)|\d+\s|dalam\s+waktu)\b"
)
"""What follows a verb, and no noun behind a place."""
_PLACE_JOINED: Final = lazy_pattern(r"(?<![\w./@-])([dD]i|[kK]e)([a-z]{3,})(?![\w/@-]|\.\w)")
_PREFIXES: Final = (
    *("non", "sub", "pra", "pasca", "multi", "semi", "antar", "nir", "infra", "anti", "mikro"),
    "makro",
)
_PREFIX: Final = lazy_pattern(
    rf"(?<![\w./@-])({'|'.join(_PREFIXES)})"
    r"(\s+|-)([a-z]{3,}|[A-Z]{2,}[a-z]*)(?![\w/@]|\.\w)"
)
_UNITS: Final = (
    *("hari", "minggu", "bulan", "triwulan", "semester", "tahun", "jam", "menit", "orang", "unit"),
    *("indikator", "kegiatan", "program", "kecamatan", "desa", "kelurahan", "wilayah", "bidang"),
    "seksi",
)
_PER_JOINED: Final = lazy_pattern(rf"(?<![\w./@-])per({'|'.join(_UNITS)})(?![\w/@-])")
_SE_APART: Final = lazy_pattern(r"se(?<![\w-]se)(\s+|)([A-Z][a-z]+)(?![\w-])")
_COUNTED: Final = (
    "triwulan|semester|tahun|bulan|minggu|hari|kali|periode|tahap|tahapan|peringkat|urutan"
    "|angkatan|gelombang|putaran|edisi|butir|bab|pasal|ayat|generasi|anak|juara|perubahan|revisi"
    "|abad|hut|ri|pertemuan|sidang|lampiran|nomor|tingkat|dekade"
)
# Behind the number an end, or a word that counts nothing: "44 kali ke 13 pulau" is a way.
_ORDINAL: Final = lazy_pattern(
    rf"(?<![\w-])(?:{_COUNTED})\s+(ke\s+\d{{1,3}})(?![\w%]|[.,]\d|\s*[–-]\s*\d)"
    r"(?!\s+(?!(?:dan|atau|yang|ini|itu|tahun|dengan|pada|di|adalah|sebesar|dalam)\b"
    r"|(?:di|me|ber|ter)[a-z]{4})[a-z])",
    re.IGNORECASE,
)
_APART_ORDINAL: Final = lazy_pattern(
    rf"(?<![\w-])(?:{_COUNTED}|pihak|bagian)\s+(ke\s+(dua|tiga|empat|lima|enam|tujuh|delapan))\b"
    r"(?!\s+(?!(?:dan|atau|yang|ini|itu|tahun|dengan|pada|di|adalah|sebesar|dalam)\b"
    r"|(?:di|me|ber|ter)[a-z]{4})[a-z])",
    re.IGNORECASE,
)
"""The same in words: "44 kali ke tiga belas pulau" is a way."""
_SPELT_ORDINAL: Final = lazy_pattern(
    r"(?<![\w-])ke-(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)(?![\w-])",
    holds="ke-",
)
_ROMAN_ORDINAL: Final = lazy_pattern(
    rf"(?<![\w-])(?:{_COUNTED})\s+(ke(?:\s+|-)?([IVX]{{1,5}}))(?![\w/-])",
    re.IGNORECASE,
)
_ROMAN_JOINED: Final = tuple(
    f"ke{''.join(signs)}" for length in range(1, 6) for signs in product("ivx", repeat=length)
)
"""Whatever `_ROMAN_ORDINAL` takes for one word."""
_MAY_BE_ORDINAL: Final = lazy_pattern(r"[kK][eE](?:[\s-]*[\dIVXivx]|-[a-z])")
_HYPHENED: Final = lazy_pattern(
    r"(?<![\w-])(di|ke|me|mem|men|meng|ber|ter|pe|pem|pen|peng|se)-([a-z]{3,})(?![\w-])"
)
_DOUBLE: Final = lazy_pattern(r"(?<![\w-])([a-z]{3,})(?:\s+-\s*|-\s+)\1(?![\w-])")
_TWICE_BY_FIGURE: Final = lazy_pattern(r"(?<![\w.,/-])([A-Za-z][a-z]{3,})2(?![\w.,/-])")
_FIGURE_STUCK: Final = lazy_pattern(r"(?<![\w.,/-])(\d+(?:[.,]\d+)?)([a-z]{3,})(?![\w-])")
_YEAR_STUCK: Final = lazy_pattern(
    r"(?<![\w-])(tahun|bulan|tanggal|nomor|sebesar|sebanyak|pada|triwulan|semester)(\d+)(?![\w-])"
)
_APOSTROPHE: Final = {
    "jum'at": "jumat", "do'a": "doa", "ma'af": "maaf", "ta'at": "taat", "sya'ban": "syakban",
    "qur'an": "quran", "ni'mat": "nikmat", "se'waktu": "sewaktu",
}  # fmt: skip
_WITH_APOSTROPHE: Final = lazy_pattern(
    rf"(?<!\w)(?:{'|'.join(_APOSTROPHE)})(?!\w)".replace("'", "['’‘`]"), re.IGNORECASE
)
_TAIL: Final = lazy_pattern(r"(?<![\w.,/-])(\d{2,4})(an)(?![\w-])")


_LONGEST_NOUN: Final = 5  # letters of a noun in -kan: "pekan", "rekan"


class Written(NamedTuple):
    """Where words are written otherwise than the rules say, what stands there, and what should."""

    start: int
    found: str
    instead: str


_Look = Callable[[str], Iterator[Written]]


def wrongly_written(words: str) -> Iterator[Written]:
    """What is together and should be apart, or apart and should be together."""
    for look, _ in looks():
        yield from look(words)


def _verbs(words: str) -> Iterator[Written]:
    """ "di laksanakan": di- before a verb is a prefix."""
    if "di " not in words and "di\n" not in words:
        return
    for match in _VERB_APART.finditer(words):
        joined, word = f"di{match[1]}", match[1]
        if _is_a_verb(joined, word) or (
            word in bentukan("akar_kerja") and _AS_A_VERB.match(words, match.end())
        ):
            yield Written(match.start(), match.group(), joined)


def _is_a_verb(joined: str, word: str) -> bool:
    """Whether a word behind "di" can be nothing but a verb."""
    known = joined in kosakata().semua or (word.endswith("kan") and len(word) > _LONGEST_NOUN)
    return known and word not in bentukan("bukan_kata_kerja")


def _places(words: str) -> Iterator[Written]:
    """ "diwilayah": di before a place is a word."""
    places = bentukan("tempat")
    for match in _PLACE_JOINED.finditer(words):
        if match[2] in places and match.group().lower() not in bentukan("bukan_kata_depan"):
            yield Written(match.start(), match.group(), f"{match[1]} {match[2]}")


def _prefixes(words: str) -> Iterator[Written]:
    """ "non tunai", "non-tunai": a prefix stands with its word, before a capital with a hyphen."""
    for match in _PREFIX.finditer(words):
        prefix, between, word = match.groups()
        if word.isupper() or word[0].isupper():
            if between != "-":
                yield Written(match.start(), match.group(), f"{prefix}-{word}")
        elif between == "-" or _is_a_prefix(prefix, word):
            yield Written(match.start(), match.group(), prefix + word)


def _is_a_prefix(prefix: str, word: str) -> bool:
    """Whether a word behind a prefix belongs to it: "antar" is a verb, too."""
    if prefix in ("antar", "anti", "mikro", "makro"):
        return word in bentukan("antar" if prefix == "antar" else "lain")
    return word not in _LOOSE


_LOOSE: Final = frozenset({"dan", "atau", "serta", "maupun", "yang"})


def _units(words: str) -> Iterator[Written]:
    """ "perbulan": per before a unit is a word."""
    for match in _PER_JOINED.finditer(words):
        yield Written(match.start(), match.group(), f"per {match[1]}")


def _wholes(words: str) -> Iterator[Written]:
    """ "se Kabupaten": se- before a capital has a hyphen."""
    if "se" in words:
        for match in _SE_APART.finditer(words):
            yield Written(match.start(), match.group(), f"se-{match[2]}")


def _ordinals(words: str) -> Iterator[Written]:
    """ "triwulan ke 3", "triwulan ke tiga", "ke-tiga", "ke-III"."""
    for match in _APART_ORDINAL.finditer(words):
        yield Written(match.start(1), match[1], f"ke{match[2]}")
    if _MAY_BE_ORDINAL.search(words) is not None:
        for match in _ORDINAL.finditer(words):
            yield Written(match.start(1), match[1], re.sub(r"\s+", "-", match[1]))
        for match in _SPELT_ORDINAL.finditer(words):
            yield Written(
                match.start(), match.group(), f"ke{match[1]}".replace("kesatu", "pertama")
            )
        for match in _ROMAN_ORDINAL.finditer(words):
            yield Written(match.start(1), match[1], f"{match[2]}")


def _hyphens(words: str) -> Iterator[Written]:
    """ "di-laksanakan", "rata - rata", "jum'at"."""
    if "-" in words:
        for match in _HYPHENED.finditer(words):
            if (joined := match[1] + match[2]) in kosakata().semua:
                yield Written(match.start(), match.group(), joined)
        may_double = any(map(words.__contains__, _APART_FROM_HYPHEN))
        for match in _DOUBLE.finditer(words) if may_double else ():
            yield Written(match.start(), match.group(), f"{match[1]}-{match[1]}")
    if holds_any(words, _APOSTROPHES):
        for match in _WITH_APOSTROPHE.finditer(words):
            plain = re.sub("[’‘`]", "'", match.group().lower())
            instead = _APOSTROPHE[plain]
            upper = match.group()[0].isupper()
            yield Written(match.start(), match.group(), instead.capitalize() if upper else instead)


_APART_FROM_HYPHEN: Final = (" -", "\n-", "- ", "-\n", "\t-", "-\t")
_APOSTROPHES: Final = frozenset("'’‘`")
_LETTER_AT_FIGURE: Final = lazy_pattern(r"\d(?:[a-z]|(?<=[a-z].))", holds=DIGITS)


def _figures(words: str) -> Iterator[Written]:
    """ "pelatihan2", "30orang", "tahun2023", "tahun 2020an"."""
    if _LETTER_AT_FIGURE.search(words) is None:
        return
    for match in _TAIL.finditer(words):
        yield Written(match.start(), match.group(), f"{match[1]}-an")
    for match in _TWICE_BY_FIGURE.finditer(words):
        small = match[1].lower()
        if small in kosakata().semua:
            yield Written(match.start(), match.group(), f"{match[1]}-{small}")
    for match in _FIGURE_STUCK.finditer(words):
        if match[2] in kosakata().semua:
            yield Written(match.start(), match.group(), f"{match[1]} {match[2]}")
    for match in _YEAR_STUCK.finditer(words):
        yield Written(match.start(), match.group(), f"{match[1]} {match[2]}")


@cache
def looks() -> tuple[tuple[_Look, frozenset[str]], ...]:
    """What is looked for, and the words that a text needs for it; none where any text may do."""
    joined = frozenset(f"{short}{place}" for short in ("di", "ke") for place in bentukan("tempat"))
    return (
        (_verbs, frozenset({"di"})),
        (_places, joined),
        (_prefixes, frozenset(_PREFIXES)),
        (_units, frozenset(f"per{unit}" for unit in _UNITS)),
        (_wholes, frozenset()),
        (_ordinals, frozenset(("ke", *_ROMAN_JOINED))),
        (_hyphens, frozenset()),
        (_figures, frozenset()),
    )
