"""Random changes of a project's data, each of a kind that an office may make."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a change is called so
from pathlib import Path

from PIL import Image, ImageDraw

from trial import datafile, words
from trial.datafile import Decimal_, Node, Path_

_NUMBERS = ("pagu", "realisasi", "jumlah", "target", "nilai", "hasil", "bobot", "nilai_survei",
            "responden", "populasi")  # fmt: skip
_NAMES = ("kode", "nama", "judul", "tujuan", "singkatan", "kepanjangan")
_FIXED = (
    "kode", "tabel", "foto", "piagam", "gambar", "foto_sampul", "laman", "surel", "jenis",
    "kategori", "polaritas", "tingkat", "peran", "versi", "lingkup", "dokumen", "indikator",
    "sasaran", "anggaran", "satuan", "nip", "kode_pos", "lambang", "program", "telepon",
)  # fmt: skip
"""Keys whose text is a reference, a choice or an address."""
_PICTURES = ("foto", "piagam", "gambar")
_NAMED = ("nama", "judul", "tujuan", "singkatan")
_SHORT = 60  # letters of a text that is changed as a whole


@dataclass
class Project:
    """A project folder that a change may alter."""

    folder: Path
    data: dict[str, Node]
    rng: random.Random

    @classmethod
    def open(cls, folder: Path, seed: str) -> Project:
        """Read its data."""
        return cls(folder, datafile.load(folder / "laporan.yaml"), random.Random(seed))

    def save(self) -> None:
        """Write its data."""
        datafile.dump(self.data, self.folder / "laporan.yaml")

    def pick(self, wanted: Callable[[Path_, Node], bool]) -> Path_ | None:
        """A place, first a kind of place with equal chance, then one of its kind."""
        groups: dict[str, list[Path_]] = defaultdict(list)
        for path, node in datafile.walk(self.data):
            if wanted(path, node):
                groups[datafile.pattern(path)].append(path)
        if not groups:
            return None
        return self.rng.choice(groups[self.rng.choice(sorted(groups))])


Change = Callable[[Project], str | None]
"""Changes a project; says what it did ("sisip awal: inovasi"), or None where it cannot."""


def _list_at(project: Project, path: Path_) -> list[Node]:
    found = datafile.at(project.data, path)
    assert isinstance(found, list)
    return found


def _position(rng: random.Random, length: int) -> tuple[str, int]:
    where = rng.choice(("first", "middle", "last"))
    position = {"first": 0, "middle": length // 2, "last": length}[where]
    return where, position


def insert(project: Project) -> str | None:
    """A new item in any list, made after one that is there."""
    path = project.pick(lambda p, n: isinstance(n, list) and bool(n) and p != ("indikator",))
    if path is None:
        return None
    items = _list_at(project, path)
    where, position = _position(project.rng, len(items))
    items.insert(position, _fresh(project, deepcopy(project.rng.choice(items))))
    return f"insert {where}: {datafile.pattern(path)}"


def _fresh(project: Project, item: Node) -> Node:
    """The item with names, texts and numbers of its own."""
    rng = project.rng
    if isinstance(item, str) and not isinstance(item, Decimal_):
        return words.sentence(rng) if len(item) > 30 else words.name(rng)
    if isinstance(item, dict):
        return {key: _fresh_value(project, key, child) for key, child in item.items()}
    if isinstance(item, list):
        return [_fresh(project, child) for child in item]
    return item


def _fresh_value(project: Project, key: str, child: Node) -> Node:
    rng = project.rng
    if key == "kode":
        return f"baru-{rng.randint(100, 999)}"
    if key == "tahun":
        return child
    if key in _PICTURES:
        return _picture(project)
    if key in _FIXED:
        return child
    if datafile.is_number(child):
        return datafile.vary(child, rng.uniform(0.6, 1.1)) if key in _NUMBERS else child
    return _fresh(project, child)


def _picture(project: Project) -> str:
    """A new picture file of the project."""
    rng = project.rng
    name = f"baru/gambar-{rng.randrange(10**6)}.png"
    draw_picture(project.folder / name, rng)
    return name


def draw_picture(path: Path, rng: random.Random) -> None:
    """A picture unlike any other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.new("RGB", (320, 200), tuple(rng.randrange(256) for _ in range(3)))
    pen = ImageDraw.Draw(picture)
    for _ in range(3):
        left, top = rng.randrange(300), rng.randrange(180)
        colour = tuple(rng.randrange(256) for _ in range(3))
        pen.rectangle((left, top, left + 20, top + 20), fill=colour)
    picture.save(path)


