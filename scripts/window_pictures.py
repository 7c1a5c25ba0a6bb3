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
from decimal import Decimal
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from guide_pictures import save
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from lkjip_docgen.resources import default_sample, samples
from lkjip_docgen.source import load_project

_SIZE = {"width": 1440, "height": 810}
_SHARE = 0.75  # of the picture that is kept, so that it stays small
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")
_TO_THE_MIDDLE = "element => element.scrollIntoView({block: 'center'})"
_ELSEWHERE = """() => {
  const own = "C:\\\\Users\\\\perencanaan\\\\Documents";
  for (const each of document.querySelectorAll(".kartu .redup"))
    each.textContent = each.textContent.replace(/.*Documents/, own).replaceAll("/", "\\\\");
}"""  # the folder is one of a user's, not that of this script
_OFFICE = "Kecamatan Lembah Cendana Kabupaten Wanareja"


def main(target: str = "docs/gambar") -> None:
    """Draw every screen that the guide shows."""
    out = Path(target)
    with tempfile.TemporaryDirectory() as work, shown() as page:
        home = Path(work)
        (home / "Documents").mkdir()
        project = home / "Documents" / "LKjIP-2023"
        shutil.copytree(samples()[default_sample()], project)
        with served(home, project) as address:
            page.goto(address)
            of_a_report(page, page.url.rstrip("/"), project, out)
            page.goto(page.url.partition("/p/")[0] + "/mulai")
            of_a_new_office(page, out)


def of_a_report(page: Page, start: str, project: Path, out: Path) -> None:
    """What is seen of a report that is nearly done."""
    page.goto(f"{start}/isi/pengukuran")
    page.get_by_role("button", name="Pratinjau").click()
    page.frame_locator("#pratinjau iframe").locator("h2").first.wait_for(state="attached")
    draw(page, out / "jendela.png")
    ask_for_the_origin(page)
    draw(page, out / "jendela-asal.png")
    page.get_by_role("button", name="Tutup").click()
    page.get_by_role("button", name="Pratinjau").click()
    page.goto(f"{start}/isi/nilai")
    page.locator("table[data-tabel]").first.evaluate(_TO_THE_MIDDLE)
    page.locator("[data-sel]").nth(1).focus()
    draw(page, out / "jendela-tabel.png")
    page.goto(f"{start}/temuan")
    draw(page, out / "jendela-temuan.png")
    of_a_renewal(page, start, project, out)


def ask_for_the_origin(page: Page) -> None:
    """Click a computed number of the report."""
    number = page.frame_locator("#pratinjau iframe").locator("data[data-jalur*=capaian]")
    number.first.click()
    page.get_by_role("heading", name="Dari mana angka ini?").wait_for()


def of_a_renewal(page: Page, start: str, project: Path, out: Path) -> None:
    """A Word report is made, edited by somebody, and renewed with another number."""
    page.goto(f"{start}/kerjakan/word")
    page.get_by_role("main").get_by_role("button", name="Buat laporan Word").click()
    page.get_by_text("Laporan Word sudah dibuat").first.wait_for()
    draw(page, out / "jendela-hasil.png")
    (report,) = (project / "keluaran").glob("*.docx")
    number = type_over(report)
    data = project / "laporan.yaml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace(number, str(int(number) - 2_000_000_000)), encoding="utf-8")
    page.wait_for_timeout(2500)  # until the window has seen the new number
    page.goto(f"{start}/kerjakan/perbarui")
    page.get_by_role("main").get_by_role("button", name="Perbarui", exact=True).click()
    page.get_by_text("perlu Anda putuskan").wait_for()
    page.locator("#hasil-judul").evaluate("title => title.scrollIntoView()")
    page.mouse.wheel(0, -90)  # clear of the head of the page
    draw(page, out / "jendela-putusan.png")


def type_over(report: Path) -> str:
    """Type another number over the revenue in Word; the number as the data have it."""
    document = Document(str(report))
    pnbp = load_project(report.parents[1]).laporan.pnbp
    assert pnbp is not None
    amount = pnbp.tahunan[-1].realisasi
    assert isinstance(amount, Decimal)
    revenue = int(amount)
    printed = f"Rp{revenue:,}".replace(",", ".")
    for control in document.element.body.iter(qn("w:sdt")):
        texts = list(control.iter(qn("w:t")))
        if "".join(each.text or "" for each in texts) == printed:
            texts[0].text = "Rp5.000.000.000"
            for each in texts[1:]:
                each.text = ""
            break
    document.save(str(report))
    return str(revenue)


def of_a_new_office(page: Page, out: Path) -> None:
    """The first page, the questions about a new office, and what its report still lacks."""
    page.evaluate(_ELSEWHERE)
    draw(page, out / "jendela-mulai.png")
    page.get_by_role("link", name="Kantor baru").click()
    page.get_by_label("Nama lengkap kantor").fill(_OFFICE)
    page.get_by_role("button", name="Lanjut").click()
    page.get_by_label("Kota tempat laporan ditandatangani").fill("Wanareja")
    page.get_by_role("button", name="Buat folder laporan").click()
    page.get_by_role("link", name="Lanjutkan mengisi").wait_for()
    page.get_by_role("link", name="belum dijawab").click()
    page.get_by_role("heading", name="Perlu diperiksa").wait_for()
    draw(page, out / "jendela-kurang.png")


@contextmanager
def served(home: Path, project: Path) -> Iterator[str]:
    """The window of a project as its own process; its address, which lets in once."""
    process = subprocess.Popen(
        [sys.executable, "-m", "lkjip_docgen", "open", str(project), "--no-browser"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "LKJIP_CONFIG": str(home / "konfigurasi"), "HOME": str(home)},
    )  # fmt: skip
    try:
        assert process.stdout is not None
        yield next(found[0] for line in process.stdout if (found := _ADDRESS.search(line)))
    finally:
        process.terminate()
        process.wait()


@contextmanager
def shown() -> Iterator[Page]:
    """A page of a browser."""
    browser_file = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        # Without its sandbox, for which a container has no rights; all it shows is our own page.
        browser = playwright.chromium.launch(
            executable_path=browser_file, args=["--no-sandbox", "--force-device-scale-factor=1"]
        )
        page = browser.new_page(viewport=_SIZE)  # type: ignore[arg-type]
        page.set_default_timeout(120_000)
        yield page
        browser.close()


def draw(page: Page, target: Path) -> None:
    """Keep what the page shows once all has come."""
    page.wait_for_timeout(4000)  # findings and charts come after the text
    page.get_by_text("Menggambar grafik").wait_for(state="hidden")
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    small = (round(picture.width * _SHARE), round(picture.height * _SHARE))
    save(picture.resize(small, Image.Resampling.LANCZOS), target)
    print(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
