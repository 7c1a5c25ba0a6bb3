"""Small PDF files as an office might add them, and a project that names them."""

from __future__ import annotations

from pathlib import Path

import pikepdf

A4 = (595, 842)


def write_pdf(
    path: Path, sizes: tuple[tuple[float, float], ...] = (A4,), *, rotate: int = 0, words: str = ""
) -> Path:
    """A PDF with a grey page of each size; `words` stand on it in a face it does not bring."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pikepdf.new() as document:
        for number, (width, height) in enumerate(sizes, start=1):
            page = document.add_blank_page(page_size=(width, height))
            content = f"0.8 g 0 0 {width} {height} re f"
            if words:
                page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=helvetica()))
                content += f" 0 g BT /F1 20 Tf 40 {height / 2} Td ({words} {number}) Tj ET"
            page.Contents = document.make_stream(content.encode())
            if rotate:
                page.obj.Rotate = rotate
        document.save(path)
    return path


def add_stamp(path: Path, words: str) -> None:
    """Put a visible signature field with these words onto the first page."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        look = document.make_stream(f"BT /F1 12 Tf 5 5 Td ({words}) Tj ET".encode())
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox = [0, 0, 200, 30]
        look.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=helvetica()))
        field = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Sig,
                T=pikepdf.String("Tanda tangan"),
                Rect=[50, 50, 250, 80],
                F=4,
                AP=pikepdf.Dictionary(N=look),
            )
        )
        document.pages[0].obj.Annots = pikepdf.Array([field])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        document.save(path)


def helvetica() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )


def with_appendices(yaml: str, *entries: tuple[str, str]) -> str:
    """The data file with these PDF appendices (title, file)."""
    lines = [f"  - judul: {title}\n    berkas: {file}\n" for title, file in entries]
    return f"{yaml}lampiran:\n{''.join(lines)}"
