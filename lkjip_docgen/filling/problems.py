"""Why a project cannot be filled in just now, each with what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity, problem
from lkjip_docgen.findings.codes import data as data_codes
from lkjip_docgen.findings.codes import filling as codes
from lkjip_docgen.place import Place
from lkjip_docgen.source import Path_, dotted

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def not_written(file: Path, error: OSError) -> LkjipError:
    """Why the system does not let a file be written; everything is as it was."""
    why, remedy = _why(file, error)
    message = f"{file.name} tidak dapat ditulis: {why}. Isian sebelumnya tetap utuh."
    return problem(data_codes.KELUARAN, message, file, remedy)


def _why(file: Path, error: OSError) -> tuple[str, str]:
    """The reason and the remedy."""
    if error.errno in _FULL:
        return "ruang penyimpanan penuh", "Kosongkan ruang penyimpanan, lalu ulangi."
    may_not = isinstance(error, PermissionError) and not os.access(file.parent, os.W_OK)
    if error.errno == errno.EROFS or may_not:
        return (
            "folder hanya boleh dibaca",
            "Salin folder proyek ke tempat yang boleh ditulisi, lalu buka salinan itu.",
        )
    if isinstance(error, PermissionError) and _is_locked(file):
        return (
            "berkas itu hanya boleh dibaca",
            "Hilangkan tanda hanya-baca (Read-only) pada berkas itu, lalu ulangi.",
        )
    if isinstance(error, PermissionError):
        return (
            "berkas sedang dibuka di program lain, atau foldernya hanya boleh dibaca",
            "Tutup berkas itu di Excel atau penyunting teks, lalu ulangi.",
        )
    if isinstance(error, FileNotFoundError):
        return (
            "folder proyek sudah tidak ada di tempatnya",
            "Kembalikan folder itu ke tempat semula, atau buka folder di tempatnya yang baru.",
        )
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    return f"sistem menolak ({name})", "Periksa folder proyek, lalu ulangi."


def _is_locked(file: Path) -> bool:
    return file.exists() and not os.access(file, os.W_OK)


def in_use(file: Path, owner: Path) -> LkjipError:
    """That another program has a file open."""
    message = f"{file.name} sedang dibuka di program lain, sehingga tidak ditulis."
    remedy = f"Tutup berkas itu, lalu ulangi. Bila sudah tertutup, hapus berkas {owner.name}."
    return problem(data_codes.KELUARAN, message, file, remedy)


def gone(file: Path) -> LkjipError:
    """That a file is no longer where it was."""
    return LkjipError(gone_finding(file))


def gone_finding(file: Path) -> Finding:
    """The same as a finding."""
    return Finding(
        codes.BERKAS_BERUBAH,
        Severity.ERROR,
        f"{file.name} sudah tidak ada di foldernya; mungkin dihapus, dipindahkan, atau diganti "
        "namanya.",
        Place(str(file)),
        "",
        f"Kembalikan {file.name} ke folder {file.parent.name}; isinya yang terakhir masih "
        "tersimpan di sini dan dapat ditulis kembali.",
    )


def broken(file: Path, findings: tuple[Finding, ...]) -> LkjipError:
    """That the data file has to be mended before anything can be filled in."""
    first = findings[0] if findings else None
    line = f" (baris {first.place.line})" if first is not None and first.place else ""
    found = Finding(
        codes.BERKAS_BERUBAH,
        Severity.ERROR,
        f"{file.name} tidak dapat dibaca{line}, sehingga belum dapat diisi.",
        first.place if first is not None else Place(str(file)),
        "",
        "Perbaiki baris itu lebih dahulu.",
    )
    return LkjipError([found, *findings])


def no_such_place(file: Path, path: Path_) -> LkjipError:
    """That a path leads nowhere any more."""
    return problem(
        codes.ISIAN_HILANG,
        f"`{dotted(path)}` tidak ada di {file.name}.",
        file,
        "Muat ulang bagian ini; isinya mungkin sudah diubah atau dihapus di tempat lain.",
        dotted(path),
    )


def not_as_meant(file: Path, path: Path_) -> LkjipError:
    """That the file would say something else than was typed."""
    return problem(
        codes.TIDAK_TERTULIS,
        f"Isian `{dotted(path)}` tidak dapat ditulis ke {file.name} tanpa berubah.",
        file,
        "Ubah bagian itu langsung pada berkas data, atau tulis isinya dengan cara lain.",
        dotted(path),
    )


def changed_by_two(file: Path, path: Path_, title: str, theirs: str) -> LkjipError:
    """That somebody else changed a place meanwhile; both values are kept."""
    return problem(
        codes.DIUBAH_BERSAMA,
        f"{title} sementara itu diubah di tempat lain menjadi `{theirs}`; isian Anda belum "
        "ditulis.",
        file,
        "Pilih isian Anda atau isi berkas.",
        dotted(path),
    )


def item_changed(file: Path, path: Path_, title: str) -> LkjipError:
    """That somebody else changed an item that was to go."""
    return problem(
        codes.DIUBAH_BERSAMA,
        f"{title} sementara itu diubah di tempat lain, sehingga tidak dihapus.",
        file,
        "Muat ulang bagian ini, lalu hapus bila memang tidak diperlukan.",
        dotted(path),
    )


def not_undone(file: Path, words: str, verb: str) -> LkjipError:
    """That a change cannot be taken back, for the same place was changed since."""
    return problem(
        codes.TIDAK_TERURUNGKAN,
        f"{words} tidak dapat {verb}: bagian itu sudah diubah lagi di luar jendela ini.",
        file,
        "Ubah isiannya langsung; perubahan dari luar tidak ditimpa.",
    )


def too_busy(file: Path) -> LkjipError:
    """That another program writes the file again and again."""
    return problem(
        data_codes.BERUBAH_SEMENTARA,
        f"{file.name} terus-menerus ditulis oleh program lain, sehingga isian belum ditulis.",
        file,
        "Tutup program itu, atau tunggu sebentar, lalu ulangi.",
    )


def only_in_excel(file: Path) -> LkjipError:
    """That a table is kept in a file that only Excel may write."""
    return problem(
        codes.TABEL_EXCEL,
        f"Tabel {file.name} disimpan di Excel, sehingga tidak diubah di sini.",
        file,
        "Buka berkas itu di Excel, ubah isinya, lalu simpan; perubahannya langsung terbaca.",
    )


def no_table(file: Path) -> LkjipError:
    """That a file is none that cells can be written to."""
    return problem(
        codes.TABEL_EXCEL,
        f"{file.name} bukan tabel CSV.",
        file,
        "Simpan tabelnya sebagai CSV UTF-8, lalu sebut nama berkas itu dalam data.",
    )


def no_table_file(name: str) -> LkjipError:
    """That a file is no table by its name."""
    return problem(
        codes.TABEL_EXCEL,
        f"`{name}` bukan tabel Excel (.xlsx) atau CSV.",
        None,
        "Simpan tabelnya di Excel sebagai Buku Kerja Excel (.xlsx) atau CSV UTF-8, lalu tambahkan "
        "lagi.",
    )


def no_such_row(file: Path, row: int) -> LkjipError:
    """That a table has no row of that number, from 1."""
    return problem(
        codes.ISIAN_HILANG,
        f"Baris {row} tidak ada di {file.name}.",
        file,
        "Muat ulang tabel ini; barisnya mungkin sudah dihapus di tempat lain.",
    )


def cell_not_as_meant(file: Path) -> LkjipError:
    """That a table would say something else than was typed."""
    return problem(
        codes.TIDAK_TERTULIS,
        f"Isi sel tidak dapat ditulis ke {file.name} tanpa berubah.",
        file,
        "Tulis isinya dengan cara lain, atau ubah langsung pada berkas itu.",
    )


def not_printable(file: Path, sign: str) -> LkjipError:
    """That a cell holds a character that nothing can print."""
    return problem(
        data_codes.BUKAN_TEKS,
        f"Isi sel memuat karakter yang tidak dapat dicetak ({sign}).",
        file,
        "Hapus karakter itu; biasanya ikut tersalin dari dokumen lain.",
    )


def cells_changed(file: Path, row: int) -> LkjipError:
    """That somebody else changed cells that were to be written over."""
    return problem(
        codes.DIUBAH_BERSAMA,
        f"Sel pada baris {row} {file.name} sementara itu diubah di tempat lain; isian Anda belum "
        "ditulis.",
        file,
        "Muat ulang tabel ini, lalu isi lagi bila masih perlu.",
    )


def no_picture(name: str) -> LkjipError:
    """That a file is no picture by its name."""
    return problem(
        data_codes.GAMBAR_TIDAK_TERBACA,
        f"`{name[:80]}` bukan gambar PNG, JPEG, WebP, atau HEIC.",
        None,
        "Simpan gambarnya sebagai JPEG atau PNG, lalu tambahkan lagi.",
    )


def no_document(name: str) -> LkjipError:
    """That a file is no PDF by its name."""
    return problem(
        data_codes.PDF_TIDAK_TERBACA,
        f"`{name[:80]}` bukan berkas PDF.",
        None,
        "Simpan dokumennya sebagai PDF, lalu tambahkan lagi.",
    )
