"""Which sections a report has: what its profile asks for, and what the office says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkjip_docgen.model.base import Bagian
from lkjip_docgen.model.kantor import Instansi, Lembaga
from lkjip_docgen.model.laporan import Laporan
from lkjip_docgen.model.renstra import PerjanjianKinerja
from lkjip_docgen.rules import Kelaziman, bagian_laporan, profil


def expects(laporan: Laporan, kode: str) -> bool:
    """Whether a report is to have a section: usual for its profile, and not waived by the office.

    `kode` is one of `rules.bagian_laporan`; another raises `KeyError`.  What is expected and
    empty is marked in the report and found by the checks; what is not expected is left out.
    """
    section = bagian_laporan()[kode]
    if kode in laporan.susunan.tanpa:
        return False
    if kode in laporan.susunan.dengan:
        return True
    if section.bila and not _said(laporan, section.bila.split(".")):
        return False
    return profil(laporan.profil).kelaziman[kode] is Kelaziman.LAZIM


def presents(laporan: Laporan, kode: str, owner: Bagian | None = None) -> bool:
    """Whether a report has a section: it is expected, or the office has said something of it.

    With `owner`, the indicator whose section it is: whether that one has it.
    """
    if expects(laporan, kode):
        return True
    path = _path_of(kode)
    return _said(owner, path[-1:]) if owner is not None else _said(laporan, path)


def asks_for(laporan: Laporan, data: str) -> bool:
    """Whether anybody misses a value at a path such as `indikator[].target_menengah`.

    False where it is a section that the report is not expected to have.
    """
    sections = bagian_laporan().items()
    return all(expects(laporan, kode) for kode, section in sections if section.data == data)


def fills(laporan: Laporan, kode: str) -> bool:
    """Whether the office has written or declared anything for a section."""
    return _said(laporan, _path_of(kode))


def _path_of(kode: str) -> list[str]:
    """Where the content of a section stands in the data; empty where it has none of its own."""
    data = bagian_laporan()[kode].data
    return data.split(".") if data else []


def named_in(instansi: Instansi, agreement: PerjanjianKinerja | None) -> Instansi:
    """The institutions above under the names that they have in an agreement."""
    if agreement is None:
        return instansi
    names = {
        "kementerian": agreement.nama_kementerian,
        "eselon_satu": agreement.nama_eselon_satu,
        "kantor_wilayah": agreement.nama_kantor_wilayah,
    }
    renamed = {key: Lembaga(nama=name) for key, name in names.items() if name is not None}
    return instansi.model_copy(update=renamed)


def owner_of(laporan: Laporan, tingkat: str, agreement: PerjanjianKinerja | None = None) -> str:
    """Whose objectives those of a level are: the institution's above, or the office's own.

    In an agreement the institution has the name of the day on which it was signed.
    """
    places = profil(laporan.profil).pemilik
    institution = named_in(laporan.instansi, agreement)
    if places.get(tingkat) == "instansi.eselon_satu" and institution.eselon_satu:
        return institution.eselon_satu.nama
    return institution.kementerian.nama if tingkat in places else laporan.kantor.nama


def _said(owner: Bagian, path: Sequence[str]) -> bool:
    """Whether the office has written something at a path, or declared why there is nothing."""
    if not path:
        return False
    name = path[0].removesuffix("[]")
    if owner.tak_berlaku(name) or (len(path) == 1 and owner.nihil(name)):
        return True
    if len(path) == 1:
        return _holds(getattr(owner, name))
    return any(_said(below, path[1:]) for below in _below(owner, name))


def _below(owner: Bagian, name: str) -> Iterator[Bagian]:
    """The sections that stand under a key: one, those of a list, or none."""
    value: object = getattr(owner, name)
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Bagian):
            yield item


def _holds(value: object) -> bool:
    """Whether there is anything in a value; a section of empty keys holds nothing."""
    if not isinstance(value, Bagian):
        return value not in (None, ())
    names = type(value).model_fields
    return bool(value.tak_berlaku_semua()) or any(_holds(getattr(value, name)) for name in names)
