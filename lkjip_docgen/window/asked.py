"""What was chosen on the page of an action: only what can be chosen is taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.findings.codes import window as codes
from lkjip_docgen.records import Record
from lkjip_docgen.window.actions import Action, Wish
from lkjip_docgen.window.entrusted import PREFIX, EntrustedFiles
from lkjip_docgen.window.opened import Opened, key_of
from lkjip_docgen.window.own_outputs import made, output_file, output_name
from lkjip_docgen.window.recent import recent_reports

DECISION = "putus:"
"""How the name of the decision on a conflict begins, in what the page of a refresh sends."""

_FOLDER = "folder:"
_LONGEST = 200  # characters of a text


class Choice(Record):
    """Something in a list on a page: what is sent when it is chosen, and what people read."""

    value: str
    label: str


class Answer(Record):
    """What was chosen: for the command, and as a page sends it to have it done again."""

    value: str
    again: str


def choices_for(opened: Opened, wish: Wish) -> Iterator[Choice]:
    """The documents of the project that a wish takes, the newest first; other reports last."""
    earlier = wish.kind == "laporan-lain"
    for each in made(opened.root, opened.workspace.data, wish.endings):
        if earlier or not each.is_earlier:
            yield Choice(each.name, each.name)
    if wish.kind == "laporan-lain":
        yield from (
            Choice(f"{_FOLDER}{key_of(each.folder)}", f"Isian di folder {each.folder.name}")
            for each in recent_reports()
            if each.folder != opened.root
        )


class Asked:
    """Takes what a page sent."""

    def __init__(self, entrusted: EntrustedFiles) -> None:
        self._entrusted = entrusted

    def answers(
        self, opened: Opened, action: Action, sent: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """The answers for the command, and what a page sends to have the same done again.

        Raises `LkjipError` for what cannot be chosen.
        """
        wishes = sorted(action.wishes, key=lambda wish: wish.stays)  # copied if all else is well
        found = {wish.name: self._answer(opened, wish, sent) for wish in wishes}
        answers = {name: each.value for name, each in found.items()}
        again = {name: each.again for name, each in found.items()}
        decisions = list(_decisions(sent))
        answers["putusan"] = " ".join(decisions)
        answers["utuh"] = "" if "putuskan" in sent else "ya"
        answers["timpa"] = sent.get("timpa", "")
        answers["ambil"] = sent.get("ambil", "")
        return answers, again

    def chosen(self, opened: Opened, wish: Wish, value: str) -> Path:
        """The document that was chosen, or dropped, where it is; `LkjipError` for none."""
        is_dropped = value.startswith(PREFIX)
        file = self._entrusted.file(value) if is_dropped else output_file(opened.root, value)
        if file is None or file.suffix.lower() not in wish.endings:
            raise _wrong(wish, "belum dipilih")
        return file

    def _answer(self, opened: Opened, wish: Wish, sent: Mapping[str, str]) -> Answer:
        value = sent.get(wish.name, "")
        if wish.is_file:
            return self._document(opened, wish, value)
        if wish.kind == "pilih" and value not in dict(wish.choices):
            raise _wrong(wish)
        if wish.kind == "angka" and value and not (value.isascii() and value.isdigit()):
            raise _wrong(wish, "harus berupa angka")
        if len(value) > _LONGEST or not value.isprintable():
            raise _wrong(wish)
        return Answer("", "") if wish.kind == "rahasia" else Answer(value, value)

    def _document(self, opened: Opened, wish: Wish, value: str) -> Answer:
        if not value and wish.optional:
            return Answer("", "")
        if wish.kind == "laporan-lain" and value.startswith(_FOLDER):
            folders = {f"{_FOLDER}{key_of(each.folder)}": each.folder for each in recent_reports()}
            if value not in folders:
                raise _wrong(wish, "belum dipilih")
            return Answer(str(folders[value]), value)
        file = self.chosen(opened, wish, value)
        if wish.stays and value.startswith(PREFIX):
            file = self._entrusted.into_project(opened.root, value)
        return Answer(str(file), output_name(opened.root, file) or value)


def _decisions(sent: Mapping[str, str]) -> Iterator[str]:
    """How conflicts are decided, as the command takes it."""
    for name, side in sent.items():
        conflict = name.removeprefix(DECISION)
        if conflict != name and side in ("data", "file") and not set(conflict) & set(" =\n\t"):
            yield f"{conflict}={side}"


def _wrong(wish: Wish, why: str = "tidak dapat dipakai") -> LkjipError:
    return problem(codes.JAWABAN, f"{wish.label} {why}.", path=wish.name)
