"""Who signed an agreement, and who followed whom, against those who signed by the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from lkjip_docgen.checks.logic.patterns import YEAR, flat
from lkjip_docgen.checks.rule import Problem, Subject
from lkjip_docgen.checks.texts.kalimat import kalimat
from lkjip_docgen.checks.texts.report_texts import Text, remembered
from lkjip_docgen.checks.texts.text_places import problem
from lkjip_docgen.checks.texts.word_index import texts_holding
from lkjip_docgen.idn import in_a_row
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_ADVICE: Final = "Periksa nama yang disebut, atau perbaiki daftar penanda tangan."
_NAME = r"[A-Z][\w.’']+(?:\s+[A-Z][\w.’']+){0,4}"
_SIGNED = lazy_pattern(
    rf"\b[Pp]erjanjian\s+[Kk]inerja(?:\s+[Tt]ahun)?(?:\s+(?P<tahun>{YEAR}))?\s+(?:telah\s+|sudah\s+)?"
    rf"ditandatangani\s+(?:oleh\s+)?(?P<nama>{_NAME})"
)
_HANDED = lazy_pattern(
    r"\b[Jj]abatan\s+(?:[Kk]epala|pimpinan)\b[^.;]{0,80}?\b(?:beralih|berpindah|diserahterimakan|diserahkan)\s+"
    rf"(?:[a-z]+\s+){{0,2}}?dari\s+(?P<lama>{_NAME})\s+(?:ke|kepada)\s+(?P<baru>{_NAME})"
)
_YEAR = lazy_pattern(rf"\b{YEAR}\b")


class _Signer(Record):
    """Somebody who signs: of which document and year, in which post, when, and where it stands."""

    nama: str
    jabatan: str
    dokumen: str
    tahun: int
    tanggal: date | None
    path: Path_


@remembered
def _signers(laporan: Laporan) -> tuple[_Signer, ...]:
    return tuple(
        _Signer(
            flat(person.nama),
            flat(person.jabatan),
            document.dokumen,
            document.tahun,
            document.tanggal,
            ("pejabat", n, "penandatangan", k, "nama"),
        )
        for n, document in enumerate(laporan.pejabat)
        for k, person in enumerate(document.penandatangan)
        if person.nama and "[" not in person.nama
    )


def other_than_signed(subject: Subject) -> Iterator[Problem]:
    """An agreement told as signed by who signed another document, and a post handed backwards."""
    signers = _signers(subject.laporan)
    for text in _told(subject, "ditandatangani") if signers else ():
        for sentence in kalimat(text.value):
            for match in _SIGNED.finditer(sentence.isi):
                yield from _not_his(subject, text, sentence.mulai, match, signers)
    now = str(subject.laporan.dokumen.tahun)
    for text in _told(subject, "beralih", "berpindah", "diserah") if signers else ():
        for sentence in kalimat(text.value):
            handed = _HANDED.search(sentence.isi)
            if handed is not None and set(_YEAR.findall(sentence.isi)) <= {now}:
                yield from _backwards(subject, text, sentence.mulai, handed, signers)


def _told(subject: Subject, *stems: str) -> Iterator[Text]:
    """The texts that may tell of it, without those of an earlier time."""
    elsewhere = ("pejabat.", "perjanjian_kinerja.", "kantor.sejarah")
    for text in texts_holding(subject, *stems):
        if not text.official and not text.field.startswith(elsewhere):
            yield text


def _name(written: str) -> str:
    """A name without the full stop of its sentence."""
    return flat(written).rstrip(".")


def _not_his(
    subject: Subject,
    text: Text,
    start: int,
    match: re.Match[str],
    signers: tuple[_Signer, ...],
) -> Iterator[Problem]:
    """The agreement of a year told as signed by one who signed something else."""
    year = int(match["tahun"] or subject.laporan.dokumen.tahun)
    right = [one for one in signers if one.dokumen == "perjanjian_kinerja" and one.tahun == year]
    name = _name(match["nama"])
    signs = any(name == one.nama for one in signers)
    if right and signs and all(name != one.nama for one in right):
        names = in_a_row(list(dict.fromkeys(one.nama for one in right)))
        message = f"{name} disebut menandatangani perjanjian kinerja {year}; menurut data {names}."
        at = start + match.start("nama")
        yield problem(subject, text, at, message, _ADVICE, others=(right[0].path,))


def _backwards(
    subject: Subject,
    text: Text,
    start: int,
    match: re.Match[str],
    signers: tuple[_Signer, ...],
) -> Iterator[Problem]:
    """A post told as handed on by one who, by all dates, held it only after the other."""
    old = [one for one in signers if one.nama == _name(match["lama"])]
    new = [one for one in signers if one.nama == _name(match["baru"])]
    posts = {one.jabatan for one in (*old, *new)}
    days_old = [one.tanggal for one in old if one.tanggal is not None]
    days_new = [one.tanggal for one in new if one.tanggal is not None]
    if not days_old or not days_new or len(posts) != 1:
        return
    if max(days_new) < min(days_old):
        message = f"{new[0].nama} disebut menggantikan {old[0].nama}; menurut data sebaliknya."
        at = start + match.start("lama")
        yield problem(subject, text, at, message, _ADVICE, others=(old[0].path, new[0].path))
