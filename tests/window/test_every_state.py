"""What pages show only now and then: questions, conflicts, the preview, what came of an action.

As `test_every_page`, which holds the pages as they open: nothing that axe finds, light and dark,
and nothing wider than a small screen at twice the size.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from at_the_window import Complaints, Officer, chromium, needs_chromium, program
from sign_files import PASSWORD, Issuer, write_pdf
from word_files import type_over

from lkjip_docgen.resources import sample_folder

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page, Response

pytestmark = needs_chromium

USUAL = {"width": 1024, "height": 768}
TWICE_AS_LARGE = {"width": 512, "height": 384}
_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > room + 1)
    .map((each) => each.outerHTML.slice(0, 120)).slice(0, 3);
}"""


_HIDDEN = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
_WHOLE = "axe.run(document, {resultTypes: ['violations'], iframes: false})"
_BEGINNING = """() => axe.run({include: [...document.querySelectorAll("[data-penggalan]")]
  .slice(0, 6).map((each) => [`[data-penggalan="${each.dataset.penggalan}"]`])},
  {resultTypes: ["violations"]})"""


def _begins(answer: Response) -> bool:
    return answer.request.method == "POST" and "/kerjakan/" in answer.url


class Visit:
    """Somebody who looks at one state of the window after another."""

    def __init__(self, page: Page, folder: Path, axe: str) -> None:
        self.page = page
        self.officer = Officer(page)
        self.folder = folder
        self.base = page.url.rstrip("/")
        self.found: list[tuple[str, object]] = []
        self._axe = axe

    def opens(self, address: str) -> None:
        self.page.goto(f"{self.base}/{address}")
        self.page.wait_for_load_state()

    def looks(self, state: str) -> None:
        """Note what is wrong with what the page shows now."""
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self._axe_finds(f"{state}, {scheme}", self.page.main_frame, _WHOLE)
        self.page.set_viewport_size(TWICE_AS_LARGE)
        wide = self.page.evaluate(_WIDE)
        if wide:
            self.found.append((f"{state}, 200%", wide))
        self.page.set_viewport_size(USUAL)

    def looks_into(self, state: str, frame: Frame) -> None:
        """The same of the beginning of a long page within the page."""
        self._axe_finds(state, frame, _BEGINNING)

    def _axe_finds(self, state: str, frame: Frame, what: str) -> None:
        frame.evaluate(self._axe)
        for each in frame.evaluate(what)["violations"]:
            nodes = [node["html"][:160] for node in each["nodes"][:2]]
            self.found.append((state, (each["id"], nodes)))

    def acts(self, action: str, **chosen: str) -> None:
        """Have an action done with what is chosen for it, and wait for what comes of it.

        Without a name it is that of the page as it is.
        """
        if action:
            self.opens(f"kerjakan/{action}")
        for name, value in chosen.items():
            part = self.page.locator(f'#kerjakan [name="{name}"]')
            if part.evaluate("e => e.tagName") == "SELECT":
                part.select_option(value)
            else:
                part.evaluate(
                    "e => { const fold = e.closest('details'); if (fold) fold.open = true; }"
                )
                part.fill(value)
        button = self.page.locator("#kerjakan button.utama")
        with self.page.expect_response(_begins) as begun:
            button.click()
        assert begun.value.ok
        button.and_(self.page.locator(":enabled")).wait_for()  # what came of earlier work is gone
        self.page.locator("#kerja [data-keadaan]:not([data-keadaan=berjalan])").wait_for()


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    axe = pytest.importorskip("axe_playwright_python.base")
    home = tmp_path_factory.mktemp("rumah")
    folder = home / "laporan"
    shutil.copytree(sample_folder("tanjungpandan-2023"), folder)
    complaints = Complaints()
    with program(home, folder) as address, chromium() as browser:
        page = browser.new_page(viewport=USUAL)
        complaints.listen(page)
        page.goto(address)
        yield Visit(page, folder, Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
    assert complaints.told == []


def test_the_preview_and_where_a_number_comes_from(visit: Visit) -> None:
    visit.opens("isi/belanja")
    visit.page.locator("#tombol-pratinjau").click()
    report = visit.page.frame_locator("#pratinjau iframe")
    report.locator("[data-jalur]").first.wait_for()
    visit.looks("pratinjau")
    visit.looks_into("isi pratinjau", visit.page.frames[-1])
    assert visit.page.frames[-1].evaluate(_HIDDEN) <= 1
    report.locator("[data-jalur]").first.click()
    visit.page.locator("#asal[open]").wait_for()
    visit.looks("asal angka")
    visit.page.keyboard.press("Escape")
    visit.page.locator("#tombol-pratinjau").click()
    assert visit.found == []


def test_questions_and_conflicts(visit: Visit) -> None:
    file = visit.folder / "laporan.yaml"
    before = file.read_text(encoding="utf-8")
    visit.opens("isi/indikator")
    visit.page.locator('[id="d:indikator[0]"] > summary').click()
    visit.page.locator('[data-hapus="indikator[0]"]').click()
    visit.page.locator("#tanya[open]").wait_for()
    visit.looks("pertanyaan")
    visit.page.keyboard.press("Escape")

    visit.opens("isi/kantor")
    address = visit.page.locator('[data-isi="kantor.alamat"]')
    old = address.input_value()
    address.fill("Jalan Contoh Nomor 1")
    visit.officer.waits_until_saved()
    file.write_text(before.replace(old, "Jalan Lain Nomor 2"), encoding="utf-8")
    visit.page.locator(".pertentangan").wait_for()
    visit.looks("pertentangan")
    visit.page.locator("[data-putus]").first.click()
    visit.page.locator(".pertentangan").wait_for(state="detached")

    sound = file.read_text(encoding="utf-8")
    file.write_text(sound + "rusak: [\n", encoding="utf-8")
    visit.page.locator("#naskah-yaml").press_sequentially("# ")
    visit.looks("perbaiki")
    file.write_text(sound, encoding="utf-8")
    visit.page.locator("#sudah-baik").wait_for()
    visit.looks("sudah baik")
    visit.page.locator("#lanjutkan").click()
    visit.page.locator('[data-isi="kantor.alamat"]').wait_for()
    assert visit.found == []


def test_what_came_of_a_report_and_its_renewal(visit: Visit) -> None:
    visit.acts("word")
    visit.looks("Word")
    (report,) = (visit.folder / "keluaran").glob("*.docx")
    type_over(report, "Rp5.259.606.637", "Rp5.000.000.000", everywhere=False)
    visit.acts("tarik")
    visit.looks("tarik")
    data = visit.folder / "laporan.yaml"
    text = data.read_text(encoding="utf-8")
    data.write_text(text.replace("5259606637", "3259606637"), encoding="utf-8")
    visit.acts("perbarui")
    visit.looks("perbarui, bertentangan")
    visit.officer.picks("Pakai yang baru dari isian")
    visit.officer.clicks("Perbarui laporan Word")
    visit.officer.sees("Laporan Word sudah diperbarui")
    visit.looks("perbarui")
    data.write_text(text, encoding="utf-8")
    visit.acts("bandingkan")
    visit.looks("bandingkan")
    assert visit.found == []


def test_what_came_of_other_actions(visit: Visit) -> None:
    output = visit.folder / "keluaran"
    output.mkdir(exist_ok=True)
    issuer = Issuer()
    pdf = write_pdf(output / "pk.pdf", ("Sari Contoh", "Budi Contoh"))
    document = f"keluaran/{pdf.name}"
    visit.opens("kerjakan/tanda-tangan")
    certificate = visit.page.locator("[data-titipan]:has([name=sertifikat]) input[type=file]")
    certificate.set_input_files(issuer.write_p12(visit.folder / "sari.p12", "Sari Contoh"))
    visit.page.locator("[name=sertifikat] option[value^=titipan]").wait_for(state="attached")
    visit.acts("", pdf=document, sandi=PASSWORD, kolom="TTE1")
    visit.looks("tanda tangan")
    visit.acts("periksa-tanda-tangan", pdf="keluaran/pk-ttd.pdf")
    visit.looks("periksa tanda tangan")
    visit.acts("periksa-tanda-tangan", pdf=document)
    visit.looks("tanpa tanda tangan")
    visit.acts("buku-kerja")
    visit.looks("buku kerja")
    visit.acts("tahun-depan")
    visit.looks("tahun depan")
    assert visit.found == []
