"""Draw the pictures of the user guide from what the program really prints and writes.

Usage: python scripts/guide_pictures.py [docs/gambar]

Needs LibreOffice (soffice) and poppler (pdftoppm, pdftotext), as the layout does.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from PIL import Image, ImageDraw, ImageFont

from lkjip_docgen.resources import default_sample, samples

_SAMPLE = samples()[default_sample()]
_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_PAPER, _FRAME = "#D9DEE7", "#9AA4B2"
_GAP = 16
_LARGEST = 120 * 1024
_ANSI = re.compile(r"\x1b\[([0-9;]*)m")
_DARK = {"": "#E6E8EC", "1": "#FFFFFF", "31": "#FF7B72", "33": "#E3B341", "36": "#56D4DD"}
_TYPED = "#7EE787"
_COMMENT, _KEY, _VALUE, _REMARK = "#6A737D", "#0B5394", "#24292F", "#B54708"

Line = list[tuple[str, str]]
"""Pieces of a line, each with its colour."""


def main(target: str = "docs/gambar") -> None:
    """Draw every picture into a folder."""
    out = Path(target)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        desk = Desk(Path(work))
        for draw in (
            questions,
            data_file,
            findings,
            workbook,
            markers,
            pages,
            live_number,
            refused,
            signature,
            next_year,
        ):
            name, picture = draw(desk)
            save(picture, out / f"{name}.png")
            print(out / f"{name}.png")


class Desk:
    """A folder to work in, with the sample as the office's own project."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.project = folder / "LKjIP-2023"
        shutil.copytree(_SAMPLE, self.project, ignore=shutil.ignore_patterns(".default", ".lkjip"))
        self._pdf: Path | None = None

    def run(self, *arguments: str, answers: Sequence[str] = (), status: int = 0) -> str:
        """What a command shows on a terminal, with its colours; answers are typed when asked."""
        screen, inner = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
        environment.pop("NO_COLOR", None)
        process = subprocess.Popen(
            [sys.executable, "-m", "lkjip_docgen", *arguments],
            cwd=self.folder, env=environment, stdin=inner, stdout=inner, stderr=inner,
        )  # fmt: skip
        os.close(inner)
        shown = b""
        waiting = list(answers)
        while True:
            try:
                chunk = os.read(screen, 65536)
            except OSError:
                break
            if not chunk:
                break
            shown += chunk
            if waiting and shown.endswith(b": "):  # a question, however long it took to come
                os.write(screen, f"{waiting.pop(0)}\n".encode())
        if process.wait() != status:
            raise SystemExit(f"lkjip {' '.join(arguments)}: {process.returncode}\n{shown.decode()}")
        os.close(screen)
        return _last_states(shown.decode())

    def edit(self, old: str, new: str) -> None:
        """Change the data file, as in an editor."""
        file = self.project / "laporan.yaml"
        text = file.read_text(encoding="utf-8")
        if old not in text:
            raise SystemExit(f"{old!r} is not in the sample")
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def word_pdf(self) -> Path:
        """The Word report as LibreOffice lays it out."""
        if self._pdf is None:
            self.run("build", self.project.name, "-o", "hasil")
            (docx,) = (self.folder / "hasil").glob("*.docx")
            self._pdf = to_pdf(docx, self.folder / "lihat")
        return self._pdf

    def report(self) -> Path:
        """The Word report."""
        self.word_pdf()
        (docx,) = (self.folder / "hasil").glob("*.docx")
        return docx


def _last_states(text: str) -> str:
    """The text as it stands in the end: what a line overwrote is gone."""
    lines = [line.rstrip("\r").split("\r")[-1] for line in text.split("\n")]
    return "\n".join(lines).strip("\n")


# --- the pictures ------------------------------------------------------------------


def questions(desk: Desk) -> tuple[str, Image.Image]:
    """`lkjip init` asking who the office is."""
    answers = (
        "Kantor Imigrasi Kelas I TPI Batam", "", "", "Batam", "", "Jalan Engku Putri Nomor 3",
        "2024", "", "", "", "Siti Aminah", "19760202 200112 2 001", "",
    )  # fmt: skip
    text = desk.run("init", "LKjIP-2024", answers=answers)
    return "init", terminal("lkjip init LKjIP-2024", text, typed=True)


