"""Pictures: large enough for print, used once, and none forgotten in the folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from math import ceil
from pathlib import Path

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.checks.texts.report_texts import remembered
from lkjip_docgen.document import TEXT_CM, place_cm
from lkjip_docgen.findings import LkjipError, Severity
from lkjip_docgen.findings.codes import rules as codes
from lkjip_docgen.model import GambarSendiri, Laporan, pieces_of
from lkjip_docgen.pictures import SUFFIXES, size_of
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_, dotted, pictures_of

MINIMUM_DPI = 150
"""Below this a photograph looks soft on paper (offset and laser print ask for 150 to 300)."""
WIDTHS_CM = {
    "sampul": 21.0,
    "lambang": 3.2,
    "kantor": 12.0,
    "peta": 10.0,
    "foto": 4.6,
    "piagam": 4.8,
    "gambar": 10.5,
}
"""The width at which the report prints each kind of picture."""
_CM_PER_INCH = 2.54
_SAVE = "Simpan gambarnya di folder proyek, lalu tulis nama berkasnya."


def _pictures(laporan: Laporan) -> Iterator[tuple[Path_, str, float]]:
    """Data path, file name and printed width of every picture that the data name."""
    for path, name, kind in _picture_fields(laporan):
        if name:
            yield path, name, WIDTHS_CM[kind]
    for place, isi in _own_pictures(laporan):
        yield from _in_a_row((*place, "berkas"), isi)


def _in_a_row(path: Path_, isi: GambarSendiri) -> Iterator[tuple[Path_, str, float]]:
    """The pictures of a piece; side by side each has its share of the text's width."""
    several = isi.sebaris > 1
    width = place_cm(isi.sebaris, TEXT_CM) if several else WIDTHS_CM["gambar"]
    for number, name in enumerate(isi.berkas):
        yield (*path, number), name, width


def _picture_fields(laporan: Laporan) -> Iterator[tuple[Path_, str | None, str]]:
    """Data path, file name if there is one, and kind of every picture that the data may name."""
    yield ("dokumen", "foto_sampul"), laporan.dokumen.foto_sampul, "sampul"
    yield ("kantor", "lambang"), laporan.kantor.lambang, "lambang"
    yield ("kantor", "foto"), laporan.kantor.foto, "kantor"
    area = laporan.kantor.wilayah_kerja
    if area is not None:
        yield ("kantor", "wilayah_kerja", "peta"), area.peta, "peta"
    for number, innovation in enumerate(laporan.inovasi):
        yield ("inovasi", number, "foto"), innovation.foto, "foto"
    for number, award in enumerate(laporan.penghargaan):
        yield ("penghargaan", number, "piagam"), award.piagam, "piagam"
    for number, appendix in enumerate(laporan.lampiran):
        yield ("lampiran", number, "gambar"), appendix.gambar, "gambar"


def _names(laporan: Laporan) -> Iterator[tuple[Path_, str]]:
    """Data path and file name of every picture, those in the office's texts too."""
    yield from ((path, name) for path, name, _ in _pictures(laporan))
    yield from pictures_of(laporan)


@rule("LK451", Severity.WARNING, "Gambar terlalu kecil untuk dicetak")
def small_pictures(subject: Subject) -> Iterator[Problem]:
    """A picture with fewer than 150 dots per inch at the width it is printed."""
    widths = {name: _width(file) for name, file in _located(subject).items()}
    for path, name, width in _pictures(subject.laporan):
        pixels = widths.get(name)
        if pixels is None:
            continue
        needed = ceil(width / _CM_PER_INCH * MINIMUM_DPI)
        if pixels < needed:
            yield Problem(
                path,
                f"Gambar `{name}` hanya {pixels} piksel lebarnya; "
                f"untuk dicetak {_cm(width)} cm diperlukan {needed} piksel.",
                "Pakai gambar asli dari kamera atau pemindai, bukan salinan yang sudah diperkecil.",
            )


@remembered
def _located(subject: Subject) -> dict[str, Path]:
    """The file of every picture name; without those gone since the data were loaded."""
    found = {}
    for name in {name for _, name in _names(subject.laporan)}:
        try:
            found[name] = subject.project.picture(name).resolve()
        except LkjipError:
            continue
    return found


