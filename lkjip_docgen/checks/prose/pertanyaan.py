"""Questions that the numbers raise and the office's own texts do not answer yet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import Text, remembered, texts
from lkjip_docgen.checks.wording import besaran
from lkjip_docgen.findings import Severity
from lkjip_docgen.idn import print_quantity
from lkjip_docgen.measures import HasilTelaah
from lkjip_docgen.records import Record
from lkjip_docgen.source import Path_

_WORSE = r"turun|naik|kurang|tambah|merosot|lebih (?:rendah|tinggi)"
_ANYTHING = r"\w"
_LATE = r"triwulan (?:iv|keempat)|akhir tahun|oktober|november|desember|menumpuk|tertunda"
_MISSED = r"(?:belum|tidak) (?:tercapai|terpenuhi|mencapai|memenuhi)|di bawah target|kurang"


class _Question(Record):
    """A question, and a pattern that a text which answers it holds.

    `sebab` is whether only the causes themselves answer it, and no other text about the subject.
    """

    isi: str
    jawaban: str
    sebab: bool = False


def _named(*names: str) -> str:
    """A pattern for whole names in lower case."""
    return "|".join(rf"\b{re.escape(name.lower())}\b" for name in names)


def _missed(row: HasilTelaah) -> _Question:
    kali = row.angka["kali"]
    often = f" {print_quantity(kali)} tahun berturut-turut" if kali.nilai > 1 else ""
    return _Question(f"target {row.sebutan} belum tercapai{often}", _ANYTHING, sebab=True)


def _worsening(row: HasilTelaah) -> _Question:
    verb = "naik" if row.kata["naik"] else "turun"
    times = print_quantity(row.angka["kali"])
    return _Question(f"{row.sebutan} {verb} {times} tahun berturut-turut", _WORSE)


def _lowest_month(row: HasilTelaah) -> _Question:
    bulan, elements = str(row.kata["bulan"]), [part.nama for part in row.bagian]
    parts = [f"{part.nama} {besaran(part.nilai)}" for part in row.bagian]
    values = "; ".join([besaran(row.angka["nilai"]), *parts])
    isi = f"{row.kata['nama_nilai']} terendah pada bulan {bulan} ({values})"
    return _Question(isi, _named(bulan, *elements))


def _pace(row: HasilTelaah) -> _Question:
    tahun = row.kata["tahun"]
    words = f"jangka menengah|renstra|{tahun}"
    if row.kata["tercapai"]:
        isi = f"{row.sebutan} memburuk sehingga target tahun {tahun} terancam"
    elif row.kata["menjauh"]:
        isi = f"{row.sebutan} menjauhi target tahun {tahun}"
    else:
        isi = f"laju {row.sebutan} belum cukup untuk target tahun {tahun}"
    return _Question(isi, words)


def _weak_elements(row: HasilTelaah) -> _Question:
    named = " dan ".join(f"{part.nama} ({besaran(part.nilai)})" for part in row.bagian[:2])
    words = _named(*(part.nama for part in row.bagian))
    return _Question(f"unsur {named} pada {row.sebutan} di bawah target", words)


def _weak_element(row: HasilTelaah) -> _Question:
    nama, value = str(row.kata["nama"]), besaran(row.angka["nilai"])
    sebutan = row.kata["sebutan_unsur"]
    return _Question(
        f"nilai {sebutan} {nama} pada {row.sebutan} paling rendah ({value})", _named(nama)
    )


def _unspent(row: HasilTelaah) -> _Question:
    most = row.bagian[0]
    share = f" ({besaran(most.andil)} dari sisa anggaran)" if most.andil else ""
    isi = f"{most.nama} tersisa {besaran(most.nilai)}{share}"
    kind = most.nama.removeprefix("Belanja ").lower()
    return _Question(isi, "|".join(map(re.escape, (kind, *_ALSO.get(kind, ())))))


_ALSO = {
    "pegawai": ("gaji", "tunjangan", "mutasi", "pindah tugas"),
    "barang": ("perjalanan dinas", "pengadaan", "lelang", "penawaran"),
    "barang dan jasa": ("barang", "jasa", "perjalanan dinas", "pengadaan", "lelang", "penawaran"),
    "modal": ("pembangunan", "renovasi", "gedung", "pengadaan", "lelang", "penawaran"),
}
"""What texts call spending of a kind."""


def _late(row: HasilTelaah) -> _Question:
    share = besaran(row.angka["andil"])
    return _Question(f"{share} belanja jatuh pada triwulan IV", _LATE)


def _revenue(row: HasilTelaah) -> _Question:
    return _Question(
        f"target {row.sebutan} belum tercapai ({besaran(row.angka['capaian'])})", _MISSED
    )


def _score(row: HasilTelaah) -> _Question:
    most = next(part for part in row.bagian if part.nilai.nilai < 0)
    change = print_quantity(row.angka["perubahan"], absolute=True)
    words = re.escape(most.nama.lower().removeprefix("nilai "))
    mostly = "terutama" if len(row.bagian) > 1 else "seluruhnya"
    return _Question(f"{row.sebutan} turun {change} poin, {mostly} pada {most.nama}", words)


_ASKED: Mapping[str, Callable[[HasilTelaah], _Question]] = {
    "belum-tercapai": _missed,
    "memburuk-berturut": _worsening,
    "bulan-terendah": _lowest_month,
    "laju-menengah": _pace,
    "unsur-di-bawah-target": _weak_elements,
    "unsur-terendah": _weak_element,
    "sisa-anggaran": _unspent,
    "triwulan-akhir": _late,
    "target-penerimaan": _revenue,
    "uraian-nilai": _score,
}
"""How to ask for what stands behind a finding, by its kind."""


class _Place(Record):
    """Where a subject is answered: the key, and what it is called for a suggestion."""

    path: Path_
    kunci: str


@rule("LK530", Severity.HINT, "Angka menimbulkan pertanyaan yang belum dijawab", tahunan=True)
def questions(subject: Subject) -> Iterator[Problem]:
    """The most urgent unanswered question about each subject."""
    asked: set[str] = set()
    for row in sorted(subject.hasil.telaah, key=lambda row: -row.perhatian):
        ask = _ASKED.get(row.kode)
        if ask is None or not row.perhatian or row.pokok in asked:
            continue
        question, place = ask(row), _place(subject, row.pokok)
        if not (_says_none(subject, place.path) or _answered(subject, place.path, question)):
            asked.add(row.pokok)
            yield Problem(
                place.path,
                f"Mengapa {question.isi}?",
                f"Jelaskan pada {place.kunci}; sebabnya tidak akan dikarang program.",
                sources=(*row.angka.values(), *(part.nilai for part in row.bagian)),
            )


def _place(subject: Subject, pokok: str) -> _Place:
    laporan = subject.laporan
    if pokok == "anggaran":
        return _Place(("anggaran", "faktor"), "`anggaran.faktor`")
    if pokok == "penerimaan":
        key = laporan.kunci_penerimaan
        return _Place((key, "catatan"), f"`{key}.catatan`")
    if pokok in ("nka", "ikpa"):
        section = "smart" if pokok == "nka" else "ikpa"
        return _Place((section, "uraian"), f"`{section}.uraian`")
    kode = pokok.removeprefix("indikator.")
    number = next(n for n, row in enumerate(laporan.indikator) if row.kode == kode)
    return _Place(("indikator", number, "analisis"), "`analisis.penyebab`")


def _says_none(subject: Subject, path: Path_) -> bool:
    """Whether the office wrote an empty list: there is no cause to tell."""
    laporan = subject.laporan
    if path[0] == "anggaran":
        return laporan.anggaran.nihil("faktor")
    return path[0] == "indikator" and laporan.indikator[int(path[1])].analisis.nihil("penyebab")


def _answered(subject: Subject, path: Path_, question: _Question) -> bool:
    """Whether a text of the section of `path` holds what an answer has."""
    return any(
        _explains(text.path, causes_alone=question.sebab)
        and re.search(question.jawaban, text.lowered) is not None
        for text in _sections(subject).get(_section(path), ())
    )


@remembered
def _sections(subject: Subject) -> dict[Path_, list[Text]]:
    """The texts by the section of the data that they belong to."""
    found: dict[Path_, list[Text]] = {}
    for text in texts(subject):
        found.setdefault(_section(text.path), []).append(text)
    return found


def _section(path: Path_) -> Path_:
    """The section of a path: of an indicator, the indicator itself."""
    return path[:2] if path[0] == "indikator" else path[:1]


_EXPLAINING = ("analisis", "faktor", "catatan", "uraian", "keterangan")


def _explains(path: Path_, *, causes_alone: bool) -> bool:
    """Whether the office explains something at a path: names and titles answer nothing."""
    return any(step in (("penyebab",) if causes_alone else _EXPLAINING) for step in path)
