"""The HTML templates: rendered by a sandboxed, strict Jinja that escapes every value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.idn.dates import format_date
from lkjip_docgen.idn.printing import print_quantity
from lkjip_docgen.place import Place
from lkjip_docgen.quantity import Quantity, Status
from lkjip_docgen.resources import TEMPLATES, template
from lkjip_docgen.template_loader import OwnFirst

_FOLDER = "html"
_MISSING = Markup("<mark>[BELUM DIISI]</mark>")


def render(name: str, names: Mapping[str, object], project: Path | None) -> str:
    """A template of `templates/html/`, or the project's own of that name.

    Raises `LkjipError` (LK803) with the file and line of a mistake in it.
    """
    environment = _environment(_folders(project))
    try:
        return environment.get_template(name).render(names)
    except (TemplateError, TypeError, KeyError, OSError, UnicodeDecodeError) as error:
        raise _problem(error, name, project) from error


def source(name: str, project: Path | None) -> str:
    """The text of a style sheet or drawing beside the templates."""
    path = _find(name, project)
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _problem(error, name, project) from error


def _folders(project: Path | None) -> tuple[Path, ...]:
    own = (project / "templates" / _FOLDER,) if project is not None else ()
    return (*own, TEMPLATES / _FOLDER)


def _find(name: str, project: Path | None) -> Path:
    return template(f"{_FOLDER}/{name}", project)


@lru_cache(maxsize=8)
def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=OwnFirst(folders),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _printed(value: object) -> object:
    """What a value prints; a missing one shows that it is missing."""
    if value is None or (value == "" and not isinstance(value, Markup)):
        return _MISSING
    if isinstance(value, Quantity):
        return _MISSING if value.status is Status.KOSONG else print_quantity(value)
    return format_date(value) if isinstance(value, date) else value


def _problem(error: Exception, name: str, project: Path | None) -> LkjipError:
    line = error.lineno if isinstance(error, TemplateSyntaxError) else _line(error, name)
    return LkjipError(
        Finding(
            "LK803",
            Severity.ERROR,
            f"Templat {name} tidak dapat dipakai: {error}.",
            Place(str(_find(name, project)), max(line, 1)),
            suggestion="Perbaiki templat itu, atau hapus agar templat bawaan dipakai.",
        )
    )


def _line(error: Exception, name: str) -> int:
    """The last line of the template through which an error passed."""
    frame, line = error.__traceback__, 0
    while frame is not None:
        if frame.tb_frame.f_code.co_filename.endswith(name):
            line = frame.tb_lineno
        frame = frame.tb_next
    return line
