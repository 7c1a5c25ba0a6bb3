"""What was typed and waits for a decision, kept in the user's own configuration.

A window may be closed before anybody chose: the next one asks again.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

from lkjip_docgen.filling import Conflict, Workspace
from lkjip_docgen.replacing import replace_file
from lkjip_docgen.window.recent import own_folder

_WORDS = ("file", "title", "mine", "theirs")
_KEPT = (*_WORDS, "value", "their_value", "table")


class Undecided:
    """The conflicts of a project, by the key of the project."""

    def __init__(self, key: str) -> None:
        folder = own_folder()
        self._file = None if folder is None else folder / "belum-diputus" / f"{key}.json"
        self._last: tuple[str, ...] = ()

    def give_back(self, workspace: Workspace) -> None:
        """Tell the project what was kept; what cannot be read is left alone."""
        if self._file is None:
            return
        with suppress(OSError, ValueError, KeyError, TypeError, ArithmeticError):
            told = json.loads(self._file.read_text(encoding="utf-8"))
            found = [_conflict(each) for each in told["pertentangan"]]
            workspace.tell_again(base64.b64decode(told["berkas"]), found)
            self._last = _ids(workspace.conflicts)

    def keep(self, workspace: Workspace) -> None:
        """Keep the conflicts as they are, where they are others than those kept last."""
        ids = _ids(workspace.conflicts)
        if self._file is None or ids == self._last:
            return
        self._last = ids
        with suppress(OSError):
            if ids:
                self._write(self._file, workspace)
            else:
                self._file.unlink(missing_ok=True)

    def _write(self, file: Path, workspace: Workspace) -> None:
        raw, conflicts = workspace.undecided()
        told = {
            "berkas": base64.b64encode(raw).decode(),
            "pertentangan": [_told(each) for each in conflicts],
        }
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = json.dumps(told, default=_as_json)
        replace_file(file, lambda aside: _private(aside, text))


def _private(file: Path, text: str) -> None:
    file.chmod(0o600)
    file.write_text(text, encoding="utf-8")


def _ids(conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    return tuple(each.id for each in conflicts)


def _told(conflict: Conflict) -> dict[str, object]:
    facts = {name: getattr(conflict, name) for name in _KEPT}
    return {**facts, "path": list(conflict.path)}


def _as_json(value: object) -> object:
    """What JSON has no word for."""
    if isinstance(value, Decimal):
        return {"$angka": str(value)}
    if isinstance(value, date):
        return {"$tanggal": value.isoformat()}
    if isinstance(value, bytes):
        return {"$isi": base64.b64encode(value).decode()}
    raise TypeError(type(value).__name__)


def _conflict(told: Mapping[str, object]) -> Conflict:
    """A conflict that was kept; raises `ValueError` for what cannot be one."""
    facts = {name: _value(told[name]) for name in _KEPT}
    path = told["path"]
    if not isinstance(path, list) or not all(isinstance(step, str | int) for step in path):
        raise ValueError("path")
    if not all(isinstance(facts[name], str) for name in _WORDS):
        raise ValueError("words")
    if not isinstance(facts["table"], bytes):
        raise ValueError("table")
    return Conflict(id="", path=tuple(path), **facts)  # type: ignore[arg-type]


def _value(told: object) -> object:
    if isinstance(told, list):
        return [_value(item) for item in told]
    if not isinstance(told, dict):
        return told
    match list(told.items()):
        case [("$angka", str(number))]:
            return Decimal(number)
        case [("$tanggal", str(day))]:
            return date.fromisoformat(day)
        case [("$isi", str(content))]:
            return base64.b64decode(content)
    return {key: _value(item) for key, item in told.items()}