def remove(project: Project) -> str | None:
    """An item of any list goes, the last one too."""
    path = project.pick(lambda p, n: isinstance(n, list) and bool(n) and p != ("indikator",))
    if path is None:
        return None
    items = _list_at(project, path)
    where = project.rng.randrange(len(items))
    del items[where]
    return f"remove: {datafile.pattern(path)}"


def move(project: Project) -> str | None:
    """An item of any list goes to another place in it."""
    path = project.pick(lambda p, n: isinstance(n, list) and len(n) > 1)
    if path is None:
        return None
    items = _list_at(project, path)
    source, target = project.rng.sample(range(len(items)), 2)
    items.insert(target, items.pop(source))
    return f"move: {datafile.pattern(path)}"


def rename(project: Project) -> str | None:
    """An item gets another name, wherever the data name it."""
    path = project.pick(_is_name)
    if path is None:
        return None
    old = datafile.at(project.data, path)
    assert isinstance(old, str)
    new = _renamed(project.rng, old)
    for place, node in list(datafile.walk(project.data)):
        if node == old:
            datafile.put(project.data, place, new)
    return f"rename: {datafile.pattern(path)}"


def _is_name(path: Path_, node: Node) -> bool:
    """Whether a text is the name of an item of a list, or a short item itself."""
    if not isinstance(node, str) or isinstance(node, Decimal_) or len(path) < 2:
        return False
    if isinstance(path[-1], int):
        return len(node) <= _SHORT and path[-2] not in _FIXED
    return path[-1] in _NAMED and any(isinstance(key, int) for key in path)


def _renamed(rng: random.Random, old: str) -> str:
    """Mostly alike, sometimes another name altogether."""
    if rng.random() < 0.3:
        return words.name(rng)
    parts = old.split()
    if len(parts) > 1 and rng.random() < 0.5:
        parts[-1] = words.word(rng).capitalize()
    else:
        parts.append(words.word(rng).capitalize())
    return " ".join(parts)


def numbers(project: Project) -> str | None:
    """One to five figures change."""
    changed = []
    for _ in range(project.rng.randint(1, 5)):
        path = project.pick(_is_figure)
        if path is not None:
            factor = project.rng.choice((0.5, 0.9, 0.97, 1.01, 1.04, 1.1))
            datafile.put(project.data, path, datafile.vary(datafile.at(project.data, path), factor))
            changed.append(datafile.pattern(path))
    return f"numbers: {changed[0]}" if changed else None


def _is_figure(path: Path_, node: Node) -> bool:
    if not datafile.is_number(node) or not path:
        return False
    return path[-1] in _NUMBERS or "komponen" in path


def csv_figures(project: Project) -> str | None:
    """Some monthly figures change."""
    files = sorted(project.folder.glob("*.csv"))
    if not files:
        return None
    file = project.rng.choice(files)
    lines = file.read_text(encoding="utf-8").splitlines()
    sign = ";" if ";" in lines[0] else ","
    for _ in range(project.rng.randint(1, 4)):
        row = project.rng.randrange(1, len(lines))
        cells = lines[row].split(sign)
        column = project.rng.randrange(1, len(cells))
        cells[column] = datafile.vary_text(cells[column], project.rng.choice((0.9, 0.98, 0.99)))
        if '"' not in lines[row]:
            lines[row] = sign.join(cells)
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return f"csv: {re.sub(r'[-0-9]+', '', file.stem)}"


def text(project: Project) -> str | None:
    """A word, a sentence, a paragraph or a list of a longer text changes."""
    path = project.pick(
        lambda p, n: isinstance(n, str) and len(n) > 60 and bool(p) and p[-1] not in _FIXED
    )
    if path is None:
        return None
    old = datafile.at(project.data, path)
    assert isinstance(old, str)
    kind = project.rng.choice(sorted(_TEXTS))
    datafile.put(project.data, path, _TEXTS[kind](project.rng, old))
    return f"text {kind}: {datafile.pattern(path)}"


