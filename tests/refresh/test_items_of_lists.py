"""Items of lists that come, go, move and change their names: the report says it as a new build."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from draws import share
from PIL import Image
from refresh_files import W, built, edit, edit_once, find, part, seen
from yaml_changes import changed

from lkjip_docgen.jobs.refresh import RefreshResult, Wish, refresh
from lkjip_docgen.refresh.outcome import Kind

Data = Any
Change = Callable[[Data], None]

OWN_PICTURE = (97, 31, 5)  # the colour of a picture that the program never makes


def change_data(work: Path, change: Change) -> None:
    """Change the data file as people do, anywhere in its lists."""
    file = work / "laporan.yaml"
    file.write_text(changed(file.read_text(encoding="utf-8"), change), encoding="utf-8")


def refreshed(work: Path, report: Path, *changes: Change) -> RefreshResult:
    for change in changes:
        change_data(work, change)
    return refresh(report, wish=Wish(force=True, with_layout=False))


def rebuilt(work: Path) -> Path:
    """What a new build of the same data says."""
    other = shutil.copytree(work, work.with_name("baru"))
    shutil.rmtree(other / "keluaran")
    return built(other)


def sequence(report: Path) -> list[object]:
    """All that a reader sees, in order: words, cells, and the pictures by what they show."""
    document = docx.Document(str(report))
    found: list[object] = []
    for node in document.element.body.iter(f"{W}p", f"{W}drawing"):
        if node.tag == f"{W}p":
            found.append(seen(node))
        else:
            found.append(shown(document, node))
    return found


def shown(document: Document, drawing: Any) -> bytes:
    """The bytes of the picture that a drawing shows."""
    blip = next(e for e in drawing.iter() if e.tag.endswith("}blip"))
    relation = next(v for k, v in blip.attrib.items() if k.endswith("}embed"))
    return bytes(document.part.related_parts[relation].blob)


def paths(report: Path) -> list[tuple[str, str]]:
    """The path and words of every number that is alive."""
    root = part(report, "word/document.xml")
    controls = root.iter(f"{W}sdt")
    return [(tag.get(f"{W}val", ""), seen(c)) for c in controls for tag in c.iter(f"{W}tag")]


# --- the changes of the data ------------------------------------------------------------------


def programme_first(data: Data) -> None:
    new = {"nama": "Program Uji Coba", "kegiatan": [
        {"nama": "Kegiatan Uji Coba", "pagu": 111000000, "realisasi": 99000000}
    ]}  # fmt: skip
    data["anggaran"]["versi"][-1]["program"].insert(0, new)


def innovation_first(data: Data) -> None:
    new = {**data["inovasi"][3], "nama": "Uji Coba", "kepanjangan": "Inovasi Uji Coba"}
    new["foto"] = data["inovasi"][1].get("foto")
    data["inovasi"].insert(0, new)


def indicator(data: Data, kode: str) -> Data:
    return next(item for item in data["indikator"] if item["kode"] == kode)


def indicator_before_the_last(data: Data) -> None:
    new = {
        "kode": "paspor", "nama": "Persentase Permohonan Paspor yang Selesai Tepat Waktu",
        "singkatan": "PTW", "sasaran": data["indikator"][0]["sasaran"], "satuan": "persen",
        "polaritas": "maksimum", "target": 90,
        "pengukuran": {"jenis": "langsung", "nama": "Rekapitulasi layanan paspor", "hasil": 94.5},
        "riwayat": [{"tahun": 2022, "target": 88, "realisasi": 91}],
    }  # fmt: skip
    data["indikator"].insert(len(data["indikator"]) - 1, new)


def indicator_removed(data: Data) -> None:
    data["indikator"].remove(indicator(data, "ipk"))
    for agreement in data["perjanjian_kinerja"]:
        for level in agreement["tingkat"]:
            for goal in level["sasaran"]:
                goal["indikator"] = [i for i in goal["indikator"] if i.get("indikator") != "ipk"]


def indicators_turned_around(data: Data) -> None:
    data["indikator"].reverse()


def sources_turned_around(data: Data) -> None:
    data["anggaran"]["sumber_dana"].reverse()


def unit_renamed_and_moved(data: Data) -> None:
    units = data["organisasi"]["unit"]
    units.append(units.pop(1))
    units[-1]["nama"] += " dan Layanan"


def innovation_removed(data: Data) -> None:
    del data["inovasi"][2]


def spending_of_another_programme(data: Data) -> None:
    program = data["anggaran"]["versi"][-1]["program"][0]
    program["kegiatan"][0]["realisasi"] = int(program["kegiatan"][0]["realisasi"]) - 1_000_000


CHANGES: dict[str, tuple[Change, ...]] = {
    "a programme first": (programme_first,),
    "an innovation first": (innovation_first,),
    "an indicator before the last": (indicator_before_the_last,),
    "an indicator removed, another number changed": (
        indicator_removed, spending_of_another_programme,
    ),
    "indicators in another order": (indicators_turned_around,),
    "sources of funds in another order": (sources_turned_around,),
    "a unit renamed and moved": (unit_renamed_and_moved,),
    "an innovation removed": (innovation_removed,),
    "many at once": (programme_first, innovation_removed, indicators_turned_around),
}  # fmt: skip


@pytest.mark.parametrize("name", share([*reversed(CHANGES)], one_of=3))
def test_an_edited_report_says_and_shows_it_all_as_a_new_build(
    work: Path, report: Path, name: str
) -> None:
    edit_once(report, comment_on_the_preface)
    result = refreshed(work, report, *CHANGES[name])
    fresh = rebuilt(work)
    assert not result.outcome.open
    assert sequence(report) == sequence(fresh)
    assert paths(report) == paths(fresh)
    again = refresh(report, wish=Wish(force=True, with_layout=False))
    assert not again.outcome.changes
    assert again.outcome.same


def comment_on_the_preface(document: Document) -> None:
    paragraph = find(document, "Puji syukur")
    document.add_comment(paragraph.runs, "Mohon diperiksa.", "Kepala Kantor", "KK")


def test_what_stands_under_an_item_moves_with_it(work: Path, report: Path) -> None:
    """A highlight, a comment and an own picture under the second indicator."""

    def decorate(document: Document) -> None:
        body = find(document, "Indeks Pengamanan Keimigrasian (IPK)")
        document.add_comment(body.runs, "Sumbernya?", "Reviu", "R")
        own = body.insert_paragraph_before("Catatan petugas di bawah indikator ini.")
        own.add_run().add_picture(own_picture())

    edit(report, decorate)
    result = refreshed(work, report, indicators_turned_around)
    assert not result.outcome.open
    document = docx.Document(str(report))
    words = [p.text for p in document.paragraphs]
    at = words.index("Catatan petugas di bawah indikator ini.")
    assert words[at - 2] == "Indeks Pengamanan Keimigrasian di Wilayah"
    assert words[at + 1].startswith("Indeks Pengamanan Keimigrasian (IPK)")
    assert next(document.paragraphs[at + 1]._p.iter(f"{W}commentReference"), None) is not None
    assert [x for x in sequence(report) if x == own_bytes()] == [own_bytes()]


def test_a_comment_on_what_moves_has_one_place_when_changes_are_tracked(
    work: Path, report: Path
) -> None:
    """The paragraph shown as taken out and the one shown as put in have one comment each."""

    def decorate(document: Document) -> None:
        body = find(document, "Indeks Pengamanan Keimigrasian (IPK)")
        document.add_comment(body.runs, "Sumbernya?", "Reviu", "R")

    edit(report, decorate)
    change_data(work, indicators_turned_around)
    refresh(report, wish=Wish(force=True, with_layout=False, track=True))
    body = part(report, "word/document.xml")
    said = {c.get(f"{W}id"): seen(c) for c in part(report, "word/comments.xml")}
    marked = [m.get(f"{W}id") for m in body.iter(f"{W}commentReference")]
    assert [said[number] for number in marked] == ["Sumbernya?"] * 2
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [m.get(f"{W}id") for m in body.iter(f"{W}{kind}")] == marked
    assert len(set(marked)) == 2


def own_picture() -> io.BytesIO:
    return io.BytesIO(own_bytes())


def own_bytes() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), OWN_PICTURE).save(stream, "PNG")
    return stream.getvalue()


def test_a_new_chart_arrives_where_people_have_put_a_picture_of_their_own(
    work: Path, report: Path
) -> None:
    def first(document: Document) -> None:
        heading = next(p for p in document.paragraphs if p.text == "Pengukuran Kinerja")
        heading.insert_paragraph_before().add_run().add_picture(own_picture())

    edit(report, first)
    refreshed(work, report, indicator_before_the_last)
    fresh = sequence(rebuilt(work))
    mine = sequence(report)
    assert mine.count(own_bytes()) == 1
    assert [x for x in mine if isinstance(x, bytes) and x != own_bytes()] == [
        x for x in fresh if isinstance(x, bytes)
    ]


def test_a_part_that_people_edited_and_the_data_dropped_waits_for_a_decision(
    work: Path, report: Path
) -> None:
    def note(document: Document) -> None:
        find(document, "Indeks Pengamanan Keimigrasian (IPK)").add_run(" Catatan petugas.")

    edit(report, note)
    for _ in range(2):
        [conflict] = refreshed(work, report, *(() if _ else (indicator_removed,))).outcome.open
        assert "Catatan petugas." in "\n".join(x for x in sequence(report) if isinstance(x, str))
    decided = refresh(report, wish=Wish((f"{conflict.name}=data",), force=True, with_layout=False))
    assert not decided.outcome.open
    assert sequence(report) == sequence(rebuilt(work))


def test_a_picture_of_people_in_a_part_that_the_data_dropped_waits_too(
    work: Path, report: Path
) -> None:
    def replace(document: Document) -> None:
        named = [p for p in document.paragraphs if p.text.startswith("Simpor (")]
        heading = named[-1]  # the first is a line of the summary
        drawings = document.element.body.iter(f"{W}drawing")
        shown_here = next(d for d in drawings if stands_behind(d, heading._p))
        relation, _ = document.part.get_or_add_image(own_picture())
        blip = next(e for e in shown_here.iter() if e.tag.endswith("}blip"))
        key = next(k for k in blip.attrib if k.endswith("}embed"))
        blip.set(key, relation)

    edit(report, replace)
    [conflict] = refreshed(work, report, innovation_removed).outcome.open
    assert own_bytes() in sequence(report)
    assert conflict.old


def stands_behind(node: Any, paragraph: Any) -> bool:
    """Whether an element comes after a paragraph in the text."""
    order = list(paragraph.getparent().iter())
    return order.index(node) > order.index(paragraph)


def test_a_report_that_forgot_its_origin_is_taken_back_with_the_earlier_data(
    work: Path, report: Path, tmp_path: Path
) -> None:
    earlier = shutil.copytree(work, tmp_path / "semula")

    def forget(document: Document) -> None:
        for control in list(document.element.body.iter(f"{W}sdt")):
            for run in list(control.find(f"{W}sdtContent")):
                control.addprevious(run)
            control.getparent().remove(control)
        for key, relation in list(document.part.rels.items()):
            if relation.reltype.endswith("/customXml"):
                del document.part.rels[key]

    edit(report, forget)
    change_data(work, programme_first)
    wish = Wish(force=True, with_layout=False, base=earlier)
    assert not refresh(report, wish=wish).outcome.open
    fresh = rebuilt(work)
    assert sequence(report) == sequence(fresh)
    assert len(paths(report)) > 0.9 * len(paths(fresh))  # numbers are alive again
    assert not refresh(report, wish=Wish(force=True, with_layout=False)).outcome.changes


# --- tables whose columns change --------------------------------------------------------------


def a_year_less(data: Data) -> None:
    del data["smart"]["tahunan"][0]


def history(document: Document) -> Any:
    """The table of the budget's score, which has a column for each year."""
    return captioned(document, "Nilai Kinerja Anggaran Tahun")


