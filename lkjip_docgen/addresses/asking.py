"""What goes wrong when a place elsewhere is asked, told with the address and no secret of it."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lkjip_docgen.addresses.address import Address
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import addresses as codes
from lkjip_docgen.place import Place
from lkjip_docgen.visible import one_line

_PACKAGES: Final = {
    "abfs": "adlfs",
    "abfss": "adlfs",
    "adl": "adlfs",
    "az": "adlfs",
    "dropbox": "dropboxdrivefs",
    "gcs": "gcsfs",
    "gdrive": "gdrivefs",
    "git": "pygit2",
    "github": "requests",
    "gs": "gcsfs",
    "hdfs": "pyarrow",
    "hf": "huggingface_hub",
    "http": "aiohttp",
    "https": "aiohttp",
    "oss": "ossfs",
    "s3": "s3fs",
    "s3a": "s3fs",
    "sftp": "paramiko",
    "smb": "smbprotocol",
    "ssh": "paramiko",
    "webdav": "webdav4",
    "webhdfs": "requests",
}
"""Which package opens a kind of address, beside fsspec itself."""

_REFUSALS: Final = ("auth", "credential", "permission", "forbidden", "accessdenied", "token")
_SAID: Final = (
    "not enough privileges",
    "permission denied",
    "access denied",
    "login incorrect",
    "read-only file",
)
_FULL: Final = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@contextmanager
def asking(address: Address) -> Iterator[None]:
    """Raise `LkjipError` for whatever a library raises while this address is asked.

    There is one library for each kind of place, each with errors of its own.
    """
    try:
        yield
    except LkjipError:
        raise
    except Exception as error:
        raise _told(address, error) from None


def _told(address: Address, error: Exception) -> LkjipError:
    if isinstance(error, ImportError):
        return _without_package(address)
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return problem(
            codes.ALAMAT_TIDAK_ADA,
            f"Tidak ada folder atau berkas pada {address}.",
            Place(str(address)),
            "Periksa ejaan alamatnya; huruf besar dan kecil biasanya dibedakan.",
        )
    if _is_refusal(error):
        return problem(
            codes.ALAMAT_DITOLAK,
            f"Penyimpanan tidak mengizinkan {address} dibuka atau ditulisi{_why(address, error)}.",
            Place(str(address)),
            "Periksa hak akses akun itu, dan kredensialnya pada setelan fsspec atau penyedianya "
            "di komputer yang mengerjakannya.",
        )
    if isinstance(error, NotImplementedError) or _is_unknown(error):
        return problem(
            codes.JENIS_ALAMAT,
            f"Alamat {address} tidak dapat dipakai{_why_not(address, error)}.",
            Place(str(address)),
            "Pakai alamat yang dikenal fsspec dan dapat ditulisi, misalnya s3://wadah/folder atau "
            "sftp://komputer/folder, atau salin foldernya ke komputer ini.",
        )
    return _no_answer(address, error)


def _without_package(address: Address) -> LkjipError:
    package = next((p for kind in address.protocols if (p := _PACKAGES.get(kind))), "")
    told = f"paket {package}" if package else "paket untuk jenis alamat itu"
    remedy = f"Pasang dengan `py -m pip install {package}`" if package else "Pasang paketnya"
    return problem(
        codes.PUSTAKA_ALAMAT,
        f"Alamat {address} memerlukan {told}, yang belum terpasang.",
        Place(str(address)),
        f"{remedy}, di sini dan pada setiap komputer yang ikut bekerja.",
    )


def without_fsspec(address: Address) -> LkjipError:
    """That the library behind all addresses is not here."""
    return problem(
        codes.PUSTAKA_ALAMAT,
        f"Alamat {address} memerlukan pustaka fsspec, yang belum terpasang.",
        Place(str(address)),
        'Pasang dengan `py -m pip install "lkjip-docgen[alamat]"`, di sini dan pada setiap '
        "komputer yang ikut bekerja.",
    )


def too_late(address: Address, seconds: float) -> LkjipError:
    """That nothing came back within so many seconds."""
    return _no_answer(address, TimeoutError(f"{seconds:.0f} detik"))


def _no_answer(address: Address, error: Exception) -> LkjipError:
    if isinstance(error, OSError) and error.errno in _FULL:
        reason = "Penuh: kosongkan ruang penyimpanan itu, lalu ulangi."
    else:
        reason = "Periksa alamat dan jaringan, lalu ulangi; yang sudah selesai dilewati."
    return problem(
        codes.ALAMAT_DIAM,
        f"Penyimpanan pada {address} tidak dapat dipakai{_why(address, error)}.",
        Place(str(address)),
        reason,
    )


def _why_not(address: Address, error: Exception) -> str:
    if isinstance(error, TypeError):
        return " (jenis itu memerlukan setelan yang tidak dapat ditulis dalam alamat)"
    return _why(address, error)


def _why(address: Address, error: Exception) -> str:
    """What the library said, in brackets, without what the address hides."""
    first = (str(error).strip().splitlines() or [""])[0]
    said = f"{type(error).__name__}: {first}" if first else type(error).__name__
    return f" ({one_line(address.hidden(said), 160)})"


def _is_refusal(error: Exception) -> bool:
    if isinstance(error, PermissionError):
        return True
    name, said = type(error).__name__.lower(), str(error).lower()
    return any(word in name for word in _REFUSALS) or any(word in said for word in _SAID)


def _is_unknown(error: Exception) -> bool:
    if isinstance(error, TypeError):  # a kind that needs more than an address
        return True
    return isinstance(error, ValueError) and "protocol not known" in str(error).lower()
