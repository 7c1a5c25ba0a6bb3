"""Pages and pieces of pages from the templates of the window."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from lkjip_docgen.window.session import Session

_ROOM = Path(__file__).resolve().parent
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Pages:
    """The templates, with the addresses of one run."""

    def __init__(self, session: Session) -> None:
        self._base = session.base
        self._environment = Environment(
            loader=FileSystemLoader(_ROOM / "html"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["url"] = self.url
        self._environment.filters["dalam_kalimat"] = in_a_sentence

    def url(self, *steps: object) -> str:
        """The address of a page of this run."""
        return "/".join((self._base, *map(str, steps)))

    def text(self, name: str, **facts: object) -> str:
        """A page or a piece of one."""
        return self._environment.get_template(f"{name}.html").render(**facts)

    def page(self, name: str, **facts: object) -> HTMLResponse:
        """A page as an answer."""
        return HTMLResponse(self.text(name, **facts))

    def refusal(self, name: str, status: int, **facts: object) -> HTMLResponse:
        """A page that says why there is no other."""
        return HTMLResponse(self.text(name, **facts), status)


def in_a_sentence(title: str) -> str:
    """A title as it is written within a sentence: in small letters but for abbreviations.

    "Rencana kinerja tahunan (RKT)" becomes "rencana kinerja tahunan (RKT)".
    """
    return " ".join(
        word if sum(map(str.isupper, word)) > 1 else word.lower() for word in title.split(" ")
    )


@cache
def assets() -> dict[str, tuple[bytes, str]]:
    """Every style sheet, script and drawing of the window by its name, with its kind."""
    files = [file for folder in ("look", "script") for file in (_ROOM / folder).iterdir()]
    return {
        file.name: (file.read_bytes(), _KINDS[file.suffix])
        for file in files
        if file.suffix in _KINDS
    }
