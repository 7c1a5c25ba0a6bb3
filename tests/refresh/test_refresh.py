"""New numbers into a report that people have edited: nothing of theirs is lost."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph
from draws import draws
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from refresh_files import (
    NEW_REVENUE,
    OLD_REVENUE,
    OTHER_SAMPLE,
    REVENUE,
    W,
    built,
    correct,
    edit,
    find,
    paragraphs,
    part,
    pictures,
    project,
    seen,
    store,
    text,
    touch,
)

from lkjip_docgen.docx import JOINED
from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from lkjip_docgen.layout.soffice import find_soffice
from lkjip_docgen.refresh.outcome import Kind

PLAIN = Wish(with_layout=False)


def rebuilt(work: Path) -> Path:
    """What a new build of the same data says."""
    other = shutil.copytree(work, work.with_name("baru"))
    shutil.rmtree(other / "keluaran")
    return built(other)


def again(report: Path, wish: Wish = PLAIN) -> RefreshResult:
    return refresh(report, wish=wish)


# --- when nobody edited -------------------------------------------------------------------------


def test_an_untouched_report_becomes_the_new_report(work: Path, report: Path) -> None:
    correct(work, REVENUE)
    result = again(report)
    assert result.untouched
    assert report.read_bytes() == rebuilt(work).read_bytes()


CORRECTIONS = {
    "angka": [REVENUE],
    "nama kantor": [("nama: Kantor Imigrasi Kelas II TPI Tanjungpandan", "nama: Kanim A & B <C>")],
    "kalimat": [("Memantau setiap bulan", "Memeriksa dan membahas setiap bulan")],
    "tanggal": [("2023-12-31", "2023-11-30")],
}


@pytest.mark.parametrize("changes", CORRECTIONS.values(), ids=CORRECTIONS.keys())
def test_a_resaved_report_says_and_shows_what_a_new_build_does(
    work: Path, report: Path, changes: list[tuple[str, str]]
) -> None:
    touch(report)
    correct(work, *changes)
    result = again(report, Wish(force=True, with_layout=False))
    fresh = rebuilt(work)
    assert not result.untouched
    assert not result.outcome.open
    assert paragraphs(report) == paragraphs(fresh)
    assert pictures(report) == pictures(fresh)
    assert sorted(store(report).values()) == sorted(store(fresh).values())


@settings(max_examples=draws(5), suppress_health_check=list(HealthCheck))
@given(
    spent=st.integers(0, 3_000_000_000),
    revenue=st.integers(0, 9_000_000_000),
    index=st.integers(250, 400),
)
def test_any_numbers_come_out_as_in_a_new_build(
    original: Path, tmp_path_factory: pytest.TempPathFactory, spent: int, revenue: int, index: int
) -> None:
    work = shutil.copytree(original, tmp_path_factory.mktemp("acak") / "kerja")
    report = next((work / "keluaran").glob("*.docx"))
    touch(report)
    correct(
        work,
        ("realisasi: 2257292623", f"realisasi: {spent}"),
        ("realisasi: 5259606637", f"realisasi: {revenue}"),
        ("{tahun: 2022, target: 3.12, realisasi: 3.90}",
         f"{{tahun: 2022, target: 3.12, realisasi: {index / 100}}}"),
    )  # fmt: skip
    again(report)
    assert paragraphs(report) == paragraphs(rebuilt(work))


def test_sentences_that_the_numbers_turn_around_follow(tmp_path: Path) -> None:
    work = project(tmp_path / "kerja", OTHER_SAMPLE)
    report = built(work)
    touch(report)
    data = work / "laporan.yaml"
    halved = re.sub(
        r"(realisasi: )(\d+)\b(?!\.)",
        lambda match: f"{match[1]}{int(match[2]) // 2}",
        data.read_text(encoding="utf-8"),
    )
    data.write_text(halved, encoding="utf-8")
    result = again(report)
    assert not result.outcome.open
    assert paragraphs(report) == paragraphs(rebuilt(work))


def test_parts_that_the_data_drop_or_add_follow(work: Path, report: Path) -> None:
    touch(report)
    before = (work / "laporan.yaml").read_text(encoding="utf-8")
    head, _, rest = before.partition("\npenghargaan:")
    following = rest[rest.index("\n\n") :]
    (work / "laporan.yaml").write_text(head + following, encoding="utf-8")
    dropped = again(report)
    assert dropped.outcome.of(Kind.REMOVED)
    assert paragraphs(report) == paragraphs(rebuilt(work))

    (work / "laporan.yaml").write_text(before, encoding="utf-8")
    shutil.rmtree(work.with_name("baru"))
    added = again(report)
    fresh = rebuilt(work)
    assert added.outcome.of(Kind.INSERTED)
    assert paragraphs(report) == paragraphs(fresh)
    assert [p[1:] for p in pictures(report)] == [p[1:] for p in pictures(fresh)]
    comments = part(report, "word/comments.xml")
    assert {c.get(f"{W}author") for c in comments} == {"lkjip"}


def spans(report: Path) -> list[str]:
    """How the cells of all tables span rows."""
    merges = part(report, "word/document.xml").iter(f"{W}vMerge")
    return [merge.get(f"{W}val", "continue") for merge in merges]


def test_an_indicator_goes_and_comes_back_at_its_place(work: Path, report: Path) -> None:
    indicator = """\
              - nama: Indeks Pengamanan Keimigrasian di Wilayah
                indikator: ipk
                target: 3.13
                satuan: Indeks