def _width(file: Path) -> int | None:
    """Width in pixels; None when the file cannot be read any more."""
    size = size_of(file)
    return None if size is None else size[0]


def _cm(width: float) -> str:
    return f"{round(width, 1):g}".replace(".", ",")


@rule("LK452", Severity.WARNING, "Gambar dipakai dua kali")
def repeated_pictures(subject: Subject) -> Iterator[Problem]:
    """The same file named in two places, or the same picture under two names."""
    seen: dict[str, Path_] = {}
    for path, name in _names(subject.laporan):
        file = name.strip().replace("\\", "/").casefold()
        if file in seen:
            message = f"Gambar `{name}` sudah dipakai pada `{dotted(seen[file])}`."
            yield Problem(path, message, _ONCE, others=(seen[file],))
        else:
            seen[file] = path
    yield from _copies(subject)


_ONCE = "Pilih gambar lain, atau kosongkan salah satu."


def _copies(subject: Subject) -> Iterator[Problem]:
    """Files that hold the same picture; only those of one size are read."""
    files = _located(subject)
    first: dict[bytes, tuple[str, Path_]] = {}
    several = _of_one_size(set(files.values()))
    told = set()
    for path, name in _names(subject.laporan):
        file = files.get(name)
        if file not in several or file in told:
            continue
        told.add(file)
        shown, other = first.setdefault(several[file], (name, path))
        if other != path:
            message = f"Gambar `{name}` sama isinya dengan `{shown}`, pada `{dotted(other)}`."
            yield Problem(path, message, _ONCE, others=(other,))


def _of_one_size(files: set[Path]) -> dict[Path, bytes]:
    """The digests of the files that another one equals in length."""
    sizes = {file: size for file in files if (size := _size(file))}
    shared = Counter(sizes.values())
    return {file: _digest(file) for file, size in sizes.items() if shared[size] > 1}


def _size(file: Path) -> int:
    """Length in bytes; 0 when the file has gone."""
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _digest(file: Path) -> bytes:
    """What tells one picture from another; that of a file that has gone is its name's."""
    try:
        content = file.read_bytes()
    except OSError:
        content = str(file).encode()
    return sha256(content).digest()


@rule("LK453", Severity.HINT, "Gambar di folder tidak dipakai", tahunan=True)
def unused_pictures(subject: Subject) -> Iterator[Problem]:
    """Picture files beside the used ones that the data do not name."""
    used = set(_located(subject).values())
    for folder in sorted({file.parent for file in used}):
        for file in _pictures_in(folder):
            if file not in used:
                shown = file.relative_to(subject.project.root.resolve()).as_posix()
                message = f"Gambar `{shown}` tidak dipakai dalam laporan."
                advice = "Sebut namanya dalam data, atau pindahkan dari folder ini."
                yield Problem((), message, advice, Place(str(subject.project.root / shown)))


def _pictures_in(folder: Path) -> list[Path]:
    return [file for file in _files(folder) if file.suffix.lower() in SUFFIXES]


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.is_file())
    except OSError:
        return []


@rule(codes.FOTO_INOVASI, Severity.HINT, "Foto inovasi belum ada")
def missing_photographs(subject: Subject) -> Iterator[Problem]:
    """Innovations without a photograph, reported once: their cards stand without one."""
    innovations = subject.laporan.inovasi
    lacking = [number for number, one in enumerate(innovations) if one.kosong("foto")]
    if not lacking:
        return
    first = innovations[lacking[0]].nama
    message = f"{_innovation(first)} belum memiliki foto."
    if len(lacking) > 1:
        message = f"{len(lacking)} inovasi belum memiliki foto, yang pertama {first}."
    yield Problem(("inovasi", lacking[0], "foto"), message, _SAVE)


def _innovation(name: str) -> str:
    """A name after the word for what it is, unless it begins with that word."""
    return name if name.casefold().startswith("inovasi") else f"Inovasi {name}"


