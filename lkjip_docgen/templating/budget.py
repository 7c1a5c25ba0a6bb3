"""What a template may cost: steps, sizes of what it makes, and where it is just now.

A step is a statement, an item looped over, or work of about ten microseconds;
the templates that come with the program take a few thousand for a whole
report.  The limits are counts, not seconds, so that a template that is
refused here is refused on every computer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from lkjip_docgen.document import Absence
from lkjip_docgen.findings.codes.report import TOO_MUCH
from lkjip_docgen.idn import format_decimal
from lkjip_docgen.records import MutableRecord
from lkjip_docgen.templating.data import Group
from lkjip_docgen.templating.problems import TemplateMistakeError

STEPS: Final = 300_000
"""Steps of one template with all that it includes."""

TEXT: Final = 1_000_000
"""Characters of a text that a template puts together."""

ITEMS: Final = 20_000
"""Values in a list that a template puts together, those in lists inside it too."""

COUNT: Final = 10_000
"""The largest number that says how often or how far: `range`, `batch`, `slice`."""

_PER_STEP = 1_000  # characters that a step may copy


class Rendering(MutableRecord):
    """One template being rendered: how it prints a value, and what it has left.

    `longest` is the most characters that it may print; `notice` is told each
    line that is reached, where somebody watches.  `absent` is the value that the
    statement going on found missing last.
    """

    printer: Callable[[object], str]
    longest: int = TEXT
    notice: Callable[[str, int], None] | None = None
    steps: int = STEPS
    absent: Absence | None = None


_current: ContextVar[Rendering | None] = ContextVar("rendering", default=None)
_watcher: ContextVar[Callable[[str, int], None] | None] = ContextVar("watcher", default=None)


@contextmanager
def rendering(printer: Callable[[object], str], longest: int = TEXT) -> Iterator[None]:
    """Render one template within a budget of its own."""
    token = _current.set(Rendering(printer, longest, _watcher.get()))
    try:
        yield
    finally:
        _current.reset(token)


@contextmanager
def watched(notice: Callable[[str, int], None]) -> Iterator[None]:
    """Tell `notice` the template and line of every step of the renderings inside."""
    token = _watcher.set(notice)
    try:
        yield
    finally:
        _watcher.reset(token)


def current() -> Rendering:
    """The rendering that goes on."""
    found = _current.get()
    if found is None:
        raise RuntimeError("no template is being rendered")
    return found


def spend(steps: int) -> None:
    """Take steps from the budget; raises `TemplateMistakeError` when none are left."""
    found = _current.get()
    if found is None:  # a template is being compiled: nothing runs long
        return
    found.steps -= steps
    if found.steps < 0:
        raise TemplateMistakeError(
            TOO_MUCH,
            "Templat melampaui batas langkah: perulangan, makro, atau penyertaan tidak berakhir.",
            f"Satu templat boleh menempuh {_printed(STEPS)} langkah. Kurangi perulangannya.",
        )


def step(template: str | None, line: int) -> None:
    """A statement of a template begins."""
    found = _current.get()
    if found is not None:
        found.absent = None
        if found.notice is not None:
            found.notice(template or "", line)
    spend(1)


def is_absent(section: object, name: str) -> None:
    """A value is read that its section does not hold."""
    found = _current.get()
    if found is not None:
        found.absent = Absence(section, name)


def last_absent() -> Absence | None:
    """The value that the statement going on found missing last."""
    found = _current.get()
    return None if found is None else found.absent


def text_of_size(size: int) -> None:
    """A text of so many characters is about to be made."""
    if size > TEXT:
        raise TemplateMistakeError(
            TOO_MUCH,
            "Teks yang disusun templat terlalu panjang.",
            f"Batasnya {_printed(TEXT)} huruf.",
        )
    spend(size // _PER_STEP)


def list_of_size(size: int) -> None:
    """A list of so many values is about to be made."""
    if size > ITEMS:
        raise TemplateMistakeError(
            TOO_MUCH, "Daftar yang disusun templat terlalu panjang.", f"Batasnya {_printed(ITEMS)}."
        )
    spend(size // 10)


def within(number: int, what: str) -> int:
    """A number that says how often or how far, not beyond its limit."""
    if not -COUNT <= number <= COUNT:
        raise TemplateMistakeError(
            TOO_MUCH, f"Angka untuk {what} terlalu besar.", f"Batasnya {_printed(COUNT)}."
        )
    return number


def made(value: object) -> object:
    """A container that a template made, once its values are counted, inner ones too.

    What holds itself many times over (`[x, x]` of `[x, x]` ...) grows without
    end where it is compared or printed; here it stops growing.
    """
    waiting, size = [value], 0
    while waiting:
        item = waiting.pop()
        size += 1
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif type(item) in (list, tuple, Group):
            waiting.extend(item)  # type: ignore[arg-type]
        if size + len(waiting) > ITEMS:
            list_of_size(ITEMS + 1)
    spend(size // 10)
    return value


def joined(pieces: Iterable[str]) -> str:
    """The output of a template, a macro or a block in one text."""
    limit = _current.get()
    longest = TEXT if limit is None else limit.longest
    parts: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > longest:
            raise TemplateMistakeError(
                TOO_MUCH,
                "Hasil templat terlalu panjang.",
                f"Batasnya {_printed(longest)} huruf.",
            )
        parts.append(piece)
    spend(size // _PER_STEP)
    return "".join(parts)


def _printed(number: int) -> str:
    return format_decimal(number)
