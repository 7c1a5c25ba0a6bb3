"""The HTML templates: rendered in the environment of all templates, every value escaped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import TemplateSyntaxError
from markupsafe import Markup, escape

from lkjip_docgen.document import Inline, Inlines, Text, Value, plain_text
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import report as codes
from lkjip_docgen.idn import format_date
from lkjip_docgen.place import Place
from lkjip_docgen.resources import TEMPLATES, template
from lkjip_docgen.templating import (
    INLINE_FUNCTIONS,
    Ended,
    Lookup,
    OwnFirst,
    TemplateEnvironment,
    not_of_the_user,
    place_in,
    problem_of,
    public_filters,
    rendering,
    texts_are_ours,
    to_inlines,
    try_out,
)

_FOLDER = "html"
_MISSING = Markup("<mark>[BELUM DIISI]</mark>")
_LONGEST = 2_000_000  # characters, besides what the program itself puts in

_STRAY = {ord(sign): None for sign in "\ue0f2\ue0f3\ue0f4\ue0f5"}  # of marks for what is put in

Writer = Callable[[Inlines], str]
"""Writes inlines as markup."""


def render(
    name: str,
    names: Mapping[str, object],
    project: Path | None,
    write: Writer,
    given: int = 0,
) -> str:
    """A template of `templates/html/`, or the project's own of that name.

    `write` says how a value looks; `given` is how many characters the program
    itself hands to the template.  Raises `LkjipError` (LK803) with the file
    and line of a mistake in it.
    """
    if project is not None and not texts_are_ours(project, _FOLDER):
        outline = {**names, "isi": Outline(names.get("isi"))}
        work = partial(_render, name, outline, project, _words, given)
        try_out(work, partial(_not_ended, name, project))
    return _render(name, names, project, write, given)


class Outline(Lookup):
    """Which parts of the report have content, for a trial: nothing is written for it."""

    def __init__(self, parts: object) -> None:
        self._filled = frozenset(parts) if isinstance(parts, Lookup) else frozenset()

    def __getitem__(self, name: str) -> Markup:
        return Markup(name if name in self._filled else "")


def _words(inlines: Inlines) -> str:
    return escape(plain_text(inlines))


def _render(
    name: str, names: Mapping[str, object], project: Path | None, write: Writer, given: int
) -> str:
    found = environment(folders(project))
    try:
        template = found.get_template(name)
        with rendering(lambda value: _printed(value, write), _LONGEST + 2 * given):
            return found.concat(template.root_render_func(template.new_context(dict(names))))
    except LkjipError:
        raise
    except Exception as error:
        raise _problem(error, name, project, [*names, *found.globals]) from error


def _not_ended(name: str, project: Path | None, ended: Ended) -> LkjipError:
    file = find(ended.template or name, project)
    return _finding(name, f"{Ended.reason}.", Place(str(file), max(1, ended.line)))


def source(name: str, project: Path | None) -> str:
    """The text of a style sheet or drawing beside the templates."""
    path = find(name, project)
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _problem(error, name, project, ()) from error


def folders(project: Path | None) -> tuple[Path, ...]:
    """Where templates are looked for, the project's own folder first."""
    own = (project / "templates" / _FOLDER,) if project is not None else ()
    return (*own, TEMPLATES / _FOLDER)


def find(name: str, project: Path | None) -> Path:
    """The file of a template."""
    return template(f"{_FOLDER}/{name}", project)


@lru_cache(maxsize=8)
def environment(folders: tuple[Path, ...]) -> TemplateEnvironment:
    """The environment that finds templates in `folders`, the first one first."""
    return TemplateEnvironment(
        OwnFirst(folders),
        functions=INLINE_FUNCTIONS,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printed(value: object, write: Writer) -> str:
    """What a value prints; a missing one shows that it is missing."""
    if value in (None, ""):
        return _MISSING
    if isinstance(value, str):  # as typed, for it may stand in an attribute or a title
        return escape(value.translate(_STRAY))
    if isinstance(value, date):
        return escape(format_date(value))
    inlines = to_inlines(value)
    if all(map(_is_plain, inlines)):
        return escape(plain_text(inlines).translate(_STRAY))
    return Markup(write(inlines).translate(_STRAY))


def _is_plain(inline: Inline) -> bool:
    """Whether an inline is words alone, which may stand in an attribute too."""
    return isinstance(inline, Text | Value) and not (inline.bold or inline.italic)


def _problem(
    error: Exception, name: str, project: Path | None, names: tuple[str, ...] | list[str]
) -> LkjipError:
    file = str(find(name, project))
    if isinstance(error, TemplateSyntaxError):
        place = Place(error.filename or file, max(error.lineno, 1))
    else:
        place = place_in(error.__traceback__) or Place(file)
    problem = problem_of(error, names, public_filters(environment(folders(project))))
    return not_of_the_user(_finding(name, problem.message, place, problem.suggestion))


def _finding(name: str, why: str, place: Place, suggestion: str = "") -> LkjipError:
    remedy = suggestion or "Perbaiki templat itu, atau hapus agar templat bawaan dipakai."
    message = f"Templat {name} tidak dapat dipakai: {why}"
    return problem(codes.HTML_TEMPLATE, message, place, remedy)
