"""A day of a template's owner: copy the templates, change them, check them, build with them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import template_editing as owner
from docx.shared import RGBColor
from proyek import Proyek
from word_files import Docx, W, fields, words

from lkjip_docgen import cli
from lkjip_docgen.docx import styles
from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.resources import ASSETS, TEMPLATES, template
from lkjip_docgen.source import load_project
from lkjip_docgen.style import load_style
from lkjip_docgen.template_owner import check_templates, copy_templates

SOFFICE = shutil.which("soffice")


def run(*arguments: str) -> int:
    options = cli._parser().parse_args(["template", *arguments])
    return int(options.run(options))


def findings(proyek: Proyek) -> list[Finding]:
    return check_templates(load_project(proyek.root))


# --- copying -----------------------------------------------------------------------------


def test_copies_take_the_place_of_the_program_s_templates(proyek: Proyek) -> None:
    copies = copy_templates(proyek.root)
    assert all(copy.written and copy.kept is None for copy in copies)
    own = template("laporan.docx", proyek.root)
    assert own == proyek.root / "templates" / "laporan.docx"
    assert own.read_bytes() == (TEMPLATES / "laporan.docx").read_bytes()
    names = {path.name for path in (proyek.root / "templates" / "narasi").iterdir()}
    assert names == {path.name for path in (TEMPLATES / "narasi").iterdir()}
    assert load_style(proyek.root) == load_style()
    assert findings(proyek) == []


def test_an_own_file_is_never_overwritten_and_with_force_kept_aside(proyek: Proyek) -> None:
    (proyek.root / "gaya.toml").write_text('[warna]\nutama = "7A0019"\n')
    assert [c.file.name for c in copy_templates(proyek.root) if not c.written] == ["gaya.toml"]
    assert load_style(proyek.root).warna.utama == "7A0019"
    [forced] = [c for c in copy_templates(proyek.root, force=True) if c.written]
    assert forced.file.read_bytes() == (ASSETS / "gaya.toml").read_bytes()
    assert forced.kept is not None
    assert "7A0019" in forced.kept.read_text()


def test_the_command_says_what_takes_the_place_of_what(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(str(proyek.root)) == 0
    first = capsys.readouterr().out
    assert f"{proyek.root}/templates/laporan.docx: menggantikan templates/laporan.docx" in first
    assert f"lkjip template check {proyek.root}" in first
    assert run(str(proyek.root)) == 0
    assert "sudah ada, dibiarkan" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments", [("a", "b"), ("check", "--force"), ("--file", "x.docx"), ("check", "a", "b")]
)
def test_wrong_usage_ends_with_status_two(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        run(*arguments)
    assert caught.value.code == 2
    assert "lkjip template" in capsys.readouterr().err


# --- checking a project ------------------------------------------------------------------


def test_the_check_ends_with_one_when_there_is_an_error(
    proyek: Proyek, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", str(proyek.root)) == 0
    assert "Tidak ada temuan" in capsys.readouterr().out
    own = owner.with_sentence(proyek.root, "{{ kantor.namaa }}")
    assert run("check", str(proyek.root), "--file", str(own), "--format", "json") == 1
    assert '"code": "LK603"' in capsys.readouterr().out


def test_colours_and_the_order_of_chapters_are_checked_too(proyek: Proyek) -> None:
    copy_templates(proyek.root)
    (proyek.root / "gaya.toml").write_text('[warna]\nutma = "7A0019"\n')
    (proyek.root / "templates/narasi/susunan.toml").write_text("[[bagian]\n")
    assert {"LK020", "LK310"} <= {finding.code for finding in findings(proyek)}


def test_the_agreement_has_a_template_of_its_own_that_is_checked(proyek: Proyek) -> None:
    copy_templates(proyek.root)
    path = proyek.root / "templates" / "perjanjian.docx"
    document = owner.Document(str(path))
    document.add_paragraph("{{ naskah.tahunn }}")
    document.save(str(path))
    [finding] = findings(proyek)
    assert "`naskah.tahunn`" in finding.message
    assert "`naskah.tahun`" in finding.suggestion


# --- checking the text -------------------------------------------------------------------


def own_text(proyek: Proyek, name: str, text: str) -> Path:
    file = proyek.root / "templates" / "narasi" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("line", "code", "told", "meant"),
    [
        ("Nama {{ kantor.namaa }}.", "LK603", "`kantor.namaa`", "`kantor.nama`"),
        ("{% if pnbp %}{{ pnbp.kini.targett }}{% endif %}", "LK603", "targett", "target`"),
        ("{% for i in inovasi %}{{ i.damppak }}{% endfor %}", "LK603", "damppak", "i.dampak"),
        ('{{ tabel("pnbpp") }}', "LK605", "Tabel `pnbpp`", "`pnbp`"),
        ('{% if false %}{{ grafik("pnpb") }}{% endif %}', "LK605", "Grafik `pnpb`", "`pnbp`"),
        ('{{ rumus("nkaa") }}', "LK605", "Rumus `nkaa`", "capaian"),
        ("{% for s in saran %}{{ loop.indx }}{% endfor %}", "LK603", "`indx`", "`index`"),
        ("{{ kantor.nama | kapitl }}", "LK604", "`kapitl`", "`kapital`"),
        ("{% if pnbp is definedd %}x{% endif %}", "LK604", "`definedd`", "`defined`"),
        ('{{ nilai["indikator.puas.tarjet"] }}', "LK603", "puas.tarjet", "puas.target"),
        ('{{ indikator | map(attribute="capain") | list }}', "LK603", "capain", "capaian"),
        ('{% include "narasi/ukur-cacat.md" %}', "LK612", "ukur-cacat", "ukur-cacah"),
        ("{% if pnbp %}", "LK601", "`if` belum ditutup", ""),
        ("{{ tahun ", "LK601", "Templat berakhir sebelum perintah di sini selesai", ""),
        ("{{ }}", "LK601", "Nama atau nilai diharapkan sebelum `}}`", ""),
        ("{{ tahun kantor }}", "LK601", "Seharusnya `}}`, tetapi tertulis `kantor`", ""),
        ("{% for x %}{% endfor %}", "LK601", "Seharusnya `in`, tetapi tertulis `%}`", ""),
        ("{{ kantor.__class__ }}", "LK606", "__class__", ""),
    ],
)
def test_a_mistake_in_a_text_file_is_told_with_line_and_column(
    proyek: Proyek, line: str, code: str, told: str, meant: str
) -> None:
    file = own_text(proyek.ringkas(), "bab_4.md", f"## Saran\n\nKalimat biasa.\n\n{line}\n")
    [finding] = findings(proyek)
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert told in finding.message
    assert meant in finding.suggestion
    assert finding.place is not None
    assert finding.place.file == str(file)
    assert finding.place.line >= 5


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("Nama {{ kantor.namaa }}.", "namaa"),
        ('Isi: {{ tabel("pnbpp") }}', "pnbpp"),
        ("{{ kantor.nama | kapitl }}", "kapitl"),
        ('{{ nilai["indikator.puas.tarjet"] }}', "indikator.puas.tarjet"),
    ],
)
def test_the_column_is_that_of_the_word_itself(proyek: Proyek, line: str, word: str) -> None:
    own_text(proyek.ringkas(), "bab_4.md", f"## Saran\n\n{line}\n")
    [finding] = findings(proyek)
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (3, line.index(word) + 1)


def test_variables_of_the_including_file_are_known_in_the_included_one(proyek: Proyek) -> None:
    own_text(proyek, "ukur-survei_bulanan.md", "{{ m.nama }} {{ sebutan }} {{ m.namma }}\n")
    [finding] = findings(proyek)
    assert "`m.namma`" in finding.message


def test_what_a_text_puts_into_a_namespace_is_known(proyek: Proyek) -> None:
    text = "{% set jumlah = namespace(n=0) %}{% set jumlah.n = jumlah.n + 1 %}{{ jumlah.n }}\n"
    own_text(proyek, "bab-4b-saran.md", text)
    assert findings(proyek) == []


def test_a_text_file_that_nothing_uses_is_a_warning(proyek: Proyek) -> None:
    own_text(proyek, "bab-9-lain.md", "Isi.\n")
    [finding] = findings(proyek)
    assert (finding.code, finding.severity) == ("LK613", Severity.WARNING)


def test_a_chapter_that_does_not_exist_is_told(proyek: Proyek) -> None:
    text = (TEMPLATES / "narasi" / "susunan.toml").read_text(encoding="utf-8")
    own_text(proyek, "susunan.toml", text.replace('"bab-4b-saran.md"', '"bab-4b-sarann.md"'))
    [finding] = findings(proyek)
    assert finding.code == "LK612"
    assert "bab-4b-saran.md" in finding.suggestion


def test_what_markdown_makes_of_a_sound_text_is_checked_by_composing(proyek: Proyek) -> None:
    own_text(
        proyek,
        "bab-4b-saran.md",
        '## Saran\n\nKalimat {{ tabel("capaian-indikator", indikator[0]) }} ini.\n',
    )
    [finding] = findings(proyek)
    assert finding.code == "LK304"


# --- changing and building ---------------------------------------------------------------


@pytest.fixture
def names(proyek: Proyek) -> dict[str, Any]:
    return owner.names_of(proyek.muat())


def test_a_moved_slot_moves_its_part(tmp_path: Path, names: dict[str, Any]) -> None:
    document = owner.default_template()
    slot = owner.slot_paragraph(document, "ringkasan")
    owner.slot_paragraph(document, "bab_2")._p.addprevious(slot._p)
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    order = [words(p) for p in written.paragraphs() if words(p).startswith("Isi ")]
    assert order.index("Isi ringkasan.") == order.index("Isi bab_1.") + 1


def test_a_changed_style_colour_reaches_the_report(tmp_path: Path, names: dict[str, Any]) -> None:
    document = owner.default_template()
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x19)
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    sheet = written.part("word/styles.xml")
    [style] = [s for s in sheet.iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1"]
    assert style.find(f"{W}rPr/{W}color").get(f"{W}val") == "7A0019"


def test_styles_that_differ_by_capitals_only_become_one(
    tmp_path: Path, names: dict[str, Any]
) -> None:
    """LibreOffice writes its own "Caption" beside the template's "caption"."""
    document = owner.default_template()
    own = document.styles["caption"] if "caption" in document.styles else document.styles["Caption"]
    twin = document.styles.add_style("Kembar", 1)
    twin.element.find(f"{W}name").set(f"{W}val", "CAPTION")
    owner.add_sentence(document, "Keterangan lama").style = twin
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    offered = [s.get(f"{W}styleId") for s in written.part("word/styles.xml").iter(f"{W}style")]
    assert len(offered) == len(set(offered))
    assert own.style_id in offered
    [used] = [p for p in written.paragraphs("Caption") if words(p) == "Keterangan lama"]
    assert used is not None


