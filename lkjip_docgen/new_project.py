"""Makes a new project folder from a sample."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.place import Place
from lkjip_docgen.resources import ASSETS, SAMPLES
from lkjip_docgen.source import codes

_NOT_COPIED = shutil.ignore_patterns(".default", ".lkjip", "keluaran", "__pycache__")
_SCHEMA = "laporan.schema.json"


def samples() -> dict[str, Path]:
    """The samples that come with the program, by name."""
    return {file.parent.name: file.parent for file in sorted(SAMPLES.glob("*/laporan.yaml"))}


def default_sample() -> str:
    """The sample whose folder holds a file `.default`."""
    return next(name for name, folder in samples().items() if (folder / ".default").exists())


def create(folder: Path, sample: str | None = None) -> None:
    """Copy a sample into `folder`, which must be new or empty.

    Raises `LkjipError` for an unknown sample or a folder that cannot be used;
    nothing in it is changed then.
    """
    source = _sample_folder(sample)
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise _refusal(
                codes.FOLDER_BARU,
                f"Folder {folder.name} sudah berisi berkas.",
                folder,
                "Pilih nama folder yang belum ada, atau kosongkan folder itu.",
            )
        shutil.copytree(source, folder, ignore=_NOT_COPIED, dirs_exist_ok=True)
        copy_schema(folder)
    except (OSError, shutil.Error):
        raise _refusal(
            codes.FOLDER_BARU,
            f"Folder {folder.name} tidak dapat dibuat.",
            folder,
            "Pilih tempat yang boleh Anda tulisi, misalnya folder Dokumen.",
        ) from None


def _sample_folder(name: str | None) -> Path:
    known = samples()
    if name is None:
        return known[default_sample()]
    if name not in known:
        near = difflib.get_close_matches(name, known, 1, 0.5)
        hint = f"Mungkin maksud Anda `{near[0]}`. " if near else ""
        raise LkjipError(
            Finding(
                codes.CONTOH_TIDAK_DIKENAL,
                Severity.ERROR,
                f"Contoh `{name}` tidak ada.",
                suggestion=f"{hint}Contoh yang ada: {', '.join(known)}.",
            )
        )
    return known[name]


def copy_schema(folder: Path) -> None:
    """Put the schema that editors use beside the data, and let the data point to it."""
    schema = ASSETS / _SCHEMA
    if not schema.is_file():
        return
    shutil.copyfile(schema, folder / _SCHEMA)
    data = folder / "laporan.yaml"
    text = data.read_bytes().decode("utf-8")
    text = text.replace(f"$schema=../../assets/{_SCHEMA}", f"$schema={_SCHEMA}", 1)
    data.write_bytes(text.encode("utf-8"))


def _refusal(code: str, message: str, folder: Path, suggestion: str) -> LkjipError:
    place = Place(str(folder))
    return LkjipError(Finding(code, Severity.ERROR, message, place, "", suggestion))
