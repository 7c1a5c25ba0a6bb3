"""Draw the pictures of the window (`lkjip open`) from what a browser shows of a sample.

Usage: python scripts/window_pictures.py [docs/gambar]

Needs the extra [test] (Playwright) and the Chromium of the computer.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide_pictures import save
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from lkjip_docgen.resources import default_sample, samples

_SIZE = {"width": 1440, "height": 810}
_SHARE = 0.75  # of the picture that is kept, so that it stays small
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")


def main(target: str = "docs/gambar") -> None:
    """Draw the form of an indicator beside the report, and the findings."""
    out = Path(target)
    with tempfile.TemporaryDirectory() as work:
        project = Path(work) / "LKjIP-2023"
        shutil.copytree(samples()[default_sample()], project)
        with served(project) as address, shown(address) as page:
            start = page.url.rstrip("/")
            page.goto(f"{start}/isi/pengukuran")
            page.get_by_role("button", name="Pratinjau").click()
            draw(page, out / "jendela.png")
            page.goto(f"{start}/temuan")
            draw(page, out / "jendela-temuan.png")


@contextmanager
def served(project: Path) -> Iterator[str]:
    """The window of a project as its own process; its address, which lets in once."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lkjip_docgen", "open", str(project), "--no-browser"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "LKJIP_CONFIG": str(project.parent / "konfigurasi")},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield next(found[0] for line in process.stdout if (found := _ADDRESS.search(line)))
    finally:
        process.terminate()
        process.wait()


@contextmanager
def shown(address: str) -> Iterator[Page]:
    """A page of a browser that has been let in."""
    browser_file = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        # Without its sandbox, for which a container has no rights; all it shows is our own page.
        browser = playwright.chromium.launch(
            executable_path=browser_file, args=["--no-sandbox", "--force-device-scale-factor=1"]
        )
        page = browser.new_page(viewport=_SIZE)  # type: ignore[arg-type]
        page.goto(address)
        yield page
        browser.close()


def draw(page: Page, target: Path) -> None:
    """Keep what the page shows once all has come."""
    page.wait_for_timeout(4000)  # charts come after the text
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = (round(picture.width * _SHARE), round(picture.height * _SHARE))
    save(picture.resize(small, Image.Resampling.LANCZOS), target)
    print(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