def captioned(document: Document, known: str) -> Any:
    """The first table with such a caption."""
    captions = (p for p in document.paragraphs if p.style.name.lower() == "caption")
    return next(p._p.getnext() for p in captions if known in seen(p._p))


def test_a_table_that_waits_for_a_decision_stays_to_the_last_number(
    work: Path, report: Path
) -> None:
    def note_in_a_cell(document: Document) -> None:
        cell = list(history(document).iter(f"{W}t"))[-1]
        cell.text = f"{cell.text} (sementara)"

    def figures(document: Document) -> list[str]:
        return [seen(cell) for cell in history(document).iter(f"{W}tc")]

    edit(report, note_in_a_cell)
    before = figures(docx.Document(str(report)))
    result = refreshed(work, report, a_year_less, score_raised)
    [conflict] = result.outcome.open
    assert "seluruhnya" in conflict.place
    assert figures(docx.Document(str(report))) == before
    assert not [change for change in result.outcome.of(Kind.GONE) if not change.new]


def score_raised(data: Data) -> None:
    data["smart"]["tahunan"][-1]["komponen"]["efisiensi"] = 11.17


# --- the first row of a group says the group's name too ----------------------------------------


def indicator_like_the_first_of_the_second_goal(data: Data) -> None:
    place = next(i for i, known in enumerate(data["indikator"]) if known["kode"] == "iki")
    new = {
        **data["indikator"][place], "kode": "pojok", "singkatan": "PJK",
        "nama": "Indeks Pojok Layanan",
    }  # fmt: skip
    data["indikator"].insert(place, new)


def summary(document: Document) -> list[Any]:
    """The rows of the table that sums up the achievements."""
    return list(captioned(document, "Capaian Kinerja Tahun").iter(f"{W}tr"))


def delete_the_row_of_iki(document: Document) -> None:
    row = next(r for r in summary(document) if "Indeks Kepuasan Internal" in seen(r))
    row.getparent().remove(row)


def test_a_row_that_people_deleted_stays_away_when_another_becomes_the_first_of_its_goal(
    work: Path, report: Path
) -> None:
    edit(report, delete_the_row_of_iki)

    refreshed(work, report, indicator_like_the_first_of_the_second_goal)

    rows = "\n".join(seen(row) for row in summary(docx.Document(str(report))))
    assert "Indeks Pojok Layanan" in rows
    assert "Indeks Kepuasan Internal" not in rows
