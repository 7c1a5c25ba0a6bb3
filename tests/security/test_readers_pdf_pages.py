"""Pages of hostile PDF appendices are drawn in a process that ends, or not at all."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pikepdf
import pytest
from appendix_files import with_appendices, write_pdf
from proyek import DATA, Proyek

from lkjip_docgen.appendices import pages_in_word
from lkjip_docgen.document import Report


def nested_forms(path: Path, depth: int = 12) -> None:
    """A page that draws a form ten times, which draws another one ten times, and so on."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        inner = None
        for _ in range(depth):
            content = b"/F Do " * 10 if inner is not None else b"0 0 10 10 re f"
            form = document.make_stream(content)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = [0, 0, 595, 842]
            if inner is not None:
                form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = document.make_indirect(form)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
        page.Contents = document.make_stream(b"/F Do")
        document.save(path)


@pytest.mark.made_anew
def test_a_page_that_draws_itself_without_end_is_left_out_and_named(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("lkjip_docgen.appendices.drawing"), "_SECONDS", 1)
    proyek.tulis(with_appendices(DATA, ("Gambar Tanpa Akhir", "bom.pdf")))
    nested_forms(proyek.root / "bom.pdf")
    with pages_in_word(Report({}, ()), proyek.muat()) as (_, (remark,)):
        assert remark.code == "LK049"
        assert "terlalu berat digambar" in remark.message
        assert remark.place is not None


@pytest.mark.made_anew
def test_what_a_page_draws_into_is_gone_afterwards(
    proyek: Proyek, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    passing = tmp_path / "sementara"
    passing.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(passing))
    proyek.tulis(with_appendices(DATA, ("Keputusan", "sk.pdf")))
    write_pdf(proyek.root / "sk.pdf", words="Keputusan")
    with pages_in_word(Report({}, ()), proyek.muat()) as (_, remarks):
        assert remarks == ()
    assert list(passing.iterdir()) == []
