"""The colours of a picture as Word, a PDF for the archive and a browser show them alike.

Whatever a camera or scanner wrote becomes 8-bit grey or sRGB: readers disagree
about 16-bit samples and foreign profiles, and a PDF/A of sRGB may hold no CMYK
(ISO 19005-3, 6.2.4.3).  Transparency stays: an emblem may stand on a colour.
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

PLAIN = frozenset({"L", "RGB", "RGBA"})
"""The modes that everything becomes."""
_SRGB_WORDS = ("srgb", "iec 61966-2-1", "iec61966-2.1")
_DEEP_GREY = frozenset({"I", "I;16", "I;16L", "I;16B", "I;16N", "F"})
_FULL = 257  # 65535 / 255
_OPAQUE = 255


def has_srgb(image: Image.Image) -> bool:
    """Whether the picture's numbers are sRGB: it says so, or it says nothing, as on the web."""
    raw = image.info.get("icc_profile")
    if not raw or image.mode in ("L", "LA", "1"):
        return True
    profile = _profile(raw)
    if profile is None:  # damaged: no reader can follow it
        return True
    words = (profile.profile.profile_description or "").lower()
    return any(word in words for word in _SRGB_WORDS)


def plain(image: Image.Image) -> Image.Image:
    """The picture as 8-bit grey, sRGB, or sRGB with an alpha channel that is needed.

    What the file said of its colours, its time and its place is left behind.
    """
    made = _plain(image)
    made.info = {}
    return made


def _plain(image: Image.Image) -> Image.Image:
    if image.mode in _DEEP_GREY:
        return _from_deep_grey(image)
    if image.mode == "CMYK":
        return _from_ink(image)
    if _may_be_transparent(image):
        return _with_alpha(image)
    if image.mode in ("1", "L"):
        return image.convert("L")
    return _to_srgb(image.convert("RGB"), image)


def _from_deep_grey(image: Image.Image) -> Image.Image:
    """16-bit grey: Pillow's own way to 8 bits cuts off instead of dividing."""
    whole = image.convert("I")
    return whole.point(lambda value: value * (1 / _FULL) + 0).convert("L")


def _may_be_transparent(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info


def _with_alpha(image: Image.Image) -> Image.Image:
    full = image.convert("RGBA")
    alpha = full.getchannel("A")
    colours = _to_srgb(full.convert("RGB"), image)
    if alpha.getextrema() != (_OPAQUE, _OPAQUE):
        colours.putalpha(alpha)
    return colours


def _to_srgb(colours: Image.Image, said_by: Image.Image) -> Image.Image:
    """The colours (RGB) by the profile of the picture that they come from."""
    if has_srgb(said_by):
        return colours
    return _converted(colours, _profile(said_by.info["icc_profile"])) or colours


def _from_ink(image: Image.Image) -> Image.Image:
    """CMYK by its profile; without one by the simple sum that browsers and viewers use."""
    own = _profile(image.info.get("icc_profile") or b"")
    return _converted(image, own) or image.convert("RGB")


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile | None) -> Image.Image | None:
    """The picture in sRGB; None where the profile is none for such a picture."""
    if profile is None:
        return None
    srgb = ImageCms.createProfile("sRGB")
    try:
        return ImageCms.profileToProfile(image, profile, srgb, outputMode="RGB")
    except (ImageCms.PyCMSError, ValueError, OSError):
        return None


def _profile(raw: bytes) -> ImageCms.ImageCmsProfile | None:
    try:
        return ImageCms.ImageCmsProfile(io.BytesIO(raw)) if raw else None
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
