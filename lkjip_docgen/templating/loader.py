"""Where templates are opened: those of a project only as ordinary files of its folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from os import sep
from os.path import exists, lexists, normpath
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
        self._checked = tuple(map(_in_project, (f for f in folders if _is_not_ours(f))))

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is still the same."""
        split_template_path(template)  # of a name with `..` there is no template
        for root, folder in self._checked:
            if lexists(root / folder):
                own_file(root, f"{folder}/{template}")
        source, file, is_same = super().get_source(environment, template)
        before = [f"{folder}/{template}" for folder in self._before(file)]
        return source, file, lambda: is_same() and not any(map(exists, before))

    def _before(self, file: str) -> Iterator[str]:
        """The folders that a template was looked for in vain before it was found."""
        for folder in self.searchpath:
            if file.startswith(f"{normpath(folder)}{sep}"):
                return
            yield folder


def _is_not_ours(folder: Path) -> bool:
    return not folder.is_relative_to(TEMPLATES)


def _in_project(folder: Path) -> tuple[Path, str]:
    """The project of a folder of templates, and what the folder is called in it."""
    root = _project(folder)
    return root, folder.relative_to(root).as_posix()


def _project(folder: Path) -> Path:
    """The project of a folder of templates, which may itself be no link."""
    for above in (folder, *folder.parents):
        if above.name == TEMPLATES.name:
            return above.parent
    return folder
