"""Outputs of a project folder stay in it: no link in a folder that was sent leads them away."""

from __future__ import annotations

from pathlib import Path

from lkjip_docgen.findings import problem
from lkjip_docgen.findings.codes import data as codes
from lkjip_docgen.project_files import leads_elsewhere


def refuse_elsewhere(root: Path, target: Path) -> None:
    """Raise `LkjipError` where `target`, written as a place below `root`, lies behind a link.

    A place outside the folder is the person's own choice, links and all.
    """
    link = leads_elsewhere(root, target)
    if link is None:
        return
    message = (
        f"`{link.name}` dalam folder proyek adalah tautan, sehingga {target.name} akan tertulis "
        "di tempat lain."
    )
    remedy = "Hapus tautan itu, atau tulis ke tempat lain dengan -o."
    raise problem(codes.KELUARAN_DI_TEMPAT_LAIN, message, root, remedy)
