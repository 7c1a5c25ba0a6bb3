"""Whatever a window and an editor type, in whatever order they save: it is in the file, or told.

The model knows nothing of merging.  Every value that is typed is a word that is nowhere else.  It
is alive until somebody who sees it writes over it, takes it out, or decides against it.  After each
step every living word must stand in the file or in a conflict.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from draws import seeds, thorough

from lkjip_docgen.filling import Workspace
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.resources import SAMPLES
from lkjip_docgen.source import Path_

SMALL = """\
kantor:
  nama: Kantor A   # nama lengkap
  surel: a@b.id
  telepon:
  moto: Cepat
  alamat: >
    Jalan Satu
    Kota Dua
indikator:
  - kode: ikm
    nama: Indeks
    satuan: nilai
    # yang berikut disalin dari pedoman
    sumber: [satu, dua, tiga]
  - kode: iki
    nama: Integritas
    satuan: nilai
inovasi:
  - nama: Sapa
    uraian: Petugas menyapa.
  - nama: Sapa
    uraian: Petugas menyapa.
  - nama: Jemput
pohon_kinerja:
  simpul:
    - uraian: Akar
      indikator:
        - nama: A
        - nama: B
        - nama: B
    - uraian: Cabang
    - uraian: Cabang
istilah:
  ikm: Indeks
