"""Which ink can be read on a ground of colour."""

from __future__ import annotations

_DARK, _LIGHT = "000000", "FFFFFF"
_BRIGHT = 0.179  # the luminance on which black and white stand out alike (WCAG 2)


def ink_on(ground: str) -> str:
    """Black or white, whichever stands out more on a colour such as "2E7D32"."""
    return _DARK if _luminance(ground) > _BRIGHT else _LIGHT


def light_ink_on(ground: str) -> str:
    """White where nothing else can be read on a colour; "" where words keep theirs."""
    return _LIGHT if ground and ink_on(ground) == _LIGHT else ""


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
