"""Where a batch finds its offices and leaves its summary: in folders here, or elsewhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lkjip_docgen.addresses import (
    Address,
    Mirror,
    Where,
    in_time,
    opened,
    opened_in_time,
)
from lkjip_docgen.batch import Summary, as_json, as_page
from lkjip_docgen.findings import Finding, LkjipError, problem
from lkjip_docgen.findings.codes import addresses as address_codes
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.jobs.batch_order import BatchWish
from lkjip_docgen.jobs.office_places import offices_below
from lkjip_docgen.output import FOLDER, Outputs, make_folder
from lkjip_docgen.place import Place
from lkjip_docgen.records import replace
from lkjip_docgen.source import DATA_FILE, Members

SUMMARY: Final = "ringkasan-batch"
"""What the files of the summary are called."""


def offices_of(wish: BatchWish) -> Members:
    """The offices below the folder of a wish; raises `LkjipError`."""
    return offices_below(wish.folder, *([] if wish.out is None else [wish.out]))


def mind_out(wish: BatchWish) -> None:
    """Raise `LkjipError` where outputs would go between the data of offices, or can go nowhere."""
    target = wish.folder if wish.out is None else wish.out
    if isinstance(target, Address) and target.is_read_only:
        raise _read_only(target)
    if wish.out is not None and (_is_same(wish.folder, wish.out) or _has_data(wish.out)):
        raise problem(
            codes.KELUARAN_MASUKAN,
            "Folder tujuan memuat data kantor.",
            Place(str(wish.out)),
            "Sebutkan folder lain dengan -o, atau hilangkan -o agar setiap laporan ditulis ke "
            f"{FOLDER}/ di folder kantornya.",
        )


def _read_only(target: Address) -> LkjipError:
    return problem(
        address_codes.JENIS_ALAMAT,
        f"Laporan tidak dapat ditulis ke {target}.",
        Place(str(target)),
        "Sebutkan folder tujuan pada komputer ini atau alamat lain dengan -o.",
    )


def _is_same(folder: Where, out: Where) -> bool:
    if isinstance(folder, Path) and isinstance(out, Path):
        return folder.resolve() == out.resolve()
    stores = [opened(each) for each in (folder, out) if isinstance(each, Address)]
    if len(stores) == 2:
        return stores[0].name_of(stores[1]) == "."
    [path] = (each for each in (folder, out) if isinstance(each, Path))
    local = stores[0].local()
    return local is not None and local.resolve() == path.resolve()


def _has_data(out: Where) -> bool:
    if isinstance(out, Path):
        return (out / DATA_FILE).exists()
    return in_time(out, lambda: opened_in_time(out, may_lack=True).holds(DATA_FILE))


def summary_at(wish: BatchWish) -> Where:
    """Where the summary goes: beside the outputs, or into the outputs of the folder itself."""
    return wish.out or wish.folder / FOLDER


class SummaryFiles:
    """The files of the summary, in the folder where they belong.

    Raises `LkjipError` where somebody's work stands there or nothing can be written, before the
    real work begins.
    """

    def __init__(self, wish: BatchWish) -> None:
        self._folder = summary_at(wish)
        self._names = (f"{SUMMARY}.html", f"{SUMMARY}.json")
        self._outputs = Outputs()
        if isinstance(wish.folder, Path) and isinstance(self._folder, Path):
            self._outputs.stays_in(wish.folder)
        with self._here() as (folder, _):
            self._check(folder)
        if isinstance(self._folder, Path):
            make_folder(self._folder)
        else:
            in_time(self._folder, opened(self._folder).refuse_closed)

    @contextmanager
    def _here(self) -> Iterator[tuple[Path, Mirror | None]]:
        """The folder of the summary on this computer; of one elsewhere, a copy and its mirror."""
        if isinstance(self._folder, Path):
            yield self._folder, None
            return
        with tempfile.TemporaryDirectory(prefix="lkjip-") as place:
            mirror = Mirror(opened(self._folder), Path(place))
            in_time(self._folder, lambda: mirror.bring(*self._names))
            yield Path(place), mirror

    def _check(self, folder: Path) -> None:
        page, data = (folder / name for name in self._names)
        self._outputs.yields(data)
        try:
            self._outputs.check(page)
        except LkjipError as error:
            raise LkjipError(map(self._told, error.findings)) from None

    def _told(self, finding: Finding) -> Finding:
        place = Place(str(self._folder / self._names[0]))
        remedy = "Pindahkan berkas itu, atau sebutkan tempat lain dengan -o."
        return replace(finding, place=place, suggestion=remedy)

    def write(self, summary: Summary) -> Summary:
        """Write the page and the JSON; the summary with these files."""
        contents = (as_page(summary, self._folder), as_json(summary))
        with self._here() as (folder, mirror):
            self._check(folder)
            for name, content in zip(self._names, contents, strict=True):
                self._write(folder / name, content.encode("utf-8", "replace"))
            if mirror is not None:
                self._put(mirror)
        return replace(summary, files=tuple(self._folder / name for name in self._names))

    def _put(self, mirror: Mirror) -> None:
        assert isinstance(self._folder, Address)
        in_time(self._folder, lambda: mirror.put_back(self._names))

    def _write(self, file: Path, content: bytes) -> None:
        self._outputs.write(file, lambda aside: aside.write_bytes(content))
