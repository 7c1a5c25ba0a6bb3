"""Offices that lie elsewhere: what a folder here gives, byte for byte, and no more lost over it."""

from __future__ import annotations

import importlib
import json
import shutil
import threading
from pathlib import Path

import docx
import pytest
from here import Here, work_here
from offices import broken, office

from lkjip_docgen import api, cli
from lkjip_docgen.addresses import Address, Entry, Mirror, Store
from lkjip_docgen.batch import Summary
from lkjip_docgen.findings import LkjipError, problem
from lkjip_docgen.jobs import BatchWish, batch, check_all
from lkjip_docgen.records import replace

fsspec = pytest.importorskip("fsspec")
opening = importlib.import_module("lkjip_docgen.addresses.opening")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    return work_here(monkeypatch)


def at(folder: Path) -> Address:
    return Address(f"file://{folder.as_posix()}")


def statuses(summary: Summary) -> dict[str, str]:
    return {outcome.name: str(outcome.status) for outcome in summary.outcomes}


def reports(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("LKjIP*")
    }


def test_processes_make_of_an_address_what_they_make_of_a_folder(tmp_path: Path) -> None:
    root = tmp_path / "semua"
    project = office(root, "anggrek")
    office(root, "wilayah/bakung")
    broken(root, "rusak")
    wish = BatchWish(at(root), at(tmp_path / "keluar"), with_layout=False, workers=2)

    first = batch(wish)

    assert statuses(first) == {"anggrek": "dibuat", "rusak": "gagal", "wilayah/bakung": "dibuat"}
    assert len(reports(tmp_path / "keluar")) == 2
    [alone] = api.build(project.root, tmp_path / "sendiri", with_layout=False).files
    assert reports(tmp_path / "keluar" / "anggrek") == {alone.name: alone.read_bytes()}
    [finding] = first.outcomes[1].findings
    assert finding.place is not None
    assert finding.place.file == f"file://{root}/rusak/laporan.yaml"
    page = (tmp_path / "keluar" / "ringkasan-batch.html").read_text(encoding="utf-8")
    [name] = first.outcomes[0].files
    assert f'href="anggrek/{name}"' in page
    assert not list(tmp_path.rglob("*.sementara"))


def test_only_what_changed_is_built_again_and_an_edited_report_is_listed(
    tmp_path: Path, here: Here
) -> None:
    root = tmp_path / "semua"
    first, second = office(root, "anggrek"), office(root, "bakung")
    wish = BatchWish(at(root), with_layout=False)
    assert set(statuses(batch(wish)).values()) == {"dibuat"}

    first.ganti("bidang: percontohan", "bidang: percobaan")
    [report] = (second.root / "keluaran").glob("*.docx")
    document = docx.Document(str(report))
    document.add_paragraph("Kalimat orang.")
    document.save(str(report))
    theirs = report.read_bytes()
    assert statuses(batch(wish)) == {"anggrek": "dibuat", "bakung": "disunting"}

    second.ganti("Rencana Strategis Contoh", "Rencana Strategis Baru")
    behind = batch(wish)
    assert statuses(behind) == {"anggrek": "tidak berubah", "bakung": "disunting"}
    [finding] = behind.outcomes[1].findings
    assert "lkjip refresh" in finding.suggestion
    assert finding.place is not None
    assert finding.place.file == f"file://{report}"
    assert report.read_bytes() == theirs


def test_data_in_an_archive_are_read_and_nothing_is_written_into_it(
    tmp_path: Path, here: Here
) -> None:
    office(tmp_path / "semua", "anggrek")
    archive = shutil.make_archive(str(tmp_path / "semua"), "zip", tmp_path, "semua")
    wish = BatchWish(Address(f"zip://semua::file://{archive}"), with_layout=False)
    bare = shutil.make_archive(str(tmp_path / "isi"), "zip", tmp_path / "semua")
    for root in ("zip://", "zip:///"):
        assert [o.name for o in check_all(Address(f"{root}::file://{bare}")).offices] == ["anggrek"]

    with pytest.raises(LkjipError) as caught:
        batch(wish)
    assert [finding.code for finding in caught.value.findings] == ["LK841"]
    assert "-o" in caught.value.findings[0].suggestion
    assert here.order == []

    assert statuses(batch(replace(wish, out=tmp_path / "keluar"))) == {"anggrek": "dibuat"}
    assert len(reports(tmp_path / "keluar")) == 1


@pytest.mark.parametrize("place", ["memory://y", "simplecache::file:///tmp/y", "data://y"])
def test_a_place_that_forgets_is_no_place_for_reports(
    place: str, tmp_path: Path, here: Here
) -> None:
    office(tmp_path, "anggrek")
    with pytest.raises(LkjipError) as caught:
        batch(BatchWish(tmp_path, Address(place), with_layout=False))
    assert [finding.code for finding in caught.value.findings] == ["LK841"]
    assert here.order == []


def test_outputs_go_into_a_folder_of_the_same_place_and_are_no_data_there(
    tmp_path: Path, here: Here
) -> None:
    root = tmp_path / "semua"
    office(root, "anggrek")
    out = root / "hasil"

    for expected in ("dibuat", "tidak berubah"):
        summary = batch(BatchWish(at(root), at(out), with_layout=False))
        assert statuses(summary) == {"anggrek": expected}
        assert not summary.findings
    for same in (at(root), root, Address(f"file://{root}/./"), Address(f"local://{root}")):
        with pytest.raises(LkjipError) as caught:
            batch(BatchWish(at(root), same, with_layout=False))
        assert [finding.code for finding in caught.value.findings] == ["LK067"]


