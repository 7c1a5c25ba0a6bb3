"""A picture that was scaled for print once is not scaled again for the next build."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from lkjip_docgen import shelf
from lkjip_docgen.pictures import Picture, keeping, prepare, preparing, scaling


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the user in which nothing lies yet."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "singgahan"))
    return tmp_path / "singgahan" / "lkjip-docgen" / "gambar"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The widths for which a picture was scaled and written."""
    widths: list[int] = []
    write = scaling._written

    def counted(image: Image.Image, limit: int) -> Picture:
        widths.append(limit)
        return write(image, limit)

    monkeypatch.setattr(scaling, "_written", counted)
    return widths


def next_build(photo: Path, width_cm: float = 2.54) -> Picture:
    """As another run of the program does it, which remembers nothing itself."""
    preparing._prepared.cache_clear()
    return prepare(photo, width_cm)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A drawing with a palette, which is written anew for every reader."""
    file = tmp_path / "bagan.png"
    Image.linear_gradient("L").convert("P").save(file)
    return file


def test_the_next_build_takes_the_picture_of_the_last(
    photo: Path, cache: Path, made: list[int]
) -> None:
    first, second = next_build(photo), next_build(photo)
    assert first == second
    assert made == [220]
    assert len([*cache.iterdir()]) == 1


def test_the_same_file_in_another_folder_is_known_again(
    photo: Path, cache: Path, made: list[int], tmp_path: Path
) -> None:
    copy = tmp_path / "salinan.png"
    copy.write_bytes(photo.read_bytes())
    assert next_build(photo) == next_build(copy)
    assert made == [220]


def test_a_picture_that_stays_as_it_is_takes_no_room(
    tmp_path: Path, cache: Path, made: list[int]
) -> None:
    ready = tmp_path / "siap.png"
    Image.effect_noise((200, 200), 50).save(ready)
    first, second = next_build(ready), next_build(ready)
    assert first == second
    assert first.data == ready.read_bytes()
    (entry,) = cache.iterdir()
    assert entry.stat().st_size < 200
    assert made == []


def test_a_changed_file_and_another_width_are_prepared(
    photo: Path, cache: Path, made: list[int]
) -> None:
    before = next_build(photo)
    narrow = next_build(photo, 1.27)
    assert (before.width, narrow.width) == (220, 110)
    Image.linear_gradient("L").rotate(90).convert("P").save(photo)
    assert next_build(photo) != before
    assert made == [220, 110, 220]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-10],
        lambda content: content.replace(b"image/png 220", b"image/png 221", 1),
        lambda content: content.replace(b"image/png", b"text/html", 1),
        lambda content: b"",
        lambda content: b"\xff" * 400,
        lambda content: b"\n" + content,
    ],
    ids=["cut", "size", "kind", "empty", "no text", "no line"],
)
def test_a_damaged_entry_is_made_anew(
    photo: Path, cache: Path, made: list[int], damage: Callable[[bytes], bytes]
) -> None:
    first = next_build(photo)
    (entry,) = cache.iterdir()
    sound = entry.read_bytes()
    entry.write_bytes(damage(sound))
    assert next_build(photo) == first
    assert made == [220, 220]
    assert entry.read_bytes() == sound


def test_what_was_not_used_for_longest_makes_room(
    photo: Path, cache: Path, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    next_build(photo, 1)
    (first,) = cache.iterdir()
    next_build(photo, 2)
    next_build(photo, 1)  # used again, so that the second is the older one
    monkeypatch.setattr(keeping, "_MOST", 2 * shelf._BLOCK)
    next_build(photo, 1.5)
    assert len([*cache.iterdir()]) == 2
    assert first.exists()


def test_without_a_cache_every_build_prepares(
    photo: Path, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LKJIP_CACHE", "tidak/lengkap")
    assert next_build(photo) == next_build(photo)
    assert made == [220, 220]


def test_a_cache_that_takes_nothing_costs_time_alone(
    photo: Path, cache: Path, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(target: Path, write: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf, "replace_file", full)
    assert next_build(photo) == next_build(photo)
    assert made == [220, 220]
    assert not [*cache.iterdir()]


def test_an_entry_in_the_place_of_another_counts_as_none(cache: Path) -> None:
    kept = shelf.Shelf("gambar", 100_000)
    kept.put("satu", b"1")
    kept.put("dua", b"2")
    (cache / "satu").replace(cache / "dua")
    assert kept.get("dua") is None


def test_what_is_no_entry_does_not_keep_old_ones(cache: Path) -> None:
    """A folder and a link to itself lie there, older than anything."""
    kept = shelf.Shelf("gambar", 10_000)
    kept.put("awal", b"1")
    (cache / "folder").mkdir()
    (cache / "tautan").symlink_to("tautan")
    for moment, name in enumerate(("folder", "awal")):
        os.utime(cache / name, ns=(moment, moment))
    for name in ("satu", "dua", "tiga"):
        kept.put(name, b"2")
    assert not (cache / "awal").exists()
    assert (cache / "folder").is_dir()