"""
WORD = re.compile(r"kata\d+\b")
LINE = re.compile(r"^( *(?:- )?[a-z_]+:) (?!\s*[>|&*\[{#])(\S[^#\n]*?)(\s+#.*)?$", re.M)
ITEM = re.compile(r"^( *)- .*\n(?:\1  .*\n)*", re.M)


class Desk:
    """A window on a project, and an editor that reads the file again only when it is reopened."""

    def __init__(self, root: Path, seed: int) -> None:
        self.draw = random.Random(seed)
        self.workspace = Workspace(root)
        self.file = self.workspace.file
        self.buffer = self.on_disk
        self.alive: set[str] = set()
        self.own: set[str] = set()  # typed in the window
        self.typed: set[str] = set()  # in the editor, not saved yet
        self.taken: set[str] = set()  # out of the editor's text, not saved yet
        self.count = 0

    @property
    def on_disk(self) -> str:
        return self.file.read_bytes().decode()

    def word(self) -> str:
        self.count += 1
        return f"kata{self.count}"

    def typed_here(self, new: str) -> None:
        self.alive.add(new)
        self.own.add(new)

    def step(self) -> str:
        window = [self.fill] * 4 + [self.add, self.remove, self.move, self.undo]
        editor = [self.type] * 3 + [self.take_out, self.save, self.save, self.reopen]
        action = self.draw.choice([*window, *editor, self.decide])
        return f"{action.__name__}: {action()}"

    def hold(self, told: str) -> None:
        """Every living word is in the file or in a conflict."""
        told_of = " ".join(
            f"{one.mine} {one.theirs} {one.value} {one.their_value}"
            for one in self.workspace.conflicts
        )
        lost = self.alive - words(self.on_disk) - words(told_of)
        assert not lost, told

    # --- the window ----------------------------------------------------------------------

    def fill(self) -> str:
        self.workspace.look()
        path, now = self.draw.choice(list(self.values()))
        new = self.word()
        self.alive -= words(str(now))
        self.workspace.set(path, new)
        self.typed_here(new)
        return f"{path} {new}"

    def add(self) -> str:
        self.workspace.look()
        path, items = self.draw.choice(list(self.lists()))
        new = self.word()
        like = self.draw.choice(items)
        item = {"nama": new, "uraian": "Sama."} if isinstance(like, dict) else new
        self.workspace.add(path, item, self.draw.randint(0, len(items)))
        self.typed_here(new)
        return f"{path} {new}"

    def remove(self) -> str:
        self.workspace.look()
        path, items = self.draw.choice(list(self.lists()))
        if sum(1 for _ in self.lists()) < 4:
            return ""
        place = self.draw.randrange(len(items))
        self.alive -= words(str(items[place]))
        self.workspace.remove((*path, place))
        return f"{path} {place}"

    def move(self) -> str:
        self.workspace.look()
        path, items = self.draw.choice(list(self.lists()))
        place, to = self.draw.randrange(len(items)), self.draw.randrange(len(items))
        self.workspace.move((*path, place), to)
        return f"{path} {place} {to}"

    def undo(self) -> str:
        self.workspace.look()
        before = words(self.on_disk)
        try:
            told = self.workspace.undo()
        except LkjipError as error:
            told = str(error)
        else:
            self.alive -= (before - words(self.on_disk)) & self.own
        return f"{told}"

    def decide(self) -> str:
        self.workspace.look()
        if not self.workspace.conflicts:
            return ""
        conflict = self.draw.choice(self.workspace.conflicts)
        mine = self.draw.random() < 0.5
        try:
            self.workspace.decide(conflict.id, mine=mine)
        except LkjipError as error:  # where it was is gone: it stays told
            return f"{error}"
        chosen, other = conflict.value, conflict.their_value
        gone = words(str(other)) if mine else words(str(chosen))
        self.alive -= gone - words(self.on_disk)
        return f"{conflict.path} {mine}"

    # --- the editor ----------------------------------------------------------------------

    def type(self) -> str:
        """Write over a value in the editor."""
        found = list(LINE.finditer(self.buffer))
        if not found:
            return ""
        one = self.draw.choice(found)
        new = self.word()
        start, end = one.span(2)
        self.taken |= words(self.buffer[start:end])
        self.typed.add(new)
        self.buffer = self.buffer[:start] + new + self.buffer[end:]
        return f"{one[0]!r} {new}"

    def take_out(self) -> str:
        """Take an item out in the editor."""
        found = [one for one in ITEM.finditer(self.buffer) if one[1]]
        if len(found) < 5:
            return ""
        one = self.draw.choice(found)
        left = self.buffer[: one.start()] + self.buffer[one.end() :]
        self.taken |= words(one[0]) - words(left)
        self.buffer = left
        return repr(one[0])

    def save(self) -> str:
        aside = self.file.with_name("sementara")
        aside.write_bytes(self.buffer.encode())
        aside.replace(self.file)
        self.workspace.look()
        self.alive -= self.taken
        self.alive |= self.typed & words(self.buffer)
        self.typed, self.taken = set(), set()
        return ""

    def reopen(self) -> str:
        """What was typed and not saved is given up; the file is read anew."""
        self.buffer = self.on_disk
        self.typed, self.taken = set(), set()
        return ""

    # --- where -------------------------------------------------------------------------------

    def values(self) -> Iterator[tuple[Path_, Any]]:
        for path, value in walk(self.workspace.data):
            if path and isinstance(path[-1], str) and not isinstance(value, dict | list):
                yield path, value

    def lists(self) -> Iterator[tuple[Path_, list[Any]]]:
        for path, value in walk(self.workspace.data):
            if isinstance(value, list) and value:
                yield path, value


def walk(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
    yield path, value
    steps = value.items() if isinstance(value, dict) else ()
    steps = enumerate(value) if isinstance(value, list) else steps
    for step, item in steps:
        yield from walk(item, (*path, step))


def words(text: str) -> set[str]:
    return set(WORD.findall(text))


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Losing power is not tried here, nor is a file that is half written."""
    monkeypatch.setattr("os.fsync", lambda _: None)
    monkeypatch.setattr("lkjip_docgen.filling.files._WRITING", 0)


@pytest.mark.parametrize("seed", seeds(16, 4))
def test_nothing_that_is_typed_is_lost(tmp_path: Path, seed: int) -> None:
    (tmp_path / "laporan.yaml").write_text(SMALL)
    desk = Desk(tmp_path, seed)

    for _ in range(100):
        desk.hold(desk.step())


@pytest.mark.parametrize("seed", seeds(1, 1))
@pytest.mark.parametrize("name", sorted(each.name for each in SAMPLES.iterdir() if each.is_dir()))
def test_nothing_that_is_typed_in_a_sample_is_lost(tmp_path: Path, name: str, seed: int) -> None:
    root = tmp_path / name
    shutil.copytree(SAMPLES / name, root)
    desk = Desk(root, seed)

    for _ in range(50 if thorough() else 25):
        desk.hold(desk.step())
