"""The fragments of a page are that page, and show under a policy without styles and scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from composed_samples import SAMPLES, composed_sample

from lkjip_docgen.document import Heading, Paragraph, Part, Report, Text, each_block
from lkjip_docgen.findings import LkjipError
from lkjip_docgen.pdf import Inside, Parted, Served, compose, new_page, write_fragments, write_html
from lkjip_docgen.pdf.cuts import Fragment, fragments, joined, mark, within
from lkjip_docgen.resources import SAMPLES as FOLDER
from lkjip_docgen.style import load_style

BASE = "/gambar/"
BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
TOLD = re.compile(r'(<data [^<>]*?) title="[^"]*">')
DATA = re.compile(r"data:[a-z/+]+;base64,[A-Za-z0-9+/=]+")


def body(html: str) -> str:
    found = BODY.search(html)
    assert found is not None
    return found[1]


def parted(report: Report, project: Path | None = None) -> tuple[Parted, Served]:
    images = Served(BASE)
    return write_fragments(report, load_style(project), {}, images, project=project), images


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_fragments_together_are_the_page(sample: str, tmp_path: Path) -> None:
    report, style = composed_sample(sample), load_style(FOLDER / sample)
    write_html(report, style, {}, tmp_path / "laporan.html", project=FOLDER / sample)
    whole = (tmp_path / "laporan.html").read_text(encoding="utf-8")
    page = new_page(report, style, {}, Inside(), live=True, parted=True)
    marked = compose(report, page, final=False, project=FOLDER / sample)
    assert joined(fragments(body(marked))) == TOLD.sub(r"\1>", body(whole))


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_is_sent_differs_from_them_only_in_addresses_and_styles(sample: str) -> None:
    report, style = composed_sample(sample), load_style(FOLDER / sample)
    page = new_page(report, style, {}, Inside(), live=True, parted=True)
    marked = compose(report, page, final=False, project=FOLDER / sample)
    sent, _ = parted(report, FOLDER / sample)
    alike = [
        re.sub(r"<svg role.*?</svg>|<img [^>]*>", "<gambar>", part.html, flags=re.DOTALL)
        for part in fragments(body(marked))
    ]
    alike = [DATA.sub("DI", html).replace(' style="', ' data-gaya="') for html in alike]
    got = [re.sub(r"<img [^>]*>", "<gambar>", part.html) for part in sent.fragments]
    got = [re.sub(re.escape(BASE) + r"[0-9a-f]{32}\.[a-z]+", "DI", html) for html in got]
    assert got == alike


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_in_it_needs_more_than_the_strictest_policy(sample: str) -> None:
    sent, images = parted(composed_sample(sample), FOLDER / sample)
    for text in (sent.sheet, *(part.html for part in sent.fragments)):
        tags = "".join(re.findall(r"<[^<>]*>", text)) if text != sent.sheet else text
        assert "data:" not in tags
        assert not re.search(r"<(?:script|style|iframe)|\sstyle=|\son[a-z]+=", tags)
    shown = set(re.findall(re.escape(BASE) + r"([0-9a-f]{32}\.[a-z]+)", repr(sent)))
    assert shown
    assert all(images.content(name) is not None for name in shown)


def test_a_chapter_and_each_of_its_parts_is_a_fragment() -> None:
    report = composed_sample(SAMPLES[0])
    sent, _ = parted(report)
    headings = [
        block.id
        for part in report.parts
        for block in each_block(part.blocks)
        if isinstance(block, Heading) and block.level <= 3
    ]
    ids = [part.id for part in sent.fragments]
    assert [name for name in ids if not name.startswith("halaman.")] == headings
    assert ids[0] == "halaman.sampul"
    assert "halaman.daftar-isi" in ids
    assert len(set(ids)) == len(ids)


def test_a_template_that_puts_parts_inside_elements_is_one_fragment(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "html" / "laporan.html"
    own.parent.mkdir(parents=True)
    parts = "".join(f"{{{{ isi.{p.id} }}}}" for p in composed_sample(SAMPLES[0]).parts)
    own.write_text(f"<html><head></head><body><main>{parts}</main></body></html>", "utf-8")
    sent, _ = parted(composed_sample(SAMPLES[0]), tmp_path)
    assert [part.id for part in sent.fragments] == ["halaman.semua"]


@pytest.mark.parametrize("foul", ["<script>x()</script>", '<img src="https://a.example/x.png">'])
@pytest.mark.parametrize("place", ["<head>{}</head><body>", "<head></head><body>{}"])
def test_a_template_that_runs_or_fetches_is_refused(foul: str, place: str, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "html" / "laporan.html"
    own.parent.mkdir(parents=True)
    parts = "".join(f"{{{{ isi.{p.id} }}}}" for p in composed_sample(SAMPLES[0]).parts)
    own.write_text(f"<html>{place.format(foul)}{parts}</body></html>", "utf-8")
    with pytest.raises(LkjipError) as caught:
        parted(composed_sample(SAMPLES[0]), tmp_path)
    assert caught.value.findings[0].code == "LK724"


def test_words_cannot_part_a_page_or_style_it() -> None:
    words = f'{mark("palsu")}{within("palsu")}<b style="color:red"> style="x" data-gaya="y"'
    blocks = (Heading(1, (Text("Bab"),), "bab"), Paragraph((Text(words),)))
    report = composed_sample(SAMPLES[0])
    other = Report(report.properties, (Part("bab_1", blocks),), report.context)
    sent, _ = parted(other)
    (own,) = [part for part in sent.fragments if part.id == "bab"]
    assert '&lt;b style="color:red"&gt; style="x" data-gaya="y"' in own.html
    assert "palsu" not in {part.id for part in sent.fragments}


def test_a_section_that_goes_on_is_joined_again() -> None:
    page = f'<p>S</p>{mark("a")}<section class="isi">A</section>'
    page += f'{within("b")}<section class="isi">B</section>{mark()}\n'
    found = fragments(page)
    assert found == (
        Fragment("halaman.sampul", "<p>S</p>"),
        Fragment("a", '<section class="isi">A</section>'),
        Fragment("b", '<section class="isi">B</section>\n', within=True),
    )
    assert joined(found) == '<p>S</p><section class="isi">AB</section>\n'


def test_a_picture_stays_for_the_page_before_and_no_longer() -> None:
    images = Served(BASE)
    address = images.add("image/png", b"satu")
    name = address.removeprefix(BASE)
    images.begin()
    assert images.content(name) == ("image/png", b"satu")
    images.begin()
    assert images.content(name) is None
    assert images.content("../laporan.yaml") is None
