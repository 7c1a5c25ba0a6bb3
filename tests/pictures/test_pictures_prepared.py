"""What becomes of a picture file before it goes into Word, a PDF or a page."""

from __future__ import annotations

import base64
import io
import sys
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps

from lkjip_docgen.appendices.cmyk import cmyk_profile
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pictures import Picture, inspect, prepare, size_of

ORIENTATION = 0x0112

# Blue on the left, red on the right; 64 by 32 pixels.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAA"
    "AAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAAHgAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAA"
    "AAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34"
    "+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5"
    "uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAA"
    "AAAoY2xhcAAAAEAAAAABAAAAIAAAAAEAAAAAAAAAAv///+AAAAACAAAAEHBpeGkAAAAAAwgICAAAABhpcG1hAAAA"
    "AAAAAAEAAQWBAgMFhAAAAIBtZGF0AAAAdCgBrwngOSMkv//77S/e/0Jp//yJncE4/fjm//4EF7f+q+dRXZWEW2Y5"
    "Aa5mw1xF5F820w4kCM/4SYchqs7fT4RP5H4P8HzEtDfXf03dw8wf5H4P8Hs1DsI1xxhs4zZMIxNQdBc2pJQBH6tA"
    "Z/KBzacAvD7A"
)


def saved(folder: Path, image: Image.Image, name: str, **how: object) -> Path:
    path = folder / name
    image.save(path, **how)
    return path


def shown(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    assert picture.media_type == f"image/{str(image.format).lower()}"
    return image


def near(one: object, other: object) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))  # type: ignore[call-overload]


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("name", ["foto.jpg", "foto.png"])
def test_an_ordinary_picture_stays_byte_for_byte(tmp_path: Path, name: str, mode: str) -> None:
    path = saved(tmp_path, Image.new("RGB", (900, 600), "green").convert(mode), name)
    assert prepare(path, 16).data == path.read_bytes()


@pytest.mark.parametrize(
    ("level", "pixels", "width"),
    [
        pytest.param(9, 100, 900, id="a small file stays, however fine"),
        pytest.param(0, 720, 900, id="a large file that is a little too fine stays"),
        pytest.param(0, 700, 700, id="a large file that is finer is scaled down"),
    ],
)
def test_a_picture_is_written_anew_only_where_that_gains_something(
    tmp_path: Path, level: int, pixels: int, width: int
) -> None:
    image = Image.new("RGB", (900, 100), "green")
    path = saved(tmp_path, image, "foto.png", compress_level=level)
    assert (path.stat().st_size > 250_000) is (level == 0)
    assert prepare(path, pixels / 220 * 2.54).width == width


def test_sixteen_bit_grey_becomes_the_same_grey_in_eight(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("I;16", (40, 20), 100 * 257), "pindai.png")
    image = shown(prepare(path, 16))
    assert (image.mode, image.getpixel((5, 5))) == ("L", 100)


