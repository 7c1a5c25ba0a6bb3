"""Where templates are opened: those of a project only as ordinary files of its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from jinja2.loaders import split_template_path

from lkjip_docgen.project_files import own_file
from lkjip_docgen.resources import TEMPLATES


class OwnFirst(FileSystemLoader):
    """Finds a template in the first of some folders that has it.

    The program's own folders are trusted; in every other one a link, or
    whatever else is no ordinary file, is refused with `LkjipError`.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(folders, encoding="utf-8-sig")
        self._checked = tuple(f for f in folders if not f.is_relative_to(TEMPLATES))

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is still the same."""
        split_template_path(template)  # of a name with `..` there is no template
        for folder in self._checked:
            root = _project(folder)
            own_file(root, f"{folder.relative_to(root).as_posix()}/{template}")
        source, file, is_same = super().get_source(environment, template)
        before = tuple(folder / template for folder in self._before(Path(file)))
        return source, file, lambda: is_same() and not any(map(Path.exists, before))

    def _before(self, file: Path) -> Iterator[Path]:
        """The folders that a template was looked for in vain before it was found."""
        for folder in map(Path, self.searchpath):
            if file.is_relative_to(folder):
                return
            yield folder


def _project(folder: Path) -> Path:
    """The project of a folder of templates, which may itself be no link."""
    for above in (folder, *folder.parents):
        if above.name == TEMPLATES.name:
            return above.parent
    return folder
