"""The project's own look: sound, and set in faces that are there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_docgen.checks.rule import Problem, Subject, rule
from lkjip_docgen.findings import Finding, LkjipError, Severity
from lkjip_docgen.style import is_installed, load_style, own_faces


def mistakes(root: Path) -> tuple[Finding, ...]:
    """What is wrong with the look of a project folder; it would forbid a report."""
    try:
        load_style(root)
    except LkjipError as error:
        return error.findings
    return ()


@rule("LK458", Severity.WARNING, "Huruf laporan belum terpasang")
def missing_face(subject: Subject) -> Iterator[Problem]:
    """A face that `gaya.toml` asks for and that this computer does not have."""
    for face, place in own_faces(subject.project.root).items():
        if not is_installed(face):
            yield Problem(
                (),
                f"Huruf `{face}` tidak terpasang pada komputer ini; grafik dan PDF memakai "
                "huruf cadangan.",
                "Pasang huruf itu, atau pilih huruf lain pada gaya.toml.",
                place,
            )