def test_nothing_is_made_at_an_address_that_holds_no_office(tmp_path: Path, here: Here) -> None:
    with pytest.raises(LkjipError) as caught:
        batch(BatchWish(at(tmp_path / "salah-ketik")))

    assert [finding.code for finding in caught.value.findings] == ["LK842"]
    assert list(tmp_path.iterdir()) == []


def test_somebodys_page_in_the_place_of_the_summary_is_told_where_it_lies(
    tmp_path: Path, here: Here
) -> None:
    office(tmp_path / "semua", "anggrek")
    page = tmp_path / "keluar" / "ringkasan-batch.html"
    page.parent.mkdir()
    page.write_text("pekerjaan orang", encoding="utf-8")

    with pytest.raises(LkjipError) as caught:
        batch(BatchWish(at(tmp_path / "semua"), at(page.parent)))

    [finding] = caught.value.findings
    assert (finding.code, finding.place and finding.place.file) == ("LK066", f"file://{page}")
    assert "--overwrite" not in finding.suggestion
    assert here.order == []


def test_an_office_that_cannot_be_listed_is_not_passed_over(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "semua"
    for name in ("anggrek", "bakung"):
        office(root, name)
    listed = Store.entries

    def closed(self: Store, name: str) -> tuple[Entry, ...]:
        if name == "bakung":
            raise problem("LK844", "Tidak menjawab.")
        return listed(self, name)

    monkeypatch.setattr(Store, "entries", closed)
    summary = batch(BatchWish(at(root), tmp_path / "keluar", with_layout=False))

    assert statuses(summary) == {"anggrek": "dibuat"}
    [finding] = summary.findings
    assert finding.code == "LK813"
    assert "Tidak menjawab" in finding.message
    assert not summary.is_sound


def test_a_place_that_stops_answering_in_the_end_does_not_keep_what_was_made_untold(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path / "semua", "anggrek")

    def put_back(self: Mirror, names: object) -> None:
        if "ringkasan-batch.html" in list(names):  # type: ignore[call-overload]
            threading.Event().wait(3)

    monkeypatch.setattr(Mirror, "put_back", put_back)
    monkeypatch.setattr(opening, "_ANSWER", 0.5)
    wish = BatchWish(at(tmp_path / "semua"), at(tmp_path / "keluar"), with_layout=False)
    summary = batch(wish)

    assert statuses(summary) == {"anggrek": "dibuat"}
    assert [finding.code for finding in summary.findings] == ["LK844"]


def test_one_office_with_a_hostile_name_in_it_harms_no_other_and_nothing_outside(
    tmp_path: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "semua"
    for name in ("anggrek", "jahat"):
        office(root, name)
    system = fsspec.filesystem("memory")
    system.store.clear()
    system.put(str(root), "/semua", recursive=True)
    listed = system.ls

    def hostile(path: str, detail: bool = True, **more: object) -> list[dict[str, object]]:
        found: list[dict[str, object]] = listed(path, detail=True, **more)
        if path.endswith("jahat"):
            found.append({"name": f"{path}/../../../luar.txt", "type": "file", "size": 5})
        return found

    monkeypatch.setattr(type(system), "ls", lambda self, *a, **k: hostile(*a, **k))
    summary = batch(BatchWish(Address("memory://semua"), tmp_path / "keluar", with_layout=False))

    assert statuses(summary) == {"anggrek": "dibuat", "jahat": "gagal"}
    [finding] = summary.outcomes[1].findings
    assert finding.code == "LK845"
    assert "../../../luar.txt" in finding.message


def test_no_secret_of_an_address_is_told_or_written(
    tmp_path: Path, here: Here, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = "r4h4s14"

    class Guarded(type(fsspec.filesystem("file"))):  # type: ignore[misc]
        """This computer, for whoever says a password."""

        protocol = "dijaga"

        @classmethod
        def _strip_protocol(cls, path: str) -> str:
            return str(path).partition("@")[2] if "@" in str(path) else str(path)

    fsspec.register_implementation("dijaga", Guarded, clobber=True)
    root = tmp_path / "semua"
    office(root, "anggrek")
    broken(root, "rusak")

    address = f"dijaga://budi:{secret}@{root}"
    status = cli.main(["batch", address, "--no-layout"])

    said = capsys.readouterr()
    assert status == 1
    data = (root / "keluaran" / "ringkasan-batch.json").read_text(encoding="utf-8")
    assert json.loads(data)["counts"]["dibuat"] == 1
    page = (root / "keluaran" / "ringkasan-batch.html").read_text(encoding="utf-8")
    assert len(reports(root)) == 1
    for text in (said.out, said.err, data, page):
        assert secret not in text
        assert "budi" not in text


def test_other_commands_say_that_they_need_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["rollup", "s3://kunci:r4h4s14@wadah/kanwil"])

    said = capsys.readouterr().err
    assert "salin folder itu dahulu" in said
    assert "r4h4s14" not in said
