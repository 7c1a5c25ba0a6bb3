"""A picture that was found sound is not decoded again, by this run or a later one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from test_pictures_prepared import HEIC

from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pictures import inspect, looks, size_of


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the user in which nothing lies yet."""
    monkeypatch.setenv("LKJIP_CACHE", str(tmp_path / "singgahan"))
    return tmp_path / "singgahan" / "lkjip-docgen" / "gambar-utuh"


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were decoded."""
    names: list[str] = []
    decode = looks._decoded.__wrapped__

    def counted(path: Path, state: tuple[int, int]) -> tuple[int, int]:
        names.append(path.name)
        return decode(path, state)

    monkeypatch.setattr(looks, "_decoded", counted)
    return names


@pytest.fixture
def photo(tmp_path: Path, cache: Path) -> Path:
    """A photograph of a camera that was held upright: it is shown 60 wide and 90 high."""
    file = tmp_path / "foto.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.linear_gradient("L").resize((90, 60)).save(file, exif=exif)
    return file


def test_a_sound_picture_is_decoded_once(photo: Path, decoded: list[str]) -> None:
    inspect(photo, "foto.jpg")
    inspect(photo, "foto.jpg")
    assert decoded == ["foto.jpg"]


def test_its_size_is_that_of_the_upright_picture_before_and_after(
    photo: Path, decoded: list[str]
) -> None:
    before = size_of(photo)
    inspect(photo, "foto.jpg")
    assert before == size_of(photo) == (60, 90)


def test_the_same_picture_under_another_name_is_known(
    photo: Path, decoded: list[str], tmp_path: Path
) -> None:
    inspect(photo, "foto.jpg")
    copy = tmp_path / "salinan.jpg"
    copy.write_bytes(photo.read_bytes())
    inspect(copy, "salinan.jpg")
    assert decoded == ["foto.jpg"]


def test_a_picture_that_was_saved_anew_is_looked_at_anew(photo: Path, decoded: list[str]) -> None:
    inspect(photo, "foto.jpg")
    Image.linear_gradient("L").resize((40, 30)).save(photo)
    inspect(photo, "foto.jpg")
    assert decoded == ["foto.jpg", "foto.jpg"]
    assert size_of(photo) == (40, 30)


def test_a_picture_that_breaks_is_refused_though_it_was_sound(photo: Path) -> None:
    inspect(photo, "foto.jpg")
    photo.write_bytes(photo.read_bytes()[:300])
    with pytest.raises(LkjipError, match="rusak"):
        inspect(photo, "foto.jpg")


def test_what_is_broken_is_not_remembered(photo: Path, cache: Path, decoded: list[str]) -> None:
    sound = photo.read_bytes()
    photo.write_bytes(sound[:300])
    for _ in range(2):
        with pytest.raises(LkjipError):
            inspect(photo, "foto.jpg")
    assert decoded == ["foto.jpg", "foto.jpg"]
    assert not [*cache.glob("*")]


@pytest.mark.parametrize(
    "damage",
    [
        lambda entry: entry.replace(b"60 90", b"61 90"),
        lambda entry: entry[:-1],
        lambda entry: b"",
        lambda entry: b"\xff" * 80,
    ],
    ids=["size", "cut", "empty", "no text"],
)
def test_a_damaged_entry_is_none(
    photo: Path, cache: Path, decoded: list[str], damage: Callable[[bytes], bytes]
) -> None:
    inspect(photo, "foto.jpg")
    (entry,) = cache.iterdir()
    entry.write_bytes(damage(entry.read_bytes()))
    inspect(photo, "foto.jpg")
    assert decoded == ["foto.jpg", "foto.jpg"]
    assert size_of(photo) == (60, 90)


def test_whether_heic_can_be_shown_is_asked_each_time(
    tmp_path: Path, cache: Path, decoded: list[str]
) -> None:
    pytest.importorskip("pi_heif", reason="pip install lkjip-docgen[heic]")
    photo = tmp_path / "foto.heic"
    photo.write_bytes(HEIC)
    inspect(photo, "foto.heic")
    inspect(photo, "foto.heic")
    assert decoded == ["foto.heic", "foto.heic"]
    assert not [*cache.glob("*")]
