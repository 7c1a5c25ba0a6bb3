"""Of a project that was read and measured, what is held against other offices."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_docgen.across.figure_series import series_of
from lkjip_docgen.across.indicator_facts import figures_of, indicators_of, rules_of
from lkjip_docgen.across.own_marks import marks_of, pictures_in
from lkjip_docgen.across.own_passages import passages_of
from lkjip_docgen.across.plain_words import institution, names_pattern
from lkjip_docgen.across.sheet import Fact, Sheet
from lkjip_docgen.across.spots import spot_at
from lkjip_docgen.checks import Subject
from lkjip_docgen.findings.codes.across import ACROSS
from lkjip_docgen.identity import plain
from lkjip_docgen.measures import Hasil
from lkjip_docgen.model import Laporan
from lkjip_docgen.patterns import lazy_pattern
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.source import Path_, Project

_FICTIONAL = lazy_pattern(r"\s*\(fiktif\)", holds="fiktif")
_SHORTEST = 5
"""Letters of a name that is looked for in the texts of others."""


def gather(folder: str, subject: Subject) -> Sheet:
    """What is compared of an office; `folder` is its name below the folder of all."""
    project, hasil = subject.project, subject.hasil
    laporan = project.laporan
    names = tuple(_own_names(laporan))
    pattern = names_pattern(names)
    return Sheet(
        folder=folder,
        nama=_fact(project, ("kantor", "nama"), laporan.kantor.nama),
        sebutan=laporan.kantor.sebutan,
        tahun=_fact(project, ("dokumen", "tahun"), str(laporan.dokumen.tahun)),
        periode=_fact(project, ("dokumen", "periode"), laporan.periode.kode),
        group=_group(laporan),
        jenis=plain(laporan.kantor.jenis),
        names=names,
        seat=laporan.dokumen.tempat,
        wider="\n".join(_all_names(laporan)).casefold(),
        known=frozenset(_plain(quantity) for quantity in hasil.quantities().values()),
        main=frozenset(_main(hasil)),
        indicators=indicators_of(project, hasil, pattern),
        rules=rules_of(project),
        figures=figures_of(project, hasil),
        series=tuple(series_of(project)),
        passages=tuple(passages_of(subject, pattern)),
        marks=tuple(marks_of(subject)),
        pictures=tuple(pictures_in(project)),
        accepts=laporan.diterima if _accepts_any(laporan) else (),
        accepts_at=tuple(
            project.places.value(("diterima", number, "kode"))
            for number in range(len(laporan.diterima))
        ),
    )


def _accepts_any(laporan: Laporan) -> bool:
    return any(entry.kode.upper() in ACROSS for entry in laporan.diterima)


def _fact(project: Project, path: Path_, words: str) -> Fact:
    return Fact(plain(words), words, spot_at(project, path))


def _group(laporan: Laporan) -> str:
    """What offices have in common that are peers: their kind, and the institution above them."""
    instansi = laporan.instansi
    above = [instansi.pemerintah_daerah or instansi.kementerian]
    if instansi.pemerintah_daerah is None and instansi.eselon_satu is not None:
        above.append(instansi.eselon_satu)
    level = "atasan" if laporan.unit is not None else "unit"
    return "/".join((level, laporan.profil, *(institution(one.nama) for one in above)))


def _own_names(laporan: Laporan) -> Iterator[str]:
    """What only this office is called, and who heads it, as far as others would not be meant."""
    kantor = laporan.kantor
    for name in (kantor.nama, kantor.sebutan, kantor.nama_singkat, laporan.dokumen.tempat):
        told = _FICTIONAL.sub("", name).strip()
        if len(told) >= _SHORTEST:
            yield told
    for signed in laporan.pejabat:
        for one in signed.penandatangan:
            if one.peran in ("kepala", "pihak_pertama") and len(one.nama) >= _SHORTEST:
                yield one.nama


def _all_names(laporan: Laporan) -> Iterator[str]:
    """Every other name that an office may well speak of: of its region, of those above it."""
    kantor, instansi = laporan.kantor, laporan.instansi
    yield from (kantor.alamat, kantor.jenis)
    area = kantor.wilayah_kerja
    if area is not None:
        for region in area.wilayah:
            yield from (region.nama, *region.kecamatan)
        yield from (*area.kecamatan, *area.desa, *area.kelurahan)
    for above in (
        *(instansi.kementerian, instansi.pemerintah_daerah),
        *(instansi.eselon_satu, instansi.kantor_wilayah),
    ):
        if above is not None:
            yield from filter(None, (above.nama, above.singkatan, above.pimpinan))
    for signed in laporan.pejabat:
        yield from (one.nama for one in signed.penandatangan)
    for row in laporan.indikator:
        yield from (other.unit for other in row.pembanding)


def _main(hasil: Hasil) -> Iterator[str]:
    """The results that a report is about, as values that texts are searched for."""
    for row in hasil.indikator:
        yield from map(_plain, (row.realisasi, row.capaian))
    total = hasil.anggaran.total
    yield from map(_plain, (total.serapan, total.pagu, total.realisasi))
    if hasil.penerimaan is not None and hasil.penerimaan.tahunan:
        now = hasil.penerimaan.kini
        yield from map(_plain, (now.realisasi, now.capaian))


def _plain(quantity: Quantity) -> str:
    """The size of a quantity without zeros at its end; "" where there is none."""
    return "" if quantity.value is None else format(abs(quantity.value).normalize(), "f")
