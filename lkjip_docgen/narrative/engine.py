"""The narrative engine: a template in Jinja and Markdown becomes blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from jinja2 import Template

from lkjip_docgen.document import Blocks
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes.report import TOO_MUCH
from lkjip_docgen.narrative.builders import project_functions
from lkjip_docgen.narrative.environment import NarrativeEnvironment, environment, held
from lkjip_docgen.narrative.markdown import Converter, template_blocks
from lkjip_docgen.narrative.office import Find, data_blocks, showing
from lkjip_docgen.narrative.sentinels import Store
from lkjip_docgen.place import Place
from lkjip_docgen.style import load_style
from lkjip_docgen.templating import (
    Ended,
    Konteks,
    counting,
    explain,
    not_of_the_user,
    public_filters,
    rendering,
    texts_are_ours,
    try_out,
)

_LONGEST = 500_000  # characters of one chapter; the chapters of a whole report have a tenth


class Engine:
    """Renders the chapters of one report.

    `names` is what templates may use besides the functions; `folders` are
    searched in turn for templates, the project's own first.
    Heading ids are unique in all chapters together.
    """

    def __init__(
        self, konteks: Konteks, names: Mapping[str, object], folders: tuple[Path, ...]
    ) -> None:
        self._folders = folders
        self._root = konteks.project.root
        self._find = konteks.project.shown
        self._names = project_functions(konteks) | dict(names)
        self._used_ids: set[str] = set()
        self._numbers = load_style(self._root).tulisan.bilangan

    def render(self, name: str) -> Blocks:
        """The blocks of the template `name` ("narasi/ringkasan.md").

        Raises `LkjipError` with file and line for any mistake in it.
        """
        env = environment(self._folders)
        with counting(self._numbers):
            return _render(
                env, lambda: env.get_template(name), name, self._names, self._used_ids, self._find
            )

    def office_text(self, text: str) -> Blocks:
        """The blocks of a long text of the office that stands in no template."""
        with showing(self._find):
            return Converter(Store(), self._used_ids).with_ids(data_blocks(text))

    def try_out(self, names: Sequence[str]) -> None:
        """Render templates in a process that can be ended, where the project has its own.

        Raises `LkjipError` as `render` does, and for what did not end.
        """
        if not texts_are_ours(self._root):
            try_out(partial(self._render_all, names), self._not_ended)

    def _render_all(self, names: Sequence[str]) -> None:
        for name in names:
            self.render(name)

    def _not_ended(self, ended: Ended) -> LkjipError:
        known = (folder / ended.template for folder in self._folders)
        file = next((file for file in known if file.is_file()), self._root / ended.template)
        return problem(
            TOO_MUCH,
            f"Templat {Ended.reason}.",
            Place(str(file), max(1, ended.line)),
            "Kurangi perulangan atau hitungan pada baris itu.",
        )


def render_chapter(source: str, name: str, context: Mapping[str, object]) -> Blocks:
    """The blocks of one template given as text; `name` stands for it in messages.

    A `Konteks` in the context under the name `konteks` brings the project's
    tables, charts and pictures.  Errors as for `Engine.render`.
    """
    env = environment(())
    konteks = context.get("konteks")
    functions: dict[str, Callable[..., object]] = {}
    find: Find | None = None
    if isinstance(konteks, Konteks):
        functions, find = project_functions(konteks), konteks.project.shown

    def compiled() -> Template:
        code = env.compile(source, name, name)
        return Template.from_code(env, code, env.make_globals(None))

    return _render(env, compiled, name, functions | dict(context), set(), find, source)


def _render(
    env: NarrativeEnvironment,
    template: Callable[[], Template],
    name: str,
    names: Mapping[str, object],
    used_ids: set[str],
    find: Find | None,
    source: str | None = None,
) -> Blocks:
    store = Store()
    file = name
    try:
        found = template()
        file = found.filename or name
        with rendering(partial(held, store), _LONGEST), showing(find):
            text = env.concat(found.root_render_func(found.new_context(dict(names))))
            return template_blocks(text, store, used_ids)
    except Exception as error:
        known = [*names, *env.globals]
        text = source if source is not None else _source(file)
        problem = explain(error, file, text, known, public_filters(env))
        raise not_of_the_user(problem) from error


def _source(file: str) -> str:
    path = Path(file)
    return path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