"""
    touch(report)
    before = spans(report)
    correct(work, (indicator, ""))
    again(report)
    without = rebuilt(work)
    assert (paragraphs(report), spans(report)) == (paragraphs(without), spans(without))
    assert spans(report) != before

    (position,) = [
        n
        for n, line in enumerate((work / "laporan.yaml").read_text("utf-8").splitlines(True))
        if line.strip() == "- kode: sk2"
    ]
    lines = (work / "laporan.yaml").read_text("utf-8").splitlines(True)
    lines.insert(position, indicator)
    (work / "laporan.yaml").write_text("".join(lines), encoding="utf-8")
    result = again(report)
    shutil.rmtree(work.with_name("baru"))
    assert spans(report) == before
    assert paragraphs(report) == paragraphs(rebuilt(work))
    assert result.outcome.of(Kind.INSERTED)


# --- what people did stays --------------------------------------------------------------------


def add_sentence(document: Document) -> None:
    find(document, "Puji syukur").add_run(" Tambahan dari Kepala Kantor.").bold = True


def add_paragraph(document: Document) -> None:
    find(document, "Realisasi Penerimaan Negara").insert_paragraph_before("Sisipan bagian umum.")


def revenue_of_years(document: Document) -> Table:
    """The table of the revenue of each year, by its caption."""
    caption = next(p for p in document.paragraphs if "Realisasi Penerimaan Negara" in captioned(p))
    return next(t for t in document.tables if t._tbl.getprevious() is caption._p)


def captioned(paragraph: Paragraph) -> str:
    return seen(paragraph._p) if paragraph.style.name.lower() == "caption" else ""


def restyle_table(document: Document) -> None:
    for cell in revenue_of_years(document).rows[1].cells:
        cell.paragraphs[0].paragraph_format.space_after = 91440


def rewrite_around_the_number(document: Document) -> None:
    paragraph = find(document, "Realisasi Penerimaan Negara")
    first = paragraph.runs[0]
    first.text = first.text.replace("Realisasi Penerimaan", "Adapun penerimaan")


def break_page(document: Document) -> None:
    find(document, "Realisasi Penerimaan Negara").paragraph_format.page_break_before = True


def comment(document: Document) -> None:
    document.add_comment(find(document, "Puji syukur").runs, "Mohon dicek.", "Sekretaris", "S")


def track(document: Document) -> None:
    paragraph = find(document, "Puji syukur")
    insertion = OxmlElement("w:ins")
    for name, value in (("id", "77"), ("author", "Ketua Tim"), ("date", "2024-01-09T08:00:00Z")):
        insertion.set(f"{W}{name}", value)
    run = deepcopy(paragraph.runs[0]._r)
    next(run.iter(f"{W}t")).text = " Usulan yang belum disetujui."
    insertion.append(run)
    paragraph._p.append(insertion)


def add_picture(document: Document) -> None:
    source = Path(__file__).parents[2] / "docs/gambar/halaman.png"
    find(document, "Puji syukur").add_run().add_picture(str(source), width=914400)


def write_header(document: Document) -> None:
    document.sections[3].header.paragraphs[0].add_run(" Tulisan tangan di kop")


def split_runs(document: Document) -> None:
    """Cut every run in two, as Word does while people type and proofread."""
    for node in list(document.element.body.iter(f"{W}t")):
        words, run = node.text or "", node.getparent()
        if len(words) < 2 or len(run.findall(f"{W}t")) != 1 or run.find(f"{W}tab") is not None:
            continue
        twin = deepcopy(run)
        node.text, next(twin.iter(f"{W}t")).text = words[:1], words[1:]
        run.addnext(twin)
        run.addnext(OxmlElement("w:proofErr"))
    find(document, "Puji syukur").add_run(" Sudah dibaca.")


EDITS = {
    "kalimat": (add_sentence, "Tambahan dari Kepala Kantor."),
    "paragraf": (add_paragraph, "Sisipan bagian umum."),
    "gaya tabel": (restyle_table, 'w:after="'),
    "kalimat di sekitar angka": (rewrite_around_the_number, "Adapun penerimaan"),
    "halaman baru": (break_page, "w:pageBreakBefore"),
    "komentar": (comment, "w:commentReference"),
    "perubahan terlacak": (track, 'w:author="Ketua Tim"'),
    "penggal run": (split_runs, "Sudah dibaca."),
    "gambar": (add_picture, 'cx="914400"'),
}


@pytest.mark.parametrize(("change", "trace"), EDITS.values(), ids=EDITS.keys())
def test_an_edit_stays_and_every_number_is_new(
    work: Path, report: Path, change: object, trace: str
) -> None:
    edit(report, change)  # type: ignore[arg-type]
    before = docx.Document(str(report)).element.xml.count(trace)
    correct(work, REVENUE)
    result = again(report)
    after = docx.Document(str(report)).element.xml
    assert before
    assert after.count(trace) == before
    assert OLD_REVENUE not in text(report)
    assert text(report).count(NEW_REVENUE) == text(rebuilt(work)).count(NEW_REVENUE)
    assert not result.outcome.open
    assert " turun " in text(report)


def test_the_header_that_people_wrote_stays(work: Path, report: Path) -> None:
    edit(report, write_header)
    correct(work, REVENUE)
    again(report)
    header = docx.Document(str(report)).sections[3].header
    assert "Tulisan tangan di kop" in header.paragraphs[0].text


def test_a_section_that_people_took_out_stays_out_and_is_named(work: Path, report: Path) -> None:
    def drop(document: Document) -> None:
        paragraph = find(document, "Realisasi Penerimaan Negara")
        paragraph._p.getparent().remove(paragraph._p)

    edit(report, drop)
    correct(work, REVENUE)
    result = again(report)
    fresh = text(rebuilt(work))
    assert text(report).count(NEW_REVENUE) == fresh.count(NEW_REVENUE) - 1
    [gone] = result.outcome.of(Kind.GONE)
    assert gone.place.endswith(" › Realisasi Anggaran dan PNBP”")


def test_a_moved_paragraph_is_found_where_it_is_now(work: Path, report: Path) -> None:
    def move(document: Document) -> None:
        find(document, "Puji syukur")._p.addnext(find(document, "Realisasi Penerimaan Negara")._p)

    edit(report, move)
    correct(work, REVENUE)
    result = again(report)
    lines = paragraphs(report)
    place = next(n for n, line in enumerate(lines) if line.startswith("Puji syukur"))
    assert NEW_REVENUE in lines[place + 1]
    assert not result.outcome.of(Kind.GONE, Kind.CONFLICT)


def test_a_number_copied_elsewhere_follows_too(work: Path, report: Path) -> None:
    def copy(document: Document) -> None:
        source = find(document, "Realisasi Penerimaan Negara")
        control = next(c for c in source._p.iter(f"{W}sdt") if seen(c) == OLD_REVENUE)
        find(document, "Puji syukur")._p.append(deepcopy(control))

    edit(report, copy)
    correct(work, REVENUE)
    again(report)
    [preface] = [line for line in paragraphs(report) if line.startswith("Puji syukur")]
    assert preface.endswith(NEW_REVENUE)


def test_a_chart_keeps_the_size_that_people_gave_it(work: Path, report: Path) -> None:
    def shrink(document: Document) -> None:
        shape = next(s for s in document.inline_shapes if "pnbp" in s._inline.docPr.get("name"))
        shape.width, shape.height = shape.width // 2, shape.height // 2

    edit(report, shrink)
    size = next(
        s.width for s in docx.Document(str(report)).inline_shapes if "pnbp" in s._inline.docPr.name
    )
    correct(work, REVENUE)
    again(report)
    [shape] = [
        s for s in docx.Document(str(report)).inline_shapes if "pnbp" in s._inline.docPr.name
    ]
    assert shape.width == size
    new = {name: blob for name, _, blob in pictures(rebuilt(work))}
    name = shape._inline.docPr.name
    assert {n: b for n, _, b in pictures(report)}[name] == new[name]


def test_the_earlier_file_is_kept_beside_the_new_one(work: Path, report: Path) -> None:
    edit(report, add_sentence)
    before = report.read_bytes()
    correct(work, REVENUE)
    result = again(report)
    assert result.backup is not None
    assert result.backup.read_bytes() == before
    assert result.backup.name.startswith(f"{report.stem} (sebelum ")
    assert result.backup.suffix == ".docx"


def test_where_nothing_changes_the_file_is_left_alone_and_no_copy_is_made(
    work: Path, report: Path
) -> None:
    edit(report, add_sentence)
    before = report.read_bytes(), report.stat().st_mtime_ns
    result = again(report)
    assert (result.written, result.backup) == (False, None)
    assert (report.read_bytes(), report.stat().st_mtime_ns) == before
    assert not list(report.parent.glob("*(sebelum*"))


def test_a_new_picture_is_written_though_no_word_changes(work: Path, report: Path) -> None:
    edit(report, add_sentence)
    (work / "foto" / "lengkuas.jpg").write_bytes((work / "foto" / "mendanau.jpg").read_bytes())
    result = again(report)
    assert result.written
    assert result.backup is not None


def test_another_file_may_take_the_result(work: Path, report: Path, tmp_path: Path) -> None:
    edit(report, add_sentence)
    before = report.read_bytes()
    correct(work, REVENUE)
    result = refresh(report, out=tmp_path / "hasil.docx", wish=PLAIN)
    assert (report.read_bytes(), result.backup) == (before, None)
    assert NEW_REVENUE in text(tmp_path / "hasil.docx")


def test_a_second_refresh_has_nothing_to_do(work: Path, report: Path) -> None:
    edit(report, add_sentence)
    correct(work, REVENUE)
    again(report)
    first = report.read_bytes()
    assert not again(report).outcome.changes
    assert report.read_bytes() == first


# --- conflicts ---------------------------------------------------------------------------------


def overwrite(document: Document) -> None:
    """Type another number over one in the text."""
    paragraph = find(document, "Realisasi Penerimaan Negara")
    control = next(c for c in paragraph._p.iter(f"{W}sdt") if seen(c) == OLD_REVENUE)
    next(control.iter(f"{W}t")).text = "Rp5.000.000.000"


def test_a_number_that_both_changed_is_a_conflict_until_somebody_decides(
    work: Path, report: Path
) -> None:
    edit(report, overwrite)
    correct(work, REVENUE)
    for _ in range(2):  # it is not forgotten
        [conflict] = again(report).outcome.open
        assert conflict.path == "pnbp.2023.realisasi"
        assert OLD_REVENUE in conflict.old
        assert "Rp5.000.000.000" in conflict.file
        assert NEW_REVENUE in conflict.new
        assert "Rp5.000.000.000" in text(report)
    decided = again(report, Wish(("pnbp.2023.realisasi=data",), with_layout=False))
    assert not decided.outcome.open
    assert "Rp5.000.000.000" not in text(report)
    assert paragraphs(report) == paragraphs(rebuilt(work))


def test_a_conflict_is_marked_in_the_file_with_both_versions_until_it_is_decided(
    work: Path, report: Path
) -> None:
    edit(report, overwrite)
    correct(work, REVENUE)
    [conflict] = again(report).outcome.open
    [said] = conflict_comments(report)
    assert said[0] == f"Pertentangan {conflict.name}"
    assert conflict.file in said[1]
    assert conflict.new in said[2]
    assert again(report).outcome.open[0].name == conflict.name
    assert conflict_comments(report) == [said]
    again(report, Wish((f"{conflict.name}=file",), with_layout=False))
    assert conflict_comments(report) == []


def conflict_comments(report: Path) -> list[list[str]]:
    """The lines of each comment on a conflict that stands in the text."""
    with zipfile.ZipFile(report) as package:
        if "word/comments.xml" not in package.namelist():
            return []
    anchored = {
        e.get(f"{W}id") for e in part(report, "word/document.xml").iter(f"{W}commentReference")
    }
    comments = part(report, "word/comments.xml").iterfind(f"{W}comment")
    lines = [[seen(p) for p in c.iter(f"{W}p")] for c in comments if c.get(f"{W}id") in anchored]
    return [line for line in lines if line[0].startswith("Pertentangan")]


def test_the_file_may_win(work: Path, report: Path) -> None:
    edit(report, overwrite)
    correct(work, REVENUE)
    result = again(report, Wish(("file",), with_layout=False))
    assert [c.taken for c in result.outcome.of(Kind.CONFLICT)] == ["berkas"]
    assert "Rp5.000.000.000" in text(report)
    assert "Rp5.000.000.000" in store(report).values()  # or Word would show another
    assert not again(report).outcome.changes


def test_a_rewritten_sentence_whose_verdict_turned_is_a_conflict(work: Path, report: Path) -> None:
    touched = next(line for line in paragraphs(report) if " naik " in line and "PNBP" in line)

    def in_place(document: Document) -> None:
        for paragraph in document.paragraphs:
            if seen(paragraph._p) == touched:
                for node in paragraph._p.iter(f"{W}t"):
                    node.text = (node.text or "").replace("naik", "melonjak")

    edit(report, in_place)
    correct(work, REVENUE)
    [conflict] = again(report).outcome.open
    assert " naik " in conflict.old
    assert " melonjak " in conflict.file
    assert " turun " in conflict.new
    said = text(report).replace(JOINED, " ")
    assert conflict.file in said  # whole, with the numbers that people read in it


# --- tracked changes ------------------------------------------------------------------------------


def test_the_update_may_appear_as_tracked_changes(work: Path, report: Path) -> None:
    original = paragraphs(report)
    touch(report)
    correct(work, REVENUE)
    again(report, Wish(track=True, with_layout=False))
    fresh = paragraphs(rebuilt(work))

    root = part(report, "word/document.xml")
    marks = list(root.iter(f"{W}ins", f"{W}del"))
    assert marks
    assert {mark.get(f"{W}author") for mark in marks} == {"lkjip"}
    assert kept_without(root, "del") == fresh  # as if accepted

    assert kept_without(refused(root), "ins") == original


def kept_without(root: Any, mark: str) -> list[str]:
    """The words of the paragraphs whose own end has no such mark."""
    lines = root.iter(f"{W}p")
    return [seen(p) for p in lines if p.find(f"{W}pPr/{W}rPr/{W}{mark}") is None]


def refused(root: Any) -> Any:
    """A text without the words that the marks have put in, with those that they took out."""
    for mark in list(root.iter(f"{W}ins")):
        if mark.getparent().tag != f"{W}rPr":  # there it is the end of a paragraph
            mark.getparent().remove(mark)
    for node in root.iter(f"{W}delText"):
        node.tag = f"{W}t"
    return root


# --- other programs ------------------------------------------------------------------------------


@pytest.mark.libreoffice
@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice tidak terpasang")
def test_a_report_that_went_through_libreoffice_is_recognised(
    work: Path, report: Path, tmp_path: Path
) -> None:
    edit(report, add_sentence)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(
        [str(find_soffice()), "--headless", profile, "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path / "lo"), str(report)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    shutil.copyfile(tmp_path / "lo" / report.name, report)
    correct(work, REVENUE)
    result = again(report)
    assert not result.outcome.of(Kind.CONFLICT, Kind.GONE)
    assert "Tambahan dari Kepala Kantor." in text(report)
    assert OLD_REVENUE not in text(report)
    assert text(report).count(NEW_REVENUE) == text(rebuilt(work)).count(NEW_REVENUE)


def test_a_report_without_tags_bindings_and_names_is_matched_by_its_words(
    work: Path, report: Path
) -> None:
    def strip(document: Document) -> None:
        body = document.element.body
        for control in list(body.iter(f"{W}sdt")):
            for run in control.find(f"{W}sdtContent"):
                control.addprevious(run)
            control.getparent().remove(control)
        for mark in [*body.iter(f"{W}bookmarkStart"), *body.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)
        for number, shape in enumerate(document.inline_shapes):
            shape._inline.docPr.set("name", f"Picture {number}")
        find(document, "Puji syukur").add_run(" Disimpan di program lain.")

    edit(report, strip)
    correct(work, REVENUE)
    result = again(report)
    fresh = rebuilt(work)
    assert not result.outcome.of(Kind.CONFLICT, Kind.GONE)
    assert [line.replace(" Disimpan di program lain.", "") for line in paragraphs(report)] == (
        paragraphs(fresh)
    )
    assert [blob for *_, blob in pictures(report)] == [blob for *_, blob in pictures(fresh)]