def short_text(project: Project) -> str | None:
    """A short text that names no item: a caption, an official, a place."""
    path = project.pick(
        lambda p, n: (
            isinstance(n, str)
            and not isinstance(n, Decimal_)
            and bool(p)
            and len(n) <= _SHORT
            and p[-1] not in (*_FIXED, *_NAMES)
            and not isinstance(p[-1], int)
        )
    )
    if path is None:
        return None
    old = datafile.at(project.data, path)
    datafile.put(project.data, path, _renamed(project.rng, str(old)))
    return f"short text: {datafile.pattern(path)}"


def date(project: Project) -> str | None:
    """Another day of the same month."""
    path = project.pick(lambda p, n: isinstance(n, Date))
    if path is None:
        return None
    old = datafile.at(project.data, path)
    assert isinstance(old, Date)
    datafile.put(project.data, path, old.replace(day=project.rng.randint(1, 28)))
    return f"date: {datafile.pattern(path)}"


def flag(project: Project) -> str | None:
    """Something is wanted or not."""
    path = project.pick(lambda p, n: isinstance(n, bool))
    if path is None:
        return None
    datafile.put(project.data, path, not datafile.at(project.data, path))
    return f"flag: {datafile.pattern(path)}"


def _word(rng: random.Random, old: str) -> str:
    parts = old.split(" ")
    parts[rng.randrange(len(parts))] = words.word(rng)
    return " ".join(parts)


def _without(rng: random.Random, old: str) -> str:
    parts = re.split(r"(?<=\.) ", old)
    if len(parts) < 2:
        return _word(rng, old)
    del parts[rng.randrange(len(parts))]
    return " ".join(parts)


def _with(rng: random.Random, old: str) -> str:
    parts = re.split(r"(?<=\.) ", old)
    parts.insert(rng.randrange(len(parts) + 1), words.sentence(rng))
    return " ".join(parts)


def _rewritten(rng: random.Random, old: str) -> str:
    return " ".join(words.sentence(rng) for _ in range(rng.randint(1, 3)))


def _longer(rng: random.Random, old: str) -> str:
    return f"{old}\n\n{words.sentence(rng)} {words.sentence(rng)}"


def _listed(rng: random.Random, old: str) -> str:
    points = "\n".join(f"- {words.sentence(rng)}" for _ in range(rng.randint(2, 3)))
    return f"{old}\n\n{points}"


_TEXTS: dict[str, Callable[[random.Random, str], str]] = {
    "word": _word,
    "sentence out": _without,
    "sentence in": _with,
    "rewritten": _rewritten,
    "paragraph": _longer,
    "list": _listed,
}


def photo(project: Project) -> str | None:
    """A picture comes, goes, is swapped with another or gets other bytes."""
    path = project.pick(lambda p, n: isinstance(n, str) and bool(p) and p[-1] in _PICTURES)
    if path is None:
        return None
    kind = project.rng.choice(("new", "gone", "bytes", "swap"))
    what = datafile.pattern(path)
    if kind == "new":
        datafile.put(project.data, path, _picture(project))
    elif kind == "gone":
        holder = datafile.at(project.data, path[:-1])
        assert isinstance(holder, dict)
        del holder[str(path[-1])]
        holder.pop("keterangan_foto", None)
    elif kind == "swap":
        return _swap(project, path)
    else:
        file = project.folder / str(datafile.at(project.data, path))
        if file.suffix != ".png":
            return None
        draw_picture(file, project.rng)
    return f"photo {kind}: {what}"


def _swap(project: Project, path: Path_) -> str | None:
    alike = datafile.pattern(path)
    others = [
        p for p, _ in datafile.walk(project.data) if datafile.pattern(p) == alike and p != path
    ]
    if not others:
        return None
    other = project.rng.choice(others)
    mine, theirs = datafile.at(project.data, path), datafile.at(project.data, other)
    datafile.put(project.data, path, theirs)
    datafile.put(project.data, other, mine)
    return f"photo swap: {alike}"


def added_photo(project: Project) -> str | None:
    """An item that had no picture gets one."""
    path = project.pick(
        lambda p, n: p[:1] == ("inovasi",) and isinstance(n, dict) and "foto" not in n
    )
    if path is None:
        return None
    item = datafile.at(project.data, path)
    assert isinstance(item, dict)
    item["foto"] = _picture(project)
    item["keterangan_foto"] = words.name(project.rng)
    return "photo added: inovasi[]"