def test_properties_out_of_order_are_put_in_order(tmp_path: Path, names: dict[str, Any]) -> None:
    """LibreOffice does not keep to the order of the schema; of a double the last stays."""
    document = owner.default_template()
    added = owner.add_sentence(document, "Tertukar")
    properties = added._p.pPr
    properties.append(properties.find(f"{W}pStyle"))
    properties.insert(0, properties.makeelement(f"{W}jc", {f"{W}val": "left"}))
    properties.insert(0, properties.makeelement(f"{W}jc", {f"{W}val": "center"}))
    written = owner.write(owner.saved(document, tmp_path), tmp_path, names)
    [found] = [p for p in written.paragraphs() if words(p) == "Tertukar"]
    kept = [(c.tag, c.get(f"{W}val")) for c in found.find(f"{W}pPr")]
    assert kept == [(f"{W}pStyle", "BodyText"), (f"{W}jc", "left")]


@pytest.fixture
def through_libreoffice(tmp_path: Path) -> Path:
    """The template with a sentence and a moved slot, opened and saved by LibreOffice."""
    assert SOFFICE is not None
    document = owner.default_template()
    owner.add_sentence(document, 'Target {{ nilai["indikator.puas.target"] }} & {{ kantor.nama }}.')
    slot = owner.slot_paragraph(document, "ringkasan")
    owner.slot_paragraph(document, "bab_2")._p.addprevious(slot._p)
    document.styles["Heading 1"].font.color.rgb = RGBColor(0x7A, 0x00, 0x19)
    source = owner.saved(document, tmp_path)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profil'}"
    out = tmp_path / "lo"
    command = [SOFFICE, profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*command, "--outdir", out, source], check=True, capture_output=True, timeout=300
    )
    return out / source.name


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) tidak terpasang")
def test_a_template_saved_by_libreoffice_still_builds(
    through_libreoffice: Path, tmp_path: Path, proyek: Proyek
) -> None:
    project = proyek.muat()
    assert check_templates(project, through_libreoffice) == []
    written = owner.write(through_libreoffice, tmp_path, owner.names_of(project))
    text = [words(p) for p in written.paragraphs()]
    assert "Target 3,25 & Kantor Contoh Teluk." in text
    assert text.index("Isi ringkasan.") == text.index("Isi bab_1.") + 1
    _keeps_styles_and_lists(written)
    sheet = written.part("word/styles.xml")
    [style] = [s for s in sheet.iter(f"{W}style") if s.get(f"{W}styleId") == "Heading1"]
    assert style.find(f"{W}rPr/{W}color").get(f"{W}val").upper() == "7A0019"


def _keeps_styles_and_lists(written: Docx) -> None:
    sheet = written.part("word/styles.xml")
    known = [s.get(f"{W}styleId") for s in sheet.iter(f"{W}style")]
    assert len(known) == len(set(known))
    assert set(styles.NAMES.values()) <= set(known)
    used = {e.get(f"{W}val") for e in written.document.iter(f"{W}pStyle", f"{W}rStyle")}
    assert used <= set(known)
    codes = [code.split()[0] for code, _, _ in fields(written.document)]
    assert codes.count("TOC") == 3
    notes = written.part("word/footnotes.xml")
    kinds = [n.get(f"{W}type") for n in notes.iter(f"{W}footnote")]
    assert kinds[:2] == ["separator", "continuationSeparator"]
