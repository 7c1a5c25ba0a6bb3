"""Regulations that a text names for what the data say another regulation is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from lkjip_docgen.checks.prose.judul_peraturan import SMALL_WORDS
from lkjip_docgen.checks.prose.peraturan import citations, named_in
from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, texts
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.findings import Severity
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.rules import Kutipan, peraturan_dikenal
from lkjip_docgen.source import Path_, dotted

_ADVICE: Final = "Samakan peraturannya, atau jelaskan hubungan keduanya."
_TO_THE_END: Final = r"\b[^,;]{0,100}$"
_RULED: Final = {
    "renstra.penetapan": lazy_pattern(rf"\b(?:[Rr]enstra|[Rr]encana\s+[Ss]trategis){_TO_THE_END}"),
    "organisasi.dasar_hukum": lazy_pattern(
        rf"\b(?:[Ss]usunan(?:nya|\s+organisasi(?:nya)?)|[Oo]rganisasi\s+dan\s+tata){_TO_THE_END}"
    ),
    "pedoman.nama": lazy_pattern(
        rf"\b[Pp]edoman\s+(?:penyusunan\s+)?(?:laporan|LKjIP|SAKIP){_TO_THE_END}"
    ),
    "rencana_kinerja.penetapan": lazy_pattern(
        rf"\b(?:[Rr]encana\s+kinerja\s+tahunan|RKT){_TO_THE_END}"
    ),
}
"""Fields with the regulation that lays something down, and how a text calls that."""
_LAID_DOWN: Final = lazy_pattern(
    r"\b(?:ditetapkan|diatur|diundangkan|disahkan|dibentuk|dituangkan|berdasarkan|menurut|melalui"
    r"|sesuai(?:\s+dengan)?|mengacu\s+(?:pada|kepada)|tarif|tarifnya|dengan|dalam)\s+(?:\w+\s+){0,1}$"
)
"""What stands between a thing and the regulation by which it holds."""
_NOT_IT: Final = lazy_pattern(
    r"\b(?:sebelum\w*|semula|dahulu|dulu|lama|mengubah|diubah|perubahan|mencabut|dicabut|menggantikan"
    r"|diganti\w*|pengganti\w*|pelaksanaan|turunan|perangkat\s+daerah\s+lain|provinsi|nasional"
    r"|kementerian|berikut\w*|periode|peralihan)\b",
    re.IGNORECASE,
)
"""Words of a sentence that make it tell of another regulation too."""
_TITLE: Final = lazy_pattern(r"\s+tentang\s+(?P<judul>[A-Z][^.;()]{10,200})")
_WORDS: Final = lazy_pattern(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_FEWEST: Final = 3
"""Words of sense of a title that a sentence repeats when it means that regulation."""
_SMALL: Final = SMALL_WORDS | frozenset(
    (
        *("tahun", "kabupaten", "kota", "provinsi", "lingkungan", "fiktif", "peraturan"),
        *("daerah", "nomor", "bupati", "menteri", "pemerintah"),
    )
)


class _Own(Record):
    """A regulation of the data: its key, as it is written, where, and the words of its title."""

    kutipan: Kutipan
    tertulis: str
    path: Path_
    judul: frozenset[str]


@rule("LK591", Severity.WARNING, "Peraturan lain disebut untuk hal yang sama")
def other_regulation(subject: Subject) -> Iterator[Problem]:
    """ "Renstra ditetapkan dengan Peraturan Bupati Nomor 31" where the data name number 27."""
    own = list(_own(subject))
    by_kind: defaultdict[str, list[_Own]] = defaultdict(list)
    for one in own:
        by_kind[one.kutipan.kunci[0]].append(one)
    known = {one.kutipan.kunci for one in own}
    for text, cited in citations(subject):
        if text.official or cited.kunci in known or cited.kunci[0] not in by_kind:
            continue
        if peraturan_dikenal(cited.kunci) is not None or _TITLE.match(text.value, cited.akhir):
            continue
        meant = _meant(text, cited, by_kind[cited.kunci[0]])
        if meant is not None:
            name = " ".join(text.value[cited.mulai : cited.akhir].split())
            message = f"{name} di sini, {meant.tertulis} pada `{dotted(meant.path)}`."
            yield problem(subject, text, cited.mulai, message, _ADVICE, others=(meant.path,))


def _own(subject: Subject) -> Iterator[_Own]:
    """The regulations that hold for the office, by the fields that name them."""
    fields = {text.path: text for text in texts(subject)}
    for text in texts(subject):
        if not text.official or "ahun" not in text.value:
            continue
        cited = next(iter(named_in(subject, text)), None)
        if cited is not None:
            yield _Own(
                cited,
                " ".join(text.value[cited.mulai : cited.akhir].split()),
                text.path,
                _title(text, cited, fields),
            )


def _title(text: Text, cited: Kutipan, fields: Mapping[Path_, Text]) -> frozenset[str]:
    """The words of sense in the title of a regulation, behind it or in the field beside it."""
    match = _TITLE.match(text.value, cited.akhir)
    beside = fields.get((*text.path[:-1], "tentang")) if text.path[-1] == "nama" else None
    words = match["judul"] if match else beside.value if beside is not None else ""
    return _sense(words)


def _sense(words: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORDS.findall(words)) - _SMALL


def _clause(text: Text, cited: Kutipan) -> tuple[str, str]:
    """The words of the sentence before a citation, from the last semicolon on, and some behind."""
    begin = 0
    for sentence in kalimat(text.value):
        if sentence.mulai <= cited.mulai:
            begin = sentence.mulai
    before = text.value[begin : cited.mulai].rpartition(";")[2]
    return before, text.value[cited.akhir : cited.akhir + _BEHIND].split(",")[0]


_BEHIND: Final = 40


def _meant(text: Text, cited: Kutipan, own: list[_Own]) -> _Own | None:
    """The regulation of the data that is about what the words before a citation tell of."""
    before, behind = _clause(text, cited)
    if _NOT_IT.search(f"{before} {behind}") or not _LAID_DOWN.search(before):
        return None
    for one in own:
        field = ".".join(step for step in one.path if isinstance(step, str))
        if field in _RULED and _RULED[field].search(before):
            return one
        told = one.judul & _sense(before)
        if len(told) >= _FEWEST and 2 * len(told) >= len(one.judul):
            return one
    return None
