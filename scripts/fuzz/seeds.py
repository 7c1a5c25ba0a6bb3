"""Valid small files to be damaged, made once: a project, its tables, reports and PDFs."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

_TESTS = Path(__file__).parents[2] / "tests"


@dataclass
class Seeds:
    """A sound project folder, and the valid files of each target."""

    project: Path
    files: dict[str, list[bytes]] = field(default_factory=dict)


def make(folder: Path) -> Seeds:
    """Make the project of the tests in `folder`, and what is built from it."""
    for part in ("", "appendices", "sign"):
        sys.path.insert(0, str(_TESTS / part))
    proyek = import_module("proyek")

    from lkjip_docgen.jobs.workbook import export_workbook

    project = proyek.buat(folder / "proyek").root
    seeds = Seeds(project)
    _look(seeds)
    _tables(seeds)
    _pictures(seeds, folder)
    _reports(seeds, folder)
    _pdfs(seeds, folder)
    book = folder / "data.xlsx"
    export_workbook(project, book)
    seeds.files["workbook"] = [book.read_bytes()]
    return seeds


def _look(seeds: Seeds) -> None:
    from lkjip_docgen.resources import ASSETS, TEMPLATES

    seeds.files["yaml"] = [(seeds.project / "laporan.yaml").read_bytes()]
    seeds.files["toml"] = [(ASSETS / "gaya.toml").read_bytes()]
    narrative = sorted((TEMPLATES / "narasi").rglob("*.md"))
    seeds.files["narrative"] = [path.read_bytes() for path in narrative]


def _tables(seeds: Seeds) -> None:
    from openpyxl import Workbook

    survey = (seeds.project / "survei.csv").read_bytes()
    seeds.files["csv"] = [survey, (seeds.project / "emonev.csv").read_bytes()]
    book = Workbook()
    for line in survey.decode().splitlines():
        book.active.append([_value(text) for text in line.split(";")])
    path = seeds.project.parent / "survei.xlsx"
    book.save(path)
    seeds.files["xlsx"] = [path.read_bytes()]


def _value(text: str) -> object:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def _pictures(seeds: Seeds, folder: Path) -> None:
    picture = Image.effect_noise((90, 60), 60).convert("RGB")
    seeds.files["picture"] = []
    kinds = (("png", "RGB"), ("jpg", "RGB"), ("webp", "RGB"), ("png", "P"), ("png", "LA"))
    for suffix, mode in kinds:
        path = folder / f"gambar.{suffix}"
        picture.convert(mode).save(path)
        seeds.files["picture"].append(path.read_bytes())


def _reports(seeds: Seeds, folder: Path) -> None:
    from lkjip_docgen.api import build

    result = build(seeds.project, folder / "keluaran", ("docx", "pdf"), with_layout=False)
    for file in result.files:
        kind = "docx" if file.suffix == ".docx" else "record"
        seeds.files[kind] = [file.read_bytes()]


def _pdfs(seeds: Seeds, folder: Path) -> None:
    appendix_files, sign_files = map(import_module, ("appendix_files", "sign_files"))

    path = folder / "lampiran.pdf"
    appendix_files.write_pdf(path, ((595, 842), (842, 595)), words="Lembar")
    appendix_files.add_stamp(path, "Cap")
    turned = appendix_files.write_pdf(folder / "putar.pdf", ((300, 300),), rotate=90, words="Putar")
    seeds.files["appendix"] = [path.read_bytes(), turned.read_bytes()]
    seeds.files["signed"] = [_signed(folder, sign_files)]


def _signed(folder: Path, sign_files: Any) -> bytes:
    from lkjip_docgen.sign.credentials import load_p12
    from lkjip_docgen.sign.request import Request
    from lkjip_docgen.sign.signer import sign
    from lkjip_docgen.style import load_style

    source = sign_files.write_pdf(folder / "kosong.pdf", ("Sari Contoh",))
    key = sign_files.Issuer().write_p12(folder / "sari.p12", "Sari Contoh")
    who = load_p12(key, sign_files.PASSWORD)
    return sign(source, folder / "bertanda.pdf", who, Request(), load_style()).file.read_bytes()
