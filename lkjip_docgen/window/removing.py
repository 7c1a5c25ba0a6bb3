"""Items that people take out, and what they say of others that name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lkjip_docgen.filling import Decision, Workspace
from lkjip_docgen.source import Path_
from lkjip_docgen.window.sent import unreadable

LISTED: Final = 8
"""Items that the question lists; of more it says how many."""


def remove(workspace: Workspace, path: Path_, answers: object) -> None:
    """Take an item out; `answers` say what becomes of those that name it."""
    if workspace.followers(path):
        workspace.remove_with(path, _decisions(answers))
    else:
        workspace.remove(path)


def _decisions(answers: object) -> dict[str, Decision]:
    """What a page sent: by the kind of group "hapus", "kosong", or "pindah:" and a name."""
    if not isinstance(answers, Mapping):
        raise unreadable()
    return {str(kind): _decision(str(answer)) for kind, answer in answers.items()}


def _decision(answer: str) -> Decision:
    what, _, to = answer.partition(":")
    match what:
        case "hapus" | "kosong" | "pindah":
            return Decision(what, to)
    raise unreadable()
