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
        self._checked = tuple(map(_in_project, (f for f in folders if _is_not_ours(f))))

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """The text of a template, its file, and whether that is still the same."""
        split_template_path(template)  # of a name with `..` there is no template
        for root, folder in self._checked:
            own_file(root, f"{folder}/{template}")
        source, file, is_same = super().get_source(environment, template)
        return source, file, lambda: is_same() and not any(self._before(Path(file), template))

    def _before(self, file: Path, template: str) -> Iterator[bool]:
        """Whether a template is there by now where it was looked for in vain before."""
        for folder in map(Path, self.searchpath):
            if file.is_relative_to(folder):
                return
            yield (folder / template).exists()


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
