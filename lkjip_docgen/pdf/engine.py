"""WeasyPrint, loaded only when a PDF is made; what to install where it is missing."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from types import ModuleType

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes

_PIP = 'pip install "lkjip-docgen[pdf]"'
_PANGO = (
    "Debian/Ubuntu: sudo apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0. "
    "macOS: brew install pango. "
    "Windows: pasang MSYS2, jalankan `pacman -S mingw-w64-x86_64-pango` di terminal MSYS2, lalu "
    "setel WEASYPRINT_DLL_DIRECTORIES ke C:\\msys64\\mingw64\\bin."
)


def require() -> ModuleType:
    """The `weasyprint` module.

    Raises `LkjipError` when the package (LK801) or the Pango library that it
    needs (LK802) is not installed.
    """
    _no_library_of_this_folder()
    try:
        import weasyprint
    except ModuleNotFoundError as error:
        raise _missing(
            codes.NO_WEASYPRINT, "WeasyPrint belum terpasang", f"Pasang dengan: {_PIP}"
        ) from error
    except OSError as error:
        message = f"pustaka Pango tidak ditemukan ({error})"
        raise _missing(codes.NO_PANGO, message, _PANGO) from error
    module: ModuleType = weasyprint
    return module


def _no_library_of_this_folder() -> None:
    """Windows looks for libraries in the current folder, too: a project that others sent."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetDllDirectoryW("")


def is_installed() -> bool:
    """Whether the package is there, without loading it; Pango may still be missing."""
    return find_spec("weasyprint") is not None


def _missing(code: str, message: str, suggestion: str) -> LkjipError:
    text = f"PDF tidak dapat dibuat: {message}. Format lain tetap dapat dibuat."
    return problem(code, text, suggestion=suggestion)
