"""Files of a project folder: taken only where an ordinary file lies in it, under a plain name.

Folders are sent from office to office.  A name in the data, a template or a
`gaya.toml` may be a link to any file of whoever builds the report, a pipe that
never ends, or a device.  Every room asks here before it opens such a file.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path, PurePosixPath, PureWindowsPath

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.patterns import lazy_pattern

# What Windows takes for a device, whatever the ending, or cannot keep as it is written.
_DEVICE = lazy_pattern(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])[ ]*(?:[.:].*)?",
    re.IGNORECASE,
)
_UNFIT = lazy_pattern(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u2028\u2029\ud800-\udfff]|[. ]\Z')


def is_device(name: str) -> bool:
    """Whether Windows takes a name for a device, whatever its ending."""
    return _DEVICE.fullmatch(name) is not None


def own_file(root: Path, name: str) -> Path | None:
    """The file `name` of the project folder `root`; None where there is none.

    Names are relative, with `/` or `\\`.  Raises `LkjipError` (place of the
    folder) for a name that leads outside or that not every computer can have,
    for a link - the file itself or a folder above it - and for anything but a
    file: pipes, devices, folders.
    """
    path = _path(root, name)
    mode = _mode(root, path, name)
    if mode is None:
        return None
    if not stat.S_ISREG(mode):
        raise _not_ordinary(root, name, _kind(mode))
    return path


def own_folder(root: Path, name: str) -> Path | None:
    """The folder `name` of the project folder `root`, as `own_file`."""
    path = _path(root, name)
    mode = _mode(root, path, name)
    if mode is None:
        return None
    if not stat.S_ISDIR(mode):
        message = f"`{name}` seharusnya folder, sehingga isinya tidak dibaca."
        raise problem(codes.BUKAN_BERKAS_BIASA, message, root, "Ganti nama berkas itu.")
    return path


def own_tree(root: Path, name: str) -> tuple[Path, ...]:
    """Every file below the folder `name`, in order; raises as `own_file` for each that is none."""
    folder = own_folder(root, name)
    if folder is None:
        return ()
    found: list[Path] = []
    for above, folders, files in os.walk(folder):
        folders.sort()
        here = Path(above).relative_to(root)
        for entry in folders:
            own_folder(root, str(here / entry))
        found += [own_file(root, str(here / entry)) or root for entry in sorted(files)]
    return tuple(found)


def refuse_linked_folders(root: Path) -> None:
    """Raise `LkjipError` where a folder below `root` is a link: one could lead to a whole disk."""
    for above, folders, _ in os.walk(root):
        for entry in folders:
            own_link = Path(above, entry)
            found = _lstat(own_link)
            if found is not None and _is_link(found):
                raise _not_ordinary(root, str(own_link.relative_to(root)), "adalah tautan")


def check_own(file: Path) -> Path:
    """A file that a person named; raises `LkjipError` where it is there but no ordinary file."""
    mode = _mode(file.parent, file, file.name) if file.name else None
    if mode is not None and not stat.S_ISREG(mode):
        raise _not_ordinary(file.parent, file.name, _kind(mode))
    return file


def leads_elsewhere(root: Path, path: Path) -> Path | None:
    """The link, if any, at or above a path that is written as a place below `root`."""
    there = _as_written(path)
    for here in (_as_written(root), root.resolve()):
        if there != here and there.is_relative_to(here):
            return _link_below(here, there)
    return None


def _as_written(path: Path) -> Path:
    """An absolute path, its `..` undone without following a link."""
    return Path(os.path.normpath(Path.cwd() / path))


def _link_below(root: Path, path: Path) -> Path | None:
    step = root
    for part in path.relative_to(root).parts:
        step = step / part
        found = _lstat(step)
        if found is None:
            return None
        if _is_link(found):
            return step
    return None


def leads_away(name: str) -> bool:
    """Whether a name could lead out of the folder that it is in."""
    windows = PureWindowsPath(name)
    return bool(windows.anchor) or PurePosixPath(name).is_absolute() or ".." in windows.parts


def fits_everywhere(part: str) -> bool:
    """Whether every computer can have a file or folder of that name."""
    return not (_UNFIT.search(part) or _DEVICE.fullmatch(part))


def _path(root: Path, name: str) -> Path:
    """The path of a name, if the name is one that a file of a project may have."""
    windows = PureWindowsPath(name)
    if leads_away(name):
        raise problem(
            codes.DI_LUAR_PROYEK,
            f"Berkas `{name}` berada di luar folder proyek.",
            root,
            "Salin berkas itu ke folder proyek, lalu tulis namanya, misalnya foto/kegiatan.jpg.",
        )
    if not all(map(fits_everywhere, windows.parts)):
        raise problem(
            codes.NAMA_BERKAS,
            f"Nama berkas `{name}` tidak dapat dipakai di semua komputer.",
            root,
            'Ganti nama berkas itu tanpa tanda : * ? " < > |, titik atau spasi di akhir, dan nama '
            "perangkat Windows seperti CON atau NUL.",
        )
    return root.joinpath(*windows.parts)


def _mode(root: Path, path: Path, name: str) -> int | None:
    """What kind of thing stands at a path below `root`; None where nothing does."""
    step, mode = root, None
    for part in path.relative_to(root).parts or (".",):
        step = step / part
        found = _lstat(step)
        if found is None:
            return None
        if _is_link(found):
            kind = "adalah tautan" if step == path else f"berada di balik tautan `{step.name}`"
            raise _not_ordinary(root, name, kind)
        mode = found.st_mode
    return mode


def _lstat(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except (OSError, ValueError):  # not there, not to be seen, or a name that no file can have
        return None


def _is_link(found: os.stat_result) -> bool:
    """A symbolic link, or a junction of Windows; not the placeholder of a file in the cloud."""
    if stat.S_ISLNK(found.st_mode):
        return True
    tag = getattr(found, "st_reparse_tag", 0)
    return bool(tag) and tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", 0)


def _kind(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "adalah folder"
    return "adalah pipa" if stat.S_ISFIFO(mode) else "adalah perangkat"


def _not_ordinary(root: Path, name: str, kind: str) -> LkjipError:
    return problem(
        codes.BUKAN_BERKAS_BIASA,
        f"`{name}` {kind}, bukan berkas biasa di folder proyek, sehingga tidak dibaca.",
        root,
        "Ganti dengan salinan berkas aslinya. Bila folder ini kiriman orang lain, tanyakan dahulu "
        "kepada pengirimnya.",
    )


FolderStamp = tuple[tuple[str, int, int, int], ...]


def folder_stamp(folder: Path) -> FolderStamp:
    """Name, times and size of every file below a folder but the outputs."""
    found = []
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "keluaran")
        for name in sorted(names):
            file = Path(above, name)
            try:
                seen = file.lstat()
            except OSError:
                continue
            found.append((str(file), seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size))
    return tuple(found)
