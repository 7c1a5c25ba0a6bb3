"""Pictures that are too small, doubled, forgotten or missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from seeded_sample import Salinan, salin

from lkjip_docgen.api import compose_report
from lkjip_docgen.checks.data.foto import WIDTHS_CM
from lkjip_docgen.document.tree import Figure, Inset
from lkjip_docgen.document.walk import each_block, each_inline
from lkjip_docgen.findings import Finding
from lkjip_docgen.source import load_project


@pytest.fixture
def contoh(tmp_path: Path) -> Salinan:
    return salin(tmp_path)


def satu(salinan: Salinan) -> Finding:
    (finding,) = salinan.temuan_baru()
    return finding


def test_a_picture_needs_150_dots_per_inch_at_its_printed_width(contoh: Salinan) -> None:
    foto = contoh.root / "foto" / "mendanau.jpg"
    Image.new("RGB", (272, 200)).save(foto)  # 4.6 cm / 2.54 x 150 = 271.7
    assert not contoh.temuan_baru()
    Image.new("RGB", (271, 200)).save(foto)
    finding = satu(contoh)
    assert (finding.code, finding.path) == ("LK451", "inovasi[0].foto")
    assert finding.place is not None
    assert finding.place.line == contoh.baris(["foto: foto/mendanau.jpg"])
    assert "271 piksel" in finding.message
    assert "4,6 cm" in finding.message


def test_the_cover_photograph_fills_the_page(contoh: Salinan) -> None:
    Image.new("RGB", (1200, 800)).save(contoh.root / "foto" / "sampul.jpg")
    assert satu(contoh).code == "LK451"


def test_a_picture_used_twice_is_reported_at_the_second_place(contoh: Salinan) -> None:
    contoh.ganti("foto: foto/m-paspor.jpg", "foto: foto/mendanau.jpg")
    findings = contoh.temuan_baru()
    assert {f.code for f in findings} == {"LK452", "LK453"}
    doubled = next(f for f in findings if f.code == "LK452")
    assert doubled.path == "inovasi[1].foto"
    assert "inovasi[0].foto" in doubled.message


def test_a_forgotten_picture_is_named_with_its_file(contoh: Salinan) -> None:
    Image.new("RGB", (900, 600)).save(contoh.root / "foto" / "rapat.png")
    (contoh.root / "foto" / "catatan.txt").write_text("bukan gambar")
    finding = satu(contoh)
    assert finding.code == "LK453"
    assert finding.place is not None
    assert Path(finding.place.file) == contoh.root / "foto" / "rapat.png"


def test_a_picture_that_only_the_annual_report_shows_is_not_forgotten(contoh: Salinan) -> None:
    contoh.ganti("dokumen:\n", "dokumen:\n  periode: semester 1\n")
    assert "LK453" not in {f.code for f in contoh.temuan_baru()}


def test_an_innovation_without_its_photograph_is_reported(contoh: Salinan) -> None:
    contoh.ganti("    foto: foto/gangan.jpg\n", "")
    (contoh.root / "foto" / "gangan.jpg").unlink()
    finding = satu(contoh)
    assert (finding.code, finding.path) == ("LK454", "inovasi[9].foto")
    assert "Gangan" in finding.message
    assert str(finding.severity) == "hint"


def test_many_innovations_without_photographs_are_one_hint(contoh: Salinan) -> None:
    for name in ("gangan", "mendanau"):
        contoh.ganti(f"    foto: foto/{name}.jpg\n", "")
        (contoh.root / "foto" / f"{name}.jpg").unlink()
    found = [f for f in contoh.temuan_baru() if f.code == "LK454"]
    assert len(found) == 1
    assert "2 inovasi belum memiliki foto" in found[0].message


def test_an_award_without_its_certificate_is_a_hint(contoh: Salinan) -> None:
    contoh.ganti("    piagam: piagam/wbbm-2020.png\n", "")
    (contoh.root / "piagam" / "wbbm-2020.png").unlink()
    finding = satu(contoh)
    assert (finding.code, str(finding.severity)) == ("LK457", "hint")
    contoh.ganti("penghargaan_lampiran: true", "penghargaan_lampiran: false")
    assert not contoh.temuan_baru()


def test_captions_of_stand_ins_are_counted(contoh: Salinan) -> None:
    contoh.ganti("Layanan jemput bola Mendanau (gambar pengganti)", "Layanan jemput bola")
    finding = satu(contoh)
    assert finding.code == "LK455"
    assert finding.message.startswith("9 ")


def test_a_cover_needs_the_emblem_and_a_photograph(contoh: Salinan) -> None:
    emblem = ("LK456", "kantor.lambang")
    photograph = ("LK456", "dokumen.foto_sampul")
    contoh.ganti("  foto_sampul: foto/sampul.jpg", "  # foto_sampul:")
    found = {(f.code, f.path) for f in contoh.temuan()}
    assert {emblem, photograph} <= found
    Image.new("RGB", (400, 400)).save(contoh.root / "lambang.png")
    contoh.ganti("# lambang: lambang.png", "lambang: lambang.png")
    found = {(f.code, f.path) for f in contoh.temuan()}
    assert emblem not in found
    assert photograph in found


def test_the_widths_are_those_that_the_report_prints() -> None:
    printed = dict(_printed("tanjungpandan-2023"))
    assert printed == {"foto": WIDTHS_CM["foto"], "piagam": WIDTHS_CM["piagam"]}
    assert ("foto", WIDTHS_CM["kantor"]) in set(_printed("rudenim-tanjung-purnama-2024"))
    assert ("gambar", WIDTHS_CM["peta"]) in set(_printed("dinkes-teluk-cendana-2025"))


def _printed(sample: str) -> Iterator[tuple[str, float]]:
    """The folder and the width of every picture that a sample prints."""
    project = load_project(Path(__file__).parents[2] / "sample_data" / sample)
    blocks = [b for part in compose_report(project).parts for b in part.blocks]
    figures = [block for block in each_block(blocks) if isinstance(block, Figure)]
    insets = [inline for inline in each_inline(blocks) if isinstance(inline, Inset)]
    for shown in (*figures, *insets):
        if shown.picture is not None:
            yield shown.picture.parent.name, shown.width_cm