def test_a_large_scan_in_sixteen_bit_grey_is_scaled_too(tmp_path: Path) -> None:
    ramp = Image.linear_gradient("L").resize((3000, 2000)).convert("I;16")
    path = saved(tmp_path, ramp.point(lambda v: v * 257), "pindai.png", compress_level=0)
    picture = prepare(path, 10)
    image = shown(picture)
    assert picture.width == round(10 / 2.54 * 220)
    assert abs(int(image.getpixel((300, image.height // 2))) - 127) <= 2


def test_ink_becomes_light_by_the_profile_of_the_picture(tmp_path: Path) -> None:
    cyan = Image.new("CMYK", (40, 20), (255, 0, 0, 0))
    said = saved(tmp_path, cyan, "profil.jpg", icc_profile=cmyk_profile(), quality=95)
    unsaid = saved(tmp_path, cyan, "polos.jpg", quality=95)

    assert near(shown(prepare(said, 16)).getpixel((5, 5)), (13, 172, 237))
    assert near(shown(prepare(unsaid, 16)).getpixel((5, 5)), (0, 255, 255))


def test_a_foreign_profile_is_followed_and_then_dropped(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    broken = saved(tmp_path, Image.new("RGB", (9, 9), "red"), "salah.jpg", icc_profile=lab)
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sound = saved(tmp_path, Image.new("RGB", (9, 9), "red"), "benar.jpg", icc_profile=own)

    assert "icc_profile" not in shown(prepare(broken, 16)).info
    assert prepare(sound, 16).data == sound.read_bytes()


def test_a_palette_becomes_colours_and_keeps_what_is_transparent(tmp_path: Path) -> None:
    image = Image.new("RGB", (40, 20), "red")
    image.paste("white", (0, 0, 20, 20))
    table = image.quantize(4)
    white = table.getpixel((0, 0))
    plain = shown(prepare(saved(tmp_path, table, "palet.png"), 16))
    clear = shown(prepare(saved(tmp_path, table, "bening.png", transparency=white), 16))

    assert (plain.mode, plain.getpixel((0, 0)), plain.getpixel((30, 5))) == (
        "RGB",
        (255, 255, 255),
        (255, 0, 0),
    )
    assert (clear.mode, clear.getpixel((0, 0))[3], clear.getpixel((30, 5))) == (
        "RGBA",
        0,
        (255, 0, 0, 255),
    )


def test_an_alpha_channel_that_hides_nothing_is_left_out_of_a_photograph(tmp_path: Path) -> None:
    opaque = Image.new("RGBA", (40, 20), (10, 200, 30, 255))
    path = saved(tmp_path, opaque, "foto.webp", lossless=True)
    image = shown(prepare(path, 16))
    assert (image.format, image.mode) == ("JPEG", "RGB")


@pytest.mark.parametrize("name", ["foto.jpg", "foto.png", "foto.webp"])
def test_a_photo_taken_upright_is_turned_upright(tmp_path: Path, name: str) -> None:
    image = Image.new("RGB", (80, 40), "green")
    exif = image.getexif()
    exif[ORIENTATION] = 6
    path = saved(tmp_path, image, name, exif=exif)

    picture = prepare(path, 16)
    assert (picture.width, picture.height) == size_of(path) == (40, 80)
    assert ORIENTATION not in shown(picture).getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_however_a_camera_was_held_its_photo_is_shown_as_it_was_seen(
    tmp_path: Path, orientation: int
) -> None:
    """Pillow's own way of turning a picture is the witness."""
    image = Image.new("RGB", (2, 3))
    image.putdata([(40 * n, 0, 255 - 40 * n) for n in range(6)])
    exif = image.getexif()
    exif[ORIENTATION] = orientation
    path = saved(tmp_path, image, "foto.png", exif=exif)
    with Image.open(path) as taken:
        seen = ImageOps.exif_transpose(taken)
    picture = shown(prepare(path, 16))
    assert (picture.size, picture.tobytes()) == (seen.size, seen.tobytes())


def test_a_photo_taken_upright_is_as_wide_as_its_place(tmp_path: Path) -> None:
    noise = Image.effect_noise((3000, 1500), 90).convert("RGB")
    exif = noise.getexif()
    exif[ORIENTATION] = 6
    picture = prepare(saved(tmp_path, noise, "foto.jpg", exif=exif), 8)
    limit = round(8 / 2.54 * 220)
    assert (picture.width, picture.height) == (limit, 2 * limit)


def test_a_photograph_of_a_hundred_megapixels_is_scaled_down(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("L", (12_000, 9_000), 90), "ponsel.jpg")
    inspect(path, "ponsel.jpg")
    picture = prepare(path, 16)
    assert (picture.width, picture.height) == (1386, 1040)
    assert near([shown(picture).getpixel((5, 5))], [90])


def test_a_picture_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("RGB", (9, 9), "red"), "foto.png")
    before = prepare(path, 16).data
    saved(tmp_path, Image.effect_noise((90, 90), 50), "foto.png")
    assert prepare(path, 16).data == path.read_bytes() != before


def test_a_file_that_is_no_picture_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"bukan gambar")
    with pytest.raises(LkjipError) as caught:
        prepare(path, 16)
    assert "foto.jpg" in caught.value.findings[0].message


def test_a_photo_of_an_iphone_is_shown(tmp_path: Path) -> None:
    pytest.importorskip("pi_heif", reason="pip install lkjip-docgen[heic]")
    path = tmp_path / "IMG_0001.jpg"  # as some programs rename them
    path.write_bytes(HEIC)
    inspect(path, path.name)
    image = shown(prepare(path, 16))
    assert (image.format, image.size, size_of(path)) == ("JPEG", (64, 32), (64, 32))
    assert near(image.getpixel((5, 5)), (40, 40, 200))
    assert near(image.getpixel((60, 5)), (200, 40, 40))


def test_without_what_reads_heic_the_message_names_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    path = tmp_path / "IMG_0001.HEIC"
    path.write_bytes(HEIC)
    with pytest.raises(LkjipError) as caught:
        inspect(path, "foto/IMG_0001.HEIC")
    (found,) = caught.value.findings
    assert (found.code, found.message.split(" berjenis")[0]) == (
        "LK047",
        "Gambar `foto/IMG_0001.HEIC`",
    )
    assert "lkjip-docgen[heic]" in found.suggestion
    assert "JPEG" in found.suggestion


def test_a_broken_heic_is_no_picture(tmp_path: Path) -> None:
    pytest.importorskip("pi_heif", reason="pip install lkjip-docgen[heic]")
    path = tmp_path / "foto.heic"
    path.write_bytes(HEIC[:300])
    with pytest.raises(LkjipError) as caught:
        inspect(path, "foto.heic")
    assert caught.value.findings[0].code == "LK040"
