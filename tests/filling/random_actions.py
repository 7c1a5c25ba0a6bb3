"""A project edited at random, beside a plain model of what its data file must say.

Every step is done twice: by the workspace in the file, and here in plain data.  Then the file must
say what the plain data say, and hold every comment that it held, but for those of items removed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from lkjip_docgen.editing import copied
from lkjip_docgen.filling import Workspace
from lkjip_docgen.model import DECLARED, key_order
from lkjip_docgen.source import Path_, dotted, read_yaml, read_yaml_text

TEXTS = (
    "Kantor: B",
    "# bukan catatan",
    "satu  dua   tiga",
    "baris satu\nbaris dua",
    "baris satu\n\nbaris tiga # dan lagi",
    "- daftar",
    "{kurung}",
    "'kutip' \"ganda\"",
    "0719",
    "1.071",
    "17,50",
    "2025-01-08",
    "ya",
    "null",
    "kata " * 40 + "akhir",
    "é 😀 – “kutip”",
    "teks: dengan titik dua\n  dan baris menjorok",
    "@mulai",
    "%persen",
    "a, b, c",
)


class Actions:
    """A workspace and its plain model, changed alike."""

    def __init__(self, root: Path, seed: int, *, with_others: bool = False) -> None:
        self.draw = random.Random(seed)
        self.with_others = with_others
        self.count = 0
        self.texts: list[str] = []
        self.workspace = Workspace(root)
        self.model: Any = copied(self.workspace.data)
        self.first = self.raw()
        self.text_before = self.first.decode()
        self.lost: Counter[str] = Counter()
        self.states: list[Any] = [copied(self.model)]
        self.undone: list[Any] = []

    def raw(self) -> bytes:
        return self.workspace.file.read_bytes()

    # --- steps ---------------------------------------------------------------------------

    def step(self) -> str:
        """Do something; what it was."""
        self.text_before = self.raw().decode()
        self.texts.append(self.text_before)
        back = [self.others] if self.with_others else [self.undo, self.undo, self.redo]
        lists = [self.add, self.add, self.remove, self.move, self.move]
        action = self.draw.choice([self.set] * 4 + [self.clear, self.absent, *lists, *back])
        version, before = self.workspace.version, copied(self.model)
        told = action()
        if action in lists or action in (self.set, self.clear, self.absent):
            self.note(before, version, told)
        return told

    def note(self, before: Any, version: int, told: str) -> None:
        """Note the state after a step; one that wrote nothing has changed nothing."""
        if self.workspace.version != version:
            self.states.append(copied(self.model))
            self.undone.clear()
        else:
            assert bare(before) == bare(self.model), told

    def set(self) -> str:
        path = self.draw.choice(list(self.settable()))
        value = self.draw.choice([*TEXTS, *self.numbers(), date(2025, 2, 3), True, []])
        self.workspace.set(path, value)
        self.put(path, value)
        return f"set {dotted(path)} {value!r}"

    def numbers(self) -> list[Decimal]:
        whole = self.draw.randint(-999_999, 9_999_999)
        return [Decimal(whole), Decimal(whole) / 1000, Decimal(whole) / 100]

    def clear(self) -> str:
        path = self.draw.choice([*self.leaves(), *self.sections()])
        self.workspace.clear(path)
        self.put(path, None)
        return f"clear {dotted(path)}"

    def absent(self) -> str:
        path = self.draw.choice(list(self.settable()))
        self.workspace.declare_absent(path, "Tidak ada.")
        self.put(path, {DECLARED: "Tidak ada."})
        return f"absent {dotted(path)}"

    def add(self) -> str:
        path = self.draw.choice(list(self.lists()))
        items = at(self.model, path)
        place = self.draw.randint(0, len(items))
        value: Any = copied(self.draw.choice(items)) if self.draw.random() < 0.7 else None
        made = self.workspace.add(path, value, place)
        assert made == (*path, place)
        new = value if value is not None else at(self.workspace.data, made)
        assert value is not None or bare(new) is None
        items.insert(place, new)
        return f"add {dotted(path)} {place}"

    def remove(self) -> str:
        path = self.draw.choice(list(self.lists()))
        items = at(self.model, path)
        place = self.draw.randrange(len(items))
        self.lose((*path, place))
        self.workspace.remove((*path, place))
        del items[place]
        if not items:
            self.put(path, None)
        return f"remove {dotted((*path, place))}"

    def move(self) -> str:
        path = self.draw.choice(list(self.lists()))
        items = at(self.model, path)
        place, to = self.draw.randrange(len(items)), self.draw.randrange(len(items))
        self.workspace.move((*path, place), to)
        items.insert(to, items.pop(place))
        return f"move {dotted((*path, place))} {to}"

    def others(self) -> str:
        """Somebody else adds a comment and a value to the file, or to one of a few steps ago."""
        self.count += 1
        text = self.draw.choice([*self.texts[-5:], self.raw().decode()])
        self.workspace.file.write_bytes(f"# dari luar {self.count}\n{text}".encode())
        assert self.workspace.look() is not None
        for conflict in self.workspace.conflicts:  # an older copy may stand against ours
            self.workspace.decide(conflict.id, mine=True)
        assert f"# dari luar {self.count}\n" in self.raw().decode()
        older = Counter(comments(text))
        self.lost = Counter(comments(self.text_before)) - older  # what the older file lacks
        now = read_yaml(self.workspace.file).data
        assert said(bare(now)) == said(bare(self.model))
        self.model = copied(now)  # of an older copy, what says nothing need not come back
        return f"others {self.count}"

    def undo(self) -> str:
        told = self.workspace.undo()
        assert (told is None) is (len(self.states) == 1)
        if told is not None:
            self.undone.append(self.states.pop())
            self.model = copied(self.states[-1])
        self.lost = Counter(comments(self.text_before))  # an addition may have brought some
        return f"undo {told}"

    def redo(self) -> str:
        told = self.workspace.redo()
        assert (told is None) is (not self.undone)
        if told is not None:
            self.states.append(self.undone.pop())
            self.model = copied(self.states[-1])
        self.lost = Counter(comments(self.text_before))
        return f"redo {told}"

    # --- what must hold ------------------------------------------------------------------

    def hold(self, told: str) -> None:
        """The file loads, says what the model says, and has its comments."""
        read = read_yaml(self.workspace.file)
        assert not [f for f in read.findings if f.severity == "error"], told
        assert bare(read.data) == bare(self.model), told
        assert read.data == self.workspace.data, told
        gone = Counter(comments(self.text_before)) - Counter(comments(self.raw().decode()))
        assert not gone - self.lost, told
        self.lost = Counter()

    def undo_all(self) -> None:
        """Everything taken back gives the file as it was, byte for byte."""
        while self.workspace.undo() is not None:
            pass
        assert self.raw() == self.first

    # --- the plain model -----------------------------------------------------------------

    def put(self, path: Path_, value: Any) -> None:
        """What a value written at a path comes to."""
        above: Any = self.model
        for number, step in enumerate(path[:-1]):
            if isinstance(step, str) and above.get(step) is None:
                above[step] = {}
            above = above[step]
            if isinstance(above, dict) and DECLARED in above:
                del above[DECLARED]
            assert isinstance(above, dict | list), dotted(path[: number + 1])
        old = above.get(path[-1]) if isinstance(above, dict) else above[path[-1]]
        if isinstance(old, list) or not (value is None or isinstance(value, dict)):
            self.lose(path)
        elif isinstance(old, dict):
            for key, item in old.items():
                if isinstance(item, list | dict):
                    self.lose((*path, key))
        above[path[-1]] = value

    def lose(self, path: Path_) -> None:
        """Allow the comments of an item to go: those in its lines and right above them."""
        read = read_yaml_text(self.workspace.file, self.text_before)
        lines = self.text_before.split("\n")
        own = [p.line for key, p in read.places.values.items() if key[: len(path)] == path]
        if not own:
            return
        start, end = min(own) - 1, max(own) - 1
        while start and lines[start - 1].strip().startswith("#"):
            start -= 1
        following = [
            place.line - 1
            for key, place in {**read.places.values, **read.places.keys}.items()
            if key[: len(path)] != path and place.line - 1 > end
        ]
        end = min(following, default=len(lines))
        here = range(max(start - 1, 0), end)
        found = commented_lines(self.text_before)
        self.lost += Counter(comment for line, comment in found if line in here)

    # --- where something can be done -----------------------------------------------------

    def walk(self, value: Any = None, path: Path_ = ()) -> Iterator[tuple[Path_, Any]]:
        value = self.model if not path else value
        yield path, value
        steps = value.items() if isinstance(value, dict) else ()
        steps = enumerate(value) if isinstance(value, list) else steps
        for step, item in steps:
            yield from self.walk(item, (*path, step))

    def leaves(self) -> Iterator[Path_]:
        """Keys with a value that is no section."""
        for path, value in self.walk():
            if path and isinstance(path[-1], str) and not isinstance(value, dict):
                yield path

    def sections(self) -> Iterator[Path_]:
        for path, value in self.walk():
            if path and isinstance(path[-1], str) and isinstance(value, dict):
                yield path

    def settable(self) -> Iterator[Path_]:
        """Keys without a section or list, some that are there and some that could be."""
        for path, value in self.walk():
            if isinstance(value, dict) and DECLARED not in value:
                for key, below in order_at(path).items():
                    if not below and not isinstance(value.get(key), dict | list):
                        yield (*path, key)

    def lists(self) -> Iterator[Path_]:
        for path, value in self.walk():
            if isinstance(value, list) and value:
                yield path


def order_at(path: Path_) -> Any:
    """The keys that a section may have."""
    order: Any = key_order()
    for step in path:
        if isinstance(step, str):
            order = order.get(step, {})
    return order


def at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def bare(value: Any) -> Any:
    """A value without keys that have none; items of lists stay, and so does an empty list."""
    if isinstance(value, dict):
        kept = {key: found for key, item in value.items() if (found := bare(item)) is not None}
        return kept or None
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, str) and _COMMA.fullmatch(value):
        return Decimal(value.replace(",", "."))
    if isinstance(value, str):
        return value.strip() or None
    return bool(value) if isinstance(value, bool) else value


def said(value: Any) -> Any:
    """A bare value without items that say nothing; `[]` says that there is none."""
    if isinstance(value, dict):
        kept = {key: found for key, item in value.items() if (found := said(item)) is not None}
        return kept or None
    if isinstance(value, list):
        found_in = [found for item in value if (found := said(item)) is not None]
        return found_in if found_in or not value else None
    return value


_COMMA = re.compile(r"-?\d+,\d+")
_COMMENT = re.compile(r"(?:^|\s)#\s?(\S.*)$")


def comments(text: str) -> Iterator[str]:
    """The comments of a text."""
    yield from (comment for _, comment in commented_lines(text))


def commented_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line, from 0, with its comment; what only looks like one, within a value, is none."""
    signs = list(text)
    for token in yaml.scan(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(token, yaml.ScalarToken):
            start = token.start_mark.index
            written = text[start : token.end_mark.index].rstrip()
            head = re.match(r"[|>][^\n]*", written) if token.style in ("|", ">") else None
            begin = start + (head.end() if head else 0)
            end = start + len(written)
            signs[begin:end] = ("\n" if sign == "\n" else "x" for sign in text[begin:end])
    for number, line in enumerate("".join(signs).split("\n")):
        if found := _COMMENT.search(line):
            yield number, found[1].strip()


def run(root: Path, seed: int, count: int, *, with_others: bool = False) -> None:
    """Do so many things at random, hold each, and take everything back."""
    actions = Actions(root, seed, with_others=with_others)
    for _ in range(count):
        actions.hold(actions.step())
    if not with_others:
        actions.undo_all()