def data_file(desk: Desk) -> tuple[str, Image.Image]:
    """A part of the data file, coloured as editors do."""
    lines = (desk.folder / "LKjIP-2024" / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    return "berkas-data", editor("laporan.yaml", section(lines, "# 1. DOKUMEN", 34))


def findings(desk: Desk) -> tuple[str, Image.Image]:
    """`lkjip check` with a misspelt key and a number that can be read in two ways."""
    desk.edit("sebutan_pimpinan: Kepala", "sebutan_pimpinn: Kepala")
    desk.edit("    target: 3.25\n    pengantar", '    target: "3.250"\n    pengantar')
    text = desk.run("check", desk.project.name, status=1)
    desk.edit("sebutan_pimpinn: Kepala", "sebutan_pimpinan: Kepala")
    desk.edit('    target: "3.250"\n    pengantar', "    target: 3.25\n    pengantar")
    return "check", terminal(f"lkjip check {desk.project.name}", text)


def workbook(desk: Desk) -> tuple[str, Image.Image]:
    """A sheet of the workbook."""
    desk.run("workbook", "export", desk.project.name, "-o", "data.xlsx")
    pdf = to_pdf(desk.folder / "data.xlsx", desk.folder / "lihat")
    number = page_with(pdf, "Kegiatan: realisasi")
    return "buku-kerja", framed(trimmed(page(pdf, number, 76)))


def markers(desk: Desk) -> tuple[str, Image.Image]:
    """Markers of what is not filled in, on the summary of a new office."""
    desk.run("build", "LKjIP-2024", "-o", "kosong")
    (docx,) = (desk.folder / "kosong").glob("*.docx")
    pdf = to_pdf(docx, desk.folder / "lihat")
    picture = page(pdf, page_with(pdf, "CAPAIAN INDIKATOR KINERJA"), 84)
    return "penanda", framed(picture.crop((0, 0, picture.width, int(picture.height * 0.62))))


def pages(desk: Desk) -> tuple[str, Image.Image]:
    """Three pages of the report as Word shows them."""
    pdf = desk.word_pdf()
    wanted = (1, page_with(pdf, "Gambar 3.2 Nilai"), page_with(pdf, "Gambar 3.4 Target"))
    return "laporan", side_by_side([page(pdf, number, 52) for number in wanted])


def live_number(desk: Desk) -> tuple[str, Image.Image]:
    """A number with the frame and the name that Word shows when it is clicked."""
    pdf = desk.word_pdf()
    path, shown = "indikator.ikm.realisasi", "3,98"
    with ZipFile(desk.report()) as archive:
        xml = archive.read("word/document.xml").decode("utf-8")
    if f'w:val="{path}"' not in xml:
        raise SystemExit(f"{path} is no content control of the report")
    number = page_with(pdf, "CAPAIAN INDIKATOR KINERJA")
    dpi = 110
    picture = page(pdf, number, dpi)
    left, top, right, bottom = (round(value * dpi / 72) for value in box_of(pdf, number, shown))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((left - 3, top - 2, right + 3, bottom + 2), outline="#5B9BD5", width=2)
    font = ImageFont.truetype(str(_FONTS / "DejaVuSans.ttf"), 12)
    words = alias_of(xml, path)
    width = round(draw.textlength(words, font)) + 12
    draw.rectangle((left - 3, top - 22, left - 3 + width, top - 2), fill="#5B9BD5")
    draw.text((left + 3, top - 20), words, font=font, fill="white")
    crop = (60, max(0, top - 150), picture.width - 60, top + 130)
    return "angka-hidup", framed(picture.crop(crop))


def refused(desk: Desk) -> tuple[str, Image.Image]:
    """`build --final` says what is missing."""
    text = desk.run("build", desk.project.name, "-o", "akhir", "--final", status=1)
    return "final", terminal(f"lkjip build {desk.project.name} --final", text, last=9)


def signature(desk: Desk) -> tuple[str, Image.Image]:
    """The place for the electronic signature in the PDF."""
    desk.run("build", desk.project.name, "-o", "tte", "--to", "pdf", "--reserve-signature")
    (pdf,) = (desk.folder / "tte").glob("*.pdf")
    picture = page(pdf, page_with(pdf, "KATA PENGANTAR"), 84)
    return "tempat-ttd", framed(
        picture.crop((0, int(picture.height * 0.52), picture.width, int(picture.height * 0.78)))
    )


def next_year(desk: Desk) -> tuple[str, Image.Image]:
    """The data file of the next year with its remarks."""
    desk.run("new-year", desk.project.name, "-o", "LKjIP-berikut")
    lines = (
        (desk.folder / "LKjIP-berikut" / "laporan.yaml").read_text(encoding="utf-8").splitlines()
    )
    return "tahun-depan", editor("laporan.yaml", section(lines, "# 12. ANGGARAN", 24))


# --- terminal and editor -------------------------------------------------------------


def section(lines: Sequence[str], title: str, count: int) -> list[str]:
    """Some lines of a data file, from the rule above a title."""
    start = lines.index(title) - 1
    return list(lines[start : start + count])


def terminal(command: str, text: str, *, typed: bool = False, last: int = 0) -> Image.Image:
    """A terminal window; with `typed` the answers behind `]: ` have their own colour."""
    lines: list[Line] = [[("$ ", _DARK["36"]), (command, _DARK["1"])]]
    body = text.split("\n")
    if last and len(body) > last:
        lines.append([("...", _FRAME)])
        body = body[-last:]
    for line in body:
        asked = re.fullmatch(r"(.*\]: )(.*)", line) if typed else None
        lines.append([(asked[1], _DARK[""]), (asked[2], _TYPED)] if asked else _coloured(line))
    return window("Terminal", wrapped(lines, 108), "#1B1F27", "#2B313C", "#C9D1D9")


def _coloured(line: str) -> Line:
    pieces: Line = []
    color = _DARK[""]
    for index, part in enumerate(_ANSI.split(line)):
        if index % 2:
            color = _DARK.get("" if part == "0" else part, _DARK[""])
        elif part:
            pieces.append((part, color))
    return pieces


def editor(name: str, lines: Sequence[str]) -> Image.Image:
    """An editor window with the colours of YAML."""
    return window(name, [_yaml(line) for line in lines], "#FFFFFF", "#E9EDF3", "#39424E")


def _yaml(line: str) -> Line:
    if line.lstrip().startswith("#"):
        return [(line, _REMARK if "PERIKSA" in line else _COMMENT)]
    found = re.match(r"(\s*(?:- )?)([a-z_]+:)(.*)$", line)
    if found is None:
        return [(line, _VALUE)]
    value, mark, comment = found[3].partition("  #")
    return [(found[1], _VALUE), (found[2], _KEY), (value, _VALUE), (mark + comment, _COMMENT)]


def wrapped(lines: Sequence[Line], width: int) -> list[Line]:
    """Lines no longer than a window is wide."""
    rows: list[Line] = []
    for line in lines:
        row: Line = []
        room = width
        for text, color in line:
            while len(text) > room:
                row.append((text[:room], color))
                rows.append(row)
                row, text, room = [], text[room:], width
            row.append((text, color))
            room -= len(text)
        rows.append(row)
    return rows


def window(title: str, lines: Sequence[Line], ground: str, bar: str, name: str) -> Image.Image:
    """Lines of monospaced text in a window."""
    font = ImageFont.truetype(str(_FONTS / "DejaVuSansMono.ttf"), 14)
    step, high, edge, top = font.getlength("m"), 20, 16, 30
    width = round(max(sum(len(text) for text, _ in line) for line in lines) * step) + 2 * edge
    picture = Image.new("RGB", (max(width, 640), top + len(lines) * high + 2 * edge), ground)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, picture.width, top), fill=bar)
    for number, color in enumerate(("#FF5F57", "#FEBC2E", "#28C840")):
        draw.ellipse((14 + 20 * number, 9, 26 + 20 * number, 21), fill=color)
    draw.text((picture.width / 2, top / 2), title, font=font, fill=name, anchor="mm")
    for number, line in enumerate(lines):
        left: float = edge
        for text, color in line:
            draw.text((left, top + edge + number * high), text, font=font, fill=color)
            left += len(text) * step
    return framed(picture)


