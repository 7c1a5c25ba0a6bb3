"""Draw the README's picture: some pages of a PDF side by side.

Usage: python scripts/page_picture.py REPORT.pdf docs/gambar/halaman.png 1 24 40 45
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

_DPI = 60
_GAP = 18
_PAPER = "#D9DEE7"


def pages(pdf: Path, numbers: list[int]) -> list[Image.Image]:
    """The pages as pictures, drawn by pdftoppm (poppler)."""
    found = []
    with tempfile.TemporaryDirectory() as work:
        for number in numbers:
            stem = Path(work, f"halaman-{number}")
            command = ["pdftoppm", "-r", str(_DPI), "-f", str(number), "-l", str(number)]
            subprocess.run([*command, "-png", "-singlefile", str(pdf), str(stem)], check=True)
            with Image.open(stem.with_suffix(".png")) as picture:
                found.append(picture.convert("RGB"))
    return found


def side_by_side(pictures: list[Image.Image]) -> Image.Image:
    """The pictures in one row on a quiet ground."""
    height = max(picture.height for picture in pictures)
    width = sum(picture.width + _GAP for picture in pictures) + _GAP
    sheet = Image.new("RGB", (width, height + 2 * _GAP), _PAPER)
    left = _GAP
    for picture in pictures:
        sheet.paste(picture, (left, _GAP))
        left += picture.width + _GAP
    return sheet


def main(pdf: str, target: str, *numbers: str) -> None:
    """Draw the pages `numbers` of `pdf` into `target`."""
    sheet = side_by_side(pages(Path(pdf), [int(number) for number in numbers]))
    sheet.quantize(128).save(target, optimize=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
