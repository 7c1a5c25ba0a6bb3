"""Which charts have changed: only those are drawn again."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from functools import cache
from importlib.metadata import version
from pathlib import Path

from lkjip_docgen.document import Chart
from lkjip_docgen.records import Record, asdict
from lkjip_docgen.replacing import replace_file
from lkjip_docgen.style import Style, faces

FORMATS = ("png", "svg")
INDEX = "grafik.json"
_LONGEST = 120  # characters of an id that are part of a file name
_VERSION = 6  # of the drawing: to be raised whenever the same chart comes out differently


class Drawn(Record):
    """A chart on disk: a file a format, and whether any of them was drawn just now.

    `digests` are those of the files' contents: another build of the same project
    may write over a file between the drawing of a chart and its use.
    """

    id: str
    files: dict[str, Path]
    redrawn: bool
    digests: dict[str, str]


def draw(chart: Chart, style: Style, fmt: str) -> bytes:
    """The chart as `png` (200 dpi, for Word) or `svg` (text as text, for PDF).

    Raises `ValueError` for another format, and for a chart whose rows do not
    match its categories.
    """
    if fmt not in FORMATS:
        raise ValueError(f"{chart.id}: unknown format {fmt!r}")
    from lkjip_docgen.charts.drawing import paint

    return paint(chart, style, (fmt,))[fmt]


def render(
    charts: Iterable[Chart], style: Style, folder: Path, formats: tuple[str, ...] = ("png",)
) -> list[Drawn]:
    """Bring the files `<id>.<format>` in `folder` up to date, in the order of the charts.

    An index beside them holds the digest of what each file was drawn from, and
    of the file; a file is left alone where both are unchanged, so that a damaged
    picture is drawn again.  New files are written aside and moved into place.
    Raises `OSError` when the folder cannot be written, and `ValueError` for a
    chart that `draw` refuses or an id that is used twice or is no file name.
    """
    return list(each_rendered(tuple(charts), style, folder, formats))


def each_rendered(
    charts: Sequence[Chart], style: Style, folder: Path, formats: tuple[str, ...]
) -> Iterator[Drawn]:
    """The same one by one, each as soon as it is drawn; the index is written after the last."""
    _check(charts, formats)
    folder.mkdir(parents=True, exist_ok=True)
    index = _read_index(folder)
    changed = False
    for chart in charts:
        drawn = _update(chart, style, folder, formats, index)
        changed |= drawn.redrawn
        yield drawn
    if changed:
        content = json.dumps(dict(sorted(index.items())), indent=1) + "\n"
        _write(folder / INDEX, content.encode())


def kept(charts: Iterable[Chart], style: Style, folder: Path, fmt: str) -> dict[str, bytes]:
    """Those pictures in `folder` that need not be drawn again, by the ids of their charts."""
    index = _read_index(folder)
    found: dict[str, bytes] = {}
    for chart in charts:
        file = folder / f"{_stem(chart.id)}.{fmt}"
        mark = index.get(file.name, "")
        if mark.startswith(digest(chart, style)):
            with suppress(OSError):
                picture = file.read_bytes()
                if mark.endswith(hashlib.sha256(picture).hexdigest()):
                    found[chart.id] = picture
    return found


def digest(chart: Chart, style: Style) -> str:
    """What a picture of the chart depends on, as 64 hexadecimal digits."""
    made_by = {"versi": _VERSION, "matplotlib": _matplotlib(), "huruf": faces.state()}
    content = {**made_by, "grafik": chart, "gaya": style}
    text = json.dumps(content, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _matplotlib() -> str:
    """What changes when another matplotlib is installed."""
    return version("matplotlib")


def _plain(value: object) -> str | dict[str, object]:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, Record):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} in a chart")


def _update(
    chart: Chart, style: Style, folder: Path, formats: Sequence[str], index: dict[str, str]
) -> Drawn:
    files = {fmt: folder / f"{_stem(chart.id)}.{fmt}" for fmt in formats}
    current = digest(chart, style)
    stale = [fmt for fmt, file in files.items() if not _is_current(file, current, index)]
    if stale:
        from lkjip_docgen.charts.drawing import paint

        for fmt, picture in paint(chart, style, stale).items():
            _write(files[fmt], picture)
            index[files[fmt].name] = _mark(current, picture)
    digests = {fmt: index[file.name].rpartition(" ")[2] for fmt, file in files.items()}
    return Drawn(chart.id, files, bool(stale), digests)


def content(drawn: Drawn, chart: Chart, style: Style, fmt: str) -> bytes:
    """The file of a chart as it was drawn; anew where another build has drawn another since."""
    with suppress(OSError):
        found = drawn.files[fmt].read_bytes()
        if hashlib.sha256(found).hexdigest() == drawn.digests[fmt]:
            return found
    return draw(chart, style, fmt)


def _stem(name: str) -> str:
    """The file name of a chart: its id, which follows people's names and may be very long."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_LONGEST]}-{hashlib.sha256(name.encode()).hexdigest()[:12]}"


def _is_current(file: Path, current: str, index: Mapping[str, str]) -> bool:
    """Whether a file is, byte for byte, what was drawn from the same data in the same look."""
    if not index.get(file.name, "").startswith(current):
        return False
    try:
        return index[file.name] == _mark(current, file.read_bytes())
    except OSError:
        return False


def _mark(current: str, picture: bytes) -> str:
    return f"{current} {hashlib.sha256(picture).hexdigest()}"


def _check(charts: Sequence[Chart], formats: Sequence[str]) -> None:
    _check_names(charts)
    for fmt in formats:
        if fmt not in FORMATS:
            raise ValueError(f"unknown format {fmt!r}")


def _check_names(charts: Sequence[Chart]) -> None:
    """Raise `ValueError` unless every chart can have a file of its own."""
    seen: set[str] = set()
    for chart in charts:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", chart.id):
            raise ValueError(f"chart id {chart.id!r} is no file name")
        if chart.id in seen:
            raise ValueError(f"chart id {chart.id!r} is used twice")
        seen.add(chart.id)


def _read_index(folder: Path) -> dict[str, str]:
    try:
        index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(index, Mapping):
        return {}
    return {str(name): str(mark) for name, mark in index.items() if (folder / str(name)).is_file()}


def _write(target: Path, content: bytes) -> None:
    replace_file(target, lambda aside: aside.write_bytes(content))
