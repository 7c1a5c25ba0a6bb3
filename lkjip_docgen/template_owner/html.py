"""Checks the HTML templates of a project, branch by branch, without rendering them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from lkjip_docgen.findings import Finding
from lkjip_docgen.findings.codes import templates as codes
from lkjip_docgen.pdf import Lists, environment, folders
from lkjip_docgen.style import Colors
from lkjip_docgen.template_owner import kinds
from lkjip_docgen.template_owner.kinds import TEXT, Choices, Kind
from lkjip_docgen.template_owner.scope import slots
from lkjip_docgen.template_owner.template_texts import Texts

REPORT = "laporan.html"
AGREEMENT = "perjanjian.html"
CHANGES = "perubahan.html"
_PAGES = (REPORT, AGREEMENT, CHANGES)
_SHARED = {"kepala.html": _PAGES, "gaya-naskah.html": (AGREEMENT, CHANGES)}
"""What pages include, and which of them do."""


def own_pages(root: Path) -> list[str]:
    """The HTML templates that a project has of its own, by themselves or by what they include."""
    own = folders(root)[0]
    changed = {name for name in _PAGES if (own / name).is_file()}
    for shared, pages in _SHARED.items():
        if (own / shared).is_file():
            changed.update(pages)
    return [name for name in _PAGES if name in changed]


def check_page_text(
    root: Path, name: str, scope: Mapping[str, Kind], parts: Collection[str]
) -> list[Finding]:
    """The findings about one of them; `parts` are those that it may place."""
    names = {} if name == CHANGES else dict(scope)
    if name == CHANGES:
        names |= {"kantor": TEXT, "perihal": TEXT}
    texts = Texts(folders(root)[0], environment(folders(root)), {**names, **_page_names(parts)})
    return texts.check([name])


def _page_names(parts: Collection[str]) -> dict[str, Kind]:
    """What only HTML templates have."""
    return {
        "isi": slots(parts),
        "daftar": _choices("Daftar", list(Lists())),
        "gambar": _choices("Gambar", ("lambang", "sampul")),
        "sifat": kinds.of_annotation(dict[str, str]),
        "warna": kinds.of_annotation(Colors),
        "gaya": TEXT,
        "waktu": TEXT,
        "draf": kinds.of_annotation(bool),
    }


def _choices(noun: str, names: Collection[str]) -> Kind:
    return frozenset({Choices(codes.NAMA, noun, frozenset(names), TEXT)})
