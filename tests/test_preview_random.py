"""After any number of changes the window shows what a fresh preview shows, and holds no more."""

from __future__ import annotations

import gc
import random
import re
import threading
from pathlib import Path

import pytest
from built_sample import OTHER_SAMPLE, project
from draws import draws

from lkjip_docgen.jobs import Change, Preview
from lkjip_docgen.jobs.turns import Turns

_NUMBER = re.compile(r"(?<=: )\d+(?:\.\d+)?$")
_WORDS = re.compile(r"(?<= )[a-z]{4,}(?= )")
_ITEM = re.compile(r"^( *)- .*\n(?:\1  .*\n|\n)*", re.MULTILINE)


class Window:
    """The page as a window holds it: it puts in what it is told to, and no more."""

    def __init__(self) -> None:
        self.page: dict[str, str] = {}
        self.problems = True

    def put(self, change: Change) -> None:
        held = {**self.page, **change.changed}
        self.page = {name: held[name] for name in change.order}
        self.problems = bool(change.problems)


def changed(text: str, chance: random.Random) -> str:
    """A data file in which somebody has changed one thing, well or badly."""
    kind = chance.choice(["number", "number", "number", "words", "item", "comment", "broken"])
    if kind == "item":
        return _cut(text, _ITEM, chance)
    if kind == "comment":
        return f"# catatan {chance.random()}\n{text}"
    if kind == "broken":
        return _replaced(text, _NUMBER, "banyak: sekali", chance)
    if kind == "words":
        return _replaced(
            text, _WORDS, chance.choice(["**tebal**", "<b>miring</b>", "lain"]), chance
        )
    return _replaced(text, _NUMBER, str(chance.randrange(1, 120)), chance)


def _replaced(text: str, pattern: re.Pattern[str], new: str, chance: random.Random) -> str:
    lines = text.split("\n")
    places = [n for n, line in enumerate(lines) if pattern.search(line)]
    place = chance.choice(places)
    lines[place] = pattern.sub(lambda _: new, lines[place], count=1)
    return "\n".join(lines)


def _cut(text: str, pattern: re.Pattern[str], chance: random.Random) -> str:
    found = chance.choice(list(pattern.finditer(text)))
    return text[: found.start()] + text[found.end() :]


@pytest.mark.parametrize("seed", range(2))
def test_what_is_shown_is_what_a_fresh_one_shows(seed: int, tmp_path: Path) -> None:
    office = project(tmp_path / "kantor", OTHER_SAMPLE)
    file = office / "laporan.yaml"
    sound, chance = file.read_text(encoding="utf-8"), random.Random(seed)
    preview, window = Preview(office), Window()
    window.put(preview.renew())
    for _ in range(draws(30)):
        text = changed(file.read_text(encoding="utf-8"), chance)
        file.write_text(sound if chance.random() < 0.2 else text, encoding="utf-8")
        window.put(preview.renew())
        if window.problems:
            file.write_text(sound, encoding="utf-8")
            window.put(preview.renew())
        window.put(preview.draw())
        fresh, other = Preview(office), Window()
        other.put(fresh.renew())
        other.put(fresh.draw())
        assert not window.problems
        assert window.page == other.page
        assert list(window.page) == list(other.page)


def test_many_threads_end_with_the_last_change(tmp_path: Path) -> None:
    office = project(tmp_path / "kantor", OTHER_SAMPLE)
    file = office / "laporan.yaml"
    sound = file.read_text(encoding="utf-8")
    preview = Preview(office)
    versions: list[int] = []
    preview.renew()

    def work(number: int) -> None:
        file.write_text(_last_amount(sound, number), encoding="utf-8")
        versions.append(preview.renew().version)
        preview.draw()
        preview.check()
        preview.part_of("indikator[0]")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    file.write_text(_last_amount(sound, 7), encoding="utf-8")
    preview.renew()
    preview.draw()
    fresh = Preview(office)
    fresh.renew()
    fresh.draw()
    assert preview.fragments() == fresh.fragments()
    assert len(set(versions)) == len(versions)


def _last_amount(text: str, digit: int) -> str:
    *_, last = re.finditer(r"realisasi: \d{6,}", text)
    return f"{text[: last.end() - 1]}{digit}{text[last.end() :]}"


def test_a_check_gives_way_to_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preview = Preview(project(tmp_path / "kantor", OTHER_SAMPLE))
    preview.renew()
    with monkeypatch.context() as patched:
        patched.setattr(Turns, "is_wanted", property(lambda turns: True))
        assert preview.check() is None
    assert preview.check()


def test_whoever_works_later_hears_of_whoever_comes_first() -> None:
    turns = Turns()
    order: list[str] = []

    def come() -> None:
        with turns.first():
            order.append("first")

    with turns.later() as is_stopped:
        assert not is_stopped()
        coming = threading.Thread(target=come)
        coming.start()
        while not is_stopped():
            pass
        order.append("later")
    coming.join()
    assert order == ["later", "first"]
    with turns.later() as is_stopped:
        assert not is_stopped()


def test_it_holds_no_more_after_many_changes(tmp_path: Path) -> None:
    office = project(tmp_path / "kantor", OTHER_SAMPLE)
    file = office / "laporan.yaml"
    sound = file.read_text(encoding="utf-8")
    preview = Preview(office)
    held: list[int] = []
    for number in range(21 + draws(100)):
        file.write_text(_last_amount(sound, number % 10), encoding="utf-8")
        preview.renew()
        preview.draw()
        if number % 10 == 0:
            gc.collect()
            held.append(len(gc.get_objects()))
    assert held[-1] <= 1.01 * held[1]