def office(project: Project) -> str | None:
    """The office is called otherwise, everywhere."""
    old = datafile.at(project.data, ("kantor", "nama"))
    assert isinstance(old, str)
    new = f"{old} {words.word(project.rng).capitalize()}"
    for place, node in list(datafile.walk(project.data)):
        if isinstance(node, str) and not isinstance(node, Decimal_) and old in node:
            datafile.put(project.data, place, node.replace(old, new))
    return "office name"


def indicator_in(project: Project) -> str | None:
    """A new indicator, also in the agreement."""
    indicators = _list_at(project, ("indikator",))
    where, position = _position(project.rng, len(indicators))
    model = project.rng.choice(indicators)
    assert isinstance(model, dict)
    new = deepcopy(model)
    new["kode"] = f"i{project.rng.randint(100, 999)}"
    new["nama"] = f"Indeks {words.name(project.rng)}"
    new["singkatan"] = f"IX{project.rng.randint(10, 99)}"
    indicators.insert(position, new)
    for path, node in list(datafile.walk(project.data)):
        if _agrees(path, node, str(model["kode"])):
            assert isinstance(node, dict)
            entry = {**node, "nama": new["nama"], "indikator": new["kode"]}
            holder = _list_at(project, path[:-1])
            holder.insert(holder.index(node) + project.rng.randint(0, 1), entry)
    return f"insert {where}: indikator"


def _agrees(path: Path_, node: Node, code: str) -> bool:
    is_entry = path[:1] == ("perjanjian_kinerja",) and isinstance(node, dict)
    return is_entry and isinstance(node, dict) and node.get("indikator") == code


def indicator_out(project: Project) -> str | None:
    """An indicator goes, also from the agreement."""
    indicators = _list_at(project, ("indikator",))
    if len(indicators) < 2:
        return None
    gone = indicators.pop(project.rng.randrange(len(indicators)))
    assert isinstance(gone, dict)
    for path, node in list(datafile.walk(project.data)):
        if _agrees(path, node, str(gone["kode"])):
            holder = _list_at(project, path[:-1])
            holder.remove(node)
    return "remove: indikator"


def budget_program(project: Project) -> str | None:
    """A new programme, in the last version of the budget or in all."""
    versions = _list_at(project, ("anggaran", "versi"))
    chosen = versions if project.rng.random() < 0.5 else versions[-1:]
    name, activity = f"Program {words.name(project.rng)}", words.name(project.rng)
    where = project.rng.choice(("first", "last"))
    pagu = project.rng.randint(50, 900) * 1_000_000
    for version in chosen:
        assert isinstance(version, dict)
        item: dict[str, Node] = {"nama": activity, "pagu": pagu}
        if version is versions[-1]:
            item["realisasi"] = round(pagu * project.rng.uniform(0.5, 1))
        programs = version["program"]
        assert isinstance(programs, list)
        programs.insert(
            0 if where == "first" else len(programs), {"nama": name, "kegiatan": [item]}
        )
    return f"insert {where}: anggaran.versi[].program (all)"


KINDS: dict[str, tuple[Change, int]] = {
    "insert": (insert, 5),
    "remove": (remove, 4),
    "move": (move, 4),
    "rename": (rename, 3),
    "numbers": (numbers, 5),
    "csv": (csv_figures, 2),
    "text": (text, 5),
    "photo": (photo, 2),
    "added photo": (added_photo, 1),
    "office": (office, 1),
    "indicator in": (indicator_in, 1),
    "indicator out": (indicator_out, 1),
    "program": (budget_program, 2),
    "short text": (short_text, 2),
    "date": (date, 1),
    "flag": (flag, 1),
}
"""The kinds of changes and how often each is drawn."""


def change(folder: Path, seed: str) -> str | None:
    """One random change of a project folder; what it was."""
    project = Project.open(folder, seed)
    names = list(KINDS)
    kind = project.rng.choices(names, [KINDS[name][1] for name in names])[0]
    said = KINDS[kind][0](project)
    if said is not None:
        project.save()
    return said
