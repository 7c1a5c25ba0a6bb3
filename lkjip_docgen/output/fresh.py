"""Makes a new project folder: all of it or nothing; the simplest is a copy of a sample."""

from __future__ import annotations

import difflib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.place import Place
from lkjip_docgen.resources import ASSETS, SAMPLES

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
    source = sample_folder(sample)
    with fresh_folder(folder) as made:
        shutil.copytree(source, made, ignore=_NOT_COPIED)
        copy_schema(made)


@contextmanager
def fresh_folder(folder: Path) -> Iterator[Path]:
    """A place to make the contents of `folder`; they stand there when all went well.

    The place does not exist yet.  Raises `LkjipError` when `folder` holds
    something already, or cannot be made; it is left as it was then.
    """
    try:
        _refuse_used(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".lkjip-") as aside:
            made = Path(aside) / "baru"
            yield made
            folder.mkdir(exist_ok=True)  # it may be the current folder, so it stays the same one
            _refuse_used(folder)  # somebody may have put a file there meanwhile
            for entry in made.iterdir():
                entry.rename(folder / entry.name)
    except (OSError, shutil.Error):
        raise _refusal(
            f"Folder {folder.name} tidak dapat dibuat.",
            folder,
            "Pilih tempat yang boleh Anda tulisi, misalnya folder Dokumen.",
        ) from None


def _refuse_used(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise _refusal(
            f"Folder {folder.name} sudah berisi berkas.",
            folder,
            "Pilih nama folder yang belum ada, atau kosongkan folder itu.",
        )


def sample_folder(name: str | None) -> Path:
    """The folder of a sample, by default of the main one; `LkjipError` for an unknown name."""
    known = samples()
    if name is None:
        return known[default_sample()]
    if name not in known:
        near = difflib.get_close_matches(name, known, 1, 0.5)
        hint = f"Mungkin maksud Anda `{near[0]}`. " if near else ""
        raise problem(
            codes.CONTOH_TIDAK_DIKENAL,
            f"Contoh `{name}` tidak ada.",
            suggestion=f"{hint}Contoh yang ada: {', '.join(known)}.",
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


def _refusal(message: str, folder: Path, suggestion: str) -> LkjipError:
    place = Place(str(folder))
    return problem(codes.FOLDER_BARU, message, place, suggestion)