# --- pages ------------------------------------------------------------------------------


def to_pdf(file: Path, folder: Path) -> Path:
    """A Word or Excel file as PDF, by LibreOffice with Indonesian numbers."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
             "pdf", "--outdir", str(folder), str(file)],
            check=True, capture_output=True, env={**os.environ, "LC_ALL": "id_ID.UTF-8"},
        )  # fmt: skip
    return folder / f"{file.stem}.pdf"


def page_with(pdf: Path, words: str, skip: int = 0) -> int:
    """The first page, after `skip` pages that also have them, that holds some words."""
    text = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    found = [
        number
        for number, page in enumerate(text.split("\f"), 1)
        if words in page and "....." not in page
    ]
    if not found:
        raise SystemExit(f"{words!r} is on no page of {pdf.name}")
    return found[min(skip, len(found) - 1)]


def box_of(pdf: Path, number: int, word: str) -> tuple[float, float, float, float]:
    """Where a word stands on a page, in points."""
    xml = subprocess.run(
        ["pdftotext", "-bbox", "-f", str(number), "-l", str(number), str(pdf), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">'
    found = re.search(pattern + re.escape(word) + r"[.,]?</word>", xml)
    if found is None:
        raise SystemExit(f"{word!r} is not on page {number} of {pdf.name}")
    left, top, right, bottom = map(float, found.groups())
    return left, top, right, bottom


def alias_of(xml: str, path: str) -> str:
    """The title of a content control, as Word shows it."""
    start = xml.index(f'w:val="{path}"')
    control = xml[xml.rindex("<w:sdtPr>", 0, start) : xml.index("</w:sdtPr>", start)]
    alias = re.search(r'<w:alias w:val="([^"]+)"', control)
    return alias[1] if alias else path


def page(pdf: Path, number: int, dpi: int) -> Image.Image:
    """A page as a picture, drawn by poppler."""
    with tempfile.TemporaryDirectory() as work:
        stem = Path(work, "halaman")
        command = ["pdftoppm", "-r", str(dpi), "-f", str(number), "-l", str(number)]
        subprocess.run([*command, "-png", "-singlefile", str(pdf), str(stem)], check=True)
        with Image.open(stem.with_suffix(".png")) as picture:
            return picture.convert("RGB")


def trimmed(picture: Image.Image) -> Image.Image:
    """The picture without the white below and at the right."""
    mask = picture.convert("L").point(lambda value: 255 if value < 250 else 0)
    box = mask.getbbox() or (0, 0, *picture.size)
    right, bottom = min(box[2] + 20, picture.width), min(box[3] + 20, picture.height)
    return picture.crop((max(0, box[0] - 20), max(0, box[1] - 20), right, bottom))


def framed(picture: Image.Image) -> Image.Image:
    """The picture with a thin frame."""
    ImageDraw.Draw(picture).rectangle((0, 0, picture.width - 1, picture.height - 1), outline=_FRAME)
    return picture


def side_by_side(pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures in one row on a quiet ground."""
    height = max(picture.height for picture in pictures)
    width = sum(picture.width + _GAP for picture in pictures) + _GAP
    sheet = Image.new("RGB", (width, height + 2 * _GAP), _PAPER)
    left = _GAP
    for picture in pictures:
        sheet.paste(picture, (left, _GAP))
        left += picture.width + _GAP
    return sheet


def save(picture: Image.Image, target: Path) -> None:
    """Write a small PNG: as many colours as fit."""
    for colors in (128, 64, 32):
        picture.quantize(colors).save(target, optimize=True)
        if target.stat().st_size <= _LARGEST:
            return
    raise SystemExit(f"{target} is larger than {_LARGEST} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
