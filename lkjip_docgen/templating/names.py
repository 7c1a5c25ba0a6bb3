"""The names that templates may use, in the text and in the Word file alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import islice
from pathlib import Path

from lkjip_docgen.document import Blocks, Figure, Text
from lkjip_docgen.findings import meant, near
from lkjip_docgen.findings.codes.report import UNKNOWN_NAME
from lkjip_docgen.identity import candidates, key_of
from lkjip_docgen.measures import (
    Hasil,
    HasilIndikator,
    HasilPnbp,
    HasilTelaah,
    rincian_anggaran,
    semua_tingkat,
)
from lkjip_docgen.model import (
    TAHUNAN,
    Bagian,
    Diterima,
    Inovasi,
    Kosakata,
    Lampiran,
    Laporan,
    Pejabat,
    Penandatangan,
    Penghargaan,
    PeriodeLaporan,
    PerjanjianKinerja,
    SasaranPK,
    TataNilai,
    kotak_kinerja,
    owner_of,
    presents,
)
from lkjip_docgen.quantity import Quantity
from lkjip_docgen.records import Record
from lkjip_docgen.rules import bagian_laporan
from lkjip_docgen.templating.basics import text_of
from lkjip_docgen.templating.context import Konteks
from lkjip_docgen.templating.data import Lookup, admit
from lkjip_docgen.templating.offered import offer
from lkjip_docgen.templating.problems import TemplateMistakeError


class SasaranKegiatan(Record):
    """An objective of the year with its measured indicators."""

    nomor: int
    nama: str
    indikator: tuple[HasilIndikator, ...]
    terakhir: bool


admit(SasaranKegiatan, "nomor nama indikator terakhir")


class Values(Lookup, Mapping[str, Quantity]):
    """Every quantity by its path: `nilai["indikator.ikm.realisasi"]`.

    An unknown path raises `TemplateMistakeError` with what may have been meant.
    """

    def __init__(self, gather: Callable[[], Mapping[str, Quantity]]) -> None:
        self._gather = gather

    @cached_property
    def _quantities(self) -> Mapping[str, Quantity]:
        return self._gather()

    def __getitem__(self, path: str) -> Quantity:
        if path not in self._quantities:
            hint = _instead(str(path), self._quantities)
            raise TemplateMistakeError(UNKNOWN_NAME, f"Besaran `{path}` tidak ada.", hint)
        return self._quantities[path]

    def __contains__(self, path: object) -> bool:
        return path in self._quantities

    def __iter__(self) -> Iterator[str]:
        return iter(self._quantities)

    def __len__(self) -> int:
        return len(self._quantities)


def _instead(path: str, known: Mapping[str, Quantity]) -> str:
    """What may have been meant by an unknown path; of one that counts items, each item."""
    now = candidates(path, known)
    if now:
        return f"Isi daftar kini dikenali dari namanya. {meant(*now[:_SUGGESTED])}"
    return near(path, known) or "Lihat daftarnya dengan `lkjip values`."


_SUGGESTED = 3

# What the names that are neither of the data nor of the results hold.
DERIVED: dict[str, object] = {
    "laporan": Laporan,
    "hasil": Hasil,
    "tahun": int,
    "periode": PeriodeLaporan,
    "ada_pohon_kinerja": bool,
    "sasaran_kegiatan": tuple[SasaranKegiatan, ...],
    "istilah": Kosakata,
    "sebutan_sasaran": str,
    "sebutan_indikator": str,
    "penghargaan_tahun_ini": tuple[Penghargaan, ...],
    "pnbp": HasilPnbp,
    "selisih_pagu": Quantity,
    "batas_anggaran": date,
    "pk": PerjanjianKinerja,
    "pk_awal": PerjanjianKinerja,
    "pk_perubahan": PerjanjianKinerja,
    "pk_depan": PerjanjianKinerja,
    "pejabat_laporan": Pejabat,
    "pejabat_pk": Pejabat,
}


def template_names(konteks: Konteks) -> dict[str, object]:
    """Every name of the data, of the results, and a few that join the two."""
    laporan, hasil = konteks.laporan, konteks.hasil
    names: dict[str, object] = {name: getattr(laporan, name) for name in type(laporan).model_fields}
    names |= {
        "laporan": laporan,
        "hasil": hasil,
        "tahun": laporan.dokumen.tahun,
        "periode": laporan.periode,
        "ada_pohon_kinerja": bool(kotak_kinerja(laporan)),
        "indikator": hasil.indikator,
        "anggaran": hasil.anggaran,
        "pnbp": hasil.pnbp,
        "penerimaan": hasil.penerimaan,
        "nka": hasil.nka,
        "ikpa": hasil.ikpa,
        "emonev": hasil.emonev,
        "pegawai": hasil.pegawai,
        "sasaran_kegiatan": _objectives(konteks),
        "istilah": laporan.kosakata,
        **_level(laporan),
        "penghargaan_tahun_ini": tuple(
            p for p in laporan.penghargaan if p.tahun == laporan.dokumen.tahun
        ),
        "tingkat_anggaran": semua_tingkat(laporan),
        "rincian_anggaran": tuple(
            word.kecil for word in rincian_anggaran(laporan, hasil.anggaran.akhir)
        ),
        "selisih_pagu": hasil.anggaran.perubahan_pagu,
        "batas_anggaran": laporan.dokumen.batas_data.anggaran,
    }
    names["nilai"] = Values(hasil.quantities)
    return names | _agreements(laporan) | _functions(konteks)


def cover_pictures(konteks: Konteks) -> dict[str, Path | None]:
    """The office's pictures for the frames of the Word template; None keeps the template's own."""
    names = {
        "lambang": konteks.laporan.kantor.lambang,
        "sampul": konteks.laporan.dokumen.foto_sampul,
    }
    return {k: konteks.project.shown(name) if name else None for k, name in names.items()}


def _objectives(konteks: Konteks) -> tuple[SasaranKegiatan, ...]:
    """The objectives that are measured, each with its indicators, in the order of the agreements.

    Where the year has no agreement yet, those of the other years lend the names.
    """
    names = _names_of_objectives(konteks.laporan)
    measured: dict[str, list[HasilIndikator]] = {kode: [] for kode in names}
    for indikator in konteks.hasil.indikator:
        measured[indikator.model.sasaran].append(indikator)
    used = [kode for kode in names if measured[kode]]
    return tuple(
        SasaranKegiatan(n, names[kode], tuple(measured[kode]), n == len(used))
        for n, kode in enumerate(used, start=1)
    )


def _names_of_objectives(laporan: Laporan) -> dict[str, str]:
    """The objectives by their codes: those agreed on, then those that only an indicator names."""
    names = {sasaran.kode: sasaran.nama for sasaran in _agreed(laporan)}
    for indikator in laporan.indikator:
        names.setdefault(indikator.sasaran, f"[BELUM DIISI: rumusan sasaran {indikator.sasaran}]")
    return names


def _agreed(laporan: Laporan) -> Iterator[SasaranPK]:
    """The objectives of the level that is measured."""
    for pk in laporan.perjanjian_berlaku:
        for level in pk.tingkat:
            if level.tingkat == pk.tingkat_diukur:
                yield from level.sasaran


def _level(laporan: Laporan) -> dict[str, str]:
    """What the measured objectives and indicators are called: "sasaran kegiatan"."""
    words = laporan.kosakata
    return {"sebutan_sasaran": words.sasaran.kecil, "sebutan_indikator": words.indikator.kecil}


def _agreement(laporan: Laporan, tahun: int, versi: str) -> PerjanjianKinerja | None:
    found = (p for p in laporan.perjanjian_kinerja if (p.tahun, p.versi) == (tahun, versi))
    return next(found, None)


def _agreements(laporan: Laporan) -> dict[str, object]:
    """This year's agreement (as signed, as changed, in force) and next year's."""
    tahun = laporan.dokumen.tahun
    awal, perubahan = (_agreement(laporan, tahun, versi) for versi in ("awal", "perubahan"))
    return {
        "pk": laporan.perjanjian_tahun_ini,
        "pk_awal": awal or perubahan,
        "pk_perubahan": perubahan if awal else None,
        "pk_depan": _agreement(laporan, tahun + 1, "awal"),
        "pejabat_laporan": signatories(laporan, "laporan", tahun),
        "pejabat_pk": signatories(laporan, "perjanjian_kinerja", tahun),
    }


def signatories(laporan: Laporan, dokumen: str, tahun: int, versi: str = "awal") -> Pejabat | None:
    """Who signs a document: a signatory belongs to a document and a date, never to the office.

    An interim report that names nobody is signed by whoever signs that of the year, on a day
    that is not known.
    """
    wanted = (dokumen, tahun, versi)
    found = [p for p in laporan.pejabat if (p.dokumen, p.tahun, p.versi) == wanted]
    if dokumen != "laporan":
        return next(iter(found), None)
    own = next((p for p in found if p.periode == laporan.dokumen.periode), None)
    if own is not None or laporan.periode.tahunan:
        return own
    other = next((p for p in found if p.periode == TAHUNAN), None)
    return other and other.model_copy(update={"tanggal": None})


def _pihak(pejabat: Pejabat | None, peran: str) -> Penandatangan | None:
    people = pejabat.penandatangan if pejabat else ()
    return next((p for p in people if p.peran == peran), None)


def _objective_of(
    objectives: tuple[SasaranKegiatan, ...], ind: HasilIndikator
) -> SasaranKegiatan | None:
    return next((s for s in objectives if ind in s.indikator), None)


def _picture_of(konteks: Konteks, inovasi: Inovasi) -> Figure | Blocks:
    """The photograph of an innovation, or its placeholder; nothing where it needs none."""
    if inovasi.tak_berlaku("foto"):
        return ()
    caption = inovasi.keterangan_foto or f"Inovasi {inovasi.nama}"
    picture = konteks.project.shown(inovasi.foto) if inovasi.foto else None
    return Figure(
        id=f"gambar-inovasi-{_key_of(konteks.laporan, inovasi)}",
        caption=(Text(caption),),
        alt=f"Foto: {caption}.",
        picture=picture,
        missing="" if picture else _waiting_for(inovasi),
        width_cm=9.0,
    )


def _waiting_for(inovasi: Inovasi) -> str:
    """What a placeholder says of a photograph that is not there."""
    file = inovasi.foto
    return f"BELUM DIISI: berkas gambar {file}" if file else f"foto inovasi {inovasi.nama}"


def _key_of(laporan: Laporan, inovasi: Inovasi) -> str:
    return key_of(inovasi, laporan.inovasi)


def _key_of_values(laporan: Laporan, tata_nilai: TataNilai) -> str:
    return key_of(tata_nilai, laporan.renstra.tata_nilai)


def _key_of_award(laporan: Laporan, penghargaan: Penghargaan) -> str:
    return key_of(penghargaan, laporan.penghargaan)


def _key_of_appendix(laporan: Laporan, lampiran: Lampiran) -> str:
    return key_of(lampiran, laporan.lampiran)


def _presented(laporan: Laporan, nama: str, bagian: Bagian | None = None) -> bool:
    """Whether the report has a section, or the section of one indicator."""
    kode = str(text_of(nama))
    if kode not in bagian_laporan():
        hint = near(kode, bagian_laporan()) or f"Pilihan: {', '.join(bagian_laporan())}."
        raise TemplateMistakeError(UNKNOWN_NAME, f"Bagian laporan `{kode}` tidak ada.", hint)
    return presents(laporan, kode, bagian)


def _owner(laporan: Laporan, tingkat: str) -> str:
    """Whose objectives those of a level of the agreement in force are."""
    return owner_of(laporan, str(text_of(tingkat)), laporan.perjanjian_tahun_ini)


def _explanation(laporan: Laporan, kode: str, ind: HasilIndikator) -> str:
    """Why the office accepts a finding about how an indicator is measured; "" where it has not."""
    path = f"indikator[{laporan.indikator.index(ind.model)}].pengukuran"
    return next((entry.alasan for entry in laporan.diterima if _covers(entry, kode, path)), "")


def _covers(entry: Diterima, kode: str, path: str) -> bool:
    """Whether a finding that is accepted is one of this code at the path or below it."""
    if entry.mengenai(kode, path):
        return True
    return entry.kode == kode and (entry.di or "").startswith(path)


_MOST_FINDINGS = 5


def _findings(hasil: Hasil, pokok: str | HasilIndikator) -> tuple[HasilTelaah, ...]:
    """The computed findings about an indicator, or about "anggaran", "penerimaan", "nka", "ikpa".

    At most five, the one that matters most first; without those that the report tells elsewhere.
    """
    if isinstance(pokok, HasilIndikator):
        key = f"indikator.{pokok.model.kode}"
    else:
        key = str(text_of(pokok))
    found = (row for row in hasil.telaah if row.pokok == key and row.bobot)
    return tuple(islice(found, _MOST_FINDINGS))


def _functions(konteks: Konteks) -> dict[str, Callable[..., object]]:
    """The functions that look something up in the data; bound to them, so that they can travel."""
    laporan = konteks.laporan
    found: dict[str, Callable[..., object]] = {
        "kunci_inovasi": partial(_key_of, laporan),
        "kunci_penghargaan": partial(_key_of_award, laporan),
        "kunci_tata_nilai": partial(_key_of_values, laporan),
        "kunci_lampiran": partial(_key_of_appendix, laporan),
        "penjelasan": partial(_explanation, laporan),
        "pejabat_untuk": partial(signatories, laporan),
        "pihak": partial(_pihak),
        "disajikan": partial(_presented, laporan),
        "pemilik_sasaran": partial(_owner, laporan),
        "sasaran_dari": partial(_objective_of, _objectives(konteks)),
        "gambar_inovasi": partial(_picture_of, konteks),
        "telaah": partial(_findings, konteks.hasil),
    }
    return {name: offer(function) for name, function in found.items()}
