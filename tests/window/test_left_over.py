"""What the data hold and no form knows is shown where it stands, and taken out by a click."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from window_on_trial import Browser, copied_sample

from lkjip_docgen.findings import Finding, Severity
from lkjip_docgen.jobs import AtField
from lkjip_docgen.window.opened import Checked, Opened

_NOTE = "Catatan PERIKSA masih ada:"
WAY = "indikator[0].pengukuran"


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opened:
    return browser.window.open(copied_sample(browser, tmp_path))


def change(browser: Browser, opened: Opened, **facts: object):
    version = opened.version
    body = {"versi": version, "sejak": version, "saya": "uji", **facts}
    return browser.change(browser.page("p", opened.key, "ubah"), body)


def choose(browser: Browser, opened: Opened, value: str, before: str):
    section = opened.places().spot(f"{WAY}.jenis").section
    facts = {"aksi": "isi", "bagian": section, "id": f"{WAY}.jenis"}
    return change(browser, opened, **facts, nilai=value, tadi=before)


def way_in(opened: Opened) -> dict[str, object]:
    data = yaml.safe_load((opened.root / "laporan.yaml").read_text(encoding="utf-8"))
    return data["indikator"][0]["pengukuran"]


def test_of_another_way_of_measuring_nothing_of_the_former_is_left(
    browser: Browser, opened: Opened
) -> None:
    text = (opened.root / "laporan.yaml").read_text(encoding="utf-8")
    former = str(way_in(opened)["jenis"])
    new = "langsung" if former != "langsung" else "persentase"

    answer = choose(browser, opened, new, former)

    assert answer.status_code == 200, answer.text
    assert "dihapus" in answer.json()["kabar"]
    assert way_in(opened)["jenis"] == new
    opened.look()
    check(opened)
    assert [each for each in opened.checked.found if each.finding.code == "LK013"] == []

    change(browser, opened, aksi="urung")
    assert (opened.root / "laporan.yaml").read_text(encoding="utf-8") == text


def test_an_unknown_key_is_taken_out_by_the_button_at_its_finding(
    browser: Browser, opened: Opened
) -> None:
    file = opened.root / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    line = next(x for x in text.splitlines() if x.strip().startswith("pengukuran:"))
    column = " " * (len(line) - len(line.lstrip()) + 2)
    file.write_text(text.replace(line, f"{line}\n{column}penilai: Tim", 1), encoding="utf-8")
    opened.look()
    check(opened)
    section = opened.places().spot(WAY).section
    page = browser.get(browser.page("p", opened.key, "isi", section)).text

    assert page.count(f'data-buang="{WAY}.penilai"') == 1
    assert "ada di berkas, tetapi tidak dipakai di bagian ini." in page
    answer = change(browser, opened, aksi="buang", id=f"{WAY}.penilai", bagian=section)
    assert answer.status_code == 200, answer.text
    assert file.read_text(encoding="utf-8") == text


def check(opened: Opened) -> None:
    found = None
    while found is None:  # the window's own look at the file may be the newer one
        opened.live.preview.renew()
        found = opened.live.preview.check(opened.places().ids)
    opened.checked = Checked(found, known=True)


def test_nothing_but_what_no_form_knows_is_taken_out_so(browser: Browser, opened: Opened) -> None:
    check(opened)
    text = (opened.root / "laporan.yaml").read_text(encoding="utf-8")

    answer = change(browser, opened, aksi="buang", id="kantor.nama", bagian="kantor")

    assert answer.status_code == 422
    assert (opened.root / "laporan.yaml").read_text(encoding="utf-8") == text


def test_every_finding_that_has_a_place_is_shown_there_once(
    browser: Browser, opened: Opened
) -> None:
    opened.close()  # nobody checks meanwhile
    ids = sorted(opened.places().ids)
    opened.checked = Checked(tuple(map(_finding_at, ids)), known=True)
    pages = {
        section.id: browser.get(browser.page("p", opened.key, "isi", section.id)).text
        for section in opened.sections()
    }

    shown = {id: pages[opened.places().spot(id).section].count(f"«{id}»") for id in ids}
    assert {id: times for id, times in shown.items() if times != 1} == {}


def _finding_at(id: str) -> AtField:
    return AtField(id, Finding("LK999", Severity.WARNING, f"Salah «{id}»", path=id))


def test_a_note_is_taken_out_once_it_was_worked_through(browser: Browser, opened: Opened) -> None:
    file = opened.root / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    noted = text.replace("\nkantor:", "\n# PERIKSA: nama kantor.\nkantor: # PERIKSA: alamat.", 1)
    file.write_text(noted, encoding="utf-8")
    opened.look()
    check(opened)
    line = 1 + noted[: noted.index("# PERIKSA: nama")].count("\n")

    page = browser.get(browser.page("p", opened.key, "kurang")).text
    assert f'data-diperiksa="{line}" data-catatan="{_NOTE} nama kantor."' in page
    assert checked(browser, opened, line + 1, "alamat.").status_code == 200
    assert checked(browser, opened, line, "nama kantor.").status_code == 200
    assert file.read_text(encoding="utf-8") == text

    assert checked(browser, opened, line, "nama kantor.").status_code == 422
    assert checked(browser, opened, 1, "nama kantor.").status_code == 422


def test_a_note_said_to_be_worked_through_twice_takes_no_other_with_it(
    browser: Browser, opened: Opened
) -> None:
    """A note goes with its line: the next one then stands at that number."""
    file = opened.root / "laporan.yaml"
    text = file.read_text(encoding="utf-8")
    noted = text.replace("\nkantor:", "\n# PERIKSA: nama kantor.\nkantor: # PERIKSA: kantor.", 1)
    file.write_text(noted, encoding="utf-8")
    opened.look()
    check(opened)
    line = 1 + noted[: noted.index("# PERIKSA: nama")].count("\n")

    assert checked(browser, opened, line, "nama kantor.").status_code == 200
    assert checked(browser, opened, line, "nama kantor.").status_code == 422
    left = text.replace("\nkantor:", "\nkantor: # PERIKSA: kantor.", 1)
    assert file.read_text(encoding="utf-8") == left


def checked(browser: Browser, opened: Opened, line: int, words: str):
    facts = {"aksi": "diperiksa", "bagian": "temuan", "baris": line}
    return change(browser, opened, **facts, catatan=f"{_NOTE} {words}")
