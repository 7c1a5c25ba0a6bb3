"""The preview beside the data: only what changed, as a fresh one would show it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from built_sample import OTHER_SAMPLE, SAMPLE, project

from lkjip_docgen.findings import Severity
from lkjip_docgen.jobs import Change, Preview, check_project


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return project(tmp_path / "kantor", OTHER_SAMPLE)


def edit(office: Path, old: str, new: str) -> None:
    file = office / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def amount(office: Path) -> str:
    """The line of the last amount of money in the data."""
    text = (office / "laporan.yaml").read_text(encoding="utf-8")
    *_, last = re.finditer(r"realisasi: \d{6,}", text)
    assert text.count(last[0]) == 1
    return last[0]


def test_the_first_time_everything_is_new(office: Path) -> None:
    preview = Preview(office)
    change = preview.renew()
    assert tuple(change.changed) == change.order
    assert dict(preview.fragments()) == dict(change.changed)
    assert change.problems == ()
    assert change.numbers == ()
    assert change.css == "draf"
    assert ".sampul" in preview.stylesheet()


def test_nothing_is_new_where_nothing_changed(office: Path) -> None:
    preview = Preview(office)
    first, second = preview.renew(), preview.renew()
    assert second.changed == {}
    assert second.order == first.order
    assert second.sheet == first.sheet


def test_a_number_changes_its_own_fragments_and_lights_up(office: Path) -> None:
    preview = Preview(office)
    order = preview.renew().order
    line = amount(office)
    edit(office, line, f"{line[:-1]}{(int(line[-1]) + 1) % 10}")
    change = preview.renew()
    assert 0 < len(change.changed) < len(order) // 4
    assert change.numbers
    shown = "".join(change.changed.values())
    assert any(f'data-jalur="{path}"' in shown for path in change.numbers)


def test_a_line_added_above_changes_no_fragment(office: Path) -> None:
    """A number says which it is, not in which line it stands."""
    preview = Preview(office)
    preview.renew()
    file = office / "laporan.yaml"
    file.write_text("# catatan\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert preview.renew().changed == {}


def test_text_that_is_no_yaml_leaves_the_page_as_it_was(office: Path) -> None:
    preview = Preview(office)
    preview.renew()
    before = preview.fragments()
    line = amount(office)
    edit(office, line, "realisasi: [banyak")
    change = preview.renew()
    assert change.changed == {}
    assert change.problems
    assert preview.fragments() == before
    found = preview.check()
    assert found is not None
    assert tuple(at.finding for at in found) == change.problems
    edit(office, "realisasi: [banyak", line)
    mended = preview.renew()
    assert (mended.problems, mended.changed) == ((), {})


def test_a_value_of_a_wrong_form_hides_neither_the_page_nor_other_findings(office: Path) -> None:
    preview = Preview(office)
    preview.renew()
    before = dict(preview.fragments())
    sound = preview.check()
    assert sound is not None
    line = amount(office)
    edit(office, line, "realisasi: banyak")
    change = preview.renew()
    assert not change.problems
    assert "BELUM DIISI" in "".join(change.changed.values())
    found = preview.check()
    assert found is not None
    told = [at.finding for at in found]
    assert [f.message for f in told if f.severity is Severity.ERROR] == [
        "`realisasi` harus berupa angka, bukan `banyak`."
    ]
    assert {at.finding.message for at in sound} <= {finding.message for finding in told}
    edit(office, "realisasi: banyak", line)
    preview.renew()
    assert preview.fragments() == before


def test_a_folder_without_data_is_a_problem_and_no_error(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    change = preview.renew()
    assert change.order == ()
    assert len(change.problems) == 1


def test_a_template_of_the_office_that_fails_is_a_problem(office: Path) -> None:
    preview = Preview(office)
    preview.renew()
    own = office / "templates" / "narasi" / "bab-4b-saran.md"
    own.parent.mkdir(parents=True)
    own.write_text("## Saran\n\n{{ tidak_ada }}\n", encoding="utf-8")
    change = preview.renew()
    assert change.changed == {}
    assert [found.place and Path(found.place.file) for found in change.problems] == [own]
    assert preview.check() is not None
    own.unlink()
    assert preview.renew().problems == ()


def test_the_findings_are_those_of_check(office: Path) -> None:
    preview = Preview(office)
    preview.renew()
    found = preview.check()
    assert found is not None
    expected = check_project(office)
    open_, accepted = expected.findings, expected.accepted
    assert [at.finding for at in found] == [*open_, *(entry.finding for entry in accepted)]
    assert [at.reason for at in found] == [""] * len(open_) + [a.alasan for a in accepted]


def pictures(changed: Change) -> set[str]:
    return set(re.findall(r'src="([^"]+)"', "".join(changed.changed.values())))


def test_a_chart_stands_until_the_new_one_is_drawn(office: Path) -> None:
    preview = Preview(office)
    if preview.renew().waiting:
        preview.draw()
    shown = "".join(preview.fragments().values())
    file = office / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(realisasi: )(\d)(\d{6,})", r"\g<1>1\3", text), encoding="utf-8")
    first = preview.renew()
    assert first.waiting
    assert pictures(first) <= set(re.findall(r'src="([^"]+)"', shown))
    then = preview.draw()
    assert not then.waiting
    assert then.changed
    new = pictures(then) - pictures(first)
    assert new
    for address in new:
        kind, content = preview.picture(address.rpartition("/")[2]) or ("", b"")
        assert kind == "image/svg+xml"
        assert content.startswith(b"<?xml")


def test_where_no_chart_was_drawn_yet_the_first_page_does_not_wait(tmp_path: Path) -> None:
    preview = Preview(project(tmp_path / "kantor", SAMPLE))
    first = preview.renew()
    assert first.problems == ()
    assert first.waiting
    assert not preview.draw().waiting
    assert Preview(tmp_path / "kantor").renew().waiting is False


def test_a_photo_that_is_replaced_shows(office: Path) -> None:
    preview = Preview(office)
    preview.renew()
    photos = sorted((office / "foto").glob("*.jpg"))
    photos[0].write_bytes(photos[1].read_bytes())
    changed = preview.renew().changed
    assert changed
    for address in re.findall(r'src="([^"]+\.jpg)"', "".join(changed.values())):
        assert preview.picture(address.rpartition("/")[2]) is not None


def test_every_picture_of_a_page_that_was_not_written_again_is_there(office: Path) -> None:
    preview = Preview(office)
    for _ in range(4):
        preview.renew()
    page = preview.stylesheet() + "".join(preview.fragments().values())
    names = set(re.findall(r"/pratinjau/gambar/([0-9a-f]+\.[a-z]+)", page))
    assert len(names) > 5
    assert all(preview.picture(name) is not None for name in names)


def test_another_look_is_another_style_sheet(office: Path) -> None:
    preview = Preview(office)
    before = preview.renew().sheet
    (office / "gaya.toml").write_text('[warna]\nutama = "112233"\n', encoding="utf-8")
    change = preview.renew()
    assert change.sheet != before
    assert "#112233" in preview.stylesheet()