@rule(codes.PIAGAM, Severity.HINT, "Piagam penghargaan belum ada")
def missing_certificates(subject: Subject) -> Iterator[Problem]:
    """Awards without their certificate, where certificates are appended, reported once."""
    laporan = subject.laporan
    awards = laporan.penghargaan
    lacking = [n for n, award in enumerate(awards) if award.kosong("piagam")]
    if not laporan.penghargaan_lampiran or not lacking:
        return
    message = f"Penghargaan {awards[lacking[0]].nama} belum memiliki gambar piagam."
    if len(lacking) == len(awards):
        message = "Penghargaan belum memiliki gambar piagam."
    elif len(lacking) > 1:
        message = f"{len(lacking)} penghargaan belum memiliki gambar piagam."
    yield Problem(("penghargaan", lacking[0], "piagam"), message, _SAVE)


@rule("LK455", Severity.HINT, "Gambar pengganti masih dipakai")
def stand_ins(subject: Subject) -> Iterator[Problem]:
    """Captions that still call their picture a stand-in, reported once."""
    paths: list[Path_] = [
        ("inovasi", number, "keterangan_foto")
        for number, innovation in enumerate(subject.laporan.inovasi)
        if "gambar pengganti" in (innovation.keterangan_foto or "").lower()
    ]
    if "gambar pengganti" in (subject.laporan.kantor.keterangan_foto or "").lower():
        paths.append(("kantor", "keterangan_foto"))
    if paths:
        message = f"{len(paths)} keterangan foto masih menyebut gambar pengganti."
        yield Problem(paths[0], message, "Ganti dengan foto kantor, lalu ubah keterangannya.")


@rule(codes.LAMBANG_ATAU_SAMPUL, Severity.HINT, "Lambang atau foto sampul belum diisi")
def cover_pictures(subject: Subject) -> Iterator[Problem]:
    """A cover without the emblem of the institution or without a photograph."""
    laporan = subject.laporan
    if laporan.kantor.kosong("lambang"):
        message = "Lambang instansi belum diisi; sampul memakai gambar pengganti."
        advice = "Simpan gambar lambang resmi di folder proyek, lalu isi `kantor.lambang`."
        yield Problem(("kantor", "lambang"), message, advice)
    if laporan.dokumen.kosong("foto_sampul"):
        message = "Foto sampul belum diisi; sampul memakai hiasan bawaan."
        advice = "Simpan foto kantor di folder proyek, lalu isi `dokumen.foto_sampul`."
        yield Problem(("dokumen", "foto_sampul"), message, advice)


@rule("LK459", Severity.ERROR, "Keterangan gambar lebih banyak daripada gambarnya")
def needless_words(subject: Subject) -> Iterator[Problem]:
    """What a picture shows, written for none: nobody would read it."""
    for path, isi in _own_pictures(subject.laporan):
        if len(isi.keterangan) > len(isi.berkas):
            number = len(isi.berkas)
            yield Problem(
                (*path, "keterangan", number),
                f"Keterangan ke-{number + 1} tidak mempunyai gambar: `berkas` memuat {number}.",
                "Tambahkan gambarnya pada `berkas`, atau hapus keterangannya.",
            )


@rule("LK460", Severity.WARNING, "Gambar tanpa keterangan")
def unseen_pictures(subject: Subject) -> Iterator[Problem]:
    """Pictures of which nobody who cannot see them learns what they show."""
    for path, isi in _own_pictures(subject.laporan):
        told = len(isi.keterangan)
        if told < len(isi.berkas):
            names = ", ".join(f"`{name}`" for name in isi.berkas[told:])
            yield Problem(
                (*path, "berkas", told),
                f"Gambar {names} tidak mempunyai keterangan bagi pembaca tunanetra.",
                "Tulis pada `keterangan` apa yang tampak, urut seperti `berkas`.",
            )


def _own_pictures(laporan: Laporan) -> Iterator[tuple[Path_, GambarSendiri]]:
    """The pictures of the office's own parts, each with its data path."""
    for path, piece in pieces_of(laporan.bagian_tambahan):
        if piece.gambar is not None:
            yield (*path, "gambar"), piece.gambar
