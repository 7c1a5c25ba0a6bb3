"""Hostile looks: gaya.toml gives real colours, readable type and a page that holds a text."""

from __future__ import annotations

from pathlib import Path

import pytest
from batas import refused

from lkjip_docgen.jobs.check import check_project
from lkjip_docgen.pdf.look import variables
from lkjip_docgen.style import faces, load_style

TOML = {
    "infinite type": ("[huruf]\nukuran = inf", 2),
    "type that is no number": ("[huruf]\nukuran = nan", 2),
    "type of 400 points": ("[huruf]\nukuran = 400", 2),
    "type of half a point": ("[huruf]\nukuran_tabel = 0.5", 2),
    "a number of five thousand digits": (f"[huruf]\nukuran = {'9' * 5000}", 1),
    "a number of four thousand digits": (f"[huruf]\nukuran = {'9' * 4000}", 2),
    "a margin of 1e308": ("[halaman]\nbawah = 1e308", 2),
    "a negative margin": ("[halaman]\nkiri = -3", 2),
    "margins that leave no page": ("[halaman]\nkiri = 8\nkanan = 7", 2),
    "a page of the size of a stamp": ("[halaman]\nlebar = 2", 2),
    "a page of no office": ("[halaman]\nlebar = 22.5\ntinggi = 30", 2),
    "truth as a number": ("[huruf]\nspasi = true", 2),
    "CSS in the name of a face": ('[huruf]\nutama = "x\\n} body { background: url(a) } q {"', 2),
    "CSS in a fallback": ('[huruf]\ncadangan = ["Arial", "a; b"]', 2),
    "markup in the name of a face": ('[huruf]\nutama = "</style><script>"', 2),
    "CSS in a colour": ('[warna]\nutama = "1F3864; } body {"', 2),
    "a colour by its name": ('[warna]\nteks = "red"', 2),
    "a colour with a line end": ('[warna]\nteks = "1F3864\\n"', 2),
    "a wrong second colour": ('[warna]\nseri = ["1F3864", "url(a)"]', 2),
    "no colours": ("[warna]\nseri = []", 2),
    "thirteen colours": (f"[warna]\nseri = [{', '.join(['9'] * 13)}]", 2),
    "two hundred thousand colours": (f"[warna]\nseri = [{'1234567,' * 200_000}]", 1),
    "brackets without end": ("a = " + "[" * 15_000, 1),
    "dots without end": ("a." * 7_000 + "b = 1", 1),
    "an unknown section": ("[naskah]\na = 1", 1),
    "no TOML": ("utama: 1F3864", 1),
    "no text": ("\xff\xfe\0", 1),
}


@pytest.mark.parametrize(("text", "line"), TOML.values(), ids=TOML)
def test_a_look_is_refused_at_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "gaya.toml"
    path.write_bytes(text.encode("latin-1"))

    found = refused(lambda: load_style(tmp_path))[0]

    assert found.place is not None
    assert (found.code, found.place.file, found.place.line) == ("LK020", str(path), line)
    assert len(found.message) < 200


@pytest.mark.parametrize(
    "paper",
    ["lebar = 21.0\ntinggi = 29.7", "lebar = 21.5\ntinggi = 33", "lebar = 21.59\ntinggi = 27.94"],
)
def test_papers_of_offices_are_taken(tmp_path: Path, paper: str) -> None:
    (tmp_path / "gaya.toml").write_text(f"[halaman]\n{paper}\n", encoding="utf-8")

    assert load_style(tmp_path).halaman.lebar_teks > 10


def test_what_a_look_says_is_plain_css(tmp_path: Path) -> None:
    text = '[huruf]\nutama = "Noto Sans (Web) & Co\'s"\n'
    (tmp_path / "gaya.toml").write_text(text, encoding="utf-8")

    values = variables(load_style(tmp_path))

    assert not any(sign in value for value in values.values() for sign in "{};<>\\\n")


def test_a_face_that_is_not_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from proyek import buat

    monkeypatch.setattr(faces, "installed_faces", lambda: frozenset({"liberation sans"}))
    project = buat(tmp_path / "proyek").tulis('[huruf]\nutama = "Gotham"\n', "gaya.toml")

    (found,) = [f for f in check_project(project.root).findings if f.code == "LK458"]

    assert "`Gotham`" in found.message
    assert found.place is not None
    assert (Path(found.place.file).name, found.place.line) == ("gaya.toml", 2)


def test_a_face_of_the_same_measures_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "installed_faces", lambda: frozenset({"liberation sans"}))

    assert faces.is_installed("Arial")
    assert not faces.is_installed("Calibri")


def test_check_names_a_wrong_look(tmp_path: Path) -> None:
    from proyek import buat

    project = buat(tmp_path / "proyek").tulis("[huruf]\nukuran = inf\n", "gaya.toml")

    assert "LK020" in {finding.code for finding in check_project(project.root).findings}
