"""Numbers of captions and references stay fields, and go with the words that they belong to."""

from __future__ import annotations

import pytest

from lkjip_docgen.docx.fields import field, fields_in
from lkjip_docgen.docx.flow import Flow
from lkjip_docgen.docx.xml import NAMESPACES, Element, parse_xml, w
from lkjip_docgen.refresh.editor import Editor, Slice
from lkjip_docgen.refresh.revisions import Revisions
from lkjip_docgen.refresh.sentences import text_of
from lkjip_docgen.refresh.verdicts import judge


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str) -> Element:
    return parse_xml(f'<w:p xmlns:w="{NAMESPACES["w"]}">{"".join(content)}</w:p>'.encode())


def caption(number: str) -> Element:
    return paragraph(run("Tabel 3."), field("SEQ Tabel", run(number)), run(" Hasil survei"))


def sentence(before: str, number: str, behind: str) -> Element:
    return paragraph(run(before), field("REF _Ref1", run(f"Tabel 3.{number}")), run(behind))


def renewed(base: Element, file: Element, data: Element, *, track: bool = False) -> Element:
    """The paragraph of the file with what the data changed."""
    editor = Editor(lambda element: None, Revisions(track=track, date="2024-01-01T00:00:00Z"))
    verdicts = judge(*(text_of(Flow(side)) for side in (base, file, data)))
    swaps = [swap for verdict in verdicts for swap in verdict.swaps]
    for swap in sorted(swaps, key=lambda swap: swap.file, reverse=True):
        editor.replace(
            Slice(Flow(file), *swap.file),
            Slice(Flow(data), *swap.data),
            Slice(Flow(base), *swap.base),
        )
    return file


def shown(element: Element) -> tuple[str, list[tuple[str, str]]]:
    """The words, and what its fields are and say."""
    fields = [(known.instruction.strip(), known.result) for known in fields_in(element)]
    return Flow(element).text, fields


def test_a_new_number_of_a_caption_is_still_counted_by_word() -> None:
    after = renewed(caption("4"), caption("4"), caption("12"))
    assert shown(after) == ("Tabel 3.12 Hasil survei", [("SEQ Tabel", "12")])


def test_a_reference_goes_with_the_words_around_it() -> None:
    """Else Word says in its place that there is no such bookmark."""
    base = sentence("Kantor memperoleh 1 penghargaan menurut ", "4", ".")
    file = sentence("Kantor memperoleh 1 penghargaan menurut ", "4", ".")
    after = renewed(base, file, paragraph(run("Kantor tidak memperoleh penghargaan.")))
    assert shown(after) == ("Kantor tidak memperoleh penghargaan.", [])


SOURCES = [
    "Sumber: Survei Kepuasan Masyarakat, data per 31 Desember 2023.",
    "Sumber: menurut Tabel 3.4 dan Tabel lain.",  # the same words, typed
]


@pytest.mark.parametrize("source", SOURCES)
def test_a_reference_gives_way_to_words_as_a_whole(source: str) -> None:
    """Blanks and words that both have do not stay in a field that Word would fill anew."""
    base = sentence("Sumber: sama dengan ", "4", ".")
    file = sentence("Sumber: sama dengan ", "4", ".")
    after = renewed(base, file, paragraph(run(source)))
    assert shown(after) == (source, [])


@pytest.mark.parametrize("source", SOURCES)
def test_words_give_way_to_a_reference_as_a_whole(source: str) -> None:
    base, file = paragraph(run(source)), paragraph(run(source))
    after = renewed(base, file, sentence("Sumber: sama dengan ", "4", "."))
    expected = [("REF _Ref1", "Tabel 3.4")]
    assert shown(after) == ("Sumber: sama dengan Tabel 3.4.", expected)


def test_what_people_put_on_the_number_of_a_reference_stays_on_the_number() -> None:
    """A comment on it, or a colour: its run is not emptied into the one before."""
    base = sentence("Lihat ", "4", ".")
    coloured = '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>3.4</w:t></w:r>'
    begin, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    inside = f"{run('Tabel ')}{begin}{coloured}{end}"
    file = paragraph(run("Lihat "), field("REF _Ref1", inside), run("."))
    after = renewed(base, file, sentence("Lihat ", "12", "."))
    assert shown(after) == ("Lihat Tabel 3.12.", [("REF _Ref1", "Tabel 3.12")])
    commented = next(after.iter(w("commentRangeStart"))).getnext()
    assert commented is not None
    assert "".join(t.text or "" for t in commented.iter(w("t"))) == "3.12"


@pytest.mark.parametrize("behind", [" dan lampirannya.", ", yaitu laporan."])
def test_words_that_come_in_behind_a_reference_are_no_part_of_it(behind: str) -> None:
    base, file = sentence("Lihat ", "4", "."), sentence("Lihat ", "4", ".")
    after = renewed(base, file, sentence("Lihat ", "4", behind))
    assert shown(after) == (f"Lihat Tabel 3.4{behind}", [("REF _Ref1", "Tabel 3.4")])


@pytest.mark.parametrize(
    ("base", "file", "data", "fields"),
    [
        (caption("4"), caption("4"), caption("12"), 1),
        (sentence("Lihat ", "4", "."), sentence("Lihat ", "4", "."), paragraph(run("Tak ada.")), 0),
    ],
    ids=["renewed", "taken out"],
)
def test_a_tracked_change_takes_the_old_field_out_whole(
    base: Element, file: Element, data: Element, fields: int
) -> None:
    after = renewed(base, file, data, track=True)
    for struck in list(after.iter(w("del"))):
        after.remove(struck)
    assert len(list(after.iter(w("fldChar")))) == 3 * fields
    assert Flow(after).text == Flow(data).text


def test_what_comes_before_words_whose_beginning_people_took_out_stands_before_them() -> None:
    base, file = paragraph(run("Pada 2031 nilai naik.")), paragraph(run("nilai naik."))
    data = paragraph(run("Pada 2031 kembali nilai naik."))
    made = Slice(Flow(base), 10, 10), Slice(Flow(data), 10, 18)
    editor = Editor(lambda element: None, Revisions(track=False, date=""))
    editor.replace(Slice(Flow(file), 0, 0), made[1], made[0])
    assert Flow(file).text == "kembali nilai naik."
